//! Keys under which idempotent requests and their responses are kept.
//!
//! A request body may hold a password, and a response the content of an account, so the database alone reveals neither.

use secrecy::SecretSlice;

use crate::domain::{LookupKey, SealingKey};

#[derive(Clone, Debug)]
pub struct IdempotencyKeys {
    /// Hashes requests.
    pub requests: LookupKey,
    /// Encrypts responses.
    pub responses: SealingKey,
}

impl IdempotencyKeys {
    /// Derives both keys from the key that messages are encrypted with.
    pub fn derive(key: &SecretSlice<u8>) -> Self {
        Self {
            requests: LookupKey::derive(key, "vestibule idempotent requests"),
            responses: SealingKey::derive(key, "vestibule idempotent answers"),
        }
    }
}
