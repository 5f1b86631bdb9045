//! The kinds of messages: who pays for each, how many go to one recipient in an hour, and how long each is worth sending. This is
//! the one table of them; docs/messages.md shows it, and a test holds the two together.

use std::{num::NonZeroU32, time::Duration};

use serde::Serialize;

/// What a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum MessageKind {
    /// A one-time code that anybody may ask for; also every message that does not say what it is.
    Code,
    /// Somebody tried to register an address that has an account.
    RegistrationAttempt,
    /// A code for the owner who followed the link in a notice of theirs.
    OwnerCode,
    /// The link of a recovery that an administrator started.
    SupportLink,
    /// A login from a browser that is new to the account, with the link that disowns it.
    NewBrowser,
    PasskeyChange,
    PasswordChange,
    AddressChange,
    RecoveryCodes,
    Recovery,
    /// The account was deleted, with the link that brings it back.
    Deletion,
    /// What happened beyond the allowances of the notices.
    Summary,
}

/// Who uses up the allowance of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payer {
    /// Anybody who opens a page.
    Anonymous,
    /// Somebody who proved to have a way into the account.
    Session,
    /// An administrator, or the server itself.
    System,
}

/// What becomes of a message beyond the allowance of its recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// It is refused, and whoever asked is told.
    Refused,
    /// It is counted, and the next summary tells of it.
    SummedUp,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    pub payer: Payer,
    /// Messages to one recipient in an hour; none where the settings say how many codes that are.
    pub to_one: Option<NonZeroU32>,
    pub excess: Excess,
    /// How long it is worth sending, from when it was asked for.
    pub lifetime: Duration,
}

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl MessageKind {
    pub const ALL: [Self; 12] = [
        Self::Code,
        Self::RegistrationAttempt,
        Self::OwnerCode,
        Self::SupportLink,
        Self::NewBrowser,
        Self::PasskeyChange,
        Self::PasswordChange,
        Self::AddressChange,
        Self::RecoveryCodes,
        Self::Recovery,
        Self::Deletion,
        Self::Summary,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::RegistrationAttempt => "registration_attempt",
            Self::OwnerCode => "owner_code",
            Self::SupportLink => "support_link",
            Self::NewBrowser => "new_browser",
            Self::PasskeyChange => "passkey_change",
            Self::PasswordChange => "password_change",
            Self::AddressChange => "address_change",
            Self::RecoveryCodes => "recovery_codes",
            Self::Recovery => "recovery",
            Self::Deletion => "deletion",
            Self::Summary => "summary",
        }
    }

    /// The kind's row. A link is worth sending for as long as it works, a notice for days: the mail server may be away.
    pub fn allowance(self) -> Allowance {
        let row =
            |payer, to_one, excess, lifetime| Allowance { payer, to_one: NonZeroU32::new(to_one), excess, lifetime };
        match self {
            Self::Code => row(Payer::Anonymous, 0, Excess::Refused, 10 * MINUTE),
            Self::RegistrationAttempt => row(Payer::Anonymous, 0, Excess::Refused, DAY),
            Self::OwnerCode => row(Payer::Session, 5, Excess::Refused, 10 * MINUTE),
            Self::SupportLink => row(Payer::System, 10, Excess::Refused, DAY),
            Self::NewBrowser => row(Payer::Session, 3, Excess::SummedUp, 7 * DAY),
            Self::PasskeyChange | Self::PasswordChange | Self::AddressChange | Self::RecoveryCodes | Self::Recovery => {
                row(Payer::Session, 5, Excess::SummedUp, 7 * DAY)
            }
            Self::Deletion => row(Payer::Session, 5, Excess::SummedUp, 30 * DAY),
            Self::Summary => row(Payer::System, 6, Excess::Refused, 7 * DAY),
        }
    }
}

impl Payer {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Session => "session",
            Self::System => "system",
        }
    }
}
