//! Recovery of an account: its additional requirements and its consequences.

use std::net::IpAddr;

use serde_json::Map;

use super::sessions;
use crate::{
    domain::{
        Account, AccountId, LoginId, Timestamp,
        access::{scope::Scope, strength::ProtectedAction},
    },
    server::Server,
    service::{
        Error, Result,
        accounts::{self, details, locale},
        admin::audit::{self, Act},
        callbacks::id_documents,
        caller::Caller,
    },
    store::logins::unfinished_flows,
};

/// Maximum number of decisions in which an accepted document is searched.
const MAX_DECISIONS: u32 = 20;

/// True when a recovery may continue: no identity document is required, or one was accepted after
/// `since`.
pub async fn may_go_on(server: &Server, login_id: &LoginId, since: Timestamp) -> Result<bool> {
    if !server.config.recovery_requires_id_document {
        return Ok(true);
    }
    let decisions = id_documents::list(server, Some(login_id), MAX_DECISIONS).await?;
    Ok(decisions.iter().any(|decision| decision.reason.is_none() && decision.decided_at >= since))
}

/// Records that support starts a recovery. Returns the login id of the account.
///
/// # Errors
/// [`crate::service::Refusal::NotFound`], [`crate::service::Refusal::NotAllowed`] and
/// [`crate::service::Refusal::TooWeak`].
pub async fn start(server: &Server, caller: &Caller, id: AccountId) -> Result<LoginId> {
    caller.require(Scope::AccountsSupport)?;
    caller.require_strength(ProtectedAction::StartRecovery, server.clock.now())?;
    let account = details::get(server, caller, id).await?;
    caller.require_rights_over(&account.roles)?;
    caller.refuse_own_token(id, &account.roles)?;
    details::note(server, caller, "recovery_started", &account).await?;
    Ok(account.login_id.clone())
}

/// Checks that the caller may unlock codes for this login id.
///
/// # Errors
/// [`crate::service::Refusal::NotAllowed`].
pub async fn may_lift_code_lock(
    server: &Server,
    caller: &Caller,
    login_id: Option<&LoginId>,
) -> Result<()> {
    caller.require(Scope::AccountsSupport)?;
    match account_of(server, login_id).await? {
        Some(account) => caller.require_rights_over(&account.roles),
        None => Ok(()),
    }
}

/// Records that codes were unlocked for this login id, which may have no account.
pub async fn code_lock_lifted(server: &Server, caller: &Caller, login_id: &LoginId) -> Result<()> {
    let account = account_of(server, Some(login_id)).await?;
    let act = Act {
        account_id: account.map(|account| account.id),
        target: login_id.as_str().to_owned(),
        changes: Map::new(),
    };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, "code_lock_lifted", act).await?;
    Ok(tx.commit().await?)
}

async fn account_of(server: &Server, login_id: Option<&LoginId>) -> Result<Option<Account>> {
    let Some(login_id) = login_id else { return Ok(None) };
    match accounts::by_login_id(server, login_id).await {
        Ok(account) => details::own(server, account.id).await.map(Some),
        Err(Error::UnknownUser) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Records the recovery in the audit log, ends all unfinished flows of the account, and its
/// sessions if requested.
pub async fn finish(
    server: &Server,
    id: AccountId,
    end_sessions: bool,
    address: IpAddr,
) -> Result<()> {
    let caller = Caller::account(server, id, address).await?;
    let target = details::own(server, id).await?.login_id.to_string();
    let act = Act { account_id: Some(id), target, changes: Map::new() };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, &caller, "account_recovered", act).await?;
    unfinished_flows::end(&mut tx, id, None).await?;
    tx.commit().await?;
    if end_sessions {
        sessions::end_all(server, id).await?;
    }
    Ok(())
}

/// The addresses at which the owner of an account is notified: the login id, and all other verified
/// addresses (`docs/security-behaviours.md` b20). Also returns the language of the profile, if it
/// has one.
pub async fn owner(server: &Server, login_id: &LoginId) -> Result<(Vec<LoginId>, Option<String>)> {
    let Ok(account) = accounts::by_login_id(server, login_id).await else {
        return Ok((vec![login_id.clone()], None));
    };
    let account = details::own(server, account.id).await?;
    let locale = locale::of(server, account.id).await?;
    Ok((channels(&account), locale))
}

/// The login id, and all other verified addresses.
pub fn channels(account: &Account) -> Vec<LoginId> {
    let verified = account.addresses.iter().filter(|address| address.verified_at.is_some());
    let further = verified.filter_map(|address| LoginId::parse(&address.value).ok());
    std::iter::once(account.login_id.clone()).chain(further).collect()
}
