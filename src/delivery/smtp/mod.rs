//! Mail over SMTP. lettre builds the mails. The conversation is implemented here, because lettre
//! 0.11 does not accept a reply without text or in another encoding than UTF-8, and then sends the
//! same mail again.

mod connection;
mod conversation;
mod login;
mod parts;
mod reply;

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use lettre::{
    Message,
    message::{
        Mailbox, MessageBuilder,
        header::{HeaderName, HeaderValue},
    },
};
use tokio::sync::Semaphore;
use uuid::Uuid;

pub(super) use self::parts::OutgoingMail;
use self::{connection::Connector, conversation::Conversation};
use super::{
    mail_language::ContentLanguage,
    provider::{DeliveryFailure, Receipt, TIMEOUT, Unusable},
};
use crate::config::{self, Branding, branding::MailLogo};

/// Maximum number of open connections. Mail servers allow few per client.
pub(super) const MAX_CONNECTIONS: usize = 10;
/// Time without a mail after which a connection is not used again.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);
/// Maximum number of idle connections that are tried for a mail before a new one is opened.
const MAX_STALE_CONNECTIONS: usize = 2;

#[derive(Debug)]
pub(super) struct SmtpClient {
    connector: Connector,
    settings: config::Smtp,
    logos: Vec<MailLogo>,
    permits: Semaphore,
    idle: Mutex<VecDeque<IdleConversation>>,
}

/// A connection that waits for the next mail.
#[derive(Debug)]
struct IdleConversation {
    conversation: Conversation,
    since: Instant,
}

impl SmtpClient {
    pub(super) fn new(settings: &config::Smtp, branding: &Branding) -> Result<Self, Unusable> {
        Ok(Self {
            connector: Connector::new(settings)?,
            settings: settings.clone(),
            logos: branding.mail_logo().into_iter().chain(branding.mail_logo_dark()).collect(),
            permits: Semaphore::new(MAX_CONNECTIONS),
            idle: Mutex::default(),
        })
    }

    /// Connects, encrypts and logs in as for a mail, and ends the conversation without one.
    pub(super) async fn probe(&self) -> Result<(), DeliveryFailure> {
        let begun = Conversation::begin(&self.connector, &self.settings);
        match tokio::time::timeout(2 * TIMEOUT, begun).await {
            Ok(conversation) => {
                // The server has said all that matters.
                conversation?.command("QUIT").await.ok();
                Ok(())
            }
            Err(_) => Err(DeliveryFailure::temporary("timeout")),
        }
    }

    /// Sends the message. Its `Message-ID` is the same in every attempt, so that a mailbox can
    /// detect a repetition.
    pub(super) async fn send(
        &self,
        id: Uuid,
        mail: OutgoingMail<'_>,
    ) -> Result<Receipt, DeliveryFailure> {
        let message_id = format!("<{id}@{}>", self.settings.from.email.domain());
        let mail = self.mail(&message_id, mail)?;

        // The timeout begins once a connection is free.
        let _permit =
            self.permits.acquire().await.map_err(|_| DeliveryFailure::temporary("closed"))?;
        match tokio::time::timeout(2 * TIMEOUT, self.deliver(&mail)).await {
            Ok(sent) => sent.map(|()| Receipt { provider_id: Some(message_id) }),
            Err(_) => Err(DeliveryFailure::temporary("timeout")),
        }
    }

    /// Builds the mail, with headers that prevent automatic replies (RFC 3834).
    fn mail(&self, message_id: &str, mail: OutgoingMail<'_>) -> Result<Message, DeliveryFailure> {
        let to = mail.to.parse().map_err(|_| DeliveryFailure::permanent("invalid_address"))?;
        let message = MessageBuilder::new()
            .from(self.settings.from.clone())
            .to(Mailbox::new(None, to))
            .subject(mail.subject)
            .message_id(Some(message_id.to_owned()))
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("X-Auto-Response-Suppress", "All"));
        let message = match ContentLanguage::of(mail.body) {
            Some(language) => message.header(language),
            None => message,
        };
        let parts = parts::build(&mail, &self.logos);
        let parts = parts.ok_or_else(|| DeliveryFailure::permanent("invalid_message"))?;
        message.multipart(parts).map_err(|_| DeliveryFailure::permanent("invalid_message"))
    }

    async fn deliver(&self, mail: &Message) -> Result<(), DeliveryFailure> {
        let mut conversation = match self.take_idle().await {
            Some(conversation) => conversation,
            None => Conversation::begin(&self.connector, &self.settings).await?,
        };
        let sent = conversation.send(mail.envelope(), &mail.formatted()).await;
        if conversation.is_open() {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            idle.push_back(IdleConversation { conversation, since: Instant::now() });
        }
        Ok(sent?)
    }

    /// Takes an idle connection that the server has not closed, if there is one.
    async fn take_idle(&self) -> Option<Conversation> {
        for _ in 0..MAX_STALE_CONNECTIONS {
            let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop_back()?;
            let IdleConversation { mut conversation, since } = idle;
            if since.elapsed() < IDLE_TIMEOUT && conversation.reset().await {
                return Some(conversation);
            }
        }
        None
    }
}

/// A header whose name and value are ASCII.
fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
