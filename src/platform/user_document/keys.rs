//! Keys derived from the platform's key, one per purpose, so that a tag for one purpose is invalid
//! for any other.

use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretSlice};
use sha2::Sha256;

/// A key for HMAC-SHA256.
#[derive(Clone)]
pub(in crate::platform) struct MacKey(Hmac<Sha256>);

impl MacKey {
    /// Derives the key for this purpose: HMAC-SHA256 of the purpose under the platform's key.
    pub(in crate::platform) fn derive(key: &SecretSlice<u8>, purpose: &str) -> Self {
        let derived = keyed(key.expose_secret()).chain_update(purpose).finalize().into_bytes();
        Self(keyed(&derived))
    }

    /// The MAC of these parts. Each is preceded by its length, so that no two lists of parts have
    /// the same input.
    pub(in crate::platform) fn mac(&self, parts: &[&[u8]]) -> Hmac<Sha256> {
        parts.iter().fold(self.0.clone(), |mac, part| {
            let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
            mac.chain_update(length.to_be_bytes()).chain_update(part)
        })
    }

    /// The tag of these parts.
    pub(in crate::platform) fn tag(&self, parts: &[&[u8]]) -> [u8; 32] {
        self.mac(parts).finalize().into_bytes().into()
    }
}

impl std::fmt::Debug for MacKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MacKey(…)")
    }
}

#[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("a key")
}
