//! The sessions of any account, as administrators end them (`docs/security-behaviours.md` b27).

use crate::{
    domain::{
        Account, AccountId, TokenHash,
        access::{scope::Scope, strength::ProtectedAction},
    },
    server::Server,
    service::{Result, accounts::details, caller::Caller, login::sessions},
};

/// Ends all sessions of an account, and all its unfinished flows. Returns the number of ended
/// sessions; without any, the audit log has no entry.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::service::Refusal::NotAllowed),
/// [`Refusal::TooWeak`](crate::service::Refusal::TooWeak) and
/// [`Refusal::NotFound`](crate::service::Refusal::NotFound).
pub async fn end_all(server: &Server, caller: &Caller, account_id: AccountId) -> Result<u64> {
    let account = manageable_account(server, caller, account_id).await?;

    let ended = sessions::end_all(server, account_id).await?;
    if ended > 0 {
        details::note(server, caller, "sessions_ended", &account).await?;
    }
    Ok(ended)
}

/// Ends one session of an account. Returns false when it has no such session; `None` is the id of
/// none.
///
/// # Errors
/// Those of [`end_all`].
pub async fn end_one(
    server: &Server,
    caller: &Caller,
    account_id: AccountId,
    session: Option<&TokenHash>,
) -> Result<bool> {
    let account = manageable_account(server, caller, account_id).await?;
    let Some(session) = session else { return Ok(false) };

    let has_ended = sessions::end_one(server, account_id, session).await?;
    if has_ended {
        details::note(server, caller, "session_ended", &account).await?;
    }
    Ok(has_ended)
}

/// An account whose sessions, and the access of applications to it, the caller may end.
pub(super) async fn manageable_account(
    server: &Server,
    caller: &Caller,
    account_id: AccountId,
) -> Result<Account> {
    caller.require(Scope::AccountsSupport)?;
    caller.require_strength(ProtectedAction::EndSessions, server.clock.now())?;
    let account = details::get(server, caller, account_id).await?;
    caller.require_rights_over(&account.roles)?;
    Ok(account)
}
