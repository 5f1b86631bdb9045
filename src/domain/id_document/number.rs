//! Document numbers, and what is stored of them: a keyed hash and the last characters.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A number as printed on a document. It is never stored, and is not printed to logs.
#[derive(Clone)]
pub struct DocumentNumber(String);

impl DocumentNumber {
    /// The maximum length, in characters.
    pub const MAX_CHARACTERS: usize = 64;

    /// Parses a number; `None` if it has no letter or digit, a control character, or more than
    /// [`Self::MAX_CHARACTERS`] characters.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_plain =
            text.chars().count() <= Self::MAX_CHARACTERS && !text.chars().any(char::is_control);
        // Spaces, hyphens and fillers are printed at will.
        let number: String =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();

        if is_plain && !number.is_empty() { Some(Self(number)) } else { None }
    }

    /// Returns the last three characters, by which the owner recognises the document; fewer if
    /// three are more than half of the number.
    pub fn last_characters(&self) -> String {
        let length = self.0.chars().count();
        self.0.chars().skip(length - (length / 2).min(3)).collect()
    }
}

impl fmt::Debug for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DocumentNumber(…)")
    }
}

/// The key under which numbers are hashed. Without a key, all numbers could be tried.
#[derive(Clone)]
pub struct NumberKey(Hmac<Sha256>);

impl NumberKey {
    /// Creates the key from 32 random bytes; `None` if the text is empty.
    pub fn new(key: &[u8]) -> Option<Self> {
        Hmac::new_from_slice(key).ok().filter(|_| !key.is_empty()).map(Self)
    }

    /// Returns the HMAC-SHA256 of the number as base64url: equal for equal numbers, and meaningless
    /// without the key.
    pub fn hash(&self, number: &DocumentNumber) -> String {
        BASE64_URL_SAFE_NO_PAD
            .encode(self.0.clone().chain_update(&number.0).finalize().into_bytes())
    }
}

impl fmt::Debug for NumberKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NumberKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_leaves_its_keyed_hash_and_its_end_and_no_more() {
        let number = |text| DocumentNumber::parse(text).unwrap();
        let [one, other] = [1, 2].map(|byte| NumberKey::new(&[byte; 32]).unwrap());
        assert_eq!(one.hash(&number("L898902C3")), one.hash(&number(" l-898 902 c3<")));
        assert_ne!(one.hash(&number("L898902C3")), one.hash(&number("L898902C4")));
        assert_ne!(one.hash(&number("L898902C3")), other.hash(&number("L898902C3")));
        for (text, end) in [("L898902C3", "2C3"), ("ABCDE", "DE"), ("AB", "B"), ("A", "")] {
            assert_eq!(number(text).last_characters(), end);
        }

        assert_eq!(format!("{:?}", number("L898902C3")), "DocumentNumber(…)");
        for nothing in ["", " ", "<<", "12\u{0}3", "--"] {
            assert!(DocumentNumber::parse(nothing).is_none(), "{nothing:?}");
        }

        assert!(DocumentNumber::parse(&"1".repeat(65)).is_none());
    }
}
