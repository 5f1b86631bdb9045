//! The outbox: messages to be sent, and their outcomes.

use uuid::Uuid;

use crate::{
    domain::{
        Timestamp,
        credentials::signature::VerifiedRequest,
        message::{Channel, MessageState, kind::MessageKind},
    },
    on,
    store::{Database, Tx, db::values::from_row},
};

/// A message to be queued.
#[derive(Clone, Debug)]
pub struct NewMessage {
    pub id: Uuid,
    /// The request to send it. It is unique, so a replay queues nothing.
    pub request: VerifiedRequest,
    pub kind: MessageKind,
    pub channel: Channel,
    /// The masked recipient, for display.
    pub recipient: String,
    /// The keyed hash of the recipient, by which the messages to an address are found.
    pub recipient_hash: String,
    /// The encrypted message.
    pub content: String,
    pub created_at: Timestamp,
    /// The earliest time to send it.
    pub due_at: Timestamp,
    pub expires_at: Timestamp,
    /// The id of the HTTP request that caused it, if one did.
    pub request_id: Option<String>,
}

/// A message leased to this worker.
#[derive(Clone, Debug)]
pub struct ClaimedMessage {
    pub id: Uuid,
    pub content: String,
    /// The number of attempts, including this one.
    pub attempts: i64,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub request_id: Option<String>,
}

from_row!(ClaimedMessage { id, content, attempts, created_at, expires_at, request_id });

/// The outcome of an attempt to send a message.
#[derive(Clone, Debug)]
pub struct DeliveryOutcome {
    pub id: Uuid,
    /// The number of the attempt: a worker that lost its lease changes nothing.
    pub attempts: i64,
    pub state: MessageState,
    /// The time of the next attempt, if there is one.
    pub due_at: Option<Timestamp>,
    pub at: Timestamp,
    pub provider: &'static str,
    pub provider_id: Option<String>,
    pub reason: Option<String>,
    pub erase: bool,
}

/// A message as operators see it.
#[derive(Clone, Debug)]
pub struct MessageRow {
    pub id: Uuid,
    pub kind: MessageKind,
    pub channel: Channel,
    pub state: MessageState,
    pub recipient: String,
    pub content: Option<String>,
    pub attempts: i64,
    pub due_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub finished_at: Option<Timestamp>,
    pub provider: Option<String>,
    pub provider_id: Option<String>,
    pub reason: Option<String>,
}

from_row!(MessageRow {
    id,
    kind,
    channel,
    state,
    recipient,
    content,
    attempts,
    due_at,
    created_at,
    expires_at,
    finished_at,
    provider,
    provider_id,
    reason
});

/// Queues a message durably, unless this request queued it before.
pub async fn queue(db: &Database, new: NewMessage) -> sqlx::Result<()> {
    db.outbox_queue.submit(new).await
}

/// Queues a message with the change that it is about.
pub async fn queue_within(tx: &mut Tx, new: &NewMessage) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "insert into outbox (id, signed_at, signature_hash, kind, channel, state, recipient,
                             recipient_hash, content, attempts, due_at, created_at, expires_at,
                             request_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, $12, $13)",
    ).bind(new.id).bind(new.request.timestamp).bind(&new.request.replay_key).bind(new.kind)
        .bind(new.channel).bind(MessageState::Queued).bind(&new.recipient)
        .bind(&new.recipient_hash).bind(&new.content).bind(new.due_at).bind(new.created_at)
        .bind(new.expires_at).bind(&new.request_id).execute(&mut **tx).await.map(drop))
}

/// Returns true if this request has queued its message already.
pub async fn is_queued(db: &Database, request: &VerifiedRequest) -> sqlx::Result<bool> {
    on!(&db.read, pool => sqlx::query(
        "select 1 from outbox where signed_at = $1 and signature_hash = $2",
    ).bind(request.timestamp).bind(&request.replay_key)
        .fetch_optional(pool).await.map(|row| row.is_some()))
}

/// A claim to due messages of a channel, at most `limit`, until the lease ends.
#[derive(Clone, Copy, Debug)]
pub struct OutboxClaim {
    pub channel: Channel,
    pub now: Timestamp,
    pub lease: Timestamp,
    pub limit: i64,
}

/// Claims due messages. Two workers never get the same message: to the second, it is due later.
pub async fn claim(db: &Database, claim: &OutboxClaim) -> sqlx::Result<Vec<ClaimedMessage>> {
    on!(&db.write, pool => sqlx::query_as(
        "update outbox set state = 'sending', attempts = attempts + 1, due_at = $2
          where id in (select id from outbox where due_at <= $1 and expires_at > $1 and channel = $4
                       order by due_at limit $3)
            and due_at <= $1 and content is not null
      returning id, content, attempts, created_at, expires_at, request_id",
    ).bind(claim.now).bind(claim.lease).bind(claim.limit).bind(claim.channel)
        .fetch_all(pool).await)
}

/// Claims due messages as [`claim`] does, but only so many that at most `per_recipient` to each
/// recipient are being sent, by whichever worker.
pub async fn claim_by_recipient(
    db: &Database,
    claim: &OutboxClaim,
    per_recipient: i64,
) -> sqlx::Result<Vec<ClaimedMessage>> {
    on!(&db.write, pool => sqlx::query_as(
        "update outbox set state = 'sending', attempts = attempts + 1, due_at = $2
          where id in (select place.id
                         from (select id, due_at, recipient_hash,
                                      row_number() over (partition by recipient_hash
                                                         order by due_at, id) as number
                                 from outbox
                                where due_at <= $1 and expires_at > $1 and channel = $4) place
                         left join (select recipient_hash, count(*) as number from outbox
                                     where due_at > $1 and channel = $4 and state = 'sending'
                                     group by recipient_hash) sending
                           on sending.recipient_hash = place.recipient_hash
                        where place.number + coalesce(sending.number, 0) <= $5
                        order by place.due_at limit $3)
            and due_at <= $1 and content is not null
      returning id, content, attempts, created_at, expires_at, request_id",
    ).bind(claim.now).bind(claim.lease).bind(claim.limit).bind(claim.channel).bind(per_recipient)
        .fetch_all(pool).await)
}

/// Returns true if a message of this channel is due or to be expired. It only reads, because it is
/// called often.
pub async fn is_due(db: &Database, channel: Channel, now: Timestamp) -> sqlx::Result<bool> {
    on!(&db.read, pool => sqlx::query(
        "select 1 from outbox where due_at <= $1 and channel = $2 limit 1",
    ).bind(now).bind(channel).fetch_optional(pool).await.map(|row| row.is_some()))
}

/// Records the outcome of an attempt.
pub async fn record(db: &Database, outcome: DeliveryOutcome) -> sqlx::Result<()> {
    db.outbox_record.submit(outcome).await
}

/// Makes a failed message due at once. Returns false if it has not failed, or has no content or
/// time left.
pub async fn retry(db: &Database, id: Uuid, now: Timestamp) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update outbox set state = 'queued', due_at = $2, finished_at = null, reason = null
          where id = $1 and state = 'failed' and content is not null and expires_at > $2",
    ).bind(id).bind(now).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Erases the content of expired messages, sent or not.
pub async fn erase(db: &Database, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update outbox set content = null
          where content is not null and expires_at <= $1 and due_at is null",
    ).bind(now).execute(pool).await.map(drop))
}

/// Deletes finished messages before this id, at most `limit`. Returns how many.
pub async fn forget(db: &Database, before: Uuid, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from outbox where id in
                (select id from outbox where id < $1 and due_at is null order by id limit $2)",
    ).bind(before).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}

/// Lists the newest messages, optionally those in one state.
pub async fn list(
    db: &Database,
    state: Option<MessageState>,
    limit: i64,
) -> sqlx::Result<Vec<MessageRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, kind, channel, state, recipient, content, attempts, due_at, created_at,
                expires_at, finished_at, provider, provider_id, reason
           from outbox where $1 is null or state = $1 order by id desc limit $2",
    ).bind(state.map(MessageState::as_str)).bind(limit).fetch_all(pool).await)
}

/// Lists the messages before this one, newest first.
pub async fn page(
    db: &Database,
    state: Option<MessageState>,
    before: Option<Uuid>,
    limit: i64,
) -> sqlx::Result<Vec<MessageRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, kind, channel, state, recipient, content, attempts, due_at, created_at,
                expires_at, finished_at, provider, provider_id, reason
           from outbox where id < $1 and ($2 is null or state = $2) order by id desc limit $3",
    ).bind(before.unwrap_or(Uuid::max())).bind(state.map(MessageState::as_str)).bind(limit)
        .fetch_all(pool).await)
}

/// Lists the newest messages to this recipient.
pub async fn to(db: &Database, recipient_hash: &str, limit: i64) -> sqlx::Result<Vec<MessageRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, kind, channel, state, recipient, content, attempts, due_at, created_at,
                expires_at, finished_at, provider, provider_id, reason
           from outbox where recipient_hash = $1 order by id desc limit $2",
    ).bind(recipient_hash).bind(limit).fetch_all(pool).await)
}

/// Counts the messages in each state, from this id on.
pub async fn counts(db: &Database, from: Uuid) -> sqlx::Result<Vec<(MessageState, i64)>> {
    on!(&db.read, pool => sqlx::query_as(
        "select state, count(*) from outbox where id >= $1 group by state",
    ).bind(from).fetch_all(pool).await)
}

/// The messages of a channel that are still to be sent.
#[derive(Clone, Copy, Debug)]
pub struct WaitingMessages {
    pub channel: Channel,
    pub count: i64,
    pub oldest_at: Timestamp,
}

from_row!(WaitingMessages { channel, count, oldest_at });

/// Counts the messages that are still to be sent. Channels without any are left out.
pub async fn waiting(db: &Database) -> sqlx::Result<Vec<WaitingMessages>> {
    on!(&db.read, pool => sqlx::query_as(
        "select channel, count(*) as count, min(created_at) as oldest_at
           from outbox where due_at is not null group by channel",
    ).fetch_all(pool).await)
}

pub async fn by_id(db: &Database, id: Uuid) -> sqlx::Result<Option<MessageRow>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, kind, channel, state, recipient, content, attempts, due_at, created_at,
                expires_at, finished_at, provider, provider_id, reason
           from outbox where id = $1",
    ).bind(id).fetch_optional(pool).await)
}
