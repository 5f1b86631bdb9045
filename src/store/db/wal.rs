//! The write-ahead log of SQLite, kept short without making commits wait.
//!
//! A task copies the log into the database (a checkpoint) while writers go on. The log restarts
//! from its first page at the first write that finds all of it copied, so writers only wait for
//! what was added during the last copy. Each copy has less to do than the one before, unless writes
//! come faster than they can be copied: then the writers are slowed down.

use std::time::Duration;

use sqlx::{Connection, Sqlite, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::time::sleep;

use super::connections::ConnectionPool;
use crate::runtime::metrics::catalogue::WAL;

/// The interval at which the log is inspected.
const CHECK_INTERVAL: Duration = Duration::from_millis(50);

/// The number of uncopied pages (32 MiB of 4 KiB) from which the log is copied. The more there are,
/// the more often one copy serves several writes of a page.
const COPY_FROM_PAGES: i64 = 8 << 10;

/// The length of the log, in pages (128 MiB), from which it should restart.
const RESTART_FROM_PAGES: i64 = 32 << 10;

/// The maximum number of pages whose copying writers wait for (2 MiB).
const MAX_BLOCKING_PAGES: i64 = 512;

/// The maximum number of consecutive copies while the remainder shrinks.
const MAX_COPIES: usize = 8;

/// The length of the log, in pages, from which writers are slowed down to half of the time, until
/// little remains.
const SLOW_FROM_PAGES: i64 = 2 * RESTART_FROM_PAGES;

/// The time for which writers are blocked, and then admitted, when they are slowed down.
const SLOWING_PAUSE: Duration = Duration::from_millis(5);

/// The size of a page, in bytes, as SQLite chooses it for a new database.
const PAGE_BYTES: f64 = 4_096.0;

/// The length, in bytes, to which the file is truncated: overwriting pages is cheaper than letting
/// the file grow again.
pub(in crate::store) const LIMIT: i64 = RESTART_FROM_PAGES << 12;

/// The number of consecutive failures after which the warning is repeated: about once a minute.
const WARN_EVERY_FAILURES: u32 = 1_200;

/// Starts the task on a connection of its own. It ends when the writers' pool is closed.
pub(in crate::store) async fn keep_bounded(
    writer: ConnectionPool<Sqlite>,
    options: &SqliteConnectOptions,
) -> sqlx::Result<()> {
    let mut own = SqliteConnection::connect_with(options).await?;
    tokio::spawn(async move {
        let mut interval = tokio::time::interval(CHECK_INTERVAL);
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
                    if failures.is_multiple_of(WARN_EVERY_FAILURES) {
                        tracing::warn!(
                            %error,
                            "the write-ahead log cannot be copied into the database; retrying"
                        );
                    }
                    failures += 1;
                }
            }
        }
    });

    Ok(())
}

/// Copies the log, and lets it restart if it is long.
async fn shorten(writer: &ConnectionPool<Sqlite>, own: &mut SqliteConnection) -> sqlx::Result<()> {
    let mut log = LogStatus::read("pragma wal_checkpoint(noop)", own).await?;
    WAL.set(f64::from(i32::try_from(log.pages).unwrap_or(i32::MAX)) * PAGE_BYTES, []);
    if log.uncopied() >= COPY_FROM_PAGES {
        log = copy(own).await?;
    }

    if log.pages < RESTART_FROM_PAGES || log.uncopied() == 0 {
        return Ok(());
    }

    for _ in 0..MAX_COPIES {
        let before = log.copied;
        log = if log.pages >= SLOW_FROM_PAGES {
            copy_slowing_writers(writer, own).await?
        } else {
            copy(own).await?
        };
        // A reader still needs the older pages: they are copied the next time.
        if log.copied == before {
            return Ok(());
        }
        let now = LogStatus::read("pragma wal_checkpoint(noop)", own).await?;
        if now.uncopied() <= MAX_BLOCKING_PAGES {
            break;
        }
    }

    // With writers blocked, everything is copied, so the next write restarts the log.
    let held = writer.acquire().await?;
    copy(own).await?;
    drop(held);

    Ok(())
}

/// The state of the log, in pages.
#[derive(Clone, Copy, Debug)]
struct LogStatus {
    pages: i64,
    copied: i64,
}

impl LogStatus {
    async fn read(pragma: &'static str, own: &mut SqliteConnection) -> sqlx::Result<Self> {
        let (_, pages, copied): (i64, i64, i64) = sqlx::query_as(pragma).fetch_one(own).await?;
        Ok(Self { pages, copied })
    }

    fn uncopied(self) -> i64 {
        self.pages - self.copied
    }
}

async fn copy(own: &mut SqliteConnection) -> sqlx::Result<LogStatus> {
    LogStatus::read("pragma wal_checkpoint(passive)", own).await
}

/// Copies while blocking writers for half of the time.
async fn copy_slowing_writers(
    writer: &ConnectionPool<Sqlite>,
    own: &mut SqliteConnection,
) -> sqlx::Result<LogStatus> {
    let slow = async {
        loop {
            let held = writer.acquire().await;
            sleep(SLOWING_PAUSE).await;
            drop(held);
            sleep(SLOWING_PAUSE).await;
        }
    };

    tokio::select! {
        copied = copy(own) => copied,
        () = slow => std::future::pending().await,
    }
}
