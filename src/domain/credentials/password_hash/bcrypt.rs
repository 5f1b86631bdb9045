//! bcrypt, plain and over a digest of the password: Django's and passlib's `bcrypt_sha256`, and
//! that of `WordPress` since 6.8.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256, Sha384};

use super::InvalidPasswordHash;

const NAME: &str = "bcrypt";

/// The accepted costs, as powers of two; 14 takes about a second.
const COSTS: std::ops::RangeInclusive<u32> = 4..=14;

#[derive(Clone)]
pub(super) struct BcryptHash {
    /// The hash in bcrypt's format, with the padding bits zero.
    hash: String,
    input: BcryptInput,
}

/// The input of bcrypt, derived from the password.
#[derive(Clone)]
enum BcryptInput {
    Password,
    /// SHA-256 in hexadecimal digits (Django).
    Sha256Hex,
    /// SHA-256 in base64 (passlib's version 1).
    Sha256Base64,
    /// HMAC-SHA-256 keyed with the salt, in base64 (passlib's version 2).
    HmacSha256Base64 {
        salt: String,
    },
    /// HMAC-SHA-384 with a constant key, of the password without surrounding spaces, in base64
    /// (`WordPress`).
    HmacSha384Base64,
}

impl BcryptHash {
    /// Parses a bcrypt hash; `None` for any other text.
    pub(super) fn parse(text: &str) -> Option<Result<Self, InvalidPasswordHash>> {
        let formats = [
            ("", BcryptInput::Password),
            ("bcrypt$", BcryptInput::Password),
            ("bcrypt_sha256$", BcryptInput::Sha256Hex),
            ("$wp", BcryptInput::HmacSha384Base64),
        ];
        for (prefix, input) in formats {
            if let Some(hash) = text.strip_prefix(prefix).filter(|hash| has_bcrypt_prefix(hash)) {
                return Some(parse_bcrypt(hash).map(|hash| Self { hash, input }));
            }
        }

        text.strip_prefix("$bcrypt-sha256$").map(parse_passlib)
    }

    pub(super) fn matches(&self, password: &[u8]) -> bool {
        let input = match &self.input {
            BcryptInput::Password => password.to_vec(),
            BcryptInput::Sha256Hex => hex(&Sha256::digest(password)).into_bytes(),
            BcryptInput::Sha256Base64 => STANDARD.encode(Sha256::digest(password)).into_bytes(),
            BcryptInput::HmacSha256Base64 { salt } => {
                hmac_base64::<Hmac<Sha256>>(salt.as_bytes(), password)
            }
            BcryptInput::HmacSha384Base64 => {
                hmac_base64::<Hmac<Sha384>>(b"wp-sha384", trim(password))
            }
        };

        // bcrypt reads 72 bytes of a password; the program that made the hash cut off the rest too.
        ::bcrypt::verify(input, &self.hash).unwrap_or(false)
    }
}

/// Returns true for a supported variant. `$2x$` marks hashes of a broken implementation.
fn has_bcrypt_prefix(text: &str) -> bool {
    ["$2a$", "$2b$", "$2y$"].iter().any(|start| text.starts_with(start))
}

/// Checks the format and the cost, and clears the padding bits.
fn parse_bcrypt(text: &str) -> Result<String, InvalidPasswordHash> {
    let text = without_padding(text).ok_or(InvalidPasswordHash::Malformed(NAME))?;
    let parts: ::bcrypt::HashParts =
        text.parse().map_err(|_| InvalidPasswordHash::Malformed(NAME))?;
    if COSTS.contains(&parts.get_cost()) {
        Ok(text)
    } else {
        Err(InvalidPasswordHash::TooExpensive)
    }
}

/// Parses `v=2,t=2b,r=12$salt$digest`, or version 1's `2b,12$salt$digest`.
fn parse_passlib(text: &str) -> Result<BcryptHash, InvalidPasswordHash> {
    let malformed = InvalidPasswordHash::Malformed("passlib's bcrypt-sha256");
    let [params, salt, digest] = text.split('$').collect::<Vec<_>>()[..] else {
        return Err(malformed);
    };

    let (variant, cost, input) = match params.split(',').collect::<Vec<_>>()[..] {
        ["v=2", variant, cost] => {
            let (variant, cost) =
                variant.strip_prefix("t=").zip(cost.strip_prefix("r=")).ok_or(malformed)?;
            (variant, cost, BcryptInput::HmacSha256Base64 { salt: salt.to_owned() })
        }
        [variant, cost] => (variant, cost, BcryptInput::Sha256Base64),
        _ => return Err(malformed),
    };
    let cost: u32 = cost.parse().map_err(|_| malformed)?;

    let hash = format!("${variant}${cost:02}${salt}{digest}");
    if !has_bcrypt_prefix(&hash) {
        return Err(malformed);
    }
    Ok(BcryptHash { hash: parse_bcrypt(&hash)?, input })
}

/// bcrypt's base64 alphabet.
const ALPHABET: &[u8; 64] = b"./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The positions of the last characters of the salt and of the digest, each with the number of its
/// padding bits: 22 characters hold 132 bits for the 128 of a salt, 31 hold 186 for the 184 of a
/// digest. Most programs ignore the padding, and some leave it set.
const PADDING_BITS: [(usize, u32); 2] = [(7 + 21, 4), (7 + 22 + 30, 2)];

fn without_padding(text: &str) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    for (at, bits) in PADDING_BITS {
        let letter = bytes.get_mut(at)?;
        let value = ALPHABET.iter().position(|known| known == letter)?;
        *letter = ALPHABET[value >> bits << bits];
    }
    String::from_utf8(bytes).ok()
}

fn hmac_base64<M: Mac + KeyInit>(key: &[u8], message: &[u8]) -> Vec<u8> {
    // HMAC takes a key of any length.
    let code = <M as KeyInit>::new_from_slice(key)
        .map(|mac| mac.chain_update(message).finalize().into_bytes());
    code.map(|code| STANDARD.encode(code).into_bytes()).unwrap_or_default()
}

/// Trims as PHP's `trim` does.
fn trim(password: &[u8]) -> &[u8] {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0 | 0x0B);
    let start = password.iter().position(|byte| !is_space(byte)).unwrap_or(password.len());
    let end = password.iter().rposition(|byte| !is_space(byte)).map_or(start, |last| last + 1);
    &password[start..end]
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
