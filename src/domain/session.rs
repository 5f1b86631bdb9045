//! Sessions: how long they live, and for what kind of client.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The protocol's `sessionType`: it chooses the lifetimes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum SessionType {
    #[default]
    Browser,
    Mobile,
}

impl SessionType {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Mobile => "mobile",
        }
    }
}

/// How long a session lives: `idle` since it was last used, `absolute` since the login, whichever ends first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetimes {
    pub idle: Duration,
    pub absolute: Duration,
}
