//! The audit log: rows are added, never changed; only the detail of an erased account goes.

use sqlx::{QueryBuilder, types::Uuid};

use crate::{
    domain::{
        Timestamp,
        audit::{self, AuditEntry, ChainLink, chain::ChainKeys},
        text::storable::replace_nul,
    },
    on,
    store::{Database, Tx, db::By},
};

/// One row of the log.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StoredAuditEntry {
    pub sequence: i64,
    pub at: Timestamp,
    pub actor: String,
    pub action: String,
    pub account_id: Option<Uuid>,
    pub address: String,
    /// None once its account was erased.
    pub detail: Option<String>,
    pub detail_hash: String,
    pub hash: String,
}

impl StoredAuditEntry {
    pub fn link(&self) -> ChainLink<'_> {
        ChainLink {
            sequence: self.sequence,
            at: self.at,
            actor: &self.actor,
            action: &self.action,
            account_id: self.account_id,
            address: &self.address,
            detail_hash: &self.detail_hash,
        }
    }
}

/// Which rows to list, newest first.
#[derive(Clone, Debug, Default)]
pub struct AuditQuery {
    pub account_id: Option<Uuid>,
    pub actor: Option<String>,
    pub action: Option<String>,
    pub since: Option<Timestamp>,
    pub until: Option<Timestamp>,
    /// Only rows before this place.
    pub before: Option<i64>,
    pub most: i64,
}

/// Adds the entry at the end of the chain, with whatever else the transaction does.
pub async fn append(tx: &mut Tx, entry: &AuditEntry, keys: &ChainKeys) -> sqlx::Result<()> {
    wait_for_turn(tx).await?;
    let last: Option<(i64, String)> = on!(tx, tx => {
        sqlx::query_as("select sequence, hash from audit order by sequence desc limit 1").fetch_optional(&mut **tx).await
    })?;
    let (last, previous) = last.unwrap_or_default();
    let detail_hash = audit::hash(&entry.detail);
    let link = ChainLink {
        sequence: last + 1,
        at: entry.at,
        actor: &entry.actor,
        action: entry.action,
        account_id: entry.account_id,
        address: &entry.address,
        detail_hash: &detail_hash,
    };
    let hash = keys.hash(&link, &previous);
    on!(tx, tx => sqlx::query(
        "insert into audit (sequence, at, actor, action, account_id, address, detail, detail_hash, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    ).bind(link.sequence).bind(entry.at).bind(&entry.actor).bind(entry.action).bind(entry.account_id).bind(&entry.address)
        .bind(&entry.detail).bind(&detail_hash).bind(hash).execute(&mut **tx).await.map(drop))
}

/// The end of the chain: the number of its last row, and its hash.
pub async fn last(db: &Database) -> sqlx::Result<Option<(i64, String)>> {
    on!(&db.read, pool => {
        sqlx::query_as("select sequence, hash from audit order by sequence desc limit 1").fetch_optional(pool).await
    })
}

/// SQLite has one writer at a time; on PostgreSQL those who append wait for each other until they commit.
pub async fn wait_for_turn(tx: &mut Tx) -> sqlx::Result<()> {
    match tx {
        By::Sqlite(_) => Ok(()),
        By::Postgres(tx) => sqlx::query("lock table audit in exclusive mode").execute(&mut **tx).await.map(drop),
    }
}

pub async fn list(db: &Database, query: &AuditQuery) -> sqlx::Result<Vec<StoredAuditEntry>> {
    on!(&db.read, pool => {
        let mut sql = QueryBuilder::new(
            "select sequence, at, actor, action, account_id, address, detail, detail_hash, hash from audit where 1 = 1",
        );
        if let Some(id) = query.account_id {
            sql.push(" and account_id = ").push_bind(id);
        }
        if let Some(actor) = &query.actor {
            sql.push(" and actor = ").push_bind(replace_nul(actor));
        }
        if let Some(action) = &query.action {
            sql.push(" and action = ").push_bind(replace_nul(action));
        }
        if let Some(since) = query.since {
            sql.push(" and at >= ").push_bind(since);
        }
        if let Some(until) = query.until {
            sql.push(" and at < ").push_bind(until);
        }
        if let Some(before) = query.before {
            sql.push(" and sequence < ").push_bind(before);
        }
        sql.push(" order by sequence desc limit ").push_bind(query.most);
        sql.build_query_as().fetch_all(pool).await
    })
}

/// The rows behind this place, oldest first.
pub async fn after(db: &Database, sequence: i64, most: i64) -> sqlx::Result<Vec<StoredAuditEntry>> {
    on!(&db.read, pool => sqlx::query_as(
        "select sequence, at, actor, action, account_id, address, detail, detail_hash, hash
           from audit where sequence > $1 order by sequence limit $2",
    ).bind(sequence).bind(most).fetch_all(pool).await)
}

/// Forgets what the log says of an account's person. The chain covers only hashes of it, so it still holds.
pub async fn erase(tx: &mut Tx, account_id: Uuid) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query("update audit set detail = null where account_id = $1")
        .bind(account_id).execute(&mut **tx).await.map(drop))
}
