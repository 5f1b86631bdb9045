//! Encryption of database values, and keyed hashes by which encrypted values are found.

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

/// Length of an AES-GCM nonce, in bytes (NIST SP 800-38D).
const NONCE_BYTES: usize = 12;

/// An AES-256-GCM key for one purpose, derived by HMAC-SHA256 of the purpose.
#[derive(Clone)]
pub struct EncryptionKey(Aes256Gcm);

impl EncryptionKey {
    /// Derives the key for a purpose from a master key of 32 bytes.
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "HMAC takes keys of any length"
    )]
    pub fn derive(key: &SecretSlice<u8>, purpose: &str) -> Self {
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key.expose_secret()).expect("a key");
        Self(Aes256Gcm::new(&mac.chain_update(purpose).finalize().into_bytes()))
    }

    /// Encrypts and authenticates the text together with its context. Returns base64 of nonce and
    /// ciphertext. A nonce must never be used twice: take it from
    /// [`crate::runtime::random::Random`].
    pub fn encrypt(&self, nonce: [u8; NONCE_BYTES], context: &[u8], text: &[u8]) -> Option<String> {
        let sealed =
            self.0.encrypt(&Nonce::from(nonce), Payload { msg: text, aad: context }).ok()?;

        Some(BASE64_STANDARD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// Decrypts a text. Returns `None` if the key or the context differs, or the text was changed.
    pub fn decrypt(&self, context: &[u8], sealed: &str) -> Option<Vec<u8>> {
        let bytes = BASE64_STANDARD.decode(sealed).ok()?;
        let (nonce, msg) = bytes.split_first_chunk::<NONCE_BYTES>()?;

        self.0.decrypt(&Nonce::from(*nonce), Payload { msg, aad: context }).ok()
    }
}

/// A key for deterministic hashes, by which encrypted values can be found.
#[derive(Clone)]
pub struct LookupKey(Hmac<Sha256>);

impl LookupKey {
    /// Derives the key for a purpose from a master key of 32 bytes.
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "HMAC takes keys of any length"
    )]
    pub fn derive(key: &SecretSlice<u8>, purpose: &str) -> Self {
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key.expose_secret()).expect("a key");
        let key = mac.chain_update(purpose).finalize().into_bytes();

        Self(<Hmac<Sha256> as KeyInit>::new_from_slice(&key).expect("a key"))
    }

    /// Returns the HMAC-SHA256 of the text as base64url: equal for equal texts, and meaningless
    /// without the key.
    pub fn hash(&self, text: impl AsRef<[u8]>) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0.clone().chain_update(text).finalize().into_bytes())
    }
}

impl fmt::Debug for LookupKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LookupKey(…)")
    }
}

impl fmt::Debug for EncryptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EncryptionKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_and_context_open_it() {
        let key = EncryptionKey::derive(&vec![1; 32].into(), "messages");
        let sealed = key.encrypt([7; NONCE_BYTES], b"row 1", b"123456").unwrap();
        assert!(!sealed.contains("123456"));
        assert_eq!(key.decrypt(b"row 1", &sealed).unwrap(), b"123456");
        assert_eq!(key.decrypt(b"row 2", &sealed), None);
        assert_eq!(
            EncryptionKey::derive(&vec![1; 32].into(), "other").decrypt(b"row 1", &sealed),
            None
        );
        for broken in
            ["", "AAAA", &sealed[4..], &sealed.replacen('A', "B", 1).replacen('/', "+", 1)]
        {
            assert!(broken == sealed || key.decrypt(b"row 1", broken).is_none());
        }
    }
}
