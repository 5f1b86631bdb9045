//! The passkeys of an account, as administrators read and remove them.
//!
//! Callbacks do nothing for a disabled account, so its passkeys are read and removed here, without
//! them.

use std::sync::Arc;

use super::{Result, notify_owner};
use crate::{
    domain::{
        Account, AccountId, Status, TokenHash,
        access::{scope::Scope, strength::ProtectedAction},
    },
    platform::{Error, LastPasskey, Notice, Passkey, Platform, RemainingPasskeys},
    server::Server,
    service::{
        self, Refusal,
        accounts::{self, AccountPatch, details, me},
        callbacks::own_id_data,
        caller::Caller,
        retries::RetryWindow,
    },
};

/// Lists the passkeys, the oldest first.
///
/// # Errors
/// Those of [`Platform::passkeys`].
pub async fn list(server: &Server, platform: &Platform, account: &Account) -> Result<Vec<Passkey>> {
    let login_id = &account.login_id;
    if account.status() != Status::Disabled {
        return Ok(platform.passkeys(login_id).await?);
    }

    let kept = own_id_data::data_of(server, &[login_id.as_str()]).await?;
    match kept.get(login_id.as_str()) {
        Some(data) => Ok(platform.passkeys_in(login_id, data)?),
        None => Ok(Vec::new()),
    }
}

/// A passkey to be removed by an administrator.
#[derive(Clone, Copy, Debug)]
pub struct Removal<'a> {
    pub caller: &'a Caller,
    pub account_id: AccountId,
    pub passkey: &'a str,
    /// Removes it even if it is the account's last credential.
    pub forced: bool,
}

/// Removes a passkey, and notifies the owner.
///
/// # Errors
/// Refusals if the caller may not, [`Error::PasskeysElsewhere`](super::Error::PasskeysElsewhere),
/// and those of [`Platform::remove_passkey`].
pub async fn remove(
    server: &Arc<Server>,
    platform: Option<&Arc<Platform>>,
    removal: Removal<'_>,
) -> Result<()> {
    let Removal { caller, account_id, passkey, forced } = removal;
    caller.require(Scope::AccountsWrite)?;
    caller.require_strength(ProtectedAction::ChangeCredentials, server.clock.now())?;
    let account = details::get(server, caller, account_id).await?;
    caller.require_rights_over(&account.roles)?;
    let platform = platform.ok_or(super::Error::PasskeysElsewhere)?;

    if account.status() == Status::Disabled {
        remove_of_disabled(server, platform, &account, removal).await?;
    } else {
        let last = if forced { LastPasskey::Forced } else { LastPasskey::IfPassword };
        platform.remove_passkey(&account.login_id, passkey, last).await?;
    }

    record_removal(server, platform, caller, &account, None).await
}

/// Records that a passkey was removed, ends all unfinished flows of the account except those of the
/// session to keep, and notifies the owner.
pub(super) async fn record_removal(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    caller: &Caller,
    account: &Account,
    keep: Option<&TokenHash>,
) -> Result<()> {
    me::passkey_removed(server, caller, account, keep).await?;
    notify_owner::notify(server, platform, account.login_id.clone(), Notice::PasskeyRemoved);
    Ok(())
}

async fn remove_of_disabled(
    server: &Server,
    platform: &Platform,
    account: &Account,
    Removal { caller, account_id, passkey, forced }: Removal<'_>,
) -> Result<()> {
    let login_id = &account.login_id;
    let mut version = account.version;
    let window = RetryWindow::start();

    loop {
        let kept = own_id_data::data_of(server, &[login_id.as_str()]).await?;
        let kept = kept.get(login_id.as_str()).ok_or(Error::PasskeyUnknown)?;
        let RemainingPasskeys { own_id_data, is_empty } =
            platform.without_passkey(login_id, kept, passkey)?;
        let requires_password = is_empty && !forced;
        let patch = AccountPatch {
            own_id_data: Some(own_id_data),
            requires_password,
            ..AccountPatch::default()
        };

        let done = accounts::change(server, caller, account_id, version, patch).await;
        match window.unless_stale(done) {
            Some(Err(service::Error::Refused(Refusal::LastCredential))) => {
                return Err(Error::LastPasskey.into());
            }
            Some(done) => return Ok(done.map(drop)?),
            None => {}
        }
        version = details::get(server, caller, account_id).await?.version;
    }
}
