//! Locks after wrong codes: `/api/admin/code-locks/{loginId}`. In cloud mode, OwnID manages the
//! codes.

use axum::{extract::Path, http::StatusCode};

use crate::{
    http::{
        api::{
            openapi::Refusals,
            request::{AdminContext, AdminRequest, NoQuery},
        },
        error::Problem,
    },
    journeys,
};

/// Unlock codes for a login id.
///
/// After a hundred wrong codes in a row, a login id can use no codes, whether it has an account or
/// not. The response is the same when nothing was locked.
#[utoipa::path(
    delete,
    path = "/api/admin/code-locks/{loginId}",
    operation_id = "liftCodeLock",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(
        (
            "loginId" = String, Path, format = "login-id",
            description = "An email address, or a phone number with its country code.",
            example = "alice@example.com"
        ),
    ),
    responses(
        (status = 204, description = "Codes can be used again."),
        Refusals,
        (
            status = 404, description = "OwnID's cloud manages the codes of this server.",
            body = Problem, content_type = "application/problem+json"
        ),
    ),
)]
pub async fn lift(
    request: AdminRequest<NoQuery>,
    Path(login_id): Path<String>,
) -> Result<StatusCode, Problem> {
    let AdminContext { server, caller, platform, .. } = &request.context;
    journeys::code_locks::lift(server, caller, platform.as_deref(), &login_id).await?;
    Ok(StatusCode::NO_CONTENT)
}
