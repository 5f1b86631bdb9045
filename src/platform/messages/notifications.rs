//! What the platform sends: codes and notices, through the back end's signed callbacks, as the cloud does.

use serde_json::json;

use super::templates::{self, Letter};
use crate::{
    domain::{
        LoginId,
        device::Device,
        message::{
            NO_CODE,
            kind::{Excess, MessageKind},
        },
    },
    platform::{
        Error, Platform,
        callbacks::{Callbacks, transport::Transport},
    },
};

/// What the owner of an account is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Somebody tried to register the address that the account has.
    Registered,
    Recovered,
    PasskeyAdded,
    PasskeyRemoved,
    PasswordChanged,
    AddressesChanged,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    /// Somebody logged in from a browser that the account was not used in before; this path ends that session. The place is in the
    /// language of the letter.
    NewDevice {
        device: Device,
        place: Option<String>,
        path: String,
    },
    /// The account was deleted by its person; this path brings it back.
    Deleted(String),
}

/// The acts that owners are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub(in crate::platform) enum Event {
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

impl Notice {
    pub(in crate::platform) fn event(&self) -> Event {
        match self {
            Self::Registered => Event::Registered,
            Self::Recovered => Event::Recovered,
            Self::PasskeyAdded => Event::PasskeyAdded,
            Self::PasskeyRemoved => Event::PasskeyRemoved,
            Self::PasswordChanged => Event::PasswordChanged,
            Self::AddressesChanged => Event::AddressesChanged,
            Self::RecoveryCodesMade => Event::RecoveryCodesMade,
            Self::RecoveryCodeUsed => Event::RecoveryCodeUsed,
            Self::NewDevice { .. } => Event::NewDevice,
            Self::Deleted(_) => Event::Deleted,
        }
    }
}

impl Event {
    fn kind(self) -> MessageKind {
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

/// What the back end made of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::platform) enum Posted {
    Taken,
    /// Its recipient has been sent so many of the kind.
    OverAllowance,
    Refused(u16),
}

impl Platform {
    /// Tells the owner at each of these addresses, or counts for the next summary what goes beyond the allowance of its kind. One
    /// that cannot be reached keeps nobody from the others. Returns if a message to any of them is on its way.
    pub async fn notify(&self, addresses: &[LoginId], notice: &Notice) -> bool {
        let when = templates::moment(self.clock.now()).text;
        let mut is_queued = false;
        for address in addresses {
            let letter = templates::notice(notice, &when, &self.site);
            match self.tell(address, notice.event(), letter).await {
                Ok(taken) => is_queued |= taken,
                Err(error) => tracing::warn!(%error, "the owner of an account could not be told"),
            }
        }
        is_queued
    }

    async fn tell(&self, address: &LoginId, event: Event, letter: Letter) -> Result<bool, Error> {
        let kind = event.kind();
        match self.callbacks.post_letter(address, letter, (kind, None)).await? {
            Posted::Taken => Ok(true),
            Posted::OverAllowance if kind.allowance().excess == Excess::SummedUp => {
                self.leave_untold(address, event).await?;
                Ok(false)
            }
            Posted::OverAllowance => Err(Error::BackendError("the status is 429".to_owned())),
            Posted::Refused(status) => Err(Error::BackendError(format!("the status is {status}"))),
        }
    }
}

impl Callbacks {
    /// Sends the letter by mail or as an SMS, as the address is, with the code that is in it, if any.
    ///
    /// # Errors
    /// The back end's failure.
    pub(in crate::platform) async fn send_letter(
        &self,
        to: &LoginId,
        letter: Letter,
        carries: (MessageKind, Option<&str>),
    ) -> Result<(), Error> {
        match self.post_letter(to, letter, carries).await? {
            Posted::Taken => Ok(()),
            Posted::OverAllowance => Err(Error::BackendError("the status is 429".to_owned())),
            Posted::Refused(status) => Err(Error::BackendError(format!("the status is {status}"))),
        }
    }

    /// Sends the letter as [`Callbacks::send_letter`] does, and says what the back end made of it.
    pub(in crate::platform) async fn post_letter(
        &self,
        to: &LoginId,
        letter: Letter,
        (kind, code): (MessageKind, Option<&str>),
    ) -> Result<Posted, Error> {
        let (path, mut body) = if to.is_phone() {
            let code = code.unwrap_or(NO_CODE);
            ("sendSms", json!({ "phoneNumber": to.as_str(), "messageText": letter.sms, "code": code }))
        } else {
            let mail = letter.mail();
            ("sendEmail", json!({ "email": to.as_str(), "subject": mail.subject, "body": mail.html() }))
        };
        // A back end elsewhere is sent what the protocol knows, and nothing else.
        if matches!(self.transports.of(path), Transport::InProcess(_)) {
            body["kind"] = json!(kind);
        }
        let answer = self.post_body(path, to, &body).await?;
        Ok(match answer.status {
            200..=299 => Posted::Taken,
            429 => Posted::OverAllowance,
            status => Posted::Refused(status),
        })
    }
}
