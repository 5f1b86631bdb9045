//! Endpoints at which applications authenticate: tokens (RFC 6749 §3.2), revocation (RFC 7009),
//! introspection (RFC 7662) and pushed requests (RFC 9126).

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderName, StatusCode, header},
    response::IntoResponse,
};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    client_request::{ClientRequest, UnverifiedClientRequest},
    error::OAuthFailure,
};
use crate::{
    domain::oauth::{
        AuthorizationRequest, OAuthError, OAuthParameters, authorization_request::ResponseTarget,
    },
    http::extract::client_address::ClientAddress,
    server::Server,
    service::oauth::{
        authorization_requests::{self, PUSHED_LIFETIME},
        exchange, introspection,
        token_set::TokenSet,
    },
};

/// Headers of a response with tokens (RFC 6749 §5.1).
pub(super) const UNCACHED: [(HeaderName, &str); 2] =
    [(header::CACHE_CONTROL, "no-store"), (header::PRAGMA, "no-cache")];

/// Exchanges a code, a refresh token or the application's own proof for tokens.
pub async fn exchange(
    State(server): State<Arc<Server>>,
    ClientAddress(address): ClientAddress,
    request: ClientRequest,
) -> Result<impl IntoResponse, OAuthFailure> {
    let ClientRequest { application, parameters } = request;
    let tokens: TokenSet = exchange::exchange(&server, &application, &parameters, address).await?;
    Ok((UNCACHED, Json(tokens)))
}

/// Ends a token.
pub async fn revoke(
    State(server): State<Arc<Server>>,
    request: ClientRequest,
) -> Result<StatusCode, OAuthFailure> {
    let token = require_token(&request.parameters)?;
    introspection::revoke(&server, &request.application, token).await?;
    Ok(StatusCode::OK)
}

/// Describes a token.
pub async fn introspect(
    State(server): State<Arc<Server>>,
    request: UnverifiedClientRequest,
) -> Result<impl IntoResponse, OAuthFailure> {
    let UnverifiedClientRequest { credentials, parameters, address } = request;
    let token = require_token(&parameters)?;
    let described: Map<String, Value> =
        introspection::introspect(&server, credentials, address, token).await?;
    Ok((UNCACHED, Json(described)))
}

/// A successful answer to a pushed request (RFC 9126 §2.2).
#[derive(Debug, Serialize)]
pub struct PushedRequest {
    request_uri: String,
    /// Lifetime of the request, in seconds.
    expires_in: u64,
}

/// Keeps an authorization request.
pub async fn push(
    State(server): State<Arc<Server>>,
    ClientAddress(address): ClientAddress,
    request: ClientRequest,
) -> Result<impl IntoResponse, OAuthFailure> {
    let ClientRequest { application, parameters } = &request;
    ResponseTarget::parse(application, parameters)?;
    AuthorizationRequest::parse(application, parameters)?;

    let request_uri =
        authorization_requests::push(&server, application, parameters, address).await?;
    let pushed = PushedRequest { request_uri, expires_in: PUSHED_LIFETIME.as_secs() };
    Ok((StatusCode::CREATED, UNCACHED, Json(pushed)))
}

fn require_token(parameters: &OAuthParameters) -> Result<&str, OAuthError> {
    let is_repeated = parameters.is_repeated("token");
    match parameters.get("token") {
        Some(value) if !is_repeated => Ok(value),
        Some(_) | None => Err(OAuthError::invalid_request("the token is missing or repeated")),
    }
}
