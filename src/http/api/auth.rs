//! Authentication of the administration API: a bearer token (RFC 6750), or the session of an
//! administrator.

use std::{net::IpAddr, sync::Arc};

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tower_sessions::Session;

use crate::{
    domain::access::{scope::Scopes, strength::ProtectedAction},
    http::{
        error::Problem,
        extract::client_address::ClientAddress,
        middleware::same_origin,
        session::{self, SignedInAs},
    },
    server::Server,
    service::{admin::api_tokens, caller::Caller},
};

/// Middleware that admits authenticated callers only, and passes on the [`Caller`]. It covers the
/// whole API, so no route can omit it.
pub async fn require(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let response = match caller(&server, &mut parts).await {
        Ok(caller) => {
            parts.extensions.insert(caller);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(problem) => problem.into_response(),
    };

    with_challenge(response)
}

/// Adds `Cache-Control` and, to a problem of authentication, `WWW-Authenticate` (RFC 6750 §3).
fn with_challenge(mut response: Response) -> Response {
    let challenge = match response.extensions().get::<Problem>().map(|problem| problem.code) {
        Some("unauthenticated") => Some(r#"Bearer realm="vestibule""#),
        Some("invalid_token") => Some(r#"Bearer realm="vestibule", error="invalid_token""#),
        Some("insufficient_scope") => {
            Some(r#"Bearer realm="vestibule", error="insufficient_scope""#)
        }
        Some(_) | None => None,
    };

    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));

    if let Some(challenge) = challenge {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    }
    response
}

/// Authenticates the request.
///
/// # Errors
/// 401 without valid credentials, 403 for an account without any scope.
async fn caller(server: &Arc<Server>, parts: &mut Parts) -> Result<Caller, Problem> {
    let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, server).await;

    let caller = match authorization(parts)? {
        // A request with a token acts as that token, regardless of its cookies.
        Some(token) => {
            api_tokens::caller(server, &token, address).await?.ok_or_else(invalid_token)?
        }
        None => session_caller(server, parts, address).await?,
    };

    if caller.scopes == Scopes::default() {
        let detail = "Requires an administrator session or an API token.";
        return Err(Problem::new(StatusCode::FORBIDDEN, "insufficient_scope", detail));
    }
    Ok(caller)
}

/// Bearer token in the `Authorization` header, if the request has that header. A request with two
/// such headers is refused, where the crate `headers` would read the first.
fn authorization(parts: &Parts) -> Result<Option<String>, Problem> {
    let mut values = parts.headers.get_all(header::AUTHORIZATION).iter();
    let Some(value) = values.next() else { return Ok(None) };
    let credentials = value.to_str().ok().and_then(|value| value.split_once(' '));

    match (credentials, values.next()) {
        (Some((scheme, token)), None) if scheme.eq_ignore_ascii_case("bearer") => {
            Ok(Some(token.trim().to_owned()))
        }
        _ => Err(invalid_token()),
    }
}

/// Caller of the request's session, with the scopes that the account's roles give it now
/// (`docs/security-behaviours.md` b26).
async fn session_caller(
    server: &Arc<Server>,
    parts: &mut Parts,
    address: IpAddr,
) -> Result<Caller, Problem> {
    let unauthenticated = || {
        let detail = "Send a token as \"Authorization: Bearer …\", or log in as an administrator.";
        Problem::new(StatusCode::UNAUTHORIZED, "unauthenticated", detail)
    };

    let SignedInAs(id) = SignedInAs::from_request_parts(parts, server).await?;
    let id = id.ok_or_else(unauthenticated)?;

    same_origin::check(server, &parts.method, &parts.uri, &parts.headers)?;

    let session = parts.extensions.get::<Session>().cloned().ok_or_else(unauthenticated)?;
    let caller = session::caller(server, &session, id, address).await?;

    if caller.scopes != Scopes::default() {
        caller.require_strength(ProtectedAction::ReadAccounts, server.clock.now())?;
    }
    Ok(caller)
}

fn invalid_token() -> Problem {
    let detail = "The token is unknown, expired or revoked.";
    Problem::new(StatusCode::UNAUTHORIZED, "invalid_token", detail)
}
