//! The conversion of login ids and further addresses to their normalised form.

use super::{changes::insert_addresses, relations::AddressRow, search_text};
use crate::{
    domain::{
        AccountId, AccountIndex, Address, LoginId, OwnIdRecord, Timestamp,
        identity::login_id::LoginIdChange,
    },
    on,
    store::{Database, Tx, db::values::from_row, logins::credentials},
};

/// An account with its login id.
#[derive(Clone, Debug)]
pub struct LoginIdRow {
    pub id: AccountId,
    pub login_id: String,
    pub pending_since: Option<Timestamp>,
}

from_row!(LoginIdRow { id, login_id, pending_since });

/// Returns true if all accounts follow this version of the rules.
pub async fn is_done(db: &Database, version: i64) -> sqlx::Result<bool> {
    let found: Option<i64> = on!(&db.read, pool => sqlx::query_scalar(
        "select version from login_id_rules where version = $1",
    ).bind(version).fetch_optional(pool).await)?;
    Ok(found.is_some())
}

/// Records that all accounts follow this version of the rules.
pub async fn note_done(db: &Database, version: i64, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into login_id_rules (version, done_at) values ($1, $2) on conflict do nothing",
    ).bind(version).bind(now).execute(pool).await.map(drop))
}

/// Lists accounts after this login id that may need conversion, in order: those with phone numbers,
/// and with login ids that are not ASCII.
pub async fn list_candidates(
    db: &Database,
    after: &str,
    limit: i64,
) -> sqlx::Result<Vec<LoginIdRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, login_id, pending_since from account
          where login_id > $1 and (login_id like '+%' or octet_length(login_id) > length(login_id))
          order by login_id limit $2",
    ).bind(after).bind(limit).fetch_all(pool).await)
}

/// Lists all accounts after this login id, in order.
pub async fn all(db: &Database, after: &str, limit: i64) -> sqlx::Result<Vec<LoginIdRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, login_id, pending_since from account where login_id > $1
          order by login_id limit $2",
    ).bind(after).bind(limit).fetch_all(pool).await)
}

/// Lists further addresses that may need conversion, after this one, in the order of their
/// accounts.
pub async fn list_further_candidates(
    db: &Database,
    after: Option<&AddressRow>,
    limit: i64,
) -> sqlx::Result<Vec<AddressRow>> {
    let (id, kind, value) = match after {
        Some(AddressRow { account_id, address }) => {
            (*account_id, address.kind.as_str(), address.value.as_str())
        }
        None => (AccountId::MIN, "", ""),
    };
    on!(&db.read, pool => sqlx::query_as(
        "select account_id, kind, value, verified_at from account_address
          where (account_id, kind, value) > ($1, $2, $3)
            and (kind = 'phone' or octet_length(value) > length(value))
          order by account_id, kind, value limit $4",
    ).bind(id).bind(kind).bind(value).bind(limit).fetch_all(pool).await)
}

/// Changes the login id of the account, unless another account has the new one. References to the
/// login id follow.
pub async fn rename(
    tx: &mut Tx,
    id: AccountId,
    change: &LoginIdChange,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let LoginIdChange { before, after } = change;
    let is_renamed = on!(&mut *tx, tx => sqlx::query(
        "update account set login_id = $3, version = version + 1, updated_at = $4
          where id = $1 and login_id = $2
            and not exists (select 1 from account taken where taken.login_id = $3)",
    ).bind(id).bind(before.as_str()).bind(after.as_str()).bind(now)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;

    if is_renamed {
        on!(&mut *tx, tx => sqlx::query(
            "update id_document_decision set login_id = $2 where account_id = $1",
        ).bind(id).bind(after.as_str()).execute(&mut **tx).await.map(drop))?;
        on!(tx, tx => sqlx::query("update registration set login_id = $2 where login_id = $1")
            .bind(before.as_str()).bind(after.as_str()).execute(&mut **tx).await.map(drop))?;
    }

    Ok(is_renamed)
}

/// Reads the `ownIdData` of this login id, within the transaction.
pub async fn own_id_data(tx: &mut Tx, login_id: &LoginId) -> sqlx::Result<Option<String>> {
    on!(tx, tx => sqlx::query_scalar(
        "select data from own_id_data where login_id = $1 and data <> ''",
    ).bind(login_id.as_str()).fetch_optional(&mut **tx).await)
}

/// Rewrites the `ownIdData` with the same meaning, keeping its signature time. Passkeys of other
/// accounts in it stay theirs.
pub async fn rewrite_own_id_data(
    tx: &mut Tx,
    record: &OwnIdRecord,
    now: Timestamp,
) -> sqlx::Result<()> {
    on!(&mut *tx, tx => sqlx::query("update own_id_data set data = $2 where login_id = $1")
        .bind(record.login_id.as_str()).bind(record.data.as_str())
        .execute(&mut **tx).await.map(drop))?;
    credentials::claim(tx, &[record], now).await.map(drop)
}

/// Replaces the further addresses of the account and its search text.
pub async fn replace_addresses(
    tx: &mut Tx,
    id: AccountId,
    addresses: &[Address],
    index: &AccountIndex,
) -> sqlx::Result<()> {
    on!(&mut *tx, tx => sqlx::query("delete from account_address where account_id = $1")
        .bind(id).execute(&mut **tx).await.map(drop))?;
    insert_addresses(tx, id, addresses).await?;
    search_text::put(tx, &[(id, &index.text)]).await
}
