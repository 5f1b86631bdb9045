//! Statements over thousands of rows of values.

use serde_json::{Map, Value};
use sqlx::{
    FromRow, QueryBuilder,
    postgres::PgRow,
    sqlite::SqliteRow,
    types::{Json, Uuid},
};

use super::Tx;
use crate::{domain::Timestamp, on};

/// One value of a row.
#[derive(Debug)]
pub(super) enum Cell<'a> {
    Id(Uuid),
    Text(&'a str),
    Owned(String),
    Maybe(Option<&'a str>),
    Time(Option<Timestamp>),
    Json(&'a Map<String, Value>),
}

/// The most values in one statement. SQLite takes 32,766, PostgreSQL 65,535; but the fewer, the less memory until they are
/// written.
const MOST_VALUES: usize = 12_000;

macro_rules! statement {
    ($head:expr, $tail:expr, $rows:expr) => {{
        let mut query = QueryBuilder::new($head);
        query.push_values($rows, |mut row, cells| {
            for cell in cells {
                match cell {
                    Cell::Id(id) => row.push_bind(*id),
                    Cell::Text(text) => row.push_bind(*text),
                    Cell::Owned(text) => row.push_bind(text.as_str()),
                    Cell::Maybe(text) => row.push_bind(*text),
                    Cell::Time(time) => row.push_bind(*time),
                    Cell::Json(json) => row.push_bind(Json(*json)),
                };
            }
        });
        query.push($tail);
        query
    }};
}

/// Runs `{head} values (…), (…) {tail}` for all rows, in as few statements as they fit in. None is remembered: each is megabytes
/// once it is prepared, and few come twice.
pub(super) async fn insert<const N: usize>(
    tx: &mut Tx,
    head: &'static str,
    tail: &'static str,
    rows: &[[Cell<'_>; N]],
) -> sqlx::Result<()> {
    for rows in rows.chunks(MOST_VALUES / N) {
        on!(&mut *tx, tx => statement!(head, tail, rows).build().persistent(false).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

/// The same, for statements that answer.
pub(super) async fn fetch<T, const N: usize>(
    tx: &mut Tx,
    head: &'static str,
    tail: &'static str,
    rows: &[[Cell<'_>; N]],
) -> sqlx::Result<Vec<T>>
where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    let mut answers = Vec::new();
    for rows in rows.chunks(MOST_VALUES / N) {
        answers.extend(on!(&mut *tx, tx => statement!(head, tail, rows).build_query_as().persistent(false).fetch_all(&mut **tx).await)?);
    }
    Ok(answers)
}
