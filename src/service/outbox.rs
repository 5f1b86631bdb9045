//! Drains the outbox: at least once, never by two at a time.
//!
//! A message is claimed with a lease, sent, and its outcome recorded. Whoever dies in between leaves it claimed, and when the
//! lease ends it is sent again: that is the one window in which somebody may get a message twice.

use std::{sync::Arc, time::Duration};

use futures::{StreamExt, stream};
use tokio::sync::watch;

use crate::{
    delivery::{Failure, INBOX, Receipt, TIMEOUT},
    domain::message::{Channel, MessageState},
    server::Server,
    service::callbacks::messages::count,
    store::messages::outbox::{self, ClaimedMessage, DeliveryOutcome},
};

/// How often the outbox is looked at when nobody says that there is something: for what is to be tried again, and what
/// another node left.
const INTERVAL: Duration = Duration::from_millis(500);
/// Longer than any provider may take.
const LEASE: Duration = Duration::from_secs(3 * TIMEOUT.as_secs());
/// The wait after the first failure; it doubles with each, up to a sixtieth of the time that the message is worth sending, between
/// these two: a code is tried every minute, a notice every ten, so that a server that comes back is not met by all at once.
const FIRST_WAIT: Duration = Duration::from_secs(2);
const LONGEST_WAIT: Duration = Duration::from_secs(60);
const LONGEST_WAIT_OF_A_NOTICE: Duration = Duration::from_secs(600);

/// Sends what is due until it is told to stop; what is on its way then is finished first.
pub async fn run(server: Arc<Server>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match send_due(&server).await {
            Ok(true) => {}
            Ok(false) => {
                tokio::select! {
                    () = server.delivery.queued.notified() => {}
                    () = tokio::time::sleep(INTERVAL) => {}
                    _ = stop.changed() => {}
                }
            }
            Err(error) => {
                tracing::warn!(%error, "messages could not be taken from the outbox; it will be tried again");
                tokio::time::sleep(INTERVAL).await;
            }
        }
    }
}

/// Sends what is due. False when there was nothing.
pub async fn send_due(server: &Server) -> sqlx::Result<bool> {
    let now = server.clock.now();
    if !outbox::is_due(&server.db, now).await? {
        return Ok(false);
    }
    for channel in outbox::expire(&server.db, now).await? {
        count(channel, "expired");
    }
    let mut claimed = Vec::new();
    for channel in [Channel::Sms, Channel::Email] {
        // Messages for which the provider has no connection stay unclaimed: the lease is for sending.
        let most = i64::try_from(server.delivery.max_concurrent(channel)).unwrap_or(i64::MAX);
        claimed.extend(outbox::claim(&server.db, channel, now, now.plus(LEASE), most).await?);
    }
    let any = !claimed.is_empty();
    stream::iter(claimed).for_each_concurrent(None, |claimed| send(server, claimed)).await;
    Ok(any)
}

async fn send(server: &Server, claimed: ClaimedMessage) {
    let id = claimed.id;
    let outcome = match server.delivery.open(id, &claimed.content) {
        Some(message) => {
            let sent = server.delivery.send(id, &message, server.clock.monotonic()).await;
            let outcome = outcome(server, &claimed, server.delivery.provider(&message), sent);
            note(message.channel(), &outcome);
            outcome
        }
        None => outcome(server, &claimed, "none", Err(Failure::for_good("other_key"))),
    };
    if let Err(error) = outbox::record(&server.db, outcome).await {
        tracing::warn!(%error, message = %id, "what became of a message could not be written down; it may be sent again");
    }
}

fn outcome(
    server: &Server,
    claimed: &ClaimedMessage,
    provider: &'static str,
    sent: Result<Receipt, Failure>,
) -> DeliveryOutcome {
    let at = server.clock.now();
    let nothing = DeliveryOutcome {
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
        Ok(receipt) => DeliveryOutcome { provider_id: receipt.provider_id, erase: provider != INBOX, ..nothing },
        Err(failure) if failure.is_final => {
            DeliveryOutcome { state: MessageState::Failed, reason: Some(failure.reason), ..nothing }
        }
        Err(failure) => {
            let jitter = server.random.bytes::<1>()[0];
            let lifetime = claimed.expires_at.distance(claimed.created_at);
            let retry = Retry { attempts: claimed.attempts, lifetime };
            let wait = wait(retry, jitter).max(failure.retry_after.unwrap_or_default());
            // Not later than its end, so that it expires then.
            let due_at = Some(at.plus(wait).min(claimed.expires_at));
            DeliveryOutcome { state: MessageState::Queued, due_at, reason: Some(failure.reason), ..nothing }
        }
    }
}

/// A message that failed, and is to be sent again.
#[derive(Clone, Copy)]
struct Retry {
    /// The attempts that failed.
    attempts: i64,
    /// The time for which it is worth sending.
    lifetime: Duration,
}

/// Doubles with every attempt, and spreads by half in both directions, so that messages that failed together do not return
/// together.
fn wait(Retry { attempts, lifetime }: Retry, jitter: u8) -> Duration {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(10);
    let wait = (FIRST_WAIT * 2_u32.pow(doublings)).min((lifetime / 60).clamp(LONGEST_WAIT, LONGEST_WAIT_OF_A_NOTICE));
    wait / 2 + wait * u32::from(jitter) / 255
}

fn note(channel: Channel, outcome: &DeliveryOutcome) {
    let DeliveryOutcome { id, attempts, provider, reason, .. } = outcome;
    match outcome.state {
        MessageState::Sent => {
            count(channel, "sent");
            tracing::info!(target: "audit", event = "message_sent", message = %id, provider, attempts);
        }
        MessageState::Failed => {
            count(channel, "failed");
            tracing::error!(target: "audit", event = "message_failed", message = %id, provider, attempts, reason);
        }
        MessageState::Queued | MessageState::Sending | MessageState::Expired => {
            count(channel, "delayed");
            tracing::warn!(message = %id, provider, attempts, reason, "a message was not taken; it will be tried again");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_spread_and_end() {
        let code = Duration::from_secs(600);
        let wait = |attempts, lifetime, jitter| wait(Retry { attempts, lifetime }, jitter);
        assert_eq!(wait(1, code, 0), Duration::from_secs(1));
        assert_eq!(wait(1, code, 255), Duration::from_secs(3));
        assert_eq!(wait(3, code, 0), Duration::from_secs(4));
        assert_eq!(wait(100, code, 255), Duration::from_secs(90));
        assert_eq!(wait(100, 1_000 * code, 0), Duration::from_secs(300));
    }
}
