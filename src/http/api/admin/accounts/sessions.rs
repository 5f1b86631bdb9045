//! Where somebody is logged in, for administrators: `/api/admin/accounts/{id}/sessions` (behaviour b27).

use axum::{
    Json,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    domain::{Payload, TokenHash, access::scope::Scope, session::AuthMethod},
    http::{
        api::{
            openapi::{NotFound, Page, Refusals},
            parameters::OneId,
            request::{Call, Desk, Id, parse_id},
        },
        error::Problem,
    },
    server::Server,
    service::{
        Refusal,
        accounts::details::{self, Details},
        login::sessions::{self, Living},
    },
};

/// A session of somebody, as an administrator sees it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SessionOfAccount)]
pub struct SessionOf {
    /// What the session is called; it opens nothing.
    id: String,
    #[schema(example = "Firefox on Windows")]
    device: String,
    /// How the person logged in; null in a session that is older than its being noted.
    #[schema(required = true)]
    method: Option<AuthMethod>,
    #[schema(required = true)]
    address: Option<String>,
    /// The city and the country of that address, in English; null where no file of cities is set or it does not know the address.
    #[schema(required = true, example = "London, United Kingdom")]
    place: Option<String>,
    /// What the site keeps in the session.
    #[schema(value_type = serde_json::Map<String, serde_json::Value>)]
    payload: Payload,
    #[schema(format = "date-time")]
    created: String,
    /// How long the session lives without being used, in milliseconds.
    timeout: i64,
    /// To the minute.
    #[schema(format = "date-time")]
    last_active: String,
}

/// List the living sessions of an account.
#[utoipa::path(
    get,
    path = "/api/admin/accounts/{id}/sessions",
    operation_id = "listSessionsOfAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses(
        (status = 200, description = "The living sessions, the one used last first.", body = Page<SessionOf>),
        Refusals,
        NotFound,
    ),
)]
pub async fn list(call: Call, Id(id): Id) -> Result<Response, Problem> {
    let Desk { server, caller, .. } = &call.desk;
    details::get(server, caller, id).await?;
    let items: Vec<_> =
        sessions::list(server, id).await?.into_iter().map(|session| SessionOf::of(server, session)).collect();
    Ok(Json(json!({ "items": items, "nextCursor": null })).into_response())
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
        (status = 204, description = "All have ended."),
        Refusals,
        NotFound,
    ),
)]
pub async fn end_all(call: Call, Id(id): Id) -> Result<StatusCode, Problem> {
    let account = ended_for(&call.desk, Some(id)).await?;
    let Desk { server, caller, .. } = &call.desk;
    sessions::end_all(server, id).await?;
    details::note(server, caller, ("sessions_ended", &account)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End one session of an account.
#[utoipa::path(
    delete,
    path = "/api/admin/accounts/{id}/sessions/{session}",
    operation_id = "endSessionOfAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, ("session" = String, Path, description = "What the session is called in the list.")),
    responses(
        (status = 204, description = "It has ended."),
        Refusals,
        NotFound,
    ),
)]
pub async fn end(call: Call, Path((id, session)): Path<(String, String)>) -> Result<StatusCode, Problem> {
    let account = ended_for(&call.desk, parse_id(&id)).await?;
    let Desk { server, caller, .. } = &call.desk;
    let session = TokenHash::parse(&session).ok_or_else(none_such)?;
    if !sessions::end_one(server, account.row.id, &session).await? {
        return Err(none_such());
    }
    details::note(server, caller, ("session_ended", &account)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The account whose sessions the caller may end.
async fn ended_for(desk: &Desk, id: Option<Uuid>) -> Result<Details, Problem> {
    desk.caller.require(Scope::AccountsSupport)?;
    let account = details::get(&desk.server, &desk.caller, id.ok_or_else(none_such)?).await?;
    desk.caller.may_rule(&account.roles)?;
    Ok(account)
}

fn none_such() -> Problem {
    crate::http::api::problem::of(Refusal::NotFound)
}

impl SessionOf {
    fn of(server: &Server, session: Living) -> Self {
        let place = session.place(server, "en");
        let device = session.device().to_string();
        let authentication = session.authentication;
        Self {
            id: session.id.as_str().to_owned(),
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
}
