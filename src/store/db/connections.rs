//! Connections that are thrown away when what happened on them makes them useless.
//!
//! sqlx keeps a connection in its pool as long as it answers. It also answers when SQLite took a transaction back by itself,
//! because the disk was full, and when a PostgreSQL server became a standby: then every later write would fail. So each
//! statement runs on a [`Connection`], which notes how it ended.

use sqlx::{Database, Executor, Pool, Postgres, Sqlite, pool::PoolConnection};

use super::{failure::Failure, postgres::PrimaryServer};

/// A database whose connections are kept in a pool.
pub trait Engine: Database {
    /// What a transaction that may write begins with.
    const BEGIN: &'static str;

    /// What finds the server, where there can be more than one.
    type Finder: Clone + std::fmt::Debug + Send + Sync + 'static;

    /// A connection that is fit for use.
    fn acquire(
        pool: &Pool<Self>,
        finder: &Self::Finder,
    ) -> impl Future<Output = sqlx::Result<PoolConnection<Self>>> + Send;

    /// Told that a connection was of no use.
    fn suspect(finder: &Self::Finder, failure: Failure);

    /// Runs a statement that gives no rows.
    fn run(connection: &mut Self::Connection, sql: &'static str) -> impl Future<Output = sqlx::Result<()>> + Send;
}

impl Engine for Sqlite {
    // A plain `begin` would take the lock at the first write, and fail if somebody wrote since it read.
    const BEGIN: &'static str = "begin immediate";

    type Finder = ();

    async fn acquire(pool: &Pool<Self>, (): &()) -> sqlx::Result<PoolConnection<Self>> {
        pool.acquire().await
    }

    fn suspect((): &(), _: Failure) {}

    async fn run(connection: &mut Self::Connection, sql: &'static str) -> sqlx::Result<()> {
        connection.execute(sql).await.map(drop)
    }
}

impl Engine for Postgres {
    const BEGIN: &'static str = "begin";

    type Finder = std::sync::Arc<PrimaryServer>;

    async fn acquire(pool: &Pool<Self>, primary: &Self::Finder) -> sqlx::Result<PoolConnection<Self>> {
        primary.acquire(pool).await
    }

    fn suspect(primary: &Self::Finder, failure: Failure) {
        primary.suspect(failure);
    }

    async fn run(connection: &mut Self::Connection, sql: &'static str) -> sqlx::Result<()> {
        connection.execute(sql).await.map(drop)
    }
}

/// A pool of connections.
#[derive(Debug)]
pub struct Connections<DB: Engine> {
    pool: Pool<DB>,
    finder: DB::Finder,
    /// Whether each statement is a transaction, because two transactions may be in two sessions.
    one_transaction_each: bool,
}

impl<DB: Engine> Clone for Connections<DB> {
    fn clone(&self) -> Self {
        let Self { pool, finder, one_transaction_each } = self;
        Self { pool: pool.clone(), finder: finder.clone(), one_transaction_each: *one_transaction_each }
    }
}

impl<DB: Engine> Connections<DB> {
    pub(in crate::store) fn new(pool: Pool<DB>, finder: DB::Finder) -> Self {
        Self { pool, finder, one_transaction_each: false }
    }

    pub(in crate::store) fn one_transaction_each(self, one_transaction_each: bool) -> Self {
        Self { one_transaction_each, ..self }
    }

    pub(in crate::store) async fn acquire(&self) -> sqlx::Result<Connection<DB>> {
        let connection = DB::acquire(&self.pool, &self.finder).await?;
        let unnamed = self.one_transaction_each;
        Ok(Connection { pooled: Some(connection), finder: self.finder.clone(), unnamed, open: false, useless: false })
    }

    /// Begins a transaction that may write.
    pub(in crate::store) async fn begin(&self) -> sqlx::Result<Transaction<DB>> {
        let mut connection = self.acquire().await?;
        connection.begin(DB::BEGIN).await?;
        Ok(Transaction(connection))
    }

    /// A connection for one statement.
    pub(in crate::store) async fn acquire_for_one(&self) -> sqlx::Result<Connection<DB>> {
        let mut connection = self.acquire().await?;
        if self.one_transaction_each {
            connection.begin("begin").await?;
        }
        Ok(connection)
    }

    pub(in crate::store) fn is_closed(&self) -> bool {
        self.pool.is_closed()
    }

    pub(in crate::store) async fn close(&self) {
        self.pool.close().await;
    }
}

/// A connection for a while. It goes back to its pool, unless a statement failed in a way that makes it useless.
#[derive(Debug)]
pub struct Connection<DB: Engine> {
    /// None only while it is dropped.
    pooled: Option<PoolConnection<DB>>,
    finder: DB::Finder,
    /// Whether statements have no names, because another session would not know them.
    pub(in crate::store) unnamed: bool,
    /// In a transaction that was not committed.
    open: bool,
    useless: bool,
}

impl<DB: Engine> Connection<DB> {
    pub(in crate::store) fn get(&mut self) -> sqlx::Result<&mut DB::Connection> {
        // Behind a transaction that ended by itself a statement would stand alone, and stay.
        self.pooled.as_deref_mut().filter(|_| !self.useless).ok_or(sqlx::Error::WorkerCrashed)
    }

    async fn begin(&mut self, sql: &'static str) -> sqlx::Result<()> {
        // Before the statement: whoever does not wait for its end leaves a transaction behind all the same.
        self.open = true;
        let begun = self.run(sql).await;
        self.open = begun.is_ok();
        begun
    }

    /// Ends the transaction, if there is one.
    pub(in crate::store) async fn commit(&mut self) -> sqlx::Result<()> {
        if self.open {
            self.run("commit").await?;
            self.open = false;
        }
        Ok(())
    }

    async fn run(&mut self, sql: &'static str) -> sqlx::Result<()> {
        let done = DB::run(self.get()?, sql).await;
        self.note(done)
    }

    /// Notes how a statement ended.
    pub(in crate::store) fn note<T>(&mut self, done: sqlx::Result<T>) -> sqlx::Result<T> {
        if let Err(error) = &done {
            let failure = Failure::of(error);
            if failure.ends_connection() {
                DB::suspect(&self.finder, failure);
            }
            self.useless |= failure.ends_connection() || (self.open && failure.passes());
        }
        done
    }
}

impl<DB: Engine> Drop for Connection<DB> {
    fn drop(&mut self) {
        let Some(mut connection) = self.pooled.take() else { return };
        if self.useless {
            // The transaction, if there is one still, ends with it.
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

/// A transaction: it is taken back unless it is committed.
#[derive(Debug)]
pub struct Transaction<DB: Engine>(Connection<DB>);

impl<DB: Engine> Transaction<DB> {
    pub(in crate::store) async fn commit(mut self) -> sqlx::Result<()> {
        self.0.commit().await
    }
}

impl<DB: Engine> std::ops::Deref for Transaction<DB> {
    type Target = Connection<DB>;

    fn deref(&self) -> &Connection<DB> {
        &self.0
    }
}

impl<DB: Engine> std::ops::DerefMut for Transaction<DB> {
    fn deref_mut(&mut self) -> &mut Connection<DB> {
        &mut self.0
    }
}
