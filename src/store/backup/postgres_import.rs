//! The way of a backup's rows into a PostgreSQL database, in one transaction.

use std::{collections::BTreeMap, time::Duration};

use sqlx::{Postgres, Row, Transaction};

use super::{
    DatabaseContents, TableContents,
    postgres::{NO_TIMEOUTS, existing_tables, fetch, list_of, quoted, run, target},
};
use crate::{
    config::database::PostgresUrl,
    store::{
        StoreError,
        db::{OpenError, migrations, postgres},
    },
};

/// The place for the rows.
#[derive(Clone, Debug)]
pub enum ImportPlace {
    /// A database without our tables.
    Empty,
    /// A database whose tables of ours are dropped.
    Replaced,
    /// A new schema of this name, beside the tables of the database.
    Schema(String),
}

/// A failure of an import. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("the database has tables of Vestibule already")]
    NotEmpty,
    #[error("{0} connections of Vestibule to the database are open: stop every server first")]
    InUse(i64),
    #[error("the backup has {found} rows of {table} instead of {expected}")]
    RowsMissing { table: String, expected: u64, found: u64 },
}

/// An import that was begun.
#[derive(Debug)]
pub struct PostgresImport {
    tx: Transaction<'static, Postgres>,
    /// The number of rows by table.
    received: BTreeMap<String, u64>,
}

/// Number of looks for other connections, because those of a stopped server may take a moment.
const USE_CHECKS: usize = 20;

impl PostgresImport {
    /// Makes the tables of the contents, without rows.
    ///
    /// # Errors
    /// The database cannot be reached, or is not as the place says.
    pub async fn begin(
        url: &PostgresUrl,
        place: &ImportPlace,
        contents: &DatabaseContents,
    ) -> Result<Self, ImportError> {
        let (pool, server) = postgres::find(url, "vestibule restore").await?;
        postgres::check_encoding(&server).await?;
        let mut tx = pool.begin().await?;
        run(&mut tx, NO_TIMEOUTS).await?;
        // From here on, a server that starts waits for the tables.
        postgres::lock_migrations(&mut tx).await?;

        match place {
            ImportPlace::Schema(name) => {
                let name = quoted(name);
                run(&mut tx, format!("create schema {name}; set local search_path to {name};"))
                    .await?;
            }
            ImportPlace::Empty | ImportPlace::Replaced => {
                refuse_used(&mut tx).await?;
                let tables = existing_tables(&mut tx).await?;
                if !tables.is_empty() && matches!(place, ImportPlace::Empty) {
                    return Err(ImportError::NotEmpty);
                }
                if !tables.is_empty() {
                    run(&mut tx, format!("drop table {} cascade", list_of(&tables))).await?;
                }
            }
        }

        let migrator = migrations::postgres_of(&contents.migrations).map_err(OpenError::from)?;
        postgres::migrate_within(&mut tx, migrator, url.is_pooled).await?;
        // Some migrations write rows, which the backup has, too.
        let tables = contents.tables.iter().map(|table| &table.name);
        run(&mut tx, format!("truncate {}", list_of(tables))).await?;
        Ok(Self { tx, received: BTreeMap::new() })
    }

    /// Writes whole rows in the text format of `COPY`.
    ///
    /// # Errors
    /// The database refuses them.
    pub async fn write(&mut self, table: &TableContents, rows: &[u8]) -> Result<(), StoreError> {
        let statement = format!("copy {} from stdin", target(table));
        let mut copy = self.tx.copy_in_raw(&statement).await?;
        copy.send(rows).await?;
        *self.received.entry(table.name.clone()).or_default() += copy.finish().await?;
        Ok(())
    }

    /// Ends the import, if all rows of the contents are there.
    ///
    /// # Errors
    /// Rows are missing, or the database refuses.
    pub async fn commit(mut self, contents: &DatabaseContents) -> Result<(), ImportError> {
        for table in &contents.tables {
            let found = self.received.get(&table.name).copied().unwrap_or_default();
            if found != table.rows {
                let (table, expected) = (table.name.clone(), table.rows);
                return Err(ImportError::RowsMissing { table, expected, found });
            }
        }
        postgres::advance_identities(&mut self.tx).await?;
        Ok(self.tx.commit().await?)
    }
}

/// Drops a schema that an import has made.
///
/// # Errors
/// The database cannot be reached, or refuses.
pub async fn drop_schema(url: &PostgresUrl, name: &str) -> Result<(), OpenError> {
    let (pool, _) = postgres::find(url, "vestibule backup").await?;
    let mut tx = pool.begin().await?;
    run(&mut tx, format!("drop schema {} cascade", quoted(name))).await?;
    Ok(tx.commit().await?)
}

async fn refuse_used(tx: &mut Transaction<'static, Postgres>) -> Result<(), ImportError> {
    let mut count = 0;
    for _ in 0..USE_CHECKS {
        let rows = fetch(
            tx,
            "select count(*) from pg_stat_activity
              where datname = current_database() and application_name = 'vestibule'",
        );
        count = rows.await?.first().map_or(Ok(0), |row| row.try_get(0))?;
        if count == 0 {
            return Ok(());
        }
        // The statistics are read once in a transaction, unless they are cleared.
        run(tx, "select pg_stat_clear_snapshot()").await?;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(ImportError::InUse(count))
}
