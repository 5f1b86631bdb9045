//! Callbacks whose signature is verified before their body is parsed (`docs/protocol.md` §2;
//! `docs/security-behaviours.md` b33).

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    body::Bytes,
    extract::{ConnectInfo, FromRequest, Request},
    http::{HeaderMap, StatusCode},
};
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use super::{client_address::ClientAddress, form_or_json};
use crate::{
    domain::credentials::signature::{InvalidSignature, SignatureHeaders, VerifiedRequest},
    http::error::Problem,
    server::Server,
};

/// Time limit for receiving a body.
const BODY_TIMEOUT: Duration = Duration::from_secs(30);

/// A callback whose signature over the raw body is valid, with its fingerprint for replay
/// detection.
#[derive(Debug)]
pub struct VerifiedCallback<T> {
    pub body: T,
    pub verified: VerifiedRequest,
}

/// Marks a callback that the local platform makes in-process. Its timestamps continue from the last
/// one when the clock is set back, so they may be further ahead than others are allowed to be.
#[derive(Clone, Copy, Debug)]
pub struct FromOurPlatform;

impl<T: DeserializeOwned> FromRequest<Arc<Server>> for VerifiedCallback<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, server: &Arc<Server>) -> Result<Self, Problem> {
        let settings = &server.config.ownid;

        // In-process callbacks have no peer address.
        let from_outside = request.extensions().get::<ConnectInfo<SocketAddr>>().is_some();
        if from_outside && !settings.allowed_addresses.is_empty() {
            let ClientAddress(address) = ClientAddress::of(&request, server);
            if !settings.allowed_addresses.iter().any(|net| net.contains(&address)) {
                tracing::warn!(
                    target: "audit", event = "callback_refused", reason = "address", %address
                );
                return Err(Problem::of_status(StatusCode::FORBIDDEN));
            }
        }

        let is_ours = request.extensions().get::<FromOurPlatform>().is_some();
        let headers = request.headers();
        let signed =
            (single_value(headers, "ownid-signature"), single_value(headers, "ownid-timestamp"));
        let declared = form_or_json::require_json(headers);

        let body = timeout(BODY_TIMEOUT, Bytes::from_request(request, server)).await;
        let body = body.map_err(|_| Problem::of_status(StatusCode::REQUEST_TIMEOUT))?;
        let body = body.map_err(|error| Problem::of_status(error.status()))?;

        let (Some(signature), Some(timestamp)) = signed else {
            return Err(refuse(InvalidSignature::MissingHeader));
        };

        let headers = SignatureHeaders { signature: &signature, timestamp: &timestamp };
        let now = if is_ours { headers.time_or(server.clock.now()) } else { server.clock.now() };
        let verified =
            settings.secrets.verify(headers, &body, now, settings.window).map_err(refuse)?;

        declared?;
        Ok(Self { body: form_or_json::parse_json(&body)?, verified })
    }
}

/// Value of a header that occurs exactly once and is not empty.
fn single_value(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok().filter(|value| !value.is_empty())?;

    if values.next().is_some() {
        return None;
    }

    Some(value.to_owned())
}

/// Logs the reason; the response only says that the callback was refused.
fn refuse(reason: InvalidSignature) -> Problem {
    tracing::warn!(target: "audit", event = "callback_refused", %reason);
    Problem::new(
        StatusCode::UNAUTHORIZED,
        "signature_refused",
        "The request is not signed as the protocol asks.",
    )
}
