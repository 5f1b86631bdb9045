//! The providers of SMS and mail. The worker that sends the messages of the outbox is in
//! `src/service/outbox.rs`.

pub mod audit_export;
mod backchannel;
mod mail_language;
mod provider;
mod smtp;
mod twilio;
mod webhook;
pub mod webhook_endpoint;

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use lettre::Address;
use serde::{Serialize, de::DeserializeOwned};
use tokio::sync::Notify;
use uuid::Uuid;

use self::{
    backchannel::LogoutClient,
    smtp::{OutgoingMail, SmtpClient},
    twilio::TwilioClient,
    webhook::WebhookClient,
};
use crate::{
    config::{
        self, Branding, Messages,
        messages::{EmailProvider, SmsProvider},
    },
    domain::{
        EncryptionKey, LoginId, LookupKey,
        identity::email_address,
        message::{Channel, Message},
    },
};
pub(crate) use provider::TIMEOUT;
pub use provider::{DeliveryFailure, Receipt, Unusable};

/// The configured providers, and the keys of the messages in the outbox.
#[derive(Debug)]
pub struct Delivery {
    sms: Option<SmsClient>,
    email: Option<EmailClient>,
    logout: LogoutClient,
    key: EncryptionKey,
    recipients: LookupKey,
    queued: QueuedNotices,
    /// Time on the monotonic clock at which the mail server last refused an address that is not
    /// ASCII, unless it has accepted one since.
    non_ascii_refused_at: Mutex<Option<Duration>>,
}

/// Notices of queued messages.
#[derive(Debug, Default)]
struct QueuedNotices {
    sms: Notify,
    email: Notify,
    logout: Notify,
}

#[derive(Debug)]
enum SmsClient {
    Inbox,
    Twilio(TwilioClient),
    Webhook(WebhookClient),
}

#[derive(Debug)]
enum EmailClient {
    Inbox,
    Smtp(Box<SmtpClient>),
}

impl Delivery {
    /// Creates the clients of the configured providers. Mails get the logo of the branding.
    ///
    /// # Errors
    /// [`Unusable`].
    pub fn new(settings: &Messages, branding: &Branding) -> Result<Self, Unusable> {
        let sms = match &settings.sms {
            None => None,
            Some(SmsProvider::Inbox) => Some(SmsClient::Inbox),
            Some(SmsProvider::Twilio(twilio)) => {
                Some(SmsClient::Twilio(TwilioClient::new(twilio)?))
            }
            Some(SmsProvider::Webhook(webhook)) => {
                Some(SmsClient::Webhook(WebhookClient::new(webhook)?))
            }
        };
        let email = match &settings.email {
            None => None,
            Some(EmailProvider::Inbox) => Some(EmailClient::Inbox),
            Some(EmailProvider::Smtp(smtp)) => {
                let smtp = with_ascii_sender_domain(smtp);
                Some(EmailClient::Smtp(Box::new(SmtpClient::new(&smtp, branding)?)))
            }
        };
        Ok(Self {
            sms,
            email,
            logout: LogoutClient::default(),
            key: EncryptionKey::derive(&settings.key, "vestibule outbox"),
            recipients: LookupKey::derive(&settings.key, "vestibule recipients"),
            queued: QueuedNotices::default(),
            non_ascii_refused_at: Mutex::default(),
        })
    }

    /// Wakes the worker that sends the messages of a channel.
    pub fn wake(&self, channel: Channel) {
        self.queued(channel).notify_one();
    }

    /// The notice of queued messages, for the worker of their channel.
    pub(crate) fn queued(&self, channel: Channel) -> &Notify {
        match channel {
            Channel::Sms => &self.queued.sms,
            Channel::Email => &self.queued.email,
            Channel::Logout => &self.queued.logout,
        }
    }

    /// True when the messages of a channel stay in the inbox for developers.
    pub fn has_inbox(&self) -> bool {
        matches!(self.sms, Some(SmsClient::Inbox)) || matches!(self.email, Some(EmailClient::Inbox))
    }

    /// Encrypts a message for the row with this id. It can be decrypted for that row only.
    pub fn seal(&self, id: Uuid, message: &impl Serialize, nonce: [u8; 12]) -> Option<String> {
        self.key.encrypt(nonce, id.as_bytes(), &serde_json::to_vec(message).ok()?)
    }

    /// The hash by which the messages to an address are found, in any spelling of it.
    pub fn recipient_hash(&self, address: &str) -> String {
        match LoginId::parse(address) {
            Ok(login_id) => self.recipients.hash(login_id.as_str()),
            Err(_) => self.recipients.hash(address),
        }
    }

    /// Decrypts the message of the row with this id. Returns `None` if it was encrypted with
    /// another key or for another row.
    pub fn open<T: DeserializeOwned>(&self, id: Uuid, sealed: &str) -> Option<T> {
        serde_json::from_slice(&self.key.decrypt(id.as_bytes(), sealed)?).ok()
    }

    /// Maximum number of messages of the channel that are sent at the same time.
    pub(crate) fn max_concurrent(&self, channel: Channel) -> usize {
        match (channel, &self.email) {
            (Channel::Email, Some(EmailClient::Smtp(_))) => smtp::MAX_CONNECTIONS,
            _ => MAX_CONCURRENT_MESSAGES,
        }
    }

    /// Hands the message to its provider, at this time of the monotonic clock.
    pub(crate) async fn send(
        &self,
        id: Uuid,
        message: &Message,
        now: Duration,
    ) -> Result<Receipt, DeliveryFailure> {
        match (message, &self.sms, &self.email) {
            (Message::Sms { .. }, Some(SmsClient::Inbox), _)
            | (Message::Email { .. }, _, Some(EmailClient::Inbox)) => Ok(Receipt::default()),
            (Message::Sms { to, text, .. }, Some(SmsClient::Twilio(twilio)), _) => {
                twilio.send(to, text).await
            }
            (Message::Sms { to, text, code }, Some(SmsClient::Webhook(webhook)), _) => {
                webhook.send(id, to, text, code).await
            }
            (
                Message::Email { to, subject, html: body, design },
                _,
                Some(EmailClient::Smtp(smtp)),
            ) => {
                let mail = OutgoingMail { to, subject, body, design: design.as_ref() };
                let sent = smtp.send(id, mail).await;
                self.record_smtputf8_support(to, &sent, now);
                sent
            }
            (Message::Sms { .. }, None, _) | (Message::Email { .. }, _, None) => {
                Err(DeliveryFailure::permanent("no_provider"))
            }
        }
    }

    /// Talks to the provider of a channel as far as a message would need it, and sends none.
    /// Returns the provider's name.
    ///
    /// # Errors
    /// The failure that a message would meet.
    pub async fn probe(&self, channel: Channel) -> Result<&'static str, DeliveryFailure> {
        match (channel, &self.sms, &self.email) {
            (Channel::Sms, Some(SmsClient::Twilio(twilio)), _) => {
                twilio.probe().await.map(|()| "twilio")
            }
            (Channel::Sms, Some(SmsClient::Webhook(webhook)), _) => {
                webhook.probe().await.map(|()| "webhook")
            }
            (Channel::Email, _, Some(EmailClient::Smtp(smtp))) => {
                smtp.probe().await.map(|()| "smtp")
            }
            (Channel::Sms, Some(SmsClient::Inbox), _)
            | (Channel::Email, _, Some(EmailClient::Inbox)) => Ok(INBOX),
            (Channel::Sms, None, _) | (Channel::Email, _, None) | (Channel::Logout, ..) => {
                Err(DeliveryFailure::permanent("no_provider"))
            }
        }
    }

    /// Posts a logout token to the application's address, which has been validated with its
    /// settings.
    pub(crate) async fn send_logout(
        &self,
        address: &str,
        token: &str,
    ) -> Result<Receipt, DeliveryFailure> {
        self.logout.send(address, token).await
    }

    /// True when the provider is expected to accept a message to this login id, at this time of the
    /// monotonic clock. A mail server without SMTPUTF8 (RFC 6531) accepts only ASCII addresses;
    /// after ten minutes the next message tries again.
    pub fn reaches(&self, login_id: &LoginId, now: Duration) -> bool {
        if login_id.as_str().is_ascii() {
            return true;
        }
        match *self.non_ascii_refused_at() {
            Some(refused_at) => now.saturating_sub(refused_at) >= REFUSAL_MEMORY,
            None => true,
        }
    }

    fn record_smtputf8_support(
        &self,
        to: &str,
        sent: &Result<Receipt, DeliveryFailure>,
        now: Duration,
    ) {
        match sent {
            Err(failure) if failure.reason == NOT_ASCII => *self.non_ascii_refused_at() = Some(now),
            Ok(_) if !to.is_ascii() => *self.non_ascii_refused_at() = None,
            _ => {}
        }
    }

    fn non_ascii_refused_at(&self) -> MutexGuard<'_, Option<Duration>> {
        self.non_ascii_refused_at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The provider's name, as it is stored with the message.
    pub(crate) fn provider(&self, message: &Message) -> &'static str {
        match (message, &self.sms, &self.email) {
            (Message::Sms { .. }, Some(SmsClient::Twilio(_)), _) => "twilio",
            (Message::Sms { .. }, Some(SmsClient::Webhook(_)), _) => "webhook",
            (Message::Email { .. }, _, Some(EmailClient::Smtp(_))) => "smtp",
            (Message::Sms { .. }, Some(SmsClient::Inbox), _)
            | (Message::Email { .. }, _, Some(EmailClient::Inbox)) => INBOX,
            (Message::Sms { .. }, None, _) | (Message::Email { .. }, _, None) => "none",
        }
    }
}

/// Maximum number of messages of a channel that are sent at the same time, where its provider sets
/// no other limit.
const MAX_CONCURRENT_MESSAGES: usize = 64;

/// Name of the provider that keeps messages on this server.
pub(crate) const INBOX: &str = "inbox";

/// Reason for not sending a mail to an address that is not ASCII: the server lacks SMTPUTF8 (RFC
/// 6531).
const NOT_ASCII: &str = "not_ascii";

/// Time for which the mail server is assumed to lack SMTPUTF8 after a refusal.
const REFUSAL_MEMORY: Duration = Duration::from_mins(10);

/// The settings with the sender's domain in ASCII, which every mail server accepts. It is also part
/// of the `Message-ID`.
fn with_ascii_sender_domain(settings: &config::Smtp) -> config::Smtp {
    let mut settings = settings.clone();
    let from = &settings.from.email;
    let plain = email_address::to_ascii(from.domain())
        .and_then(|domain| Address::new(from.user(), domain).ok());
    if let Some(plain) = plain {
        settings.from.email = plain;
    }
    settings
}
