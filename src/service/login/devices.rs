//! The browsers in which an account was used. Its owner is notified of each new one, and can disown
//! it.

use std::{net::IpAddr, time::Duration};

use serde_json::Map;

use super::sign_in::SignedIn;
use crate::{
    domain::{AccountId, LoginId, Timestamp, Token, TokenHash, UsedCredential},
    server::Server,
    service::{
        Result,
        accounts::{self, details},
        admin::audit::{self, Act},
        caller::Caller,
        oauth::backchannel_logout::{self, EndingSessions},
    },
    store::{
        accounts::changes,
        logins::{
            devices::{self as store, NewDevice},
            recovery_codes, unfinished_flows,
        },
    },
};

/// Lifetime of the link with which the owner can disown a new browser.
const DISOWN_LINK_LIFETIME: Duration = Duration::from_hours(7 * 24);

/// Maximum time from a login until its notification is on the disk. After that the login was
/// interrupted, and the next one sends the notification.
const NOTIFICATION_TIMEOUT: Duration = Duration::from_mins(1);

/// The hash by which an account knows a browser. It differs between accounts in the same browser.
pub fn name(account_id: AccountId, browser: &Token) -> TokenHash {
    TokenHash::of(&[account_id.as_bytes(), browser.reveal().as_bytes()].concat())
}

/// Records a login in this browser. If the browser is new, returns the token of the link with which
/// the owner can disown it. Returns `None` for a known browser, while another login sends the
/// notification, and for the browser in which the account was created. A new browser becomes known
/// once [`record_notification`] confirms that the owner is notified.
pub async fn record_login(
    server: &Server,
    signed_in: &SignedIn,
    device: &TokenHash,
) -> Result<Option<Token>> {
    let account_id = signed_in.account_id;
    let now = server.clock.now();
    if store::touch(&server.db, account_id, device, now).await? {
        note_ways(server, signed_in, device).await?;
        return Ok(None);
    }

    let alarm = if signed_in.is_first { None } else { Some(server.random.token()) };
    let new = NewDevice {
        account_id,
        device,
        disown_link: alarm.as_ref().map(|token| (token.hash(), now.plus(DISOWN_LINK_LIFETIME))),
    };
    let is_new = store::remember(&server.db, &new, now, now.minus(NOTIFICATION_TIMEOUT)).await?;
    note_ways(server, signed_in, device).await?;
    if !is_new {
        return Ok(None);
    }
    if alarm.is_some() {
        tracing::info!(target: "audit", event = "new_device", account = %account_id);
    }
    Ok(alarm)
}

/// Records the outcome of the notification about a new browser. If it was not queued, the browser
/// stays unknown, so that its next login triggers another one.
pub async fn record_notification(server: &Server, alarm: &Token, is_queued: bool) -> Result<()> {
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

/// Records a credential that was created in this session. It is removed when the owner disowns the
/// browser.
pub async fn record_credential(
    server: &Server,
    session: &TokenHash,
    way: &UsedCredential,
) -> Result<()> {
    Ok(store::note_session_credential(&server.db, session, way).await?)
}

/// The times of the last login in each known browser.
pub async fn known(server: &Server, account_id: AccountId) -> Result<Vec<Timestamp>> {
    Ok(store::last_uses(&server.db, account_id).await?)
}

/// True when this link can disown a browser.
pub async fn may_disown(server: &Server, token: &Token) -> Result<bool> {
    Ok(store::account_of_link(&server.db, &token.hash(), server.clock.now()).await?.is_some())
}

/// The result of disowning a browser, with the work that is left to the caller.
#[derive(Debug)]
pub struct Disowned {
    pub account_id: AccountId,
    pub login_id: LoginId,
    /// True when the password was used or set in the browser, and was removed.
    pub password_removed: bool,
    /// The hashed ids of the passkeys that were used or created in the browser, which the platform
    /// must remove.
    pub passkeys: Vec<TokenHash>,
}

/// Disowns a browser: removes the browser, its sessions, the password if it was used there, the
/// recovery codes and all unfinished flows. Returns `None` when the link is invalid or has expired.
pub async fn disown(server: &Server, token: &Token, address: IpAddr) -> Result<Option<Disowned>> {
    let (alarm, now) = (token.hash(), server.clock.now());
    let Some(id) = store::account_of_link(&server.db, &alarm, now).await? else { return Ok(None) };
    let account = accounts::by_id(server, id).await?;
    let has_password = details::has_password(server, id).await?;
    let caller = Caller::visitor(address);
    let act =
        || Act { account_id: Some(id), target: account.login_id.clone(), changes: Map::new() };
    let mut tx = server.db.begin().await?;
    // The audit log is written first, as in every change.
    audit::record(&mut tx, server, &caller, "device_disowned", act()).await?;
    let Some(device) = store::device_of_link(&mut tx, &alarm, now).await? else {
        return Ok(None);
    };
    let ending = EndingSessions::InBrowser { account_id: id, device: &device };
    let logouts = backchannel_logout::queue(&mut tx, server, ending).await?;
    let Some(ways) = store::disown(&mut tx, &alarm, now).await? else { return Ok(None) };

    // Older versions did not record the credentials of a browser, so the password may have been
    // used.
    let password_removed =
        has_password && (ways.is_empty() || ways.contains(&UsedCredential::Password));
    if password_removed {
        audit::record(&mut tx, server, &caller, "password_removed", act()).await?;
        changes::set_password(&mut tx, id, None).await?;
    }
    recovery_codes::replace(&mut tx, id, &[]).await?;
    unfinished_flows::end(&mut tx, id, None).await?;
    tx.commit().await?;
    logouts.wake(server);

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

/// Deletes at most `limit` browsers past their retention. Returns the number of deleted rows.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    let Some(before) = server.config.retention.devices.cutoff(server.clock.now()) else {
        return Ok(0);
    };
    Ok(store::forget(&server.db, before, limit).await?)
}
