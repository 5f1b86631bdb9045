//! Retries of a change after a concurrent one between its read and its write.

use std::time::{Duration, Instant};

use super::{Error, Refusal, Result};

/// Maximum time for the attempts of one change.
const RETRY_WINDOW: Duration = Duration::from_secs(10);

/// The time window for the attempts of one change. An attempt only fails because another change
/// succeeded, so concurrent changes make progress together.
#[derive(Debug)]
pub struct RetryWindow(Instant);

impl RetryWindow {
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Returns `None` if the account schema was changed in the meantime, so that the change must be
    /// prepared again. Otherwise returns the outcome.
    pub fn unless_schema_changed<T>(&self, outcome: Result<T>) -> Option<Result<T>> {
        match outcome {
            Err(Error::SchemaChanged) if self.is_open() => None,
            outcome => Some(outcome),
        }
    }

    /// Returns `None` if the object was changed in the meantime, so that it must be read again.
    /// Otherwise returns the outcome. This is for changes that do not depend on a version:
    /// reporting [`Refusal::Stale`] would name a condition that the caller did not set.
    pub fn unless_stale<T>(&self, outcome: Result<T>) -> Option<Result<T>> {
        match outcome {
            Err(Error::Refused(Refusal::Stale)) if self.is_open() => None,
            Err(Error::Refused(Refusal::Stale)) => Some(Err(Error::Busy)),
            outcome => Some(outcome),
        }
    }

    fn is_open(&self) -> bool {
        self.0.elapsed() < RETRY_WINDOW
    }
}
