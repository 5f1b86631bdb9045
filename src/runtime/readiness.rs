//! Readiness of this process for requests.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

/// A part of the server that keeps it from its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadyPart {
    /// The database accepts no writes.
    Database,
    /// Tables of this version are missing.
    Migrations,
    /// The server was asked to stop.
    Draining,
}

#[derive(Debug, Default)]
pub struct Readiness {
    is_draining: AtomicBool,
    /// Outcome of the last check.
    noted: Mutex<Option<UnreadyPart>>,
}

impl Readiness {
    /// Ends the readiness for good, before the server stops.
    pub fn begin_draining(&self) {
        self.is_draining.store(true, Ordering::Relaxed);
    }

    pub fn is_draining(&self) -> bool {
        self.is_draining.load(Ordering::Relaxed)
    }

    /// Remembers the outcome of a check. Returns true if it differs from the one before: checks
    /// come every few seconds, and only a change is worth a line in the log.
    pub fn is_news(&self, outcome: Option<UnreadyPart>) -> bool {
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *noted, outcome) != outcome
    }
}
