//! The search text of accounts, which the search parameter `q` reads.

use sqlx::{Executor, Sqlite};

use crate::{
    domain::AccountId,
    store::{
        Tx,
        db::{
            By,
            bulk_insert::{ColumnValue, insert},
        },
    },
};

/// Stores the texts, replacing earlier ones.
///
/// SQLite keeps the trigrams of all texts in a separate table. One statement for all new texts
/// fills it ten times as fast as a trigger for each would, so only changed and deleted texts have
/// triggers.
pub(in crate::store) async fn put(tx: &mut Tx, texts: &[(AccountId, &str)]) -> sqlx::Result<()> {
    let last = match &mut *tx {
        By::Sqlite(tx) => last_row(&mut **tx).await?,
        By::Postgres(_) => 0,
    };

    let rows: Vec<_> =
        texts.iter().map(|(id, text)| [ColumnValue::Id(*id), ColumnValue::Text(text)]).collect();
    insert(
        tx,
        "insert into account_text (account_id, text) ",
        " on conflict (account_id) do update set text = excluded.text
           where account_text.text <> excluded.text",
        &rows,
    )
    .await?;
    match tx {
        By::Sqlite(tx) => index_after(&mut **tx, last).await,
        By::Postgres(_) => Ok(()),
    }
}

/// The last row of the texts in SQLite.
pub(in crate::store) async fn last_row<'c>(
    connection: impl Executor<'c, Database = Sqlite>,
) -> sqlx::Result<i64> {
    sqlx::query_scalar("select coalesce(max(row), 0) from account_text").fetch_one(connection).await
}

/// Fills the table of trigrams in SQLite with the texts behind this row.
pub(in crate::store) async fn index_after<'c>(
    connection: impl Executor<'c, Database = Sqlite>,
    row: i64,
) -> sqlx::Result<()> {
    let sql = "insert into account_trigram (rowid, text)
               select row, text from account_text where row > $1";
    sqlx::query(sql).bind(row).execute(connection).await.map(drop)
}
