//! SQLite's write-ahead log, kept short without making a commit wait for it.

use std::time::Duration;

use sqlx::{Connection, Sqlite, SqliteConnection, sqlite::SqliteConnectOptions};

use super::connections::Connections;

/// How often the log is looked at.
const INTERVAL: Duration = Duration::from_millis(200);
/// From this many new pages on (32 MiB of 4 KiB), what is in the log is copied into the database, beside the writers. The more
/// there are, the more often one copy serves for many writes of a page.
const COPY_FROM: i64 = 8 << 10;
/// From this many pages on (128 MiB), the writers wait while what came during the last copy is copied, and the log begins again.
const RESTART_FROM: i64 = 32 << 10;
/// The length, in bytes, that the file keeps then: to write over it is cheaper than to let it grow again.
pub(super) const LIMIT: i64 = RESTART_FROM << 12;

/// Starts the task on a connection of its own; it ends when the writers' pool is closed.
pub(super) async fn keep_bounded(writer: Connections<Sqlite>, options: &SqliteConnectOptions) -> sqlx::Result<()> {
    let mut own = SqliteConnection::connect_with(options).await?;
    tokio::spawn(async move {
        let mut interval = tokio::time::interval(INTERVAL);
        loop {
            interval.tick().await;
            if writer.is_closed() {
                own.close().await.ok();
                return;
            }
            if let Err(error) = shorten(&writer, &mut own).await {
                tracing::warn!(%error, "the write-ahead log could not be copied into the database; it will be tried again");
            }
        }
    });
    Ok(())
}

async fn shorten(writer: &Connections<Sqlite>, own: &mut SqliteConnection) -> sqlx::Result<()> {
    let looked = sqlx::query_as("pragma wal_checkpoint(noop)");
    let (_, pages, copied): (i64, i64, i64) = looked.fetch_one(&mut *own).await?;
    if pages - copied >= COPY_FROM {
        sqlx::query("pragma wal_checkpoint(passive)").execute(own).await?;
    }
    if pages >= RESTART_FROM {
        sqlx::query("pragma wal_checkpoint(restart)").execute(writer).await?;
    }
    Ok(())
}
