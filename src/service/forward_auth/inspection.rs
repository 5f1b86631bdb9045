//! Logins with which an operator inspects an application behind a proxy
//! (`vestibule check-proxy`).

use std::{net::Ipv4Addr, time::Duration};

use serde_json::{Map, json};

use super::{
    find,
    tickets::{self, EnteringLogin},
};
use crate::{
    domain::{
        Lifetimes, LoginId, SessionType, Token, TokenHash,
        access::scope::Scope,
        device::UserAgent,
        forward_auth::ApplicationTarget,
        session::{AuthMethod, AuthenticationContext},
    },
    server::Server,
    service::{
        Error, Refusal, Result, accounts,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::logins::sessions::{self, NewSession},
};

/// Lifetime of the session of an inspection that is interrupted.
const SESSION_LIFETIME: Duration = Duration::from_secs(10 * 60);

/// A login for an inspection.
#[derive(Debug)]
pub struct InspectionRequest {
    /// The page that is opened first.
    pub target: ApplicationTarget,
    /// The account that logs in.
    pub login_id: LoginId,
    /// The hash of the cookie by which the application's host knows the inspecting program.
    pub binding_hash: TokenHash,
}

/// A login that has begun for an inspection.
#[derive(Debug)]
pub struct BegunInspection {
    /// The session, which the caller ends.
    pub session_hash: TokenHash,
    /// The ticket for the application.
    pub ticket: Token,
}

/// Begins a session of an account, as after a login with a passkey, and issues a ticket for the
/// application. The cookie of the session is given to no one, and the act is in the audit log.
///
/// # Errors
/// [`Refusal::NotAllowed`]; [`Refusal::NotFound`] if no application of the kind `proxy` has this
/// origin; [`Error::UnknownUser`]; [`Error::AccountDisabled`] for an account that may not log in.
pub async fn begin(
    server: &Server,
    caller: &Caller,
    request: InspectionRequest,
) -> Result<BegunInspection> {
    caller.require(Scope::ApplicationsWrite)?;
    caller.require(Scope::AccountsWrite)?;
    let InspectionRequest { target, login_id, binding_hash } = request;
    let application = find(server, &target).await?.ok_or(Refusal::NotFound)?;
    let account = accounts::by_login_id(server, &login_id).await?;
    if account.disabled_at.is_some() || account.pending_since.is_some() {
        return Err(Error::AccountDisabled);
    }

    let act = Act {
        account_id: Some(account.id),
        target: application.id.to_string(),
        changes: Map::new(),
    };
    let now = server.clock.now();
    let authentication = AuthenticationContext {
        method: AuthMethod::Passkey,
        authenticated_at: now,
        user_agent: UserAgent::read(b"vestibule check-proxy"),
        address: Ipv4Addr::LOCALHOST.into(),
    };
    let session_hash = server.random.token().hash();
    let new = NewSession {
        token_hash: session_hash.clone(),
        account_id: account.id,
        device: None,
        session_type: SessionType::Browser,
        data: json!({ (AuthenticationContext::KEY): authentication }).to_string(),
        lifetimes: Lifetimes { idle: SESSION_LIFETIME, absolute: SESSION_LIFETIME },
    };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, "application_inspected", act).await?;
    sessions::create(&mut tx, &new, now).await?;
    tx.commit().await?;

    let login = EnteringLogin { session_hash: session_hash.clone(), authentication };
    let ticket = tickets::issue(server, &application, &target, &login, binding_hash).await?;
    match ticket {
        Some(ticket) => Ok(BegunInspection { session_hash, ticket }),
        None => Err(Error::AccountDisabled),
    }
}
