//! Authorization grants, with their codes.

use uuid::Uuid;

use crate::{
    domain::{
        AccountId, ApplicationId, Timestamp, TokenHash, oauth::OAuthScopes, session::AuthMethod,
    },
    on,
    store::{
        Database, Tx,
        db::values::{from_row, stored_as, stored_as_text},
    },
};

stored_as!(OAuthScopes as String, ToString::to_string, |text| Ok(OAuthScopes::parse(&text)));
stored_as_text!(AuthMethod);

/// The authorization of an application by an account.
#[derive(Clone, Debug)]
pub struct AuthorizationGrant {
    pub id: Uuid,
    pub application_id: ApplicationId,
    pub account_id: AccountId,
    /// The session in which it was given; `None` once a grant for offline access has outlived it.
    pub session_hash: Option<TokenHash>,
    /// The id of that session for applications (`sid`).
    pub session_id: String,
    pub scopes: OAuthScopes,
    /// The members of the request that tokens repeat, as JSON.
    pub request: String,
    pub method: AuthMethod,
    pub authenticated_at: Timestamp,
    /// Set if it outlives the end of its session by expiry.
    pub offline_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

from_row!(AuthorizationGrant {
    id,
    application_id,
    account_id,
    session_hash,
    session_id,
    scopes,
    request,
    method,
    authenticated_at,
    offline_at,
    created_at,
    expires_at
});

/// A code to be created for a grant.
#[derive(Debug)]
pub struct NewAuthorizationCode {
    pub code_hash: TokenHash,
    pub redirect_uri: String,
    /// By S256 (RFC 7636).
    pub code_challenge: Option<String>,
    pub expires_at: Timestamp,
}

/// Creates a grant, while its session is active. Returns false if it is not. Its `sid` is that of
/// the session, if the session has one of its own.
pub async fn create(tx: &mut Tx, grant: &AuthorizationGrant) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "insert into authorization_grant
                (id, application_id, account_id, session_hash, session_id, scopes, request, method,
                 authenticated_at, offline_at, created_at, expires_at)
         select $1, $2, $3, $4, coalesce(s.sid, $5), $6, $7, $8, $9, $10, $11, $12
           from session s
          where s.token_hash = $4 and s.account_id = $3 and s.ends_at > $11",
    ).bind(grant.id).bind(&grant.application_id).bind(grant.account_id).bind(&grant.session_hash)
        .bind(&grant.session_id).bind(&grant.scopes).bind(&grant.request).bind(grant.method)
        .bind(grant.authenticated_at).bind(grant.offline_at).bind(grant.created_at)
        .bind(grant.expires_at)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Creates the code of a grant.
pub async fn create_code(
    tx: &mut Tx,
    grant_id: Uuid,
    code: &NewAuthorizationCode,
) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "insert into authorization_code
                (code_hash, grant_id, redirect_uri, code_challenge, expires_at)
         values ($1, $2, $3, $4, $5)",
    ).bind(&code.code_hash).bind(grant_id).bind(&code.redirect_uri).bind(&code.code_challenge)
        .bind(code.expires_at).execute(&mut **tx).await.map(drop))
}

/// A code that was redeemed.
#[derive(Debug)]
pub struct RedeemedCode {
    pub redirect_uri: String,
    pub code_challenge: Option<String>,
    pub grant: AuthorizationGrant,
}

from_row!(RedeemedCode { ..grant, redirect_uri, code_challenge });

/// Redeems a code of this application, at most once: the update is also the check. The grant must
/// be alive.
pub async fn redeem(
    tx: &mut Tx,
    application_id: &ApplicationId,
    code_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<RedeemedCode>> {
    let is_redeemed = on!(&mut *tx, tx => sqlx::query(
        "update authorization_code set used_at = $3
          where code_hash = $1 and used_at is null and expires_at > $3
            and exists (select 1 from authorization_grant g
                         where g.id = authorization_code.grant_id and g.application_id = $2)",
    ).bind(code_hash).bind(application_id).bind(now)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    if !is_redeemed {
        return Ok(None);
    }

    on!(tx, tx => sqlx::query_as(
        "select c.redirect_uri, c.code_challenge, g.id, g.application_id, g.account_id,
                g.session_hash, g.session_id, g.scopes, g.request, g.method, g.authenticated_at,
                g.offline_at, g.created_at, g.expires_at
           from authorization_code c
           join authorization_grant g on g.id = c.grant_id
           join account a on a.id = g.account_id and a.disabled_at is null
           join session s on s.token_hash = g.session_hash and s.ends_at > $2
          where c.code_hash = $1",
    ).bind(code_hash).bind(now).fetch_optional(&mut **tx).await)
}

/// Ends the grant of a code of this application that was used before: one of its two users has
/// stolen it (RFC 6749 §4.1.2). Returns true if there was one.
pub async fn end_of_used_code(
    db: &Database,
    application_id: &ApplicationId,
    code_hash: &TokenHash,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "delete from authorization_grant
          where application_id = $2
            and id in (select grant_id from authorization_code
                        where code_hash = $1 and used_at is not null)",
    ).bind(code_hash).bind(application_id)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Ends a grant of this application, with its tokens.
pub async fn end(db: &Database, application_id: &ApplicationId, id: Uuid) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "delete from authorization_grant where id = $1 and application_id = $2",
    ).bind(id).bind(application_id).execute(pool).await.map(drop))
}

/// Keeps the grants for offline access whose sessions have expired, by parting them from these
/// sessions. Called before expired sessions are deleted.
pub async fn outlive_sessions(db: &Database, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update authorization_grant set session_hash = null
          where offline_at is not null
            and session_hash in (select token_hash from session where ends_at <= $1)",
    ).bind(now).execute(pool).await.map(drop))
}

/// Deletes expired grants, at most `limit`. Returns how many.
pub async fn forget(db: &Database, now: Timestamp, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from authorization_grant where id in
                (select id from authorization_grant where expires_at <= $1 limit $2)",
    ).bind(now).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}
