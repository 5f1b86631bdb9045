//! Counters of logins and refused logins, by the hour.

use crate::{on, store::Database};

/// Adds to the counter of this hour.
pub async fn add(db: &Database, hour: i64, kind: &'static str, count: i64) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into activity (hour, kind, count) values ($1, $2, $3)
             on conflict (hour, kind) do update set count = activity.count + excluded.count",
    ).bind(hour).bind(kind).bind(count).execute(pool).await.map(drop))
}

/// Returns the sum of the counters from this hour on.
pub async fn since(db: &Database, hour: i64, kind: &'static str) -> sqlx::Result<i64> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select cast(coalesce(sum(count), 0) as bigint) from activity
          where hour >= $1 and kind = $2",
    ).bind(hour).bind(kind).fetch_one(pool).await)
}

/// Deletes the counters of earlier hours.
pub async fn forget(db: &Database, before: i64) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("delete from activity where hour < $1")
        .bind(before).execute(pool).await.map(drop))
}
