//! What the platform sends: codes and notices, through the back end's signed callbacks, as the cloud does.

use serde_json::json;

use super::{
    Error, Platform,
    callbacks::Callbacks,
    words::{self, Letter},
};
use crate::domain::{LoginId, device::Device, message::NO_CODE};

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

impl Platform {
    /// Tells the owner at each of these addresses. One that cannot be reached keeps nobody from the others.
    pub async fn notify(&self, addresses: &[LoginId], notice: &Notice) {
        let when = words::moment(self.clock.now()).text;
        for address in addresses {
            let letter = words::notice(notice, &when, &self.site);
            if let Err(error) = self.callbacks.send_letter(address, letter, None).await {
                tracing::warn!(%error, "the owner of an account could not be told");
            }
        }
    }
}

impl Callbacks {
    /// Sends the letter by mail or as an SMS, as the address is.
    ///
    /// # Errors
    /// The back end's failure.
    pub(super) async fn send_letter(&self, to: &LoginId, letter: Letter, code: Option<&str>) -> Result<(), Error> {
        let (path, body) = if to.is_phone() {
            let code = code.unwrap_or(NO_CODE);
            ("sendSms", json!({ "phoneNumber": to.as_str(), "messageText": letter.sms, "code": code }))
        } else {
            let mail = letter.mail();
            ("sendEmail", json!({ "email": to.as_str(), "subject": mail.subject, "body": mail.html() }))
        };
        let answer = self.post_body(path, to, &body).await?;
        match answer.status {
            200..=299 => Ok(()),
            status => Err(Error::BackendError(format!("the status is {status}"))),
        }
    }
}
