//! A recovery that support starts: `/api/admin/accounts/{id}/recovery`. With OwnID's cloud the recoveries are OwnID's.

use axum::http::StatusCode;

use crate::{
    domain::access::strength::ProtectedAction,
    http::{
        api::{
            openapi::{NotFound, Refusals},
            parameters::OneId,
            request::{Call, Desk, Id, Nothing},
        },
        error::Problem,
    },
    journeys::recover,
};

/// Start a recovery of an account.
///
/// The person is sent a link that works for two days, once, in any browser. It leads to the last step of a recovery.
#[utoipa::path(
    post,
    path = "/api/admin/accounts/{id}/recovery",
    operation_id = "startRecovery",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses(
        (status = 202, description = "The link is on its way."),
        Refusals,
        NotFound,
        (status = 409, description = "No message can be sent to the account's address, or not now.", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub async fn start(call: Call<Nothing>, Id(id): Id) -> Result<StatusCode, Problem> {
    call.desk.require(ProtectedAction::StartRecovery)?;
    let Desk { server, caller, platform, .. } = &call.desk;
    recover::start_by_support(server, caller, platform.as_deref(), id).await?;
    Ok(StatusCode::ACCEPTED)
}
