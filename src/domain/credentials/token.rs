//! Bearer secrets. The owner receives the plain value once; the database holds only its hash.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::domain::Timestamp;

/// 256 random bits as base64url: the secret of a session token, or the id of a platform ceremony.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Wraps the text that a client presents. Any text is accepted: an unknown one has a hash that
    /// no row carries.
    pub fn from_client(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Parses a text that has the form of a token: base64url of 32 bytes.
    pub fn parse(text: &str) -> Option<Self> {
        if is_base64url_of_32_bytes(text) { Some(Self::from_client(text)) } else { None }
    }

    pub fn hash(&self) -> TokenHash {
        TokenHash::of(self.0.as_bytes())
    }

    /// Returns the secret, for the one response that delivers it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The token in the answer to `getSessionByLoginId`: the time of the signed request, by which its
/// row is found, a dot, and the secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionToken {
    signed_at: Timestamp,
    secret: Token,
}

impl SessionToken {
    pub fn new(signed_at: Timestamp, secret: Token) -> Self {
        Self { signed_at, secret }
    }

    /// Parses the text that a client presents; `None` if it does not have this form.
    pub fn from_client(text: &str) -> Option<Self> {
        let (signed_at, secret) = text.split_once('.')?;

        Some(Self::new(Timestamp::from_millis(signed_at.parse().ok()?), Token::from_client(secret)))
    }

    pub fn signed_at(&self) -> Timestamp {
        self.signed_at
    }

    pub fn hash(&self) -> TokenHash {
        self.secret.hash()
    }

    /// Returns the token, for the one response that delivers it.
    pub fn reveal(&self) -> String {
        format!("{}.{}", self.signed_at.as_millis(), self.secret.reveal())
    }
}

/// SHA-256 of a secret, as base64url. A fast hash suffices: the secret has at least 80 random bits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TokenHash(String);

impl TokenHash {
    /// Hashes a secret.
    pub fn of(secret: &[u8]) -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(secret)))
    }

    /// Parses a text that has the form of a hash.
    pub fn parse(text: &str) -> Option<Self> {
        if is_base64url_of_32_bytes(text) { Some(Self(text.to_owned())) } else { None }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_base64url_of_32_bytes(text: &str) -> bool {
    text.len() == 43
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
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
