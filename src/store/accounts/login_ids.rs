//! Login ids and further addresses that are not in their one form: found, and brought to it.

use sqlx::types::Uuid;

use super::{changes::Address, search_text};
use crate::{
    domain::{AccountIndex, LoginId, OwnIdRecord, Timestamp, identity::login_id::LoginIdChange},
    on,
    store::{Database, Tx, logins::credentials},
};

/// An account by its name.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LoginIdRow {
    pub id: Uuid,
    pub login_id: String,
    pub pending_since: Option<Timestamp>,
}

/// A further address, or a phone number.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct FurtherAddress {
    pub account_id: Uuid,
    pub kind: String,
    pub value: String,
}

/// Whether all accounts were brought to this version of the rules.
pub async fn is_done(db: &Database, version: i64) -> sqlx::Result<bool> {
    let found: Option<i64> = on!(&db.read, pool => sqlx::query_scalar("select version from login_id_rules where version = $1")
        .bind(version).fetch_optional(pool).await)?;
    Ok(found.is_some())
}

pub async fn note_done(db: &Database, version: i64, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("insert into login_id_rules (version, done_at) values ($1, $2) on conflict do nothing")
        .bind(version).bind(now).execute(pool).await.map(drop))
}

/// Accounts whose login ids may have another form, after this one, in their order: phone numbers, and what is not ASCII.
pub async fn suspects(db: &Database, after: &str, most: i64) -> sqlx::Result<Vec<LoginIdRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, login_id, pending_since from account
          where login_id > $1 and (login_id like '+%' or octet_length(login_id) > length(login_id))
          order by login_id limit $2",
    ).bind(after).bind(most).fetch_all(pool).await)
}

/// All accounts after this login id, in the order of login ids.
pub async fn all(db: &Database, after: &str, most: i64) -> sqlx::Result<Vec<LoginIdRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, login_id, pending_since from account where login_id > $1 order by login_id limit $2",
    ).bind(after).bind(most).fetch_all(pool).await)
}

/// FurtherAddress addresses that may have another form, after this one, in the order of their accounts.
pub async fn further_suspects(
    db: &Database,
    after: Option<&FurtherAddress>,
    most: i64,
) -> sqlx::Result<Vec<FurtherAddress>> {
    let (id, kind, value) =
        after.map_or((Uuid::nil(), "", ""), |after| (after.account_id, after.kind.as_str(), after.value.as_str()));
    on!(&db.read, pool => sqlx::query_as(
        "select account_id, kind, value from account_address
          where (account_id, kind, value) > ($1, $2, $3) and (kind = 'phone' or octet_length(value) > length(value))
          order by account_id, kind, value limit $4",
    ).bind(id).bind(kind).bind(value).bind(most).fetch_all(pool).await)
}

/// Gives the account this login id in the place of the one it has, unless an account has it. What hangs on the login id follows.
pub async fn rename(tx: &mut Tx, id: Uuid, form: &LoginIdChange, now: Timestamp) -> sqlx::Result<bool> {
    let LoginIdChange { before, after } = form;
    let renamed = on!(&mut *tx, tx => sqlx::query(
        "update account set login_id = $3, version = version + 1, updated_at = $4
          where id = $1 and login_id = $2 and not exists (select 1 from account taken where taken.login_id = $3)",
    ).bind(id).bind(before.as_str()).bind(after.as_str()).bind(now)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    if renamed {
        on!(&mut *tx, tx => sqlx::query("update id_document_decision set login_id = $2 where account_id = $1")
            .bind(id).bind(after.as_str()).execute(&mut **tx).await.map(drop))?;
        on!(tx, tx => sqlx::query("update registration set login_id = $2 where login_id = $1")
            .bind(before.as_str()).bind(after.as_str()).execute(&mut **tx).await.map(drop))?;
    }
    Ok(renamed)
}

/// What the platform keeps under this login id, while nobody changes it.
pub async fn own_id_data(tx: &mut Tx, login_id: &LoginId) -> sqlx::Result<Option<String>> {
    on!(tx, tx => sqlx::query_scalar("select data from own_id_data where login_id = $1 and data <> ''")
        .bind(login_id.as_str()).fetch_optional(&mut **tx).await)
}

/// Puts the same in another wording in its place: it was signed when it was. A passkey in it that is another account's stays so.
pub async fn put_own_id_data(tx: &mut Tx, record: &OwnIdRecord, now: Timestamp) -> sqlx::Result<()> {
    on!(&mut *tx, tx => sqlx::query("update own_id_data set data = $2 where login_id = $1")
        .bind(record.login_id.as_str()).bind(record.data.as_str()).execute(&mut **tx).await.map(drop))?;
    credentials::claim(tx, &[record], now).await.map(drop)
}

/// Puts further addresses in the place of those that the account has, and what it is found by.
pub async fn put_addresses(tx: &mut Tx, id: Uuid, (addresses, index): (&[Address], &AccountIndex)) -> sqlx::Result<()> {
    on!(&mut *tx, tx => sqlx::query("delete from account_address where account_id = $1")
        .bind(id).execute(&mut **tx).await.map(drop))?;
    for address in addresses {
        on!(&mut *tx, tx => sqlx::query(
            "insert into account_address (account_id, kind, value, verified_at) values ($1, $2, $3, $4)",
        ).bind(id).bind(address.kind).bind(&address.value).bind(address.verified_at)
            .execute(&mut **tx).await.map(drop))?;
    }
    search_text::put(tx, &[(id, &index.text)]).await
}
