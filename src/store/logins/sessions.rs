//! Sessions, by the hash of their token.

use super::unfinished_flows;
use crate::{
    domain::{AccountId, Lifetimes, SessionType, Timestamp, TokenHash, timestamp::millis},
    on,
    store::{
        Database, Tx,
        db::{
            expired_rows::{self, ExpiredRows},
            values::from_found_row,
        },
        oauth::grants,
    },
};

/// A session to be created. Its lifetimes are fixed from the beginning.
#[derive(Debug)]
pub struct NewSession {
    pub token_hash: TokenHash,
    pub account_id: AccountId,
    /// The hash by which the account knows the browser.
    pub device: Option<TokenHash>,
    pub session_type: SessionType,
    /// The session's values, as a JSON object.
    pub data: String,
    pub lifetimes: Lifetimes,
}

/// A stored session.
#[derive(Clone, Debug)]
pub struct Session {
    pub token_hash: TokenHash,
    pub data: String,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    /// The idle lifetime, in milliseconds.
    pub idle_ms: i64,
    pub expires_at: Timestamp,
}

from_found_row!(Session { token_hash, data, created_at, last_seen_at, idle_ms, expires_at });

/// Creates a session. Returns false if its token is in use.
pub async fn create(tx: &mut Tx, new: &NewSession, now: Timestamp) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "insert into session
                (token_hash, account_id, session_type, data, created_at, last_seen_at, idle_ms,
                 expires_at, ends_at, device_hash)
         values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9)
             on conflict (token_hash) do nothing",
    ).bind(&new.token_hash).bind(new.account_id).bind(new.session_type).bind(&new.data).bind(now)
        .bind(millis(new.lifetimes.idle)).bind(now.plus(new.lifetimes.absolute))
        .bind(now.plus(new.lifetimes.idle.min(new.lifetimes.absolute))).bind(&new.device)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Moves to the new session what hangs on an active one of the same account: its id for
/// applications, the grants with their tokens, and the sessions at applications. Its row is
/// [locked](super::session_endings::lock) before. Returns false if there is no such session.
pub async fn take_over(
    tx: &mut Tx,
    previous: &TokenHash,
    new: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let is_same_account = on!(&mut *tx, tx => sqlx::query(
        "update session
            set sid = (select coalesce(p.sid, p.token_hash) from session p
                        where p.token_hash = $1)
          where token_hash = $2
            and exists (select 1 from session p
                         where p.token_hash = $1 and p.account_id = session.account_id
                           and p.ends_at > $3)",
    ).bind(previous).bind(new).bind(now)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    if !is_same_account {
        return Ok(false);
    }

    for statement in [
        "update authorization_grant set session_hash = $2 where session_hash = $1",
        "update application_session set session_hash = $2 where session_hash = $1",
        "update application_ticket set session_hash = $2 where session_hash = $1",
    ] {
        on!(&mut *tx, tx => sqlx::query(statement).bind(previous).bind(new)
            .execute(&mut **tx).await.map(drop))?;
    }
    Ok(true)
}

/// Finds the id of an active session for applications (`sid`).
pub async fn sid(
    db: &Database,
    token_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<String>> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select coalesce(sid, token_hash) from session where token_hash = $1 and ends_at > $2",
    ).bind(token_hash).bind(now).fetch_optional(pool).await)
}

/// Finds an active session of an account that is not disabled.
pub async fn find(
    db: &Database,
    token_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<Session>> {
    let statement =
        "select s.token_hash, s.data, s.created_at, s.last_seen_at, s.idle_ms, s.expires_at
           from session s
           join account a on a.id = s.account_id
          where s.token_hash = $1 and s.ends_at > $2 and a.disabled_at is null";
    db.lookups.find(statement, vec![token_hash.into(), now.into()]).await
}

/// Records a use of the session, which extends its idle lifetime.
pub async fn touch(db: &Database, token_hash: &TokenHash, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update session
            set last_seen_at = $2,
                ends_at = case when $2 + idle_ms < expires_at then $2 + idle_ms else expires_at end
          where token_hash = $1 and last_seen_at < $2",
    ).bind(token_hash).bind(now).execute(pool).await.map(drop))
}

/// Replaces the session's values. It does not revive an ended session.
pub async fn save(db: &Database, token_hash: &TokenHash, data: &str) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("update session set data = $2 where token_hash = $1")
        .bind(token_hash).bind(data).execute(pool).await.map(drop))
}

/// Deletes a session. Returns false if there is none.
pub async fn delete(tx: &mut Tx, token_hash: &TokenHash) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query("delete from session where token_hash = $1")
        .bind(token_hash).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Lists the active sessions of an account, at most `limit`, the last used first.
pub async fn of_account(
    db: &Database,
    account_id: AccountId,
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<Session>> {
    on!(&db.read, pool => sqlx::query_as(
        "select token_hash, data, created_at, last_seen_at, idle_ms, expires_at
           from session
          where account_id = $1 and ends_at > $2
          order by last_seen_at desc, created_at desc, token_hash
          limit $3",
    ).bind(account_id).bind(now).bind(limit).fetch_all(pool).await)
}

/// Finds an active session of this account.
pub async fn one_of_account(
    db: &Database,
    account_id: AccountId,
    token_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<Session>> {
    on!(&db.read, pool => sqlx::query_as(
        "select token_hash, data, created_at, last_seen_at, idle_ms, expires_at
           from session
          where account_id = $1 and token_hash = $2 and ends_at > $3",
    ).bind(account_id).bind(token_hash).bind(now).fetch_optional(pool).await)
}

/// Deletes an active session of this account. Returns false if there is none.
pub async fn delete_of_account(
    tx: &mut Tx,
    account_id: AccountId,
    token_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "delete from session where account_id = $1 and token_hash = $2 and ends_at > $3",
    ).bind(account_id).bind(token_hash).bind(now)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Deletes all sessions of an account except for the one to keep, and ends its unfinished flows
/// except for those of that session, and the grants that have outlived their sessions. Returns how
/// many sessions were deleted.
pub async fn delete_all_of_account(
    tx: &mut Tx,
    account_id: AccountId,
    keep: Option<&TokenHash>,
) -> sqlx::Result<u64> {
    let deleted = on!(&mut *tx, tx => sqlx::query(
        "delete from session where account_id = $1 and ($2 is null or token_hash <> $2)",
    ).bind(account_id).bind(keep).execute(&mut **tx).await.map(|done| done.rows_affected()))?;
    grants::end_outlived(tx, account_id).await?;
    unfinished_flows::end(tx, account_id, keep).await?;
    Ok(deleted)
}

/// Returns true while the session is active and its account is not disabled.
pub async fn is_alive(db: &Database, token_hash: &TokenHash, now: Timestamp) -> sqlx::Result<bool> {
    find(db, token_hash, now).await.map(|found| found.is_some())
}

/// Deletes expired sessions, at most `limit`. Returns how many. One stays while a grant for offline
/// access has to be [parted](grants::outlive_sessions) from it.
pub async fn forget(db: &Database, now: Timestamp, limit: i64) -> sqlx::Result<u64> {
    let rows = ExpiredRows {
        table: "session",
        key: "token_hash",
        condition: "ends_at <= $1
                    and not exists (select 1 from authorization_grant g
                                      join oauth_token t on t.grant_id = g.id
                                     where g.session_hash = session.token_hash
                                       and g.offline_at is not null and t.expires_at > $1)",
    };
    expired_rows::delete(db, rows, now, limit).await
}
