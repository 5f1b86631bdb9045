//! SQLite's write-ahead log, kept short without making a commit wait for it.

use std::{
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use sqlx::{Connection, SqliteConnection, SqlitePool, sqlite::SqliteConnectOptions};

/// How often the log is looked at.
const INTERVAL: Duration = Duration::from_millis(200);
/// From this size on, in bytes, what is in the log is copied into the database, beside the writers.
const COPY_FROM: u64 = 8 << 20;
/// From this size on, in bytes, the writers wait while the rest is copied and the log is emptied.
const EMPTY_FROM: u64 = 128 << 20;

/// Starts the task on a connection of its own; it ends when the writers' pool is closed.
pub(super) async fn keep_bounded(
    writer: SqlitePool,
    options: &SqliteConnectOptions,
    database: &Path,
) -> sqlx::Result<()> {
    let mut own = SqliteConnection::connect_with(options).await?;
    let log = log_of(database);
    tokio::spawn(async move {
        let mut interval = tokio::time::interval(INTERVAL);
        let mut copied = None;
        loop {
            interval.tick().await;
            if writer.is_closed() {
                own.close().await.ok();
                return;
            }
            let state = state_of(&log).await;
            let done = match state {
                Some((size, _)) if size >= EMPTY_FROM => {
                    sqlx::query("pragma wal_checkpoint(truncate)").execute(&writer).await
                }
                Some((size, _)) if size >= COPY_FROM && state != copied => {
                    sqlx::query("pragma wal_checkpoint(passive)").execute(&mut own).await
                }
                _ => continue,
            };
            copied = state;
            if let Err(error) = done {
                tracing::warn!(%error, "the write-ahead log could not be copied into the database; it will be tried again");
            }
        }
    });
    Ok(())
}

/// SQLite keeps the log beside the database.
fn log_of(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// Size and time of the last write: a log that is used again from its beginning keeps its size.
async fn state_of(log: &Path) -> Option<(u64, SystemTime)> {
    let file = tokio::fs::metadata(log).await.ok()?;
    Some((file.len(), file.modified().ok()?))
}
