//! What every provider has in common.

use std::time::Duration;

use reqwest::StatusCode;
use url::Url;

/// How long a provider may take for one message.
pub const TIMEOUT: Duration = Duration::from_secs(10);
/// The most of an answer that is read, in bytes: answers are a few lines.
const MAX_ANSWER: usize = 64 * 1024;

/// The provider took the message.
#[derive(Clone, Debug, Default)]
pub struct Receipt {
    /// The provider's own name for the message, if it gave one.
    pub provider_id: Option<String>,
}

/// The provider did not take the message.
#[derive(Clone, Debug)]
pub struct Failure {
    /// A short code for the operator, never content of the message.
    pub reason: String,
    /// Trying again is of no use.
    pub is_final: bool,
    /// How long the provider asked us to wait.
    pub retry_after: Option<Duration>,
}

impl Failure {
    pub fn for_good(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), is_final: true, retry_after: None }
    }

    pub fn for_now(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), is_final: false, retry_after: None }
    }
}

/// A provider that cannot be used at all.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error("the system's certificates cannot be read: {0}")]
    Http(#[from] reqwest::Error),
    #[error("smtp_url: {0}")]
    Smtp(String),
}

/// A client for one provider. It follows no redirect: a message goes where the operator said, or nowhere.
pub(super) fn client(url: &Url) -> Result<reqwest::Client, Unusable> {
    // Two callers may race for it; either way it is ring's.
    rustls::crypto::ring::default_provider().install_default().ok();
    let client = reqwest::Client::builder().timeout(TIMEOUT).redirect(reqwest::redirect::Policy::none());
    // Plain http stays on this machine, which may well have no certificates at all.
    let client = if url.scheme() == "http" { client.no_proxy().tls_certs_only([]) } else { client };
    Ok(client.build()?)
}

/// An answer, as far as it is worth reading.
pub(super) struct Answer {
    pub status: StatusCode,
    pub retry_after: Option<Duration>,
    pub body: Vec<u8>,
}

/// Sends the request. What goes wrong on the way is worth another try: nobody knows how far it came.
pub(super) async fn ask(request: reqwest::RequestBuilder) -> Result<Answer, Failure> {
    let mut answer = request.send().await.map_err(|error| unreachable(&error))?;
    let retry_after = answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
    let status = answer.status();
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|error| unreachable(&error))? {
        if body.len() + chunk.len() > MAX_ANSWER {
            break;
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Answer { status, retry_after: retry_after.map(Duration::from_secs), body })
}

impl Answer {
    /// The failure behind a status that is no success: 408, 425, 429 and the 5xx may pass, and so may 401, 403 and 407, which are about
    /// our own key: an operator mends that. The others will not.
    pub(super) fn failure(&self, reason: String) -> Failure {
        let passing =
            matches!(self.status.as_u16(), 401 | 403 | 407 | 408 | 425 | 429) || self.status.is_server_error();
        Failure { reason, is_final: !passing, retry_after: self.retry_after }
    }
}

fn unreachable(error: &reqwest::Error) -> Failure {
    Failure::for_now(if error.is_timeout() {
        "timeout"
    } else if error.is_connect() {
        "unreachable"
    } else {
        "broken_connection"
    })
}
