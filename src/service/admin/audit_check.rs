//! A check of the whole audit log.

use std::collections::BTreeMap;

use sqlx::types::Uuid;

use super::audit::ERASURES;
use crate::{
    domain::audit::{
        self,
        chain::{Checkpoint, is_keyed},
    },
    server::Server,
    service::Result,
    store::admin::audit::{self as store, StoredAuditEntry},
};

/// What is known from elsewhere of the log.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The hash of a row that must be there.
    pub hash: Option<String>,
    pub checkpoint: Option<Checkpoint>,
    /// Whether the log may end before the first row with a key: it is from before there were keys.
    pub without_key: bool,
}

/// What the check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every row is as it was written. The last hash stands for all of them: kept elsewhere, it shows when rows at the end go.
    /// The rows at the beginning that have no key are worth less: whoever can write to the database could have written them anew.
    Whole { rows: i64, last: String, without_key: i64 },
    /// The first row that is not what was written, or that is missing.
    Broken { sequence: i64 },
    /// A row whose detail is gone, though its account was not erased.
    DetailGone { sequence: i64 },
    /// The first row without a key where there must be one.
    WithoutKey { sequence: i64 },
    /// A row that was there once, of which the log is as long as it says now.
    Missing { rows: i64 },
}

/// How many rows are read at once.
const CHUNK: i64 = 1_000;

/// Checks every row against its hash and the one before.
pub async fn verify(server: &Server, known: &Known) -> Result<Verdict> {
    let mut check = Check {
        server,
        known,
        sequence: 0,
        previous: String::new(),
        without_key: 0,
        erased: BTreeMap::new(),
        seen: Seen::default(),
    };
    loop {
        let rows = store::after(&server.db, check.sequence, CHUNK).await?;
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

/// A line to be kept elsewhere; none while the log is empty.
pub async fn checkpoint(server: &Server) -> Result<Option<String>> {
    let last = store::last(&server.db).await?;
    Ok(last.map(|(sequence, hash)| Checkpoint { sequence, hash }.sign(&server.config.audit_keys)))
}

struct Check<'a> {
    server: &'a Server,
    known: &'a Known,
    sequence: i64,
    previous: String,
    /// Rows before the first that has a key.
    without_key: i64,
    /// The first row without its detail of each account whose erasure did not come yet; and of those rows without an account that
    /// name a person in other words, which any erasure may have met.
    erased: BTreeMap<Option<Uuid>, i64>,
    seen: Seen,
}

/// Which of what is known was met.
#[derive(Default)]
struct Seen {
    keyed: bool,
    hash: bool,
    checkpoint: bool,
}

impl Check<'_> {
    /// A verdict when the row is wrong.
    fn step(&mut self, row: StoredAuditEntry) -> Option<Verdict> {
        let sequence = self.sequence + 1;
        let detail = row.detail.as_deref().is_none_or(|detail| audit::hash(detail) == row.detail_hash);
        let fits = self.server.config.audit_keys.verify(&row.link(), &self.previous, &row.hash);
        if row.sequence != sequence || !detail || !fits {
            return Some(Verdict::Broken { sequence });
        }
        if self.seen.keyed && !is_keyed(&row.hash) {
            return Some(Verdict::WithoutKey { sequence });
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
        let at =
            self.known.checkpoint.as_ref().is_some_and(|known| known.sequence == sequence && known.hash == row.hash);
        self.seen.checkpoint |= at;
        (self.sequence, self.previous) = (sequence, row.hash);
        None
    }

    fn end(self) -> Verdict {
        let missing = (self.known.hash.is_some() && !self.seen.hash)
            || (self.known.checkpoint.is_some() && !self.seen.checkpoint);
        if let Some(sequence) = self.erased.into_values().min() {
            return Verdict::DetailGone { sequence };
        }
        if missing {
            return Verdict::Missing { rows: self.sequence };
        }
        if self.sequence > 0 && !self.seen.keyed && !self.known.without_key {
            return Verdict::WithoutKey { sequence: self.sequence };
        }
        Verdict::Whole { rows: self.sequence, last: self.previous, without_key: self.without_key }
    }
}
