//! The keyed hash chain of the audit log. Without a key, a row that fits the chain cannot be
//! forged.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::ChainLink;
use crate::domain::Timestamp;

/// The prefix of keyed hashes. Rows from before there were keys have plain hashes.
const KEYED_PREFIX: &str = "k.";

/// The keys of the chain: the one for new rows, and earlier ones.
#[derive(Clone)]
pub struct ChainKeys(Vec<Hmac<Sha256>>);

impl ChainKeys {
    /// Creates the keys from 32 random bytes each, the one for new rows first. Returns `None`
    /// without keys, or if one is empty.
    pub fn new<'a>(keys: impl IntoIterator<Item = &'a [u8]>) -> Option<Self> {
        let keys =
            keys.into_iter().map(|key| Hmac::new_from_slice(key).ok().filter(|_| !key.is_empty()));
        keys.collect::<Option<Vec<_>>>().filter(|keys| !keys.is_empty()).map(Self)
    }

    /// Returns the hash of a new row: HMAC-SHA256 over the row and the previous hash.
    pub fn hash(&self, link: &ChainLink<'_>, previous: &str) -> String {
        self.0.first().map_or_else(String::new, |key| {
            KEYED_PREFIX.to_owned() + &mac_text(key, &link.text(previous))
        })
    }

    /// Verifies the hash of a row.
    pub fn verify(&self, link: &ChainLink<'_>, previous: &str, hash: &str) -> bool {
        match hash.strip_prefix(KEYED_PREFIX) {
            Some(mac) => self.verify_mac(&link.text(previous), mac),
            None => link.hash(previous) == hash,
        }
    }

    fn verify_mac(&self, text: &str, mac: &str) -> bool {
        let Ok(mac) = BASE64_URL_SAFE_NO_PAD.decode(mac) else { return false };
        self.0.iter().any(|key| key.clone().chain_update(text).verify_slice(&mac).is_ok())
    }
}

impl fmt::Debug for ChainKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChainKeys(…)")
    }
}

/// Returns true if the row was written with a key.
pub fn is_keyed(hash: &str) -> bool {
    hash.starts_with(KEYED_PREFIX)
}

/// A signed reference to a row of the log, to be kept where the database's writers cannot change
/// it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    pub sequence: i64,
    pub hash: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCheckpoint {
    #[error("is not a checkpoint of an audit log")]
    Unreadable,
    #[error("was not signed with this server's key")]
    NotOurs,
}

/// The first word of a checkpoint, with the version of the format.
const CHECKPOINT_MARK: &str = "vestibule-audit-1";

impl Checkpoint {
    /// Returns the signed checkpoint as one line of text.
    pub fn sign(&self, keys: &ChainKeys) -> String {
        let text = self.text();
        let signature = keys.0.first().map_or_else(String::new, |key| mac_text(key, &text));
        format!("{text} {signature}")
    }

    /// Parses and verifies a signed checkpoint.
    ///
    /// # Errors
    /// [`InvalidCheckpoint`] when the text has another form or no key verifies it.
    pub fn parse(text: &str, keys: &ChainKeys) -> Result<Self, InvalidCheckpoint> {
        let words: Vec<_> = text.split_whitespace().collect();
        let [CHECKPOINT_MARK, sequence, hash, signature] = words[..] else {
            return Err(InvalidCheckpoint::Unreadable);
        };

        let sequence = sequence.parse().map_err(|_| InvalidCheckpoint::Unreadable)?;
        let checkpoint = Self { sequence, hash: hash.to_owned() };

        if keys.verify_mac(&checkpoint.text(), signature) {
            Ok(checkpoint)
        } else {
            Err(InvalidCheckpoint::NotOurs)
        }
    }

    /// Returns the signed text. Rows are signed as JSON, so a signature of one is never valid for
    /// the other.
    fn text(&self) -> String {
        format!("{CHECKPOINT_MARK} {} {}", self.sequence, self.hash)
    }
}

/// The last row that was deleted from the beginning of the log because its retention was over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditCut {
    pub sequence: i64,
    /// The hash of that row, to which the first remaining row is chained.
    pub hash: String,
    /// The time of that row.
    pub at: Timestamp,
    /// The time before which rows are deleted.
    pub before: Timestamp,
}

/// The first word of the signed text of a cut, with the version of the format.
const CUT_MARK: &str = "vestibule-audit-cut-1";

impl AuditCut {
    /// Returns the signature of the cut: without one, missing rows are a fault.
    pub fn sign(&self, keys: &ChainKeys) -> String {
        keys.0.first().map_or_else(String::new, |key| mac_text(key, &self.text()))
    }

    pub fn is_signed(&self, signature: &str, keys: &ChainKeys) -> bool {
        keys.verify_mac(&self.text(), signature)
    }

    /// Returns the signed text, which is never that of a checkpoint or of a row.
    fn text(&self) -> String {
        let Self { sequence, hash, at, before } = self;
        format!("{CUT_MARK} {sequence} {hash} {} {}", at.as_millis(), before.as_millis())
    }
}

fn mac_text(key: &Hmac<Sha256>, text: &str) -> String {
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
        assert_eq!(
            Checkpoint::parse(&line.replace(" 7 ", " 6 "), &keys(&[1])),
            Err(InvalidCheckpoint::NotOurs)
        );
        assert_eq!(Checkpoint::parse("", &keys(&[1])), Err(InvalidCheckpoint::Unreadable));
        assert!(ChainKeys::new([]).is_none());
        assert!(ChainKeys::new([&[][..]]).is_none());
    }

    #[test]
    fn b70_a_cut_is_signed_and_no_checkpoint_is_one() {
        let keys = ChainKeys::new([&[1][..]]).unwrap();
        let time = Timestamp::from_millis;
        let cut = AuditCut { sequence: 7, hash: "k.abc".to_owned(), at: time(1), before: time(2) };
        let signature = cut.sign(&keys);
        assert!(cut.is_signed(&signature, &keys));
        assert!(!cut.is_signed(&signature, &ChainKeys::new([&[2][..]]).unwrap()));
        let later = AuditCut { sequence: 8, ..cut.clone() };
        assert!(!later.is_signed(&signature, &keys));
        let checkpoint = Checkpoint { sequence: 7, hash: "k.abc".to_owned() }.sign(&keys);
        assert!(!cut.is_signed(checkpoint.split(' ').next_back().unwrap(), &keys));
    }
}
