//! Lookups of the few rows that many requests wait for. On SQLite they are answered by the
//! [read threads](super::read_threads), on PostgreSQL through the pool.

use sqlx::{
    FromRow, Postgres,
    postgres::{PgArguments, PgRow},
    query::QueryAs,
};

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
    /// Finds the first row of a statement, which is not run beyond it. It sees every write that was
    /// acknowledged before.
    pub(in crate::store) async fn find<R: FoundRow>(
        &self,
        statement: &'static str,
        values: Vec<BoundValue>,
    ) -> sqlx::Result<Option<R>> {
        let _timer = DATABASE_DURATION.start(["lookup"]);
        match &self.0 {
            By::Sqlite(threads) => Ok(threads.list(statement, values, 1).await?.pop()),
            By::Postgres(pool) => query(statement, values).fetch_optional(pool).await,
        }
    }

    /// Finds the few rows of a statement, as [`Self::find`] does.
    pub(in crate::store) async fn list<R: FoundRow>(
        &self,
        statement: &'static str,
        values: Vec<BoundValue>,
    ) -> sqlx::Result<Vec<R>> {
        let _timer = DATABASE_DURATION.start(["lookup"]);
        match &self.0 {
            By::Sqlite(threads) => threads.list(statement, values, usize::MAX).await,
            By::Postgres(pool) => query(statement, values).fetch_all(pool).await,
        }
    }
}

fn query<R: FoundRow>(
    statement: &'static str,
    values: Vec<BoundValue>,
) -> QueryAs<'static, Postgres, R, PgArguments> {
    let query = sqlx::query_as::<Postgres, R>(statement);
    values.into_iter().fold(query, |query, value| match value {
        BoundValue::Text(text) => query.bind(text),
        BoundValue::Integer(integer) => query.bind(integer),
        BoundValue::Id(id) => query.bind(id),
    })
}
