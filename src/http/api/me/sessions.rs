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
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tower_sessions::Session;
use utoipa::ToSchema;

use super::request::OwnRequest;
use crate::{
    domain::{
        Payload, TokenHash,
        session::{AuthMethod, InvalidPayload},
    },
    http::{
        error::Problem,
        extract::form_or_json::{parse_json, require_json},
        openapi::SessionRefusals,
        session::{self, CurrentSession},
    },
    server::Server,
    service::login::sessions::{self, ActiveSession},
};

/// A session: one browser or app in which the user is logged in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Session)]
pub struct SessionView {
    /// Public id of the session. It is not the session's token, and gives no access.
    #[schema(min_length = 43, max_length = 43)]
    id: String,
    /// True for the session of this request.
    current: bool,
    /// The browser and the operating system, as far as the login's `User-Agent` tells.
    #[schema(example = "Firefox on Windows")]
    device: String,
    /// Method of the login; null in a session from before it was recorded.
    #[schema(required = true)]
    method: Option<AuthMethod>,
    /// The client's IP address at the login; null in a session from before it was recorded.
    #[schema(required = true, example = "192.0.2.7")]
    address: Option<String>,
    /// City and country of that address, in English; null without a database of places, or if it
    /// does not contain the address.
    #[schema(required = true, example = "London, United Kingdom")]
    place: Option<String>,
    /// Data that the site stores in the session.
    #[schema(value_type = Map<String, Value>)]
    payload: Payload,
    /// Start of the session, in RFC 3339.
    #[schema(format = DateTime)]
    created: String,
    /// Time without use after which the session ends, in milliseconds.
    #[schema(minimum = 0)]
    timeout: i64,
    /// Last use of the session, in RFC 3339, precise to the minute.
    #[schema(format = DateTime)]
    last_active: String,
}

/// Sessions of a user.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Sessions)]
pub struct SessionViews {
    /// Ordered by last use, the latest first.
    #[schema(max_items = 100)]
    items: Vec<SessionView>,
}

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
pub async fn list(State(server): State<Arc<Server>>, current: CurrentSession) -> Result<Response, Problem> {
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
pub async fn end_others(State(server): State<Arc<Server>>, current: CurrentSession) -> Result<Response, Problem> {
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
    params(("id" = String, Path, description = "A session's id, or `current`.", example = "current")),
    responses(
        (status = 200, description = "The session.", body = SessionView),
        (status = 404, description = "The user has no such session.", body = Problem, content_type = "application/problem+json"),
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
pub async fn current(State(server): State<Arc<Server>>, current: CurrentSession) -> Result<Response, Problem> {
    let session = sessions::one(&server, current.account_id, &current.id).await?.ok_or_else(not_found)?;
    Ok(uncached(Json(to_view(&server, session, &current))))
}

/// Replace the site's data in a session.
#[utoipa::path(
    put,
    path = "/api/account/sessions/{id}",
    operation_id = "updateSession",
    tag = "sessions",
    security(("session" = [])),
    params(("id" = String, Path, description = "A session's id, or `current`.", example = "current")),
    request_body = SessionChange,
    responses(
        (status = 200, description = "The session as it is now.", body = SessionView),
        (status = 400, description = "The body is not JSON.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "The user has no such session.", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The payload is too large.", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not declared to be JSON.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The payload is missing, not an object, or too deep.", body = Problem, content_type = "application/problem+json"),
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

    let session = sessions::replace_payload(&server, current.account_id, &id, payload).await?.ok_or_else(not_found)?;
    Ok(uncached(Json(to_view(&server, session, &current))))
}

/// Log out somewhere.
///
/// Ending the session of this request is a logout: the response removes its cookie and clears the
/// browser's storage.
#[utoipa::path(
    delete,
    path = "/api/account/sessions/{id}",
    operation_id = "endSession",
    tag = "sessions",
    security(("session" = [])),
    params(("id" = String, Path, description = "A session's id, or `current`.", example = "current")),
    responses(
        (status = 204, description = "The session has ended."),
        (status = 404, description = "The user has no such session.", body = Problem, content_type = "application/problem+json"),
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

pub(in crate::http::api) fn to_view(server: &Server, session: ActiveSession, current: &CurrentSession) -> SessionView {
    let place = session.place(server, "en");
    let device = session.device().to_string();
    let authentication = session.authentication;

    SessionView {
        id: session.id.as_str().to_owned(),
        current: session.id == current.id,
        device,
        method: authentication.as_ref().map(|provenance| provenance.method),
        address: authentication.map(|from| from.address.to_string()),
        place,
        payload: session.payload,
        created: session.created_at.to_rfc3339(),
        timeout: session.idle_ms,
        last_active: session.last_seen_at.to_rfc3339(),
    }
}

/// Parses the id in a path, which may be `current`.
fn parse_session_id(id: &str, current: &CurrentSession) -> Result<TokenHash, Problem> {
    if id == "current" { Ok(current.id.clone()) } else { TokenHash::parse(id).ok_or_else(not_found) }
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
