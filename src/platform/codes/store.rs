//! The tables of one-time codes. Each check is the statement that acts on it.

use super::{CodePurpose, StoredFlow};
use crate::{
    domain::{Timestamp, TokenHash},
    on,
    store::{Database, db::values::from_row},
};

/// Maximum number of wrong codes of one flow, across all its codes (`docs/security-behaviours.md`
/// b15).
pub const MAX_ATTEMPTS: i64 = 5;
/// Maximum number of messages of one flow.
pub const MAX_MESSAGES: i64 = 5;
/// Number of consecutive wrong codes that locks a login id (`docs/security-behaviours.md` b16).
pub const MAX_FAILURES: i64 = 100;

/// A new flow. It has no code yet: its hashes are of tokens that were discarded.
#[derive(Debug)]
pub(in crate::platform) struct NewFlow<'a> {
    pub id: &'a TokenHash,
    pub purpose: CodePurpose,
    pub login_id: &'a str,
    pub login_key: TokenHash,
    pub code_hash: TokenHash,
    pub link_hash: TokenHash,
    pub next: &'a str,
    pub now: Timestamp,
    pub ends_at: Timestamp,
    /// Time at which the login id was verified, if it already was.
    pub used_at: Option<Timestamp>,
}

pub(in crate::platform) async fn begin(db: &Database, new: NewFlow<'_>) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into platform_code
                (flow_hash, purpose, login_id, login_key, code_hash, link_hash, next, attempts,
                 sent, made_at, expires_at, ends_at,
                 used_at)
         values ($1, $2, $3, $4, $5, $6, $7, 0, 1, $8, $8, $9, $10)",
    ).bind(new.id).bind(new.purpose).bind(new.login_id).bind(&new.login_key).bind(&new.code_hash)
        .bind(&new.link_hash).bind(new.next).bind(new.now).bind(new.ends_at).bind(new.used_at)
        .execute(pool).await.map(drop))
}

/// Ends all recoveries of this login id that an administrator started, except for one.
pub(in crate::platform) async fn end_support(
    db: &Database,
    login_id: &str,
    except: &TokenHash,
) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "delete from platform_code where login_id = $1 and purpose = 'support' and flow_hash <> $2",
    ).bind(login_id).bind(except).execute(pool).await.map(drop))
}

/// A flow that has not ended, whether or not its code was used.
pub(in crate::platform) async fn find(
    db: &Database,
    flow: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<StoredFlow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select flow_hash, purpose, login_id, next, made_at, used_at from platform_code
          where flow_hash = $1 and ends_at > $2 and finished_at is null",
    ).bind(flow).bind(now).fetch_optional(pool).await)
}

/// The flow of a link that still works.
pub(in crate::platform) async fn find_by_link(
    db: &Database,
    link: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<StoredFlow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select flow_hash, purpose, login_id, next, made_at, used_at from platform_code
          where link_hash = $1 and expires_at > $2 and used_at is null",
    ).bind(link).bind(now).fetch_optional(pool).await)
}

/// True for a redeemed link of a flow that is still stored.
pub(in crate::platform) async fn is_used_link(
    db: &Database,
    link: &TokenHash,
) -> sqlx::Result<bool> {
    let found: Option<Timestamp> = on!(&db.read, pool => sqlx::query_scalar(
        "select used_at from platform_code where link_hash = $1 and used_at is not null",
    ).bind(link).fetch_optional(pool).await)?;
    Ok(found.is_some())
}

/// Counts one more message. Returns false when the flow may not send another one.
pub(in crate::platform) async fn count_message(
    db: &Database,
    flow: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update platform_code set sent = sent + 1
          where flow_hash = $1 and used_at is null and ends_at > $2 and sent < $3
            and attempts < $4",
    ).bind(flow).bind(now).bind(MAX_MESSAGES).bind(MAX_ATTEMPTS)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// The hashes of a new code and its link.
#[derive(Clone, Copy, Debug)]
pub(in crate::platform) struct Renewal<'a> {
    pub code_hash: &'a TokenHash,
    pub link_hash: &'a TokenHash,
    pub expires_at: Timestamp,
}

/// Replaces the code and the link of a flow. Returns false when the flow has ended or the login id
/// is locked.
pub(in crate::platform) async fn renew(
    db: &Database,
    flow: &TokenHash,
    new: Renewal<'_>,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update platform_code set code_hash = $2, link_hash = $3, expires_at = $4
          where flow_hash = $1 and used_at is null and ends_at > $5
            and (purpose = 'support' or not exists (select 1 from platform_code_failure f
                                                     where f.login_key = platform_code.login_key
                                                       and f.failures >= $6
                                                       and (f.ends_at is null or f.ends_at > $5)))",
    ).bind(flow).bind(new.code_hash).bind(new.link_hash).bind(new.expires_at).bind(now)
        .bind(MAX_FAILURES).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// An attempt to redeem a code.
#[derive(Debug)]
pub(in crate::platform) struct CodeAttempt {
    /// The key under which wrong codes of the login id are counted.
    pub login_key: TokenHash,
    pub purpose: CodePurpose,
}

from_row!(CodeAttempt { login_key, purpose });

/// Counts an attempt before its code is compared, so that concurrent requests cannot exceed the
/// maximum. Returns `None` when the flow accepts no attempts.
pub(in crate::platform) async fn count_attempt(
    db: &Database,
    flow: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<CodeAttempt>> {
    on!(&db.write, pool => sqlx::query_as(
        "update platform_code set attempts = attempts + 1
          where flow_hash = $1 and used_at is null and ends_at > $2 and attempts < $3
      returning login_key, purpose",
    ).bind(flow).bind(now).bind(MAX_ATTEMPTS).fetch_optional(pool).await)
}

/// Counts a wrong code of the login id before it is known to be wrong. The count expires at
/// `ends_at`, if given. Returns false when the login id is locked.
pub(in crate::platform) async fn count_failure(
    db: &Database,
    login_key: &TokenHash,
    now: Timestamp,
    ends_at: Option<Timestamp>,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "insert into platform_code_failure (login_key, failures, last_at, ends_at)
         values ($1, 1, $2, $4)
             on conflict (login_key) do update
                 set last_at = excluded.last_at, ends_at = excluded.ends_at,
                     failures = case when platform_code_failure.ends_at <= $2 then 1
                                     else platform_code_failure.failures + 1 end
          where platform_code_failure.failures < $3 or platform_code_failure.ends_at <= $2",
    ).bind(login_key).bind(now).bind(MAX_FAILURES).bind(ends_at)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// The highest count of wrong codes under either key of a login id. Checked before clearing,
/// because it is mostly zero and a write costs more.
pub(in crate::platform) async fn failures(
    db: &Database,
    [one, other]: &[TokenHash; 2],
) -> sqlx::Result<i64> {
    let found: Option<i64> = on!(&db.read, pool => sqlx::query_scalar(
        "select max(failures) from platform_code_failure where login_key in ($1, $2)",
    ).bind(one).bind(other).fetch_one(pool).await)?;
    Ok(found.unwrap_or(0))
}

/// Deletes the counts of wrong codes of a login id. Returns the number of deleted rows.
pub(in crate::platform) async fn clear_failures(
    db: &Database,
    [one, other]: &[TokenHash; 2],
) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from platform_code_failure where login_key in ($1, $2)",
    ).bind(one).bind(other).execute(pool).await.map(|done| done.rows_affected()))
}

/// Redeems a code, at most once (`docs/security-behaviours.md` b13), in the flow for which it was
/// sent (b14).
pub(in crate::platform) async fn redeem_code(
    db: &Database,
    flow: &TokenHash,
    code: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<StoredFlow>> {
    on!(&db.write, pool => sqlx::query_as(
        "update platform_code set used_at = $3
          where flow_hash = $1 and code_hash = $2 and used_at is null and expires_at > $3
            and ends_at > $3
      returning flow_hash, purpose, login_id, next, made_at, used_at",
    ).bind(flow).bind(code).bind(now).fetch_optional(pool).await)
}

/// Redeems a link, at most once. Only the browser of the flow can redeem it, unless an
/// administrator sent it.
pub(in crate::platform) async fn redeem_link(
    db: &Database,
    flow: &TokenHash,
    link: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<StoredFlow>> {
    on!(&db.write, pool => sqlx::query_as(
        "update platform_code set used_at = $3
          where link_hash = $2 and (flow_hash = $1 or purpose = 'support') and used_at is null
            and expires_at > $3
            and (purpose = 'support' or not exists (select 1 from platform_code_failure f
                                                     where f.login_key = platform_code.login_key
                                                       and f.failures >= $4
                                                       and (f.ends_at is null or f.ends_at > $3)))
      returning flow_hash, purpose, login_id, next, made_at, used_at",
    ).bind(flow).bind(link).bind(now).bind(MAX_FAILURES).fetch_optional(pool).await)
}

/// Replaces the secret of a verified recovery, and sets its end.
pub(in crate::platform) async fn rotate(
    db: &Database,
    old: &TokenHash,
    new: &TokenHash,
    ends_at: Timestamp,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update platform_code set flow_hash = $2, ends_at = $3
          where flow_hash = $1 and used_at is not null and finished_at is null",
    ).bind(old).bind(new).bind(ends_at).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Ends a recovery, at most once, and only if its code was redeemed (`docs/security-behaviours.md`
/// b18).
pub(in crate::platform) async fn finish(
    db: &Database,
    flow: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update platform_code set finished_at = $2
          where flow_hash = $1 and purpose in ('recover', 'support') and used_at is not null
            and finished_at is null and ends_at > $2",
    ).bind(flow).bind(now).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Deletes expired counts of wrong codes, those of unlocked login ids whose last wrong code is
/// older than `oldest_failure`, and at most `limit` flows that have ended. Returns the number of
/// deleted flows.
pub(in crate::platform) async fn delete_expired(
    db: &Database,
    now: Timestamp,
    oldest_failure: Timestamp,
    limit: i64,
) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from platform_code_failure
          where (last_at <= $1 and failures < $2) or ends_at <= $3",
    ).bind(oldest_failure).bind(MAX_FAILURES).bind(now).execute(pool).await.map(drop))?;
    on!(&db.write, pool => sqlx::query(
        "delete from platform_code where flow_hash in (select flow_hash from platform_code
                                                       where ends_at <= $1 limit $2)",
    ).bind(now).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}
