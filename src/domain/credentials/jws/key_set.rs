//! The keys that sign tokens, and those that signed before or will sign next.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::{PublicKey, SigningAlgorithm, SigningKey};
use crate::domain::Timestamp;

/// A key that is published.
#[derive(Clone, Debug)]
pub struct PublishedKey {
    pub key: Arc<SigningKey>,
    /// The time from which it signs.
    pub signs_at: Timestamp,
    /// The time until which it is published, once another has replaced it.
    pub expires_at: Option<Timestamp>,
}

/// All published keys, with their public halves for verifiers.
#[derive(Clone, Debug, Default)]
pub struct KeySet {
    keys: Vec<PublishedKey>,
    verifiers: Vec<PublicKey>,
    json: String,
}

impl KeySet {
    pub fn new(keys: Vec<PublishedKey>) -> Self {
        let jwks: Vec<&Map<String, Value>> = keys.iter().map(|key| key.key.public_jwk()).collect();
        let json = json!({ "keys": jwks }).to_string();
        let verifiers = keys.iter().filter_map(|key| key.key.public_key()).collect();
        Self { keys, verifiers, json }
    }

    /// The key that signs at this time: the last one that has begun to.
    pub fn signing(&self, algorithm: SigningAlgorithm, now: Timestamp) -> Option<&SigningKey> {
        let begun =
            self.keys.iter().filter(|key| key.key.algorithm() == algorithm && key.signs_at <= now);
        begun.max_by_key(|key| key.signs_at).map(|key| key.key.as_ref())
    }

    /// The last key of this algorithm, which may not sign yet.
    pub fn last(&self, algorithm: SigningAlgorithm) -> Option<&PublishedKey> {
        let keys = self.keys.iter().filter(|key| key.key.algorithm() == algorithm);
        keys.max_by_key(|key| key.signs_at)
    }

    /// The public keys, which verify tokens of this server.
    pub fn verifiers(&self) -> &[PublicKey] {
        &self.verifiers
    }

    /// The JWK Set (RFC 7517 §5), as it is published.
    pub fn to_json(&self) -> &str {
        &self.json
    }
}
