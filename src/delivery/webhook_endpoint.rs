//! Events on their way to the endpoints of webhooks. Anybody may have chosen their addresses.

use std::{io, time::Duration};

use reqwest::{
    Response,
    header::{CONTENT_TYPE, RETRY_AFTER, USER_AGENT},
};
use url::Url;

use super::provider::transport_reason;
use crate::runtime::http_client::{self, AllowedAddresses};

/// Time within which an endpoint must answer, from the look-up of its host on.
pub const ENDPOINT_TIMEOUT: Duration = Duration::from_secs(15);

/// Time within which the beginning of an answer's body must come, to be kept: nothing depends on
/// it.
const BODY_TIMEOUT: Duration = Duration::from_secs(2);

/// Number of bytes that are read of an answer's body.
const MAX_KEPT_BYTES: usize = 1_024;

/// An event, signed.
#[derive(Debug)]
pub struct SignedEvent<'a> {
    /// The same in every attempt, so that the receiver can detect a repetition.
    pub id: String,
    /// Time of the attempt, in seconds since 1970.
    pub seconds: i64,
    /// A signature of each valid secret, with spaces between.
    pub signatures: String,
    pub body: &'a str,
}

/// An endpoint's answer.
#[derive(Debug)]
pub struct EndpointAnswer {
    pub status: u16,
    /// The time to wait, if the endpoint asked for one in seconds.
    pub retry_after: Option<Duration>,
    /// The beginning of the body.
    pub body: String,
}

/// Posts an event to an endpoint. Its host is resolved once, and the connection goes to the
/// addresses that were checked. No redirect is followed.
///
/// # Errors
/// A short code of the reason.
pub async fn post(
    url: &Url,
    allowed: AllowedAddresses,
    event: &SignedEvent<'_>,
) -> Result<EndpointAnswer, &'static str> {
    let posting = tokio::time::timeout(ENDPOINT_TIMEOUT, request(url, allowed, event));
    let mut response = posting.await.unwrap_or(Err("timeout"))?;

    let retry_after = response.headers().get(RETRY_AFTER);
    let retry_after = retry_after.and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let status = response.status().as_u16();
    // The status decides, also if the body never ends.
    let mut body = Vec::new();
    let reading = http_client::read_beginning(&mut response, MAX_KEPT_BYTES, &mut body);
    tokio::time::timeout(BODY_TIMEOUT, reading).await.ok();
    Ok(EndpointAnswer {
        status,
        retry_after: retry_after.map(Duration::from_secs),
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

/// Sends the request, and returns the response once its head has come.
async fn request(
    url: &Url,
    allowed: AllowedAddresses,
    event: &SignedEvent<'_>,
) -> Result<Response, &'static str> {
    let addresses = http_client::resolve(url, allowed).await.map_err(|error| {
        let is_refused = error.kind() == io::ErrorKind::PermissionDenied;
        if is_refused { "address_not_public" } else { "no_address" }
    })?;
    let client = http_client::pinned(url, &addresses, ENDPOINT_TIMEOUT + BODY_TIMEOUT);
    let client = client.build().map_err(|_| "no_certificates")?;
    let request = client
        .post(url.clone())
        .header(CONTENT_TYPE, "application/json")
        .header(USER_AGENT, concat!("vestibule/", env!("CARGO_PKG_VERSION")))
        .header("webhook-id", &event.id)
        .header("webhook-timestamp", event.seconds)
        .header("webhook-signature", &event.signatures)
        .body(event.body.to_owned());
    request.send().await.map_err(|error| transport_reason(&error))
}
