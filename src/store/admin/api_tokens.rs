//! Bearer tokens of the administration API, by their hash.

use uuid::Uuid;

use crate::{
    domain::{Timestamp, TokenHash},
    on,
    store::{Database, Tx, db::values::from_row},
};

/// A token, without its hash.
#[derive(Clone, Debug)]
pub struct ApiToken {
    pub id: Uuid,
    pub name: String,
    pub scopes: String,
    /// The actor that created it.
    pub created_by: String,
    pub created_at: Timestamp,
    pub expires_at: Option<Timestamp>,
    pub last_used_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
}

from_row!(ApiToken {
    id,
    name,
    scopes,
    created_by,
    created_at,
    expires_at,
    last_used_at,
    revoked_at
});

pub async fn create(tx: &mut Tx, token: &ApiToken, hash: &TokenHash) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "insert into api_token (id, name, token_hash, scopes, created_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    ).bind(token.id).bind(&token.name).bind(hash).bind(&token.scopes).bind(&token.created_by)
        .bind(token.created_at).bind(token.expires_at).execute(&mut **tx).await.map(drop))
}

/// Finds the active token with this hash.
pub async fn find(
    db: &Database,
    hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<ApiToken>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, name, scopes, created_by, created_at, expires_at, last_used_at, revoked_at
           from api_token
          where token_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)",
    ).bind(hash).bind(now).fetch_optional(pool).await)
}

/// Finds the active token with this id.
pub async fn find_active(
    db: &Database,
    id: Uuid,
    now: Timestamp,
) -> sqlx::Result<Option<ApiToken>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, name, scopes, created_by, created_at, expires_at, last_used_at, revoked_at
           from api_token
          where id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)",
    ).bind(id).bind(now).fetch_optional(pool).await)
}

/// Lists the tokens created before this one, newest first, including revoked and expired ones.
pub async fn list(db: &Database, before: Uuid, limit: i64) -> sqlx::Result<Vec<ApiToken>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, name, scopes, created_by, created_at, expires_at, last_used_at, revoked_at
           from api_token
          where id < $1 order by id desc limit $2",
    ).bind(before).bind(limit).fetch_all(pool).await)
}

/// Records a use, unless one was recorded after `since`.
pub async fn touch(db: &Database, id: Uuid, since: Timestamp, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update api_token set last_used_at = $3
          where id = $1 and (last_used_at is null or last_used_at < $2)",
    ).bind(id).bind(since).bind(now).execute(pool).await.map(drop))
}

/// Revokes the token. Returns its name; `None` if it does not exist or was revoked already.
pub async fn revoke(tx: &mut Tx, id: Uuid, now: Timestamp) -> sqlx::Result<Option<String>> {
    on!(tx, tx => sqlx::query_scalar(
        "update api_token set revoked_at = $2 where id = $1 and revoked_at is null returning name",
    ).bind(id).bind(now).fetch_optional(&mut **tx).await)
}
