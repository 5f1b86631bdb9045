//! The rows of a PostgreSQL database, as they were at one moment.

use std::collections::{BTreeMap, BTreeSet};

use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use sqlx::{AssertSqlSafe, Postgres, Row, Transaction, postgres::PgRow};

use super::{DatabaseContents, TableContents};
use crate::{
    config::database::PostgresUrl,
    store::{
        StoreError,
        db::{OpenError, migrations, postgres},
    },
};

/// A transaction that sees the database as it was when it began.
#[derive(Debug)]
pub struct PostgresSnapshot {
    tx: Transaction<'static, Postgres>,
    pub contents: DatabaseContents,
}

impl PostgresSnapshot {
    /// # Errors
    /// The database cannot be reached or read.
    pub async fn begin(url: &PostgresUrl) -> Result<Self, OpenError> {
        let (pool, _) = postgres::find(url, "vestibule backup").await?;
        let begin = "begin transaction isolation level repeatable read read only";
        let mut tx = pool.begin_with(begin).await?;
        run(&mut tx, NO_TIMEOUTS).await?;
        let contents = read_contents(&mut tx).await?;
        Ok(Self { tx, contents })
    }

    /// The rows of a table in the text format of `COPY`. No row is in two items.
    ///
    /// # Errors
    /// The statement is refused.
    pub async fn rows(
        &mut self,
        table: &TableContents,
    ) -> Result<BoxStream<'_, Result<impl AsRef<[u8]> + use<>, StoreError>>, StoreError> {
        let copy = format!("copy {} to stdout", target(table));
        Ok(self.tx.copy_out_raw(&copy).await?.boxed())
    }
}

/// Time-outs that are for statements of requests.
pub(super) const NO_TIMEOUTS: &str = "set local statement_timeout = 0;
     set local idle_in_transaction_session_timeout = 0;";

/// The table and its columns, as `COPY` names them.
pub(super) fn target(table: &TableContents) -> String {
    format!("{} ({})", quoted(&table.name), list_of(&table.columns))
}

/// The names, quoted and with commas between them.
pub(super) fn list_of(names: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let names: Vec<_> = names.into_iter().map(|name| quoted(name.as_ref())).collect();
    names.join(", ")
}

/// An identifier of SQL.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Runs statements without values.
pub(super) async fn run(
    tx: &mut Transaction<'static, Postgres>,
    sql: impl Into<String>,
) -> sqlx::Result<()> {
    sqlx::raw_sql(AssertSqlSafe(sql.into())).execute(&mut **tx).await.map(drop)
}

/// Fetches rows without values, by a protocol that poolers let pass.
pub(super) async fn fetch(
    tx: &mut Transaction<'static, Postgres>,
    sql: impl Into<String>,
) -> sqlx::Result<Vec<PgRow>> {
    sqlx::raw_sql(AssertSqlSafe(sql.into())).fetch(&mut **tx).try_collect().await
}

/// The tables of ours that exist in the current schema. Others may be beside them.
pub(super) async fn existing_tables(
    tx: &mut Transaction<'static, Postgres>,
) -> sqlx::Result<BTreeSet<String>> {
    let rows = fetch(
        tx,
        "select relname::text from pg_class
          where relkind = 'r' and relnamespace = to_regnamespace(current_schema()::text)",
    )
    .await?;
    let names = rows.iter().map(|row| row.try_get(0)).collect::<sqlx::Result<Vec<String>>>()?;
    let ours = migrations::postgres_tables();
    Ok(names.into_iter().filter(|name| ours.contains(name.as_str())).collect())
}

async fn read_contents(tx: &mut Transaction<'static, Postgres>) -> sqlx::Result<DatabaseContents> {
    let mut existing = existing_tables(tx).await?;
    if !existing.remove(migrations::TABLE) {
        return Ok(DatabaseContents::default());
    }
    let applied =
        fetch(tx, "select version from _sqlx_migrations where success order by version").await?;
    let migrations = applied.iter().map(|row| row.try_get(0)).collect::<sqlx::Result<_>>()?;

    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let found = fetch(
        tx,
        "select c.relname::text, a.attname::text
           from pg_attribute a join pg_class c on c.oid = a.attrelid
          where c.relnamespace = to_regnamespace(current_schema()::text) and c.relkind = 'r'
            and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          order by c.relname, a.attnum",
    );
    for row in found.await? {
        columns.entry(row.try_get(0)?).or_default().push(row.try_get(1)?);
    }

    let mut tables = Vec::new();
    for name in in_order(existing, &references(tx).await?) {
        let count = fetch(tx, format!("select count(*) from {}", quoted(&name))).await?;
        let rows = count.first().map_or(Ok(0), |row| row.try_get::<i64, _>(0))?.unsigned_abs();
        let columns = columns.remove(&name).unwrap_or_default();
        tables.push(TableContents { name, rows, columns });
    }
    Ok(DatabaseContents { migrations, tables })
}

/// Pairs of a table and one that it refers to.
async fn references(
    tx: &mut Transaction<'static, Postgres>,
) -> sqlx::Result<Vec<(String, String)>> {
    let rows = fetch(
        tx,
        "select a.relname::text, b.relname::text
           from pg_constraint f join pg_class a on a.oid = f.conrelid
                                join pg_class b on b.oid = f.confrelid
          where f.contype = 'f' and a.oid <> b.oid",
    );
    rows.await?.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

/// The tables, each after those that it refers to.
fn in_order(mut left: BTreeSet<String>, references: &[(String, String)]) -> Vec<String> {
    let mut ordered = Vec::new();
    while let Some(first) = left.first().cloned() {
        let is_free = |table: &&String| {
            let mut of_table = references.iter().filter(|(from, _)| from == *table);
            !of_table.any(|(_, to)| left.contains(to))
        };
        // Tables that refer to each other are left in the order of their names.
        let next = left.iter().find(is_free).cloned().unwrap_or(first);
        left.remove(&next);
        ordered.push(next);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn a_table_comes_after_those_that_it_refers_to() {
        let tables = ["account", "consent", "session", "zone"].map(str::to_owned);
        let references = [("account", "zone"), ("consent", "session"), ("session", "account")]
            .map(|(from, to)| (from.to_owned(), to.to_owned()));
        let ordered = in_order(tables.into(), &references);
        assert_eq!(ordered, ["zone", "account", "session", "consent"]);

        let circle = [("a", "b"), ("b", "a")].map(|(from, to)| (from.to_owned(), to.to_owned()));
        assert_eq!(in_order(["a", "b"].map(str::to_owned).into(), &circle), ["a", "b"]);
    }
}
