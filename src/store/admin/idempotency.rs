//! What was answered to requests that carried an `Idempotency-Key`.

use crate::{
    domain::{Timestamp, TokenHash},
    on,
    store::Database,
};

/// A request as it takes its key.
#[derive(Debug)]
pub struct NewIdempotencyKey<'a> {
    pub key: &'a TokenHash,
    /// Keyed: the body may hold a password.
    pub request: &'a TokenHash,
    /// The scopes of its caller.
    pub scopes: &'a str,
}

/// A request that has its key.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct IdempotencyRow {
    pub request_hash: TokenHash,
    /// 0 while the request is under way.
    pub status: i64,
    /// The answer, encrypted.
    pub body: String,
    pub scopes: String,
}

/// Takes the key for a request, unless another has it. One that was under way before `stale` has died with its server, and one
/// from before `expired` is forgotten.
pub async fn take(
    db: &Database,
    new: &NewIdempotencyKey<'_>,
    now: Timestamp,
    (stale, expired): (Timestamp, Timestamp),
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "insert into idempotency (key_hash, request_hash, status, headers, body, created_at, scopes)
         values ($1, $2, 0, '[]', '', $3, $6)
             on conflict (key_hash) do update
            set request_hash = excluded.request_hash, status = 0, body = '', created_at = excluded.created_at,
                scopes = excluded.scopes
          where idempotency.created_at < $5 or (idempotency.status = 0 and idempotency.created_at < $4)",
    ).bind(new.key).bind(new.request).bind(now).bind(stale).bind(expired).bind(new.scopes)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Who has the key. It is asked where keys are taken: a replica may not know yet.
pub async fn find(db: &Database, key: &TokenHash) -> sqlx::Result<Option<IdempotencyRow>> {
    on!(&db.write, pool => sqlx::query_as("select request_hash, status, body, scopes from idempotency where key_hash = $1")
        .bind(key).fetch_optional(pool).await)
}

pub async fn keep(db: &Database, key: &TokenHash, request: &TokenHash, status: i64, sealed: &str) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("update idempotency set status = $3, body = $4 where key_hash = $1 and request_hash = $2")
        .bind(key).bind(request).bind(status).bind(sealed).execute(pool).await.map(drop))
}

/// Gives the key back, so that the request can be tried again.
pub async fn release(db: &Database, key: &TokenHash) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("delete from idempotency where key_hash = $1 and status = 0")
        .bind(key).execute(pool).await.map(drop))
}

/// Deletes answers from before this moment, at most `most`. Returns how many went.
pub async fn forget(db: &Database, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from idempotency where key_hash in
                (select key_hash from idempotency where created_at < $1 order by created_at limit $2)",
    ).bind(before).bind(most).execute(pool).await.map(|done| done.rows_affected()))
}
