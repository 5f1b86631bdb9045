//! Browsers in which accounts were used, by the hash of their cookie and the account.

use crate::{
    domain::{AccountId, Timestamp, TokenHash, UsedCredential},
    on,
    store::{Database, Tx},
};

/// A browser in which an account is used for the first time.
#[derive(Debug)]
pub struct NewDevice<'a> {
    pub account_id: AccountId,
    pub device: &'a TokenHash,
    /// The hash of the link by which the owner disowns the browser, and the time until which it
    /// works.
    pub disown_link: Option<(TokenHash, Timestamp)>,
}

/// Records a login in a known browser. Returns false if the browser is unknown, or the owner was
/// not notified of it.
pub async fn touch(
    db: &Database,
    account_id: AccountId,
    device: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update account_device set last_used_at = $3
          where account_id = $1 and device_hash = $2 and told_at is not null",
    ).bind(account_id).bind(device).bind(now)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Records a new browser. Without a link, it is known at once. Returns false if a concurrent login
/// notified the owner or is about to: there is one link, so there is one message. A login before
/// `stalled` no longer counts as about to.
pub async fn remember(
    db: &Database,
    new: &NewDevice<'_>,
    now: Timestamp,
    stalled: Timestamp,
) -> sqlx::Result<bool> {
    let (hash, until) = new.disown_link.as_ref().map(|(hash, until)| (hash, *until)).unzip();
    on!(&db.write, pool => sqlx::query(
        "insert into account_device (account_id, device_hash, last_used_at, alarm_hash, alarm_until,
                                     told_at)
         values ($1, $2, $3, $4, $5, $6)
             on conflict (account_id, device_hash) do update
                 set last_used_at = excluded.last_used_at, alarm_hash = excluded.alarm_hash,
                     alarm_until = excluded.alarm_until
          where account_device.told_at is null and account_device.last_used_at < $7",
    ).bind(new.account_id).bind(new.device).bind(now).bind(hash).bind(until)
        .bind(hash.is_none().then_some(now)).bind(stalled)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Records that the message with this link was queued. From now on the browser is known.
pub async fn note_notified(db: &Database, link: &TokenHash, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update account_device set told_at = $2 where alarm_hash = $1",
    ).bind(link).bind(now).execute(pool).await.map(drop))
}

/// Deletes a browser whose owner could not be notified, so that the next login notifies them.
pub async fn delete_unnotified(db: &Database, link: &TokenHash) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "delete from account_device where alarm_hash = $1 and told_at is null",
    ).bind(link).execute(pool).await.map(drop))
}

/// Records a credential with which the account was used in a known browser.
pub async fn note_credential(
    db: &Database,
    account_id: AccountId,
    device: &TokenHash,
    credential: &UsedCredential,
) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into account_device_way (account_id, device_hash, way)
         select account_id, device_hash, $3 from account_device
          where account_id = $1 and device_hash = $2
             on conflict (account_id, device_hash, way) do nothing",
    ).bind(account_id).bind(device).bind(credential.to_text()).execute(pool).await.map(drop))
}

/// Records a credential in the browser of this session.
pub async fn note_session_credential(
    db: &Database,
    session: &TokenHash,
    credential: &UsedCredential,
) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into account_device_way (account_id, device_hash, way)
         select d.account_id, d.device_hash, $2
           from session s
           join account_device d on d.account_id = s.account_id and d.device_hash = s.device_hash
          where s.token_hash = $1
             on conflict (account_id, device_hash, way) do nothing",
    ).bind(session).bind(credential.to_text()).execute(pool).await.map(drop))
}

/// Returns the time of the last use of each known browser, latest first.
pub async fn last_uses(db: &Database, account_id: AccountId) -> sqlx::Result<Vec<Timestamp>> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select last_used_at from account_device where account_id = $1 and told_at is not null
          order by last_used_at desc",
    ).bind(account_id).fetch_all(pool).await)
}

/// Finds the account whose browser this link disowns.
pub async fn account_of_link(
    db: &Database,
    link: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<AccountId>> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select account_id from account_device where alarm_hash = $1 and alarm_until > $2",
    ).bind(link).bind(now).fetch_optional(pool).await)
}

/// Finds the browser that this link disowns.
pub async fn device_of_link(
    tx: &mut Tx,
    link: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<TokenHash>> {
    on!(tx, tx => sqlx::query_scalar(
        "select device_hash from account_device where alarm_hash = $1 and alarm_until > $2",
    ).bind(link).bind(now).fetch_optional(&mut **tx).await)
}

/// Deletes the browser that this link disowns, and its sessions. The delete is also the check: the
/// link works once. Returns the credentials that were used in it; `None` if the link does not work.
pub async fn disown(
    tx: &mut Tx,
    link: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<Vec<UsedCredential>>> {
    let credentials: Vec<String> = on!(&mut *tx, tx => sqlx::query_scalar(
        "select w.way from account_device_way w
           join account_device d on d.account_id = w.account_id and d.device_hash = w.device_hash
          where d.alarm_hash = $1",
    ).bind(link).fetch_all(&mut **tx).await)?;
    let disowned: Option<(AccountId, TokenHash)> = on!(&mut *tx, tx => sqlx::query_as(
        "delete from account_device where alarm_hash = $1 and alarm_until > $2
         returning account_id, device_hash",
    ).bind(link).bind(now).fetch_optional(&mut **tx).await)?;
    let Some((account_id, device)) = disowned else { return Ok(None) };

    on!(tx, tx => sqlx::query("delete from session where account_id = $1 and device_hash = $2")
        .bind(account_id).bind(device).execute(&mut **tx).await.map(drop))?;
    Ok(Some(
        credentials
            .iter()
            .filter_map(|credential| UsedCredential::from_database(credential))
            .collect(),
    ))
}

/// Deletes browsers that were not used since this time, at most `limit`. Returns how many.
pub async fn forget(db: &Database, since: Timestamp, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from account_device where (account_id, device_hash) in
                (select account_id, device_hash from account_device
                 where last_used_at < $1 limit $2)",
    ).bind(since).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}
