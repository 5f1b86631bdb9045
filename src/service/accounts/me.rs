//! Acts of owners on their own accounts: password, passkeys, deletion and its undoing.

use std::net::IpAddr;

use serde_json::Map;

use super::{
    deleted::{self, RestoredRoles},
    details,
    patch::{self, NewPassword},
};
use crate::{
    domain::{
        Account, AccountId, LoginId, Password, Timestamp, Token, TokenHash,
        access::{
            role_name::give_power,
            scope::Scopes,
            strength::{ProtectedAction, RequestAuthentication},
        },
        audit::Actor,
    },
    server::Server,
    service::{
        Error, Refusal, Result, accounts,
        admin::audit::{self, Act},
        caller::Caller,
        retries::RetryWindow,
    },
    store::{
        accounts::{changes as store, deleted as bin},
        logins::unfinished_flows,
    },
};

/// Requires that a login is strong enough for an act of the account's owner: a recent one
/// (`docs/security-behaviours.md` b21), and one by passkey if the account has power.
///
/// # Errors
/// [`Refusal::TooWeak`].
pub async fn require_strength(
    server: &Server,
    account: &Account,
    action: ProtectedAction,
    authentication: RequestAuthentication,
) -> Result<()> {
    let strength = action.strength(is_privileged(server, account).await?);
    Ok(authentication.meets(strength, server.clock.now()).map_err(Refusal::TooWeak)?)
}

/// True when the account has power, and the platform stores data about its owner. The data remains
/// after the last passkey is removed: otherwise anyone who reads the owner's mail could have it
/// disowned and register another.
async fn is_privileged(server: &Server, account: &Account) -> Result<bool> {
    Ok(give_power(&account.roles) && details::has_own_id_data(server, account.id).await?)
}

/// Sets the password, and ends all unfinished flows of the account except those of the session to
/// keep.
///
/// # Errors
/// [`Refusal::NotFound`] and [`crate::service::Error::Busy`].
pub async fn set_password(
    server: &Server,
    caller: &Caller,
    id: AccountId,
    password: Password,
    keep: Option<&TokenHash>,
) -> Result<()> {
    let account = details::own(server, id).await?;
    let hash = patch::hash(server, Some(NewPassword::Typed(password))).await?;

    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, "password_set", act_on(&account)).await?;
    store::set_password(&mut tx, id, hash.as_deref()).await?;
    unfinished_flows::end(&mut tx, id, keep).await?;
    Ok(tx.commit().await?)
}

/// Removes the password if a passkey remains, and ends all unfinished flows of the account except
/// those of the session to keep.
///
/// # Errors
/// [`Refusal::LastCredential`], [`Refusal::NotFound`] and [`crate::service::Error::Busy`].
pub async fn remove_password(
    server: &Server,
    caller: &Caller,
    id: AccountId,
    keep: Option<&TokenHash>,
) -> Result<()> {
    let window = RetryWindow::start();
    loop {
        let done = try_remove_password(server, caller, id, keep).await;
        if let Some(done) = window.unless_stale(done) {
            return done;
        }
    }
}

async fn try_remove_password(
    server: &Server,
    caller: &Caller,
    id: AccountId,
    keep: Option<&TokenHash>,
) -> Result<()> {
    let account = details::own(server, id).await?;
    let own_id_data = details::own_id_data(server, id).await?.ok_or(Refusal::LastCredential)?;
    if !server.credentials.permits_login(&account.login_id, &own_id_data) {
        return Err(Refusal::LastCredential.into());
    }

    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, "password_removed", act_on(&account)).await?;
    if !store::remove_password(&mut tx, id, &own_id_data).await? {
        return Err(Refusal::Stale.into());
    }
    unfinished_flows::end(&mut tx, id, keep).await?;
    Ok(tx.commit().await?)
}

/// Removes the password, even if it is the last credential: the owner is about to set another one.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn drop_password(server: &Server, caller: &Caller, id: AccountId) -> Result<()> {
    let account = details::own(server, id).await?;

    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, "password_removed", act_on(&account)).await?;
    store::set_password(&mut tx, id, None).await?;
    unfinished_flows::end(&mut tx, id, None).await?;
    Ok(tx.commit().await?)
}

fn act_on(account: &Account) -> Act {
    Act { account_id: Some(account.id), target: account.login_id.to_string(), changes: Map::new() }
}

/// Records in the audit log that the owner added a passkey. Users of another back end have no
/// account here, so nothing is recorded for them.
pub async fn passkey_added(server: &Server, login_id: &LoginId, address: IpAddr) -> Result<()> {
    let account = match accounts::by_login_id(server, login_id).await {
        Ok(account) => details::own(server, account.id).await?,
        Err(Error::UnknownUser) => return Ok(()),
        Err(error) => return Err(error),
    };
    let caller = Caller::account(server, account.id, address).await?;
    details::note(server, &caller, "passkey_added", &account).await
}

/// Records that a passkey was removed, and ends all unfinished flows of the account except those of
/// the session to keep.
pub async fn passkey_removed(
    server: &Server,
    caller: &Caller,
    account: &Account,
    keep: Option<&TokenHash>,
) -> Result<()> {
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, "passkey_removed", act_on(account)).await?;
    unfinished_flows::end(&mut tx, account.id, keep).await?;
    Ok(tx.commit().await?)
}

/// Deletes the account. Returns the token with which [`undo`] can restore it, and the time until
/// which this is possible.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::LastAdministrator`].
pub async fn delete(server: &Server, caller: &Caller, id: AccountId) -> Result<(Token, Timestamp)> {
    let token = server.random.token();
    let window = RetryWindow::start();
    loop {
        let details = details::own(server, id).await?;
        let done = deleted::soft_delete(server, caller, details, Some(token.hash())).await;
        if let Some(done) = window.unless_stale(done) {
            return done
                .map(|()| (token, server.clock.now().plus(deleted::DELETED_ACCOUNT_RETENTION)));
        }
    }
}

/// The account that this token can restore, and the time until which this is possible.
pub async fn undoable(server: &Server, token: &Token) -> Result<Option<(AccountId, Timestamp)>> {
    let found = bin::find_by_undo_token(&server.db, &token.hash()).await?;
    let until =
        found.map(|(id, deleted_at)| (id, deleted_at.plus(deleted::DELETED_ACCOUNT_RETENTION)));
    Ok(until.filter(|(_, until)| *until > server.clock.now()))
}

/// Restores a deleted account, without roles with power.
///
/// # Errors
/// [`Refusal::NotFound`] for an invalid token, and those of [`deleted::restore`] when another
/// account has taken its place.
pub async fn undo(server: &Server, token: &Token, address: IpAddr) -> Result<()> {
    let (id, _) = undoable(server, token).await?.ok_or(Refusal::NotFound)?;
    // The token proves only that its holder deleted the account, which is not enough for roles with
    // power.
    let caller = Caller {
        actor: Actor::Account(id),
        scopes: Scopes::default(),
        address: Some(address),
        authentication: RequestAuthentication::Code,
    };
    deleted::restore_with_roles(server, &caller, id, RestoredRoles::WithoutPower).await
}
