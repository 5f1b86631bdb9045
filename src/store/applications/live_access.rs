//! The live access of one application: grants, and sessions at an application behind a proxy, with
//! the accounts that they belong to.

use uuid::Uuid;

use super::access_locks;
use crate::{
    domain::{
        AccountId, ApplicationId, Timestamp, TokenHash, oauth::OAuthScopes, session::AuthMethod,
    },
    on,
    store::{Database, Tx, db::values::from_row},
};

/// A grant that is alive.
#[derive(Clone, Debug)]
pub struct LiveGrant {
    pub id: Uuid,
    pub account_id: AccountId,
    pub login_id: String,
    pub scopes: OAuthScopes,
    pub method: AuthMethod,
    pub authenticated_at: Timestamp,
    /// Set if it outlives the end of its session by expiry.
    pub offline_at: Option<Timestamp>,
    pub created_at: Timestamp,
    /// The time at which it last got a token.
    pub last_used_at: Timestamp,
    pub expires_at: Timestamp,
}

from_row!(LiveGrant {
    id,
    account_id,
    login_id,
    scopes,
    method,
    authenticated_at,
    offline_at,
    created_at,
    last_used_at,
    expires_at
});

/// Lists the live grants of an application that were made before this one, the newest first.
pub async fn grants(
    db: &Database,
    application_id: &ApplicationId,
    before: Uuid,
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<LiveGrant>> {
    on!(&db.read, pool => sqlx::query_as(
        "select g.id, g.account_id, a.login_id, g.scopes, g.method, g.authenticated_at,
                g.offline_at, g.created_at,
                coalesce((select max(t.created_at) from oauth_token t where t.grant_id = g.id),
                         g.created_at) as last_used_at,
                g.expires_at
           from authorization_grant g
           join account a on a.id = g.account_id and a.disabled_at is null
           left join session s on s.token_hash = g.session_hash
          where g.application_id = $1 and g.id < $2 and g.expires_at > $3
            and (s.ends_at > $3 or g.offline_at is not null)
          order by g.id desc limit $4",
    ).bind(application_id).bind(before).bind(now).bind(limit).fetch_all(pool).await)
}

/// A live session at an application behind a proxy.
#[derive(Clone, Debug)]
pub struct LiveApplicationSession {
    /// The public id: the hash of the token.
    pub token_hash: TokenHash,
    pub account_id: AccountId,
    pub login_id: String,
    pub method: AuthMethod,
    pub authenticated_at: Timestamp,
    pub created_at: Timestamp,
    /// The last recorded use of the session here that it belongs to.
    pub last_used_at: Timestamp,
}

from_row!(LiveApplicationSession {
    token_hash,
    account_id,
    login_id,
    method,
    authenticated_at,
    created_at,
    last_used_at
});

/// The place of a session in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionPosition {
    pub created_at: Timestamp,
    pub token_hash: TokenHash,
}

/// Lists the live sessions at an application that follow this position, the newest first.
pub async fn sessions(
    db: &Database,
    application_id: &ApplicationId,
    after: Option<&SessionPosition>,
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<LiveApplicationSession>> {
    let created_at = after.map_or(i64::MAX, |position| position.created_at.as_millis());
    let token_hash = after.map_or("", |position| position.token_hash.as_str());

    on!(&db.read, pool => sqlx::query_as(
        "select x.token_hash, s.account_id, a.login_id, x.method, x.authenticated_at, x.created_at,
                s.last_seen_at as last_used_at
           from application_session x
           join session s on s.token_hash = x.session_hash
           join account a on a.id = s.account_id and a.disabled_at is null
          where x.application_id = $1 and (x.created_at, x.token_hash) < ($2, $3)
            and s.ends_at > $4
          order by x.created_at desc, x.token_hash desc limit $5",
    ).bind(application_id).bind(created_at).bind(token_hash).bind(now).bind(limit)
        .fetch_all(pool).await)
}

/// Ends a grant of this application. Returns the account that gave it.
pub async fn end_grant(
    tx: &mut Tx,
    application_id: &ApplicationId,
    id: Uuid,
) -> sqlx::Result<Option<AccountId>> {
    on!(tx, tx => sqlx::query_scalar(
        "delete from authorization_grant where application_id = $1 and id = $2
      returning account_id",
    ).bind(application_id).bind(id).fetch_optional(&mut **tx).await)
}

/// Ends every grant of this application. Returns how many.
pub async fn end_grants(tx: &mut Tx, application_id: &ApplicationId) -> sqlx::Result<u64> {
    access_locks::lock(tx, None, Some(application_id)).await?;
    on!(tx, tx => sqlx::query("delete from authorization_grant where application_id = $1")
        .bind(application_id).execute(&mut **tx).await.map(|done| done.rows_affected()))
}

/// Ends a session at this application. Returns the account to which it belonged.
pub async fn end_session(
    tx: &mut Tx,
    application_id: &ApplicationId,
    token_hash: &TokenHash,
) -> sqlx::Result<Option<AccountId>> {
    let account_id: Option<AccountId> = on!(&mut *tx, tx => sqlx::query_scalar(
        "select s.account_id
           from application_session x
           join session s on s.token_hash = x.session_hash
          where x.application_id = $1 and x.token_hash = $2",
    ).bind(application_id).bind(token_hash).fetch_optional(&mut **tx).await)?;

    let is_ended = on!(tx, tx => sqlx::query(
        "delete from application_session where application_id = $1 and token_hash = $2",
    ).bind(application_id).bind(token_hash)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    Ok(if is_ended { account_id } else { None })
}

/// Ends every session at this application, and every ticket for one. Returns how many sessions.
pub async fn end_sessions(tx: &mut Tx, application_id: &ApplicationId) -> sqlx::Result<u64> {
    access_locks::lock(tx, None, Some(application_id)).await?;
    on!(&mut *tx, tx => sqlx::query("delete from application_ticket where application_id = $1")
        .bind(application_id).execute(&mut **tx).await.map(drop))?;
    on!(tx, tx => sqlx::query("delete from application_session where application_id = $1")
        .bind(application_id).execute(&mut **tx).await.map(|done| done.rows_affected()))
}
