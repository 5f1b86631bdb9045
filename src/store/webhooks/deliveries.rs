//! Deliveries: claims, outcomes, and the lists that administrators see.

use uuid::Uuid;

use crate::{
    domain::{AccountId, Timestamp, webhook::delivery::DeliveryState},
    on,
    store::{Database, Tx, db::values::from_row},
};

/// A delivery that is leased to this worker.
#[derive(Clone, Debug)]
pub struct ClaimedDelivery {
    pub id: i64,
    pub webhook_id: Uuid,
    pub event_id: Uuid,
    pub order_key: Uuid,
    pub body: String,
    /// The number of attempts, including this one.
    pub attempts: i64,
    pub expires_at: Timestamp,
}

from_row!(ClaimedDelivery { id, webhook_id, event_id, order_key, body, attempts, expires_at });

/// A claim to due deliveries to one endpoint, at most `limit`, until the lease ends.
#[derive(Clone, Copy, Debug)]
pub struct DeliveryClaim {
    pub webhook_id: Uuid,
    pub now: Timestamp,
    pub lease: Timestamp,
    pub limit: i64,
}

/// Claims due deliveries. Two workers never get the same one: to the second, it is due later.
pub async fn claim(db: &Database, claim: &DeliveryClaim) -> sqlx::Result<Vec<ClaimedDelivery>> {
    on!(&db.write, pool => sqlx::query_as(
        "update webhook_delivery set state = 'sending', attempts = attempts + 1, due_at = $3
          where id in (select id from webhook_delivery where webhook_id = $1 and due_at <= $2
                       order by due_at, id limit $4)
            and due_at <= $2
      returning id, webhook_id, event_id, order_key, body, attempts, expires_at",
    ).bind(claim.webhook_id).bind(claim.now).bind(claim.lease).bind(claim.limit)
        .fetch_all(pool).await)
}

/// The outcome of an attempt.
#[derive(Clone, Debug)]
pub struct AttemptOutcome {
    pub state: DeliveryState,
    /// The time of the next attempt, if there is one.
    pub due_at: Option<Timestamp>,
    pub attempted_at: Timestamp,
    pub duration_ms: i64,
    /// The status of the answer, if there was one.
    pub status: Option<i64>,
    /// The beginning of the answer's body.
    pub answer: Option<String>,
    /// A short code of the reason, if it failed.
    pub failure: Option<String>,
    pub now: Timestamp,
}

/// Records an outcome. A worker that lost its lease changes nothing. When the delivery is finished,
/// the next event of the same account is due.
pub async fn record(
    tx: &mut Tx,
    claimed: &ClaimedDelivery,
    outcome: &AttemptOutcome,
) -> sqlx::Result<()> {
    let finished_at = if outcome.due_at.is_none() { Some(outcome.now) } else { None };
    let is_recorded = on!(&mut *tx, tx => sqlx::query(
        "update webhook_delivery
            set state = $3, due_at = $4, finished_at = $5, attempted_at = $6, duration_ms = $7,
                status = $8, answer = $9, failure = $10
          where id = $1 and attempts = $2 and state = 'sending'",
    ).bind(claimed.id).bind(claimed.attempts).bind(outcome.state).bind(outcome.due_at)
        .bind(finished_at).bind(outcome.attempted_at).bind(outcome.duration_ms)
        .bind(outcome.status).bind(&outcome.answer).bind(&outcome.failure)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;

    if is_recorded && finished_at.is_some() {
        unblock(tx, claimed, outcome.now).await?;
    }
    Ok(())
}

/// Makes the oldest unfinished delivery of this one's endpoint and key due, if it is blocked.
async fn unblock(tx: &mut Tx, finished: &ClaimedDelivery, now: Timestamp) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "update webhook_delivery set state = 'waiting', due_at = $3
          where id = (select min(id) from webhook_delivery
                       where webhook_id = $1 and order_key = $2 and finished_at is null)
            and state = 'blocked'",
    ).bind(finished.webhook_id).bind(finished.order_key).bind(now)
        .execute(&mut **tx).await.map(drop))
}

/// A delivery as administrators see it.
#[derive(Clone, Debug)]
pub struct DeliveryRow {
    pub id: i64,
    pub event_id: Uuid,
    pub event_type: String,
    pub account_id: Option<AccountId>,
    pub body: String,
    pub state: DeliveryState,
    pub attempts: i64,
    pub due_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub finished_at: Option<Timestamp>,
    pub attempted_at: Option<Timestamp>,
    pub duration_ms: Option<i64>,
    pub status: Option<i64>,
    pub answer: Option<String>,
    pub failure: Option<String>,
}

from_row!(DeliveryRow {
    id,
    event_id,
    event_type = "type",
    account_id,
    body,
    state,
    attempts,
    due_at,
    created_at,
    finished_at,
    attempted_at,
    duration_ms,
    status,
    answer,
    failure
});

/// The filters of a list of deliveries, the newest first.
#[derive(Clone, Copy, Debug)]
pub struct DeliveryQuery {
    pub webhook_id: Uuid,
    pub state: Option<DeliveryState>,
    /// Only deliveries before this one.
    pub before: Option<i64>,
    pub limit: i64,
}

pub async fn list(db: &Database, query: &DeliveryQuery) -> sqlx::Result<Vec<DeliveryRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, event_id, type, account_id, body, state, attempts, due_at, created_at,
                finished_at, attempted_at, duration_ms, status, answer, failure
           from webhook_delivery
          where webhook_id = $1 and id < $2 and ($3 is null or state = $3)
          order by id desc limit $4",
    ).bind(query.webhook_id).bind(query.before.unwrap_or(i64::MAX))
        .bind(query.state.map(DeliveryState::as_str)).bind(query.limit).fetch_all(pool).await)
}

pub async fn find(
    db: &Database,
    webhook_id: Uuid,
    event_id: Uuid,
) -> sqlx::Result<Option<DeliveryRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, event_id, type, account_id, body, state, attempts, due_at, created_at,
                finished_at, attempted_at, duration_ms, status, answer, failure
           from webhook_delivery where webhook_id = $1 and event_id = $2",
    ).bind(webhook_id).bind(event_id).fetch_optional(pool).await)
}

/// A delivery to be made again.
#[derive(Clone, Copy, Debug)]
pub struct Resending {
    pub webhook_id: Uuid,
    pub event_id: Uuid,
    pub now: Timestamp,
    /// The end of the new time for which it is tried.
    pub expires_at: Timestamp,
}

/// Makes a delivery due at once, whether it is finished or waits for its next attempt. Returns
/// false if it is being sent or blocked, or there is none.
pub async fn resend(tx: &mut Tx, resending: &Resending) -> sqlx::Result<bool> {
    let Resending { webhook_id, event_id, now, expires_at } = *resending;
    on!(tx, tx => sqlx::query(
        "update webhook_delivery
            set state = 'waiting', due_at = $3, expires_at = $4, finished_at = null
          where webhook_id = $1 and event_id = $2 and state in ('waiting', 'delivered', 'dead')",
    ).bind(webhook_id).bind(event_id).bind(now).bind(expires_at)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Erases the events of an account, but for those that tell of the erasure.
pub async fn erase(tx: &mut Tx, account_id: AccountId) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "delete from webhook_delivery
          where account_id = $1 and type <> 'account.erased'
            and not (type = 'audit.recorded' and body like '%\"action\":\"%account_erased\"%')",
    ).bind(account_id).execute(&mut **tx).await.map(drop))
}
