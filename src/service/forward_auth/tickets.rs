//! Tickets: a browser that is logged in here begins a session at an application with one.
//!
//! A ticket is bound to the application, to the address to go to, and to the browser that asked:
//! the application's host has set it a cookie, whose hash the ticket has. So a ticket that an
//! attacker got for their own account begins no session in the browser of another person.

use std::time::Duration;

use crate::{
    domain::{
        Application, Token, TokenHash, forward_auth::ApplicationTarget,
        session::AuthenticationContext,
    },
    server::Server,
    service::Result,
    store::applications::{
        sessions::{self, NewApplicationSession},
        tickets::{self as store, NewTicket, PresentedTicket, UsedTicket},
    },
};

/// Time within which a ticket must be redeemed.
const TICKET_LIFETIME: Duration = Duration::from_secs(60);

/// Time for which the sessions that a browser began at an application live beside the latest one:
/// two tabs may have begun them at once.
const REPLACEMENT_OVERLAP: Duration = Duration::from_secs(60);

/// The login with which a person enters an application.
#[derive(Clone, Debug)]
pub struct EnteringLogin {
    pub session_hash: TokenHash,
    pub authentication: AuthenticationContext,
}

/// Issues a ticket. `None` if the session has ended.
pub async fn issue(
    server: &Server,
    application: &Application,
    target: &ApplicationTarget,
    login: &EnteringLogin,
    binding_hash: TokenHash,
) -> Result<Option<Token>> {
    let now = server.clock.now();
    let ticket = server.random.token();
    let AuthenticationContext { method, authenticated_at, .. } = login.authentication;

    let new = NewTicket {
        ticket_hash: ticket.hash(),
        application_id: application.id.clone(),
        session_hash: login.session_hash.clone(),
        binding_hash,
        target: target.to_url(),
        method,
        authenticated_at,
        expires_at: now.plus(TICKET_LIFETIME),
    };
    Ok(if store::create(&server.db, &new, now).await? { Some(ticket) } else { None })
}

/// A session that has begun at an application.
#[derive(Debug)]
pub struct BegunSession {
    /// The value of the application's cookie.
    pub token: Token,
    /// The address to go to, as an absolute URL.
    pub target: String,
}

/// Presents a ticket at the host of an application, in the browser with this binding. It is used up
/// even if it is refused. `None` for one that is unknown, used, expired, or of another application
/// or browser.
pub async fn redeem(
    server: &Server,
    application: Option<&Application>,
    ticket: &Token,
    binding: Option<&Token>,
) -> Result<Option<BegunSession>> {
    let now = server.clock.now();
    let presented = PresentedTicket {
        ticket_hash: ticket.hash(),
        application_id: application.map(|application| &application.id),
        binding_hash: binding.map(Token::hash),
    };
    let used = store::take(&server.db, &presented, now).await?;
    match (used.filter(|used| used.redeemed_at.is_some()), application) {
        (Some(used), Some(application)) => begin(server, application, used).await,
        (_, _) => Ok(None),
    }
}

/// Begins the session that a ticket is for, unless the session here has ended.
async fn begin(
    server: &Server,
    application: &Application,
    used: UsedTicket,
) -> Result<Option<BegunSession>> {
    let now = server.clock.now();
    let token = server.random.token();
    let new = NewApplicationSession {
        token_hash: token.hash(),
        application_id: &application.id,
        session_hash: &used.session_hash,
        method: used.method,
        authenticated_at: used.authenticated_at,
    };

    let mut tx = server.db.begin().await?;
    if !sessions::create(&mut tx, &new, now).await? {
        return Ok(None);
    }
    sessions::end_replaced(&mut tx, &new, now.minus(REPLACEMENT_OVERLAP)).await?;
    tx.commit().await?;

    tracing::info!(target: "audit", event = "application_entered", application = %application.id);
    Ok(Some(BegunSession { token, target: used.target }))
}

/// Deletes expired tickets, at most `limit`. Returns their number.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    Ok(store::forget(&server.db, server.clock.now(), limit).await?)
}
