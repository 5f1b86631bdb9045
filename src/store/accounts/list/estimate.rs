//! Estimates of the number of matching accounts, where counting would take long.

use super::{
    AccountListQuery,
    predicate::{SqlDialect, push_filter, push_search},
};
use crate::store::{Database, accounts::counts, db::sql::Sql};

/// The number of sampled accounts. With this many, the error is about 2 percentage points at worst.
const SAMPLE_ACCOUNTS: i64 = 2_000;

/// Multiplies the number of accounts by the matching share of a sample, which is the same every
/// time. Without conditions the result is exact.
pub async fn estimate(db: &Database, query: &AccountListQuery<'_>) -> sqlx::Result<i64> {
    if query.filter.is_none() && query.search.is_none() {
        return counts::all(db).await;
    }
    let accounts = counts::approximate(db).await?;
    let dialect = SqlDialect::of(&db.read);
    let mut sql = Sql::default();
    sql.push("select count(*), count(case when 1 = 1");
    if let Some(filter) = &query.filter {
        sql.push(" and ");
        push_filter(&mut sql, filter, dialect);
    }
    if let Some(search) = &query.search {
        sql.push(" and ");
        push_search(&mut sql, search);
    }
    sql.push(" then 1 end)");
    push_sample(&mut sql, dialect, accounts);

    let counted: Vec<(i64, i64)> = sql.fetch_all(&db.read).await?;
    let (sampled, matching) = counted.first().copied().unwrap_or_default();
    Ok(accounts * matching / sampled.max(1))
}

/// Selects the sample. SQLite numbers the rows of search texts, one for each account; PostgreSQL
/// samples pages of the table.
fn push_sample(sql: &mut Sql, dialect: SqlDialect, accounts: i64) {
    match dialect {
        SqlDialect::Sqlite => {
            sql.push(" from account_text s cross join account a");
            sql.push(" where a.id = s.account_id and s.row in (");
            sql.push(
                "with recursive step(n) as (select 1 union all select n + 1 from step where n < ",
            )
            .bind(SAMPLE_ACCOUNTS);
            sql.push(") select n * (select max(row) from account_text) / ")
                .bind(SAMPLE_ACCOUNTS)
                .push(" from step)");
        }
        SqlDialect::Postgres => {
            sql.push(" from account a tablesample system (least(100, 100.0 * ")
                .bind(SAMPLE_ACCOUNTS);
            sql.push(" / ").bind(accounts.max(1)).push(")) repeatable (1)");
        }
    }
}
