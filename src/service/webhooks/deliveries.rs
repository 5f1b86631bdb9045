//! Deliveries as administrators see them, send them again, and test an endpoint with one.

use serde_json::{Map, json};
use uuid::Uuid;

use super::{
    require_change,
    sending::{self, LEASE_DURATION},
};
use crate::{
    domain::{
        access::scope::Scope,
        webhook::{
            delivery::{DeliveryState, LIFETIME},
            event::NewEvent,
            event_type,
        },
    },
    server::Server,
    service::{
        Refusal, Result,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::webhooks::{
        self as store,
        deliveries::{self, ClaimedDelivery, DeliveryQuery, Resending},
        queue::{self, QueuedTest},
    },
};

pub use crate::store::webhooks::deliveries::DeliveryRow;

/// A page of the deliveries to one endpoint.
#[derive(Clone, Copy, Debug)]
pub struct DeliveryPage {
    pub webhook_id: Uuid,
    pub state: Option<DeliveryState>,
    /// Only deliveries before this one.
    pub before: Option<i64>,
    pub limit: i64,
}

/// The deliveries to an endpoint, the newest first.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::NotFound`].
pub async fn list(
    server: &Server,
    caller: &Caller,
    page: DeliveryPage,
) -> Result<Vec<DeliveryRow>> {
    let DeliveryPage { webhook_id, state, before, limit } = page;
    super::get(server, caller, webhook_id).await?;
    let query = DeliveryQuery { webhook_id, state, before, limit };
    Ok(deliveries::list(&server.db, &query).await?)
}

/// Makes a delivery again at once, also one that was given up. It is tried for as long as a new
/// one. One that is being sent, or waits for an earlier event, is left as it is.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::NotFound`].
pub async fn resend(
    server: &Server,
    caller: &Caller,
    webhook_id: Uuid,
    event_id: Uuid,
) -> Result<DeliveryRow> {
    caller.require(Scope::WebhooksWrite)?;
    super::get(server, caller, webhook_id).await?;
    find(server, webhook_id, event_id).await?;

    let now = server.clock.now();
    let mut tx = server.db.begin().await?;
    let act = Act {
        account_id: None,
        target: webhook_id.to_string(),
        changes: Map::from_iter([("event".to_owned(), json!([null, event_id]))]),
    };
    audit::record(&mut tx, server, caller, "webhook_resent", act).await?;
    let resending = Resending { webhook_id, event_id, now, expires_at: now.plus(LIFETIME) };
    if deliveries::resend(&mut tx, &resending).await? {
        tx.commit().await?;
    }
    find(server, webhook_id, event_id).await
}

async fn find(server: &Server, webhook_id: Uuid, event_id: Uuid) -> Result<DeliveryRow> {
    let found = deliveries::find(&server.db, webhook_id, event_id).await?;
    Ok(found.ok_or(Refusal::NotFound)?)
}

/// Sends a test event to an endpoint, disabled or not, and returns the delivery with the answer.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::TooWeak`], [`Refusal::NotFound`].
pub async fn test(server: &Server, caller: &Caller, webhook_id: Uuid) -> Result<DeliveryRow> {
    require_change(server, caller)?;
    let endpoint = store::find_sending(&server.db, webhook_id).await?.ok_or(Refusal::NotFound)?;

    let now = server.clock.now();
    let event = NewEvent {
        event_type: event_type::TEST,
        account_id: None,
        data: Map::from_iter([("actor".to_owned(), json!(caller.actor.to_string()))]),
    };
    let test = QueuedTest {
        webhook_id,
        event_id: server.random.uuid(now),
        body: event.body(now),
        now,
        lease: now.plus(LEASE_DURATION),
    };

    let mut tx = server.db.begin().await?;
    let act = Act { account_id: None, target: webhook_id.to_string(), changes: Map::new() };
    audit::record(&mut tx, server, caller, "webhook_tested", act).await?;
    let id = queue::push_test(&mut tx, &test).await?;
    tx.commit().await?;

    let claimed = ClaimedDelivery {
        id,
        webhook_id,
        event_id: test.event_id,
        order_key: test.event_id,
        body: test.body,
        attempts: 1,
        // It has no second attempt.
        expires_at: now,
    };
    sending::send(server, &endpoint, claimed).await;
    find(server, webhook_id, test.event_id).await
}
