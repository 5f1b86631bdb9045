//! The report of an owner that a login was not theirs.

use std::{net::IpAddr, sync::Arc};

use super::{Result, notify_owner::notify, passkeys};
use crate::{
    domain::{LoginId, Token},
    platform::{Notice, Platform},
    server::Server,
    service::{
        accounts::details,
        caller::Caller,
        login::devices::{self, Disowned},
    },
};

/// Disowns the browser of this link, and removes the credentials with which it logged in. Returns
/// the login id of the account, or `None` when the link is invalid or has expired.
pub async fn disown(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    link: &Token,
    address: IpAddr,
) -> Result<Option<LoginId>> {
    let Some(disowned) = devices::disown(server, link, address).await? else { return Ok(None) };
    remove_passkeys(server, platform, &disowned, address).await?;

    let login_id = disowned.login_id;
    if disowned.password_removed {
        notify(server, platform, login_id.clone(), Notice::PasswordChanged);
    }
    Ok(Some(login_id))
}

async fn remove_passkeys(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    disowned: &Disowned,
    address: IpAddr,
) -> Result<()> {
    match platform
        .remove_passkeys(&disowned.login_id, |hash| disowned.passkeys.contains(hash))
        .await
    {
        Ok(0) => Ok(()),
        Ok(_) => {
            let account = details::own(server, disowned.account_id).await?;
            passkeys::record_removal(server, platform, &Caller::visitor(address), &account, None)
                .await
        }
        // The rest is done, and the owner continues by recovering the account.
        Err(error) => {
            tracing::warn!(%error, "the passkeys of a disowned browser could not be removed");
            Ok(())
        }
    }
}
