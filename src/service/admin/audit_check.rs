//! Verification of the whole audit log.

use std::collections::BTreeMap;

use super::audit::ERASURES;
use crate::{
    domain::{
        AccountId,
        audit::{
            self,
            chain::{Checkpoint, is_keyed},
        },
    },
    server::Server,
    service::Result,
    store::admin::audit::{self as store, StoredAuditEntry},
};

/// Facts about the log from an independent source.
#[derive(Clone, Debug, Default)]
pub struct AuditExpectation {
    /// The hash of a row that must be there.
    pub hash: Option<String>,
    pub checkpoint: Option<Checkpoint>,
    /// True to accept a log without any keyed row, from a version before keys.
    pub without_key: bool,
}

/// The result of the verification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditVerdict {
    /// All rows are unchanged. The last hash covers all of them; stored elsewhere, it reveals
    /// missing rows at the end. The first `without_key` rows have no key, so anyone with write
    /// access to the database could have rewritten them.
    Whole { rows: i64, last: String, without_key: i64 },
    /// The first row that was changed or is missing.
    Broken { sequence: i64 },
    /// A row without its detail, although its account was not erased.
    DetailGone { sequence: i64 },
    /// The first row without a key where there must be one.
    WithoutKey { sequence: i64 },
    /// An expected row is missing from the log, which has this number of rows.
    Missing { rows: i64 },
}

/// Number of rows that are read at once.
const CHUNK_ROWS: i64 = 1_000;

/// Verifies every row against its hash and the previous one.
pub async fn verify(server: &Server, known: &AuditExpectation) -> Result<AuditVerdict> {
    let mut check = AuditCheck {
        server,
        known,
        sequence: 0,
        previous: String::new(),
        without_key: 0,
        erased: BTreeMap::new(),
        seen: FoundEvidence::default(),
    };
    loop {
        let rows = store::after(&server.db, check.sequence, CHUNK_ROWS).await?;
        if rows.is_empty() {
            return Ok(check.end());
        }
        for row in rows {
            if let Some(verdict) = check.step(row) {
                return Ok(verdict);
            }
        }
    }
}

/// A signed line about the last row, to be stored elsewhere. Returns `None` while the log is empty.
pub async fn checkpoint(server: &Server) -> Result<Option<String>> {
    let last = store::last(&server.db).await?;
    Ok(last.map(|(sequence, hash)| Checkpoint { sequence, hash }.sign(&server.config.audit_keys)))
}

struct AuditCheck<'a> {
    server: &'a Server,
    known: &'a AuditExpectation,
    sequence: i64,
    previous: String,
    /// Number of rows before the first one with a key.
    without_key: i64,
    /// The first row without its detail, for each account whose erasure has not been read yet. The
    /// key `None` is for rows without an account, which any erasure may have affected.
    erased: BTreeMap<Option<AccountId>, i64>,
    seen: FoundEvidence,
}

/// The expected facts that were found so far.
#[derive(Default)]
struct FoundEvidence {
    keyed: bool,
    hash: bool,
    checkpoint: bool,
}

impl AuditCheck<'_> {
    /// Verifies the next row. Returns a verdict if it is invalid.
    fn step(&mut self, row: StoredAuditEntry) -> Option<AuditVerdict> {
        let sequence = self.sequence + 1;
        let detail =
            row.detail.as_deref().is_none_or(|detail| audit::hash(detail) == row.detail_hash);
        let fits = self.server.config.audit_keys.verify(&row.link(), &self.previous, &row.hash);
        if row.sequence != sequence || !detail || !fits {
            return Some(AuditVerdict::Broken { sequence });
        }
        if self.seen.keyed && !is_keyed(&row.hash) {
            return Some(AuditVerdict::WithoutKey { sequence });
        }
        if row.detail.is_none() {
            self.erased.entry(row.account_id).or_insert(sequence);
        }
        if ERASURES.contains(&row.action.as_str()) {
            self.erased.remove(&row.account_id);
            self.erased.remove(&None);
        }
        self.seen.keyed |= is_keyed(&row.hash);
        self.without_key += i64::from(!self.seen.keyed);
        self.seen.hash |= self.known.hash.as_ref() == Some(&row.hash);
        let at = self
            .known
            .checkpoint
            .as_ref()
            .is_some_and(|known| known.sequence == sequence && known.hash == row.hash);
        self.seen.checkpoint |= at;
        (self.sequence, self.previous) = (sequence, row.hash);
        None
    }

    fn end(self) -> AuditVerdict {
        let missing = (self.known.hash.is_some() && !self.seen.hash)
            || (self.known.checkpoint.is_some() && !self.seen.checkpoint);
        if let Some(sequence) = self.erased.into_values().min() {
            return AuditVerdict::DetailGone { sequence };
        }
        if missing {
            return AuditVerdict::Missing { rows: self.sequence };
        }
        if self.sequence > 0 && !self.seen.keyed && !self.known.without_key {
            return AuditVerdict::WithoutKey { sequence: self.sequence };
        }
        AuditVerdict::Whole {
            rows: self.sequence,
            last: self.previous,
            without_key: self.without_key,
        }
    }
}
