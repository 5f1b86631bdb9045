//! `/api/account/sessions`: where the person is logged in, and the way to end it (behaviour b27).
//!
//! A session is the protocol's (protocol file, §5): `{payload, created, timeout, lastActive}`, and what a person knows it by.

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

use crate::{
    domain::{
        Payload, TokenHash,
        session::{AuthMethod, InvalidPayload},
    },
    http::{
        error::Problem,
        extract::form_or_json::{parse_json, require_json},
        openapi::SessionRefusals,
        session::{self, Current},
    },
    server::Server,
    service::login::sessions::{self, Living},
};

/// A session: one browser or app in which the person is logged in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Session)]
pub struct View {
    /// What the session is called here. It is not the session's token, and opens nothing.
    #[schema(min_length = 43, max_length = 43)]
    id: String,
    /// Whether it is the session of this request.
    current: bool,
    /// The browser and the machine, as far as the login's `User-Agent` told.
    #[schema(example = "Firefox on Windows")]
    device: String,
    /// How the person logged in; null in a session that is older than its being noted.
    #[schema(required = true)]
    method: Option<AuthMethod>,
    /// The client's IP address at the login; null in a session that is older than its being noted.
    #[schema(required = true, example = "192.0.2.7")]
    address: Option<String>,
    /// The city and the country of that address, in English; null where no file of cities is set or it does not know the address.
    #[schema(required = true, example = "London, United Kingdom")]
    place: Option<String>,
    /// What the site keeps in the session.
    #[schema(value_type = Map<String, Value>)]
    payload: Payload,
    /// When the session began, in RFC 3339.
    #[schema(format = DateTime)]
    created: String,
    /// How long the session lives without being used, in milliseconds.
    #[schema(minimum = 0)]
    timeout: i64,
    /// When the session was last used, in RFC 3339, exact to a minute.
    #[schema(format = DateTime)]
    last_active: String,
}

/// Some of a person's sessions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Sessions)]
pub struct Views {
    /// The one used last comes first.
    #[schema(max_items = 100)]
    items: Vec<View>,
}

/// What can be changed about a session. Other members are allowed and left alone, so that what was read can be sent back.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SessionChange)]
pub struct Change {
    /// Takes the place of the whole payload: at most 8 KiB of JSON, at most 16 levels deep.
    payload: Map<String, Value>,
}

/// List where the person is logged in.
///
/// At most 100 sessions, the one used last first.
#[utoipa::path(
    get,
    path = "/api/account/sessions",
    operation_id = "listSessions",
    tag = "sessions",
    security(("session" = [])),
    responses((status = 200, description = "The sessions.", body = Views), SessionRefusals),
)]
pub async fn list(State(server): State<Arc<Server>>, current: Current) -> Result<Response, Problem> {
    let sessions = sessions::list(&server, current.account_id).await?;
    let items = sessions.into_iter().map(|session| view(&server, session, &current)).collect();
    Ok(fresh(Json(Views { items })))
}

/// Log out everywhere else.
///
/// Ends all the person's sessions but the one of this request.
#[utoipa::path(
    delete,
    path = "/api/account/sessions",
    operation_id = "endOtherSessions",
    tag = "sessions",
    security(("session" = [])),
    responses((status = 204, description = "The others have ended."), SessionRefusals),
)]
pub async fn end_others(State(server): State<Arc<Server>>, current: Current) -> Result<Response, Problem> {
    sessions::end_others(&server, current.account_id, &current.id).await?;
    Ok(fresh(StatusCode::NO_CONTENT))
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
        (status = 200, description = "The session.", body = View),
        (status = 404, description = "The person has no such session.", body = Problem, content_type = "application/problem+json"),
        SessionRefusals,
    ),
)]
pub async fn show(
    State(server): State<Arc<Server>>,
    current: Current,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, &current)?;
    let session = sessions::one(&server, current.account_id, &id).await?.ok_or_else(none_such)?;
    Ok(fresh(Json(view(&server, session, &current))))
}

/// `GET /session`: the session of this request, where the SDK has always found it.
pub async fn current(State(server): State<Arc<Server>>, current: Current) -> Result<Response, Problem> {
    let session = sessions::one(&server, current.account_id, &current.id).await?.ok_or_else(none_such)?;
    Ok(fresh(Json(view(&server, session, &current))))
}

/// Replace what the site keeps in a session.
#[utoipa::path(
    put,
    path = "/api/account/sessions/{id}",
    operation_id = "updateSession",
    tag = "sessions",
    security(("session" = [])),
    params(("id" = String, Path, description = "A session's id, or `current`.", example = "current")),
    request_body = Change,
    responses(
        (status = 200, description = "The session as it is now.", body = View),
        (status = 400, description = "The body is not JSON.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "The person has no such session.", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The payload is larger than we keep.", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not declared to be JSON.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The payload is missing, no object, or too deep.", body = Problem, content_type = "application/problem+json"),
        SessionRefusals,
    ),
)]
pub async fn update(
    State(server): State<Arc<Server>>,
    current: Current,
    (Path(id), headers): (Path<String>, HeaderMap),
    body: Bytes,
) -> Result<Response, Problem> {
    let id = named(&id, &current)?;
    require_json(&headers)?;
    let Change { payload } = parse_json(&body)?;
    let payload = Payload::parse(payload).map_err(unfit)?;
    let session = sessions::replace_payload(&server, current.account_id, &id, payload).await?.ok_or_else(none_such)?;
    Ok(fresh(Json(view(&server, session, &current))))
}

/// Log out somewhere.
///
/// To end the session of this request is to log out: its cookie goes, and the browser is asked to forget what it kept.
#[utoipa::path(
    delete,
    path = "/api/account/sessions/{id}",
    operation_id = "endSession",
    tag = "sessions",
    security(("session" = [])),
    params(("id" = String, Path, description = "A session's id, or `current`.", example = "current")),
    responses(
        (status = 204, description = "The session has ended."),
        (status = 404, description = "The person has no such session.", body = Problem, content_type = "application/problem+json"),
        SessionRefusals,
    ),
)]
pub async fn end(
    State(server): State<Arc<Server>>,
    session: Session,
    current: Current,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, &current)?;
    if id == current.id {
        session::end(&session).await?;
        return Ok(fresh((session::forget(&server), StatusCode::NO_CONTENT)));
    }
    if sessions::end_one(&server, current.account_id, &id).await? {
        Ok(fresh(StatusCode::NO_CONTENT))
    } else {
        Err(none_such())
    }
}

pub(in crate::http::api) fn view(server: &Server, session: Living, current: &Current) -> View {
    let place = session.place(server, "en");
    let device = session.device().to_string();
    let authentication = session.authentication;
    View {
        id: session.id.as_str().to_owned(),
        current: session.id == current.id,
        device,
        method: authentication.as_ref().map(|from| from.method),
        address: authentication.map(|from| from.address.to_string()),
        place,
        payload: session.payload,
        created: session.created_at.to_rfc3339(),
        timeout: session.idle_ms,
        last_active: session.last_seen_at.to_rfc3339(),
    }
}

/// The session that a path names.
fn named(id: &str, current: &Current) -> Result<TokenHash, Problem> {
    if id == "current" { Ok(current.id.clone()) } else { TokenHash::parse(id).ok_or_else(none_such) }
}

/// The same words whether there is no such session or it is somebody else's (behaviour b34).
fn none_such() -> Problem {
    Problem::of_status(StatusCode::NOT_FOUND)
}

fn unfit(error: InvalidPayload) -> Problem {
    let (status, code) = match error {
        InvalidPayload::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
        InvalidPayload::TooDeep => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
    };
    Problem::new(status, code, format!("payload {error}.")).at("/payload")
}

/// An answer that no cache keeps: it is about one person, at this moment.
fn fresh(answer: impl IntoResponse) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], answer).into_response()
}
