//! The databases that are copied from and to.

use std::time::{Duration, Instant};

use sqlx::{
    Connection, SqliteConnection,
    postgres::PgConnectOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use super::{
    CopyError,
    statements::{number, run},
};
use crate::{
    config::DatabaseUrl,
    store::db::{
        By, Database, RawConnection, failure::DatabaseFailure, migrations::MigrationState,
        postgres, sqlite_options,
    },
};

/// Opens a database that has the tables of this version.
pub(super) async fn open_source(url: &DatabaseUrl) -> Result<RawConnection, CopyError> {
    if let DatabaseUrl::Sqlite(path) = url
        && !path.exists()
    {
        return Err(CopyError::Refused(format!("there is no {}", path.display())));
    }
    let state = MigrationState::read(url).await.map_err(CopyError::Source)?;
    if !state.outstanding.is_empty() {
        return Err(CopyError::Refused(format!(
            "the source lacks {} migrations: make them first, by `vestibule migrate`",
            state.outstanding.len()
        )));
    }

    match url {
        DatabaseUrl::Sqlite(path) => {
            Ok(By::Sqlite(SqliteConnection::connect_with(&sqlite_options(path)).await?))
        }
        DatabaseUrl::Postgres(_) => connect_postgres(url).await,
    }
}

/// The time in which the sessions of a process that has ended are gone.
const SESSION_END_TIMEOUT: Duration = Duration::from_secs(3);

/// The advisory lock of PostgreSQL that the one copy into a database holds.
const TARGET_LOCK: i64 = 7_521_960_330_246_180;

/// The size of SQLite's cache while it is filled, in KiB.
const CACHE_KIB: i64 = 128 << 10;

/// Opens the target, with the tables of this version. Returns true beside it if they are new.
///
/// Nothing waits for the disk before the end of the copy: if the machine stops, a target in SQLite
/// may be damaged, and the copy begins anew.
pub(super) async fn open_target(url: &DatabaseUrl) -> Result<(RawConnection, bool), CopyError> {
    let state = MigrationState::read(url).await.map_err(CopyError::Target)?;
    if !state.outstanding.is_empty() {
        Database::open(url).await.map_err(CopyError::Target)?.close().await;
    }

    let target = match url {
        DatabaseUrl::Sqlite(path) => {
            let options = sqlite_options(path)
                .foreign_keys(false)
                .synchronous(SqliteSynchronous::Off)
                // Most pages are new, so they are written once.
                .journal_mode(SqliteJournalMode::Truncate)
                .pragma("cache_size", (-CACHE_KIB).to_string());
            By::Sqlite(connect_alone(&options).await?)
        }
        DatabaseUrl::Postgres(_) => {
            let mut target = connect_postgres(url).await?;
            refuse_sessions(&mut target, "target").await?;
            // An earlier copy that was killed may still be ending its last transaction.
            let lock = format!("select (not pg_try_advisory_lock({TARGET_LOCK}))::int::bigint");
            let refused = "another copy writes to the target";
            wait_for_none(&mut target, &lock, refused).await?;
            run(&mut target, "set synchronous_commit = off").await?;
            target
        }
    };
    Ok((target, state.is_new))
}

/// Opens a file with another journal mode, which no connection may have open. Those of a pool that
/// was closed end a moment later.
async fn connect_alone(options: &SqliteConnectOptions) -> sqlx::Result<SqliteConnection> {
    let since = Instant::now();
    loop {
        match SqliteConnection::connect_with(options).await {
            Err(error)
                if DatabaseFailure::of(&error) == DatabaseFailure::Busy
                    && since.elapsed() < SESSION_END_TIMEOUT =>
            {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            opened => return opened,
        }
    }
}

async fn connect_postgres(url: &DatabaseUrl) -> Result<RawConnection, CopyError> {
    let DatabaseUrl::Postgres(url) = url else {
        return Err(CopyError::Refused("it is no PostgreSQL".to_owned()));
    };
    if url.is_pooled {
        return Err(CopyError::Refused(
            "a pooler gives no session of its own: name the PostgreSQL server itself".to_owned(),
        ));
    }
    let connection = postgres::connect(url, postgres::COMMAND).await;
    connection.map(By::Postgres).map_err(CopyError::Source)
}

/// Refuses while servers use the database. SQLite has a lock for that.
pub(super) async fn refuse_sessions(
    database: &mut RawConnection,
    which: &str,
) -> Result<(), CopyError> {
    let By::Postgres(_) = database else { return Ok(()) };
    let sessions = format!(
        "select count(*) from pg_stat_activity
          where datname = current_database() and application_name = '{}'",
        postgres::SERVER
    );
    let refused =
        format!("a server uses the {which}. Stop it first, or copy a source in use with --follow");
    wait_for_none(database, &sessions, &refused).await
}

/// Waits until this statement counts nothing.
async fn wait_for_none(
    database: &mut RawConnection,
    statement: &str,
    refused: &str,
) -> Result<(), CopyError> {
    let since = Instant::now();
    while number(database, statement).await? > 0 {
        if since.elapsed() > SESSION_END_TIMEOUT {
            return Err(CopyError::Refused(refused.to_owned()));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// The database, without a password.
pub(super) fn name_of(url: &DatabaseUrl) -> String {
    match url {
        DatabaseUrl::Sqlite(path) => {
            let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
            format!("sqlite:{}", path.display())
        }
        DatabaseUrl::Postgres(url) => {
            let servers = url.servers.iter().filter_map(|server| {
                let options: PgConnectOptions = server.parse().ok()?;
                let database = options.get_database().unwrap_or(options.get_username());
                let host = options.get_socket().map_or_else(
                    || options.get_host().to_owned(),
                    |socket| socket.display().to_string(),
                );
                Some(format!("postgres://{host}:{}/{database}", options.get_port()))
            });
            servers.collect::<Vec<_>>().join(",")
        }
    }
}
