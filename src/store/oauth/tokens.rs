//! Access and refresh tokens, by their hash.

use uuid::Uuid;

use super::grants::{AuthorizationGrant, grant_columns};
use crate::{
    domain::{
        AccountId, ApplicationId, Timestamp, TokenHash, application::settings::ApplicationSettings,
        oauth::OAuthScopes, session::AuthMethod,
    },
    on,
    store::{
        Database, Tx,
        db::{
            expired_rows::{self, ExpiredRows},
            values::{from_found_row, stored_as_text},
        },
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

from_found_row!(OAuthToken {
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

/// The tables of a token `t` and of what it hangs on, and the condition under which it is valid at
/// the time `$2`: it has not expired, and its grant is alive, if it has one. The account of a grant
/// is not disabled, and its session is active, unless the grant has outlived it.
macro_rules! from_valid_tokens {
    () => {
        "  from oauth_token t
           left join authorization_grant g on g.id = t.grant_id
           left join account a on a.id = g.account_id
           left join session s on s.token_hash = g.session_hash
          where t.expires_at > $2
            and (t.grant_id is null
                 or (g.expires_at > $2 and a.disabled_at is null and a.id is not null
                     and (s.ends_at > $2 or g.offline_at is not null)))"
    };
}

/// Finds a token that is valid.
pub async fn find(
    db: &Database,
    token_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<OAuthToken>> {
    let statement = concat!(
        "select t.token_hash, t.kind, t.application_id, t.grant_id, t.scopes, t.resource,
                t.created_at, t.expires_at, t.used_at",
        from_valid_tokens!(),
        " and t.token_hash = $1"
    );
    db.lookups.find(statement, vec![token_hash.into(), now.into()]).await
}

/// A valid token, with all that is said about it.
#[derive(Clone, Debug)]
pub struct DescribedToken {
    pub kind: OAuthTokenKind,
    pub application_id: ApplicationId,
    pub settings: ApplicationSettings,
    pub scopes: OAuthScopes,
    pub resource: Option<String>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// Set once a refresh token was exchanged for the next.
    pub used_at: Option<Timestamp>,
    /// The account that gave the grant, and the circumstances; `None` for a token of an
    /// application that acts for itself.
    pub account_id: Option<AccountId>,
    pub login_id: Option<String>,
    pub session_id: Option<String>,
    pub method: Option<AuthMethod>,
    pub authenticated_at: Option<Timestamp>,
}

from_found_row!(DescribedToken {
    kind,
    application_id,
    settings,
    scopes,
    resource,
    created_at,
    expires_at,
    used_at,
    account_id,
    login_id,
    session_id,
    method,
    authenticated_at
});

/// Finds a token that is valid, with what is said about it.
pub async fn describe(
    db: &Database,
    token_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<DescribedToken>> {
    let statement = concat!(
        "select t.kind, t.application_id, t.scopes, t.resource, t.created_at, t.expires_at,
                t.used_at, g.account_id, a.login_id, g.session_id, g.method, g.authenticated_at,
                (select p.settings from application p where p.id = t.application_id) as settings",
        from_valid_tokens!(),
        " and t.token_hash = $1"
    );
    db.lookups.find(statement, vec![token_hash.into(), now.into()]).await
}

/// A refresh token that is valid, which may have been exchanged before, with its grant.
#[derive(Debug)]
pub struct RefreshToken {
    pub token_scopes: OAuthScopes,
    pub used_at: Option<Timestamp>,
    pub grant: AuthorizationGrant,
}

from_found_row!(RefreshToken { ..grant, token_scopes, used_at });

/// Finds a refresh token of this application that is valid.
pub async fn find_refresh_token(
    db: &Database,
    application_id: &ApplicationId,
    token_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<RefreshToken>> {
    let statement = concat!(
        "select t.scopes as token_scopes, t.used_at, ",
        grant_columns!(),
        from_valid_tokens!(),
        " and t.token_hash = $1 and t.kind = 'refresh' and g.application_id = $3"
    );
    let values = vec![token_hash.into(), now.into(), application_id.as_str().into()];
    db.lookups.find(statement, values).await
}

/// The grant with this id.
pub async fn grant(db: &Database, id: Uuid) -> sqlx::Result<Option<AuthorizationGrant>> {
    on!(&db.read, pool => sqlx::query_as(
        concat!("select ", grant_columns!(), " from authorization_grant g where g.id = $1"),
    ).bind(id).fetch_optional(pool).await)
}

/// Deletes a token.
pub async fn delete(db: &Database, token_hash: &TokenHash) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("delete from oauth_token where token_hash = $1")
        .bind(token_hash).execute(pool).await.map(drop))
}

/// Deletes expired tokens, at most `limit`, the first ones first. Returns how many.
pub async fn forget(db: &Database, now: Timestamp, limit: i64) -> sqlx::Result<u64> {
    let rows = ExpiredRows {
        table: "oauth_token",
        key: "token_hash",
        condition: "expires_at <= $1 order by expires_at",
    };
    expired_rows::delete(db, rows, now, limit).await
}
