//! bcrypt, plain and over a digest of the password: Django's and passlib's `bcrypt_sha256`, and that of `WordPress` since 6.8.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256, Sha384};

use super::InvalidPasswordHash;

const NAME: &str = "bcrypt";

/// Powers of two of the cost; 14 take about a second.
const COSTS: std::ops::RangeInclusive<u32> = 4..=14;

#[derive(Clone)]
pub(super) struct BcryptHash {
    /// As bcrypt writes it, with the padding bits zero.
    hash: String,
    input: Input,
}

/// The text that bcrypt was given.
#[derive(Clone)]
enum Input {
    Password,
    /// SHA-256 in hexadecimal digits (Django).
    Sha256Hex,
    /// SHA-256 in base64 (passlib's version 1).
    Sha256Base64,
    /// HMAC-SHA-256 under the salt, in base64 (passlib's version 2).
    HmacSha256Base64 {
        salt: String,
    },
    /// HMAC-SHA-384 under a constant, of the password without spaces around it, in base64 (`WordPress`).
    HmacSha384Base64,
}

impl BcryptHash {
    /// None when the text is no hash of bcrypt.
    pub(super) fn parse(text: &str) -> Option<Result<Self, InvalidPasswordHash>> {
        let prefixed = [
            ("", Input::Password),
            ("bcrypt$", Input::Password),
            ("bcrypt_sha256$", Input::Sha256Hex),
            ("$wp", Input::HmacSha384Base64),
        ];
        for (prefix, input) in prefixed {
            if let Some(hash) = text.strip_prefix(prefix).filter(|hash| is_plain(hash)) {
                return Some(plain(hash).map(|hash| Self { hash, input }));
            }
        }

        text.strip_prefix("$bcrypt-sha256$").map(passlib)
    }

    pub(super) fn matches(&self, password: &[u8]) -> bool {
        let input = match &self.input {
            Input::Password => password.to_vec(),
            Input::Sha256Hex => hex(&Sha256::digest(password)).into_bytes(),
            Input::Sha256Base64 => STANDARD.encode(Sha256::digest(password)).into_bytes(),
            Input::HmacSha256Base64 { salt } => hmac_base64::<Hmac<Sha256>>(salt.as_bytes(), password),
            Input::HmacSha384Base64 => hmac_base64::<Hmac<Sha384>>(b"wp-sha384", trim(password)),
        };

        // It knows 72 bytes of a password; where the hash was made, the rest was cut off too.
        ::bcrypt::verify(input, &self.hash).unwrap_or(false)
    }
}

/// `$2x$` is left out: it marks hashes of a broken implementation.
fn is_plain(text: &str) -> bool {
    ["$2a$", "$2b$", "$2y$"].iter().any(|start| text.starts_with(start))
}

fn plain(text: &str) -> Result<String, InvalidPasswordHash> {
    let text = without_padding(text).ok_or(InvalidPasswordHash::Malformed(NAME))?;
    let parts: ::bcrypt::HashParts = text.parse().map_err(|_| InvalidPasswordHash::Malformed(NAME))?;
    if COSTS.contains(&parts.get_cost()) { Ok(text) } else { Err(InvalidPasswordHash::TooExpensive) }
}

/// `v=2,t=2b,r=12$salt$digest`, or version 1's `2b,12$salt$digest`.
fn passlib(text: &str) -> Result<BcryptHash, InvalidPasswordHash> {
    let malformed = InvalidPasswordHash::Malformed("passlib's bcrypt-sha256");
    let mut parts = text.split('$');
    let (Some(params), Some(salt), Some(digest), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(malformed);
    };

    let (variant, cost, input) = match params.split(',').collect::<Vec<_>>()[..] {
        ["v=2", variant, cost] => {
            let (variant, cost) = variant.strip_prefix("t=").zip(cost.strip_prefix("r=")).ok_or(malformed)?;
            (variant, cost, Input::HmacSha256Base64 { salt: salt.to_owned() })
        }
        [variant, cost] => (variant, cost, Input::Sha256Base64),
        _ => return Err(malformed),
    };
    let cost: u32 = cost.parse().map_err(|_| malformed)?;

    let hash = format!("${variant}${cost:02}${salt}{digest}");
    if !is_plain(&hash) {
        return Err(malformed);
    }
    Ok(BcryptHash { hash: plain(&hash)?, input })
}

/// bcrypt's own alphabet of base64.
const ALPHABET: &[u8; 64] = b"./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The places of the last letter of the salt and of the digest, with the number of their bits that say nothing: 22 letters hold 132 bits
/// for the 128 of a salt, 31 hold 186 for the 184 of a digest. Most programs ignore what stands there, and some leave it set.
const PADDED: [(usize, u32); 2] = [(7 + 21, 4), (7 + 22 + 30, 2)];

fn without_padding(text: &str) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    for (at, bits) in PADDED {
        let letter = bytes.get_mut(at)?;
        let value = ALPHABET.iter().position(|known| known == letter)?;
        *letter = ALPHABET[value >> bits << bits];
    }
    String::from_utf8(bytes).ok()
}

fn hmac_base64<M: Mac + KeyInit>(key: &[u8], message: &[u8]) -> Vec<u8> {
    // HMAC takes a key of any length.
    let code = <M as KeyInit>::new_from_slice(key).map(|mac| mac.chain_update(message).finalize().into_bytes());
    code.map(|code| STANDARD.encode(code).into_bytes()).unwrap_or_default()
}

/// PHP's `trim`.
fn trim(password: &[u8]) -> &[u8] {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0 | 0x0B);
    let start = password.iter().position(|byte| !is_space(byte)).unwrap_or(password.len());
    let end = password.iter().rposition(|byte| !is_space(byte)).map_or(start, |last| last + 1);
    &password[start..end]
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
