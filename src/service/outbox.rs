//! The workers that send what is in the outbox, one for each channel: each message at least once,
//! and never by two workers at the same time.
//!
//! A message is claimed with a lease and sent, and then its outcome is recorded. If the process
//! dies in between, the message is sent again after the lease. This is the only case in which a
//! recipient may get a message twice.

use std::{sync::Arc, time::Duration};

use tokio::{sync::watch, task::JoinSet};

use crate::{
    delivery::{DeliveryFailure, INBOX, Receipt, TIMEOUT},
    domain::message::{
        Channel, Message, MessageState,
        retry::{Retry, retry_delay},
    },
    runtime::{request_context::RequestId, traces::TraceSpan},
    server::Server,
    service::{
        Result,
        callbacks::messages::count,
        oauth::backchannel_logout,
        webhooks::events::{self, FailedMessage},
    },
    store::{
        Tx,
        messages::{
            outbox::{self, ClaimedMessage, DeliveryOutcome, OutboxClaim},
            unsent::{self, UnsentMessage},
        },
    },
};

/// Time between two checks of the outbox without a notification, for retries and for messages of
/// other nodes.
const POLL_INTERVAL: Duration = Duration::from_millis(500);
/// Duration of a lease, which is longer than any provider may take.
const LEASE_DURATION: Duration = Duration::from_secs(3 * TIMEOUT.as_secs());
/// Maximum number of logout tokens that are on their way to one application: the slow ones must not
/// take the places of the others.
const MAX_PER_APPLICATION: i64 = 8;

/// Sends what is due on a channel until `stop` becomes true. Messages that are being sent then are
/// finished first. Each is sent as soon as there is room for it, however long others take.
pub async fn run(server: Arc<Server>, channel: Channel, mut stop: watch::Receiver<bool>) {
    let mut sending = JoinSet::new();
    while !*stop.borrow() {
        match claim_due(&server, channel, sending.len()).await {
            Ok(claimed) => {
                for message in claimed {
                    let server = Arc::clone(&server);
                    sending.spawn(async move { send(&server, channel, message).await });
                }
            }
            Err(error) => tracing::warn!(
                %error,
                "messages could not be taken from the outbox; it will be tried again"
            ),
        }

        tokio::select! {
            () = server.delivery.queued(channel).notified() => {}
            () = tokio::time::sleep(POLL_INTERVAL) => {}
            Some(_) = sending.join_next() => {}
            _ = stop.changed() => {}
        }
    }
    while sending.join_next().await.is_some() {}
}

/// Claims what is due on a channel, while this many of its messages are being sent.
pub async fn claim_due(
    server: &Server,
    channel: Channel,
    sending: usize,
) -> Result<Vec<ClaimedMessage>> {
    // Messages for which there is no room stay unclaimed, because the lease covers only the
    // sending.
    let room = server.delivery.max_concurrent(channel).saturating_sub(sending);
    let now = server.clock.now();
    if room == 0 || !outbox::is_due(&server.db, channel, now).await? {
        return Ok(Vec::new());
    }
    if unsent::is_overdue(&server.db, now).await? {
        Box::pin(expire(server)).await?;
    }

    let claim = OutboxClaim {
        channel,
        now,
        lease: now.plus(LEASE_DURATION),
        limit: i64::try_from(room).unwrap_or(i64::MAX),
    };
    match channel {
        Channel::Sms | Channel::Email => Ok(outbox::claim(&server.db, &claim).await?),
        Channel::Logout => {
            Ok(outbox::claim_by_recipient(&server.db, &claim, MAX_PER_APPLICATION).await?)
        }
    }
}

/// Expires messages that are not needed any more.
async fn expire(server: &Server) -> Result<()> {
    let mut tx = server.db.begin().await?;
    let expired = unsent::expire(&mut tx, server.clock.now()).await?;
    let channels: Vec<_> = expired.iter().map(|message| message.channel).collect();
    for message in expired {
        tell_of_failure(&mut tx, server, message, "expired".to_owned()).await?;
    }
    tx.commit().await?;

    for channel in channels {
        count(channel, "expired");
    }
    Ok(())
}

async fn tell_of_failure(
    tx: &mut Tx,
    server: &Server,
    message: UnsentMessage,
    reason: String,
) -> Result<()> {
    let UnsentMessage { id, kind, channel, recipient } = message;
    events::message_failed(tx, server, FailedMessage { id, kind, channel, recipient, reason }).await
}

/// Sends a claimed message, and records the outcome.
pub async fn send(server: &Server, channel: Channel, claimed: ClaimedMessage) {
    let span = server.traces.begin_work("message.send");
    let request_id = claimed.request_id.as_deref().and_then(RequestId::parse);
    span.request_context(request_id).scope(attempt(server, channel, claimed, &span)).await;
}

async fn attempt(server: &Server, channel: Channel, claimed: ClaimedMessage, span: &TraceSpan) {
    let id = claimed.id;
    let asking = TraceSpan::of_outgoing_request("message.provider");
    let (provider, sent) = match channel {
        Channel::Sms | Channel::Email => hand_to_provider(server, &claimed).await,
        Channel::Logout => post_to_application(server, &claimed).await,
    };
    asking.set_word("vestibule.provider", provider);
    drop(asking);

    let outcome = to_outcome(server, &claimed, provider, sent);
    span.set_word("vestibule.channel", channel.as_str());
    span.set_word("vestibule.outcome", outcome.state.as_str());
    span.set_number("vestibule.attempt", outcome.attempts);
    if outcome.reason.is_some() {
        span.fail();
    }
    log_outcome(channel, &outcome);
    if let Err(error) = record(server, outcome).await {
        tracing::warn!(
            %error, message = %id,
            "the outcome of a message could not be recorded; it may be sent again"
        );
    }
}

async fn record(server: &Server, outcome: DeliveryOutcome) -> Result<()> {
    if outcome.state == MessageState::Failed {
        Box::pin(record_failure(server, outcome)).await
    } else {
        Ok(outbox::record(&server.db, outcome).await?)
    }
}

async fn record_failure(server: &Server, outcome: DeliveryOutcome) -> Result<()> {
    let mut tx = server.db.begin().await?;
    if let Some(message) = unsent::record_failure(&mut tx, &outcome).await? {
        tell_of_failure(&mut tx, server, message, outcome.reason.unwrap_or_default()).await?;
    }
    Ok(tx.commit().await?)
}

/// An attempt to send a message: the provider, and its answer.
type Attempt = (&'static str, std::result::Result<Receipt, DeliveryFailure>);

/// The attempt with a message that was encrypted with another key.
fn unreadable() -> Attempt {
    ("none", Err(DeliveryFailure::permanent("other_key")))
}

async fn hand_to_provider(server: &Server, claimed: &ClaimedMessage) -> Attempt {
    let Some(message) = server.delivery.open::<Message>(claimed.id, &claimed.content) else {
        return unreadable();
    };
    let sent = server.delivery.send(claimed.id, &message, server.clock.monotonic()).await;
    (server.delivery.provider(&message), sent)
}

async fn post_to_application(server: &Server, claimed: &ClaimedMessage) -> Attempt {
    let Some(logout) = server.delivery.open(claimed.id, &claimed.content) else {
        return unreadable();
    };
    ("backchannel", backchannel_logout::send(server, claimed.id, &logout).await)
}

/// The outcome of an attempt, as it is recorded. A temporary failure queues the message again.
fn to_outcome(
    server: &Server,
    claimed: &ClaimedMessage,
    provider: &'static str,
    sent: std::result::Result<Receipt, DeliveryFailure>,
) -> DeliveryOutcome {
    let at = server.clock.now();
    let base = DeliveryOutcome {
        id: claimed.id,
        attempts: claimed.attempts,
        state: MessageState::Sent,
        due_at: None,
        at,
        provider,
        provider_id: None,
        reason: None,
        erase: false,
    };

    match sent {
        Ok(receipt) => {
            DeliveryOutcome { provider_id: receipt.provider_id, erase: provider != INBOX, ..base }
        }
        Err(failure) if failure.is_final => {
            DeliveryOutcome { state: MessageState::Failed, reason: Some(failure.reason), ..base }
        }
        Err(failure) => {
            let jitter = server.random.bytes::<1>()[0];
            let lifetime = claimed.expires_at.distance(claimed.created_at);
            let retry = Retry { attempts: claimed.attempts, lifetime };
            let delay = retry_delay(retry, jitter).max(failure.retry_after.unwrap_or_default());
            // At the latest at the end of its lifetime, so that it expires then.
            let due_at = Some(at.plus(delay).min(claimed.expires_at));
            DeliveryOutcome {
                state: MessageState::Queued,
                due_at,
                reason: Some(failure.reason),
                ..base
            }
        }
    }
}

fn log_outcome(channel: Channel, outcome: &DeliveryOutcome) {
    let DeliveryOutcome { id, attempts, provider, reason, .. } = outcome;
    match outcome.state {
        MessageState::Sent => {
            count(channel, "sent");
            tracing::info!(
                target: "audit", event = "message_sent", message = %id, provider, attempts
            );
        }
        MessageState::Failed => {
            count(channel, "failed");
            tracing::error!(
                target: "audit", event = "message_failed", message = %id, provider, attempts,
                reason
            );
        }
        MessageState::Queued | MessageState::Sending | MessageState::Expired => {
            count(channel, "delayed");
            tracing::warn!(
                message = %id, provider, attempts, reason,
                "a message was not accepted; it will be tried again"
            );
        }
    }
}
