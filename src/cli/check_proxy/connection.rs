//! Connections to a site: one for each request, plain or with TLS.

use std::{io, sync::Arc, time::Duration};

use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, ServerName},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::TlsConnector;
use url::{Host, Url};

use super::{
    request::WireRequest,
    response::{BodyLength, WireResponse},
};
use crate::cli::Error;

/// Longest time for a request with its response.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Longest head of a response, in bytes.
const MAX_HEAD_BYTES: usize = 64 * 1024;
/// Longest part of a body that is read, in bytes.
const MAX_BODY_BYTES: usize = 1024 * 1024;

/// The reason for which there is no response.
#[derive(Debug, thiserror::Error)]
pub(super) enum ConnectionFailure {
    #[error("no connection: {0}")]
    Unreachable(io::Error),
    #[error("no connection with TLS: {0}")]
    Tls(io::Error),
    #[error("no answer within {} seconds", TIMEOUT.as_secs())]
    TimedOut,
    /// The connection was closed, or broke.
    #[error("the connection was closed without an answer")]
    Closed,
    #[error("the answer is not HTTP")]
    Malformed,
}

/// The certificate authorities that are trusted: the public ones, and those of the operator.
#[derive(Clone)]
pub(super) struct TlsTrust(TlsConnector);

impl TlsTrust {
    /// Trusts the public authorities, and these.
    ///
    /// # Errors
    /// [`Error::Failed`] when TLS cannot be used at all.
    pub(super) fn new(authorities: Vec<CertificateDer<'static>>) -> Result<Self, Error> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        roots.add_parsable_certificates(authorities);
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| Error::Failed(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self(TlsConnector::from(Arc::new(config))))
    }
}

/// A site that is asked.
#[derive(Clone)]
pub(super) struct WebSite {
    url: Url,
    trust: TlsTrust,
}

impl WebSite {
    /// The site of a URL of http or https with a host.
    pub(super) fn new(url: Url, trust: TlsTrust) -> Self {
        Self { url, trust }
    }

    /// The authorities that this site is verified with.
    pub(super) fn trust(&self) -> TlsTrust {
        self.trust.clone()
    }

    pub(super) fn url(&self) -> &Url {
        &self.url
    }

    pub(super) fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    pub(super) fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// Host and port, as in the header `Host`.
    pub(super) fn authority(&self) -> String {
        let origin = self.origin();
        origin.split_once("://").map(|(_, authority)| authority.to_owned()).unwrap_or_default()
    }

    /// Sends a request on a connection of its own, and reads the response.
    ///
    /// # Errors
    /// [`ConnectionFailure`].
    pub(super) async fn send(
        &self,
        request: &WireRequest,
    ) -> Result<WireResponse, ConnectionFailure> {
        let exchange = timeout(TIMEOUT, self.exchange(request)).await;
        exchange.unwrap_or(Err(ConnectionFailure::TimedOut))
    }

    async fn exchange(&self, request: &WireRequest) -> Result<WireResponse, ConnectionFailure> {
        let name = match self.url.host() {
            Some(Host::Domain(name)) => name.to_owned(),
            Some(Host::Ipv4(address)) => address.to_string(),
            Some(Host::Ipv6(address)) => address.to_string(),
            None => return Err(ConnectionFailure::Unreachable(io::ErrorKind::NotFound.into())),
        };
        let port = self.url.port_or_known_default().unwrap_or_default();
        let stream = TcpStream::connect((name.as_str(), port)).await;
        let stream = stream.map_err(ConnectionFailure::Unreachable)?;

        let bytes = request.to_bytes(&self.authority());
        if !self.is_https() {
            return converse(stream, &bytes, request.is_head()).await;
        }
        let name = ServerName::try_from(name).map_err(|error| {
            ConnectionFailure::Tls(io::Error::new(io::ErrorKind::InvalidInput, error))
        })?;
        let stream = self.trust.0.connect(name, stream).await.map_err(ConnectionFailure::Tls)?;
        converse(stream, &bytes, request.is_head()).await
    }
}

/// Sends the bytes of a request, and reads its response.
async fn converse(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    request: &[u8],
    is_head: bool,
) -> Result<WireResponse, ConnectionFailure> {
    // A server that refuses a request early may close the connection while it is sent.
    stream.write_all(request).await.ok();
    stream.flush().await.ok();

    let mut read = Vec::new();
    let (mut response, head_length) = loop {
        match WireResponse::parse(&read)? {
            // Interim responses (RFC 9110 §15.2) come before the one that counts.
            Some((interim, length)) if matches!(interim.status, 100 | 102..200) => {
                read.drain(..length);
            }
            Some(found) => break found,
            None if read.len() > MAX_HEAD_BYTES => return Err(ConnectionFailure::Malformed),
            None => read_more(&mut stream, &mut read).await?,
        }
    };

    read.drain(..head_length);
    response.body = read_body(&mut stream, read, response.body_length(is_head)).await?;
    Ok(response)
}

/// Reads a body that begins with these bytes, as far as it is read.
async fn read_body(
    stream: &mut (impl AsyncRead + Unpin),
    mut read: Vec<u8>,
    length: BodyLength,
) -> Result<Vec<u8>, ConnectionFailure> {
    loop {
        let whole = match length {
            BodyLength::Bytes(length) if read.len() >= length => Some(read[..length].to_vec()),
            BodyLength::Chunked => join_chunks(&read)?,
            BodyLength::Bytes(_) | BodyLength::UntilClosed => None,
        };
        if let Some(body) = whole {
            return Ok(body);
        }
        if read.len() > MAX_BODY_BYTES {
            return Ok(read);
        }

        match read_more(stream, &mut read).await {
            Ok(()) => {}
            Err(ConnectionFailure::Closed) if length == BodyLength::UntilClosed => return Ok(read),
            Err(failure) => return Err(failure),
        }
    }
}

/// Joins the chunks of a body (RFC 9112 §7.1). `None` if the last one is not there yet.
fn join_chunks(mut rest: &[u8]) -> Result<Option<Vec<u8>>, ConnectionFailure> {
    let mut body = Vec::new();
    loop {
        let (start, size) = match httparse::parse_chunk_size(rest) {
            Ok(httparse::Status::Complete(found)) => found,
            Ok(httparse::Status::Partial) => return Ok(None),
            Err(_) => return Err(ConnectionFailure::Malformed),
        };
        if size == 0 {
            return Ok(Some(body));
        }

        let size = usize::try_from(size).map_err(|_| ConnectionFailure::Malformed)?;
        let end = start.checked_add(size).ok_or(ConnectionFailure::Malformed)?;
        let Some(chunk) = rest.get(start..end) else { return Ok(None) };
        body.extend_from_slice(chunk);
        let Some(behind) = rest.get(end..).and_then(|rest| rest.strip_prefix(b"\r\n")) else {
            return Ok(None);
        };
        rest = behind;
    }
}

async fn read_more(
    stream: &mut (impl AsyncRead + Unpin),
    read: &mut Vec<u8>,
) -> Result<(), ConnectionFailure> {
    match stream.read_buf(read).await {
        Ok(0) | Err(_) => Err(ConnectionFailure::Closed),
        Ok(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(response: &str) -> Result<WireResponse, ConnectionFailure> {
        let (mut server, client) = tokio::io::duplex(64 * 1024);
        server.write_all(response.as_bytes()).await.unwrap();
        drop(server);
        converse(client, b"", false).await
    }

    #[tokio::test]
    async fn bodies_are_read_in_each_of_their_forms() {
        for response in [
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcdeHTTP/1.1 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\
             3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n",
            "HTTP/1.0 200 OK\r\n\r\nabcde",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde",
        ] {
            let read = read(response).await.unwrap();
            assert_eq!((read.status, read.body.as_slice()), (200, &b"abcde"[..]), "{response}");
        }
        let upgraded = read("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n").await;
        assert_eq!(upgraded.unwrap().status, 101);
    }

    #[tokio::test]
    async fn connections_without_a_whole_response_are_failures() {
        for response in
            ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"]
        {
            let failure = read(response).await.unwrap_err();
            assert!(matches!(failure, ConnectionFailure::Closed), "{response}: {failure:?}");
        }
        for response in ["<html>", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n"] {
            let failure = read(response).await.unwrap_err();
            assert!(matches!(failure, ConnectionFailure::Malformed), "{response}: {failure:?}");
        }
    }
}
