//! Live sessions at an application behind a proxy: `/api/admin/applications/{id}/sessions`.

use axum::{extract::Path, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{openapi::OneApplication, operations::PathApplication};
use crate::{
    domain::{AccountId, ApplicationId, Timestamp, TokenHash, session::AuthMethod},
    http::{
        api::{
            list_response::ListResponse,
            openapi::{NotFound, Refusals},
            problem,
            request::{
                AdminContext, AdminRequest, PageResponse, parse_cursor, parse_limit, truncate_page,
            },
        },
        error::Problem,
    },
    service::{
        Refusal,
        applications::live_access::{self, LiveApplicationSession, SessionPosition},
    },
};

/// A session at an application behind a proxy. It ends with the session here.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SessionAtApplication)]
pub struct ApplicationSessionView {
    /// Public id of the session. It gives no access.
    id: String,
    #[schema(value_type = String, format = "uuid")]
    account_id: AccountId,
    login_id: String,
    /// Method of the login.
    method: AuthMethod,
    #[schema(format = "date-time")]
    authenticated_at: String,
    #[schema(format = "date-time")]
    created_at: String,
    /// Last use of the session here, at this application or elsewhere. Precise to the minute.
    #[schema(format = "date-time")]
    last_used_at: String,
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ApplicationSessionListQuery {
    /// The nextCursor of the previous page.
    #[param(pattern = "^[0-9]{1,15}_[A-Za-z0-9_-]{43}$")]
    cursor: Option<String>,
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

/// List the live sessions at an application behind a proxy, the newest first.
///
/// Needs accounts:read, too.
#[utoipa::path(
    get,
    path = "/api/admin/applications/{id}/sessions",
    operation_id = "listSessionsOfApplication",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneApplication, ApplicationSessionListQuery),
    responses(
        (
            status = 200, description = "A page of the sessions.",
            body = ListResponse<ApplicationSessionView>
        ),
        Refusals,
        NotFound,
    ),
)]
pub async fn list(
    request: AdminRequest<ApplicationSessionListQuery>,
    PathApplication(id): PathApplication,
) -> Result<PageResponse<ApplicationSessionView>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let after = parse_cursor(request.query.cursor.as_deref(), parse_session_position)?;
    let limit = parse_limit(request.query.limit.as_deref())?.get();

    let (after, more) = (after.as_ref(), i64::from(limit) + 1);
    let mut rows = live_access::sessions(server, caller, &id, after, more).await?;
    let next = truncate_page(&mut rows, limit, to_cursor);
    Ok(request.page(rows.into_iter().map(ApplicationSessionView::of), next))
}

/// End all sessions at an application behind a proxy.
#[utoipa::path(
    delete,
    path = "/api/admin/applications/{id}/sessions",
    operation_id = "endSessionsOfApplication",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneApplication),
    responses((status = 204, description = "All sessions have ended."), Refusals, NotFound),
)]
pub async fn end_all(
    request: AdminRequest,
    PathApplication(id): PathApplication,
) -> Result<StatusCode, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    live_access::end_sessions(server, caller, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End one session at an application behind a proxy.
#[utoipa::path(
    delete,
    path = "/api/admin/applications/{id}/sessions/{session}",
    operation_id = "endSessionOfApplication",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneApplication, ("session" = String, Path, description = "The session's id.")),
    responses((status = 204, description = "The session has ended."), Refusals, NotFound),
)]
pub async fn end(
    request: AdminRequest,
    Path((id, session)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let not_found = || problem::of(Refusal::NotFound);
    let id = ApplicationId::parse(&id).map_err(|_| not_found())?;

    // The hash of nothing is the id of no session, so that the caller's rights are checked first.
    let session = TokenHash::parse(&session).unwrap_or_else(|| TokenHash::of(&[]));
    live_access::end_session(server, caller, &id, &session).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The position of a session, as it stands in cursors and on pages.
pub fn to_cursor(session: &LiveApplicationSession) -> String {
    format!("{}_{}", session.created_at.as_millis(), session.token_hash.as_str())
}

/// Parses a position that [`to_cursor`] wrote.
pub fn parse_session_position(cursor: &str) -> Option<SessionPosition> {
    let (at, hash) = cursor.split_once('_')?;
    Some(SessionPosition {
        created_at: Timestamp::from_millis(at.parse().ok()?),
        token_hash: TokenHash::parse(hash)?,
    })
}

impl ApplicationSessionView {
    fn of(session: LiveApplicationSession) -> Self {
        Self {
            id: session.token_hash.as_str().to_owned(),
            account_id: session.account_id,
            login_id: session.login_id,
            method: session.method,
            authenticated_at: session.authenticated_at.to_rfc3339(),
            created_at: session.created_at.to_rfc3339(),
            last_used_at: session.last_used_at.to_rfc3339(),
        }
    }
}
