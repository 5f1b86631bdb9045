//! About how many accounts fit, where to count them all would take long.

use super::{
    AccountListQuery,
    predicate::{Dialect, contains, holds},
};
use crate::store::{Database, accounts::counts, db::sql::Sql};

/// How many accounts are looked at. With so many, the error is about 2 points of a hundred at worst.
const SAMPLE: i64 = 2_000;

/// All accounts, times the share that fits of some that lie apart; the same ones each time. Without conditions it is exact.
pub async fn estimate(db: &Database, listing: &AccountListQuery<'_>) -> sqlx::Result<i64> {
    if listing.filter.is_none() && listing.search.is_none() {
        return counts::all(db).await;
    }
    let accounts = counts::about(db).await?;
    let dialect = Dialect::of(&db.read);
    let mut sql = Sql::default();
    sql.push("select count(*), count(case when 1 = 1");
    if let Some(filter) = &listing.filter {
        sql.push(" and ");
        holds(&mut sql, filter, dialect);
    }
    if let Some(search) = &listing.search {
        sql.push(" and ");
        contains(&mut sql, search);
    }
    sql.push(" then 1 end)");
    sample(&mut sql, dialect, accounts);
    let counted: Vec<(i64, i64)> = sql.fetch_all(&db.read).await?;
    let (looked_at, fitting) = counted.first().copied().unwrap_or_default();
    Ok(accounts * fitting / looked_at.max(1))
}

/// SQLite numbers the rows of texts, one for each account; PostgreSQL draws pages of the table by itself.
fn sample(sql: &mut Sql, dialect: Dialect, accounts: i64) {
    match dialect {
        Dialect::Sqlite => {
            sql.push(" from account_text s cross join account a where a.id = s.account_id and s.row in (");
            sql.push("with recursive step(n) as (select 1 union all select n + 1 from step where n < ").bind(SAMPLE);
            sql.push(") select n * (select max(row) from account_text) / ").bind(SAMPLE).push(" from step)");
        }
        Dialect::Postgres => {
            sql.push(" from account a tablesample system (least(100, 100.0 * ").bind(SAMPLE);
            sql.push(" / ").bind(accounts.max(1)).push(")) repeatable (1)");
        }
    }
}
