//! Connections outside of any pool, and what is checked before a database is used.

use std::{path::Path, time::Duration};

use sqlx::{Connection, PgConnection, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{By, OpenError, copy, migrations::MigrationState};
use crate::on;

/// The time that a writer waits for another process, such as a command beside a running server.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// A connection outside of any pool.
pub(in crate::store) type RawConnection = By<SqliteConnection, PgConnection>;

/// A connection that is lent.
pub(in crate::store) type SharedConnection<'a> = By<&'a mut SqliteConnection, &'a mut PgConnection>;

impl RawConnection {
    pub(in crate::store) fn share(&mut self) -> SharedConnection<'_> {
        match self {
            Self::Sqlite(connection) => By::Sqlite(connection),
            Self::Postgres(connection) => By::Postgres(connection),
        }
    }

    pub(in crate::store) async fn close(self) -> sqlx::Result<()> {
        on!(self, connection => connection.close().await)
    }
}

/// The options of every connection to the file.
pub(in crate::store) fn sqlite_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        // A statement runs to its end without waiting for the consumer of its rows.
        .row_buffer_size(1_000)
}

/// Refuses a database that a newer version has used, or into which a copy has not ended.
pub(super) async fn check_usable(mut connection: SharedConnection<'_>) -> Result<(), OpenError> {
    if copy::state::is_unfinished(&mut connection).await? {
        return Err(OpenError::Unfinished);
    }
    MigrationState::of(connection).await.map(drop)
}
