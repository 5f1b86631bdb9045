//! The classification of failed statements: whether they may succeed later, and whether the
//! connection remains usable.

use std::{io, sync::Arc, time::Duration};

use sqlx::error::DatabaseError;

use super::copy::gate;

/// The kinds of failures that callers distinguish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatabaseFailure {
    /// The database cannot be reached, shuts down, or has no connection left.
    Unreachable,
    /// The database accepts no writes: it is a standby, or set to read only.
    ReadOnly,
    /// No room for a write: the disk is full or broken, or memory ran out.
    Full,
    /// The database accepts no writes any more: its content was moved to another one.
    Moved,
    /// Other transactions hold what the statement needs: a lock, or every connection.
    Busy,
    /// The values are refused, and always will be; the same statement with other values may
    /// succeed.
    Refused,
    /// The statement always fails, with any values: a privilege or a table is missing, or the file
    /// is damaged.
    Permanent,
}

impl DatabaseFailure {
    /// Classifies an error of the driver.
    pub fn of(error: &sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(error) => Self::of_database(error.as_ref()),
            sqlx::Error::Io(error) => {
                Outage::within(error).map_or(Self::Unreachable, |outage| outage.failure)
            }
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed | sqlx::Error::BeginFailed => {
                Self::Unreachable
            }
            sqlx::Error::AnyDriverError(error) => match error.downcast_ref::<rusqlite::Error>() {
                Some(rusqlite::Error::SqliteFailure(error, _)) => {
                    Self::of_sqlite(error.extended_code)
                }
                _ => Self::Permanent,
            },
            // The value cannot be encoded.
            sqlx::Error::Encode(_) => Self::Refused,
            _ => Self::Permanent,
        }
    }

    /// Returns true if the statement refers to a row that does not exist.
    pub fn is_missing_reference(error: &sqlx::Error) -> bool {
        error.as_database_error().is_some_and(DatabaseError::is_foreign_key_violation)
    }

    /// Returns true if the same statement may succeed later.
    pub fn is_transient(self) -> bool {
        !matches!(self, Self::Refused | Self::Permanent)
    }

    /// Returns the time to wait before a retry.
    pub fn retry_after(self) -> Duration {
        Duration::from_secs(match self {
            Self::Full | Self::ReadOnly => 10,
            Self::Moved => 5,
            Self::Unreachable | Self::Busy | Self::Refused | Self::Permanent => 2,
        })
    }

    /// Returns true if a connection is discarded after this failure. SQLite rolls back a whole
    /// transaction when the disk is full; a PostgreSQL server that became a standby keeps its
    /// clients.
    pub(in crate::store) fn ends_connection(self) -> bool {
        matches!(self, Self::Unreachable | Self::ReadOnly | Self::Full)
    }

    fn of_database(error: &dyn DatabaseError) -> Self {
        let Some(code) = error.code() else { return Self::Permanent };
        if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() {
            return match code.parse() {
                Ok(gate::TRIGGER_RAISED) if gate::is_moved(error.message()) => Self::Moved,
                Ok(code) => Self::of_sqlite(code),
                Err(_) => Self::Permanent,
            };
        }

        // https://www.postgresql.org/docs/current/errcodes-appendix.html
        match code.as_ref() {
            "25006" => Self::ReadOnly,
            gate::MOVED_STATE => Self::Moved,
            // Of class 53, the disk and memory; a server without a free connection slot is
            // unreachable.
            "53100" | "53200" | "58030" => Self::Full,
            // Shut down, crashed, starting; a failed transaction; a session lost behind a pooler.
            "25P02" | "57P01" | "57P02" | "57P03" | "57P05" | "26000" | "53300" => {
                Self::Unreachable
            }
            // A deadlock, a lock timeout, and a cancelled statement.
            "40001" | "40P01" | "55P03" | "57014" => Self::Busy,
            code if code.starts_with("08") => Self::Unreachable,
            // Data that no type accepts, a violated constraint or check option, a program limit, or
            // an exception raised by a trigger.
            code if ["22", "23", "44", "54"].iter().any(|class| code.starts_with(class)) => {
                Self::Refused
            }
            "P0001" => Self::Refused,
            _ => Self::Permanent,
        }
    }

    /// Classifies an extended result code, whose last byte is the code:
    /// <https://sqlite.org/rescode.html>.
    fn of_sqlite(code: i32) -> Self {
        match code & 0xff {
            // BUSY, LOCKED, PROTOCOL
            5 | 6 | 15 => Self::Busy,
            // NOMEM, IOERR, FULL
            7 | 10 | 13 => Self::Full,
            // READONLY
            8 => Self::ReadOnly,
            // INTERRUPT, CANTOPEN
            9 | 14 => Self::Unreachable,
            // TOOBIG, CONSTRAINT, MISMATCH
            18..=20 => Self::Refused,
            _ => Self::Permanent,
        }
    }
}

/// A failure with its cause, for the log. It is cloned for every caller that waited for the same
/// statement.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{cause}")]
pub(in crate::store) struct Outage {
    failure: DatabaseFailure,
    cause: Arc<str>,
}

impl Outage {
    pub(in crate::store) fn new(failure: DatabaseFailure, cause: impl Into<Arc<str>>) -> Self {
        Self { failure, cause: cause.into() }
    }

    pub(in crate::store) fn of(error: &sqlx::Error) -> Self {
        Self::new(DatabaseFailure::of(error), error.to_string())
    }

    fn within(error: &io::Error) -> Option<&Self> {
        error.get_ref().and_then(|inner| inner.downcast_ref())
    }
}

impl From<Outage> for sqlx::Error {
    fn from(outage: Outage) -> Self {
        Self::Io(io::Error::other(outage))
    }
}
