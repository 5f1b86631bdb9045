//! Applications that learn here who is logged in: OAuth 2.0 clients (RFC 6749 §2), and sites
//! behind a proxy.

pub mod id;
pub mod kind;
pub mod metadata_document;
pub mod redirect_uri;
pub mod settings;

use std::fmt;

use serde::{Deserialize, Serialize};

use self::{id::ApplicationId, kind::ApplicationKind, settings::ApplicationSettings};
use crate::domain::Timestamp;

/// An application, without its secrets.
#[derive(Clone, Debug, PartialEq)]
pub struct Application {
    pub id: ApplicationId,
    pub name: ApplicationName,
    pub kind: ApplicationKind,
    pub settings: ApplicationSettings,
    /// True if the settings file declares it: it is read-only elsewhere.
    pub is_declared: bool,
    /// The version, incremented by every change.
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// The name that people see: 1 to 64 characters, none of them a control character.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ApplicationName(String);

impl ApplicationName {
    /// Trims and checks a name.
    ///
    /// # Errors
    /// [`InvalidApplicationName`] when the name is empty, too long or contains a control character.
    pub fn parse(text: &str) -> Result<Self, InvalidApplicationName> {
        let text = text.trim();
        let is_valid =
            (1..=64).contains(&text.chars().count()) && !text.chars().any(char::is_control);

        if is_valid { Ok(Self(text.to_owned())) } else { Err(InvalidApplicationName) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ApplicationName {
    type Error = InvalidApplicationName;

    fn try_from(text: String) -> Result<Self, InvalidApplicationName> {
        Self::parse(&text)
    }
}

impl From<ApplicationName> for String {
    fn from(name: ApplicationName) -> Self {
        name.0
    }
}

impl fmt::Display for ApplicationName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an application's name has 1 to 64 characters and no control characters")]
pub struct InvalidApplicationName;
