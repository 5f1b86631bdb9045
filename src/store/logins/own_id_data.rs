//! `ownIdData`: the statements that serve most of the platform's callbacks.

use std::collections::HashMap;

use super::{credentials, own_id_data_writes};
use crate::{
    domain::{AccountId, LoginId, OwnIdRecord, Timestamp, credentials::signature::VerifiedRequest},
    on,
    store::{
        Database, Tx,
        accounts::changes::Conflict,
        db::{sql::Sql, values::from_found_row},
    },
};

/// The `ownIdData` of a login id, or the reason why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnIdDataLookup {
    Data(String),
    /// The account exists and has no data.
    Nothing,
    Disabled,
    UnknownUser,
}

/// The row of [`FIND`].
#[derive(Debug)]
struct OwnIdDataRow {
    data: Option<String>,
    disabled_at: Option<Timestamp>,
}

from_found_row!(OwnIdDataRow { data, disabled_at });

impl From<Option<OwnIdDataRow>> for OwnIdDataLookup {
    fn from(row: Option<OwnIdDataRow>) -> Self {
        match row {
            Some(OwnIdDataRow { disabled_at: Some(_), .. }) => Self::Disabled,
            Some(OwnIdDataRow { data: Some(data), .. }) => Self::Data(data),
            Some(OwnIdDataRow { data: None, .. }) => Self::Nothing,
            None => Self::UnknownUser,
        }
    }
}

/// Selects one row, or none for an unknown user. Accounts are read only where there is no data.
const FIND: &str =
    "select nullif(data, '') as data, disabled_at from own_id_data where login_id = $1
     union all
    select cast(null as text), disabled_at from account
     where login_id = $1 and not exists (select 1 from own_id_data where login_id = $1)";

/// Reads the `ownIdData` of a user.
pub async fn get(db: &Database, login_id: &LoginId) -> sqlx::Result<OwnIdDataLookup> {
    let values = vec![login_id.as_str().into()];
    let row: Option<OwnIdDataRow> = db.lookups.find(FIND, values).await?;
    Ok(OwnIdDataLookup::from(row))
}

/// Reads the `ownIdData` of several users. Users without data are omitted.
pub async fn of(db: &Database, login_ids: &[&str]) -> sqlx::Result<HashMap<String, String>> {
    if login_ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::default();
    sql.push("select login_id, data from own_id_data where data <> '' and login_id in (");
    for (at, login_id) in login_ids.iter().enumerate() {
        sql.push(if at > 0 { ", " } else { "" }).bind(*login_id);
    }
    sql.push(")");
    let rows: Vec<(String, String)> = sql.fetch_all(&db.read).await?;
    Ok(rows.into_iter().collect())
}

/// The outcome of a write of `ownIdData`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteOutcome {
    /// Written, or superseded by a request that was signed later, or a replay.
    Written,
    Disabled,
    UnknownUser,
    /// A passkey in it belongs to another account.
    CredentialTaken,
    /// The write needs an account with a password, and the account has none.
    NoPassword,
}

/// A signed request to write `ownIdData`.
#[derive(Debug)]
pub struct OwnIdDataWrite {
    pub record: OwnIdRecord,
    pub request: VerifiedRequest,
    /// The time of arrival.
    pub now: Timestamp,
}

/// Writes the data, unless this request was written before, or one that was signed at least two
/// seconds later. Within two seconds the order of arrival counts: the cloud calls from two hosts,
/// and their clocks may differ.
pub async fn set(db: &Database, write: OwnIdDataWrite) -> sqlx::Result<WriteOutcome> {
    db.own_id_data_set.submit(write).await
}

/// Writes the data as [`set`] does, if the account has a password. The password cannot be removed
/// in between.
pub async fn set_if_password(db: &Database, write: OwnIdDataWrite) -> sqlx::Result<WriteOutcome> {
    let mut tx = db.begin().await?;
    match lock_credentials(&mut tx, &write.record.login_id).await? {
        None => return Ok(WriteOutcome::UnknownUser),
        Some((Some(_), _)) => return Ok(WriteOutcome::Disabled),
        Some((None, None)) => return Ok(WriteOutcome::NoPassword),
        Some((None, Some(_))) => {}
    }

    if own_id_data_writes::write_one(&mut tx, &write).await?.is_none() {
        return Ok(WriteOutcome::CredentialTaken);
    }
    tx.commit().await?;
    Ok(WriteOutcome::Written)
}

/// Locks the account's row until the transaction ends, and returns the time since which the account
/// is disabled, and the PHC string.
async fn lock_credentials(
    tx: &mut Tx,
    login_id: &LoginId,
) -> sqlx::Result<Option<(Option<Timestamp>, Option<String>)>> {
    let lock = tx.row_lock();
    let sql = format!("select disabled_at, password_hash from account where login_id = $1{lock}");
    on!(tx, tx => {
        sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(login_id.as_str())
            .fetch_optional(&mut **tx)
            .await
    })
}

/// Returns true if this is the data of the account, and locks it until the transaction ends.
pub(in crate::store) async fn is_still(
    tx: &mut Tx,
    id: AccountId,
    data: &str,
) -> sqlx::Result<bool> {
    let lock = tx.row_lock();
    let sql = format!(
        "select data from own_id_data
          where login_id = (select login_id from account where id = $1){lock}"
    );
    let found: Option<String> = on!(tx, tx => {
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(&mut **tx).await
    })?;
    Ok(found.as_deref() == Some(data))
}

/// Writes the data within a change of the account, and claims its passkeys. Requests that were
/// signed before are superseded, even if the clock was set back.
pub(in crate::store) async fn put(
    tx: &mut Tx,
    id: AccountId,
    record: &OwnIdRecord,
    now: Timestamp,
) -> Result<(), Conflict> {
    on!(&mut *tx, tx => sqlx::query(
        "insert into own_id_data (login_id, data, signed_at, disabled_at)
         select login_id, $2, $3, disabled_at from account where id = $1
             on conflict (login_id) do update
            set data = excluded.data, disabled_at = excluded.disabled_at,
                signed_at = case when excluded.signed_at > own_id_data.signed_at
                                 then excluded.signed_at else own_id_data.signed_at + 1 end",
    ).bind(id).bind(record.data.as_str()).bind(now).execute(&mut **tx).await.map(drop))?;
    credentials::claim_for(tx, record, now).await
}

/// Replaces the data, and releases the passkeys of the previous data.
pub(in crate::store) async fn replace(
    tx: &mut Tx,
    id: AccountId,
    record: &OwnIdRecord,
    now: Timestamp,
) -> Result<(), Conflict> {
    credentials::release(tx, &[record.login_id.as_str()]).await?;
    put(tx, id, record, now).await
}

/// Copies to the data whether the account is disabled. Called after every change of that.
pub(in crate::store) async fn note_disabled(tx: &mut Tx, id: AccountId) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "update own_id_data set disabled_at = (select disabled_at from account where id = $1)
          where login_id = (select login_id from account where id = $1)",
    ).bind(id).execute(&mut **tx).await.map(drop))
}
