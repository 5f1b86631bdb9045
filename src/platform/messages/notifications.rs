//! The sending of codes and notices, through the back end's signed callbacks (`docs/protocol.md`
//! §3).

use serde_json::json;

use super::templates::{self, OutgoingMessage};
use crate::{
    domain::{
        LoginId,
        device::Device,
        message::{
            NO_CODE,
            kind::{Excess, MessageKind},
            mail::MailName,
        },
    },
    platform::{Error, Platform, callbacks::transport::CallbackTransport},
    store::db::values::stored_as_text,
};

/// A notice to the owner of an account about a change or an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A visitor tried to register the address of the account.
    Registered,
    Recovered,
    PasskeyAdded,
    PasskeyRemoved,
    PasswordChanged,
    AddressesChanged,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    /// A login from a browser that was not used with the account before.
    NewDevice {
        device: Device,
        /// Approximate place, in the language of the message.
        place: Option<String>,
        /// Path of the page that ends that session.
        path: String,
    },
    /// The owner deleted the account. Holds the path of the page that restores it.
    Deleted(String),
}

/// The kinds of notices, as they are stored for summaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub(in crate::platform) enum NoticeKind {
    Registered,
    Recovered,
    PasskeyAdded,
    PasskeyRemoved,
    PasswordChanged,
    AddressesChanged,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    NewDevice,
    Deleted,
}

stored_as_text!(NoticeKind);

impl Notice {
    pub(in crate::platform) fn kind(&self) -> NoticeKind {
        match self {
            Self::Registered => NoticeKind::Registered,
            Self::Recovered => NoticeKind::Recovered,
            Self::PasskeyAdded => NoticeKind::PasskeyAdded,
            Self::PasskeyRemoved => NoticeKind::PasskeyRemoved,
            Self::PasswordChanged => NoticeKind::PasswordChanged,
            Self::AddressesChanged => NoticeKind::AddressesChanged,
            Self::RecoveryCodesMade => NoticeKind::RecoveryCodesMade,
            Self::RecoveryCodeUsed => NoticeKind::RecoveryCodeUsed,
            Self::NewDevice { .. } => NoticeKind::NewDevice,
            Self::Deleted(_) => NoticeKind::Deleted,
        }
    }
}

impl NoticeKind {
    /// The mail that tells of it.
    pub(in crate::platform) fn mail_name(self) -> MailName {
        match self {
            Self::Registered => MailName::Registered,
            Self::Recovered => MailName::Recovered,
            Self::PasskeyAdded => MailName::PasskeyAdded,
            Self::PasskeyRemoved => MailName::PasskeyRemoved,
            Self::PasswordChanged => MailName::PasswordChanged,
            Self::AddressesChanged => MailName::AddressesChanged,
            Self::RecoveryCodesMade => MailName::RecoveryCodesMade,
            Self::RecoveryCodeUsed => MailName::RecoveryCodeUsed,
            Self::NewDevice => MailName::NewBrowser,
            Self::Deleted => MailName::Deleted,
        }
    }

    /// The kind of its messages, which decides their allowance.
    fn message_kind(self) -> MessageKind {
        match self {
            Self::Registered => MessageKind::RegistrationAttempt,
            Self::Recovered => MessageKind::Recovery,
            Self::PasskeyAdded | Self::PasskeyRemoved => MessageKind::PasskeyChange,
            Self::PasswordChanged => MessageKind::PasswordChange,
            Self::AddressesChanged => MessageKind::AddressChange,
            Self::RecoveryCodesMade | Self::RecoveryCodeUsed => MessageKind::RecoveryCodes,
            Self::NewDevice => MessageKind::NewBrowser,
            Self::Deleted => MessageKind::Deletion,
        }
    }
}

/// The back end's answer to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::platform) enum SendOutcome {
    Accepted,
    /// The recipient has received the maximum number of messages of this kind (429).
    OverAllowance,
    /// Any other status.
    Refused(u16),
}

impl Platform {
    /// Sends the notice to each of the owner's addresses. A notice beyond the allowance of its kind
    /// is counted for the next summary. A failure at one address does not affect the others.
    /// Returns true when at least one message was queued.
    pub async fn notify(&self, addresses: &[LoginId], notice: &Notice) -> bool {
        let when = templates::moment(self.clock.now()).text;

        let mut is_queued = false;
        for address in addresses {
            let message = templates::notice(notice, &when, &self.site);
            match self.send_notice(address, notice.kind(), message).await {
                Ok(is_accepted) => is_queued |= is_accepted,
                Err(error) => {
                    tracing::warn!(%error, "the owner of an account could not be notified");
                }
            }
        }
        is_queued
    }

    /// Returns false when the notice was counted for a summary instead.
    async fn send_notice(
        &self,
        address: &LoginId,
        notice: NoticeKind,
        message: OutgoingMessage,
    ) -> Result<bool, Error> {
        let kind = notice.message_kind();
        match self.post_message(address, message, kind, None).await? {
            SendOutcome::Accepted => Ok(true),
            SendOutcome::OverAllowance if kind.allowance().excess == Excess::SummedUp => {
                self.count_for_summary(address, notice).await?;
                Ok(false)
            }
            SendOutcome::OverAllowance => Err(Error::BackendError("the status is 429".to_owned())),
            SendOutcome::Refused(status) => {
                Err(Error::BackendError(format!("the status is {status}")))
            }
        }
    }

    /// Sends the message by mail or as an SMS, depending on the address. `code` is the code inside
    /// it, if any.
    ///
    /// # Errors
    /// The back end's failure.
    pub(in crate::platform) async fn send_message(
        &self,
        to: &LoginId,
        message: OutgoingMessage,
        kind: MessageKind,
        code: Option<&str>,
    ) -> Result<(), Error> {
        match self.post_message(to, message, kind, code).await? {
            SendOutcome::Accepted => Ok(()),
            SendOutcome::OverAllowance => Err(Error::BackendError("the status is 429".to_owned())),
            SendOutcome::Refused(status) => {
                Err(Error::BackendError(format!("the status is {status}")))
            }
        }
    }

    /// Sends the message like [`Platform::send_message`], and returns the back end's answer.
    pub(in crate::platform) async fn post_message(
        &self,
        to: &LoginId,
        message: OutgoingMessage,
        kind: MessageKind,
        code: Option<&str>,
    ) -> Result<SendOutcome, Error> {
        let path = if to.is_phone() { "sendSms" } else { "sendEmail" };
        // Another back end receives only the members of the protocol.
        let is_own = matches!(self.callbacks.transports.of(path), CallbackTransport::InProcess(_));
        let mut body = if to.is_phone() {
            let (text, code) = (message.text_message(), code.unwrap_or(NO_CODE));
            json!({ "phoneNumber": to.as_str(), "messageText": text, "code": code })
        } else {
            let mail = self.mails.render(&message, &self.site);
            let mut body = json!({ "email": to.as_str(), "subject": mail.subject });
            if is_own {
                body["body"] = json!(mail.body);
                body["design"] = json!(mail.design());
            } else {
                body["body"] = json!(mail.body_for_others());
            }
            body
        };
        if is_own {
            body["kind"] = json!(kind);
        }

        let answer = self.callbacks.post_body(path, to, &body).await?;
        Ok(match answer.status {
            200..=299 => SendOutcome::Accepted,
            429 => SendOutcome::OverAllowance,
            status => SendOutcome::Refused(status),
        })
    }
}
