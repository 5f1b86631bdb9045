//! The two databases behind one type.

pub(in crate::store) mod bulk_insert;
pub mod connections;
mod executor;
pub mod failure;
pub mod group_commit;
mod health;
pub mod lock;
mod postgres;
mod read_threads;
pub(in crate::store) mod sql;
pub mod wal;

use std::{num::NonZero, path::Path, time::Duration};

use sqlx::{
    Postgres, Sqlite,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use self::{
    connections::{Connections, Transaction},
    group_commit::GroupCommit,
    read_threads::Readers,
};
use super::{
    id_documents,
    logins::{own_id_data, session_tokens},
    messages::outbox,
};
use crate::config::DatabaseUrl;

/// One of the two databases.
#[derive(Clone, Debug)]
pub enum By<S, P> {
    Sqlite(S),
    Postgres(P),
}

pub type Db = By<Connections<Sqlite>, Connections<Postgres>>;
pub type Tx = By<Transaction<Sqlite>, Transaction<Postgres>>;

/// Runs the same expression on whichever database it is: `on!(db, pool => query.fetch_all(pool).await)`.
#[macro_export]
macro_rules! on {
    ($db:expr, $conn:ident => $body:expr) => {
        match $db {
            $crate::store::db::By::Sqlite($conn) => $body,
            $crate::store::db::By::Postgres($conn) => $body,
        }
    };
}

/// The database as use cases see it.
#[derive(Clone, Debug)]
pub struct Database {
    /// For statements that only read.
    pub read: Db,
    /// For statements that write. On SQLite it is a single connection: writers wait for it in order instead of
    /// fighting over the file's lock.
    pub write: Db,
    pub(super) own_id_data: By<Readers, Connections<Postgres>>,
    pub(super) own_id_data_set: GroupCommit<own_id_data::SetOwnIdData>,
    pub(super) handoff_mint: GroupCommit<session_tokens::Mint>,
    pub(super) outbox_queue: GroupCommit<outbox::Queue>,
    pub(super) outbox_record: GroupCommit<outbox::Record>,
    pub(super) id_document_decide: GroupCommit<id_documents::DecideDocuments>,
    health: GroupCommit<health::Check>,
}

impl Database {
    /// Opens the database, brings its tables up to date and starts the tasks that keep it fast.
    ///
    /// # Errors
    /// Whatever keeps it from being opened or migrated, in the driver's words.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, OpenError> {
        let (read, write, own_id_data) = match url {
            DatabaseUrl::Sqlite(path) => {
                let (read, write) = open_sqlite(path).await?;
                (By::Sqlite(read), By::Sqlite(write), By::Sqlite(Readers::start(cores().div_ceil(2), path)?))
            }
            DatabaseUrl::Postgres(url) => {
                let pool = postgres::open(url).await?;
                (By::Postgres(pool.clone()), By::Postgres(pool.clone()), By::Postgres(pool))
            }
        };
        Ok(Self {
            own_id_data,
            own_id_data_set: GroupCommit::start(own_id_data::SetOwnIdData(write.clone())),
            handoff_mint: GroupCommit::start(session_tokens::Mint(write.clone())),
            outbox_queue: GroupCommit::start(outbox::Queue(write.clone())),
            outbox_record: GroupCommit::start(outbox::Record(write.clone())),
            id_document_decide: GroupCommit::start(id_documents::DecideDocuments(write.clone())),
            health: GroupCommit::start(health::Check(write.clone())),
            read,
            write,
        })
    }

    /// Begins a transaction that may write.
    pub async fn begin(&self) -> sqlx::Result<Tx> {
        self.write.begin().await
    }

    /// Writes a little, to see that it can be done. Those who ask at the same time share one write.
    pub async fn check(&self) -> sqlx::Result<()> {
        self.health.ask(()).await
    }

    /// Waits for what is under way and closes the files.
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
    /// What a `select` ends with so that nobody changes its rows until the transaction ends. On SQLite nobody else writes anyway.
    pub(super) fn hold_rows(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "",
            Self::Postgres(_) => " for share",
        }
    }

    pub async fn commit(self) -> sqlx::Result<()> {
        on!(self, tx => tx.commit().await)
    }
}

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the folder of the database cannot be made: {0}")]
    Folder(#[from] std::io::Error),
    #[error("{0}")]
    Database(#[from] sqlx::Error),
    #[error("the tables cannot be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    #[error(
        "its encoding is {0}, in which not every name can be written: make one with `create database … encoding 'UTF8' template template0`"
    )]
    Encoding(String),
    #[error(
        "a pooler stands before it that gives each transaction another session, as PgBouncer does in its transaction mode: add pgbouncer=true to database_url"
    )]
    Pooler,
}

/// Threads that can run at once.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

/// How much of the file is read through a memory map, in bytes: as much as the SQLite inside is built for.
pub(super) const MAPPED: i64 = 0x100_0000_0000;

/// How long a writer waits for another process, such as the command line beside a running server.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// The pool that reads and the one that writes.
async fn open_sqlite(path: &Path) -> Result<(Connections<Sqlite>, Connections<Sqlite>), OpenError> {
    let waited_for = path.to_owned();
    let alone =
        tokio::task::spawn_blocking(move || lock::migration(&waited_for)).await.map_err(std::io::Error::other)??;
    create_private(path)?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        // FULL: a commit that was answered survives a power cut. Writes that wait are committed together, so it is cheap.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        .pragma("mmap_size", MAPPED.to_string())
        // Copying the log into the database is `wal`'s work; a commit does not wait for it.
        .pragma("wal_autocheckpoint", "0")
        // What one large transaction needed of the log is given back when the log begins again.
        .pragma("journal_size_limit", wal::LIMIT.to_string())
        // A statement runs to its end without waiting for who takes its rows.
        .row_buffer_size(1_000);
    // A statement that writes many rows keeps what it may have to take back in memory, not in a file of its own: that
    // would be more pages than the log gets.
    let writing = options.clone().pragma("temp_store", "memory");
    let pool = SqlitePoolOptions::new().test_before_acquire(false).acquire_timeout(BUSY_TIMEOUT);
    let write = pool.clone().max_connections(1).connect_with(writing).await?;
    sqlx::migrate!("migrations/sqlite").run(&write).await?;
    drop(alone);
    let write = Connections::new(write, ());
    wal::keep_bounded(write.clone(), &options).await?;
    let readers = u32::try_from(cores().max(2)).unwrap_or(2);
    let read = pool.max_connections(readers).connect_with(options.read_only(true)).await?;
    Ok((Connections::new(read, ()), write))
}

/// The database holds password hashes, so the file is its owner's alone from its first moment.
fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}
