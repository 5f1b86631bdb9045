//! Encryption of what the database must not be able to read.

use std::fmt;

use aes_gcm::{
    Aes256Gcm, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD},
};
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretSlice};
use sha2::Sha256;

/// Bytes of AES-GCM's nonce (NIST SP 800-38D).
const NONCE: usize = 12;

/// A key for one purpose: AES-256-GCM under HMAC-SHA256 of the purpose.
#[derive(Clone)]
pub struct SealingKey(Aes256Gcm);

impl SealingKey {
    /// Derives the key for this purpose from a key of 32 bytes.
    #[expect(clippy::expect_used, clippy::missing_panics_doc, reason = "HMAC takes keys of any length")]
    pub fn derive(key: &SecretSlice<u8>, purpose: &str) -> Self {
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key.expose_secret()).expect("a key");
        Self(Aes256Gcm::new(&mac.chain_update(purpose).finalize().into_bytes()))
    }

    /// Encrypts, for whoever knows the key and names the same context. The nonce must never be used twice: draw it by chance.
    pub fn seal(&self, nonce: [u8; NONCE], context: &[u8], text: &[u8]) -> Option<String> {
        let sealed = self.0.encrypt(&Nonce::from(nonce), Payload { msg: text, aad: context }).ok()?;
        Some(BASE64_STANDARD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// Decrypts; none when it was made with another key, for another context, or changed.
    pub fn open(&self, context: &[u8], sealed: &str) -> Option<Vec<u8>> {
        let bytes = BASE64_STANDARD.decode(sealed).ok()?;
        let (nonce, msg) = bytes.split_first_chunk::<NONCE>()?;
        self.0.decrypt(&Nonce::from(*nonce), Payload { msg, aad: context }).ok()
    }
}

/// A key under which what must not be readable can still be found.
#[derive(Clone)]
pub struct LookupKey(Hmac<Sha256>);

impl LookupKey {
    /// Derives the key for this purpose from a key of 32 bytes.
    #[expect(clippy::expect_used, clippy::missing_panics_doc, reason = "HMAC takes keys of any length")]
    pub fn derive(key: &SecretSlice<u8>, purpose: &str) -> Self {
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key.expose_secret()).expect("a key");
        let key = mac.chain_update(purpose).finalize().into_bytes();
        Self(<Hmac<Sha256> as KeyInit>::new_from_slice(&key).expect("a key"))
    }

    /// HMAC-SHA256 of the text, as base64url: the same for the same text, and nothing to anybody without the key.
    pub fn hash(&self, text: impl AsRef<[u8]>) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0.clone().chain_update(text).finalize().into_bytes())
    }
}

impl fmt::Debug for LookupKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LookupKey(…)")
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_and_context_open_it() {
        let key = SealingKey::derive(&vec![1; 32].into(), "messages");
        let sealed = key.seal([7; NONCE], b"row 1", b"123456").unwrap();
        assert!(!sealed.contains("123456"));
        assert_eq!(key.open(b"row 1", &sealed).unwrap(), b"123456");
        assert_eq!(key.open(b"row 2", &sealed), None);
        assert_eq!(SealingKey::derive(&vec![1; 32].into(), "other").open(b"row 1", &sealed), None);
        for broken in ["", "AAAA", &sealed[4..], &sealed.replacen('A', "B", 1).replacen('/', "+", 1)] {
            assert!(broken == sealed || key.open(b"row 1", broken).is_none());
        }
    }
}
