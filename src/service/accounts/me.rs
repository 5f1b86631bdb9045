//! What people do with their own accounts besides changing their details: their password, and the way out.

use std::net::IpAddr;

use serde_json::Map;
use sqlx::types::Uuid;

use super::{
    deleted::{self, Roles},
    details::{self, Details},
    patch::{self, NewPassword},
};
use crate::{
    domain::{
        LoginId, Password, Timestamp, Token, TokenHash,
        access::{scope::Scopes, strength::RequestAuthentication},
        audit::Actor,
    },
    server::Server,
    service::{
        Error, Refusal, Result, accounts,
        admin::audit::{self, Act},
        caller::Caller,
        overtaken_changes::Tries,
    },
    store::{
        accounts::{changes as store, deleted as bin},
        logins::unfinished_flows,
    },
};

/// Sets the password, or takes it away, and ends what was begun but for what hangs on the session to keep. The caller has seen to it
/// that another way in is left.
///
/// # Errors
/// [`Refusal::NotFound`] and [`crate::service::Error::Busy`].
pub async fn set_password(
    server: &Server,
    caller: &Caller,
    (id, password): (Uuid, Option<Password>),
    keep: Option<&TokenHash>,
) -> Result<()> {
    let details = details::own(server, id).await?;
    let action = if password.is_some() { "password_set" } else { "password_removed" };
    let hash = patch::hash(server, password.map(NewPassword::Typed)).await?;
    let act = Act { account_id: Some(id), target: details.row.login_id, changes: Map::new() };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, (action, act)).await?;
    store::set_password(&mut tx, id, hash.as_deref()).await?;
    unfinished_flows::end(&mut tx, id, keep).await?;
    Ok(tx.commit().await?)
}

/// Notes in the audit log that a person added a passkey. One of another back end's users has no account here, and no line.
pub async fn passkey_added(server: &Server, login_id: &LoginId, address: IpAddr) -> Result<()> {
    let account = match accounts::by_login_id(server, login_id).await {
        Ok(account) => details::own(server, account.id).await?,
        Err(Error::UnknownUser) => return Ok(()),
        Err(error) => return Err(error),
    };
    let caller = Caller::account(server, account.row.id, address).await?;
    details::note(server, &caller, ("passkey_added", &account)).await
}

/// Notes that a passkey was removed, and ends what was begun but for what hangs on the session to keep.
pub async fn passkey_removed(
    server: &Server,
    caller: &Caller,
    account: &Details,
    keep: Option<&TokenHash>,
) -> Result<()> {
    let (id, target) = (account.row.id, account.row.login_id.clone());
    let act = Act { account_id: Some(id), target, changes: Map::new() };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, ("passkey_removed", act)).await?;
    unfinished_flows::end(&mut tx, id, keep).await?;
    Ok(tx.commit().await?)
}

/// Deletes the account. Until the moment that comes back, [`undo`] brings it back for whoever has the token.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::LastAdministrator`].
pub async fn delete(server: &Server, caller: &Caller, id: Uuid) -> Result<(Token, Timestamp)> {
    let token = server.random.token();
    let tries = Tries::begin();
    loop {
        let details = details::own(server, id).await?;
        let done = deleted::put_away(server, caller, (details, Some(token.hash()))).await;
        if let Some(done) = tries.unless_stale(done) {
            return done.map(|()| (token, server.clock.now().plus(deleted::KEPT)));
        }
    }
}

/// Which account this token brings back, and until when; none when it brings none.
pub async fn undoable(server: &Server, token: &Token) -> Result<Option<(Uuid, Timestamp)>> {
    let found = bin::find_by_undo_token(&server.db, &token.hash()).await?;
    let until = found.map(|(id, deleted_at)| (id, deleted_at.plus(deleted::KEPT)));
    Ok(until.filter(|(_, until)| *until > server.clock.now()))
}

/// Brings a deleted account back, without roles that give power.
///
/// # Errors
/// [`Refusal::NotFound`] when the token brings none, and those of [`deleted::restore`] about what was taken since.
pub async fn undo(server: &Server, token: &Token, address: IpAddr) -> Result<()> {
    let (id, _) = undoable(server, token).await?.ok_or(Refusal::NotFound)?;
    // The token says that it was them who gave it up, and no more: a role with power somebody gives who may.
    let (actor, standing) = (Actor::Account(id), RequestAuthentication::Code);
    let caller = Caller { actor, scopes: Scopes::default(), address: Some(address), standing };
    deleted::bring_back(server, &caller, id, Roles::WithoutPower).await
}
