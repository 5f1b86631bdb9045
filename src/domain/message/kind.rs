//! Kinds of messages: whose limit each counts against, how many one recipient receives in an hour,
//! and how long each is worth sending. docs/messages.md documents the table, and a test compares
//! the two.

use std::{num::NonZeroU32, time::Duration};

use serde::Serialize;
use strum::VariantArray;

/// The purpose of a message.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum MessageKind {
    /// A one-time code, which any visitor may request; the default for messages without a kind.
    Code,
    /// A notice that a registered address was used to register again.
    RegistrationAttempt,
    /// A code for the owner who followed the link in a notice.
    OwnerCode,
    /// The link of a recovery that an administrator started.
    SupportLink,
    /// A login from a browser that is new to the account, with a link to disown it.
    NewBrowser,
    PasskeyChange,
    PasswordChange,
    AddressChange,
    RecoveryCodes,
    Recovery,
    /// The deletion of the account, with a link to undo it.
    Deletion,
    /// A summary of the notices that exceeded their allowance.
    Summary,
    /// A logout token for an application. Sessions ask for it, never a platform.
    Logout,
}

/// The party whose limit a message counts against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Payer {
    /// Any visitor of a page.
    Anonymous,
    /// A person who has authenticated for the account.
    Session,
    /// An administrator, or the server itself.
    System,
}

/// The treatment of messages beyond their recipient's allowance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// The message is refused, and the caller gets an error.
    Refused,
    /// The message is counted, and the next summary mentions it.
    SummedUp,
}

/// The limits of a kind.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    pub payer: Payer,
    /// Messages to one recipient in an hour; `None` if the settings determine the number of codes,
    /// or for a kind without a limit.
    pub to_one: Option<NonZeroU32>,
    pub excess: Excess,
    /// The time after the request until which the message is worth sending.
    pub lifetime: Duration,
}

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl MessageKind {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the limits of the kind. A link is worth sending for as long as it works, and a
    /// notice for days, because the mail server may be unavailable.
    pub fn allowance(self) -> Allowance {
        let row = |payer, to_one, excess, lifetime| Allowance {
            payer,
            to_one: NonZeroU32::new(to_one),
            excess,
            lifetime,
        };

        match self {
            Self::Code => row(Payer::Anonymous, 0, Excess::Refused, 10 * MINUTE),
            Self::RegistrationAttempt => row(Payer::Anonymous, 0, Excess::Refused, DAY),
            Self::OwnerCode => row(Payer::Session, 5, Excess::Refused, 10 * MINUTE),
            Self::SupportLink => row(Payer::System, 10, Excess::Refused, DAY),
            Self::NewBrowser => row(Payer::Session, 3, Excess::SummedUp, 7 * DAY),
            Self::PasskeyChange
            | Self::PasswordChange
            | Self::AddressChange
            | Self::RecoveryCodes
            | Self::Recovery => row(Payer::Session, 5, Excess::SummedUp, 7 * DAY),
            Self::Deletion => row(Payer::Session, 5, Excess::SummedUp, 30 * DAY),
            Self::Summary => row(Payer::System, 6, Excess::Refused, 7 * DAY),
            // Every session that ends has one for each of its applications.
            Self::Logout => row(Payer::System, 0, Excess::Refused, 3 * DAY),
        }
    }
}

impl Payer {
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
