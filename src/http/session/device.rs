//! The cookie by which an account knows a browser again, and the word to its owner about one that it does not know. The cookie is
//! chance and nothing else: nobody is told apart by what their browser is like.

use std::sync::Arc;

use tower_cookies::cookie::{Cookie, SameSite, time::Duration};

use super::Client;
use crate::{
    domain::{LoginId, Token, TokenHash},
    http::{error::Problem, extract::language, pages::recover::finish},
    platform::{Notice, Platform},
    server::Server,
    service::{
        accounts,
        login::{devices, sign_in::SignedIn},
    },
};

/// How long a browser is asked to keep the cookie: as long as browsers keep any. Each login begins it anew.
const AGE: Duration = Duration::days(400);

/// Notes the login in its browser, and tells the owner if the account was never used there. Returns what the account knows the
/// browser by; none with OwnID's cloud, where nobody would send the message.
pub async fn note(server: &Arc<Server>, client: &Client, signed_in: &SignedIn) -> Result<Option<TokenHash>, Problem> {
    let Some(platform) = &client.platform else { return Ok(None) };
    let name = if server.config.web.is_https() { "__Host-vestibule-device" } else { "vestibule-device" };
    let known = client.cookies.get(name).and_then(|cookie| Token::well_formed(cookie.value()));
    let browser = known.unwrap_or_else(|| server.random.token());
    let device = devices::name(signed_in.account_id, &browser);
    if let Some(alarm) = devices::note(server, signed_in, &device).await? {
        warn(server, platform, (client, signed_in), &alarm).await?;
    }
    client.cookies.add(cookie(server, name, &browser));
    Ok(Some(device))
}

fn cookie(server: &Server, name: &'static str, browser: &Token) -> Cookie<'static> {
    Cookie::build((name, browser.reveal().to_owned()))
        .http_only(true)
        .secure(server.config.web.is_https())
        .same_site(SameSite::Lax)
        .path("/")
        .max_age(AGE)
        .build()
}

/// Tells the owner by mail; by SMS only who has no address for mail. It comes before the answer: the account knows the browser once
/// the message is on the disk, and a second login in it says nothing new.
async fn warn(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    (client, signed_in): (&Client, &SignedIn),
    alarm: &Token,
) -> Result<(), Problem> {
    let login_id = LoginId::stored(accounts::by_id(server, signed_in.account_id).await?.login_id);
    let (mut channels, language) = finish::owner(server, &login_id).await?;
    if channels.iter().any(|channel| !channel.is_phone()) {
        channels.retain(|channel| !channel.is_phone());
    }
    let (device, address) = (client.user_agent.device(), client.address.to_canonical());
    let place = server.config.places.as_ref().and_then(|places| places.of(address, language.tag()));
    let notice = Notice::NewDevice { device, place, path: format!("/not-me/{}", alarm.reveal()) };
    let is_queued = language::within(language, platform.notify(&channels, &notice)).await;
    Ok(devices::told(server, alarm, is_queued).await?)
}
