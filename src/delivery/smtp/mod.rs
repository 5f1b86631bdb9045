//! Email over SMTP. The mail is lettre's; the conversation is our own, because lettre 0.11 takes a reply without text, or in another
//! encoding than UTF-8, for no reply, and then sends the same mail again.

mod connection;
mod conversation;
mod login;
mod reply;

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use lettre::{
    Message,
    message::{
        Mailbox, MessageBuilder, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use sqlx::types::Uuid;
use tokio::sync::Semaphore;

use self::{connection::Connector, conversation::Conversation};
use super::{
    mail_language::ContentLanguage,
    provider::{Failure, Receipt, TIMEOUT, Unusable},
};
use crate::config;

/// Connections that are open at the same time: mail servers allow few of one client.
pub(super) const CONNECTIONS: usize = 10;
/// After this long without a mail a connection is not used again.
const IDLE: Duration = Duration::from_secs(60);
/// Connections that a mail may find closed by the server before it opens one of its own.
const STALE: usize = 2;

/// A mail before it has a sender and headers.
#[derive(Clone, Copy)]
pub(super) struct OutgoingMail<'a> {
    pub to: &'a str,
    pub subject: &'a str,
    pub html: &'a str,
}

#[derive(Debug)]
pub(super) struct Smtp {
    connector: Connector,
    settings: config::Smtp,
    permits: Semaphore,
    idle: Mutex<VecDeque<(Conversation, Instant)>>,
}

impl Smtp {
    pub(super) fn new(settings: &config::Smtp) -> Result<Self, Unusable> {
        Ok(Self {
            connector: Connector::new(settings)?,
            settings: settings.clone(),
            permits: Semaphore::new(CONNECTIONS),
            idle: Mutex::default(),
        })
    }

    /// Sends the message. Its `Message-ID` is the same in every attempt, so a mailbox can tell a repetition.
    pub(super) async fn send(&self, id: Uuid, mail: OutgoingMail<'_>) -> Result<Receipt, Failure> {
        let message_id = format!("<{id}@{}>", self.settings.from.email.domain());
        let mail = self.mail(&message_id, mail)?;
        // The server's time begins with a connection, not with the wait for one.
        let _permit = self.permits.acquire().await.map_err(|_| Failure::for_now("closed"))?;
        match tokio::time::timeout(2 * TIMEOUT, self.hand_over(&mail)).await {
            Ok(sent) => sent.map(|()| Receipt { provider_id: Some(message_id) }),
            Err(_) => Err(Failure::for_now("timeout")),
        }
    }

    /// The mail, with what keeps automatic answers and mailing lists away from it (RFC 3834).
    fn mail(&self, message_id: &str, mail: OutgoingMail<'_>) -> Result<Message, Failure> {
        let OutgoingMail { to, subject, html } = mail;
        let to = to.parse().map_err(|_| Failure::for_good("invalid_address"))?;
        let mail = MessageBuilder::new()
            .from(self.settings.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .message_id(Some(message_id.to_owned()))
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("X-Auto-Response-Suppress", "All"));
        let mail = match ContentLanguage::of(html) {
            Some(language) => mail.header(language),
            None => mail,
        };
        mail.multipart(MultiPart::alternative_plain_html(nanohtml2text::html2text(html), html.to_owned()))
            .map_err(|_| Failure::for_good("invalid_message"))
    }

    async fn hand_over(&self, mail: &Message) -> Result<(), Failure> {
        let mut conversation = match self.kept().await {
            Some(conversation) => conversation,
            None => Conversation::begin(&self.connector, &self.settings).await?,
        };
        let sent = conversation.send(mail.envelope(), &mail.formatted()).await;
        if conversation.is_open() {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            idle.push_back((conversation, Instant::now()));
        }
        Ok(sent?)
    }

    /// A connection that was kept, if the server still listens.
    async fn kept(&self) -> Option<Conversation> {
        for _ in 0..STALE {
            let (mut conversation, since) = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop_back()?;
            if since.elapsed() < IDLE && conversation.begin_again().await {
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
