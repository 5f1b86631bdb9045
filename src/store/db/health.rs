//! A write without effect, which shows that the database accepts writes.

use super::{By, group_commit::GroupCommitWork};
use crate::store::Db;

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
                sqlx::query("pragma user_version = 0").execute(pool).await.map(drop)
            }
            // Refused by a server that accepts no writes.
            By::Postgres(pool) => {
                sqlx::query("delete from handoff where 1 = 0").execute(pool).await.map(drop)
            }
        }?;
        Ok(vec![(); items.len()])
    }
}
