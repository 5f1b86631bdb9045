//! Jobs: background work on many accounts.

use super::AccountId;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    Disable,
    EndSessions,
    Delete,
    Import,
}

impl JobKind {
    /// The jobs that act on existing accounts.
    pub const BULK_ACTIONS: [Self; 3] = [Self::Disable, Self::EndSessions, Self::Delete];

    pub fn parse(name: &str) -> Option<Self> {
        Self::BULK_ACTIONS.into_iter().chain([Self::Import]).find(|kind| kind.as_str() == name)
    }

    pub fn parse_bulk_action(name: &str) -> Option<Self> {
        Self::BULK_ACTIONS.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Returns the name in the database and in URLs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Disable => "disable",
            Self::EndSessions => "end-sessions",
            Self::Delete => "delete",
            Self::Import => "import",
        }
    }
}

/// An account that a job could not process, and the reason.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct JobProblem {
    pub id: AccountId,
    pub login_id: String,
    pub what: String,
}
