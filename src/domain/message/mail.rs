//! The mails of this server's own platform: their names, and the values that an operator's
//! template of one may use. docs/messages.md documents both, and a test compares the two.

use std::collections::BTreeMap;

use strum::VariantArray;

/// A mail that the platform writes, by the name that the operator's templates have.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    serde::Deserialize,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum MailName {
    VerifyCode,
    LoginCode,
    RecoveryCode,
    SupportLink,
    Registered,
    Recovered,
    PasskeyAdded,
    PasskeyRemoved,
    PasswordChanged,
    AddressesChanged,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    NewBrowser,
    Deleted,
    Summary,
}

/// A value that a template may use.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum MailPlaceholder {
    /// The site's name.
    Name,
    /// The host of the public URL.
    Host,
    /// The BCP 47 tag of the mail's language.
    Language,
    /// `ltr` or `rtl`.
    Direction,
    /// The accent colours, and the colours of words on them, as `#rrggbb`.
    Accent,
    AccentText,
    AccentDark,
    AccentDarkText,
    /// The URL of the embedded logo, or nothing.
    Logo,
    Link,
    Code,
    /// The time of what happened, in words.
    When,
    /// The browser and its system, in words.
    Device,
    /// The approximate place, or nothing.
    Place,
    /// The lines of a summary.
    Changes,
}

/// The value of a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailValue {
    Text(String),
    Lines(Vec<String>),
}

pub type MailValues = BTreeMap<MailPlaceholder, MailValue>;

/// A part of a mail that a template may replace.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "lowercase")]
pub enum MailPart {
    Subject,
    #[strum(serialize = "txt")]
    Text,
    Html,
}

impl MailName {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns true if a template of this mail may use the value.
    pub fn has(self, placeholder: MailPlaceholder) -> bool {
        match placeholder {
            MailPlaceholder::Code => self.is_code(),
            MailPlaceholder::When => {
                !self.is_code() && !matches!(self, Self::SupportLink | Self::Summary)
            }
            MailPlaceholder::Device | MailPlaceholder::Place => self == Self::NewBrowser,
            MailPlaceholder::Changes => self == Self::Summary,
            MailPlaceholder::Name
            | MailPlaceholder::Host
            | MailPlaceholder::Language
            | MailPlaceholder::Direction
            | MailPlaceholder::Accent
            | MailPlaceholder::AccentText
            | MailPlaceholder::AccentDark
            | MailPlaceholder::AccentDarkText
            | MailPlaceholder::Logo
            | MailPlaceholder::Link => true,
        }
    }

    /// Returns the value without which the mail would be of no use.
    pub fn required(self) -> MailPlaceholder {
        if self.is_code() { MailPlaceholder::Code } else { MailPlaceholder::Link }
    }

    pub fn is_code(self) -> bool {
        matches!(self, Self::VerifyCode | Self::LoginCode | Self::RecoveryCode)
    }
}

impl MailPlaceholder {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

impl MailPart {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
