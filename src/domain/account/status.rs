//! Whether an account can be used.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    Active,
    Disabled,
    /// Made, but its person has not finished registering.
    Pending,
}

impl Status {
    /// How the API writes them; in a filter capitals make no difference.
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
