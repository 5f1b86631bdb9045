//! Signatures of callbacks (`docs/protocol.md` §2).

use std::{fmt, time::Duration};

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::domain::{Timestamp, TokenHash};

/// A shared secret, ready for use: HMAC-SHA256 with the base64-decoded value from OwnID's console.
#[derive(Clone)]
pub struct SharedSecret(Hmac<Sha256>);

impl SharedSecret {
    /// The minimum length, in decoded bytes: half of the output of SHA-256.
    pub const MIN_BYTES: usize = 16;

    /// Decodes and checks a secret.
    ///
    /// # Errors
    /// [`InvalidSecret`] when the text is not base64, too short, or a well-known placeholder
    /// (`docs/security-behaviours.md` b40).
    pub fn parse(text: &str) -> Result<Self, InvalidSecret> {
        let key = BASE64_STANDARD.decode(text.trim()).map_err(|_| InvalidSecret::NotBase64)?;
        if key.len() < Self::MIN_BYTES {
            return Err(InvalidSecret::TooShort);
        }
        if is_placeholder(&key) {
            return Err(InvalidSecret::Placeholder);
        }

        Hmac::new_from_slice(&key).map(Self).map_err(|_| InvalidSecret::TooShort)
    }

    /// Returns the `ownid-signature` of a request: base64 of the MAC over `body . timestamp`.
    pub fn sign(&self, body: &[u8], timestamp: &str) -> String {
        BASE64_STANDARD.encode(self.mac(body, timestamp).finalize().into_bytes())
    }

    fn mac(&self, body: &[u8], timestamp: &str) -> Hmac<Sha256> {
        self.0.clone().chain_update(body).chain_update(b".").chain_update(timestamp)
    }
}

impl fmt::Debug for SharedSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SharedSecret(…)")
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSecret {
    #[error("is not base64")]
    NotBase64,
    #[error("is shorter than 16 bytes once decoded")]
    TooShort,
    #[error(
        "is a placeholder; take the one from the console, or make one with: openssl rand -base64 32"
    )]
    Placeholder,
}

/// The accepted secrets: several while they are rotated. The first one signs, each of them
/// verifies.
#[derive(Clone, Debug)]
pub struct SharedSecrets {
    first: SharedSecret,
    others: Vec<SharedSecret>,
}

impl SharedSecrets {
    pub fn new(first: SharedSecret, others: Vec<SharedSecret>) -> Self {
        Self { first, others }
    }

    pub fn signing(&self) -> &SharedSecret {
        &self.first
    }

    /// Verifies the two headers of a callback over the raw bytes of its body.
    ///
    /// # Errors
    /// [`InvalidSignature`] with the reason, for the log; the response is 401 for all of them.
    pub fn verify(
        &self,
        headers: SignatureHeaders<'_>,
        body: &[u8],
        now: Timestamp,
        window: Duration,
    ) -> Result<VerifiedRequest, InvalidSignature> {
        let timestamp =
            parse_millis(headers.timestamp).ok_or(InvalidSignature::MalformedTimestamp)?;
        if timestamp.distance(now) > window {
            return Err(InvalidSignature::OutsideWindow);
        }

        let signature = BASE64_STANDARD
            .decode(headers.signature)
            .map_err(|_| InvalidSignature::MalformedSignature)?;

        // `verify_slice` compares in constant time (docs/security-behaviours.md b38).
        let matches = |secret: &SharedSecret| {
            secret.mac(body, headers.timestamp).verify_slice(&signature).is_ok()
        };
        if matches(&self.first) || self.others.iter().any(matches) {
            Ok(VerifiedRequest { timestamp, replay_key: TokenHash::of(&signature) })
        } else {
            Err(InvalidSignature::WrongSignature)
        }
    }
}

/// The values of `ownid-signature` and `ownid-timestamp`, each present exactly once.
#[derive(Clone, Copy, Debug)]
pub struct SignatureHeaders<'a> {
    pub signature: &'a str,
    pub timestamp: &'a str,
}

impl SignatureHeaders<'_> {
    /// Returns the claimed time, if it is later than `now`; otherwise `now`.
    pub fn time_or(&self, now: Timestamp) -> Timestamp {
        parse_millis(self.timestamp).map_or(now, |claimed| claimed.max(now))
    }
}

/// The identity of a verified request, for replay detection.
#[derive(Clone, Debug)]
pub struct VerifiedRequest {
    pub timestamp: Timestamp,
    /// The hash of the signature. A unique key, it makes replays harmless on any number of nodes.
    pub replay_key: TokenHash,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSignature {
    #[error("a signature header is missing or repeated")]
    MissingHeader,
    #[error("the timestamp is not a number of milliseconds")]
    MalformedTimestamp,
    #[error("the timestamp is too far from this server's clock")]
    OutsideWindow,
    #[error("the signature is not base64")]
    MalformedSignature,
    #[error("the signature does not match")]
    WrongSignature,
}

fn parse_millis(text: &str) -> Option<Timestamp> {
    if !(1..=15).contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok().map(Timestamp::from_millis)
}

fn is_placeholder(key: &[u8]) -> bool {
    let text = String::from_utf8_lossy(key).to_ascii_lowercase();
    key.iter().all(|b| *b == key[0])
        || [
            "changeme",
            "change-me",
            "change_me",
            "placeholder",
            "your-shared-secret",
            "replace-me",
            "example-secret",
        ]
        .iter()
        .any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Duration = Duration::from_secs(60);

    #[test]
    fn b33_the_published_vectors_sign_and_verify() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/support/data/signature-vectors.json"))
                .unwrap();
        let secret = SharedSecret::parse(file["sharedSecret"].as_str().unwrap()).unwrap();
        let secrets = SharedSecrets::new(secret.clone(), Vec::new());
        let vectors = file["vectors"].as_array().unwrap();
        assert_eq!(vectors.len(), 6);

        for vector in vectors {
            let [body, timestamp, signature] =
                ["body", "timestamp", "signature"].map(|key| vector[key].as_str().unwrap());
            assert_eq!(secret.sign(body.as_bytes(), timestamp), signature);
            let now = Timestamp::from_millis(timestamp.parse().unwrap());
            let headers = SignatureHeaders { signature, timestamp };
            assert!(secrets.verify(headers, body.as_bytes(), now, WINDOW).is_ok());
            assert!(secrets.verify(headers, format!("{body} ").as_bytes(), now, WINDOW).is_err());
        }
    }

    #[test]
    fn b33_timestamps_are_plain_digits_inside_the_window() {
        let secret =
            SharedSecret::parse("c2hhcmVkLXNlY3JldC1mb3ItdGVzdC12ZWN0b3JzLW9ubHk=").unwrap();
        let secrets = SharedSecrets::new(secret.clone(), Vec::new());
        let now = Timestamp::from_millis(1_767_225_600_000);

        let verify = |timestamp: &str| {
            let signature = secret.sign(b"x", timestamp);
            secrets
                .verify(SignatureHeaders { signature: &signature, timestamp }, b"x", now, WINDOW)
                .map(|_| ())
        };

        assert_eq!(verify("1767225660000"), Ok(()));
        assert_eq!(verify("1767225540000"), Ok(()));
        assert_eq!(verify("1767225660001"), Err(InvalidSignature::OutsideWindow));
        assert_eq!(verify("1767225539999"), Err(InvalidSignature::OutsideWindow));

        for text in [
            "",
            "+1767225600000",
            "-1",
            "1767225600000.0",
            " 1767225600000",
            "0x1",
            "9999999999999999999999",
        ] {
            assert_eq!(verify(text), Err(InvalidSignature::MalformedTimestamp), "{text:?}");
        }
    }

    #[test]
    fn b40_placeholder_secrets_are_refused() {
        let encode = |text: &str| BASE64_STANDARD.encode(text);
        assert_eq!(SharedSecret::parse("not base64!").unwrap_err(), InvalidSecret::NotBase64);
        assert_eq!(SharedSecret::parse(&encode("short")).unwrap_err(), InvalidSecret::TooShort);
        assert_eq!(
            SharedSecret::parse(&encode("changeme-changeme-changeme")).unwrap_err(),
            InvalidSecret::Placeholder
        );
        assert_eq!(
            SharedSecret::parse(&BASE64_STANDARD.encode([0; 32])).unwrap_err(),
            InvalidSecret::Placeholder
        );
    }
}
