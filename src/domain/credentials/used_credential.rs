//! A way in, as far as a login tells which one was used.

use crate::domain::{TokenHash, session::Method};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsedWayIn {
    Password,
    /// A code that was sent, or one on paper.
    Code,
    /// A passkey, by the hash of its credential id.
    Passkey(TokenHash),
}

impl UsedWayIn {
    /// The ways that a login took, and made; none where the platform did not say which passkeys they were.
    pub fn of(method: Method, passkeys: Vec<TokenHash>) -> Vec<Self> {
        match method {
            Method::Password => vec![Self::Password],
            Method::Code => vec![Self::Code],
            Method::Passkey => passkeys.into_iter().map(Self::Passkey).collect(),
            Method::Registration => Vec::new(),
        }
    }

    /// Takes it as it is stored; none for what another version wrote.
    pub fn stored(text: &str) -> Option<Self> {
        match text {
            "password" => Some(Self::Password),
            "code" => Some(Self::Code),
            _ => text.strip_prefix("passkey:").map(|hash| Self::Passkey(TokenHash::from(hash.to_owned()))),
        }
    }

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
        for way in [UsedWayIn::Password, UsedWayIn::Code, UsedWayIn::Passkey(TokenHash::of(b"credential"))] {
            assert_eq!(UsedWayIn::stored(&way.to_text()), Some(way));
        }
        assert_eq!(UsedWayIn::stored("another version's"), None);
    }
}
