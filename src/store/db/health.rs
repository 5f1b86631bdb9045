//! Checks that the database accepts writes, and has the tables of this version.

use super::{By, Database, copy::gate, group_commit::GroupCommitWork, migrations};
use crate::store::Db;

impl Database {
    /// Checks that the database accepts writes, by a small write. Concurrent checks share one.
    pub async fn check(&self) -> sqlx::Result<()> {
        self.health.submit(()).await
    }

    /// True if the tables are those of this version, or of a later one.
    pub async fn is_migrated(&self) -> sqlx::Result<bool> {
        let applied: Option<i64> = crate::on!(&self.read, pool => sqlx::query_scalar(
            "select max(version) from _sqlx_migrations where success",
        ).fetch_one(pool).await)?;
        Ok(applied >= migrations::newest_version())
    }
}

/// The write of a health check.
#[derive(Debug)]
pub(in crate::store) struct HealthWrite(pub Db);

impl GroupCommitWork for HealthWrite {
    const NAME: &'static str = "health";

    type Item = ();
    type Output = ();

    async fn run(&self, items: &[()]) -> sqlx::Result<Vec<()>> {
        match &self.0 {
            // Writes a page to the log, for which a full disk has no room.
            By::Sqlite(pool) => {
                sqlx::query("pragma user_version = 0").execute(pool).await?;
                gate::check_open(pool).await
            }
            // Refused by a server that accepts no writes.
            By::Postgres(pool) => {
                sqlx::query("delete from handoff where 1 = 0").execute(pool).await.map(drop)
            }
        }?;
        Ok(vec![(); items.len()])
    }
}
