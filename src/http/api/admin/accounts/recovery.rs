//! A recovery that support starts: `/api/admin/accounts/{id}/recovery`. With OwnID's cloud the recoveries are OwnID's.

use std::sync::Arc;

use axum::http::StatusCode;

use crate::{
    domain::{access::strength::Act, message::kind::MessageKind},
    http::{
        api::{
            openapi::{NotFound, Refusals},
            parameters::OneId,
            request::{Call, Desk, Id, Nothing},
        },
        error::Problem,
    },
    platform::{self, Platform, codes::Purpose},
    server::Server,
    service::{caller::Caller, login::recovery},
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
    call.desk.require(Act::StartRecovery)?;
    let Desk { server, caller, platform, .. } = &call.desk;
    begin(server, (caller, platform.as_ref()), id).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Sends the person a link, if the caller may.
pub async fn begin(
    server: &Server,
    (caller, platform): (&Caller, Option<&Arc<Platform>>),
    id: uuid::Uuid,
) -> Result<(), Problem> {
    let login_id = recovery::start(server, caller, id).await?;
    let platform = platform.ok_or_else(|| {
        Problem::new(StatusCode::NOT_FOUND, "recovery_elsewhere", "OwnID's cloud recovers the accounts of this server.")
    })?;
    let flow = platform.begin_code(Purpose::Support, &login_id, "/account").await?;
    let sent = platform.send_code(&flow.hash(), (Purpose::Support, &login_id), MessageKind::SupportLink).await;
    sent.map_err(|error| match error {
        platform::Error::BackendError(_) => {
            let detail = "No message can be sent to this account's address, or not now.";
            Problem::new(StatusCode::CONFLICT, "message_refused", detail)
        }
        error => error.into(),
    })
}
