//! Wrong codes, forgotten: `/api/admin/code-locks/{loginId}`. With OwnID's cloud the codes are OwnID's.

use std::sync::Arc;

use axum::{extract::Path, http::StatusCode};

use crate::{
    domain::LoginId,
    http::{
        api::{
            openapi::Refusals,
            request::{Call, Desk, Nothing},
        },
        error::Problem,
    },
    platform::{self, Platform},
    server::Server,
    service::{accounts::login_ids, caller::Caller, login::recovery},
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
    lift_for(server, (caller, platform.as_ref()), &login_id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Forgets the wrong codes, if the caller may.
pub async fn lift_for(
    server: &Server,
    (caller, platform): (&Caller, Option<&Arc<Platform>>),
    login_id: &str,
) -> Result<LoginId, Problem> {
    let parsed = login_ids::meant(server, login_id).await?;
    recovery::may_lift_code_lock(server, caller, parsed.as_ref().ok()).await?;
    let platform = platform.ok_or_else(|| {
        Problem::new(StatusCode::NOT_FOUND, "codes_elsewhere", "OwnID's cloud sends the codes of this server.")
    })?;
    let login_id = parsed.map_err(|_| platform::Error::LoginIdInvalid)?;
    platform.forgive(&login_id).await?;
    recovery::code_lock_lifted(server, caller, &login_id).await?;
    Ok(login_id)
}
