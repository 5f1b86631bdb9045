//! The removal of a passkey from an account's page.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    detail_view::{self, AccountPageState},
    relations::redirect_to_account,
};
use crate::{
    domain::AccountId,
    http::{error::Problem, pages::admin::Admin},
    journeys::{
        self,
        passkeys::{self, Removal},
    },
    platform,
    server::Server,
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
    let forced = form.force.unwrap_or(false);
    let removal = Removal { caller: &admin.caller, account_id: id, passkey: &form.id, forced };

    match passkeys::remove(&server, admin.platform.as_ref(), removal).await {
        // `PasskeyUnknown`: another request has removed it.
        Ok(())
        | Err(
            journeys::Error::PasskeysElsewhere
            | journeys::Error::Platform(platform::Error::PasskeyUnknown),
        ) => Ok(redirect_to_account(id)),
        Err(error) if error.is_last_credential() => {
            let state =
                AccountPageState { last_passkey: Some(form.id), ..AccountPageState::default() };
            detail_view::render(&server, admin, id, state).await
        }
        Err(error) => Err(error.into()),
    }
}
