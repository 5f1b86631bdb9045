//! The applications that have access to any account, as administrators see and end them.

use super::account_sessions::manageable_account;
use crate::{
    domain::{AccountId, ApplicationId},
    server::Server,
    service::{
        Result,
        accounts::details,
        applications::account_access::{self, ApplicationAccess},
        caller::Caller,
    },
};

/// The applications that have access to an account.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::service::Refusal::NotAllowed) and
/// [`Refusal::NotFound`](crate::service::Refusal::NotFound).
pub async fn list(
    server: &Server,
    caller: &Caller,
    account_id: AccountId,
) -> Result<Vec<ApplicationAccess>> {
    details::get(server, caller, account_id).await?;
    account_access::list(server, account_id).await
}

/// Ends the access of one application to an account, or of all. Returns how many had access.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::service::Refusal::NotAllowed),
/// [`Refusal::TooWeak`](crate::service::Refusal::TooWeak) and
/// [`Refusal::NotFound`](crate::service::Refusal::NotFound).
pub async fn end(
    server: &Server,
    caller: &Caller,
    account_id: AccountId,
    application_id: Option<&ApplicationId>,
) -> Result<usize> {
    manageable_account(server, caller, account_id).await?;
    account_access::end(server, caller, account_id, application_id).await
}
