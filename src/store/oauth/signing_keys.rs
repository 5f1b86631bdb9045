//! Keys that sign tokens, encrypted.

use crate::{
    domain::{Timestamp, credentials::jws::SigningAlgorithm},
    on,
    store::{
        Database, Tx,
        db::values::{from_row, stored_as_text},
    },
};

stored_as_text!(SigningAlgorithm);

/// A key as its row has it.
#[derive(Clone, Debug)]
pub struct StoredSigningKey {
    /// The thumbprint of the key.
    pub id: String,
    pub algorithm: SigningAlgorithm,
    /// PKCS #8, encrypted.
    pub private_key: String,
    pub created_at: Timestamp,
    pub signs_at: Timestamp,
    pub expires_at: Option<Timestamp>,
}

from_row!(StoredSigningKey { id, algorithm, private_key, created_at, signs_at, expires_at });

/// A key to be created.
#[derive(Debug)]
pub struct NewSigningKey<'a> {
    pub key: &'a StoredSigningKey,
    /// The public key as a JWK.
    pub public_key: String,
    /// The id of the key before it; empty for the first of its algorithm.
    pub replaces: &'a str,
}

/// Creates a key. Returns false if another server has replaced the same key.
pub async fn create(tx: &mut Tx, new: &NewSigningKey<'_>) -> sqlx::Result<bool> {
    let NewSigningKey { key, public_key, replaces } = new;
    on!(tx, tx => sqlx::query(
        "insert into signing_key
                (id, algorithm, replaces, private_key, public_key, created_at, signs_at)
         values ($1, $2, $3, $4, $5, $6, $7)
             on conflict do nothing",
    ).bind(&key.id).bind(key.algorithm).bind(replaces).bind(&key.private_key).bind(public_key)
        .bind(key.created_at).bind(key.signs_at)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Limits the time for which the other keys of the algorithm are published.
pub async fn expire_others(tx: &mut Tx, key: &StoredSigningKey, at: Timestamp) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "update signing_key set expires_at = $3
          where algorithm = $1 and id <> $2 and (expires_at is null or expires_at > $3)",
    ).bind(key.algorithm).bind(&key.id).bind(at).execute(&mut **tx).await.map(drop))
}

/// Lists the keys that are published, the oldest first.
pub async fn list(db: &Database, now: Timestamp) -> sqlx::Result<Vec<StoredSigningKey>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, algorithm, private_key, created_at, signs_at, expires_at
           from signing_key where expires_at is null or expires_at > $1 order by signs_at, id",
    ).bind(now).fetch_all(pool).await)
}
