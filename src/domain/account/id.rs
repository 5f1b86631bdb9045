//! Account ids.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{Timestamp, time_ordered_id};

/// The id of an account: a UUID that begins with the time of the account's creation, so that lists
/// sort by that time, and a period is a range of ids.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct AccountId(Uuid);

impl AccountId {
    /// The id before all others.
    pub const MIN: Self = Self(Uuid::nil());

    /// Returns the smallest id of an account created in this millisecond.
    pub fn first_at(at: Timestamp) -> Self {
        Self(time_ordered_id::first(at))
    }

    /// Returns the largest id of an account created in this millisecond.
    pub fn last_at(at: Timestamp) -> Self {
        Self(time_ordered_id::last(at))
    }

    /// Returns the time in the id; `None` for an id that does not begin with a time.
    pub fn created_at(self) -> Option<Timestamp> {
        time_ordered_id::time_of(self.0)
    }

    pub fn as_uuid(self) -> Uuid {
        self.0
    }

    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl From<Uuid> for AccountId {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

impl FromStr for AccountId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::try_parse(text).map(Self)
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
