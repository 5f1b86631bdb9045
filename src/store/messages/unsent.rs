//! Messages that are given up, and are told of by webhooks.

use uuid::Uuid;

use super::outbox::DeliveryOutcome;
use crate::{
    domain::{
        Timestamp,
        message::{Channel, kind::MessageKind},
    },
    on,
    store::{Database, Tx, db::values::from_row},
};

/// A message that was given up, as far as it may be told.
#[derive(Clone, Debug)]
pub struct UnsentMessage {
    pub id: Uuid,
    pub kind: MessageKind,
    pub channel: Channel,
    pub recipient: String,
}

from_row!(UnsentMessage { id, kind, channel, recipient });

/// Returns true if a message is to be expired. It only reads, because it is called often.
pub async fn is_overdue(db: &Database, now: Timestamp) -> sqlx::Result<bool> {
    on!(&db.read, pool => sqlx::query(
        "select 1 from outbox where due_at <= $1 and expires_at <= $1 limit 1",
    ).bind(now).fetch_optional(pool).await.map(|row| row.is_some()))
}

/// Expires messages that are not needed any more, and returns them.
pub async fn expire(tx: &mut Tx, now: Timestamp) -> sqlx::Result<Vec<UnsentMessage>> {
    on!(tx, tx => sqlx::query_as(
        "update outbox set state = 'expired', due_at = null, finished_at = $1, content = null
          where due_at <= $1 and expires_at <= $1
      returning id, kind, channel, recipient",
    ).bind(now).fetch_all(&mut **tx).await)
}

/// Records the outcome of a final failure, and returns the message. Returns `None` if the worker
/// lost its lease.
pub async fn record_failure(
    tx: &mut Tx,
    failed: &DeliveryOutcome,
) -> sqlx::Result<Option<UnsentMessage>> {
    on!(tx, tx => sqlx::query_as(
        "update outbox
            set state = $3, due_at = null, finished_at = $4, provider = $5, reason = $6
          where id = $1 and attempts = $2 and state = 'sending'
      returning id, kind, channel, recipient",
    ).bind(failed.id).bind(failed.attempts).bind(failed.state).bind(failed.at)
        .bind(failed.provider).bind(&failed.reason).fetch_optional(&mut **tx).await)
}
