//! Sessions at applications behind a proxy, by the hash of the application's own cookie.

use sqlx::AssertSqlSafe;

use crate::{
    domain::{
        AccountId, ApplicationId, Timestamp, TokenHash, application::settings::ApplicationSettings,
        session::AuthMethod,
    },
    on,
    store::{
        Database, Tx,
        db::{expired_rows::on_postgres, values::from_found_row},
    },
};

/// A session to be created.
#[derive(Debug)]
pub struct NewApplicationSession<'a> {
    pub token_hash: TokenHash,
    pub application_id: &'a ApplicationId,
    /// The session here, with which it ends.
    pub session_hash: &'a TokenHash,
    pub method: AuthMethod,
    pub authenticated_at: Timestamp,
}

/// An active session at an application, with all that a decision about a request needs.
#[derive(Clone, Debug)]
pub struct ApplicationSession {
    pub session_hash: TokenHash,
    /// The id of the session here for applications (`sid`).
    pub session_id: String,
    pub application_id: ApplicationId,
    pub settings: ApplicationSettings,
    pub application_version: i64,
    pub account_id: AccountId,
    pub account_version: i64,
    pub method: AuthMethod,
    pub authenticated_at: Timestamp,
    /// The last recorded use of the session here.
    pub last_seen_at: Timestamp,
    /// The idle lifetime of the session here, in milliseconds.
    pub idle_ms: i64,
}

from_found_row!(ApplicationSession {
    session_hash,
    session_id,
    application_id,
    settings,
    application_version,
    account_id,
    account_version,
    method,
    authenticated_at,
    last_seen_at,
    idle_ms
});

/// Creates a session, while the session here is active. Returns false if it is not.
pub async fn create(
    tx: &mut Tx,
    new: &NewApplicationSession<'_>,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "insert into application_session
                (token_hash, application_id, session_hash, method, authenticated_at, created_at)
         select $1, $2, $3, $4, $5, $6
          where exists (select 1 from session where token_hash = $3 and ends_at > $6)",
    ).bind(&new.token_hash).bind(new.application_id).bind(new.session_hash).bind(new.method)
        .bind(new.authenticated_at).bind(now)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Ends the sessions at the application that a browser began before this time, and whose cookies it
/// has replaced. Those that another transaction ends are left to it.
pub async fn end_replaced(
    tx: &mut Tx,
    new: &NewApplicationSession<'_>,
    begun_before: Timestamp,
) -> sqlx::Result<()> {
    let free = on_postgres(tx, "for update skip locked");
    let sql = format!(
        "delete from application_session
          where token_hash in (select token_hash from application_session
                                where session_hash = $1 and application_id = $2
                                  and created_at < $3 {free})"
    );
    on!(tx, tx => sqlx::query(AssertSqlSafe(sql)).bind(new.session_hash).bind(new.application_id)
        .bind(begun_before).execute(&mut **tx).await.map(drop))
}

/// Finds an active session at the application with this origin, of an account that may log in.
pub async fn find(
    db: &Database,
    token_hash: &TokenHash,
    origin: &str,
    now: Timestamp,
) -> sqlx::Result<Option<ApplicationSession>> {
    let statement =
        "select x.session_hash, coalesce(s.sid, x.session_hash) as session_id, x.application_id,
                p.settings, p.version as application_version, s.account_id,
                a.version as account_version, x.method, x.authenticated_at, s.last_seen_at,
                s.idle_ms
           from application_session x
           join application p on p.id = x.application_id
           join session s on s.token_hash = x.session_hash
           join account a on a.id = s.account_id
          where x.token_hash = $1 and p.origin = $2 and s.ends_at > $3
            and a.disabled_at is null and a.pending_since is null";
    db.lookups.find(statement, vec![token_hash.into(), origin.into(), now.into()]).await
}
