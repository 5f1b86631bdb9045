//! The comparison of all tables of two databases.

use super::{
    CopyError, CopyRun, CopyStep,
    catalog::CopiedTable,
    cells::TableSum,
    statements::{run, sum},
};
use crate::store::db::RawConnection;

impl CopyRun<'_> {
    /// Compares every table by the number and the hashes of its rows, at one moment of the source.
    pub(super) async fn verify(mut self) -> Result<Self, CopyError> {
        begin_snapshot(&mut self.from).await?;
        self = self.compare().await?;
        run(&mut self.from, "commit").await?;
        Ok(self)
    }

    /// Compares every table in the transaction that is open. Both databases are read at once.
    pub(super) async fn compare(mut self) -> Result<Self, CopyError> {
        let tables = self.tables.len();
        for at in 0..tables {
            (self.report)(CopyStep::Verifying { table: at + 1, tables });
            let table = self.tables[at].clone();
            let source = tokio::spawn(sum_of(self.from, table.clone()));
            let target = tokio::spawn(sum_of(self.to, table.clone()));

            let failed = |_| CopyError::Database(sqlx::Error::WorkerCrashed);
            let (from, source) = source.await.map_err(failed)?;
            let (to, target) = target.await.map_err(failed)?;
            (self.from, self.to) = (from, to);
            if source? != target? {
                return Err(CopyError::Different(table.name));
            }
        }
        Ok(self)
    }
}

async fn sum_of(
    mut database: RawConnection,
    table: CopiedTable,
) -> (RawConnection, sqlx::Result<TableSum>) {
    let sum = sum(&mut database, &table).await;
    (database, sum)
}

/// Begins a transaction that sees the database as it is at its first statement.
pub(super) async fn begin_snapshot(database: &mut RawConnection) -> sqlx::Result<()> {
    let sql = match database {
        RawConnection::Sqlite(_) => "begin",
        RawConnection::Postgres(_) => "begin isolation level repeatable read read only",
    };
    run(database, sql).await
}
