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
use utoipa::IntoParams;

use super::call::{Call, Desk, Id, Nothing, parse_id};
use crate::{
    domain::scope::Scope,
    http::error::Problem,
    platform::Platform,
    service::{Refusal, account_details},
};

/// List the passkeys of an account.
pub async fn list(call: Call<Nothing>, Id(id): Id) -> Result<Response, Problem> {
    let Desk { server, caller, .. } = &call.desk;
    let account = account_details::get(server, caller, id).await?;
    let items = platform(&call.desk)?.passkeys(&account.login_id()).await?;
    Ok(Json(json!({ "items": items, "nextCursor": null })).into_response())
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Remove {
    /// Remove it even when the person cannot log in any more without it.
    force: Option<bool>,
}

/// Remove a passkey.
pub async fn remove(call: Call<Remove>, Path((id, passkey)): Path<(String, String)>) -> Result<StatusCode, Problem> {
    let Desk { server, caller, .. } = &call.desk;
    caller.require(Scope::AccountsWrite)?;
    let id = parse_id(&id).ok_or(Refusal::NotFound).map_err(super::problem::of)?;
    let account = account_details::get(server, caller, id).await?;
    caller.may_rule(&account.roles)?;
    let may_be_last = call.query.force.unwrap_or(false) || account_details::has_password(server, id).await?;
    platform(&call.desk)?.remove_passkey(&account.login_id(), &passkey, may_be_last).await?;
    account_details::note_removed_passkey(server, caller, &account).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn platform(desk: &Desk) -> Result<&Arc<Platform>, Problem> {
    desk.platform.as_ref().ok_or_else(|| {
        Problem::new(StatusCode::NOT_FOUND, "passkeys_elsewhere", "OwnID's cloud keeps the passkeys of this server.")
    })
}
