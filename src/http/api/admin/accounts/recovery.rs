//! Recovery started by support: `/api/admin/accounts/{id}/recovery`. In cloud mode, OwnID recovers
//! accounts.

use axum::http::StatusCode;

use crate::{
    http::{
        api::{
            openapi::{NotFound, Refusals},
            parameters::OneId,
            request::{AdminContext, AdminRequest, NoQuery, PathId},
        },
        error::Problem,
    },
    journeys::recover,
};

/// Start a recovery of an account.
///
/// The owner is sent a link that works once, for two days, in any browser. It leads to the last
/// step of a recovery.
#[utoipa::path(
    post,
    path = "/api/admin/accounts/{id}/recovery",
    operation_id = "startRecovery",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses(
        (status = 202, description = "The link was queued."),
        Refusals,
        NotFound,
        (
            status = 409,
            description = "No message can be sent to the account's address, or not now.",
            body = Problem, content_type = "application/problem+json"
        ),
    ),
)]
pub async fn start(
    request: AdminRequest<NoQuery>,
    PathId(id): PathId,
) -> Result<StatusCode, Problem> {
    let AdminContext { server, caller, platform, .. } = &request.context;
    recover::start_by_support(server, caller, platform.as_deref(), id).await?;
    Ok(StatusCode::ACCEPTED)
}
