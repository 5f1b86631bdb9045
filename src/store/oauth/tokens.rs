//! Access and refresh tokens, by their hash.

use uuid::Uuid;

use super::grants::AuthorizationGrant;
use crate::{
    domain::{ApplicationId, Timestamp, TokenHash, oauth::OAuthScopes},
    on,
    store::{
        Database, Tx,
        db::values::{from_row, stored_as_text},
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum OAuthTokenKind {
    Access,
    Refresh,
}

stored_as_text!(OAuthTokenKind);

/// A token, without its secret.
#[derive(Clone, Debug)]
pub struct OAuthToken {
    pub token_hash: TokenHash,
    pub kind: OAuthTokenKind,
    pub application_id: ApplicationId,
    /// `None` for a token of an application that acts for itself.
    pub grant_id: Option<Uuid>,
    pub scopes: OAuthScopes,
    pub resource: Option<String>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// Set once a refresh token was exchanged for the next.
    pub used_at: Option<Timestamp>,
}

from_row!(OAuthToken {
    token_hash,
    kind,
    application_id,
    grant_id,
    scopes,
    resource,
    created_at,
    expires_at,
    used_at
});

pub async fn create(tx: &mut Tx, token: &OAuthToken) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "insert into oauth_token
                (token_hash, kind, application_id, grant_id, scopes, resource, created_at,
                 expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    ).bind(&token.token_hash).bind(token.kind).bind(&token.application_id).bind(token.grant_id)
        .bind(&token.scopes).bind(&token.resource).bind(token.created_at).bind(token.expires_at)
        .execute(&mut **tx).await.map(drop))
}

/// Finds a token that has not expired, and whose grant is alive: its account is not disabled, and
/// its session is active, unless the grant has outlived it.
pub async fn find(
    db: &Database,
    token_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<OAuthToken>> {
    on!(&db.read, pool => sqlx::query_as(
        "select t.token_hash, t.kind, t.application_id, t.grant_id, t.scopes, t.resource,
                t.created_at, t.expires_at, t.used_at
           from oauth_token t
           left join authorization_grant g on g.id = t.grant_id
           left join account a on a.id = g.account_id
           left join session s on s.token_hash = g.session_hash
          where t.token_hash = $1 and t.expires_at > $2
            and (t.grant_id is null
                 or (g.expires_at > $2 and a.disabled_at is null and a.id is not null
                     and (s.ends_at > $2 or g.offline_at is not null)))",
    ).bind(token_hash).bind(now).fetch_optional(pool).await)
}

/// The grant with this id.
pub async fn grant(db: &Database, id: Uuid) -> sqlx::Result<Option<AuthorizationGrant>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, application_id, account_id, session_hash, session_id, scopes, request, method,
                authenticated_at, offline_at, created_at, expires_at
           from authorization_grant where id = $1",
    ).bind(id).fetch_optional(pool).await)
}

/// Marks a refresh token as exchanged: one that was not, or that was after `replayable_since`,
/// because the answer to that exchange may be lost. Returns false for any other.
pub async fn exchange(
    tx: &mut Tx,
    token_hash: &TokenHash,
    replayable_since: Timestamp,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "update oauth_token set used_at = coalesce(used_at, $3)
          where token_hash = $1 and kind = 'refresh' and expires_at > $3
            and (used_at is null or used_at > $2)",
    ).bind(token_hash).bind(replayable_since).bind(now)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Deletes a token.
pub async fn delete(db: &Database, token_hash: &TokenHash) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("delete from oauth_token where token_hash = $1")
        .bind(token_hash).execute(pool).await.map(drop))
}

/// Deletes expired tokens, at most `limit`. Returns how many.
pub async fn forget(db: &Database, now: Timestamp, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from oauth_token where token_hash in
                (select token_hash from oauth_token where expires_at <= $1 limit $2)",
    ).bind(now).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}
