//! The device authorization endpoint (RFC 8628 §3.1).

use std::sync::Arc;

use axum::{Json, extract::State, response::IntoResponse};
use serde::Serialize;

use super::{client_request::ClientRequest, error::OAuthFailure, token::UNCACHED};
use crate::{
    http::extract::client_address::ClientAddress, server::Server,
    service::oauth::device_authorizations,
};

/// A successful answer (RFC 8628 §3.2).
#[derive(Debug, Serialize)]
pub struct DeviceAuthorizationAnswer {
    device_code: String,
    user_code: String,
    verification_uri: String,
    verification_uri_complete: String,
    /// Lifetime of the codes, in seconds.
    expires_in: u64,
    /// Seconds between two questions of the device.
    interval: i64,
}

/// Begins a request of a device.
pub async fn begin(
    State(server): State<Arc<Server>>,
    ClientAddress(address): ClientAddress,
    request: ClientRequest,
) -> Result<impl IntoResponse, OAuthFailure> {
    server.rate_limits.device_request(address)?;
    let ClientRequest { application, parameters } = request;
    let codes = device_authorizations::begin(&server, &application, &parameters).await?;

    let verification_uri = format!("{}device", server.config.web.public_url);
    let user_code = codes.user_code.reveal();
    let answer = DeviceAuthorizationAnswer {
        device_code: codes.device_code.reveal().to_owned(),
        verification_uri_complete: format!("{verification_uri}?user_code={user_code}"),
        user_code,
        verification_uri,
        expires_in: codes.lifetime.as_secs(),
        interval: codes.interval_seconds,
    };
    Ok((UNCACHED, Json(answer)))
}
