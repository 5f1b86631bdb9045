//! The browsers that an account was used in, under the hash of their cookie with the account.

use sqlx::types::Uuid;

use crate::{
    domain::{Timestamp, TokenHash, UsedCredential},
    on,
    store::{Database, Tx},
};

/// A browser that an account is used in for the first time.
#[derive(Debug)]
pub struct NewDevice<'a> {
    pub account_id: Uuid,
    pub device: &'a TokenHash,
    /// Of the link by which the owner disowns it, and until when that works.
    pub alarm: Option<(TokenHash, Timestamp)>,
}

/// Notes a login in a browser that the account knows. False when it does not know it, or its owner was not told of it.
pub async fn touch(db: &Database, account_id: Uuid, device: &TokenHash, now: Timestamp) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update account_device set last_used_at = $3 where account_id = $1 and device_hash = $2 and told_at is not null",
    ).bind(account_id).bind(device).bind(now).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Remembers a browser, which the account knows at once where there is nobody to tell. False when a login beside this one told the
/// owner already, or is about to: there is one link, so there is one message. One that began before `stalled` tells nobody any more.
pub async fn remember(db: &Database, new: &NewDevice<'_>, now: Timestamp, stalled: Timestamp) -> sqlx::Result<bool> {
    let (hash, until) = new.alarm.as_ref().map(|(hash, until)| (hash, *until)).unzip();
    on!(&db.write, pool => sqlx::query(
        "insert into account_device (account_id, device_hash, last_used_at, alarm_hash, alarm_until, told_at)
         values ($1, $2, $3, $4, $5, $6)
             on conflict (account_id, device_hash) do update
                 set last_used_at = excluded.last_used_at, alarm_hash = excluded.alarm_hash, alarm_until = excluded.alarm_until
          where account_device.told_at is null and account_device.last_used_at < $7",
    ).bind(new.account_id).bind(new.device).bind(now).bind(hash).bind(until).bind(hash.is_none().then_some(now)).bind(stalled)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Notes that the message with this link is on its way: from now on the account knows the browser.
pub async fn told(db: &Database, alarm: &TokenHash, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("update account_device set told_at = $2 where alarm_hash = $1")
        .bind(alarm).bind(now).execute(pool).await.map(drop))
}

/// Forgets a browser that nobody could be told of, so that its next login is told.
pub async fn not_told(db: &Database, alarm: &TokenHash) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("delete from account_device where alarm_hash = $1 and told_at is null")
        .bind(alarm).execute(pool).await.map(drop))
}

/// Notes a way in that the account was used with in a browser that it knows.
pub async fn note_way(db: &Database, account_id: Uuid, device: &TokenHash, way: &UsedCredential) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into account_device_way (account_id, device_hash, way)
         select account_id, device_hash, $3 from account_device where account_id = $1 and device_hash = $2
             on conflict (account_id, device_hash, way) do nothing",
    ).bind(account_id).bind(device).bind(way.to_text()).execute(pool).await.map(drop))
}

/// The same, in the browser of this session.
pub async fn note_way_of_session(db: &Database, session: &TokenHash, way: &UsedCredential) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into account_device_way (account_id, device_hash, way)
         select d.account_id, d.device_hash, $2
           from session s
           join account_device d on d.account_id = s.account_id and d.device_hash = s.device_hash
          where s.token_hash = $1
             on conflict (account_id, device_hash, way) do nothing",
    ).bind(session).bind(way.to_text()).execute(pool).await.map(drop))
}

/// When each browser that the account knows was last used, the latest first.
pub async fn known(db: &Database, account_id: Uuid) -> sqlx::Result<Vec<Timestamp>> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select last_used_at from account_device where account_id = $1 and told_at is not null order by last_used_at desc",
    ).bind(account_id).fetch_all(pool).await)
}

/// The account whose browser this link disowns.
pub async fn by_alarm(db: &Database, alarm: &TokenHash, now: Timestamp) -> sqlx::Result<Option<Uuid>> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select account_id from account_device where alarm_hash = $1 and alarm_until > $2",
    ).bind(alarm).bind(now).fetch_optional(pool).await)
}

/// Forgets the browser that this link disowns, and ends its sessions. The delete is also the check: the link works once. Returns the
/// ways in that it was used with; none when the link does not work.
pub async fn disown(tx: &mut Tx, alarm: &TokenHash, now: Timestamp) -> sqlx::Result<Option<Vec<UsedCredential>>> {
    let ways: Vec<String> = on!(&mut *tx, tx => sqlx::query_scalar(
        "select w.way from account_device_way w
           join account_device d on d.account_id = w.account_id and d.device_hash = w.device_hash
          where d.alarm_hash = $1",
    ).bind(alarm).fetch_all(&mut **tx).await)?;
    let disowned: Option<(Uuid, TokenHash)> = on!(&mut *tx, tx => sqlx::query_as(
        "delete from account_device where alarm_hash = $1 and alarm_until > $2 returning account_id, device_hash",
    ).bind(alarm).bind(now).fetch_optional(&mut **tx).await)?;
    let Some((account_id, device)) = disowned else { return Ok(None) };

    on!(tx, tx => sqlx::query("delete from session where account_id = $1 and device_hash = $2")
        .bind(account_id).bind(device).execute(&mut **tx).await.map(drop))?;
    Ok(Some(ways.iter().filter_map(|way| UsedCredential::from_database(way)).collect()))
}

/// Forgets browsers that nobody logged in with since, at most `most` of them. Returns how many.
pub async fn forget(db: &Database, since: Timestamp, most: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from account_device where (account_id, device_hash) in
                (select account_id, device_hash from account_device where last_used_at < $1 limit $2)",
    ).bind(since).bind(most).execute(pool).await.map(|done| done.rows_affected()))
}
