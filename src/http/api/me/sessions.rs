//! `/api/account/sessions`: the user's logins, and the ways to end them
//! (`docs/security-behaviours.md` b27).
//!
//! A session is the protocol's (`docs/protocol.md` §5), `{payload, created, timeout, lastActive}`,
//! with members that identify it to the user.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Map, Value};
use tower_sessions::Session;
use utoipa::ToSchema;

use super::{
    request::OwnRequest,
    session_view::{SessionView, SessionViews, to_view},
};
use crate::{
    domain::{Payload, TokenHash, session::InvalidPayload},
    http::{
        error::Problem,
        extract::form_or_json::{parse_json, require_json},
        openapi::SessionRefusals,
        session::{self, CurrentSession},
    },
    server::Server,
    service::login::sessions,
};

/// A change to a session. Other members are ignored, so that a response can be sent back unchanged.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SessionChange)]
pub struct SessionChange {
    /// Replaces the whole payload: at most 8 KiB of JSON, at most 16 levels deep.
    payload: Map<String, Value>,
}

/// List the user's sessions.
///
/// At most 100, by last use, the latest first.
#[utoipa::path(
    get,
    path = "/api/account/sessions",
    operation_id = "listSessions",
    tag = "sessions",
    security(("session" = [])),
    responses((status = 200, description = "The sessions.", body = SessionViews), SessionRefusals),
)]
pub async fn list(
    State(server): State<Arc<Server>>,
    current: CurrentSession,
) -> Result<Response, Problem> {
    let sessions = sessions::list(&server, current.account_id).await?;
    let items = sessions.into_iter().map(|session| to_view(&server, session, &current)).collect();
    Ok(uncached(Json(SessionViews { items })))
}

/// Log out everywhere else.
///
/// Ends all of the user's sessions except this request's.
#[utoipa::path(
    delete,
    path = "/api/account/sessions",
    operation_id = "endOtherSessions",
    tag = "sessions",
    security(("session" = [])),
    responses((status = 204, description = "The others have ended."), SessionRefusals),
)]
pub async fn end_others(
    State(server): State<Arc<Server>>,
    current: CurrentSession,
) -> Result<Response, Problem> {
    sessions::end_others(&server, current.account_id, &current.id).await?;
    Ok(uncached(StatusCode::NO_CONTENT))
}

/// Read one session.
#[utoipa::path(
    get,
    path = "/api/account/sessions/{id}",
    operation_id = "getSession",
    tag = "sessions",
    security(("session" = [])),
    params(
        ("id" = String, Path, description = "A session's id, or `current`.", example = "current"),
    ),
    responses(
        (status = 200, description = "The session.", body = SessionView),
        (
            status = 404, description = "The user has no such session.", body = Problem,
            content_type = "application/problem+json"
        ),
        SessionRefusals,
    ),
)]
pub async fn show(
    State(server): State<Arc<Server>>,
    current: CurrentSession,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = parse_session_id(&id, &current)?;

    let session = sessions::one(&server, current.account_id, &id).await?.ok_or_else(not_found)?;
    Ok(uncached(Json(to_view(&server, session, &current))))
}

/// `GET /session`: the session of this request, at the path that the SDK has always used.
pub async fn current(
    State(server): State<Arc<Server>>,
    current: CurrentSession,
) -> Result<Response, Problem> {
    let session =
        sessions::one(&server, current.account_id, &current.id).await?.ok_or_else(not_found)?;
    Ok(uncached(Json(to_view(&server, session, &current))))
}

/// Replace the site's data in a session.
#[utoipa::path(
    put,
    path = "/api/account/sessions/{id}",
    operation_id = "updateSession",
    tag = "sessions",
    security(("session" = [])),
    params(
        ("id" = String, Path, description = "A session's id, or `current`.", example = "current"),
    ),
    request_body = SessionChange,
    responses(
        (status = 200, description = "The session as it is now.", body = SessionView),
        (
            status = 400, description = "The body is not JSON.", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 404, description = "The user has no such session.", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 413, description = "The payload is too large.", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 415, description = "The body is not declared to be JSON.", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 422, description = "The payload is missing, not an object, or too deep.",
            body = Problem, content_type = "application/problem+json"
        ),
        SessionRefusals,
    ),
)]
pub async fn update(
    request: OwnRequest,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let OwnRequest { server, current, .. } = request;
    let id = parse_session_id(&id, &current)?;

    require_json(&headers)?;
    let SessionChange { payload } = parse_json(&body)?;
    let payload = Payload::parse(payload).map_err(to_problem)?;

    let session = sessions::replace_payload(&server, current.account_id, &id, payload)
        .await?
        .ok_or_else(not_found)?;
    Ok(uncached(Json(to_view(&server, session, &current))))
}

/// End a session.
///
/// Ending the session of this request is a logout: the response removes its cookie and clears the
/// browser's storage.
#[utoipa::path(
    delete,
    path = "/api/account/sessions/{id}",
    operation_id = "endSession",
    tag = "sessions",
    security(("session" = [])),
    params(
        ("id" = String, Path, description = "A session's id, or `current`.", example = "current"),
    ),
    responses(
        (status = 204, description = "The session has ended."),
        (
            status = 404, description = "The user has no such session.", body = Problem,
            content_type = "application/problem+json"
        ),
        SessionRefusals,
    ),
)]
pub async fn end(
    State(server): State<Arc<Server>>,
    session: Session,
    current: CurrentSession,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = parse_session_id(&id, &current)?;

    if id == current.id {
        session::end(&session).await?;
        return Ok(uncached((session::forget(&server), StatusCode::NO_CONTENT)));
    }

    if sessions::end_one(&server, current.account_id, &id).await? {
        Ok(uncached(StatusCode::NO_CONTENT))
    } else {
        Err(not_found())
    }
}

/// Parses the id in a path, which may be `current`.
fn parse_session_id(id: &str, current: &CurrentSession) -> Result<TokenHash, Problem> {
    if id == "current" {
        Ok(current.id.clone())
    } else {
        TokenHash::parse(id).ok_or_else(not_found)
    }
}

/// One response both for a session that does not exist and for another user's
/// (`docs/security-behaviours.md` b34).
fn not_found() -> Problem {
    Problem::of_status(StatusCode::NOT_FOUND)
}

fn to_problem(error: InvalidPayload) -> Problem {
    let (status, code) = match error {
        InvalidPayload::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
        InvalidPayload::TooDeep => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
    };

    Problem::new(status, code, format!("payload {error}.")).at("/payload")
}

/// Response that must not be cached: it is about one user at one time.
fn uncached(answer: impl IntoResponse) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], answer).into_response()
}
