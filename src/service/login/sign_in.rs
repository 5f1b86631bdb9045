//! The two ways to a session: the token that a callback minted, and a password.

use std::net::IpAddr;

use sqlx::types::Uuid;

use super::registration;
use crate::{
    domain::{LoginId, Password, SessionToken, SessionType, UsedCredential, session::AuthMethod},
    runtime::password_hasher::Verdict,
    runtime::{login_counters::LoginOutcome, password_hasher::HashingError},
    server::Server,
    service::{Error, Result},
    store::{accounts, logins::session_tokens},
};

/// Who logged in, how, and for what kind of client.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub account_id: Uuid,
    pub session_type: SessionType,
    pub method: AuthMethod,
    /// Whether the account was made, or its login id proved, by just this.
    pub is_first: bool,
    /// The ways in that it showed or made: what its owner takes away when it was not them.
    pub ways: Vec<UsedCredential>,
}

/// Trades a session token for a login, once (behaviour b28). The platform vouched for the person, so an account that was pending
/// is active from now on.
///
/// # Errors
/// [`Error::TokenRefused`], whatever is wrong with it.
pub async fn with_token(server: &Server, token: &str, method: AuthMethod) -> Result<SignedIn> {
    let handoff = match SessionToken::from_client(token) {
        Some(token) => session_tokens::redeem(&server.db, &token, server.clock.now()).await?,
        None => None,
    };
    let Some(handoff) = handoff else {
        server.login_counters.count(LoginOutcome::Refusal);
        tracing::info!(target: "audit", event = "login_refused", method = method.as_str());
        return Err(Error::TokenRefused);
    };
    let is_first = handoff.pending_since.is_some();
    let (account_id, session_type) = (handoff.account_id, handoff.session_type);
    let ways = UsedCredential::of(method, handoff.passkeys());
    let signed_in = SignedIn { account_id, session_type, method, is_first, ways };
    if is_first {
        registration::vouched(server, handoff.account_id).await?;
    }
    note(server, &signed_in).await?;
    Ok(signed_in)
}

/// Checks a password.
///
/// # Errors
/// [`Error::WrongCredentials`], after the same work, for a wrong password, an unknown login id, an account without
/// a password and a disabled one; [`Error::TooManyAttempts`] and [`Error::Busy`].
pub async fn with_password(
    server: &Server,
    login_id: &LoginId,
    password: Password,
    address: IpAddr,
) -> Result<SignedIn> {
    server
        .rate_limits
        .password(login_id, address)
        .inspect_err(|_| server.login_counters.count(LoginOutcome::Refusal))?;
    let (id, hash) = accounts::password_hash(&server.db, login_id).await?.unzip();
    let verdict = server.password_hasher.verify(password.clone(), hash.clone()).await?;
    let Some(account_id) = id.filter(|_| verdict != Verdict::Wrong) else {
        server.login_counters.count(LoginOutcome::Refusal);
        tracing::info!(target: "audit", event = "login_refused", method = "password", %address);
        return Err(Error::WrongCredentials);
    };
    if let Some(old) = hash.filter(|_| verdict == Verdict::RightButOutdated) {
        upgrade(server, account_id, (&old, password)).await?;
    }
    let signed_in = in_browser(account_id, AuthMethod::Password, false);
    note(server, &signed_in).await?;
    Ok(signed_in)
}

/// Hashes the password as we do, unless too many wait: then the next login does it.
async fn upgrade(server: &Server, account_id: Uuid, (old, password): (&str, Password)) -> Result<()> {
    match server.password_hasher.hash(password, &server.random).await {
        Ok(new) => Ok(accounts::upgrade_password_hash(&server.db, account_id, old, &new).await?),
        Err(HashingError::Busy) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Remembers the login of somebody who is logged in already, because they have just registered, or enrolled with a passkey.
pub async fn with_new_account(server: &Server, account_id: Uuid, method: AuthMethod) -> Result<SignedIn> {
    let signed_in = in_browser(account_id, method, true);
    note(server, &signed_in).await?;
    Ok(signed_in)
}

fn in_browser(account_id: Uuid, method: AuthMethod, is_first: bool) -> SignedIn {
    let ways = UsedCredential::of(method, Vec::new());
    SignedIn { account_id, session_type: SessionType::Browser, method, is_first, ways }
}

async fn note(server: &Server, signed_in: &SignedIn) -> Result<()> {
    accounts::note_login(&server.db, signed_in.account_id, server.clock.now()).await?;
    server.login_counters.count(LoginOutcome::Success);
    tracing::info!(target: "audit", event = "login", method = signed_in.method.as_str(), account = %signed_in.account_id);
    Ok(())
}
