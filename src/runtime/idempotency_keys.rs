//! Keys under which idempotent requests and their responses are kept.
//!
//! A request body may hold a password, and a response the content of an account, so the database
//! alone reveals neither.

use secrecy::SecretSlice;

use crate::domain::{EncryptionKey, LookupKey};

#[derive(Clone, Debug)]
pub struct IdempotencyKeys {
    /// Hashes requests.
    pub requests: LookupKey,
    /// Encrypts responses.
    pub responses: EncryptionKey,
}

impl IdempotencyKeys {
    /// Derives both keys from the key that messages are encrypted with.
    pub fn derive(key: &SecretSlice<u8>) -> Self {
        Self {
            requests: LookupKey::derive(key, "vestibule idempotent requests"),
            responses: EncryptionKey::derive(key, "vestibule idempotent answers"),
        }
    }
}
