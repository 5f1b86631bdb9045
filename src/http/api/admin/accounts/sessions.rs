//! Sessions of any account, for administrators: `/api/admin/accounts/{id}/sessions`
//! (`docs/security-behaviours.md` b27).

use axum::{Json, extract::Path, http::StatusCode};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    domain::{Payload, TokenHash, session::AuthMethod},
    http::{
        api::{
            list_response::ListResponse,
            openapi::{NotFound, Refusals},
            parameters::OneId,
            request::{AdminContext, AdminRequest, PathId, parse_id},
        },
        error::Problem,
    },
    server::Server,
    service::{
        Refusal,
        accounts::details,
        admin::account_sessions,
        login::sessions::{self, ActiveSession},
    },
};

/// A session of an account, for an administrator.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SessionOfAccount)]
pub struct AccountSessionView {
    /// Public id of the session. It gives no access.
    id: String,
    #[schema(example = "Firefox on Windows")]
    device: String,
    /// Method of the login; null in a session from before it was recorded.
    #[schema(required = true)]
    method: Option<AuthMethod>,
    #[schema(required = true)]
    address: Option<String>,
    /// City and country of that address, in English; null without a database of places, or if it
    /// does not contain the address.
    #[schema(required = true, example = "London, United Kingdom")]
    place: Option<String>,
    /// Data that the site stores in the session.
    #[schema(value_type = serde_json::Map<String, serde_json::Value>)]
    payload: Payload,
    #[schema(format = "date-time")]
    created: String,
    /// Time without use after which the session ends, in milliseconds.
    timeout: i64,
    /// Precise to the minute.
    #[schema(format = "date-time")]
    last_active: String,
}

/// List the live sessions of an account.
#[utoipa::path(
    get,
    path = "/api/admin/accounts/{id}/sessions",
    operation_id = "listSessionsOfAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses(
        (
            status = 200, description = "The live sessions, by last use, the latest first.",
            body = ListResponse<AccountSessionView>
        ),
        Refusals,
        NotFound,
    ),
)]
pub async fn list(
    request: AdminRequest,
    PathId(id): PathId,
) -> Result<Json<ListResponse<AccountSessionView>>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;

    details::get(server, caller, id).await?;

    let sessions = sessions::list(server, id).await?.into_iter();
    Ok(ListResponse::whole(sessions.map(|session| AccountSessionView::new(server, session))))
}

/// End all sessions of an account.
#[utoipa::path(
    delete,
    path = "/api/admin/accounts/{id}/sessions",
    operation_id = "endSessionsOfAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses(
        (status = 204, description = "All sessions have ended."),
        Refusals,
        NotFound,
    ),
)]
pub async fn end_all(request: AdminRequest, PathId(id): PathId) -> Result<StatusCode, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    account_sessions::end_all(server, caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End one session of an account.
#[utoipa::path(
    delete,
    path = "/api/admin/accounts/{id}/sessions/{session}",
    operation_id = "endSessionOfAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, ("session" = String, Path, description = "The session's id.")),
    responses(
        (status = 204, description = "The session has ended."),
        Refusals,
        NotFound,
    ),
)]
pub async fn end(
    request: AdminRequest,
    Path((id, session)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let account_id = parse_id(&id).ok_or_else(not_found)?;

    let session = TokenHash::parse(&session);
    let has_ended = account_sessions::end_one(server, caller, account_id, session.as_ref()).await?;
    if has_ended { Ok(StatusCode::NO_CONTENT) } else { Err(not_found()) }
}

fn not_found() -> Problem {
    crate::http::api::problem::of(Refusal::NotFound)
}

impl AccountSessionView {
    fn new(server: &Server, session: ActiveSession) -> Self {
        let place = session.place(server, "en");
        let device = session.device().to_string();
        let authentication = session.authentication;

        Self {
            id: session.id.as_str().to_owned(),
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
}
