//! Jobs: background work on many accounts.

use super::AccountId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum JobKind {
    Disable,
    EndSessions,
    Delete,
    Import,
}

impl JobKind {
    pub const ALL: [Self; 4] = [Self::Disable, Self::EndSessions, Self::Delete, Self::Import];

    /// The jobs that act on existing accounts.
    pub const BULK_ACTIONS: [Self; 3] = [Self::Disable, Self::EndSessions, Self::Delete];

    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    pub fn parse_bulk_action(name: &str) -> Option<Self> {
        Self::parse(name).filter(|kind| Self::BULK_ACTIONS.contains(kind))
    }

    /// Returns the name in the database and in URLs.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// An account that a job could not process, and the reason.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct JobProblem {
    pub id: AccountId,
    pub login_id: String,
    pub what: String,
}
