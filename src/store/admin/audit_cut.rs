//! The deletion of the oldest rows of the audit log.

use crate::{
    domain::{Timestamp, audit::chain::AuditCut},
    on,
    store::{Database, Tx, db::values::from_row},
};

/// The stored cut and its signature.
#[derive(Clone, Debug)]
pub struct StoredAuditCut {
    pub sequence: i64,
    pub hash: String,
    pub at: Timestamp,
    pub cut_before: Timestamp,
    pub signature: String,
}

from_row!(StoredAuditCut { sequence, hash, at, cut_before, signature });

impl StoredAuditCut {
    pub fn cut(&self) -> AuditCut {
        AuditCut {
            sequence: self.sequence,
            hash: self.hash.clone(),
            at: self.at,
            before: self.cut_before,
        }
    }
}

/// Finds the cut. `None` while the log is whole.
pub async fn find(db: &Database) -> sqlx::Result<Option<StoredAuditCut>> {
    on!(&db.read, pool => {
        sqlx::query_as("select sequence, hash, at, cut_before, signature from audit_cut")
            .fetch_optional(pool)
            .await
    })
}

/// Returns the sequence number of the first row of the log.
pub async fn first_sequence(db: &Database) -> sqlx::Result<Option<i64>> {
    on!(&db.read, pool => {
        sqlx::query_scalar("select sequence from audit order by sequence limit 1")
            .fetch_optional(pool)
            .await
    })
}

/// Moves the cut on from the row at which it was, 0 for none, and deletes the rows up to it.
/// Returns false, and does nothing, if another server has moved it.
pub async fn advance(
    tx: &mut Tx,
    from: i64,
    cut: &AuditCut,
    signature: &str,
) -> sqlx::Result<bool> {
    let is_first = from == 0;
    let statement = if is_first {
        "insert into audit_cut (slot, sequence, hash, at, cut_before, signature)
         select 1, $2, $3, $4, $5, $6 where $1 = 0
             on conflict (slot) do nothing"
    } else {
        "update audit_cut set sequence = $2, hash = $3, at = $4, cut_before = $5, signature = $6
          where sequence = $1"
    };
    let is_moved = on!(&mut *tx, tx => sqlx::query(statement)
        .bind(from).bind(cut.sequence).bind(&cut.hash).bind(cut.at).bind(cut.before)
        .bind(signature)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    if is_moved {
        on!(&mut *tx, tx => sqlx::query("delete from audit where sequence <= $1")
            .bind(cut.sequence).execute(&mut **tx).await.map(drop))?;
    }
    Ok(is_moved)
}
