//! Recovery codes: ten codes that an owner keeps on paper.

use std::net::IpAddr;

use crate::{
    domain::{AccountId, LoginId, RecoveryCode},
    server::Server,
    service::{
        Result,
        accounts::details,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::logins::recovery_codes as store,
};

/// Creates new codes for an account. They replace the old ones.
pub async fn make(server: &Server, caller: &Caller, id: AccountId) -> Result<Vec<RecoveryCode>> {
    let codes: Vec<_> = (0..RecoveryCode::COUNT)
        .map(|_| RecoveryCode::from_random(server.random.bytes()))
        .collect();
    let target = details::own(server, id).await?.login_id.to_string();
    let act = Act { account_id: Some(id), target, ..Act::default() };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, "recovery_codes_made", act).await?;
    store::replace(&mut tx, id, &codes).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Deletes all codes of an account.
pub async fn drop_all(server: &Server, caller: &Caller, id: AccountId) -> Result<()> {
    if left(server, id).await? == 0 {
        return Ok(());
    }
    let target = details::own(server, id).await?.login_id.to_string();
    let act = Act { account_id: Some(id), target, ..Act::default() };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, "recovery_codes_removed", act).await?;
    store::replace(&mut tx, id, &[]).await?;
    Ok(tx.commit().await?)
}

/// The number of unused codes of an account.
pub async fn left(server: &Server, id: AccountId) -> Result<usize> {
    Ok(usize::try_from(store::count_unused(&server.db, id).await?).unwrap_or(0))
}

/// Redeems a code. Returns false for a wrong code and for an unknown login id, after the same work.
///
/// # Errors
/// [`crate::service::Error::TooManyAttempts`].
pub async fn redeem(
    server: &Server,
    login_id: &LoginId,
    code: &RecoveryCode,
    address: IpAddr,
) -> Result<bool> {
    server.rate_limits.code(login_id, address)?;
    let account = store::redeem(&server.db, login_id, code, server.clock.now()).await?;
    let event = if account.is_some() { "recovery_code_redeemed" } else { "recovery_code_refused" };
    tracing::info!(
        target: "audit", event, account = account.map(tracing::field::display), %address
    );
    Ok(account.is_some())
}
