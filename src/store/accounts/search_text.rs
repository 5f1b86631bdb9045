//! The search text of accounts, which the search parameter `q` reads.

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
    let last: i64 = match &mut *tx {
        By::Sqlite(tx) => {
            sqlx::query_scalar("select coalesce(max(row), 0) from account_text")
                .fetch_one(&mut **tx)
                .await?
        }
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
        By::Sqlite(tx) => sqlx::query(
            "insert into account_trigram (rowid, text)
                 select row, text from account_text where row > $1",
        )
        .bind(last)
        .execute(&mut **tx)
        .await
        .map(drop),
        By::Postgres(_) => Ok(()),
    }
}
