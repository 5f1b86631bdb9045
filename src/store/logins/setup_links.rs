//! The links that enrol the first administrator.

use crate::{
    domain::{Timestamp, TokenHash},
    on,
    store::{Database, Tx},
};

pub async fn create(db: &Database, hash: &TokenHash, expires_at: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("insert into setup_link (token_hash, expires_at) values ($1, $2)")
        .bind(hash).bind(expires_at).execute(pool).await.map(drop))
}

/// Whether the link would work now.
pub async fn is_open(db: &Database, hash: &TokenHash, now: Timestamp) -> sqlx::Result<bool> {
    let found: Option<i64> = on!(&db.read, pool => sqlx::query_scalar(
        "select expires_at from setup_link where token_hash = $1 and used_at is null and expires_at > $2",
    ).bind(hash).bind(now).fetch_optional(pool).await)?;
    Ok(found.is_some())
}

/// Uses the link up, at most once, and only as long as nobody has this role. Whoever calls has waited for the turn to write the log:
/// of two links at a time the second sees what the first made.
pub async fn redeem(tx: &mut Tx, hash: &TokenHash, role: &str, now: Timestamp) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "update setup_link set used_at = $2
          where token_hash = $1 and used_at is null and expires_at > $2
            and not exists (select 1 from account_role where role = $3)",
    ).bind(hash).bind(now).bind(role).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Deletes those that have had their time.
pub async fn forget(db: &Database, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("delete from setup_link where expires_at <= $1")
        .bind(now).execute(pool).await.map(drop))
}
