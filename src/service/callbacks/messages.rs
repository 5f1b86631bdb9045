//! The messages of the platform: queueing, listing and retrying.

use std::time::Duration;

use uuid::Uuid;

use crate::{
    domain::{
        EmailAddress, LoginId, Phone, Status, Timestamp,
        access::scope::Scope,
        credentials::signature::VerifiedRequest,
        message::{
            Channel, InvalidMessage, MailDesign, Message, MessageState, NO_CODE, kind::MessageKind,
        },
        time_ordered_id,
    },
    runtime::{metrics::catalogue::MESSAGES, request_context::RequestId},
    server::Server,
    service::{Error, Result, accounts, caller::Caller},
    store::messages::outbox::{self, NewMessage},
};

pub use crate::store::messages::outbox::MessageRow;

/// A request for a message, and the kind that it claims. Requests of other platforms claim none.
#[derive(Clone, Copy, Debug)]
pub struct MessageRequest<'a> {
    pub request: &'a VerifiedRequest,
    pub kind: Option<MessageKind>,
}

/// Content of an SMS.
#[derive(Debug)]
pub struct SmsContent<'a> {
    pub to: &'a Phone,
    pub text: String,
    /// One-time code in the text, or [`NO_CODE`].
    pub code: String,
}

/// Content of an email.
#[derive(Debug)]
pub struct EmailContent<'a> {
    pub to: &'a EmailAddress,
    pub subject: String,
    pub html: String,
    pub design: Option<MailDesign>,
}

/// Queues an SMS. When this returns, the message is on the disk. A replay queues nothing.
///
/// # Errors
/// [`Error::NoProvider`], [`Error::AccountDisabled`], [`Error::CountryNotAllowed`],
/// [`Error::InvalidMessage`] and [`Error::TooManyAttempts`].
pub async fn accept_sms(
    server: &Server,
    sms: SmsContent<'_>,
    asked: MessageRequest<'_>,
) -> Result<()> {
    let SmsContent { to, text, code } = sms;
    let settings = &server.config.messages;
    if settings.sms.is_none() {
        return Err(Error::NoProvider);
    }
    // A message without a code is a notice, which the owner of a disabled account still receives.
    if code != NO_CODE && is_disabled(server, to).await? {
        return Err(Error::AccountDisabled);
    }
    let message = Message::sms(to, text, code)?;
    if !settings.countries.allow(&to.possible_countries()) {
        count(Channel::Sms, "country_not_allowed");
        return Err(Error::CountryNotAllowed);
    }
    accept(server, message, asked).await
}

async fn is_disabled(server: &Server, phone: &Phone) -> Result<bool> {
    let login_id = LoginId::from_database(phone.as_str().to_owned());
    match accounts::by_login_id(server, &login_id).await {
        Ok(account) => Ok(account.status() == Status::Disabled),
        Err(Error::UnknownUser) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Queues an email, as [`accept_sms`] does an SMS.
///
/// # Errors
/// [`Error::NoProvider`], [`Error::InvalidMessage`] and [`Error::TooManyAttempts`].
pub async fn accept_email(
    server: &Server,
    email: EmailContent<'_>,
    asked: MessageRequest<'_>,
) -> Result<()> {
    let EmailContent { to, subject, html, design } = email;
    if server.config.messages.email.is_none() {
        return Err(Error::NoProvider);
    }
    accept(server, Message::email(to, subject, html)?.with_design(design)?, asked).await
}

async fn accept(server: &Server, message: Message, asked: MessageRequest<'_>) -> Result<()> {
    let (channel, now) = (message.channel(), server.clock.now());
    let kind = asked.kind.unwrap_or(MessageKind::Code);
    // A replay must not count against the limits.
    if outbox::is_queued(&server.db, asked.request).await? {
        return Ok(());
    }
    let wait = server
        .message_limits
        .message(&message, asked.kind, server.clock.monotonic())
        .inspect_err(|_| {
            count(channel, "capped");
            tracing::warn!(
                target: "audit", event = "message_capped", channel = channel.as_str(),
                kind = kind.as_str()
            );
        })?;
    let id = server.random.uuid(now);
    let new = NewMessage {
        id,
        request: asked.request.clone(),
        kind,
        channel,
        recipient: message.masked_recipient(),
        recipient_hash: server.delivery.recipient_hash(message.recipient()),
        content: server.delivery.seal(id, &message, server.random.bytes()).ok_or(Error::Sealing)?,
        created_at: now,
        due_at: now.plus(wait),
        expires_at: now.plus(kind.allowance().lifetime),
        request_id: RequestId::current().map(|id| id.to_string()),
    };
    outbox::queue(&server.db, new).await?;
    count(channel, "queued");
    server.delivery.wake(channel);
    Ok(())
}

/// Counts the outcome of a message in the metrics.
pub fn count(channel: Channel, outcome: &'static str) {
    MESSAGES.increment([channel.as_str(), outcome]);
}

/// The newest messages, in this state if one is named.
pub async fn list(
    server: &Server,
    state: Option<MessageState>,
    limit: u32,
) -> Result<Vec<MessageRow>> {
    Ok(outbox::list(&server.db, state, i64::from(limit)).await?)
}

/// The newest messages before this one, in this state if one is given.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::service::Refusal::NotAllowed).
pub async fn page(
    server: &Server,
    caller: &Caller,
    state: Option<MessageState>,
    before: Option<Uuid>,
    limit: u32,
) -> Result<Vec<MessageRow>> {
    caller.require(Scope::MessagesRead)?;
    Ok(outbox::page(&server.db, state, before, i64::from(limit)).await?)
}

/// The newest messages to any of these addresses.
pub async fn to(
    server: &Server,
    addresses: impl Iterator<Item = &str>,
    limit: u32,
) -> Result<Vec<MessageRow>> {
    let mut rows = Vec::new();
    for address in addresses {
        rows.extend(
            outbox::to(&server.db, &server.delivery.recipient_hash(address), i64::from(limit))
                .await?,
        );
    }
    rows.sort_unstable_by_key(|row| std::cmp::Reverse(row.id));
    rows.truncate(limit as usize);
    Ok(rows)
}

/// The number of messages in each state, of those that were queued during the last `time`.
pub async fn counts(server: &Server, time: Duration) -> Result<Vec<(MessageState, i64)>> {
    let from = time_ordered_id::first(server.clock.now().minus(time));
    Ok(outbox::counts(&server.db, from).await?)
}

pub async fn find(server: &Server, id: Uuid) -> Result<Option<MessageRow>> {
    Ok(outbox::by_id(&server.db, id).await?)
}

/// Queues a failed message again. Returns false when it has not failed, or has expired.
pub async fn retry(server: &Server, id: Uuid) -> Result<bool> {
    Ok(outbox::retry(&server.db, id, server.clock.now()).await?)
}

/// A message in the inbox for developers.
#[derive(Debug)]
pub struct InboxEntry {
    pub message: Message,
    pub created_at: Timestamp,
}

/// The messages of the inbox for developers, newest first.
pub async fn inbox(server: &Server) -> Result<Vec<InboxEntry>> {
    let rows = outbox::list(&server.db, Some(MessageState::Sent), 50).await?;
    let shown =
        rows.into_iter().filter(|row| row.provider.as_deref() == Some("inbox")).filter_map(|row| {
            let message = server.delivery.open(row.id, row.content.as_deref()?)?;
            Some(InboxEntry { message, created_at: row.created_at })
        });
    Ok(shown.collect())
}

/// Erases the text of expired messages, and deletes at most `limit` records past their retention.
/// Returns the number of deleted rows.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    let now = server.clock.now();
    outbox::erase(&server.db, now).await?;
    let Some(before) = server.config.retention.messages.cutoff(now) else { return Ok(0) };
    Ok(outbox::forget(&server.db, time_ordered_id::first(before), limit).await?)
}

impl From<InvalidMessage> for Error {
    fn from(error: InvalidMessage) -> Self {
        Self::InvalidMessage(error)
    }
}
