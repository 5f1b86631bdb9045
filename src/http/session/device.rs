//! The cookie by which an account recognises a browser. It is random: no property of the browser
//! identifies it.

use std::sync::Arc;

use time::Duration;

use super::LoginClient;
use crate::{
    domain::{Token, TokenHash},
    http::{cookies::SecretCookie, error::Problem},
    journeys::login_device::{self, LoginBrowser},
    server::Server,
    service::login::sign_in::SignedIn,
};

/// Lifetime of the cookie: the maximum that browsers allow. Each login renews it.
const COOKIE_LIFETIME: Duration = Duration::days(400);

/// Records the login in its browser, and notifies the owner if the account was never used there.
/// Returns the hash by which the account knows the browser, or `None` with OwnID's cloud, where no
/// platform of ours could send the message.
pub async fn note(
    server: &Arc<Server>,
    client: &LoginClient,
    signed_in: &SignedIn,
) -> Result<Option<TokenHash>, Problem> {
    let Some(platform) = &client.platform else { return Ok(None) };

    let web = &server.config.web;
    let known = client
        .cookies
        .get(SecretCookie::Device.name(web))
        .and_then(|cookie| Token::parse(cookie.value()));
    let secret = known.unwrap_or_else(|| server.random.token());
    let browser =
        LoginBrowser { secret: &secret, user_agent: &client.user_agent, address: client.address };
    let device = login_device::note(server, platform, signed_in, browser).await?;

    client.cookies.add(SecretCookie::Device.with(web, secret.reveal(), COOKIE_LIFETIME));
    Ok(Some(device))
}
