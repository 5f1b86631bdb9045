//! The parts that all providers share.

use std::time::Duration;

use reqwest::StatusCode;
use url::Url;

use crate::runtime::http_client;

/// Maximum time of a provider for one message.
pub const TIMEOUT: Duration = Duration::from_secs(10);
/// Maximum number of bytes that are read of a response.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// A provider's acceptance of a message.
#[derive(Clone, Debug, Default)]
pub struct Receipt {
    /// The provider's id of the message, if it returned one.
    pub provider_id: Option<String>,
}

/// A failed attempt to send a message.
#[derive(Clone, Debug)]
pub struct DeliveryFailure {
    /// A short code for the operator, never content of the message.
    pub reason: String,
    /// True when another attempt would fail as well.
    pub is_final: bool,
    /// The time to wait, if the provider requested one.
    pub retry_after: Option<Duration>,
}

impl DeliveryFailure {
    /// A failure that another attempt would repeat.
    pub fn permanent(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), is_final: true, retry_after: None }
    }

    /// A failure after which another attempt is worthwhile.
    pub fn temporary(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), is_final: false, retry_after: None }
    }
}

/// A provider that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error("the system's certificates cannot be read: {0}")]
    Http(#[from] reqwest::Error),
    #[error("smtp_url: {0}")]
    Smtp(String),
}

/// Creates an HTTP client for one provider.
pub(super) fn build_client(url: &Url) -> Result<reqwest::Client, Unusable> {
    Ok(http_client::builder(url, TIMEOUT).build()?)
}

/// A provider's response, with at most the first [`MAX_ANSWER_BYTES`] of its body.
pub(super) struct ProviderResponse {
    pub status: StatusCode,
    pub retry_after: Option<Duration>,
    pub body: Vec<u8>,
}

/// Sends the request. Transport errors are temporary: the request may not have arrived.
pub(super) async fn send(
    request: reqwest::RequestBuilder,
) -> Result<ProviderResponse, DeliveryFailure> {
    let mut response = request.send().await.map_err(|error| transport_failure(&error))?;
    let retry_after =
        response.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
    let status = response.status();
    let body = http_client::read_capped(&mut response, MAX_ANSWER_BYTES).await;
    let body = body.map_err(|error| transport_failure(&error))?.bytes;

    Ok(ProviderResponse { status, retry_after: retry_after.map(Duration::from_secs), body })
}

impl ProviderResponse {
    /// The failure for a status other than success. 408, 425, 429 and 5xx are temporary, and so are
    /// 401, 403 and 407, because they concern the operator's key, which can be corrected. All
    /// others are final.
    pub(super) fn failure(&self, reason: String) -> DeliveryFailure {
        let is_temporary = matches!(self.status.as_u16(), 401 | 403 | 407 | 408 | 425 | 429)
            || self.status.is_server_error();
        DeliveryFailure { reason, is_final: !is_temporary, retry_after: self.retry_after }
    }
}

fn transport_failure(error: &reqwest::Error) -> DeliveryFailure {
    DeliveryFailure::temporary(transport_reason(error))
}

/// The code of an error of the transport.
pub(super) fn transport_reason(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "timeout"
    } else if error.is_connect() {
        "unreachable"
    } else {
        "broken_connection"
    }
}
