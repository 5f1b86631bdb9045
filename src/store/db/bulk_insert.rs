//! Statements over thousands of rows of values.

use futures::future::join;
use sqlx::{FromRow, QueryBuilder, postgres::PgRow, sqlite::SqliteRow, types::Json};

use crate::{
    domain::{AccountId, Timestamp, account::index_key::IndexKeys, text::storable::replace_nul},
    on,
    store::Tx,
};

/// One value of a row.
#[derive(Debug)]
pub(in crate::store) enum ColumnValue<'a> {
    Id(AccountId),
    Text(&'a str),
    Owned(String),
    Maybe(Option<&'a str>),
    Time(Option<Timestamp>),
    Json(&'a IndexKeys),
}

/// The maximum number of values in one statement. Full statements recur and are cached, so a
/// statement need not be long to be cheap; and a shorter one takes less memory.
const MAX_VALUES: usize = 1_000;

macro_rules! statement {
    ($head:expr, $tail:expr, $rows:expr) => {{
        let mut query = QueryBuilder::new($head);
        query.push_values($rows, |mut row, cells| {
            for cell in cells {
                match cell {
                    ColumnValue::Id(id) => row.push_bind(*id),
                    ColumnValue::Text(text) => row.push_bind(replace_nul(text)),
                    ColumnValue::Owned(text) => row.push_bind(replace_nul(text)),
                    ColumnValue::Maybe(text) => row.push_bind(text.map(replace_nul)),
                    ColumnValue::Time(time) => row.push_bind(*time),
                    ColumnValue::Json(json) => row.push_bind(Json(*json)),
                };
            }
        });
        query.push($tail);
        query
    }};
}

/// Runs `{head} values (…), (…) {tail}` for all rows, in as few statements as possible. Only full
/// statements are cached: other lengths seldom recur. While the database runs one, the next is
/// built. Returns the number of affected rows.
pub(in crate::store) async fn insert<const N: usize>(
    tx: &mut Tx,
    head: &'static str,
    tail: &'static str,
    rows: &[[ColumnValue<'_>; N]],
) -> sqlx::Result<u64> {
    let mut affected = 0;
    let full_length = MAX_VALUES / N;
    on!(tx, tx => {
        let mut parts = rows
            .chunks(full_length)
            .map(|rows| (rows.len() == full_length, statement!(head, tail, rows)));
        let mut next = parts.next();

        while let Some((is_full, mut statement)) = next {
            let running = statement.build().persistent(is_full).execute(&mut **tx);
            let (done, following) = join(running, async { parts.next() }).await;
            affected += done?.rows_affected();
            next = following;
        }
    });
    Ok(affected)
}

/// Runs statements that return rows, in the same way.
pub(in crate::store) async fn fetch<T, const N: usize>(
    tx: &mut Tx,
    head: &'static str,
    tail: &'static str,
    rows: &[[ColumnValue<'_>; N]],
) -> sqlx::Result<Vec<T>>
where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    let mut answers = Vec::new();
    let full_length = MAX_VALUES / N;

    for rows in rows.chunks(full_length) {
        let is_full = rows.len() == full_length;
        answers.extend(on!(&mut *tx, tx => {
            statement!(head, tail, rows)
                .build_query_as()
                .persistent(is_full)
                .fetch_all(&mut **tx)
                .await
        })?);
    }
    Ok(answers)
}
