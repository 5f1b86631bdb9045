//! Changes that are made again because something else was changed between reading and writing.

use std::time::{Duration, Instant};

use super::{Error, Refusal, Result};

/// Time for which a change is tried before its caller is asked to come back.
const PATIENCE: Duration = Duration::from_secs(10);

/// The tries of one change. A try that comes too late gives way to one that was made, so all of them together always come further.
#[derive(Debug)]
pub struct Tries(Instant);

impl Tries {
    pub fn begin() -> Self {
        Self(Instant::now())
    }

    /// The outcome; none when the account schema was changed meanwhile, and what depends on it is to be worked out again.
    pub fn unless_schema_changed<T>(&self, done: Result<T>) -> Option<Result<T>> {
        match done {
            Err(Error::SchemaChanged) if self.is_time_left() => None,
            done => Some(done),
        }
    }

    /// The outcome; none when what is to be changed was changed meanwhile, and is to be read again. For changes that may be made from
    /// more versions than the one that was read: a refusal as stale would tell their caller of a condition that nobody set.
    pub fn unless_stale<T>(&self, done: Result<T>) -> Option<Result<T>> {
        match done {
            Err(Error::Refused(Refusal::Stale)) if self.is_time_left() => None,
            Err(Error::Refused(Refusal::Stale)) => Some(Err(Error::Busy)),
            done => Some(done),
        }
    }

    fn is_time_left(&self) -> bool {
        self.0.elapsed() < PATIENCE
    }
}
