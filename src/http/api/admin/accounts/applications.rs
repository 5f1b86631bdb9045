//! Applications with access to any account, for administrators:
//! `/api/admin/accounts/{id}/applications`.

use axum::{Json, extract::Path, http::StatusCode};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    domain::{ApplicationId, Timestamp},
    http::{
        api::{
            list_response::ListResponse,
            openapi::{NotFound, Refusals},
            parameters::OneId,
            problem,
            request::{AdminContext, AdminRequest, PathId, parse_id},
        },
        error::Problem,
    },
    service::{
        Refusal, admin::account_applications, applications::account_access::ApplicationAccess,
    },
};

/// The access of an application to an account.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ApplicationAccess)]
pub struct AccountApplicationView {
    /// The `client_id`.
    #[schema(example = "wiki")]
    id: String,
    #[schema(example = "Wiki")]
    name: String,
    third_party: bool,
    /// Scopes that it may use.
    #[schema(example = json!(["email", "openid"]))]
    scopes: Vec<String>,
    /// Time of the consent, or of the first grant or session that is alive.
    #[schema(format = "date-time")]
    since: String,
    /// Last use of a grant or a session that is alive; null without one.
    #[schema(format = "date-time", required = true)]
    last_used_at: Option<String>,
}

/// List the applications that have access to an account, by name.
#[utoipa::path(
    get,
    path = "/api/admin/accounts/{id}/applications",
    operation_id = "listApplicationsOfAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses(
        (
            status = 200, description = "The applications.",
            body = ListResponse<AccountApplicationView>
        ),
        Refusals,
        NotFound,
    ),
)]
pub async fn list(
    request: AdminRequest,
    PathId(id): PathId,
) -> Result<Json<ListResponse<AccountApplicationView>>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let found = account_applications::list(server, caller, id).await?;
    Ok(ListResponse::whole(found.into_iter().map(AccountApplicationView::of)))
}

/// End the access of all applications to an account: consents, grants and sessions.
#[utoipa::path(
    delete,
    path = "/api/admin/accounts/{id}/applications",
    operation_id = "endApplicationsOfAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses((status = 204, description = "No application has access."), Refusals, NotFound),
)]
pub async fn end_all(request: AdminRequest, PathId(id): PathId) -> Result<StatusCode, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    account_applications::end(server, caller, id, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End the access of an application to an account: the consent, grants and sessions.
#[utoipa::path(
    delete,
    path = "/api/admin/accounts/{id}/applications/{application}",
    operation_id = "endApplicationOfAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, ("application" = String, Path, description = "The application's id.")),
    responses((status = 204, description = "The access has ended."), Refusals, NotFound),
)]
pub async fn end(
    request: AdminRequest,
    Path((id, application)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let not_found = || problem::of(Refusal::NotFound);
    let account_id = parse_id(&id).ok_or_else(not_found)?;
    let application = ApplicationId::parse(&application).map_err(|_| not_found())?;

    let ended = account_applications::end(server, caller, account_id, Some(&application)).await?;
    if ended == 0 { Err(not_found()) } else { Ok(StatusCode::NO_CONTENT) }
}

impl AccountApplicationView {
    pub fn of(access: ApplicationAccess) -> Self {
        let ApplicationAccess { application, scopes, since, last_used_at } = access;
        Self {
            id: application.id.to_string(),
            name: application.name.to_string(),
            third_party: application.settings.third_party,
            scopes: scopes.iter().map(str::to_owned).collect(),
            since: since.to_rfc3339(),
            last_used_at: last_used_at.map(Timestamp::to_rfc3339),
        }
    }
}
