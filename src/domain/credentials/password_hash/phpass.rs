//! phpass, iterated MD5: `WordPress` before 6.8 (`$P$`) and phpBB (`$H$`).

use md5::{Digest, Md5};

use super::{InvalidPasswordHash, equal};

/// The digits of its numbers and of its base64, in order.
const ALPHABET: &[u8; 64] = b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The maximum of the binary logarithm of the iterations. phpass itself permits 30; 20 take about
/// half a second.
const MAX_LOG_ITERATIONS: usize = 20;

#[derive(Clone)]
pub(super) struct PhpassHash {
    iterations: u32,
    salt: [u8; 8],
    output: String,
}

impl PhpassHash {
    /// Parses a phpass hash; `None` for any other text.
    pub(super) fn parse(text: &str) -> Option<Result<Self, InvalidPasswordHash>> {
        let parts = text.strip_prefix("$P$").or_else(|| text.strip_prefix("$H$"))?;
        Some(
            parse_parts(parts)
                .unwrap_or(Err(InvalidPasswordHash::Malformed("phpass ($P$ or $H$)"))),
        )
    }

    pub(super) fn matches(&self, password: &[u8]) -> bool {
        let mut digest = Md5::new().chain_update(self.salt).chain_update(password).finalize();
        for _ in 0..self.iterations {
            digest = Md5::new().chain_update(digest).chain_update(password).finalize();
        }
        equal(encode(&digest).as_bytes(), self.output.as_bytes())
    }
}

/// Parses one digit of the cost, eight characters of the salt and 22 of the digest.
fn parse_parts(parts: &str) -> Option<Result<PhpassHash, InvalidPasswordHash>> {
    if parts.len() != 31 || !parts.bytes().all(|letter| ALPHABET.contains(&letter)) {
        return None;
    }

    let cost = ALPHABET.iter().position(|digit| *digit == parts.as_bytes()[0])?;
    if cost > MAX_LOG_ITERATIONS {
        return Some(Err(InvalidPasswordHash::TooExpensive));
    }
    let salt = parts.as_bytes()[1..9].try_into().ok()?;
    Some(Ok(PhpassHash { iterations: 1 << cost, salt, output: parts[9..].to_owned() }))
}

/// Encodes bytes in phpass's base64, lowest bits first.
fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let value = chunk.iter().rev().fold(0_usize, |value, byte| value << 8 | usize::from(*byte));
        text.extend((0..=chunk.len()).map(|digit| char::from(ALPHABET[value >> (6 * digit) & 63])));
    }
    text
}
