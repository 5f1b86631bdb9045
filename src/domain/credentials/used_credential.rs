//! Credentials that were used in a login.

use crate::domain::{TokenHash, session::AuthMethod};

/// A credential that an account was used with in a browser. When the owner disowns the browser,
/// these are revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsedCredential {
    Password,
    /// A one-time code, or a recovery code.
    Code,
    /// A passkey, identified by the hash of its credential id.
    Passkey(TokenHash),
}

impl UsedCredential {
    /// Returns the credentials that a login used or created; empty if the platform did not name the
    /// passkeys.
    pub fn of(method: AuthMethod, passkeys: Vec<TokenHash>) -> Vec<Self> {
        match method {
            AuthMethod::Password => vec![Self::Password],
            AuthMethod::Code => vec![Self::Code],
            AuthMethod::Passkey => passkeys.into_iter().map(Self::Passkey).collect(),
            AuthMethod::Registration => Vec::new(),
        }
    }

    /// Parses the stored form; `None` for a kind that another version wrote.
    pub fn from_database(text: &str) -> Option<Self> {
        match text {
            "password" => Some(Self::Password),
            "code" => Some(Self::Code),
            _ => text
                .strip_prefix("passkey:")
                .map(|hash| Self::Passkey(TokenHash::from(hash.to_owned()))),
        }
    }

    /// Formats the credential for the database.
    pub fn to_text(&self) -> String {
        match self {
            Self::Password => "password".to_owned(),
            Self::Code => "code".to_owned(),
            Self::Passkey(hash) => format!("passkey:{}", hash.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_read_as_they_are_written() {
        for way in [
            UsedCredential::Password,
            UsedCredential::Code,
            UsedCredential::Passkey(TokenHash::of(b"credential")),
        ] {
            assert_eq!(UsedCredential::from_database(&way.to_text()), Some(way));
        }
        assert_eq!(UsedCredential::from_database("another version's"), None);
    }
}
