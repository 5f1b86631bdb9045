//! Email addresses and phone numbers of an account, and their kinds.

use crate::domain::Timestamp;

/// The kind of a login id or of a further address.
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
#[strum(serialize_all = "lowercase")]
pub enum AddressKind {
    Email,
    Phone,
}

impl AddressKind {
    pub const ALL: [Self; 2] = [Self::Email, Self::Phone];

    /// Determines the kind of a stored login id. `+tag@example.com` is an email address.
    pub fn of(stored: &str) -> Self {
        if stored.contains('@') { Self::Email } else { Self::Phone }
    }

    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the name of the member with the addresses of this kind, in the API and in files.
    pub fn member(self) -> &'static str {
        match self {
            Self::Email => "emails",
            Self::Phone => "phones",
        }
    }
}

/// An email address or a phone number of an account beside its login id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub kind: AddressKind,
    /// The form in which a login id would be stored.
    pub value: String,
    pub verified_at: Option<Timestamp>,
}

impl Address {
    pub fn is_verified(&self) -> bool {
        self.verified_at.is_some()
    }
}
