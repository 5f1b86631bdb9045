//! The two databases behind one type.

pub(in crate::store) mod bulk_insert;
pub mod connections;
pub mod copy;
mod executor;
pub(in crate::store) mod expired_rows;
pub mod failure;
pub mod group_commit;
mod health;
pub mod inspection;
pub mod lock;
pub(crate) mod lookups;
pub mod migrations;
pub(in crate::store) mod postgres;
mod primary_server;
mod raw_connection;
mod read_threads;
pub(in crate::store) mod sql;
pub(crate) mod values;
pub mod wal;

use std::{num::NonZero, path::Path};

use sqlx::{
    Postgres, Sqlite,
    sqlite::{SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use self::{
    connections::{ConnectionPool, PoolUsage, Transaction},
    group_commit::GroupCommit,
    lookups::Lookups,
    raw_connection::{BUSY_TIMEOUT, RawConnection, SharedConnection, check_usable, sqlite_options},
    read_threads::ReadThreads,
};
use super::{
    id_documents,
    logins::{own_id_data_writes, session_tokens},
    messages,
    oauth::{exchanges, grant_writes},
};
use crate::config::DatabaseUrl;

/// One of the two databases, or of a value for each.
#[derive(Clone, Debug)]
pub enum By<S, P> {
    Sqlite(S),
    Postgres(P),
}

/// A pool of connections to either database.
pub type Db = By<ConnectionPool<Sqlite>, ConnectionPool<Postgres>>;

/// A transaction on either database.
pub type Tx = By<Transaction<Sqlite>, Transaction<Postgres>>;

/// Evaluates the same expression for either database: `on!(db, pool =>
/// query.fetch_all(pool).await)`.
#[macro_export]
macro_rules! on {
    ($db:expr, $conn:ident => $body:expr) => {
        match $db {
            $crate::store::db::By::Sqlite($conn) => $body,
            $crate::store::db::By::Postgres($conn) => $body,
        }
    };
}

/// The database, as use cases see it.
#[derive(Clone, Debug)]
pub struct Database {
    /// The pool for statements that only read.
    pub read: Db,
    /// The pool for statements that write. On SQLite it is a single connection: writers queue for
    /// it instead of competing for the file's lock.
    pub write: Db,
    pub(super) lookups: Lookups,
    pub(super) own_id_data_set: GroupCommit<own_id_data_writes::SetOwnIdData>,
    pub(super) handoff_mint: GroupCommit<session_tokens::Mint>,
    pub(super) outbox_queue: GroupCommit<messages::Queue>,
    pub(super) outbox_record: GroupCommit<messages::Record>,
    pub(super) id_document_decide: GroupCommit<id_documents::DecideDocuments>,
    pub(super) grant_create: GroupCommit<grant_writes::CreateGrants>,
    pub(super) code_exchange: GroupCommit<exchanges::ExchangeCodes>,
    pub(super) refresh_exchange: GroupCommit<exchanges::ExchangeRefreshTokens>,
    health: GroupCommit<health::HealthWrite>,
}

impl Database {
    /// Opens the database, migrates its tables and starts its background tasks.
    ///
    /// # Errors
    /// [`OpenError`] if it cannot be opened or migrated.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, OpenError> {
        let (read, write, lookups) = match url {
            DatabaseUrl::Sqlite(path) => {
                let (read, write) = open_sqlite(path).await?;
                (
                    By::Sqlite(read),
                    By::Sqlite(write),
                    By::Sqlite(ReadThreads::start(core_count().div_ceil(2), path)?),
                )
            }
            DatabaseUrl::Postgres(url) => {
                let pool = postgres::open(url).await?;
                (By::Postgres(pool.clone()), By::Postgres(pool.clone()), By::Postgres(pool))
            }
        };

        Ok(Self {
            lookups: Lookups(lookups),
            own_id_data_set: GroupCommit::start(own_id_data_writes::SetOwnIdData(write.clone())),
            handoff_mint: GroupCommit::start(session_tokens::Mint(write.clone())),
            outbox_queue: GroupCommit::start(messages::Queue(write.clone())),
            outbox_record: GroupCommit::start(messages::Record(write.clone())),
            id_document_decide: GroupCommit::start(id_documents::DecideDocuments(write.clone())),
            grant_create: GroupCommit::start(grant_writes::CreateGrants(write.clone())),
            code_exchange: GroupCommit::start(exchanges::ExchangeCodes(write.clone())),
            refresh_exchange: GroupCommit::start(exchanges::ExchangeRefreshTokens(write.clone())),
            health: GroupCommit::start(health::HealthWrite(write.clone())),
            read,
            write,
        })
    }

    /// Begins a transaction that may write.
    pub async fn begin(&self) -> sqlx::Result<Tx> {
        self.write.begin().await
    }

    /// The connections of each pool.
    pub fn pools(&self) -> Vec<PoolUsage> {
        match (&self.read, &self.write) {
            (By::Sqlite(read), By::Sqlite(write)) => {
                vec![read.usage("read"), write.usage("write")]
            }
            // It reads and writes.
            (By::Postgres(pool), _) | (_, By::Postgres(pool)) => vec![pool.usage("shared")],
        }
    }

    /// Waits for running statements and closes the pools.
    pub async fn close(&self) {
        on!(&self.read, pool => pool.close().await);
        on!(&self.write, pool => pool.close().await);
    }
}

impl Db {
    /// Begins a transaction that may write.
    pub(super) async fn begin(&self) -> sqlx::Result<Tx> {
        Ok(match self {
            Self::Sqlite(pool) => By::Sqlite(pool.begin().await?),
            Self::Postgres(pool) => By::Postgres(pool.begin().await?),
        })
    }
}

impl Tx {
    /// Returns the end of a `select` that locks its rows until the transaction ends. SQLite needs
    /// none, because it has one writer.
    pub(super) fn row_lock(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "",
            Self::Postgres(_) => " for share",
        }
    }

    pub async fn commit(self) -> sqlx::Result<()> {
        on!(self, tx => tx.commit().await)
    }
}

/// The reason why a database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database's folder cannot be created: {0}")]
    Folder(#[from] std::io::Error),
    #[error("{0}")]
    Database(#[from] sqlx::Error),
    #[error(
        "a newer version of Vestibule has used it: it has the migration {migration}, which this \
         version ({version}) does not know. Install that newer version again, or restore a backup \
         from before the upgrade",
        version = env!("CARGO_PKG_VERSION")
    )]
    Newer { migration: String },
    #[error(
        "a copy into it has not ended. Give the same `vestibule db copy` again, which goes on \
         where it stopped, or choose another database"
    )]
    Unfinished,
    #[error("the tables cannot be migrated: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    #[error(
        "its encoding is {0}, in which not every name can be written: create one with \
         `create database … encoding 'UTF8' template template0`"
    )]
    Encoding(String),
    #[error(
        "a pooler in front of it gives each transaction another session, as PgBouncer does in its \
         transaction mode: add pgbouncer=true to database_url"
    )]
    Pooler,
}

/// Returns the number of threads that can run at once.
fn core_count() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

/// The part of the file that is read through a memory map, in bytes: the maximum that the bundled
/// SQLite is built for.
pub(super) const MMAP_BYTES: i64 = 0x100_0000_0000;

/// Opens the pool for reads and the pool for writes.
async fn open_sqlite(
    path: &Path,
) -> Result<(ConnectionPool<Sqlite>, ConnectionPool<Sqlite>), OpenError> {
    let locked_path = path.to_owned();
    let migration_lock = tokio::task::spawn_blocking(move || lock::migration(&locked_path))
        .await
        .map_err(std::io::Error::other)??;
    create_private(path)?;

    let options = sqlite_options(path)
        .journal_mode(SqliteJournalMode::Wal)
        // FULL: a committed write survives a power cut. Group commit makes it cheap.
        .synchronous(SqliteSynchronous::Full)
        .pragma("mmap_size", MMAP_BYTES.to_string())
        // Checkpoints are the task of `wal`; a commit does not wait for them.
        .pragma("wal_autocheckpoint", "0")
        // The space that a large transaction needed in the log is released when the log restarts.
        .pragma("journal_size_limit", wal::LIMIT.to_string());

    // A statement that writes many rows keeps its rollback data in memory, because a temporary
    // file would get more pages than the log.
    // would be more pages than the log gets.
    let writing = options.clone().pragma("temp_store", "memory");
    let pool = SqlitePoolOptions::new().test_before_acquire(false).acquire_timeout(BUSY_TIMEOUT);
    let write = pool.clone().max_connections(1).connect_with(writing).await?;
    check_usable(By::Sqlite(&mut *write.acquire().await?)).await?;
    migrations::sqlite()?.run(&write).await?;
    drop(migration_lock);

    let write = ConnectionPool::new(write, ());
    wal::keep_bounded(write.clone(), &options).await?;

    let readers = u32::try_from(core_count().max(2)).unwrap_or(2);
    let read = pool.max_connections(readers).connect_with(options.read_only(true)).await?;
    Ok((ConnectionPool::new(read, ()), write))
}

/// Creates the file, readable by its owner only from the beginning: the database holds password
/// hashes.
fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}
