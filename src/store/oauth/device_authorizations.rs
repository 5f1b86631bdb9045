//! Requests of devices, which a person answers in a browser elsewhere (RFC 8628).

use uuid::Uuid;

use super::{
    grant_locks::{self, ExchangedRows},
    grants::AuthorizationGrant,
};
use crate::{
    domain::{AccountId, ApplicationId, Timestamp, TokenHash, oauth::OAuthScopes},
    on,
    store::{
        Database, Tx,
        db::{
            expired_rows::{self, ExpiredRows},
            values::from_row,
        },
    },
};

/// A request of a device, without its codes.
#[derive(Clone, Debug)]
pub struct DeviceAuthorization {
    pub device_code_hash: TokenHash,
    pub user_code_hash: TokenHash,
    pub application_id: ApplicationId,
    pub scopes: OAuthScopes,
    pub resource: Option<String>,
    /// Set once a person has allowed it.
    pub grant_id: Option<Uuid>,
    /// Set once a person has denied it.
    pub denied_at: Option<Timestamp>,
    /// Seconds between two questions of the device.
    pub interval_seconds: i64,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

from_row!(DeviceAuthorization {
    device_code_hash,
    user_code_hash,
    application_id,
    scopes,
    resource,
    grant_id,
    denied_at,
    interval_seconds,
    created_at,
    expires_at
});

/// Creates a request. Returns false if another one has the same user code.
pub async fn create(db: &Database, new: &DeviceAuthorization) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "insert into device_authorization
                (device_code_hash, user_code_hash, application_id, scopes, resource,
                 interval_seconds, next_poll_at, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7, $8)
             on conflict do nothing",
    ).bind(&new.device_code_hash).bind(&new.user_code_hash).bind(&new.application_id)
        .bind(&new.scopes).bind(&new.resource).bind(new.interval_seconds).bind(new.created_at)
        .bind(new.expires_at).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// The request with this user code, while nobody has answered it.
pub async fn find_pending(
    db: &Database,
    user_code_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<DeviceAuthorization>> {
    on!(&db.read, pool => sqlx::query_as(
        "select device_code_hash, user_code_hash, application_id, scopes, resource, grant_id,
                denied_at, interval_seconds, created_at, expires_at
           from device_authorization
          where user_code_hash = $1 and grant_id is null and denied_at is null and expires_at > $2",
    ).bind(user_code_hash).bind(now).fetch_optional(pool).await)
}

/// The request of this application with this device code.
pub async fn find(
    db: &Database,
    application_id: &ApplicationId,
    device_code_hash: &TokenHash,
) -> sqlx::Result<Option<DeviceAuthorization>> {
    on!(&db.read, pool => sqlx::query_as(
        "select device_code_hash, user_code_hash, application_id, scopes, resource, grant_id,
                denied_at, interval_seconds, created_at, expires_at
           from device_authorization where device_code_hash = $1 and application_id = $2",
    ).bind(device_code_hash).bind(application_id).fetch_optional(pool).await)
}

/// Allows a request, at most once: the update is also the check.
pub async fn allow(
    tx: &mut Tx,
    device_code_hash: &TokenHash,
    grant_id: Uuid,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "update device_authorization set grant_id = $2
          where device_code_hash = $1 and grant_id is null and denied_at is null
            and expires_at > $3",
    ).bind(device_code_hash).bind(grant_id).bind(now)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Denies a request. Returns false if it was answered already, or has expired.
pub async fn deny(tx: &mut Tx, device_code_hash: &TokenHash, now: Timestamp) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "update device_authorization set denied_at = $2
          where device_code_hash = $1 and grant_id is null and denied_at is null
            and expires_at > $2",
    ).bind(device_code_hash).bind(now)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Records a question of the device. Returns false if it came before its time: the interval then
/// grows by five seconds (RFC 8628 §3.5).
pub async fn record_poll(
    db: &Database,
    device_code_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let is_in_time = on!(&db.write, pool => sqlx::query(
        "update device_authorization set next_poll_at = $2 + interval_seconds * 1000
          where device_code_hash = $1 and next_poll_at <= $2",
    ).bind(device_code_hash).bind(now)
        .execute(pool).await.map(|done| done.rows_affected() == 1))?;
    if is_in_time {
        return Ok(true);
    }

    on!(&db.write, pool => sqlx::query(
        "update device_authorization
            set interval_seconds = interval_seconds + 5,
                next_poll_at = $2 + (interval_seconds + 5) * 1000
          where device_code_hash = $1",
    ).bind(device_code_hash).bind(now).execute(pool).await.map(drop))?;
    Ok(false)
}

/// Redeems an allowed request of this application, at most once: the update is also the check. The
/// grant must be alive.
pub async fn redeem(
    tx: &mut Tx,
    application_id: &ApplicationId,
    device_code_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<AuthorizationGrant>> {
    let held = grant_locks::hold_rows(tx, ExchangedRows::DeviceCodes, [device_code_hash]).await?;
    if held.is_empty() {
        return Ok(None);
    }

    let is_redeemed = on!(&mut *tx, tx => sqlx::query(
        "update device_authorization set used_at = $3
          where device_code_hash = $1 and application_id = $2 and grant_id is not null
            and used_at is null and expires_at > $3",
    ).bind(device_code_hash).bind(application_id).bind(now)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    if !is_redeemed {
        return Ok(None);
    }

    on!(tx, tx => sqlx::query_as(
        "select g.id, g.application_id, g.account_id, g.session_hash, g.session_id, g.scopes,
                g.request, g.method, g.authenticated_at, g.offline_at, g.created_at, g.expires_at
           from device_authorization d
           join authorization_grant g on g.id = d.grant_id
           join account a on a.id = g.account_id and a.disabled_at is null
           join session s on s.token_hash = g.session_hash and s.ends_at > $2
          where d.device_code_hash = $1",
    ).bind(device_code_hash).bind(now).fetch_optional(&mut **tx).await)
}

/// Ends the grant of a device code of this application that was used before: one of its two users
/// has stolen it. Returns the account that gave it, if there was one.
pub async fn end_of_used_code(
    tx: &mut Tx,
    application_id: &ApplicationId,
    device_code_hash: &TokenHash,
) -> sqlx::Result<Option<AccountId>> {
    on!(tx, tx => sqlx::query_scalar(
        "delete from authorization_grant
          where application_id = $2
            and id in (select grant_id from device_authorization
                        where device_code_hash = $1 and used_at is not null)
      returning account_id",
    ).bind(device_code_hash).bind(application_id).fetch_optional(&mut **tx).await)
}

/// Deletes requests that expired before this time, at most `limit`. Returns how many. The grants
/// that no device has come for go with them.
pub async fn forget(db: &Database, before: Timestamp, limit: i64) -> sqlx::Result<u64> {
    let grants = ExpiredRows {
        table: "authorization_grant",
        key: "id",
        condition: "id in (select grant_id from device_authorization
                            where expires_at <= $1 and used_at is null)",
    };
    expired_rows::delete(db, grants, before, limit).await?;

    let rows = ExpiredRows {
        table: "device_authorization",
        key: "device_code_hash",
        condition: "expires_at <= $1 and (used_at is not null or grant_id is null)",
    };
    expired_rows::delete(db, rows, before, limit).await
}
