//! The removal of a passkey from an account's page.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    detail::{self, AccountPageState},
    relations::redirect_to_account,
};
use crate::{
    domain::{
        AccountId,
        access::{scope::Scope, strength::ProtectedAction},
    },
    http::{error::Problem, pages::admin::Admin},
    journeys::{
        self,
        passkeys::{self, Removal},
    },
    platform,
    server::Server,
    service::accounts::details,
};

#[derive(Debug, Deserialize)]
pub struct RemovePasskeyForm {
    id: String,
    /// Remove the passkey even if it is the owner's last credential.
    force: Option<bool>,
}

pub async fn remove(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<AccountId>,
    Form(form): Form<RemovePasskeyForm>,
) -> Result<Response, Problem> {
    admin.caller.require(Scope::AccountsWrite)?;
    admin.require(&server, ProtectedAction::ChangeCredentials)?;
    let details = details::get(&server, &admin.caller, id).await?;
    admin.caller.may_rule(&details.roles)?;

    let Some(platform) = admin.platform.clone() else { return Ok(redirect_to_account(id)) };
    let forced = form.force.unwrap_or(false);
    let removal = Removal { caller: &admin.caller, account: &details, id: &form.id, forced };
    let removed = passkeys::remove(&server, &platform, removal).await;

    match removed {
        // `PasskeyUnknown`: another request has removed it.
        Ok(()) | Err(journeys::Error::Platform(platform::Error::PasskeyUnknown)) => {}
        Err(journeys::Error::Platform(platform::Error::LastPasskey)) => {
            let state = AccountPageState { last_passkey: Some(form.id), ..AccountPageState::default() };
            return detail::render(&server, admin, id, state).await;
        }
        Err(error) => return Err(error.into()),
    }

    Ok(redirect_to_account(id))
}
