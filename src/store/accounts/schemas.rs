//! The versions of the account schema, and the work that a new one makes.

use serde_json::{Map, Value};
use sqlx::types::{Json, Uuid};

use super::changes;
use crate::{
    domain::{AccountIndex, Profile, Timestamp},
    on,
    store::{Database, Tx, db::By},
};

/// One version.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SchemaRow {
    pub version: i64,
    pub document: String,
    /// The actor who set it.
    pub author: String,
    pub created_at: Timestamp,
    /// The last account that follows it, while the others are brought to it.
    pub indexed_to: Option<Uuid>,
    /// When all accounts followed it.
    pub indexed_at: Option<Timestamp>,
}

/// The version in force, and the version that lists are answered by: the last that all accounts follow. None at first.
pub async fn versions(db: &Database) -> sqlx::Result<(Option<i64>, Option<i64>)> {
    on!(&db.read, pool => sqlx::query_as(
        "select (select max(version) from account_schema), (select max(version) from account_schema where indexed_at is not null)",
    ).fetch_one(pool).await)
}

pub async fn find(db: &Database, version: i64) -> sqlx::Result<Option<SchemaRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select version, document, author, created_at, indexed_to, indexed_at from account_schema where version = $1",
    ).bind(version).fetch_optional(pool).await)
}

/// The latest versions before this one, newest first.
pub async fn list(db: &Database, before: i64, most: i64) -> sqlx::Result<Vec<SchemaRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select version, document, author, created_at, indexed_to, indexed_at from account_schema
          where version < $1 order by version desc limit $2",
    ).bind(before).bind(most).fetch_all(pool).await)
}

/// Puts a version in force, unless another came first. Where there is no account yet, all follow it from the beginning.
pub async fn add(tx: &mut Tx, (version, document): (i64, &str), author: &str, now: Timestamp) -> sqlx::Result<bool> {
    if let By::Postgres(tx) = tx {
        // No account is written by the old version once the new one is in force: those who write wait for the commit.
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

/// An account that is to follow a new version.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct IndexedAccount {
    pub id: Uuid,
    pub login_id: String,
    pub profile: String,
    pub keys: Json<Map<String, Value>>,
}

/// The accounts behind this one, in the order of their ids.
pub async fn followers(db: &Database, after: Option<Uuid>, most: i64) -> sqlx::Result<Vec<IndexedAccount>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, login_id, profile, keys from account where id > $1 order by id limit $2",
    ).bind(after.unwrap_or_default()).bind(most).fetch_all(pool).await)
}

/// An account as the new version has it.
#[derive(Debug)]
pub struct ReindexedAccount {
    pub id: Uuid,
    /// As it was read: an account that was changed since follows the new version already.
    pub before: String,
    /// With the defaults of the new version.
    pub profile: Profile,
    /// The keys that the indexes may hold of it.
    pub keys: Vec<(String, String)>,
    pub index: AccountIndex,
    pub needs_attention: bool,
}

/// Brings accounts to the new version and notes how far it came. Of two accounts with one value of a field that is unique now, the
/// first keeps its place in the index and the other needs attention.
pub async fn follow(tx: &mut Tx, version: i64, accounts: &[ReindexedAccount], now: Timestamp) -> sqlx::Result<()> {
    for account in accounts {
        let attention = account.needs_attention.then_some(now);
        let unchanged = on!(tx, tx => sqlx::query(
            "update account set profile = $3, keys = $4, needs_attention_since = $5,
                                version = case when profile = $3 then version else version + 1 end,
                                updated_at = case when profile = $3 then updated_at else $6 end
              where id = $1 and profile = $2",
        ).bind(account.id).bind(&account.before).bind(account.profile.to_json()).bind(Json(&account.index.keys))
            .bind(attention).bind(now).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
        if unchanged {
            let taken = changes::reindex(tx, account.id, (&account.keys, &account.index)).await?;
            if !taken.is_empty() {
                changes::needs_attention(tx, account.id, now).await?;
            }
        }
    }
    let Some(last) = accounts.last() else { return Ok(()) };
    on!(tx, tx => sqlx::query("update account_schema set indexed_to = $2 where version = $1")
        .bind(version).bind(last.id).execute(&mut **tx).await.map(drop))?;
    Ok(())
}

/// Notes that all accounts follow this version.
pub async fn finish(db: &Database, version: i64, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("update account_schema set indexed_at = $2 where version = $1 and indexed_at is null")
        .bind(version).bind(now).execute(pool).await.map(drop))
}
