//! Events that are queued for endpoints, in the transaction of the act that they are about.

use uuid::Uuid;

use crate::{
    domain::{
        AccountId, Timestamp,
        webhook::{
            delivery::DeliveryState,
            event_type::{self, EventTypes},
        },
    },
    on,
    store::Tx,
};

/// An event to be queued for every endpoint that chose its type.
#[derive(Debug)]
pub struct QueuedEvent {
    pub id: Uuid,
    pub event_type: &'static str,
    pub account_id: Option<AccountId>,
    pub body: String,
    pub now: Timestamp,
    pub expires_at: Timestamp,
}

impl QueuedEvent {
    /// The key by which events are kept in order: the account, or the event alone.
    fn order_key(&self) -> Uuid {
        self.account_id.map_or(self.id, AccountId::as_uuid)
    }
}

/// Returns the types that some enabled endpoint chose: none without endpoints.
pub async fn wanted(tx: &mut Tx) -> sqlx::Result<EventTypes> {
    let sets: Vec<EventTypes> = on!(tx, tx => {
        sqlx::query_scalar("select types from webhook where disabled_at is null")
            .fetch_all(&mut **tx)
            .await
    })?;
    Ok(sets.into_iter().fold(EventTypes::default(), EventTypes::or))
}

/// Queues an event, behind those of the same account that are on their way to the same endpoint.
pub async fn push(tx: &mut Tx, event: &QueuedEvent) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "insert into webhook_delivery (webhook_id, event_id, type, account_id, order_key, body,
                                       state, attempts, due_at, created_at, expires_at)
         select id, $1, $2, $3, $4, $5, case when is_first then 'waiting' else 'blocked' end, 0,
                case when is_first then $6 else cast(null as bigint) end, $6, $7
           from (select w.id, not exists (select 1 from webhook_delivery d
                                           where d.webhook_id = w.id and d.order_key = $4
                                             and d.finished_at is null) as is_first
                   from webhook w
                  where w.disabled_at is null and w.types like $8) subscriber",
    ).bind(event.id).bind(event.event_type).bind(event.account_id).bind(event.order_key())
        .bind(&event.body).bind(event.now).bind(event.expires_at)
        .bind(format!("% {} %", event.event_type))
        .execute(&mut **tx).await.map(drop))
}

/// A test of one endpoint, which is being sent from the beginning, and is not tried again.
#[derive(Debug)]
pub struct QueuedTest {
    pub webhook_id: Uuid,
    pub event_id: Uuid,
    pub body: String,
    pub now: Timestamp,
    /// The end of the lease.
    pub lease: Timestamp,
}

/// Queues a test, and returns the id of its delivery.
pub async fn push_test(tx: &mut Tx, test: &QueuedTest) -> sqlx::Result<i64> {
    on!(tx, tx => sqlx::query_scalar(
        "insert into webhook_delivery (webhook_id, event_id, type, order_key, body, state, attempts,
                                       due_at, created_at, expires_at)
         values ($1, $2, $3, $2, $4, $5, 1, $6, $7, $7)
         returning id",
    ).bind(test.webhook_id).bind(test.event_id).bind(event_type::TEST).bind(&test.body)
        .bind(DeliveryState::Sending).bind(test.lease).bind(test.now)
        .fetch_one(&mut **tx).await)
}
