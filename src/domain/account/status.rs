//! The status of an account.

use std::fmt;

use strum::VariantNames;

use crate::domain::Timestamp;

/// The status of an account. The API has the same names, and filters ignore their case.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantNames,
    utoipa::ToSchema,
)]
#[strum(serialize_all = "lowercase", ascii_case_insensitive)]
#[schema(as = StatusName, rename_all = "lowercase")]
pub enum Status {
    Active,
    Disabled,
    /// Created, but the owner has not verified the login id yet.
    Pending,
}

impl Status {
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    /// Determines the status from the times since which an account is disabled and pending.
    pub fn of(disabled_at: Option<Timestamp>, pending_since: Option<Timestamp>) -> Self {
        match (disabled_at, pending_since) {
            (Some(_), _) => Self::Disabled,
            (None, Some(_)) => Self::Pending,
            (None, None) => Self::Active,
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
