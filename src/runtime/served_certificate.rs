//! The certificate that this process presents to clients, and its answers to the challenges of
//! ACME.

use std::sync::{Arc, PoisonError, RwLock};

use rustls::{
    ServerConfig,
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};

use super::http_client::install_tls_provider;
use crate::domain::credentials::server_certificate::ServerCertificate;

/// Protocol of a connection by which an authority verifies a domain (RFC 8737 §6.2).
pub const ACME_PROTOCOL: &[u8] = b"acme-tls/1";

/// The current certificate. Connections that are open keep the one with which they began.
#[derive(Debug, Default)]
pub struct ServedCertificate {
    current: RwLock<Option<ServerCertificate>>,
    challenge: RwLock<Option<ChallengeAnswer>>,
}

/// The answer to the challenge of the moment.
#[derive(Debug)]
pub enum ChallengeAnswer {
    /// The text at `/.well-known/acme-challenge/<token>` (RFC 8555 §8.3).
    Text { token: String, key_authorization: String },
    /// The certificate for connections that speak [`ACME_PROTOCOL`] (RFC 8737 §3).
    Certificate { domain: String, certified_key: Arc<CertifiedKey> },
}

impl ServedCertificate {
    pub fn current(&self) -> Option<ServerCertificate> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Presents this certificate to the connections that begin from now on.
    pub fn present(&self, certificate: ServerCertificate) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Some(certificate);
    }

    /// Answers a challenge until the next call. `None` answers none.
    pub fn answer_challenge(&self, answer: Option<ChallengeAnswer>) {
        *self.challenge.write().unwrap_or_else(PoisonError::into_inner) = answer;
    }

    /// The text for the challenge with this token.
    pub fn challenge_text(&self, asked: &str) -> Option<String> {
        match &*self.challenge.read().unwrap_or_else(PoisonError::into_inner) {
            Some(ChallengeAnswer::Text { token, key_authorization }) if token == asked => {
                Some(key_authorization.clone())
            }
            Some(ChallengeAnswer::Text { .. } | ChallengeAnswer::Certificate { .. }) | None => None,
        }
    }

    fn challenge_certificate(&self, name: &str) -> Option<Arc<CertifiedKey>> {
        match &*self.challenge.read().unwrap_or_else(PoisonError::into_inner) {
            Some(ChallengeAnswer::Certificate { domain, certified_key }) if domain == name => {
                Some(Arc::clone(certified_key))
            }
            Some(ChallengeAnswer::Text { .. } | ChallengeAnswer::Certificate { .. }) | None => None,
        }
    }

    /// TLS 1.2 and 1.3 with this certificate, HTTP/2 before HTTP/1.1.
    pub fn server_config(self: &Arc<Self>) -> Arc<ServerConfig> {
        install_tls_provider();
        let resolver: Arc<dyn ResolvesServerCert> = Arc::<Self>::clone(self);
        let mut config = ServerConfig::builder().with_no_client_auth().with_cert_resolver(resolver);
        config.alpn_protocols = [&b"h2"[..], b"http/1.1", ACME_PROTOCOL].map(<[u8]>::to_vec).into();
        Arc::new(config)
    }
}

impl ResolvesServerCert for ServedCertificate {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let is_challenge = hello
            .alpn()
            .is_some_and(|mut protocols| protocols.all(|protocol| protocol == ACME_PROTOCOL));

        if is_challenge {
            return self.challenge_certificate(hello.server_name()?);
        }
        self.current().map(|certificate| Arc::clone(certificate.certified_key()))
    }
}
