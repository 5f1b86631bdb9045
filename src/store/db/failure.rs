//! Why a statement failed: whether the same statement may succeed later, and what becomes of the connection it ran on.

use std::{io, sync::Arc, time::Duration};

use sqlx::error::DatabaseError;

/// The kinds of failures that callers tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The database cannot be reached, shuts down, or has no connection left.
    Unreachable,
    /// The database takes no writes: it is a standby, or was told to be read only.
    ReadOnly,
    /// There is no room for a write: the disk is full or broken, or memory ran out.
    Full,
    /// Others hold what the statement needs: a lock, or every connection.
    Busy,
    /// The values themselves are refused, and always will be; the same statement with others may succeed.
    Refused,
    /// The same statement fails always, whatever its values: a right or a table is missing, or the file is damaged.
    Permanent,
}

impl Failure {
    pub fn of(error: &sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(error) => Self::of_database(error.as_ref()),
            sqlx::Error::Io(error) => Outage::within(error).map_or(Self::Unreachable, |outage| outage.failure),
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed | sqlx::Error::BeginFailed => Self::Unreachable,
            sqlx::Error::AnyDriverError(error) => match error.downcast_ref::<rusqlite::Error>() {
                Some(rusqlite::Error::SqliteFailure(error, _)) => Self::of_sqlite(error.extended_code),
                _ => Self::Permanent,
            },
            // A value that cannot even be sent.
            sqlx::Error::Encode(_) => Self::Refused,
            _ => Self::Permanent,
        }
    }

    /// Whether the same may succeed later, without anybody changing what is asked.
    pub fn passes(self) -> bool {
        !matches!(self, Self::Refused | Self::Permanent)
    }

    /// When it is worth asking again.
    pub fn retry_after(self) -> Duration {
        Duration::from_secs(match self {
            Self::Full | Self::ReadOnly => 10,
            Self::Unreachable | Self::Busy | Self::Refused | Self::Permanent => 2,
        })
    }

    /// Whether a connection that met this is thrown away. SQLite takes back a whole transaction when the disk is full; a
    /// PostgreSQL server that became a standby keeps its clients.
    pub(in crate::store) fn ends_connection(self) -> bool {
        matches!(self, Self::Unreachable | Self::ReadOnly | Self::Full)
    }

    fn of_database(error: &dyn DatabaseError) -> Self {
        let Some(code) = error.code() else { return Self::Permanent };
        if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() {
            return code.parse().map_or(Self::Permanent, Self::of_sqlite);
        }
        // https://www.postgresql.org/docs/current/errcodes-appendix.html
        match code.as_ref() {
            "25006" => Self::ReadOnly,
            // Of class 53 the disk, and memory; a server without a free place for a client is out of reach.
            "53100" | "53200" | "58030" => Self::Full,
            // Told to shut down, crashed, not up yet; the transaction failed before; whoever pools lost its session.
            "25P02" | "57P01" | "57P02" | "57P03" | "57P05" | "26000" | "53300" => Self::Unreachable,
            // A deadlock, a lock that was not to be had in time, and whoever cancels statements that take long.
            "40001" | "40P01" | "55P03" | "57014" => Self::Busy,
            code if code.starts_with("08") => Self::Unreachable,
            // Data that no type takes, that breaks a constraint, a view's check or a limit of the program, or that a trigger refuses.
            code if ["22", "23", "44", "54"].iter().any(|class| code.starts_with(class)) => Self::Refused,
            "P0001" => Self::Refused,
            _ => Self::Permanent,
        }
    }

    /// By the extended result code, whose last byte is the code: <https://sqlite.org/rescode.html>.
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

/// A failure in words for the log. It can be handed to everybody who waited for the same thing.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{cause}")]
pub(in crate::store) struct Outage {
    failure: Failure,
    cause: Arc<str>,
}

impl Outage {
    pub(in crate::store) fn new(failure: Failure, cause: impl Into<Arc<str>>) -> Self {
        Self { failure, cause: cause.into() }
    }

    pub(in crate::store) fn of(error: &sqlx::Error) -> Self {
        Self::new(Failure::of(error), error.to_string())
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
