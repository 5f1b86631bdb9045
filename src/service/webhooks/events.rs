//! Events, queued in the transaction of the act that they are about.

use serde_json::json;

use crate::{
    domain::{
        AccountId, SessionData, Timestamp,
        message::{Channel, kind::MessageKind},
        webhook::{
            delivery::LIFETIME,
            event::{AuditedAct, NewEvent},
            event_type::EventType,
        },
    },
    server::Server,
    service::Result,
    store::{
        Tx, accounts,
        logins::{
            session_endings::{self, EndingSessions},
            sessions::NewSession,
        },
        webhooks::queue::{self, QueuedEvent},
    },
};

/// Queues the events that an audited act is.
pub(in crate::service) async fn audited(
    tx: &mut Tx,
    server: &Server,
    act: AuditedAct<'_>,
) -> Result<()> {
    let wanted = queue::wanted(tx).await?;
    for event_type in act.types().into_iter().filter(|event_type| wanted.has(*event_type)) {
        push(tx, server, &act.event(event_type)).await?;
    }
    Ok(())
}

/// Queues the event of a session that begins.
pub(in crate::service) async fn session_started(
    tx: &mut Tx,
    server: &Server,
    session: &NewSession,
) -> Result<()> {
    if !queue::wanted(tx).await?.has(EventType::SessionStarted) {
        return Ok(());
    }
    let login_id = accounts::login_id_within(tx, session.account_id).await?;
    let authentication =
        SessionData::parse(&session.data).and_then(|data| data.authentication_context());
    let method = authentication.map(|from| from.method.as_str());

    let event = NewEvent::new(
        EventType::SessionStarted,
        Some(session.account_id),
        [
            ("loginId", json!(login_id)),
            ("sessionId", json!(session.token_hash.as_str())),
            ("sessionType", json!(session.session_type.as_str())),
            ("method", json!(method)),
        ],
    );
    push(tx, server, &event).await
}

/// Queues the events of sessions that are about to end, which the caller has locked.
pub(in crate::service) async fn sessions_ended(
    tx: &mut Tx,
    server: &Server,
    ending: EndingSessions<'_>,
) -> Result<()> {
    if !queue::wanted(tx).await?.has(EventType::SessionEnded) {
        return Ok(());
    }
    for session in session_endings::active(tx, ending, server.clock.now()).await? {
        let event = NewEvent::new(
            EventType::SessionEnded,
            Some(session.account_id),
            [
                ("loginId", json!(session.login_id)),
                ("sessionId", json!(session.token_hash.as_str())),
            ],
        );
        push(tx, server, &event).await?;
    }
    Ok(())
}

/// A message that was not delivered, and never will be by itself.
#[derive(Debug)]
pub(in crate::service) struct FailedMessage {
    pub id: uuid::Uuid,
    pub kind: MessageKind,
    pub channel: Channel,
    /// The masked recipient.
    pub recipient: String,
    pub reason: String,
}

/// Queues the event of a message that failed.
pub(in crate::service) async fn message_failed(
    tx: &mut Tx,
    server: &Server,
    message: FailedMessage,
) -> Result<()> {
    if !queue::wanted(tx).await?.has(EventType::MessageFailed) {
        return Ok(());
    }
    let event = NewEvent::new(
        EventType::MessageFailed,
        None::<AccountId>,
        [
            ("messageId", json!(message.id)),
            ("kind", json!(message.kind.as_str())),
            ("channel", json!(message.channel.as_str())),
            ("recipient", json!(message.recipient)),
            ("reason", json!(message.reason)),
        ],
    );
    push(tx, server, &event).await
}

async fn push(tx: &mut Tx, server: &Server, event: &NewEvent) -> Result<()> {
    let now: Timestamp = server.clock.now();
    let queued = QueuedEvent {
        id: server.random.uuid(now),
        event_type: event.event_type,
        account_id: event.account_id,
        body: event.body(now),
        now,
        expires_at: now.plus(LIFETIME),
    };
    Ok(queue::push(tx, &queued).await?)
}
