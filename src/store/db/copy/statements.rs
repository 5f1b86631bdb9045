//! The statements that read and write rows of any table, on both databases.

use futures::TryStreamExt;
use sqlx::{AssertSqlSafe, QueryBuilder};

use super::{
    CopyError,
    binary::BinaryRows,
    catalog::CopiedTable,
    cells::{CellRow, ColumnKind, TableSum, bind_cell, read_postgres, read_sqlite},
};
use crate::{
    on,
    store::{accounts::search_text, db::RawConnection},
};

/// The maximum number of values in one statement.
const MAX_VALUES: usize = 1_000;

/// Executes statements of our own without values, and leaves nothing prepared.
pub(super) async fn run(database: &mut RawConnection, sql: &str) -> sqlx::Result<()> {
    let sql = AssertSqlSafe(sql.to_owned());
    on!(database, connection => sqlx::raw_sql(sql).execute(&mut *connection).await.map(drop))
}

/// Reads one number.
pub(super) async fn number(database: &mut RawConnection, sql: &str) -> sqlx::Result<i64> {
    let sql = AssertSqlSafe(sql.to_owned());
    on!(database, connection => sqlx::query_scalar(sql).fetch_one(&mut *connection).await)
}

/// Reads the first text of each row.
pub(super) async fn texts(database: &mut RawConnection, sql: &str) -> sqlx::Result<Vec<String>> {
    let sql = AssertSqlSafe(sql.to_owned());
    on!(database, connection => sqlx::query_scalar(sql).fetch_all(&mut *connection).await)
}

/// Runs a statement that is built from parts, and reads its rows.
macro_rules! fetch {
    ($database:expr, $kinds:expr, $query:ident => $build:expr) => {
        match $database {
            $crate::store::db::By::Sqlite(connection) => {
                let mut $query = sqlx::QueryBuilder::<sqlx::Sqlite>::new("");
                $build;
                let rows = $query.build().fetch_all(&mut *connection).await?;
                let read = $crate::store::db::copy::cells::read_sqlite;
                rows.iter().map(|row| read(row, $kinds)).collect::<sqlx::Result<Vec<_>>>()
            }
            $crate::store::db::By::Postgres(connection) => {
                let mut $query = sqlx::QueryBuilder::<sqlx::Postgres>::new("");
                $build;
                let rows = $query.build().fetch_all(&mut *connection).await?;
                let read = $crate::store::db::copy::cells::read_postgres;
                rows.iter().map(|row| read(row, $kinds)).collect::<sqlx::Result<Vec<_>>>()
            }
        }
    };
}
pub(super) use fetch;

/// Adds the condition that a row has one of these keys.
macro_rules! push_keys {
    ($query:expr, $table:expr, $kinds:expr, $keys:expr) => {
        if !$kinds.is_empty() {
            $query.push(format_args!(" where ({}) in (", $table.names(true, "")));
            $query.push_values($keys, |mut row, key| {
                for (kind, cell) in $kinds.iter().zip(key) {
                    bind_cell!(row, *kind, cell);
                }
            });
            $query.push(")");
        }
    };
}

/// Reads at most this number of rows in the order of their keys, behind that of a row. A table
/// without a key is read whole.
pub(super) async fn page(
    database: &mut RawConnection,
    table: &CopiedTable,
    after: Option<&CellRow>,
    limit: usize,
) -> sqlx::Result<Vec<CellRow>> {
    let (columns, key) = (table.names(false, ""), table.names(true, ""));
    let (kinds, key_kinds) = (table.kinds(), table.key_kinds());

    fetch!(database, &kinds, query => {
        query.push(format_args!("select {columns} from \"{}\"", table.name));
        if let Some(after) = after {
            query.push(format_args!(" where ({key}) > ("));
            let mut places = query.separated(", ");
            for (kind, cell) in key_kinds.iter().zip(after) {
                bind_cell!(places, *kind, cell);
            }
            query.push(")");
        }
        if !key_kinds.is_empty() {
            query.push(format_args!(" order by {key} limit {limit}"));
        }
    })
}

/// Reads the rows of these keys. Of a table without a key, reads all.
pub(super) async fn rows_of_keys(
    database: &mut RawConnection,
    table: &CopiedTable,
    keys: &[CellRow],
) -> sqlx::Result<Vec<CellRow>> {
    let columns = table.names(false, "");
    let (kinds, key_kinds) = (table.kinds(), table.key_kinds());

    let mut found = Vec::new();
    for keys in key_chunks(table, keys) {
        found.extend(fetch!(&mut *database, &kinds, query => {
            query.push(format_args!("select {columns} from \"{}\"", table.name));
            push_keys!(query, table, key_kinds, keys);
        })?);
    }
    Ok(found)
}

/// Deletes the rows of these keys. Of a table without a key, deletes all.
pub(super) async fn delete_keys(
    database: &mut RawConnection,
    table: &CopiedTable,
    keys: &[CellRow],
) -> sqlx::Result<()> {
    let key_kinds = table.key_kinds();
    for keys in key_chunks(table, keys) {
        on!(&mut *database, connection => {
            let mut query = QueryBuilder::new(format!("delete from \"{}\"", table.name));
            push_keys!(query, table, key_kinds, keys);
            query.build().execute(&mut *connection).await.map(drop)
        })?;
    }
    Ok(())
}

fn key_chunks<'k>(table: &CopiedTable, keys: &'k [CellRow]) -> Vec<&'k [CellRow]> {
    if table.key.is_empty() {
        return keys.chunks(keys.len().max(1)).collect();
    }
    keys.chunks(MAX_VALUES / table.key.len()).collect()
}

/// The treatment of a row of which another has a unique value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OnConflict {
    Fail,
    /// Leaves the row out. It is one that has changed since, and is copied with the changes.
    Skip,
}

/// Writes rows, in a transaction that is open.
pub(super) async fn insert(
    database: &mut RawConnection,
    table: &CopiedTable,
    rows: &[CellRow],
    on_conflict: OnConflict,
) -> Result<(), CopyError> {
    if rows.is_empty() {
        return Ok(());
    }
    let RawConnection::Postgres(connection) = &mut *database else {
        return insert_values(database, table, rows, on_conflict).await;
    };

    let statement =
        format!("copy \"{}\" ({}) from stdin (format binary)", table.name, table.names(false, ""));
    let bytes = BinaryRows::of(&table.kinds(), rows)?;
    if on_conflict == OnConflict::Skip {
        sqlx::raw_sql("savepoint before_rows").execute(&mut *connection).await?;
    }
    let mut copy = connection.copy_in_raw(&statement).await?;
    copy.send(bytes.0).await?;
    match copy.finish().await {
        Err(sqlx::Error::Database(error))
            if on_conflict == OnConflict::Skip && error.is_unique_violation() =>
        {
            run(database, "rollback to savepoint before_rows").await?;
            insert_values(database, table, rows, on_conflict).await
        }
        other => Ok(other.map(drop)?),
    }
}

async fn insert_values(
    database: &mut RawConnection,
    table: &CopiedTable,
    rows: &[CellRow],
    on_conflict: OnConflict,
) -> Result<(), CopyError> {
    let last_text = match &mut *database {
        RawConnection::Sqlite(connection) if table.is_search_text() => {
            Some(search_text::last_row(&mut *connection).await?)
        }
        RawConnection::Sqlite(_) | RawConnection::Postgres(_) => None,
    };
    let identities = match &*database {
        RawConnection::Sqlite(_) => "",
        RawConnection::Postgres(_) => "overriding system value ",
    };
    let head = format!("insert into \"{}\" ({}) {identities}", table.name, table.names(false, ""));
    let tail = match on_conflict {
        OnConflict::Fail => "",
        OnConflict::Skip => " on conflict do nothing",
    };
    let kinds: Vec<ColumnKind> = table.kinds();
    let full = (MAX_VALUES / kinds.len()).max(1);

    for rows in rows.chunks(full) {
        on!(&mut *database, connection => {
            let mut query = QueryBuilder::new(head.as_str());
            query.push_values(rows, |mut row, cells| {
                for (kind, cell) in kinds.iter().zip(cells) {
                    bind_cell!(row, *kind, cell);
                }
            });
            query.push(tail);
            // Other lengths seldom recur.
            query.build().persistent(rows.len() == full).execute(&mut *connection).await.map(drop)
        })?;
    }

    if let (RawConnection::Sqlite(connection), Some(last)) = (database, last_text) {
        search_text::index_after(&mut *connection, last).await?;
    }
    Ok(())
}

/// Counts and sums the rows of a table.
pub(super) async fn sum(
    database: &mut RawConnection,
    table: &CopiedTable,
) -> sqlx::Result<TableSum> {
    let sql = AssertSqlSafe(format!("select {} from \"{}\"", table.names(false, ""), table.name));
    let kinds = table.kinds();
    let mut sum = TableSum::default();

    match database {
        RawConnection::Sqlite(connection) => {
            let mut rows = sqlx::query(sql).fetch(&mut *connection);
            while let Some(row) = rows.try_next().await? {
                sum.add(&read_sqlite(&row, &kinds)?);
            }
        }
        RawConnection::Postgres(connection) => {
            let mut rows = sqlx::query(sql).fetch(&mut *connection);
            while let Some(row) = rows.try_next().await? {
                sum.add(&read_postgres(&row, &kinds)?);
            }
        }
    }
    Ok(sum)
}
