//! Applications behind a proxy, which asks about every request that they get.

pub mod identity;
pub mod inspection;
pub mod tickets;

use std::sync::Arc;

use crate::{
    domain::{
        Application, ApplicationKind, Token,
        forward_auth::{ApplicationTarget, ForwardedIdentity},
    },
    server::Server,
    service::{Result, login::sessions as logins},
    store::applications::{self, sessions},
};

/// The decision about a request to an application.
#[derive(Debug, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum EntryDecision {
    Admitted(Arc<ForwardedIdentity>),
    /// The browser has no live session at the application.
    NotLoggedIn,
    /// The login is too old for the application, or was without the passkey that it asks for.
    LoginTooWeak,
    /// The account has none of the roles that the application asks for.
    NotAdmitted,
    /// No application has this origin.
    UnknownApplication,
}

/// Decides about a request with this value of the application's cookie: by one look-up, and without
/// a write unless the session's use was last recorded a while ago.
pub async fn decide(
    server: &Server,
    target: &ApplicationTarget,
    cookie: Option<&str>,
) -> Result<EntryDecision> {
    let now = server.clock.now();
    let token_hash = cookie.and_then(Token::parse).map(|token| token.hash());

    let session = match &token_hash {
        Some(hash) => sessions::find(&server.db, hash, target.origin(), now).await?,
        None => None,
    };
    let (Some(token_hash), Some(session)) = (token_hash, session) else {
        return Ok(match find(server, target).await? {
            Some(_) => EntryDecision::NotLoggedIn,
            None => EntryDecision::UnknownApplication,
        });
    };

    logins::record_use(server, &session.session_hash, session.last_seen_at, session.idle_ms)
        .await?;
    if !session.settings.accepts_login(session.method, now.distance(session.authenticated_at)) {
        return Ok(EntryDecision::LoginTooWeak);
    }

    let Some(identity) = identity::of(server, token_hash, &session).await? else {
        return Ok(EntryDecision::NotLoggedIn);
    };
    if session.settings.admits(&identity.roles) {
        Ok(EntryDecision::Admitted(identity))
    } else {
        Ok(EntryDecision::NotAdmitted)
    }
}

/// The application behind a proxy to which this address belongs.
pub async fn find(server: &Server, target: &ApplicationTarget) -> Result<Option<Application>> {
    let application = applications::find_by_origin(&server.db, target.origin()).await?;
    Ok(application.filter(|application| application.kind == ApplicationKind::Proxy))
}
