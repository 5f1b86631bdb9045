//! The worker that sends events to endpoints: each at least once, those of an account in order,
//! and never one by two workers at the same time.
//!
//! A delivery is claimed with a lease, made, and then its outcome is recorded. If the process dies
//! in between, it is made again after the lease.

use std::{collections::HashMap, sync::Arc, time::Duration};

use tokio::{
    sync::watch,
    task::{Id, JoinSet},
};
use uuid::Uuid;

use super::disable;
use crate::{
    delivery::webhook_endpoint::{self, ENDPOINT_TIMEOUT, EndpointAnswer, SignedEvent},
    domain::{
        Timestamp,
        text::storable::replace_nul,
        timestamp::millis,
        webhook::{
            DisabledReason,
            delivery::{DeliveryState, retry_delay},
            secret::WebhookSecret,
        },
    },
    runtime::{http_client::AllowedAddresses, metrics::catalogue::WEBHOOK_DELIVERIES},
    server::Server,
    service::Result,
    store::webhooks::{
        self as store, SendingEndpoint,
        deliveries::{self, AttemptOutcome, ClaimedDelivery, DeliveryClaim},
    },
};

/// Time between two looks for due deliveries.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// Duration of a lease, which is longer than an attempt may take.
pub(super) const LEASE_DURATION: Duration = Duration::from_secs(4 * ENDPOINT_TIMEOUT.as_secs());

/// Maximum number of deliveries that this process makes to one endpoint at the same time: a slow
/// endpoint takes no place of another.
const MAX_PER_ENDPOINT: usize = 8;

/// The status by which an endpoint says that it wants nothing more (Standard Webhooks).
const GONE: u16 = 410;

/// Sends what is due until `stop` becomes true. What is being sent then is finished first.
pub async fn run(server: Arc<Server>, mut stop: watch::Receiver<bool>) {
    let mut sending = JoinSet::new();
    let mut endpoints: HashMap<Id, Uuid> = HashMap::new();
    while !*stop.borrow() {
        if let Err(error) = begin_due(&server, &mut sending, &mut endpoints).await {
            tracing::warn!(%error, "webhooks could not be claimed; it will be tried again");
        }

        tokio::select! {
            () = tokio::time::sleep(POLL_INTERVAL) => {}
            Some(done) = sending.join_next_with_id() => {
                endpoints.remove(&done.map_or_else(|error| error.id(), |(id, ())| id));
            }
            _ = stop.changed() => {}
        }
    }
    while sending.join_next().await.is_some() {}
}

/// Begins to send what is due, as far as there are places for its endpoint.
async fn begin_due(
    server: &Arc<Server>,
    sending: &mut JoinSet<()>,
    endpoints: &mut HashMap<Id, Uuid>,
) -> Result<()> {
    for endpoint in store::with_due(&server.db, server.clock.now()).await? {
        let taken = endpoints.values().filter(|id| **id == endpoint.id).count();
        let room = MAX_PER_ENDPOINT.saturating_sub(taken);
        for claimed in claim(server, endpoint.id, room).await? {
            let (server, endpoint) = (Arc::clone(server), endpoint.clone());
            let id = endpoint.id;
            let task = sending.spawn(async move { send(&server, &endpoint, claimed).await });
            endpoints.insert(task.id(), id);
        }
    }
    Ok(())
}

/// Claims due deliveries to an endpoint, at most `limit`.
pub(crate) async fn claim(
    server: &Server,
    webhook_id: Uuid,
    limit: usize,
) -> Result<Vec<ClaimedDelivery>> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let now = server.clock.now();
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let claim = DeliveryClaim { webhook_id, now, lease: now.plus(LEASE_DURATION), limit };
    Ok(deliveries::claim(&server.db, &claim).await?)
}

/// Makes a claimed delivery, and records the outcome.
pub(crate) async fn send(server: &Server, endpoint: &SendingEndpoint, claimed: ClaimedDelivery) {
    let begun = BegunAttempt { at: server.clock.now(), since: server.clock.monotonic() };
    let answer = post(server, endpoint, &claimed, begun.at).await;

    let is_gone = answer.as_ref().is_ok_and(|answer| answer.status == GONE);
    let outcome = to_outcome(server, &claimed, &begun, answer);
    let recorded = async {
        let mut tx = server.db.begin().await?;
        deliveries::record(&mut tx, &claimed, &outcome).await?;
        tx.commit().await?;
        if is_gone { disable(server, endpoint.id, DisabledReason::Gone).await } else { Ok(()) }
    };
    if let Err(error) = recorded.await {
        tracing::warn!(
            %error, webhook = %endpoint.id, event = %claimed.event_id,
            "the outcome of a webhook could not be recorded; it may be sent again"
        );
    }
}

/// The beginning of an attempt, on both clocks.
struct BegunAttempt {
    at: Timestamp,
    since: Duration,
}

async fn post(
    server: &Server,
    endpoint: &SendingEndpoint,
    claimed: &ClaimedDelivery,
    now: Timestamp,
) -> std::result::Result<EndpointAnswer, &'static str> {
    let url = endpoint.url.url();
    let allowed = AllowedAddresses::of(url, &server.config.webhook_private_hosts);
    let allowed = allowed.ok_or("address_not_allowed")?;

    let (id, seconds) = (claimed.event_id.to_string(), now.as_millis() / 1_000);
    let secrets = secrets(server, endpoint, now).ok_or("other_key")?;
    let signatures: Vec<_> =
        secrets.iter().map(|secret| secret.sign(&id, seconds, &claimed.body)).collect();
    let event = SignedEvent { id, seconds, signatures: signatures.join(" "), body: &claimed.body };
    webhook_endpoint::post(url, allowed, &event).await
}

/// The secrets that sign now, the newest first. `None` if they were encrypted with another key.
fn secrets(
    server: &Server,
    endpoint: &SendingEndpoint,
    now: Timestamp,
) -> Option<Vec<WebhookSecret>> {
    let open = |sealed: &str| {
        let bytes = server.webhook_key.decrypt(endpoint.id.as_bytes(), sealed)?;
        WebhookSecret::from_slice(&bytes)
    };
    let overlaps = endpoint.previous_secret_until.is_some_and(|until| until > now);
    let previous = endpoint.previous_secret.as_deref().filter(|_| overlaps);
    [Some(endpoint.secret.as_str()), previous].into_iter().flatten().map(open).collect()
}

/// The outcome of an attempt, as it is recorded.
fn to_outcome(
    server: &Server,
    claimed: &ClaimedDelivery,
    begun: &BegunAttempt,
    answer: std::result::Result<EndpointAnswer, &'static str>,
) -> AttemptOutcome {
    let now = server.clock.now();
    let failure = match &answer {
        Ok(answer) if (200..300).contains(&answer.status) => None,
        Ok(answer) => Some(format!("http_{}", answer.status)),
        Err(reason) => Some((*reason).to_owned()),
    };
    let is_last =
        now >= claimed.expires_at || answer.as_ref().is_ok_and(|answer| answer.status == GONE);
    let state = match (&failure, is_last) {
        (None, _) => DeliveryState::Delivered,
        (Some(_), true) => DeliveryState::Dead,
        (Some(_), false) => DeliveryState::Waiting,
    };
    count(state);

    let retry_after = answer.as_ref().ok().and_then(|answer| answer.retry_after);
    let delay = retry_delay(claimed.attempts, server.random.bytes::<1>()[0], retry_after);
    // At the latest at the end of its time, for the last attempt.
    let next = now.plus(delay).min(claimed.expires_at);
    AttemptOutcome {
        state,
        due_at: if state == DeliveryState::Waiting { Some(next) } else { None },
        attempted_at: begun.at,
        duration_ms: millis(server.clock.monotonic().saturating_sub(begun.since)),
        status: answer.as_ref().ok().map(|answer| i64::from(answer.status)),
        answer: answer.ok().map(|answer| replace_nul(&answer.body).into_owned()),
        failure,
        now,
    }
}

fn count(state: DeliveryState) {
    let outcome = match state {
        DeliveryState::Delivered => "delivered",
        DeliveryState::Dead => "dead",
        DeliveryState::Blocked | DeliveryState::Waiting | DeliveryState::Sending => "delayed",
    };
    WEBHOOK_DELIVERIES.increment([outcome]);
}
