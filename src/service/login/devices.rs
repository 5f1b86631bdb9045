//! The browsers that an account was used in. Its owner is told of each new one, and can disown it.

use std::{net::IpAddr, time::Duration};

use serde_json::Map;
use sqlx::types::Uuid;

use super::sign_in::SignedIn;
use crate::{
    domain::{LoginId, Timestamp, Token, TokenHash, UsedCredential},
    server::Server,
    service::{
        Result,
        accounts::{self, details},
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::{
        accounts::changes,
        logins::{
            devices::{self as store, NewDevice},
            recovery_codes, unfinished_flows,
        },
    },
};

/// How long an account knows a browser that nobody logs in with.
const KEPT: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// How long the owner can disown a new browser by the link.
const ALARM: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Time that a login may take to have its message on the disk. After that it was interrupted, and the next login says it.
const TELLING: Duration = Duration::from_secs(60);

/// What an account knows a browser by: nothing that another account in it shares.
pub fn name(account_id: Uuid, browser: &Token) -> TokenHash {
    TokenHash::of(&[account_id.as_bytes(), browser.reveal().as_bytes()].concat())
}

/// Notes a login in this browser. Returns the token of the link with which the owner disowns it, when it is new to the account;
/// none when it is known or another login there is telling of it, and none in the browser in which the account was made. The account
/// knows a new browser once [`told`] says that its owner will hear of it.
pub async fn note(server: &Server, signed_in: &SignedIn, device: &TokenHash) -> Result<Option<Token>> {
    let (account_id, now) = (signed_in.account_id, server.clock.now());
    if store::touch(&server.db, account_id, device, now).await? {
        note_ways(server, signed_in, device).await?;
        return Ok(None);
    }
    let alarm = (!signed_in.is_first).then(|| server.random.token());
    let new =
        NewDevice { account_id, device, disown_link: alarm.as_ref().map(|token| (token.hash(), now.plus(ALARM))) };
    let is_new = store::remember(&server.db, &new, now, now.minus(TELLING)).await?;
    note_ways(server, signed_in, device).await?;
    if !is_new {
        return Ok(None);
    }
    if alarm.is_some() {
        tracing::info!(target: "audit", event = "new_device", account = %account_id);
    }
    Ok(alarm)
}

/// Notes if the message about a new browser is on its way. A browser of which nobody was told is forgotten: its next login is told.
pub async fn told(server: &Server, alarm: &Token, is_queued: bool) -> Result<()> {
    if is_queued {
        return Ok(store::note_notified(&server.db, &alarm.hash(), server.clock.now()).await?);
    }
    tracing::warn!(target: "audit", event = "new_device_not_told");
    Ok(store::delete_unnotified(&server.db, &alarm.hash()).await?)
}

async fn note_ways(server: &Server, signed_in: &SignedIn, device: &TokenHash) -> Result<()> {
    for way in &signed_in.ways {
        store::note_credential(&server.db, signed_in.account_id, device, way).await?;
    }
    Ok(())
}

/// Notes a way in that was made in this session: it goes with the browser, when the owner disowns that.
pub async fn note_way(server: &Server, session: &TokenHash, way: &UsedCredential) -> Result<()> {
    Ok(store::note_session_credential(&server.db, session, way).await?)
}

/// When each browser that the account knows was last used to log in.
pub async fn known(server: &Server, account_id: Uuid) -> Result<Vec<Timestamp>> {
    Ok(store::last_uses(&server.db, account_id).await?)
}

/// Whether this link still disowns a browser.
pub async fn may_disown(server: &Server, token: &Token) -> Result<bool> {
    Ok(store::account_of_link(&server.db, &token.hash(), server.clock.now()).await?.is_some())
}

/// The rest of disowning a browser, for its caller to do.
#[derive(Debug)]
pub struct Disowned {
    pub account_id: Uuid,
    pub login_id: LoginId,
    /// The password was used there, or set, and is gone.
    pub password_removed: bool,
    /// The passkeys that were used or made there, by their hashes: the platform is to take them away.
    pub passkeys: Vec<TokenHash>,
}

/// Ends what was begun in the browser that the owner did not use, and forgets it. The password goes if it was used there, and so do
/// the recovery codes and everything begun. None when the link does not work any more.
pub async fn disown(server: &Server, token: &Token, address: IpAddr) -> Result<Option<Disowned>> {
    let (alarm, now) = (token.hash(), server.clock.now());
    let Some(id) = store::account_of_link(&server.db, &alarm, now).await? else { return Ok(None) };
    let account = accounts::by_id(server, id).await?;
    let has_password = details::has_password(server, id).await?;
    let caller = Caller::visitor(address);
    let act = || Act { account_id: Some(id), target: account.login_id.clone(), changes: Map::new() };
    let mut tx = server.db.begin().await?;
    // The log comes first, as in every change.
    audit::record(&mut tx, server, &caller, ("device_disowned", act())).await?;
    let Some(ways) = store::disown(&mut tx, &alarm, now).await? else { return Ok(None) };

    // Of a browser from before this was noted it may have been the password as well as anything else.
    let password_removed = has_password && (ways.is_empty() || ways.contains(&UsedCredential::Password));
    if password_removed {
        audit::record(&mut tx, server, &caller, ("password_removed", act())).await?;
        changes::set_password(&mut tx, id, None).await?;
    }
    recovery_codes::replace(&mut tx, id, &[]).await?;
    unfinished_flows::end(&mut tx, id, None).await?;
    tx.commit().await?;

    let passkeys = ways.into_iter().filter_map(|way| match way {
        UsedCredential::Passkey(hash) => Some(hash),
        UsedCredential::Password | UsedCredential::Code => None,
    });
    let passkeys = passkeys.collect();
    Ok(Some(Disowned {
        account_id: id,
        login_id: LoginId::from_database(account.login_id),
        password_removed,
        passkeys,
    }))
}

/// Forgets browsers that were not used for a year, at most `most`. Returns how many.
pub async fn tidy(server: &Server, most: i64) -> Result<u64> {
    Ok(store::forget(&server.db, server.clock.now().minus(KEPT), most).await?)
}
