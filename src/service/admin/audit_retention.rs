//! The deletion of the oldest rows of the audit log when their retention is over. The signed cut
//! says up to which row, so that the rest can still be verified.

use std::time::Duration;

use serde_json::{Map, json};

use super::audit::{self, Act};
use crate::{
    domain::{
        Timestamp,
        audit::chain::{AuditCut, ChainKeys},
    },
    server::Server,
    service::{Error, Result, caller::Caller},
    store::admin::{
        audit::{self as rows, StoredAuditEntry},
        audit_cut as store, audit_export,
    },
};

const DAY: Duration = Duration::from_hours(24);

/// Deletes at most `limit` rows past their retention, by whole days (UTC). Returns how many. The
/// last row stays, because the next one is chained to it, and so do rows that are still to be
/// exported. The deletion itself is recorded, once for each day.
///
/// # Errors
/// [`Error::Corrupt`] if a row is not as it was written: it stays as evidence, with those after it.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    let Some(before) = server.config.retention.audit.cutoff(server.clock.now()) else {
        return Ok(0);
    };
    let before = beginning_of_day(before);

    let previous = find_cut(server).await?;
    let from = previous.as_ref().map_or(0, |cut| cut.sequence);
    let Some(last) = next_cut(server, previous.as_ref(), before, limit).await? else {
        return Ok(0);
    };

    let mut tx = server.db.begin().await?;
    let earlier = previous.map(|cut| cut.before);
    if earlier != Some(before) {
        let date = |time: Timestamp| time.day().to_string();
        let change = json!([earlier.map(date), date(before)]);
        let changes = Map::from_iter([("before".to_owned(), change)]);
        let act = Act { changes, ..Act::default() };
        audit::record(&mut tx, server, &Caller::server(), "audit_log_cut", act).await?;
    }
    let signature = last.sign(&server.config.audit_keys);
    if !store::advance(&mut tx, from, &last, &signature).await? {
        return Ok(0);
    }
    tx.commit().await?;
    Ok((last.sequence - from).unsigned_abs())
}

/// The cut of the log. `None` while the log is whole.
///
/// # Errors
/// [`Error::Corrupt`] if no key of this server has signed it.
pub(super) async fn find_cut(server: &Server) -> Result<Option<AuditCut>> {
    let Some(stored) = store::find(&server.db).await? else { return Ok(None) };
    let cut = stored.cut();
    if cut.is_signed(&stored.signature, &server.config.audit_keys) {
        Ok(Some(cut))
    } else {
        Err(Error::Corrupt("the beginning of the audit log was not signed by this server".into()))
    }
}

/// The cut behind the next rows that may be deleted, at most `limit`.
async fn next_cut(
    server: &Server,
    previous: Option<&AuditCut>,
    before: Timestamp,
    limit: i64,
) -> Result<Option<AuditCut>> {
    let (from, hash) = previous.map_or((0, ""), |cut| (cut.sequence, cut.hash.as_str()));
    let mut due = rows::after(&server.db, from, limit + 1).await?;
    // It may be the last one of the log.
    due.pop();
    let expired = due.iter().take_while(|row| row.at < before).count();
    due.truncate(expired);
    if server.config.audit_export.is_some() {
        let exported = audit_export::find(&server.db).await?.sequence;
        due.retain(|row| row.sequence <= exported);
    }

    verify_rows(&due, from, hash, &server.config.audit_keys)?;
    Ok(due.pop().map(|row| AuditCut { sequence: row.sequence, hash: row.hash, at: row.at, before }))
}

/// Verifies that the rows follow one another and the row before them.
fn verify_rows(due: &[StoredAuditEntry], from: i64, hash: &str, keys: &ChainKeys) -> Result<()> {
    let (mut sequence, mut previous) = (from, hash);
    for row in due {
        sequence += 1;
        if row.sequence != sequence || !keys.verify(&row.link(), previous, &row.hash) {
            return Err(Error::Corrupt(format!(
                "row {sequence} of the audit log was changed or is missing, so the log is not \
                 shortened"
            )));
        }
        previous = &row.hash;
    }
    Ok(())
}

fn beginning_of_day(time: Timestamp) -> Timestamp {
    let day = i64::try_from(DAY.as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_millis(time.as_millis().div_euclid(day) * day)
}
