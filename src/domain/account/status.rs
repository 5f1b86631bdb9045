//! The status of an account.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    Active,
    Disabled,
    /// Created, but the owner has not verified the login id yet.
    Pending,
}

impl Status {
    /// The names in the API. Filters ignore case.
    pub const NAMES: [&str; 3] = ["active", "disabled", "pending"];

    pub fn parse(name: &str) -> Option<Self> {
        [Self::Active, Self::Disabled, Self::Pending]
            .into_iter()
            .find(|status| status.as_str().eq_ignore_ascii_case(name))
    }

    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
