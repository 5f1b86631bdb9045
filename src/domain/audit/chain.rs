//! The keys of the audit log's chain: without one of them nobody can write a row that fits.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::Link;

/// What the hashes of rows under a key begin with. Older rows have plain hashes.
const KEYED: &str = "k.";

/// The key that rows are written with, and those from before.
#[derive(Clone)]
pub struct ChainKeys(Vec<Hmac<Sha256>>);

impl ChainKeys {
    /// Takes keys of 32 random bytes, the one to write with first; none when there is no key, or an empty one.
    pub fn new<'a>(keys: impl IntoIterator<Item = &'a [u8]>) -> Option<Self> {
        let keys = keys.into_iter().map(|key| Hmac::new_from_slice(key).ok().filter(|_| !key.is_empty()));
        keys.collect::<Option<Vec<_>>>().filter(|keys| !keys.is_empty()).map(Self)
    }

    /// The hash of a new row: HMAC-SHA256 over the row and the hash before it.
    pub fn hash(&self, link: &Link<'_>, previous: &str) -> String {
        self.0.first().map_or_else(String::new, |key| KEYED.to_owned() + &code(key, &link.text(previous)))
    }

    /// Whether the row's hash is the one that it was written with.
    pub fn fits(&self, link: &Link<'_>, previous: &str, hash: &str) -> bool {
        match hash.strip_prefix(KEYED) {
            Some(keyed) => self.signed(&link.text(previous), keyed),
            None => link.hash(previous) == hash,
        }
    }

    fn signed(&self, text: &str, signature: &str) -> bool {
        let Ok(signature) = BASE64_URL_SAFE_NO_PAD.decode(signature) else { return false };
        self.0.iter().any(|key| key.clone().chain_update(text).verify_slice(&signature).is_ok())
    }
}

impl fmt::Debug for ChainKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChainKeys(…)")
    }
}

/// Whether the row was written with a key.
pub fn is_keyed(hash: &str) -> bool {
    hash.starts_with(KEYED)
}

/// A row that the log had once, signed, to be kept where nobody who can write to the database can write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    pub sequence: i64,
    pub hash: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCheckpoint {
    #[error("is no checkpoint of an audit log")]
    Unreadable,
    #[error("was not signed with this server's key")]
    NotOurs,
}

/// The first word of a checkpoint, with the version of how it is written.
const MARK: &str = "vestibule-audit-1";

impl Checkpoint {
    /// One line of text.
    pub fn sign(&self, keys: &ChainKeys) -> String {
        let text = self.text();
        let signature = keys.0.first().map_or_else(String::new, |key| code(key, &text));
        format!("{text} {signature}")
    }

    /// # Errors
    /// [`InvalidCheckpoint`].
    pub fn parse(text: &str, keys: &ChainKeys) -> Result<Self, InvalidCheckpoint> {
        let words: Vec<_> = text.split_whitespace().collect();
        let [MARK, sequence, hash, signature] = words[..] else { return Err(InvalidCheckpoint::Unreadable) };
        let sequence = sequence.parse().map_err(|_| InvalidCheckpoint::Unreadable)?;
        let read = Self { sequence, hash: hash.to_owned() };
        if keys.signed(&read.text(), signature) { Ok(read) } else { Err(InvalidCheckpoint::NotOurs) }
    }

    /// A row's text is JSON, so that no signature of one is a signature of the other.
    fn text(&self) -> String {
        format!("{MARK} {} {}", self.sequence, self.hash)
    }
}

fn code(key: &Hmac<Sha256>, text: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(key.clone().chain_update(text).finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s13_a_checkpoint_is_worth_something_under_its_key_alone() {
        let keys = |keys: &[u8]| ChainKeys::new(keys.iter().map(std::slice::from_ref)).unwrap();
        let checkpoint = Checkpoint { sequence: 7, hash: "k.abc".to_owned() };
        let line = checkpoint.sign(&keys(&[1]));
        assert_eq!(Checkpoint::parse(&format!("{line}\n"), &keys(&[2, 1])), Ok(checkpoint));
        assert_eq!(Checkpoint::parse(&line, &keys(&[2])), Err(InvalidCheckpoint::NotOurs));
        assert_eq!(Checkpoint::parse(&line.replace(" 7 ", " 6 "), &keys(&[1])), Err(InvalidCheckpoint::NotOurs));
        assert_eq!(Checkpoint::parse("", &keys(&[1])), Err(InvalidCheckpoint::Unreadable));
        assert!(ChainKeys::new([]).is_none());
        assert!(ChainKeys::new([&[][..]]).is_none());
    }
}
