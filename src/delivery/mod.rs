//! Messages on their way out: the providers, and the worker that drains the outbox.

mod mail_language;
mod provider;
mod smtp;
mod twilio;
mod webhook;
pub mod worker;

use sqlx::types::Uuid;
use tokio::sync::Notify;

use self::{smtp::Smtp, twilio::Twilio, webhook::Webhook};
use crate::{
    config::{
        Messages,
        messages::{EmailProvider, SmsProvider},
    },
    domain::{LoginId, LookupKey, SealingKey, message::Message},
};
pub use provider::{Failure, Receipt, Unusable};

/// The providers as configured, and the key of what waits for them.
#[derive(Debug)]
pub struct Delivery {
    sms: Option<Sms>,
    email: Option<Email>,
    key: SealingKey,
    recipients: LookupKey,
    queued: Notify,
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
    Smtp(Smtp),
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
            Some(EmailProvider::Smtp(smtp)) => Some(Email::Smtp(Smtp::new(smtp)?)),
        };
        Ok(Self {
            sms,
            email,
            key: SealingKey::derive(&settings.key, "vestibule outbox"),
            recipients: LookupKey::derive(&settings.key, "vestibule recipients"),
            queued: Notify::new(),
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
        self.key.seal(nonce, id.as_bytes(), &serde_json::to_vec(message).ok()?)
    }

    /// By what the messages to an address are found, however it is spelled.
    pub fn recipient_hash(&self, address: &str) -> String {
        match LoginId::parse(address) {
            Ok(login_id) => self.recipients.hash(login_id.as_str()),
            Err(_) => self.recipients.hash(address),
        }
    }

    pub fn open(&self, id: Uuid, sealed: &str) -> Option<Message> {
        serde_json::from_slice(&self.key.open(id.as_bytes(), sealed)?).ok()
    }

    /// Hands the message to its provider.
    async fn send(&self, id: Uuid, message: &Message) -> Result<Receipt, Failure> {
        match (message, &self.sms, &self.email) {
            (Message::Sms { .. }, Some(Sms::Inbox), _) | (Message::Email { .. }, _, Some(Email::Inbox)) => {
                Ok(Receipt::default())
            }
            (Message::Sms { to, text, .. }, Some(Sms::Twilio(twilio)), _) => twilio.send(to, text).await,
            (Message::Sms { to, text, code }, Some(Sms::Webhook(webhook)), _) => {
                webhook.send(id, (to, text, code)).await
            }
            (Message::Email { to, subject, html }, _, Some(Email::Smtp(smtp))) => {
                smtp.send(id, (to, subject, html)).await
            }
            (Message::Sms { .. }, None, _) | (Message::Email { .. }, _, None) => Err(Failure::for_good("no_provider")),
        }
    }

    /// The provider's name, as the row remembers it.
    fn provider(&self, message: &Message) -> &'static str {
        match (message, &self.sms, &self.email) {
            (Message::Sms { .. }, Some(Sms::Twilio(_)), _) => "twilio",
            (Message::Sms { .. }, Some(Sms::Webhook(_)), _) => "webhook",
            (Message::Email { .. }, _, Some(Email::Smtp(_))) => "smtp",
            (Message::Sms { .. }, Some(Sms::Inbox), _) | (Message::Email { .. }, _, Some(Email::Inbox)) => INBOX,
            (Message::Sms { .. }, None, _) | (Message::Email { .. }, _, None) => "none",
        }
    }
}

/// The provider that keeps messages here.
const INBOX: &str = "inbox";
