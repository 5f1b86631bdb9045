//! Wrong codes, forgotten: `/api/admin/code-locks/{loginId}`. With OwnID's cloud the codes are OwnID's.

use axum::{extract::Path, http::StatusCode};

use crate::{
    http::{
        api::{
            openapi::Refusals,
            request::{Call, Desk, Nothing},
        },
        error::Problem,
    },
    journeys,
};

/// Let codes be typed again for a login id.
///
/// After a hundred wrong ones in a row a login id has no codes any more, whether there is an account or not. The answer is the same
/// when nothing was locked.
#[utoipa::path(
    delete,
    path = "/api/admin/code-locks/{loginId}",
    operation_id = "liftCodeLock",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(("loginId" = String, Path, format = "login-id", description = "An email address, or a phone number with its country code.", example = "alice@example.com")),
    responses(
        (status = 204, description = "Codes can be typed again."),
        Refusals,
        (status = 404, description = "The codes of this server are OwnID's.", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub async fn lift(call: Call<Nothing>, Path(login_id): Path<String>) -> Result<StatusCode, Problem> {
    let Desk { server, caller, platform, .. } = &call.desk;
    journeys::code_locks::lift(server, caller, platform.as_deref(), &login_id).await?;
    Ok(StatusCode::NO_CONTENT)
}
