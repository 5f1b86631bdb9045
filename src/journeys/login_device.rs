//! The browser in which an account logs in: its owner is notified of each new one.

use std::{net::IpAddr, sync::Arc};

use vestibule_app::i18n::speaking::in_language;

use super::{
    Result,
    notify_owner::{self, Owner},
};
use crate::{
    domain::{LoginId, Token, TokenHash, device::UserAgent},
    platform::{Notice, Platform},
    server::Server,
    service::{
        accounts,
        login::{devices, sign_in::SignedIn},
    },
};

/// The browser of a login.
#[derive(Clone, Copy, Debug)]
pub struct LoginBrowser<'a> {
    /// The secret of its device cookie.
    pub secret: &'a Token,
    pub user_agent: &'a UserAgent,
    pub address: IpAddr,
}

/// Notes the login in its browser, and notifies the owner if the account was never used there.
/// Returns the name by which the account knows the browser.
pub async fn note(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    signed_in: &SignedIn,
    browser: LoginBrowser<'_>,
) -> Result<TokenHash> {
    let device = devices::name(signed_in.account_id, browser.secret);
    if let Some(alarm) = devices::record_login(server, signed_in, &device).await? {
        notify(server, platform, signed_in, browser, &alarm).await?;
    }
    Ok(device)
}

/// Notifies the owner by mail, or by SMS if the account has no email address. This happens before
/// the response: the account knows the browser once the message is durable, so that a second login
/// in it sends none.
async fn notify(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    signed_in: &SignedIn,
    browser: LoginBrowser<'_>,
    alarm: &Token,
) -> Result<()> {
    let login_id =
        LoginId::from_database(accounts::by_id(server, signed_in.account_id).await?.login_id);
    let Owner { mut channels, language } = notify_owner::owner(server, &login_id).await?;
    if channels.iter().any(|channel| !channel.is_phone()) {
        channels.retain(|channel| !channel.is_phone());
    }

    let geoip = server.config.geoip.as_ref();
    let place =
        geoip.and_then(|geoip| geoip.locate(browser.address.to_canonical(), language.tag()));
    let path = format!("/not-me/{}", alarm.reveal());
    let notice = Notice::NewDevice { device: browser.user_agent.device(), place, path };

    let is_queued = in_language(language, platform.notify(&channels, &notice)).await;
    devices::record_notification(server, alarm, is_queued).await?;
    Ok(())
}
