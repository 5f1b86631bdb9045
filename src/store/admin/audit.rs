//! The audit log. Rows are only added; the detail of an erased account is the only value that is
//! removed.

use sqlx::QueryBuilder;

use crate::{
    domain::{
        AccountId, Timestamp,
        audit::{self, ChainLink, NewAuditEntry, chain::ChainKeys},
        text::storable::replace_nul,
    },
    on,
    store::{
        Database, Tx,
        db::{By, values::from_row},
    },
};

/// A row of the log.
#[derive(Clone, Debug)]
pub struct StoredAuditEntry {
    pub sequence: i64,
    pub at: Timestamp,
    pub actor: String,
    pub action: String,
    pub account_id: Option<AccountId>,
    pub address: String,
    /// `None` once its account was erased.
    pub detail: Option<String>,
    pub detail_hash: String,
    pub hash: String,
}

from_row!(StoredAuditEntry {
    sequence,
    at,
    actor,
    action,
    account_id,
    address,
    detail,
    detail_hash,
    hash
});

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

/// The filters of a list of entries, newest first.
#[derive(Clone, Debug, Default)]
pub struct AuditQuery {
    pub account_id: Option<AccountId>,
    pub actor: Option<String>,
    pub action: Option<String>,
    pub since: Option<Timestamp>,
    pub until: Option<Timestamp>,
    /// Only entries before this sequence number.
    pub before: Option<i64>,
    pub limit: i64,
}

/// Appends an entry to the chain, within the transaction of the audited change.
pub async fn append(tx: &mut Tx, entry: &NewAuditEntry, keys: &ChainKeys) -> sqlx::Result<()> {
    lock_chain(tx).await?;
    let last: Option<(i64, String)> = on!(tx, tx => {
        sqlx::query_as("select sequence, hash from audit order by sequence desc limit 1")
            .fetch_optional(&mut **tx)
            .await
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
        "insert into audit (sequence, at, actor, action, account_id, address, detail, detail_hash,
                            hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    ).bind(link.sequence).bind(entry.at).bind(&entry.actor).bind(entry.action)
        .bind(entry.account_id).bind(&entry.address).bind(&entry.detail).bind(&detail_hash)
        .bind(hash).execute(&mut **tx).await.map(drop))
}

/// Returns the sequence number and the hash of the last entry.
pub async fn last(db: &Database) -> sqlx::Result<Option<(i64, String)>> {
    on!(&db.read, pool => {
        sqlx::query_as("select sequence, hash from audit order by sequence desc limit 1")
            .fetch_optional(pool)
            .await
    })
}

/// Locks the chain until the transaction ends, so that entries are appended one after the other.
/// SQLite has one writer anyway.
pub async fn lock_chain(tx: &mut Tx) -> sqlx::Result<()> {
    match tx {
        By::Sqlite(_) => Ok(()),
        By::Postgres(tx) => {
            sqlx::query("lock table audit in exclusive mode").execute(&mut **tx).await.map(drop)
        }
    }
}

pub async fn list(db: &Database, query: &AuditQuery) -> sqlx::Result<Vec<StoredAuditEntry>> {
    on!(&db.read, pool => {
        let mut sql = QueryBuilder::new(
            "select sequence, at, actor, action, account_id, address, detail, detail_hash, hash
               from audit where 1 = 1",
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
        sql.push(" order by sequence desc limit ").push_bind(query.limit);
        sql.build_query_as().fetch_all(pool).await
    })
}

/// Lists the entries after this sequence number, oldest first.
pub async fn after(
    db: &Database,
    sequence: i64,
    limit: i64,
) -> sqlx::Result<Vec<StoredAuditEntry>> {
    on!(&db.read, pool => sqlx::query_as(
        "select sequence, at, actor, action, account_id, address, detail, detail_hash, hash
           from audit where sequence > $1 order by sequence limit $2",
    ).bind(sequence).bind(limit).fetch_all(pool).await)
}

/// Erases the details of an account's entries. The chain covers only their hashes, so it remains
/// valid.
pub async fn erase(tx: &mut Tx, account_id: AccountId) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query("update audit set detail = null where account_id = $1")
        .bind(account_id).execute(&mut **tx).await.map(drop))
}
