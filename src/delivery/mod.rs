//! Messages on their way out: the providers, and the worker that drains the outbox.

mod mail_language;
mod provider;
mod smtp;
mod twilio;
mod webhook;

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use lettre::Address;
use sqlx::types::Uuid;
use tokio::sync::Notify;

use self::{
    smtp::{OutgoingMail, Smtp},
    twilio::Twilio,
    webhook::Webhook,
};
use crate::{
    config::{
        self, Messages,
        messages::{EmailProvider, SmsProvider},
    },
    domain::{
        EncryptionKey, LoginId, LookupKey,
        identity::email_address,
        message::{Channel, Message},
    },
};
pub(crate) use provider::TIMEOUT;
pub use provider::{Failure, Receipt, Unusable};

/// The providers as configured, and the key of what waits for them.
#[derive(Debug)]
pub struct Delivery {
    sms: Option<Sms>,
    email: Option<Email>,
    key: EncryptionKey,
    recipients: LookupKey,
    /// Wakes the worker that sends what waits.
    pub(crate) queued: Notify,
    /// The moment, on the monotonic clock, at which the mail server refused an address because it is not ASCII, unless it has
    /// taken one since.
    takes_ascii_alone: Mutex<Option<Duration>>,
}

#[derive(Debug)]
enum Sms {
    Inbox,
    Twilio(Twilio),
    Webhook(Webhook),
}

#[derive(Debug)]
enum Email {
    Inbox,
    Smtp(Box<Smtp>),
}

impl Delivery {
    /// # Errors
    /// What keeps a provider from being used, such as certificates of the system that cannot be read.
    pub fn new(settings: &Messages) -> Result<Self, Unusable> {
        let sms = match &settings.sms {
            None => None,
            Some(SmsProvider::Inbox) => Some(Sms::Inbox),
            Some(SmsProvider::Twilio(twilio)) => Some(Sms::Twilio(Twilio::new(twilio)?)),
            Some(SmsProvider::Webhook(webhook)) => Some(Sms::Webhook(Webhook::new(webhook)?)),
        };
        let email = match &settings.email {
            None => None,
            Some(EmailProvider::Inbox) => Some(Email::Inbox),
            Some(EmailProvider::Smtp(smtp)) => Some(Email::Smtp(Box::new(Smtp::new(&with_plain_sender(smtp))?))),
        };
        Ok(Self {
            sms,
            email,
            key: EncryptionKey::derive(&settings.key, "vestibule outbox"),
            recipients: LookupKey::derive(&settings.key, "vestibule recipients"),
            queued: Notify::new(),
            takes_ascii_alone: Mutex::default(),
        })
    }

    /// Tells the worker that there is something to do.
    pub fn wake(&self) {
        self.queued.notify_one();
    }

    /// Whether messages stay in the inbox, so that there is something to show on its page.
    pub fn has_inbox(&self) -> bool {
        matches!(self.sms, Some(Sms::Inbox)) || matches!(self.email, Some(Email::Inbox))
    }

    /// The message as its row keeps it. It opens for this row alone.
    pub fn seal(&self, id: Uuid, message: &Message, nonce: [u8; 12]) -> Option<String> {
        self.key.encrypt(nonce, id.as_bytes(), &serde_json::to_vec(message).ok()?)
    }

    /// By what the messages to an address are found, however it is spelled.
    pub fn recipient_hash(&self, address: &str) -> String {
        match LoginId::parse(address) {
            Ok(login_id) => self.recipients.hash(login_id.as_str()),
            Err(_) => self.recipients.hash(address),
        }
    }

    pub fn open(&self, id: Uuid, sealed: &str) -> Option<Message> {
        serde_json::from_slice(&self.key.decrypt(id.as_bytes(), sealed)?).ok()
    }

    /// Maximum number of messages of the channel that are sent at the same time.
    pub(crate) fn max_concurrent(&self, channel: Channel) -> usize {
        match (channel, &self.email) {
            (Channel::Email, Some(Email::Smtp(_))) => smtp::CONNECTIONS,
            _ => MAX_CONCURRENT_MESSAGES,
        }
    }

    /// Hands the message to its provider, at this time of the monotonic clock.
    pub(crate) async fn send(&self, id: Uuid, message: &Message, now: Duration) -> Result<Receipt, Failure> {
        match (message, &self.sms, &self.email) {
            (Message::Sms { .. }, Some(Sms::Inbox), _) | (Message::Email { .. }, _, Some(Email::Inbox)) => {
                Ok(Receipt::default())
            }
            (Message::Sms { to, text, .. }, Some(Sms::Twilio(twilio)), _) => twilio.send(to, text).await,
            (Message::Sms { to, text, code }, Some(Sms::Webhook(webhook)), _) => {
                webhook.send(id, (to, text, code)).await
            }
            (Message::Email { to, subject, html }, _, Some(Email::Smtp(smtp))) => {
                let sent = smtp.send(id, OutgoingMail { to, subject, html }).await;
                self.learn(to, &sent, now);
                sent
            }
            (Message::Sms { .. }, None, _) | (Message::Email { .. }, _, None) => Err(Failure::for_good("no_provider")),
        }
    }

    /// True when a message can reach this login id at this time of the monotonic clock, as far as is known. A mail server without SMTPUTF8
    /// takes no local part that is not ASCII, whoever it belongs to. Servers change, so the next message after a while tries again.
    pub fn reaches(&self, login_id: &LoginId, now: Duration) -> bool {
        let is_believed = |since: Duration| now.saturating_sub(since) < BELIEVED;
        login_id.as_str().is_ascii() || !self.takes_ascii_alone().is_some_and(is_believed)
    }

    fn learn(&self, to: &str, sent: &Result<Receipt, Failure>, now: Duration) {
        match sent {
            Err(failure) if failure.reason == NOT_ASCII => *self.takes_ascii_alone() = Some(now),
            Ok(_) if !to.is_ascii() => *self.takes_ascii_alone() = None,
            _ => {}
        }
    }

    fn takes_ascii_alone(&self) -> MutexGuard<'_, Option<Duration>> {
        self.takes_ascii_alone.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The provider's name, as the row remembers it.
    pub(crate) fn provider(&self, message: &Message) -> &'static str {
        match (message, &self.sms, &self.email) {
            (Message::Sms { .. }, Some(Sms::Twilio(_)), _) => "twilio",
            (Message::Sms { .. }, Some(Sms::Webhook(_)), _) => "webhook",
            (Message::Email { .. }, _, Some(Email::Smtp(_))) => "smtp",
            (Message::Sms { .. }, Some(Sms::Inbox), _) | (Message::Email { .. }, _, Some(Email::Inbox)) => INBOX,
            (Message::Sms { .. }, None, _) | (Message::Email { .. }, _, None) => "none",
        }
    }
}

/// Maximum number of messages of a channel that are sent at the same time, where its provider sets no other limit.
const MAX_CONCURRENT_MESSAGES: usize = 64;

/// The provider that keeps messages here.
pub(crate) const INBOX: &str = "inbox";

/// Why a mail was not taken whose address is not ASCII, by a server without SMTPUTF8 (RFC 6531).
const NOT_ASCII: &str = "not_ascii";

/// Time for which it is believed that the mail server takes no such address.
const BELIEVED: Duration = Duration::from_mins(10);

/// The settings with a sender whose domain every mail server takes, in the `Message-ID` too.
fn with_plain_sender(settings: &config::Smtp) -> config::Smtp {
    let mut settings = settings.clone();
    let from = &settings.from.email;
    let plain = email_address::to_ascii(from.domain()).and_then(|domain| Address::new(from.user(), domain).ok());
    if let Some(plain) = plain {
        settings.from.email = plain;
    }
    settings
}
