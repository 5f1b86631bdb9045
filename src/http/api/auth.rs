//! Who asks the administration API: a bearer token (RFC 6750), or a person in their session.

use std::{net::IpAddr, sync::Arc};

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tower_sessions::Session;

use crate::{
    domain::access::scope::Scopes,
    http::{
        error::Problem,
        extract::client_address::ClientAddress,
        middleware::same_origin,
        session::{self, SignedInAs},
    },
    server::Server,
    service::{admin::api_tokens, caller::Caller},
};

/// Lets nobody through whom it does not know, and hands on who they are. It stands around the whole API, so no route can forget it.
pub async fn require(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let answer = match caller(&server, &mut parts).await {
        Ok(caller) => {
            parts.extensions.insert(caller);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(problem) => problem.into_response(),
    };
    finished(answer)
}

/// What every answer of the API carries.
fn finished(mut answer: Response) -> Response {
    let challenge = match answer.extensions().get::<Problem>().map(|problem| problem.code) {
        Some("unauthenticated") => Some(r#"Bearer realm="vestibule""#),
        Some("invalid_token") => Some(r#"Bearer realm="vestibule", error="invalid_token""#),
        Some("insufficient_scope") => Some(r#"Bearer realm="vestibule", error="insufficient_scope""#),
        Some(_) | None => None,
    };
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(challenge) = challenge {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    }
    answer
}

async fn caller(server: &Arc<Server>, parts: &mut Parts) -> Result<Caller, Problem> {
    let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, server).await;
    let caller = match authorization(parts)? {
        // Who presents a token asks as that token, whatever cookie comes along.
        Some(token) => api_tokens::caller(server, &token, address).await?.ok_or_else(invalid_token)?,
        None => person(server, parts, address).await?,
    };
    if caller.scopes == Scopes::default() {
        let detail = "This is for administrators, and for tokens that they made.";
        return Err(Problem::new(StatusCode::FORBIDDEN, "insufficient_scope", detail));
    }
    Ok(caller)
}

/// The bearer token, if the request carries any credentials besides cookies.
fn authorization(parts: &Parts) -> Result<Option<String>, Problem> {
    let mut values = parts.headers.get_all(header::AUTHORIZATION).iter();
    let Some(value) = values.next() else { return Ok(None) };
    let credentials = value.to_str().ok().and_then(|value| value.split_once(' '));
    match (credentials, values.next()) {
        (Some((scheme, token)), None) if scheme.eq_ignore_ascii_case("bearer") => Ok(Some(token.trim().to_owned())),
        _ => Err(invalid_token()),
    }
}

/// The person of the session, with what their roles give them at this moment (behaviour b26).
async fn person(server: &Arc<Server>, parts: &mut Parts, address: IpAddr) -> Result<Caller, Problem> {
    let unknown = || {
        let detail = "Present a token as \"Authorization: Bearer …\", or log in as an administrator.";
        Problem::new(StatusCode::UNAUTHORIZED, "unauthenticated", detail)
    };
    let SignedInAs(id) = SignedInAs::from_request_parts(parts, server).await?;
    let id = id.ok_or_else(unknown)?;
    same_origin::check(server, (&parts.method, &parts.uri, &parts.headers))?;
    let mut caller = Caller::account(server, id, address).await?;
    let session = parts.extensions.get::<Session>().cloned().ok_or_else(unknown)?;
    if caller.scopes != Scopes::default() {
        let authentication = session::require_passkey(&session).await?;
        caller = caller.since(&authentication);
    }
    Ok(caller)
}

fn invalid_token() -> Problem {
    let detail = "The token is not known here, has expired or was revoked.";
    Problem::new(StatusCode::UNAUTHORIZED, "invalid_token", detail)
}
