//! Assertions by which applications have authenticated, so that none is taken twice.

use crate::{
    domain::{Timestamp, TokenHash},
    on,
    store::Database,
};

/// Records an assertion until it expires. Returns false if it was recorded before.
pub async fn record(
    db: &Database,
    assertion_hash: &TokenHash,
    expires_at: Timestamp,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "insert into client_assertion (assertion_hash, expires_at) values ($1, $2)
             on conflict do nothing",
    ).bind(assertion_hash).bind(expires_at)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Deletes expired assertions, at most `limit`. Returns how many.
pub async fn forget(db: &Database, now: Timestamp, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from client_assertion where assertion_hash in
                (select assertion_hash from client_assertion where expires_at <= $1 limit $2)",
    ).bind(now).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}
