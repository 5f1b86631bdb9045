//! What is done to many accounts at once.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Disable,
    EndSessions,
    Delete,
    Import,
}

impl Kind {
    /// What is done to accounts that are there.
    pub const ACTS: [Self; 3] = [Self::Disable, Self::EndSessions, Self::Delete];

    pub fn parse(name: &str) -> Option<Self> {
        Self::ACTS.into_iter().chain([Self::Import]).find(|kind| kind.as_str() == name)
    }

    pub fn parse_act(name: &str) -> Option<Self> {
        Self::parse(name).filter(|kind| Self::ACTS.contains(kind))
    }

    /// As it is stored and as addresses name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Disable => "disable",
            Self::EndSessions => "end-sessions",
            Self::Delete => "delete",
            Self::Import => "import",
        }
    }
}

/// An account that a job could not do its work on.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    pub id: uuid::Uuid,
    pub login_id: String,
    pub what: String,
}
