//! Getting back into an account: what an operator may ask for besides the code, and what follows.

use std::net::IpAddr;

use serde_json::Map;
use sqlx::types::Uuid;

use super::sessions;
use crate::{
    domain::{LoginId, Timestamp, access::scope::Scope},
    server::Server,
    service::{
        Error, Result,
        accounts::{
            self,
            details::{self, Details},
            locale,
        },
        admin::audit::{self, Act},
        callbacks::id_documents,
        caller::Caller,
    },
    store::logins::unfinished_flows,
};

/// How many decisions are looked through for one that counts.
const LATEST: u32 = 20;

/// Whether nothing but the code is asked for, or an identity document was accepted since.
pub async fn may_go_on(server: &Server, login_id: &LoginId, since: Timestamp) -> Result<bool> {
    if !server.config.recovery_requires_id_document {
        return Ok(true);
    }
    let decisions = id_documents::list(server, Some(login_id), LATEST).await?;
    Ok(decisions.iter().any(|decision| decision.reason.is_none() && decision.decided_at >= since))
}

/// Notes that support starts a recovery, and says whose login id the link is for.
///
/// # Errors
/// [`crate::service::Refusal::NotFound`] and [`crate::service::Refusal::NotAllowed`].
pub async fn start(server: &Server, caller: &Caller, id: Uuid) -> Result<LoginId> {
    caller.require(Scope::AccountsSupport)?;
    let account = details::get(server, caller, id).await?;
    caller.may_rule(&account.roles)?;
    caller.may_open(id, &account.roles)?;
    details::note(server, caller, ("recovery_started", &account)).await?;
    Ok(account.login_id())
}

/// Sees to it that the caller may let codes be typed again for this login id.
///
/// # Errors
/// [`crate::service::Refusal::NotAllowed`].
pub async fn may_lift_code_lock(server: &Server, caller: &Caller, login_id: Option<&LoginId>) -> Result<()> {
    caller.require(Scope::AccountsSupport)?;
    match account_of(server, login_id).await? {
        Some(account) => caller.may_rule(&account.roles),
        None => Ok(()),
    }
}

/// Notes that codes can be typed again for this login id, which need not have an account.
pub async fn code_lock_lifted(server: &Server, caller: &Caller, login_id: &LoginId) -> Result<()> {
    let account = account_of(server, Some(login_id)).await?;
    let act = Act {
        account_id: account.map(|account| account.row.id),
        target: login_id.as_str().to_owned(),
        changes: Map::new(),
    };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, ("code_lock_lifted", act)).await?;
    Ok(tx.commit().await?)
}

async fn account_of(server: &Server, login_id: Option<&LoginId>) -> Result<Option<Details>> {
    let Some(login_id) = login_id else { return Ok(None) };
    match accounts::by_login_id(server, login_id).await {
        Ok(account) => details::own(server, account.id).await.map(Some),
        Err(Error::UnknownUser) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Notes the recovery in the audit log, ends what was begun for the account before, and its sessions if that was asked for.
pub async fn finish(server: &Server, id: Uuid, end_sessions: bool, address: IpAddr) -> Result<()> {
    let caller = Caller::account(server, id, address).await?;
    let target = details::own(server, id).await?.row.login_id;
    let act = Act { account_id: Some(id), target, changes: Map::new() };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, &caller, ("account_recovered", act)).await?;
    unfinished_flows::end(&mut tx, id, None).await?;
    tx.commit().await?;
    if end_sessions {
        sessions::end_all(server, id).await?;
    }
    Ok(())
}

/// Where the owner of an account is told what happened to it: the login id, and every further address that was verified
/// (behaviour b20). And the language of their profile, if it tells one.
pub async fn owner(server: &Server, login_id: &LoginId) -> Result<(Vec<LoginId>, Option<String>)> {
    let Ok(account) = accounts::by_login_id(server, login_id).await else { return Ok((vec![login_id.clone()], None)) };
    let account = details::own(server, account.id).await?;
    let locale = locale::of(server, account.row.id).await?;
    Ok((channels(&account), locale))
}

/// The login id, and every further address that was verified.
pub fn channels(account: &Details) -> Vec<LoginId> {
    let verified = account.addresses.iter().filter(|address| address.verified_at.is_some());
    let further = verified.filter_map(|address| LoginId::parse(&address.value).ok());
    std::iter::once(account.login_id()).chain(further).collect()
}
