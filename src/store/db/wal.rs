//! SQLite's write-ahead log, kept short without making a commit wait for it.
//!
//! What is in the log is copied into the database beside the writers. The log begins again from its first page at the first write
//! that finds all of it copied, so the writers only wait for what came during the last copy. Each copy has less to do than the one
//! before, unless writes come faster than they can be copied: then the writers are slowed down.

use std::time::Duration;

use sqlx::{Connection, Sqlite, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::time::sleep;

use super::connections::Connections;

/// How often the log is looked at.
const INTERVAL: Duration = Duration::from_millis(50);
/// From this many new pages on (32 MiB of 4 KiB), what is in the log is copied into the database. The more there are, the more often
/// one copy serves for many writes of a page.
const COPY_FROM: i64 = 8 << 10;
/// From this many pages on (128 MiB), the log is to begin again.
const RESTART_FROM: i64 = 32 << 10;
/// The most pages whose copying the writers wait for (2 MiB).
const LAST_COPY: i64 = 512;
/// The most copies in a row that make what is left less.
const MOST_COPIES: usize = 8;
/// From this many pages on, writers are slowed down until what is left is little: half of the time is theirs.
const SLOW_FROM: i64 = 2 * RESTART_FROM;
const PAUSE: Duration = Duration::from_millis(5);
/// The length, in bytes, that the file keeps then: to write over it is cheaper than to let it grow again.
pub(in crate::store) const LIMIT: i64 = RESTART_FROM << 12;
/// After how many failures in a row the log is told again: about once a minute.
const TOLD_EVERY: u32 = 1_200;

/// Starts the task on a connection of its own; it ends when the writers' pool is closed.
pub(in crate::store) async fn keep_bounded(
    writer: Connections<Sqlite>,
    options: &SqliteConnectOptions,
) -> sqlx::Result<()> {
    let mut own = SqliteConnection::connect_with(options).await?;
    tokio::spawn(async move {
        let mut interval = tokio::time::interval(INTERVAL);
        let mut failures = 0_u32;
        loop {
            interval.tick().await;
            if writer.is_closed() {
                own.close().await.ok();
                return;
            }
            match shorten(&writer, &mut own).await {
                Ok(()) => failures = 0,
                Err(error) => {
                    if failures.is_multiple_of(TOLD_EVERY) {
                        tracing::warn!(%error, "the write-ahead log could not be copied into the database; it will be tried again");
                    }
                    failures += 1;
                }
            }
        }
    });
    Ok(())
}

async fn shorten(writer: &Connections<Sqlite>, own: &mut SqliteConnection) -> sqlx::Result<()> {
    let mut log = Log::ask("pragma wal_checkpoint(noop)", own).await?;
    if log.left() >= COPY_FROM {
        log = copy(own).await?;
    }
    if log.pages < RESTART_FROM || log.left() == 0 {
        return Ok(());
    }
    for _ in 0..MOST_COPIES {
        let before = log.copied;
        log = if log.pages >= SLOW_FROM { copy_slowing(writer, own).await? } else { copy(own).await? };
        // Somebody still reads what was there before: they will be done the next time.
        if log.copied == before {
            return Ok(());
        }
        let now = Log::ask("pragma wal_checkpoint(noop)", own).await?;
        if now.left() <= LAST_COPY {
            break;
        }
    }
    // Whoever writes next finds everything copied.
    let held = writer.acquire().await?;
    copy(own).await?;
    drop(held);
    Ok(())
}

/// What is in the log, in pages.
#[derive(Clone, Copy, Debug)]
struct Log {
    pages: i64,
    copied: i64,
}

impl Log {
    async fn ask(pragma: &'static str, own: &mut SqliteConnection) -> sqlx::Result<Self> {
        let (_, pages, copied): (i64, i64, i64) = sqlx::query_as(pragma).fetch_one(own).await?;
        Ok(Self { pages, copied })
    }

    fn left(self) -> i64 {
        self.pages - self.copied
    }
}

async fn copy(own: &mut SqliteConnection) -> sqlx::Result<Log> {
    Log::ask("pragma wal_checkpoint(passive)", own).await
}

/// Copies, and lets nobody write for half of the time.
async fn copy_slowing(writer: &Connections<Sqlite>, own: &mut SqliteConnection) -> sqlx::Result<Log> {
    let slow = async {
        loop {
            let held = writer.acquire().await;
            sleep(PAUSE).await;
            drop(held);
            sleep(PAUSE).await;
        }
    };
    tokio::select! {
        copied = copy(own) => copied,
        () = slow => std::future::pending().await,
    }
}
