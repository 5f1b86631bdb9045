//! The tables of one-time codes. Each check is the statement that acts on it.

use super::{Flow, Purpose};
use crate::{
    domain::{Timestamp, TokenHash},
    on,
    store::Database,
};

/// Wrong codes that one flow takes, however often a new code is asked for (behaviour b15).
pub const ATTEMPTS: i64 = 5;
/// Messages that one flow sends.
pub const SENDINGS: i64 = 5;
/// Wrong codes in a row after which a login id has no codes any more (behaviour b16).
pub const FAILURES: i64 = 100;

/// A new flow. Its hashes are of nothing: only a message gives it a code.
#[derive(Debug)]
pub(in crate::platform) struct New<'a> {
    pub flow: &'a TokenHash,
    pub purpose: Purpose,
    pub login_id: &'a str,
    pub login_key: TokenHash,
    pub nothing: (&'a TokenHash, &'a TokenHash),
    pub next: &'a str,
    pub now: Timestamp,
    pub ends_at: Timestamp,
    /// When the login id was proved, if it is already.
    pub used_at: Option<Timestamp>,
}

pub(in crate::platform) async fn begin(db: &Database, new: New<'_>) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into platform_code
                (flow_hash, purpose, login_id, login_key, code_hash, link_hash, next, attempts, sent, made_at, expires_at, ends_at,
                 used_at)
         values ($1, $2, $3, $4, $5, $6, $7, 0, 1, $8, $8, $9, $10)",
    ).bind(new.flow).bind(new.purpose).bind(new.login_id).bind(&new.login_key).bind(new.nothing.0).bind(new.nothing.1)
        .bind(new.next).bind(new.now).bind(new.ends_at).bind(new.used_at).execute(pool).await.map(drop))
}

/// Ends the recoveries of this login id that an administrator started, but for this one.
pub(in crate::platform) async fn end_support(db: &Database, login_id: &str, but: &TokenHash) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "delete from platform_code where login_id = $1 and purpose = 'support' and flow_hash <> $2",
    ).bind(login_id).bind(but).execute(pool).await.map(drop))
}

/// A flow that has not ended, whatever became of its code.
pub(in crate::platform) async fn find(db: &Database, flow: &TokenHash, now: Timestamp) -> sqlx::Result<Option<Flow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select flow_hash, purpose, login_id, next, made_at, used_at from platform_code
          where flow_hash = $1 and ends_at > $2 and finished_at is null",
    ).bind(flow).bind(now).fetch_optional(pool).await)
}

/// The flow whose link this is, as long as the link works.
pub(in crate::platform) async fn by_link(
    db: &Database,
    link: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<Flow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select flow_hash, purpose, login_id, next, made_at, used_at from platform_code
          where link_hash = $1 and expires_at > $2 and used_at is null",
    ).bind(link).bind(now).fetch_optional(pool).await)
}

/// True for a link that was used, of a flow that is not forgotten yet.
pub(in crate::platform) async fn is_used_link(db: &Database, link: &TokenHash) -> sqlx::Result<bool> {
    let found: Option<Timestamp> = on!(&db.read, pool => sqlx::query_scalar(
        "select used_at from platform_code where link_hash = $1 and used_at is not null",
    ).bind(link).fetch_optional(pool).await)?;
    Ok(found.is_some())
}

/// Counts one more message, if the flow may send one.
pub(in crate::platform) async fn count_sending(db: &Database, flow: &TokenHash, now: Timestamp) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update platform_code set sent = sent + 1
          where flow_hash = $1 and used_at is null and ends_at > $2 and sent < $3 and attempts < $4",
    ).bind(flow).bind(now).bind(SENDINGS).bind(ATTEMPTS).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Gives the flow a new code and a new link; the ones before are worth nothing. False when it takes none any more, or the login
/// id is locked.
pub(in crate::platform) async fn renew(
    db: &Database,
    flow: &TokenHash,
    (code, link, expires_at): (&TokenHash, &TokenHash, Timestamp),
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update platform_code set code_hash = $2, link_hash = $3, expires_at = $4
          where flow_hash = $1 and used_at is null and ends_at > $5
            and (purpose = 'support' or not exists (select 1 from platform_code_failure f
                                                     where f.login_key = platform_code.login_key and f.failures >= $6
                                                       and (f.ends_at is null or f.ends_at > $5)))",
    ).bind(flow).bind(code).bind(link).bind(expires_at).bind(now).bind(FAILURES)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Counts an attempt before it is looked at: of any number at a time, no more are let through than there may be.
/// Returns the key of the login id, and what the code is for; none when the flow takes no attempts any more.
pub(in crate::platform) async fn attempt(
    db: &Database,
    flow: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<(TokenHash, Purpose)>> {
    on!(&db.write, pool => sqlx::query_as(
        "update platform_code set attempts = attempts + 1
          where flow_hash = $1 and used_at is null and ends_at > $2 and attempts < $3
      returning login_key, purpose",
    ).bind(flow).bind(now).bind(ATTEMPTS).fetch_optional(pool).await)
}

/// Counts a failure of the login id before it is known to be one, until it ends, if it does. False when it is locked.
pub(in crate::platform) async fn count_failure(
    db: &Database,
    login_key: &TokenHash,
    (now, ends_at): (Timestamp, Option<Timestamp>),
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "insert into platform_code_failure (login_key, failures, last_at, ends_at) values ($1, 1, $2, $4)
             on conflict (login_key) do update set last_at = excluded.last_at, ends_at = excluded.ends_at,
                failures = case when platform_code_failure.ends_at <= $2 then 1 else platform_code_failure.failures + 1 end
          where platform_code_failure.failures < $3 or platform_code_failure.ends_at <= $2",
    ).bind(login_key).bind(now).bind(FAILURES).bind(ends_at).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// The most that counts against the login id under any of its keys: asked first, because mostly nothing does, and writing costs more.
pub(in crate::platform) async fn failures(db: &Database, [one, other]: &[TokenHash; 2]) -> sqlx::Result<i64> {
    let found: Option<i64> = on!(&db.read, pool => sqlx::query_scalar(
        "select max(failures) from platform_code_failure where login_key in ($1, $2)",
    ).bind(one).bind(other).fetch_one(pool).await)?;
    Ok(found.unwrap_or(0))
}

/// Returns of how many counts something went.
pub(in crate::platform) async fn clear_failures(db: &Database, [one, other]: &[TokenHash; 2]) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query("delete from platform_code_failure where login_key in ($1, $2)")
        .bind(one).bind(other).execute(pool).await.map(|done| done.rows_affected()))
}

/// Redeems a code, at most once (behaviour b13), in the flow it was sent for (behaviour b14).
pub(in crate::platform) async fn redeem(
    db: &Database,
    (flow, code): (&TokenHash, &TokenHash),
    now: Timestamp,
) -> sqlx::Result<Option<Flow>> {
    on!(&db.write, pool => sqlx::query_as(
        "update platform_code set used_at = $3
          where flow_hash = $1 and code_hash = $2 and used_at is null and expires_at > $3 and ends_at > $3
      returning flow_hash, purpose, login_id, next, made_at, used_at",
    ).bind(flow).bind(code).bind(now).fetch_optional(pool).await)
}

/// Redeems a link, at most once, and only in the browser that asked for it, unless an administrator did.
pub(in crate::platform) async fn redeem_link(
    db: &Database,
    (flow, link): (&TokenHash, &TokenHash),
    now: Timestamp,
) -> sqlx::Result<Option<Flow>> {
    on!(&db.write, pool => sqlx::query_as(
        "update platform_code set used_at = $3
          where link_hash = $2 and (flow_hash = $1 or purpose = 'support') and used_at is null and expires_at > $3
            and (purpose = 'support' or not exists (select 1 from platform_code_failure f
                                                     where f.login_key = platform_code.login_key and f.failures >= $4
                                                       and (f.ends_at is null or f.ends_at > $3)))
      returning flow_hash, purpose, login_id, next, made_at, used_at",
    ).bind(flow).bind(link).bind(now).bind(FAILURES).fetch_optional(pool).await)
}

/// Gives a proved recovery another secret, and until then to come to its end. Who started it stays known by its purpose.
pub(in crate::platform) async fn rotate(
    db: &Database,
    (old, new): (&TokenHash, &TokenHash),
    ends_at: Timestamp,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update platform_code set flow_hash = $2, ends_at = $3
          where flow_hash = $1 and used_at is not null and finished_at is null",
    ).bind(old).bind(new).bind(ends_at).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Ends a recovery, once, and only if its code was redeemed (behaviour b18).
pub(in crate::platform) async fn finish(db: &Database, flow: &TokenHash, now: Timestamp) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update platform_code set finished_at = $2
          where flow_hash = $1 and purpose in ('recover', 'support') and used_at is not null and finished_at is null and ends_at > $2",
    ).bind(flow).bind(now).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Deletes flows that have ended, the counts that have, and the count of those who failed less often than it takes to be locked, and
/// not lately.
pub(in crate::platform) async fn forget(
    db: &Database,
    (now, lately): (Timestamp, Timestamp),
    most: i64,
) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from platform_code_failure where (last_at <= $1 and failures < $2) or ends_at <= $3",
    ).bind(lately).bind(FAILURES).bind(now).execute(pool).await.map(drop))?;
    on!(&db.write, pool => sqlx::query(
        "delete from platform_code where flow_hash in (select flow_hash from platform_code where ends_at <= $1 limit $2)",
    ).bind(now).bind(most).execute(pool).await.map(|done| done.rows_affected()))
}
