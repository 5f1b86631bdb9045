//! Ten codes on paper, for people who want them.

use std::net::IpAddr;

use sqlx::types::Uuid;

use crate::{
    domain::{LoginId, RecoveryCode},
    server::Server,
    service::{
        Result,
        accounts::details,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::logins::recovery_codes as store,
};

/// Makes new codes for the caller's account; the old ones do not work any more.
pub async fn make(server: &Server, caller: &Caller, id: Uuid) -> Result<Vec<RecoveryCode>> {
    let codes: Vec<_> = (0..RecoveryCode::COUNT).map(|_| RecoveryCode::from_random(server.random.bytes())).collect();
    let target = details::own(server, id).await?.row.login_id;
    let act = Act { account_id: Some(id), target, ..Act::default() };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, ("recovery_codes_made", act)).await?;
    store::replace(&mut tx, id, &codes).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Takes away all that the account has, if it has any.
pub async fn drop_all(server: &Server, caller: &Caller, id: Uuid) -> Result<()> {
    if left(server, id).await? == 0 {
        return Ok(());
    }
    let target = details::own(server, id).await?.row.login_id;
    let act = Act { account_id: Some(id), target, ..Act::default() };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, ("recovery_codes_removed", act)).await?;
    store::replace(&mut tx, id, &[]).await?;
    Ok(tx.commit().await?)
}

/// How many codes the account has left.
pub async fn left(server: &Server, id: Uuid) -> Result<usize> {
    Ok(usize::try_from(store::count_unused(&server.db, id).await?).unwrap_or(0))
}

/// Uses a code up. False for a wrong one and an unknown login id, after the same work.
///
/// # Errors
/// [`crate::service::Error::TooManyAttempts`].
pub async fn redeem(server: &Server, login_id: &LoginId, code: &RecoveryCode, address: IpAddr) -> Result<bool> {
    server.rate_limits.code(login_id, address)?;
    let account = store::redeem(&server.db, login_id, code, server.clock.now()).await?;
    let event = if account.is_some() { "recovery_code_redeemed" } else { "recovery_code_refused" };
    tracing::info!(target: "audit", event, account = account.map(tracing::field::display), %address);
    Ok(account.is_some())
}
