//! The rows of an account in the index tables.

use sqlx::QueryBuilder;

use super::search_text;
use crate::{
    domain::{AccountId, AccountIndex},
    on,
    store::Tx,
};

/// Replaces the index keys that the account had before. Returns its unique keys that another
/// account has.
pub(in crate::store) async fn reindex(
    tx: &mut Tx,
    id: AccountId,
    before: &[(String, String)],
    index: &AccountIndex,
) -> sqlx::Result<Vec<(String, String)>> {
    for (field, value) in before.iter().filter(|key| !index.indexed.contains(key)) {
        on!(tx, tx => sqlx::query(
            "delete from account_field where field = $1 and value = $2 and account_id = $3",
        ).bind(field).bind(value).bind(id).execute(&mut **tx).await.map(drop))?;
    }
    // All keys: a field that has become indexed has no key in the index yet.
    insert_keys(tx, id, &index.indexed).await?;

    on!(tx, tx => sqlx::query("delete from account_unique where account_id = $1")
        .bind(id).execute(&mut **tx).await.map(drop))?;
    search_text::put(tx, &[(id, &index.text)]).await?;
    insert_unique(tx, id, &index.unique).await
}

async fn insert_keys(tx: &mut Tx, id: AccountId, keys: &[(String, String)]) -> sqlx::Result<()> {
    if keys.is_empty() {
        return Ok(());
    }
    on!(tx, tx => {
        let mut query = QueryBuilder::new("insert into account_field (field, value, account_id) ");
        query.push_values(keys, |mut row, (field, value)| {
            row.push_bind(field).push_bind(value).push_bind(id);
        });
        query.push(" on conflict do nothing").build().execute(&mut **tx).await.map(drop)
    })
}

async fn insert_unique(
    tx: &mut Tx,
    id: AccountId,
    keys: &[(String, String)],
) -> sqlx::Result<Vec<(String, String)>> {
    let mut taken = Vec::new();
    for key @ (field, value) in keys {
        let new = on!(tx, tx => sqlx::query(
            "insert into account_unique (field, value, account_id) values ($1, $2, $3)
                 on conflict do nothing",
        ).bind(field).bind(value).bind(id)
            .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
        if !new {
            taken.push(key.clone());
        }
    }
    Ok(taken)
}
