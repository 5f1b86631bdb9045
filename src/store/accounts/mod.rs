//! Accounts: reads by key, and the statements of login.

pub mod bulk_insert;
pub mod changes;
pub mod counts;
pub mod deleted;
pub mod erasure;
pub mod export;
mod index_rows;
pub mod insert_conflicts;
pub mod list;
pub mod login_ids;
pub mod relations;
pub mod schemas;
pub(in crate::store) mod search_text;

use std::collections::HashMap;

use sqlx::QueryBuilder;

use super::{Database, Db, Tx};
use crate::{
    domain::{AccountId, LoginId, Status, Timestamp, account::record::StoredCredentials},
    on,
    store::db::values::from_found_row,
};

/// The row of an account, without the credentials.
#[derive(Clone, Debug)]
pub struct AccountRow {
    pub id: AccountId,
    pub login_id: String,
    pub profile: String,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub last_login_at: Option<Timestamp>,
    pub disabled_at: Option<Timestamp>,
    pub pending_since: Option<Timestamp>,
    pub needs_attention_since: Option<Timestamp>,
}

from_found_row!(AccountRow {
    id,
    login_id,
    profile,
    version,
    created_at,
    updated_at,
    last_login_at,
    disabled_at,
    pending_since,
    needs_attention_since
});

impl AccountRow {
    pub fn status(&self) -> Status {
        Status::of(self.disabled_at, self.pending_since)
    }
}

/// The columns of [`AccountRow`].
macro_rules! account_columns {
    () => {
        "a.id, a.login_id, a.profile, a.version, a.created_at, a.updated_at, a.last_login_at, \
         a.disabled_at, a.pending_since, a.needs_attention_since"
    };
}

use account_columns;

const COLUMNS: &str = account_columns!();

pub async fn by_id(db: &Database, id: AccountId) -> sqlx::Result<Option<AccountRow>> {
    let statement = concat!("select ", account_columns!(), " from account a where a.id = $1");
    db.lookups.find(statement, vec![id.into()]).await
}

pub async fn by_login_id(db: &Database, login_id: &LoginId) -> sqlx::Result<Option<AccountRow>> {
    on!(&db.read, pool => sqlx::query_as(
        concat!("select ", account_columns!(), " from account a where a.login_id = $1"),
    ).bind(login_id.as_str()).fetch_optional(pool).await)
}

/// Finds the account that can log in with a password, and the PHC string to verify it with.
pub async fn password_hash(
    db: &Database,
    login_id: &LoginId,
) -> sqlx::Result<Option<(AccountId, String)>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, password_hash from account
          where login_id = $1 and disabled_at is null and pending_since is null
            and password_hash is not null",
    ).bind(login_id.as_str()).fetch_optional(pool).await)
}

/// Reads the credentials of an account.
pub async fn credentials(db: &Database, id: AccountId) -> sqlx::Result<Option<StoredCredentials>> {
    on!(&db.read, pool => sqlx::query_as(
        "select a.password_hash, nullif(d.data, '') as own_id_data
           from account a left join own_id_data d on d.login_id = a.login_id
          where a.id = $1",
    ).bind(id).fetch_optional(pool).await)
}

/// Replaces a hash by another one of the same password, unless the password was changed meanwhile.
pub async fn upgrade_password_hash(
    db: &Database,
    id: AccountId,
    old: &str,
    new: &str,
) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update account set password_hash = $3 where id = $1 and password_hash = $2",
    ).bind(id).bind(old).bind(new).execute(pool).await.map(drop))
}

/// Reads the login id of an account, within a transaction.
pub async fn login_id_within(tx: &mut Tx, id: AccountId) -> sqlx::Result<Option<String>> {
    on!(tx, tx => sqlx::query_scalar("select login_id from account where id = $1")
        .bind(id).fetch_optional(&mut **tx).await)
}

/// Records the time of a login.
pub async fn note_login(db: &Database, id: AccountId, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("update account set last_login_at = $2 where id = $1")
        .bind(id).bind(now).execute(pool).await.map(drop))
}

/// Returns those of these login ids that belong to an account, with whether it is disabled.
pub(super) async fn known(
    db: &Db,
    login_ids: impl Iterator<Item = &LoginId>,
) -> sqlx::Result<HashMap<String, bool>> {
    let known: Vec<(String, Option<Timestamp>)> = on!(db, pool => {
        let mut query = QueryBuilder::new("with item (login_id) as (");
        query.push_values(login_ids, |mut row, login_id| {
            row.push_bind(login_id.as_str());
        });
        query.push(") select a.login_id, a.disabled_at");
        query.push(" from item join account a on a.login_id = item.login_id");
        query.build_query_as().fetch_all(pool).await
    })?;
    Ok(known.into_iter().map(|(login_id, disabled_at)| (login_id, disabled_at.is_some())).collect())
}
