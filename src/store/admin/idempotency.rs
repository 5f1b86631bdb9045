//! Responses to requests that carried an `Idempotency-Key`.

use crate::{
    domain::{Timestamp, TokenHash},
    on,
    store::{Database, db::values::from_row},
};

/// A request that claims its key.
#[derive(Debug)]
pub struct NewIdempotencyKey<'a> {
    pub key: &'a TokenHash,
    /// The keyed hash of the request: its body may contain a password.
    pub request: &'a TokenHash,
    /// The scopes of the caller.
    pub scopes: &'a str,
}

/// The request that holds a key.
#[derive(Clone, Debug)]
pub struct IdempotencyRow {
    pub request_hash: TokenHash,
    /// The status of the response; 0 while the request is being processed.
    pub status: i64,
    /// The encrypted response.
    pub body: String,
    pub scopes: String,
}

from_row!(IdempotencyRow { request_hash, status, body, scopes });

/// Claims the key for a request, unless another request holds it. A request that began before
/// `stale` has died with its server, and one from before `expired` is forgotten.
pub async fn take(
    db: &Database,
    new: &NewIdempotencyKey<'_>,
    now: Timestamp,
    stale: Timestamp,
    expired: Timestamp,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "insert into idempotency (key_hash, request_hash, status, headers, body, created_at, scopes)
         values ($1, $2, 0, '[]', '', $3, $6)
             on conflict (key_hash) do update
            set request_hash = excluded.request_hash, status = 0, body = '',
                created_at = excluded.created_at,
                scopes = excluded.scopes
          where idempotency.created_at < $5
             or (idempotency.status = 0 and idempotency.created_at < $4)",
    ).bind(new.key).bind(new.request).bind(now).bind(stale).bind(expired).bind(new.scopes)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Finds the request that holds the key. It reads where keys are written, because a replica may lag
/// behind.
pub async fn find(db: &Database, key: &TokenHash) -> sqlx::Result<Option<IdempotencyRow>> {
    on!(&db.write, pool => sqlx::query_as(
        "select request_hash, status, body, scopes from idempotency where key_hash = $1",
    ).bind(key).fetch_optional(pool).await)
}

/// Stores the response of a request.
pub async fn keep(
    db: &Database,
    key: &TokenHash,
    request: &TokenHash,
    status: i64,
    sealed: &str,
) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update idempotency set status = $3, body = $4 where key_hash = $1 and request_hash = $2",
    ).bind(key).bind(request).bind(status).bind(sealed).execute(pool).await.map(drop))
}

/// Releases the key, so that the request can be retried.
pub async fn release(db: &Database, key: &TokenHash) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("delete from idempotency where key_hash = $1 and status = 0")
        .bind(key).execute(pool).await.map(drop))
}

/// Deletes responses from before this time, at most `limit`. Returns how many.
pub async fn forget(db: &Database, before: Timestamp, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from idempotency where key_hash in
                (select key_hash from idempotency where created_at < $1
                 order by created_at limit $2)",
    ).bind(before).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}
