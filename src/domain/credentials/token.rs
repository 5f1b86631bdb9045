//! Bearer secrets. The plain value goes to its owner once; the database only ever sees the hash.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::domain::Timestamp;

/// 256 random bits as base64url text: the secret of a session token, or the id of a platform ceremony.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Takes a token as a client presents it. Any text is allowed: one that we never made has a hash that no row carries.
    pub fn presented(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Takes a token that may be one of ours; none when the text cannot be one.
    pub fn well_formed(text: &str) -> Option<Self> {
        is_base64_of_32_bytes(text).then(|| Self::presented(text))
    }

    pub fn hash(&self) -> TokenHash {
        TokenHash::of(self.0.as_bytes())
    }

    /// The secret itself, for the one answer that hands it over.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What `getSessionByLoginId` answers: the time of the request that asked for it, which says where its row is, a dot and the
/// secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionToken {
    signed_at: Timestamp,
    secret: Token,
}

impl SessionToken {
    pub fn new(signed_at: Timestamp, secret: Token) -> Self {
        Self { signed_at, secret }
    }

    /// Takes a token as a client presents it; none when it cannot be one of ours.
    pub fn presented(text: &str) -> Option<Self> {
        let (signed_at, secret) = text.split_once('.')?;
        Some(Self::new(Timestamp::from_millis(signed_at.parse().ok()?), Token::presented(secret)))
    }

    pub fn signed_at(&self) -> Timestamp {
        self.signed_at
    }

    pub fn hash(&self) -> TokenHash {
        self.secret.hash()
    }

    /// The token itself, for the one answer that hands it over.
    pub fn reveal(&self) -> String {
        format!("{}.{}", self.signed_at.as_millis(), self.secret.reveal())
    }
}

/// SHA-256 of a secret, as base64url text. A fast hash is enough: what it hides has 128 random bits or more.
#[derive(Clone, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct TokenHash(String);

impl TokenHash {
    pub fn of(secret: &[u8]) -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(secret)))
    }

    /// Takes a hash as a client presents it; none when the text is no hash at all.
    pub fn presented(text: &str) -> Option<Self> {
        is_base64_of_32_bytes(text).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_base64_of_32_bytes(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

impl From<String> for TokenHash {
    fn from(stored: String) -> Self {
        Self(stored)
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(…)")
    }
}
