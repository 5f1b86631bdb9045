//! A write that changes nothing, to see that the database takes writes.

use super::{By, group_commit::GroupCommitWork};
use crate::store::Db;

#[derive(Debug)]
pub(in crate::store) struct Check(pub Db);

impl GroupCommitWork for Check {
    type Item = ();
    type Answer = ();

    async fn run(&self, items: &[()]) -> sqlx::Result<Vec<()>> {
        match &self.0 {
            // It writes a page to the log, which a full disk has no room for.
            By::Sqlite(pool) => sqlx::query("pragma user_version = 0").execute(pool).await.map(drop),
            // It is refused by a server that takes no writes.
            By::Postgres(pool) => sqlx::query("delete from handoff where 1 = 0").execute(pool).await.map(drop),
        }?;
        Ok(vec![(); items.len()])
    }
}
