//! Authorization grants, with their codes.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{
    domain::{
        AccountId, ApplicationId, Timestamp, TokenHash, oauth::OAuthScopes, session::AuthMethod,
    },
    on,
    store::{
        Database, Tx,
        db::{
            expired_rows::{self, ExpiredRows, on_postgres},
            values::{from_found_row, stored_as, stored_as_text},
        },
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

from_found_row!(AuthorizationGrant {
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

/// The columns of [`AuthorizationGrant`].
macro_rules! grant_columns {
    () => {
        "g.id, g.application_id, g.account_id, g.session_hash, g.session_id, g.scopes, g.request, \
         g.method, g.authenticated_at, g.offline_at, g.created_at, g.expires_at"
    };
}
pub(super) use grant_columns;

/// A code that was issued, with its grant.
#[derive(Debug)]
pub struct AuthorizationCode {
    pub redirect_uri: String,
    pub code_challenge: Option<String>,
    pub grant: AuthorizationGrant,
}

from_found_row!(AuthorizationCode { ..grant, redirect_uri, code_challenge });

/// Finds a code of this application, which may have been used or have expired.
pub async fn find_code(
    db: &Database,
    application_id: &ApplicationId,
    code_hash: &TokenHash,
) -> sqlx::Result<Option<AuthorizationCode>> {
    let statement = concat!(
        "select c.redirect_uri, c.code_challenge, ",
        grant_columns!(),
        "  from authorization_code c
           join authorization_grant g on g.id = c.grant_id
          where c.code_hash = $1 and g.application_id = $2"
    );
    db.lookups.find(statement, vec![code_hash.into(), application_id.as_str().into()]).await
}

/// Ends the grant of a code of this application that was used before: one of its two users has
/// stolen it (RFC 6749 §4.1.2). Returns the account that gave it, if there was one.
pub async fn end_of_used_code(
    tx: &mut Tx,
    application_id: &ApplicationId,
    code_hash: &TokenHash,
) -> sqlx::Result<Option<AccountId>> {
    on!(tx, tx => sqlx::query_scalar(
        "delete from authorization_grant
          where application_id = $2
            and id in (select grant_id from authorization_code
                        where code_hash = $1 and used_at is not null)
      returning account_id",
    ).bind(code_hash).bind(application_id).fetch_optional(&mut **tx).await)
}

/// Ends a grant of this application, with its tokens.
pub async fn end(db: &Database, application_id: &ApplicationId, id: Uuid) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "delete from authorization_grant where id = $1 and application_id = $2",
    ).bind(id).bind(application_id).execute(pool).await.map(drop))
}

/// Keeps the grants for offline access whose sessions have expired, by parting them from these
/// sessions. Those without a token that is left end with the session. Called before expired
/// sessions are deleted.
pub async fn outlive_sessions(db: &Database, now: Timestamp) -> sqlx::Result<()> {
    let free = on_postgres(&db.write, "for no key update of g skip locked");
    let sql = format!(
        "update authorization_grant set session_hash = null
          where id in (select g.id from authorization_grant g
                         join session s on s.token_hash = g.session_hash
                        where s.ends_at <= $1 and g.offline_at is not null
                          and exists (select 1 from oauth_token t
                                       where t.grant_id = g.id and t.expires_at > $1) {free})"
    );
    on!(&db.write, pool => sqlx::query(AssertSqlSafe(sql)).bind(now).execute(pool).await.map(drop))
}

/// Ends the grants of an account that have outlived their sessions.
pub async fn end_outlived(tx: &mut Tx, account_id: AccountId) -> sqlx::Result<()> {
    let in_order = on_postgres(tx, "order by id for update");
    let sql = format!(
        "delete from authorization_grant
          where id in (select id from authorization_grant
                        where account_id = $1 and session_hash is null {in_order})"
    );
    on!(tx, tx => sqlx::query(AssertSqlSafe(sql)).bind(account_id)
        .execute(&mut **tx).await.map(drop))
}

/// Deletes expired grants, at most `limit`. Returns how many.
pub async fn forget(db: &Database, now: Timestamp, limit: i64) -> sqlx::Result<u64> {
    let rows =
        ExpiredRows { table: "authorization_grant", key: "id", condition: "expires_at <= $1" };
    expired_rows::delete(db, rows, now, limit).await
}

/// Deletes the grants that have outlived their sessions, and now their last token, too: their codes
/// are worth nothing without the session. The first `limit` of the expired tokens are looked at,
/// those that [`tokens::forget`](super::tokens::forget) deletes next. Returns how many.
pub async fn forget_unused(db: &Database, now: Timestamp, limit: i64) -> sqlx::Result<u64> {
    let free = on_postgres(&db.write, "for update skip locked");
    let sql = format!(
        "delete from authorization_grant where id in
                (select g.id from authorization_grant g
                  where g.id in (select grant_id from oauth_token where expires_at <= $1
                                  order by expires_at limit $2)
                    and g.session_hash is null
                    and not exists (select 1 from oauth_token t
                                     where t.grant_id = g.id and t.expires_at > $1)
                        {free})"
    );
    on!(&db.write, pool => sqlx::query(AssertSqlSafe(sql)).bind(now).bind(limit)
        .execute(pool).await.map(|done| done.rows_affected()))
}
