//! The versions of the account schema, and the reindexing for a new one.

use serde_json::{Map, Value};
use sqlx::types::Json;

use super::{AccountRow, account_columns, changes, index_rows};
use crate::{
    domain::{Account, AccountId, AccountIndex, Timestamp},
    on,
    store::{
        Database, Tx,
        db::{By, values::from_row},
    },
};

/// A version of the account schema.
#[derive(Clone, Debug)]
pub struct SchemaRow {
    pub version: i64,
    pub document: String,
    /// The actor who set it.
    pub author: String,
    pub created_at: Timestamp,
    /// The last account that was reindexed, while others are not.
    pub indexed_to: Option<AccountId>,
    /// The time since which all accounts follow it.
    pub indexed_at: Option<Timestamp>,
}

from_row!(SchemaRow { version, document, author, created_at, indexed_to, indexed_at });

/// Returns the version in force, and the version for lists: the last one that all accounts follow.
/// Both are `None` at first.
pub async fn versions(db: &Database) -> sqlx::Result<(Option<i64>, Option<i64>)> {
    on!(&db.read, pool => sqlx::query_as(
        "select (select max(version) from account_schema),
                (select max(version) from account_schema where indexed_at is not null)",
    ).fetch_one(pool).await)
}

pub async fn find(db: &Database, version: i64) -> sqlx::Result<Option<SchemaRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select version, document, author, created_at, indexed_to, indexed_at from account_schema
          where version = $1",
    ).bind(version).fetch_optional(pool).await)
}

/// Lists the latest versions before this one, newest first.
pub async fn list(db: &Database, before: i64, limit: i64) -> sqlx::Result<Vec<SchemaRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select version, document, author, created_at, indexed_to, indexed_at from account_schema
          where version < $1 order by version desc limit $2",
    ).bind(before).bind(limit).fetch_all(pool).await)
}

/// Puts a version in force, unless another one came first. Without accounts, it needs no
/// reindexing.
pub async fn add(
    tx: &mut Tx,
    version: i64,
    document: &str,
    author: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    if let By::Postgres(tx) = tx {
        // No account may be written by the old version once the new one is in force: writers wait
        // for the commit.
        sqlx::query("lock table account in share row exclusive mode").execute(&mut **tx).await?;
    }

    on!(tx, tx => sqlx::query(
        "insert into account_schema (version, document, author, created_at, indexed_at)
         select $1, $2, $3, $4, case when exists (select 1 from account) then null else $4 end
          where $1 = (select coalesce(max(version), 0) + 1 from account_schema)
             on conflict (version) do nothing",
    ).bind(version).bind(document).bind(author).bind(now).execute(&mut **tx).await
        .map(|done| done.rows_affected() == 1))
}

/// An account to be reindexed.
#[derive(Clone, Debug)]
pub struct IndexedAccount {
    pub account: AccountRow,
    pub keys: Json<Map<String, Value>>,
}

from_row!(IndexedAccount { ..account, keys });

/// Lists the accounts after this one, in the order of their ids.
pub async fn accounts_after(
    db: &Database,
    after: Option<AccountId>,
    limit: i64,
) -> sqlx::Result<Vec<IndexedAccount>> {
    on!(&db.read, pool => sqlx::query_as(concat!(
        "select ", account_columns!(), ", a.keys from account a
          where a.id > $1 order by a.id limit $2",
    )).bind(after.unwrap_or_default()).bind(limit).fetch_all(pool).await)
}

/// An account under the new version.
#[derive(Debug)]
pub struct ReindexedAccount {
    /// The account, with the defaults of the new version in its profile.
    pub account: Account,
    /// The profile as it was read: an account that was changed since follows the new version
    /// already.
    pub before: String,
    /// The keys that the indexes may contain.
    pub keys: Vec<(String, String)>,
    pub index: AccountIndex,
}

/// Reindexes accounts for the new version and records the progress. Of two accounts with the same
/// value of a field that has become unique, the first keeps its key, and the other is marked for
/// attention.
pub async fn reindex(
    tx: &mut Tx,
    version: i64,
    accounts: &[ReindexedAccount],
    now: Timestamp,
) -> sqlx::Result<()> {
    for ReindexedAccount { account, before, keys, index } in accounts {
        let attention_since = account.needs_attention.then_some(now);
        let is_unchanged = on!(tx, tx => sqlx::query(
            "update account set profile = $3, keys = $4, needs_attention_since = $5,
                                version = case when profile = $3 then version else version + 1 end,
                                updated_at = case when profile = $3 then updated_at else $6 end
              where id = $1 and profile = $2",
        ).bind(account.id).bind(before).bind(account.profile.to_json()).bind(Json(&index.keys))
            .bind(attention_since).bind(now)
            .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
        if is_unchanged {
            let taken = index_rows::reindex(tx, account.id, keys, index).await?;
            if !taken.is_empty() {
                changes::mark_for_attention(tx, account.id, now).await?;
            }
        }
    }

    let Some(last) = accounts.last() else { return Ok(()) };
    on!(tx, tx => sqlx::query("update account_schema set indexed_to = $2 where version = $1")
        .bind(version).bind(last.account.id).execute(&mut **tx).await.map(drop))?;

    Ok(())
}

/// Records that all accounts follow this version.
pub async fn finish(db: &Database, version: i64, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update account_schema set indexed_at = $2 where version = $1 and indexed_at is null",
    ).bind(version).bind(now).execute(pool).await.map(drop))
}
