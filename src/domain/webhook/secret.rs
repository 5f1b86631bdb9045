//! Secrets that sign events, in the form of Standard Webhooks.

use std::fmt;

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A secret of an endpoint: 32 random bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookSecret([u8; Self::BYTES]);

impl WebhookSecret {
    pub const BYTES: usize = 32;

    pub const fn from_random(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// Reads the bytes as they were encrypted; `None` for any other length.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Returns the text that its owner is told, once.
    pub fn reveal(&self) -> String {
        format!("whsec_{}", BASE64_STANDARD.encode(self.0))
    }

    /// Returns the signature of a message: its version, and base64 of the MAC over its id, the time
    /// in seconds since 1970, and its body.
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "HMAC takes keys of any length"
    )]
    pub fn sign(&self, id: &str, seconds: i64, body: &str) -> String {
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).expect("a key");
        let mac = mac.chain_update(format!("{id}.{seconds}.")).chain_update(body);
        format!("v1,{}", BASE64_STANDARD.encode(mac.finalize().into_bytes()))
    }
}

impl fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value was computed by the reference library for Python.
    #[test]
    fn b65_signs_as_the_reference_library_does() {
        let secret = WebhookSecret::from_random([7; 32]);
        assert_eq!(secret.reveal(), "whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=");
        assert_eq!(
            secret.sign("msg_1", 1_700_000_000, r#"{"type":"a"}"#),
            "v1,CmUE7jtsIQXFz3KuVZWXNyeq+P5ePAPceb9h/96EWiM="
        );
        assert_eq!(format!("{secret:?}"), "WebhookSecret(…)");
        assert_eq!(WebhookSecret::from_slice(secret.as_bytes()), Some(secret));
        assert_eq!(WebhookSecret::from_slice(b"short"), None);
    }
}
