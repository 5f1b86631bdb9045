//! Passkeys of an account: `/api/admin/accounts/{id}/passkeys`. In cloud mode they are OwnID's, and there is nothing here.

use std::sync::Arc;

use axum::{
    Json,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;

use crate::{
    domain::access::{scope::Scope, strength::ProtectedAction},
    http::{
        api::{
            openapi::{NotFound, Page, Refusals},
            parameters::OneId,
            request::{Call, Desk, Id, Nothing, parse_id},
        },
        error::Problem,
    },
    journeys::{
        self,
        passkeys::{self, Removal},
    },
    platform::{self, Passkey, Platform},
    service::{Refusal, accounts::details},
};

/// List the passkeys of an account.
#[utoipa::path(
    get,
    path = "/api/admin/accounts/{id}/passkeys",
    operation_id = "listPasskeys",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses(
        (status = 200, description = "The passkeys.", body = Page<Passkey>),
        Refusals,
        NotFound,
    ),
)]
pub async fn list(call: Call<Nothing>, Id(id): Id) -> Result<Response, Problem> {
    let Desk { server, caller, .. } = &call.desk;
    let account = details::get(server, caller, id).await?;
    let items = passkeys::list(server, platform(&call.desk)?, &account).await.map_err(to_problem)?;
    Ok(Json(json!({ "items": items, "nextCursor": null })).into_response())
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Remove {
    /// Remove it even when the person cannot log in any more without it.
    #[param(example = true)]
    force: Option<bool>,
}

/// Remove a passkey.
#[utoipa::path(
    delete,
    path = "/api/admin/accounts/{id}/passkeys/{passkey}",
    operation_id = "removePasskey",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, ("passkey" = String, Path, description = "The id of the credential."), Remove),
    responses(
        (status = 204, description = "The passkey is worth nothing any more."),
        Refusals,
        NotFound,
        (status = 409, description = "It is the last way in; force it if that is meant.", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub async fn remove(call: Call<Remove>, Path((id, passkey)): Path<(String, String)>) -> Result<StatusCode, Problem> {
    let Desk { server, caller, .. } = &call.desk;
    caller.require(Scope::AccountsWrite)?;
    call.desk.require(ProtectedAction::ChangeCredentials)?;
    let id = parse_id(&id).ok_or(Refusal::NotFound).map_err(crate::http::api::problem::of)?;
    let account = details::get(server, caller, id).await?;
    caller.may_rule(&account.roles)?;
    let forced = call.query.force.unwrap_or(false);
    let removal = Removal { caller, account: &account, id: &passkey, forced };
    passkeys::remove(server, platform(&call.desk)?, removal).await.map_err(to_problem)?;
    Ok(StatusCode::NO_CONTENT)
}

fn platform(desk: &Desk) -> Result<&Arc<Platform>, Problem> {
    desk.platform.as_ref().ok_or_else(|| elsewhere("OwnID's cloud keeps the passkeys of this server."))
}

/// What another key wrote about an account is none of ours, and no failure: `passkeyCount` is null then.
fn to_problem(error: journeys::Error) -> Problem {
    match error {
        journeys::Error::Platform(platform::Error::OwnIdDataInvalid(_)) => {
            elsewhere("Another platform keeps the passkeys of this account.")
        }
        error => error.into(),
    }
}

fn elsewhere(detail: &'static str) -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "passkeys_elsewhere", detail)
}
