//! Setup links, by which the first administrator enrolls.

use crate::{
    domain::{Timestamp, TokenHash},
    on,
    store::{Database, Tx},
};

pub async fn create(db: &Database, hash: &TokenHash, expires_at: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into setup_link (token_hash, expires_at) values ($1, $2)",
    ).bind(hash).bind(expires_at).execute(pool).await.map(drop))
}

/// Returns true if the link can be used now.
pub async fn is_open(db: &Database, hash: &TokenHash, now: Timestamp) -> sqlx::Result<bool> {
    let found: Option<i64> = on!(&db.read, pool => sqlx::query_scalar(
        "select expires_at from setup_link
          where token_hash = $1 and used_at is null and expires_at > $2",
    ).bind(hash).bind(now).fetch_optional(pool).await)?;
    Ok(found.is_some())
}

/// Redeems the link, at most once, and only while no account has the role. The caller holds the
/// lock of the audit log, so the second of two concurrent links sees the account that the first
/// created.
pub async fn redeem(
    tx: &mut Tx,
    hash: &TokenHash,
    role: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "update setup_link set used_at = $2
          where token_hash = $1 and used_at is null and expires_at > $2
            and not exists (select 1 from account_role where role = $3)",
    ).bind(hash).bind(now).bind(role)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Deletes expired links.
pub async fn forget(db: &Database, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("delete from setup_link where expires_at <= $1")
        .bind(now).execute(pool).await.map(drop))
}
