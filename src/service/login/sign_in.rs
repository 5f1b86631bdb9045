//! Logins: with the session token of a callback, or with a password.

use std::net::IpAddr;

use super::registration;
use crate::{
    domain::{
        AccountId, LoginId, Password, SessionToken, SessionType, UsedCredential,
        session::AuthMethod,
    },
    runtime::password_hasher::Verdict,
    runtime::{login_counters::LoginOutcome, password_hasher::HashingError},
    server::Server,
    service::{Error, Result},
    store::{accounts, logins::session_tokens},
};

/// A completed login.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub account_id: AccountId,
    pub session_type: SessionType,
    pub method: AuthMethod,
    /// True when this login created the account or verified its login id.
    pub is_first: bool,
    /// The credentials that were used or created, which the owner can remove by disowning the
    /// browser.
    pub ways: Vec<UsedCredential>,
}

/// Logs in with a session token, at most once (`docs/security-behaviours.md` b28). The platform has
/// authenticated the owner, so a pending account is activated.
///
/// # Errors
/// [`Error::TokenRefused`], for any invalid token.
pub async fn with_token(server: &Server, token: &str, method: AuthMethod) -> Result<SignedIn> {
    let handoff = match SessionToken::from_client(token) {
        Some(token) => session_tokens::redeem(&server.db, &token, server.clock.now()).await?,
        None => None,
    };
    let Some(handoff) = handoff else {
        server.login_counters.count(method, LoginOutcome::Refusal);
        tracing::info!(target: "audit", event = "login_refused", method = method.as_str());
        return Err(Error::TokenRefused);
    };
    let is_first = handoff.pending_since.is_some();
    let (account_id, session_type) = (handoff.account_id, handoff.session_type);
    let ways = UsedCredential::of(method, handoff.passkeys());
    let signed_in = SignedIn { account_id, session_type, method, is_first, ways };
    if is_first {
        registration::activate_verified(server, handoff.account_id).await?;
    }
    record_login(server, &signed_in).await?;
    Ok(signed_in)
}

/// Logs in with a password.
///
/// # Errors
/// [`Error::WrongCredentials`], after the same work, for a wrong password, an unknown login id, an
/// account without a password and a disabled one; [`Error::TooManyAttempts`] and [`Error::Busy`].
pub async fn with_password(
    server: &Server,
    login_id: &LoginId,
    password: Password,
    address: IpAddr,
) -> Result<SignedIn> {
    let refuse = || server.login_counters.count(AuthMethod::Password, LoginOutcome::Refusal);
    server.rate_limits.password(login_id, address).inspect_err(|_| refuse())?;
    let (id, hash) = accounts::password_hash(&server.db, login_id).await?.unzip();
    let verdict = server.password_hasher.verify(password.clone(), hash.clone()).await?;
    let Some(account_id) = id.filter(|_| verdict != Verdict::Wrong) else {
        refuse();
        tracing::info!(target: "audit", event = "login_refused", method = "password", %address);
        return Err(Error::WrongCredentials);
    };
    if let Some(old) = hash.filter(|_| verdict == Verdict::RightButOutdated) {
        upgrade_hash(server, account_id, &old, password).await?;
    }
    let signed_in = browser_login(account_id, AuthMethod::Password, false);
    record_login(server, &signed_in).await?;
    Ok(signed_in)
}

/// Replaces an outdated hash. Skipped if too many passwords wait for hashing; the next login tries
/// again.
async fn upgrade_hash(
    server: &Server,
    account_id: AccountId,
    old: &str,
    password: Password,
) -> Result<()> {
    match server.password_hasher.hash(password, &server.random).await {
        Ok(new) => Ok(accounts::upgrade_password_hash(&server.db, account_id, old, &new).await?),
        Err(HashingError::Busy) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Records the login of a user who has just registered, or who created the first administrator.
pub async fn with_new_account(
    server: &Server,
    account_id: AccountId,
    method: AuthMethod,
) -> Result<SignedIn> {
    let signed_in = browser_login(account_id, method, true);
    record_login(server, &signed_in).await?;
    Ok(signed_in)
}

fn browser_login(account_id: AccountId, method: AuthMethod, is_first: bool) -> SignedIn {
    let ways = UsedCredential::of(method, Vec::new());
    SignedIn { account_id, session_type: SessionType::Browser, method, is_first, ways }
}

async fn record_login(server: &Server, signed_in: &SignedIn) -> Result<()> {
    accounts::note_login(&server.db, signed_in.account_id, server.clock.now()).await?;
    server.login_counters.count(signed_in.method, LoginOutcome::Success);
    tracing::info!(
        target: "audit", event = "login", method = signed_in.method.as_str(),
        account = %signed_in.account_id
    );
    Ok(())
}
