//! Operations on accounts, for a request of its own or for one operation of a batch.

use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::body::AccountRequest;
use crate::{
    domain::{Account, AccountId, access::scope::Scope},
    http::{
        api::request::{AdminContext, IfMatch},
        error::Problem,
    },
    journeys::change_account::{self, AccountEdit},
    service::{
        Error, Refusal,
        accounts::{self, NewPassword, deleted, details},
        retries::RetryWindow,
    },
};

/// Creates an account.
pub async fn create(context: &AdminContext, body: Map<String, Value>) -> Result<Account, Problem> {
    context.caller.require(Scope::AccountsWrite)?;

    let beginning = AccountRequest::read(body, min_password_length(context))
        .into_new_account(context.server.clock.now())?;

    let id = accounts::create(&context.server, &context.caller, beginning).await?;

    Ok(details::get(&context.server, &context.caller, id).await?)
}

/// A change of an account, as a request asks for it.
#[derive(Debug)]
pub struct RequestedChange<'a> {
    pub id: AccountId,
    /// The versions from which it may be made.
    pub if_match: Option<&'a IfMatch>,
    pub body: Map<String, Value>,
    /// True to change all members, also those that the body does not name.
    pub whole: bool,
}

/// Changes an account. `if_match` is checked against the account at the time of the change: other
/// changes in the meantime do not prevent one that is allowed from any version.
pub async fn change(
    context: &AdminContext,
    requested: RequestedChange<'_>,
) -> Result<Account, Problem> {
    let RequestedChange { id, if_match, body, whole } = requested;
    context.caller.require(Scope::AccountsSupport)?;
    let body = AccountRequest::read(body, min_password_length(context));

    let mut password: Option<NewPassword> = None;
    let window = RetryWindow::start();

    loop {
        let account = details::get(&context.server, &context.caller, id).await?;
        let version = IfMatch::check(if_match, account.version)?;
        let mut patch = body.patch(&account, whole, context.server.clock.now())?;
        patch.password = password.take().or(patch.password);
        password.clone_from(&patch.password);

        let edit = AccountEdit { before: &account, version, patch };
        let done = change_account::change(
            &context.server,
            context.platform.as_ref(),
            &context.caller,
            edit,
        )
        .await;
        if let Some(done) = window.unless_stale(done) {
            return Ok(done?);
        }

        // Hashed only once, however often the change is tried, because hashing is slow.
        if let Some(typed) = password.take() {
            password = Some(typed.hashed(&context.server).await?);
        }
    }
}

fn min_password_length(context: &AdminContext) -> usize {
    context.server.config.passwords.min_length
}

/// Deletes an account; it can be restored for a while.
pub async fn delete(
    context: &AdminContext,
    id: AccountId,
    if_match: Option<&IfMatch>,
) -> Result<(), Problem> {
    context.caller.require(Scope::AccountsWrite)?;

    let window = RetryWindow::start();

    loop {
        let account = details::get(&context.server, &context.caller, id).await?;
        let version = IfMatch::check(if_match, account.version)?;
        let done = deleted::delete(&context.server, &context.caller, id, version).await;
        if let Some(done) = window.unless_stale(done) {
            return Ok(done?);
        }
    }
}

/// Restores a deleted account.
///
/// # Errors
/// 409 for an account that is not deleted, among others.
pub async fn restore(context: &AdminContext, id: AccountId) -> Result<Account, Problem> {
    if let Err(error) = deleted::restore(&context.server, &context.caller, id).await {
        let is_alive = matches!(error, Error::Refused(Refusal::NotFound))
            && details::get(&context.server, &context.caller, id).await.is_ok();
        let not_deleted =
            || Problem::new(StatusCode::CONFLICT, "not_deleted", "The account was not deleted.");

        return Err(if is_alive { not_deleted() } else { error.into() });
    }
    Ok(details::get(&context.server, &context.caller, id).await?)
}
