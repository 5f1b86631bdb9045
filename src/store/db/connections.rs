//! Connections that are discarded when a statement on them failed in a way that makes them
//! unusable.
//!
//! sqlx returns a connection to its pool as long as it answers. It also answers when SQLite rolled
//! a transaction back by itself, because the disk was full, and when a PostgreSQL server became a
//! standby: then every later write would fail. So each statement runs on a
//! [`PooledConnection`], which notes its outcome.

use sqlx::{Database, Executor, Pool, Postgres, Sqlite, pool::PoolConnection};

use super::{failure::DatabaseFailure, primary_server::PrimaryServer};
use crate::runtime::{metrics::catalogue::DATABASE_DURATION, traces::TraceSpan};

/// A database whose connections are kept in a pool.
pub trait Engine: Database {
    /// The statement that begins a transaction that may write.
    const BEGIN: &'static str;

    /// The object that finds the server, where there can be several.
    type ServerFinder: Clone + std::fmt::Debug + Send + Sync + 'static;

    /// Acquires a usable connection.
    fn acquire(
        pool: &Pool<Self>,
        finder: &Self::ServerFinder,
    ) -> impl Future<Output = sqlx::Result<PoolConnection<Self>>> + Send;

    /// Reports that a connection was unusable.
    fn report_failure(finder: &Self::ServerFinder, failure: DatabaseFailure);

    /// Runs a statement that returns no rows.
    fn run(
        connection: &mut Self::Connection,
        sql: &'static str,
    ) -> impl Future<Output = sqlx::Result<()>> + Send;
}

impl Engine for Sqlite {
    // A plain `begin` locks at the first write, and fails if another connection wrote after the
    // first read.
    const BEGIN: &'static str = "begin immediate";

    type ServerFinder = ();

    async fn acquire(pool: &Pool<Self>, (): &()) -> sqlx::Result<PoolConnection<Self>> {
        pool.acquire().await
    }

    fn report_failure((): &(), _: DatabaseFailure) {}

    async fn run(connection: &mut Self::Connection, sql: &'static str) -> sqlx::Result<()> {
        connection.execute(sql).await.map(drop)
    }
}

impl Engine for Postgres {
    const BEGIN: &'static str = "begin";

    type ServerFinder = std::sync::Arc<PrimaryServer>;

    async fn acquire(
        pool: &Pool<Self>,
        primary: &Self::ServerFinder,
    ) -> sqlx::Result<PoolConnection<Self>> {
        primary.acquire(pool).await
    }

    fn report_failure(primary: &Self::ServerFinder, failure: DatabaseFailure) {
        primary.report_failure(failure);
    }

    async fn run(connection: &mut Self::Connection, sql: &'static str) -> sqlx::Result<()> {
        connection.execute(sql).await.map(drop)
    }
}

/// A pool of connections.
#[derive(Debug)]
pub struct ConnectionPool<DB: Engine> {
    pool: Pool<DB>,
    finder: DB::ServerFinder,
    /// Runs each statement in a transaction of its own, because a pooler may give two transactions
    /// different sessions.
    one_transaction_each: bool,
}

impl<DB: Engine> Clone for ConnectionPool<DB> {
    fn clone(&self) -> Self {
        let Self { pool, finder, one_transaction_each } = self;
        Self {
            pool: pool.clone(),
            finder: finder.clone(),
            one_transaction_each: *one_transaction_each,
        }
    }
}

impl<DB: Engine> ConnectionPool<DB> {
    pub(in crate::store) fn new(pool: Pool<DB>, finder: DB::ServerFinder) -> Self {
        Self { pool, finder, one_transaction_each: false }
    }

    pub(in crate::store) fn one_transaction_each(self, one_transaction_each: bool) -> Self {
        Self { one_transaction_each, ..self }
    }

    pub(in crate::store) async fn acquire(&self) -> sqlx::Result<PooledConnection<DB>> {
        let timer = DATABASE_DURATION.start(["acquire"]);
        let connection = DB::acquire(&self.pool, &self.finder).await?;
        drop(timer);
        let unnamed = self.one_transaction_each;
        Ok(PooledConnection {
            pooled: Some(connection),
            finder: self.finder.clone(),
            unnamed,
            open: false,
            unusable: false,
        })
    }

    /// Begins a transaction that may write.
    pub(in crate::store) async fn begin(&self) -> sqlx::Result<Transaction<DB>> {
        let span = TraceSpan::of_operation("database.transaction");
        let mut connection = self.acquire().await?;
        connection.begin(DB::BEGIN).await?;
        Ok(Transaction { connection, _span: span })
    }

    /// Acquires a connection for one statement.
    pub(in crate::store) async fn acquire_for_statement(
        &self,
    ) -> sqlx::Result<PooledConnection<DB>> {
        let mut connection = self.acquire().await?;
        if self.one_transaction_each {
            connection.begin("begin").await?;
        }
        Ok(connection)
    }

    pub(super) fn usage(&self, name: &'static str) -> PoolUsage {
        PoolUsage {
            name,
            open: self.pool.size(),
            idle: self.pool.num_idle(),
            max: self.pool.options().get_max_connections(),
        }
    }

    pub(in crate::store) fn is_closed(&self) -> bool {
        self.pool.is_closed()
    }

    pub(in crate::store) async fn close(&self) {
        self.pool.close().await;
    }
}

/// The connections of a pool.
#[derive(Clone, Copy, Debug)]
pub struct PoolUsage {
    /// The name in the metrics.
    pub name: &'static str,
    /// The number of open connections, idle or in use.
    pub open: u32,
    pub idle: usize,
    pub max: u32,
}

/// A connection taken from its pool. It returns there unless a statement failed in a way that makes
/// it unusable.
#[derive(Debug)]
pub struct PooledConnection<DB: Engine> {
    /// `None` only during the drop.
    pooled: Option<PoolConnection<DB>>,
    finder: DB::ServerFinder,
    /// Uses unnamed statements, because another session would not know named ones.
    pub(in crate::store) unnamed: bool,
    /// Set while in a transaction that is not committed.
    open: bool,
    unusable: bool,
}

impl<DB: Engine> PooledConnection<DB> {
    pub(in crate::store) fn get(&mut self) -> sqlx::Result<&mut DB::Connection> {
        // After a transaction that ended by itself, a statement would take effect by itself.
        self.pooled.as_deref_mut().filter(|_| !self.unusable).ok_or(sqlx::Error::WorkerCrashed)
    }

    async fn begin(&mut self, sql: &'static str) -> sqlx::Result<()> {
        // Set before the statement: a caller that is cancelled meanwhile leaves a transaction
        // behind.
        self.open = true;
        let result = self.run(sql).await;
        self.open = result.is_ok();
        result
    }

    /// Ends the transaction, if there is one.
    pub(in crate::store) async fn commit(&mut self) -> sqlx::Result<()> {
        if self.open {
            let _timer = DATABASE_DURATION.start(["commit"]);
            self.run("commit").await?;
            self.open = false;
        }
        Ok(())
    }

    async fn run(&mut self, sql: &'static str) -> sqlx::Result<()> {
        let result = DB::run(self.get()?, sql).await;
        self.record_result(result)
    }

    /// Records whether a failure of a statement makes the connection unusable, and returns the
    /// result.
    pub(in crate::store) fn record_result<T>(
        &mut self,
        result: sqlx::Result<T>,
    ) -> sqlx::Result<T> {
        if let Err(error) = &result {
            let failure = DatabaseFailure::of(error);
            if failure.ends_connection() {
                DB::report_failure(&self.finder, failure);
            }
            self.unusable |= failure.ends_connection() || (self.open && failure.is_transient());
        }
        result
    }
}

impl<DB: Engine> Drop for PooledConnection<DB> {
    fn drop(&mut self) {
        let Some(mut connection) = self.pooled.take() else { return };
        if self.unusable {
            // A transaction that is still open ends with it.
            connection.close_on_drop();
        } else if self.open {
            tokio::spawn(async move {
                if DB::run(&mut connection, "rollback").await.is_err() {
                    connection.close_on_drop();
                }
            });
        }
    }
}

/// A transaction, rolled back unless it is committed.
#[derive(Debug)]
pub struct Transaction<DB: Engine> {
    connection: PooledConnection<DB>,
    /// The time from before its connection to its end.
    _span: TraceSpan,
}

impl<DB: Engine> Transaction<DB> {
    pub(in crate::store) async fn commit(mut self) -> sqlx::Result<()> {
        self.connection.commit().await
    }
}

impl<DB: Engine> std::ops::Deref for Transaction<DB> {
    type Target = PooledConnection<DB>;

    fn deref(&self) -> &PooledConnection<DB> {
        &self.connection
    }
}

impl<DB: Engine> std::ops::DerefMut for Transaction<DB> {
    fn deref_mut(&mut self) -> &mut PooledConnection<DB> {
        &mut self.connection
    }
}
