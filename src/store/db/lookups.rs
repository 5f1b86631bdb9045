//! Lookups of the few rows that many requests wait for. On SQLite they are answered by the
//! [read threads](super::read_threads), on PostgreSQL through the pool.

use sqlx::{FromRow, Postgres, postgres::PgRow};

use super::{By, connections::ConnectionPool, read_threads::ReadThreads, sql::BoundValue};
use crate::runtime::metrics::catalogue::DATABASE_DURATION;

/// A struct that is read from a row by the names of its columns, by sqlx and by rusqlite:
/// [`from_found_row!`](super::values::from_found_row).
pub(crate) trait FoundRow: for<'r> FromRow<'r, PgRow> + Send + Unpin + 'static {
    /// Reads the struct.
    ///
    /// # Errors
    /// A column that is missing, or that is no value of its type.
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;
}

/// The two ways to find rows.
#[derive(Clone, Debug)]
pub(in crate::store) struct Lookups(pub(super) By<ReadThreads, ConnectionPool<Postgres>>);

impl Lookups {
    /// Finds the row of a statement that selects at most one. It sees every write that was
    /// acknowledged before.
    pub(in crate::store) async fn find<R: FoundRow>(
        &self,
        statement: &'static str,
        values: Vec<BoundValue>,
    ) -> sqlx::Result<Option<R>> {
        Ok(self.list(statement, values).await?.pop())
    }

    /// Finds the few rows of a statement, as [`Self::find`] does.
    pub(in crate::store) async fn list<R: FoundRow>(
        &self,
        statement: &'static str,
        values: Vec<BoundValue>,
    ) -> sqlx::Result<Vec<R>> {
        let _timer = DATABASE_DURATION.start(["lookup"]);
        match &self.0 {
            By::Sqlite(threads) => threads.list(statement, values).await,
            By::Postgres(pool) => {
                let mut query = sqlx::query_as::<Postgres, R>(statement);
                for value in values {
                    query = match value {
                        BoundValue::Text(text) => query.bind(text),
                        BoundValue::Integer(integer) => query.bind(integer),
                        BoundValue::Id(id) => query.bind(id),
                    };
                }
                query.fetch_all(pool).await
            }
        }
    }
}
