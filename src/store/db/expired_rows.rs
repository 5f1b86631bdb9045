//! Deletion of expired rows.

use sqlx::AssertSqlSafe;

use super::{By, Database};
use crate::{domain::Timestamp, on};

/// Expired rows of a table, in literals of the program.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct ExpiredRows {
    pub table: &'static str,
    /// The primary key.
    pub key: &'static str,
    /// Condition for expired rows at the time `$1`, perhaps with an order.
    pub condition: &'static str,
}

/// Deletes expired rows, at most `limit`. Returns how many. Those that other transactions hold are
/// left for the next time.
pub(in crate::store) async fn delete(
    db: &Database,
    rows: ExpiredRows,
    at: Timestamp,
    limit: i64,
) -> sqlx::Result<u64> {
    let ExpiredRows { table, key, condition } = rows;
    let free = on_postgres(&db.write, "for update skip locked");
    let sql = format!(
        "delete from {table}
          where {key} in (select {key} from {table} where {condition} limit $2 {free})"
    );
    on!(&db.write, pool => sqlx::query(AssertSqlSafe(sql)).bind(at).bind(limit)
        .execute(pool).await.map(|done| done.rows_affected()))
}

/// A clause with which PostgreSQL locks rows. SQLite has one writer, and no such clause.
pub(in crate::store) fn on_postgres<S, P>(db: &By<S, P>, clause: &'static str) -> &'static str {
    match db {
        By::Sqlite(_) => "",
        By::Postgres(_) => clause,
    }
}
