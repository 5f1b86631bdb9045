//! Verification of the whole audit log.

use std::collections::BTreeMap;

use super::{audit::ERASURES, audit_retention};
use crate::{
    domain::{
        AccountId,
        audit::{
            self,
            chain::{AuditCut, Checkpoint, is_keyed},
        },
    },
    server::Server,
    service::{Error, Result},
    store::admin::{
        audit::{self as store, StoredAuditEntry},
        audit_cut,
    },
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
    Whole {
        rows: i64,
        last: String,
        without_key: i64,
        /// The rows that were deleted when their retention was over, if any were.
        cut: Option<AuditCut>,
    },
    /// The first row that was changed or is missing.
    Broken { sequence: i64 },
    /// A row without its detail, although its account was not erased.
    DetailGone { sequence: i64 },
    /// The first row without a key where there must be one.
    WithoutKey { sequence: i64 },
    /// An expected row is missing from the log, which has this number of rows.
    Missing { rows: i64 },
    /// The row of the expected checkpoint was deleted when its retention was over, as all rows up
    /// to this one were.
    CheckpointDeleted { sequence: i64 },
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
        cut: None,
    };
    loop {
        let rows = store::after(&server.db, check.sequence, CHUNK_ROWS).await?;
        let continues = rows.first().is_none_or(|row| row.sequence == check.sequence + 1);
        if !continues {
            match check.skip_deleted().await? {
                Skipped::Deleted => continue,
                Skipped::Nothing => {}
                Skipped::Forged { sequence } => return Ok(AuditVerdict::Broken { sequence }),
            }
        }
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
    cut: Option<AuditCut>,
}

/// The result of an attempt to go on behind rows that are not there.
enum Skipped {
    /// They were deleted when their retention was over.
    Deleted,
    Nothing,
    /// There is a row from the part of the log that was deleted.
    Forged {
        sequence: i64,
    },
}

/// The expected facts that were found so far.
#[derive(Default)]
struct FoundEvidence {
    keyed: bool,
    hash: bool,
    checkpoint: bool,
}

impl AuditCheck<'_> {
    /// Goes on behind the rows that were deleted when their retention was over, also while this
    /// check runs.
    async fn skip_deleted(&mut self) -> Result<Skipped> {
        let cut = match audit_retention::find_cut(self.server).await {
            Err(Error::Corrupt(_)) | Ok(None) => return Ok(Skipped::Nothing),
            Ok(Some(cut)) if cut.sequence <= self.sequence => return Ok(Skipped::Nothing),
            Ok(Some(cut)) => cut,
            Err(error) => return Err(error),
        };
        let first = audit_cut::first_sequence(&self.server.db).await?;
        if let Some(sequence) = first.filter(|first| *first <= cut.sequence) {
            return Ok(Skipped::Forged { sequence });
        }

        self.erased.clear();
        self.seen.keyed = is_keyed(&cut.hash);
        self.without_key = 0;
        self.note_expected(cut.sequence, &cut.hash);
        (self.sequence, self.previous) = (cut.sequence, cut.hash.clone());
        self.cut = Some(cut);
        Ok(Skipped::Deleted)
    }

    /// Notes if this row is an expected one.
    fn note_expected(&mut self, sequence: i64, hash: &str) {
        let AuditExpectation { hash: known, checkpoint, .. } = self.known;
        self.seen.hash |= known.as_deref() == Some(hash);
        self.seen.checkpoint |= checkpoint
            .as_ref()
            .is_some_and(|known| known.sequence == sequence && known.hash == hash);
    }

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
        self.note_expected(sequence, &row.hash);
        (self.sequence, self.previous) = (sequence, row.hash);
        None
    }

    fn end(self) -> AuditVerdict {
        let missing = (self.known.hash.is_some() && !self.seen.hash)
            || (self.known.checkpoint.is_some() && !self.seen.checkpoint);
        if let Some(sequence) = self.erased.into_values().min() {
            return AuditVerdict::DetailGone { sequence };
        }
        let deleted = self.cut.as_ref().map_or(0, |cut| cut.sequence);
        // The last row is never deleted.
        if self.cut.is_some() && self.sequence == deleted {
            return AuditVerdict::Broken { sequence: deleted + 1 };
        }
        if missing {
            return match &self.known.checkpoint {
                Some(known) if !self.seen.checkpoint && known.sequence < deleted => {
                    AuditVerdict::CheckpointDeleted { sequence: deleted }
                }
                _ => AuditVerdict::Missing { rows: self.sequence - deleted },
            };
        }
        if self.sequence > 0 && !self.seen.keyed && !self.known.without_key {
            return AuditVerdict::WithoutKey { sequence: self.sequence };
        }
        AuditVerdict::Whole {
            rows: self.sequence - deleted,
            last: self.previous,
            without_key: self.without_key,
            cut: self.cut,
        }
    }
}
