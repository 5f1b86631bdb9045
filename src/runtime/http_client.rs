//! HTTP clients of this process: they follow no redirects, and read a bounded part of a response.

use std::{error, iter, time::Duration};

use reqwest::{ClientBuilder, Response, redirect::Policy};
use url::Url;

/// A response's body, as far as it was read.
#[derive(Debug)]
pub struct CappedBody {
    pub bytes: Vec<u8>,
    /// False when the body is longer than was to be read.
    pub is_whole: bool,
}

/// Installs the implementation of TLS for every client of this process.
pub fn install_tls_provider() {
    // Fails if another thread installed it first, which is the same provider.
    rustls::crypto::ring::default_provider().install_default().ok();
}

/// Begins a client for one receiver. It follows no redirects, so a request goes only to the
/// configured URL. `timeout` is for a whole request with its response.
pub fn builder(url: &Url, timeout: Duration) -> ClientBuilder {
    install_tls_provider();
    let client = reqwest::Client::builder().timeout(timeout).redirect(Policy::none());

    // Plain HTTP is for this machine only, which may have no root certificates.
    if url.scheme() == "http" { client.no_proxy().tls_certs_only([]) } else { client }
}

/// Reads a body up to the first piece that exceeds `max_bytes`.
///
/// # Errors
/// The connection broke.
pub async fn read_capped(response: &mut Response, max_bytes: usize) -> reqwest::Result<CappedBody> {
    let mut bytes = Vec::new();

    while let Some(chunk) = response.chunk().await? {
        if bytes.len() + chunk.len() > max_bytes {
            return Ok(CappedBody { bytes, is_whole: false });
        }
        bytes.extend_from_slice(&chunk);
    }

    Ok(CappedBody { bytes, is_whole: true })
}

/// Texts of an error and of its causes: that of reqwest's error alone says only that sending
/// failed. The URL stays out of them, because it may hold a secret.
pub fn error_chain(error: reqwest::Error) -> String {
    let error: &dyn error::Error = &error.without_url();
    let causes = iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}
