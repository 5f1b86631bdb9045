//! Security events that wait to be exported.

use sqlx::QueryBuilder;
use uuid::Uuid;

use crate::{
    domain::Timestamp,
    on,
    store::{Database, Tx, db::values::from_row},
};

/// A stored event.
#[derive(Clone, Debug)]
pub struct StoredSecurityEvent {
    pub at: Timestamp,
    /// The server in which it happened.
    pub server: Uuid,
    /// The place among the events of that server.
    pub number: i64,
    pub event: String,
    /// A JSON object.
    pub fields: String,
}

from_row!(StoredSecurityEvent { at, server, number, event, fields });

/// Adds events, unless they are there.
pub async fn add(db: &Database, events: &[StoredSecurityEvent]) -> sqlx::Result<()> {
    on!(&db.write, pool => {
        let mut query =
            QueryBuilder::new("insert into security_event (at, server, number, event, fields) ");
        query.push_values(events, |mut row, event| {
            row.push_bind(event.at).push_bind(event.server).push_bind(event.number);
            row.push_bind(&event.event).push_bind(&event.fields);
        });
        query.push(" on conflict (at, server, number) do nothing");
        query.build().execute(pool).await.map(drop)
    })
}

/// Lists the oldest events.
pub async fn list(db: &Database, limit: i64) -> sqlx::Result<Vec<StoredSecurityEvent>> {
    on!(&db.read, pool => sqlx::query_as(
        "select at, server, number, event, fields from security_event
          order by at, server, number limit $1",
    ).bind(limit).fetch_all(pool).await)
}

/// Counts the events, up to this number.
pub async fn count(db: &Database, most: i64) -> sqlx::Result<i64> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select count(*) from (select 1 as one from security_event limit $1) counted",
    ).bind(most).fetch_one(pool).await)
}

/// Removes an event.
pub async fn remove(tx: &mut Tx, event: &StoredSecurityEvent) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "delete from security_event where at = $1 and server = $2 and number = $3",
    ).bind(event.at).bind(event.server).bind(event.number).execute(&mut **tx).await.map(drop))
}

/// Deletes events from before this time, at most `limit`. Returns how many.
pub async fn forget(db: &Database, before: Timestamp, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from security_event
          where (at, server, number) in (select at, server, number from security_event
                                          where at < $1 order by at, server, number limit $2)",
    ).bind(before).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}
