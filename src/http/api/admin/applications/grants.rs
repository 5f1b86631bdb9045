//! Live grants of an application: `/api/admin/applications/{id}/grants`.

use axum::{extract::Path, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{openapi::OneApplication, operations::PathApplication};
use crate::{
    domain::{AccountId, ApplicationId, session::AuthMethod},
    http::{
        api::{
            list_response::ListResponse,
            openapi::{NotFound, Refusals},
            problem,
            request::{
                AdminContext, AdminRequest, PageResponse, parse_cursor, parse_id, parse_limit,
                truncate_page,
            },
        },
        error::Problem,
    },
    service::{
        Refusal,
        applications::live_access::{self, LiveGrant},
    },
};

/// The authorization of an application by a person, with which its codes and tokens end.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Grant)]
pub struct GrantView {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    #[schema(value_type = String, format = "uuid")]
    account_id: AccountId,
    login_id: String,
    #[schema(example = json!(["email", "openid"]))]
    scopes: Vec<String>,
    /// True if it outlives the expiry of its session (`offline_access`).
    offline: bool,
    /// Method of the login.
    method: AuthMethod,
    #[schema(format = "date-time")]
    authenticated_at: String,
    #[schema(format = "date-time")]
    created_at: String,
    /// Time at which it last got a token.
    #[schema(format = "date-time")]
    last_used_at: String,
    #[schema(format = "date-time")]
    expires_at: String,
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct GrantListQuery {
    /// The nextCursor of the previous page.
    #[param(format = "uuid")]
    cursor: Option<String>,
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

/// List the live grants of an application, the newest first.
///
/// Needs accounts:read, too.
#[utoipa::path(
    get,
    path = "/api/admin/applications/{id}/grants",
    operation_id = "listGrantsOfApplication",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneApplication, GrantListQuery),
    responses(
        (
            status = 200, description = "A page of the grants.", body = ListResponse<GrantView>
        ),
        Refusals,
        NotFound,
    ),
)]
pub async fn list(
    request: AdminRequest<GrantListQuery>,
    PathApplication(id): PathApplication,
) -> Result<PageResponse<GrantView>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let before = parse_cursor(request.query.cursor.as_deref(), parse_id)?;
    let limit = parse_limit(request.query.limit.as_deref())?.get();

    let mut rows = live_access::grants(server, caller, &id, before, i64::from(limit) + 1).await?;
    let next = truncate_page(&mut rows, limit, |row| row.id.to_string());
    Ok(request.page(rows.into_iter().map(GrantView::of), next))
}

/// End all grants of an application, with their codes and tokens.
#[utoipa::path(
    delete,
    path = "/api/admin/applications/{id}/grants",
    operation_id = "endGrantsOfApplication",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneApplication),
    responses((status = 204, description = "All grants have ended."), Refusals, NotFound),
)]
pub async fn end_all(
    request: AdminRequest,
    PathApplication(id): PathApplication,
) -> Result<StatusCode, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    live_access::end_grants(server, caller, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End one grant of an application, with its codes and tokens.
#[utoipa::path(
    delete,
    path = "/api/admin/applications/{id}/grants/{grant}",
    operation_id = "endGrantOfApplication",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneApplication, ("grant" = String, Path, format = "uuid", description = "Its id.")),
    responses((status = 204, description = "The grant has ended."), Refusals, NotFound),
)]
pub async fn end(
    request: AdminRequest,
    Path((id, grant)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let not_found = || problem::of(Refusal::NotFound);
    let id = ApplicationId::parse(&id).map_err(|_| not_found())?;

    // Nil is the id of no grant, so that the caller's rights are checked first.
    let grant = parse_id(&grant).unwrap_or(Uuid::nil());
    live_access::end_grant(server, caller, &id, grant).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl GrantView {
    fn of(grant: LiveGrant) -> Self {
        Self {
            id: grant.id,
            account_id: grant.account_id,
            login_id: grant.login_id,
            scopes: grant.scopes.iter().map(str::to_owned).collect(),
            offline: grant.offline_at.is_some(),
            method: grant.method,
            authenticated_at: grant.authenticated_at.to_rfc3339(),
            created_at: grant.created_at.to_rfc3339(),
            last_used_at: grant.last_used_at.to_rfc3339(),
            expires_at: grant.expires_at.to_rfc3339(),
        }
    }
}
