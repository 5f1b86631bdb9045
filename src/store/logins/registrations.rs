//! Credentials that people chose when they registered, until they prove their login id.

use super::own_id_data;
use crate::{
    domain::{
        AccountId, LoginId, OwnIdData, OwnIdRecord, Timestamp, TokenHash,
        account::record::StoredCredentials,
    },
    on,
    store::{Database, Tx, accounts::changes::Conflict},
};

/// Credentials chosen in a registration flow.
#[derive(Debug)]
pub struct PendingRegistration<'a> {
    pub flow: &'a TokenHash,
    pub login_id: &'a LoginId,
    /// A PHC string.
    pub password_hash: Option<String>,
    pub own_id_data: Option<OwnIdData>,
    pub expires_at: Timestamp,
}

/// Stores the credentials until the flow ends.
pub async fn keep(db: &Database, new: PendingRegistration<'_>) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into registration (flow_hash, login_id, password_hash, own_id_data, expires_at)
         values ($1, $2, $3, $4, $5)",
    ).bind(new.flow).bind(new.login_id.as_str()).bind(&new.password_hash)
        .bind(new.own_id_data.as_ref().map(OwnIdData::as_str)).bind(new.expires_at)
        .execute(pool).await.map(drop))
}

/// Takes the credentials chosen in this flow for this login id, at most once.
pub async fn take(
    tx: &mut Tx,
    flow: &TokenHash,
    login_id: &LoginId,
    now: Timestamp,
) -> sqlx::Result<Option<StoredCredentials>> {
    on!(tx, tx => sqlx::query_as(
        "delete from registration where flow_hash = $1 and login_id = $2 and expires_at > $3
         returning password_hash, own_id_data",
    ).bind(flow).bind(login_id.as_str()).bind(now).fetch_optional(&mut **tx).await)
}

/// Records that the account waits, from now on, for a proof of its login id.
pub async fn wait(tx: &mut Tx, id: AccountId, now: Timestamp) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "update account set unproved_since = $2 where id = $1 and pending_since is not null",
    ).bind(id).bind(now).execute(&mut **tx).await.map(drop))
}

/// Restarts the wait of a pending account that was registered again. Returns false if the account
/// is not pending.
pub async fn wait_again(db: &Database, login_id: &LoginId, now: Timestamp) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update account set unproved_since = case when unproved_since is null then null else $2 end
          where login_id = $1 and disabled_at is null and pending_since is not null",
    ).bind(login_id.as_str()).bind(now).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Lists accounts that have waited since before this time.
pub async fn list_unverified(
    db: &Database,
    before: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<AccountId>> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select id from account where unproved_since < $1 and last_login_at is null
          order by unproved_since limit $2",
    ).bind(before).bind(limit).fetch_all(pool).await)
}

/// Locks an account, and returns true if it has waited since before this time. Until the
/// transaction ends, its login id cannot be proved.
pub async fn lock_unverified(tx: &mut Tx, id: AccountId, before: Timestamp) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "update account set unproved_since = unproved_since
          where id = $1 and unproved_since < $2 and last_login_at is null",
    ).bind(id).bind(before).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Makes a pending account active, with these credentials only: other credentials were not chosen
/// by someone who proved the login id. `ownIdData` is kept if there is none to replace it. Returns
/// false if the account was not pending.
pub async fn activate(
    tx: &mut Tx,
    id: AccountId,
    password_hash: Option<&str>,
    own_id_data: Option<&OwnIdRecord>,
    now: Timestamp,
) -> Result<bool, Conflict> {
    let is_activated = on!(&mut *tx, tx => sqlx::query(
        "update account set pending_since = null, unproved_since = null, password_hash = $2,
                updated_at = $3, version = version + 1
          where id = $1 and pending_since is not null",
    ).bind(id).bind(password_hash).bind(now)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    if let Some(data) = own_id_data
        && is_activated
    {
        own_id_data::replace(tx, id, data, now).await?;
    }
    Ok(is_activated)
}

/// Deletes expired registrations, at most `limit`. Returns how many.
pub async fn forget(db: &Database, now: Timestamp, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from registration where flow_hash in (select flow_hash from registration
                                                      where expires_at <= $1 limit $2)",
    ).bind(now).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}
