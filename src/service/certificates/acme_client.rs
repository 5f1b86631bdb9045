//! The HTTP client of ACME.

use std::{io, pin::Pin, time::Duration};

use hyper::{Request, Response, body::Bytes};
use instant_acme::{BodyWrapper, BytesResponse, Error, HttpClient};
use reqwest::{Body, Certificate, Client};

use crate::{
    config::acme::AcmeSettings,
    runtime::http_client::{builder, error_chain, read_capped},
};

/// Time limit of one request.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Longest answer that is read, in bytes.
const MAX_ANSWER_BYTES: usize = 1024 * 1024;

/// A client for the servers of one authority.
pub(super) struct AcmeClient(Client);

impl AcmeClient {
    /// # Errors
    /// The certificates of `acme_ca_file` are refused.
    pub(super) fn new(settings: &AcmeSettings) -> reqwest::Result<Self> {
        let mut client = builder(&settings.directory, TIMEOUT).https_only(true);

        if !settings.authorities.is_empty() {
            let trusted = settings.authorities.iter().map(|der| Certificate::from_der(der));
            client = client.tls_certs_only(trusted.collect::<reqwest::Result<Vec<_>>>()?);
        }
        client.build().map(Self)
    }
}

type Answer = Result<BytesResponse, Error>;

impl HttpClient for AcmeClient {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Answer> + Send>> {
        let client = self.0.clone();
        Box::pin(async move { send(&client, request).await.map_err(|e| Error::Other(e.into())) })
    }
}

async fn send(client: &Client, request: Request<BodyWrapper<Bytes>>) -> io::Result<BytesResponse> {
    let unreachable = |error| io::Error::other(error_chain(error));
    let request = reqwest::Request::try_from(request.map(Body::wrap)).map_err(unreachable)?;
    let mut response = client.execute(request).await.map_err(unreachable)?;

    let body = read_capped(&mut response, MAX_ANSWER_BYTES).await.map_err(unreachable)?;
    if !body.is_whole {
        return Err(io::Error::other("the answer is too long"));
    }

    let mut head = Response::new(());
    *head.status_mut() = response.status();
    *head.headers_mut() = response.headers().clone();
    let (parts, ()) = head.into_parts();
    Ok(BytesResponse { parts, body: Box::new(Bytes::from(body.bytes)) })
}
