//! Upkeep of deliveries: those that nothing would finish otherwise, the bound of their number, and
//! their retention.

use uuid::Uuid;

use crate::{
    domain::Timestamp,
    on,
    store::{Database, db::values::from_row},
};

/// Makes blocked deliveries due before which none is left: on PostgreSQL, an event may be queued
/// while the one before it is being finished, and after erasures.
pub async fn unblock(db: &Database, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update webhook_delivery set state = 'waiting', due_at = $1
          where state = 'blocked' and finished_at is null
            and not exists (select 1 from webhook_delivery d
                             where d.webhook_id = webhook_delivery.webhook_id
                               and d.order_key = webhook_delivery.order_key
                               and d.finished_at is null and d.id < webhook_delivery.id)",
    ).bind(now).execute(pool).await.map(drop))
}

/// Gives up the expired deliveries to endpoints that are disabled. Returns their number.
pub async fn expire(db: &Database, now: Timestamp) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "update webhook_delivery
            set state = 'dead', due_at = null, finished_at = $1,
                failure = coalesce(failure, 'disabled')
          where finished_at is null and expires_at <= $1 and state in ('waiting', 'blocked')
            and webhook_id in (select id from webhook where disabled_at is not null)",
    ).bind(now).execute(pool).await.map(|done| done.rows_affected()))
}

/// Ends the secrets whose overlap is over.
pub async fn end_secrets(db: &Database, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update webhook set previous_secret = null, previous_secret_until = null
          where previous_secret_until <= $1",
    ).bind(now).execute(pool).await.map(drop))
}

/// Lists the enabled endpoints for which more than `max` deliveries are unfinished.
pub async fn overflowing(db: &Database, max: i64) -> sqlx::Result<Vec<Uuid>> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select id from webhook w
          where disabled_at is null
            and (select count(*) from webhook_delivery d
                  where d.webhook_id = w.id and d.finished_at is null) > $1",
    ).bind(max).fetch_all(pool).await)
}

/// The times before which finished deliveries are deleted.
#[derive(Clone, Copy, Debug)]
pub struct RetentionEnds {
    pub delivered: Timestamp,
    pub dead: Timestamp,
}

/// Deletes finished deliveries, at most `limit`. Returns how many.
pub async fn forget(db: &Database, ends: RetentionEnds, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from webhook_delivery where id in
                (select id from webhook_delivery
                  where finished_at < $1 and (state = 'delivered' or finished_at < $2)
                  limit $3)",
    ).bind(ends.delivered).bind(ends.dead).bind(limit)
        .execute(pool).await.map(|done| done.rows_affected()))
}

/// Lists the endpoints that were deleted and to which there are deliveries still. It looks at one
/// delivery to each endpoint.
pub async fn deleted_endpoints(db: &Database) -> sqlx::Result<Vec<Uuid>> {
    on!(&db.read, pool => sqlx::query_scalar(
        "with recursive present (id) as (
             select webhook_id
               from (select webhook_id from webhook_delivery order by webhook_id limit 1) first
              union all
             select (select d.webhook_id from webhook_delivery d
                      where d.webhook_id > present.id order by d.webhook_id limit 1)
               from present where present.id is not null)
         select id from present
          where id is not null and id not in (select w.id from webhook w)",
    ).fetch_all(pool).await)
}

/// Deletes deliveries to an endpoint, at most `limit`. Returns how many.
pub async fn forget_all_to(db: &Database, webhook_id: Uuid, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from webhook_delivery where id in
                (select id from webhook_delivery where webhook_id = $1 order by id limit $2)",
    ).bind(webhook_id).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}

/// The deliveries that are still to be made.
#[derive(Clone, Copy, Debug)]
pub struct WaitingDeliveries {
    pub count: i64,
    pub oldest_at: Option<Timestamp>,
}

from_row!(WaitingDeliveries { count, oldest_at });

/// Counts the deliveries that are still to be made to enabled endpoints.
pub async fn waiting(db: &Database) -> sqlx::Result<WaitingDeliveries> {
    on!(&db.read, pool => sqlx::query_as(
        "select count(*) as count, min(created_at) as oldest_at
           from webhook_delivery
          where finished_at is null
            and webhook_id in (select id from webhook where disabled_at is null)",
    ).fetch_one(pool).await)
}
