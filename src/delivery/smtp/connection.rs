//! The connection below a conversation: plain or with TLS.

use std::{fmt, io, sync::Arc};

use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{InvalidDnsNameError, ServerName},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

use super::conversation::SmtpError;
use crate::{config, delivery::provider::Unusable};

/// A bidirectional connection.
pub(super) trait Stream: AsyncRead + AsyncWrite + Unpin + Send + Sync + fmt::Debug {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send + Sync + fmt::Debug> Stream for T {}

/// Opens connections to the mail server, and holds the trusted certificate authorities.
pub(super) struct Connector {
    host: String,
    port: u16,
    name: ServerName<'static>,
    tls: TlsConnector,
}

impl Connector {
    pub fn new(settings: &config::Smtp) -> Result<Self, Unusable> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        // They were validated with the settings.
        roots.add_parsable_certificates(settings.authorities.iter().cloned());
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from(settings.host.clone())?;
        Ok(Self {
            host: settings.host.clone(),
            port: settings.port,
            name,
            tls: TlsConnector::from(Arc::new(tls)),
        })
    }

    pub async fn open(&self) -> Result<TcpStream, SmtpError> {
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }

    /// Starts TLS on the connection.
    ///
    /// # Errors
    /// [`SmtpError::Tls`], for example for a certificate that is not trusted.
    pub async fn encrypt(&self, stream: Box<dyn Stream>) -> Result<Box<dyn Stream>, SmtpError> {
        match self.tls.connect(self.name.clone(), stream).await {
            Ok(stream) => Ok(Box::new(stream)),
            Err(error) => {
                tracing::warn!(%error, "the TLS handshake with the mail server failed");
                Err(SmtpError::Tls)
            }
        }
    }
}

impl fmt::Debug for Connector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Connector({}:{})", self.host, self.port)
    }
}

impl From<InvalidDnsNameError> for Unusable {
    fn from(error: InvalidDnsNameError) -> Self {
        Self::Smtp(error.to_string())
    }
}

impl From<rustls::Error> for Unusable {
    fn from(error: rustls::Error) -> Self {
        Self::Smtp(error.to_string())
    }
}

impl From<io::Error> for SmtpError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
