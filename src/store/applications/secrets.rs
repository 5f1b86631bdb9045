//! Secrets of applications, by their hash.

use crate::{
    domain::{ApplicationId, Timestamp, TokenHash},
    on,
    store::{
        Database, Tx,
        db::{
            expired_rows::{self, ExpiredRows},
            values::from_row,
        },
    },
};

/// A secret that is valid, without the secret itself.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientSecret {
    pub secret_hash: TokenHash,
    pub created_at: Timestamp,
    /// Set once another secret has replaced it.
    pub expires_at: Option<Timestamp>,
}

from_row!(ClientSecret { secret_hash, created_at, expires_at });

/// Creates a secret. Returns false if there is one with this hash already.
pub async fn create(
    tx: &mut Tx,
    id: &ApplicationId,
    hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "insert into application_secret (secret_hash, application_id, created_at)
         values ($1, $2, $3) on conflict do nothing",
    ).bind(hash).bind(id).bind(now).execute(&mut **tx).await
        .map(|done| done.rows_affected() == 1))
}

/// Lists the hashes of the secrets of an application.
pub async fn list_hashes(tx: &mut Tx, id: &ApplicationId) -> sqlx::Result<Vec<TokenHash>> {
    on!(tx, tx => sqlx::query_scalar(
        "select secret_hash from application_secret where application_id = $1",
    ).bind(id).fetch_all(&mut **tx).await)
}

/// Ends the secrets of an application: those that another has replaced already at once, the present
/// one at `expires_at`.
pub async fn end(tx: &mut Tx, id: &ApplicationId, expires_at: Timestamp) -> sqlx::Result<()> {
    on!(&mut *tx, tx => sqlx::query(
        "delete from application_secret where application_id = $1 and expires_at is not null",
    ).bind(id).execute(&mut **tx).await.map(drop))?;
    on!(tx, tx => sqlx::query(
        "update application_secret set expires_at = $2 where application_id = $1",
    ).bind(id).bind(expires_at).execute(&mut **tx).await.map(drop))
}

/// Deletes a secret. Returns false if the application does not have it.
pub async fn delete(tx: &mut Tx, id: &ApplicationId, hash: &TokenHash) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "delete from application_secret where application_id = $1 and secret_hash = $2",
    ).bind(id).bind(hash).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Keeps the secret that was to end, if the application has no other.
pub async fn keep_previous(tx: &mut Tx, id: &ApplicationId, now: Timestamp) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "update application_secret set expires_at = null
          where application_id = $1 and expires_at > $2
            and not exists (select 1 from application_secret other
                             where other.application_id = $1 and other.expires_at is null)",
    ).bind(id).bind(now).execute(&mut **tx).await.map(drop))
}

/// Lists the secrets of an application that are valid, the newest first.
pub async fn list(
    db: &Database,
    id: &ApplicationId,
    now: Timestamp,
) -> sqlx::Result<Vec<ClientSecret>> {
    on!(&db.read, pool => sqlx::query_as(
        "select secret_hash, created_at, expires_at
           from application_secret
          where application_id = $1 and (expires_at is null or expires_at > $2)
          order by created_at desc",
    ).bind(id).bind(now).fetch_all(pool).await)
}

/// Deletes expired secrets, at most `limit`. Returns how many.
pub async fn forget(db: &Database, now: Timestamp, limit: i64) -> sqlx::Result<u64> {
    let rows = ExpiredRows {
        table: "application_secret",
        key: "secret_hash",
        condition: "expires_at <= $1",
    };
    expired_rows::delete(db, rows, now, limit).await
}
