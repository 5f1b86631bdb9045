//! What can be done to accounts, for one request or for one operation of a batch.

use axum::http::StatusCode;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::body::AccountBody;
use crate::{
    domain::access::{
        role_name,
        scope::{Scope, Scopes},
        strength::ProtectedAction,
    },
    http::{
        api::request::{Desk, IfMatch},
        error::Problem,
    },
    journeys::notify_owner::{self, AccountChange, CredentialChanges},
    service::{
        Error, Refusal,
        accounts::{
            self, NewPassword, deleted,
            details::{self, Details},
        },
        overtaken_changes::Tries,
    },
};

/// Which account, and from which version on.
pub type Which<'a> = (Uuid, Option<&'a IfMatch>);

pub async fn create(desk: &Desk, body: Map<String, Value>) -> Result<Details, Problem> {
    desk.caller.require(Scope::AccountsWrite)?;
    let beginning = AccountBody::read(body, shortest(desk)).beginning(desk.server.clock.now())?;
    if role_name::scopes(&beginning.roles) != Scopes::default() {
        desk.require(ProtectedAction::GivePower)?;
    }
    let id = accounts::create(&desk.server, &desk.caller, beginning).await?;
    Ok(details::get(&desk.server, &desk.caller, id).await?)
}

/// Changes the members that the body names, or with `whole` all of them. What `if_match` asks is asked of the account as it is when
/// the change is made: what others did to it meanwhile keeps nobody from a change that may be made from any version.
pub async fn change(
    desk: &Desk,
    (id, if_match): Which<'_>,
    body: Map<String, Value>,
    whole: bool,
) -> Result<Details, Problem> {
    desk.caller.require(Scope::AccountsSupport)?;
    let body = AccountBody::read(body, shortest(desk));
    let mut password: Option<NewPassword> = None;
    let tries = Tries::begin();
    loop {
        let account = details::get(&desk.server, &desk.caller, id).await?;
        let version = IfMatch::check(if_match, account.row.version)?;
        let mut patch = body.patch(&account, whole, desk.server.clock.now())?;
        patch.password = password.take().or(patch.password);
        password.clone_from(&patch.password);
        let credentials = CredentialChanges::of(&patch);
        let done = accounts::change(&desk.server, &desk.caller, (id, version), patch).await;
        if let Some(done) = tries.unless_stale(done) {
            let after = done?;
            let change = AccountChange { before: &account, after: &after, credentials };
            notify_owner::notify_of_change(&desk.server, desk.platform.as_ref(), change);
            return Ok(after);
        }
        // Hashed once, however often the change is tried: that takes its time.
        if let Some(typed) = password.take() {
            password = Some(typed.hashed(&desk.server).await?);
        }
    }
}

fn shortest(desk: &Desk) -> usize {
    desk.server.config.passwords.min_length
}

pub async fn delete(desk: &Desk, (id, if_match): Which<'_>) -> Result<(), Problem> {
    desk.caller.require(Scope::AccountsWrite)?;
    desk.require(ProtectedAction::DeleteAccount)?;
    let tries = Tries::begin();
    loop {
        let account = details::get(&desk.server, &desk.caller, id).await?;
        let version = IfMatch::check(if_match, account.row.version)?;
        let done = deleted::delete(&desk.server, &desk.caller, (id, version)).await;
        if let Some(done) = tries.unless_stale(done) {
            return Ok(done?);
        }
    }
}

pub async fn restore(desk: &Desk, id: Uuid) -> Result<Details, Problem> {
    desk.require(ProtectedAction::RestoreAccount)?;
    if let Err(error) = deleted::restore(&desk.server, &desk.caller, id).await {
        let is_living = matches!(error, Error::Refused(Refusal::NotFound))
            && details::get(&desk.server, &desk.caller, id).await.is_ok();
        let not_deleted = || Problem::new(StatusCode::CONFLICT, "not_deleted", "The account was not deleted.");
        return Err(if is_living { not_deleted() } else { error.into() });
    }
    Ok(details::get(&desk.server, &desk.caller, id).await?)
}
