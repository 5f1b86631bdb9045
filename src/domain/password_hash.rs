//! Hashes of passwords that come from elsewhere: which we can verify, and at what price.

use argon2::password_hash::phc;

/// A hash that a login can be held against: argon2 or scrypt as a PHC string, or bcrypt as it writes itself.
///
/// What one costs is bounded, because whoever brings a hash decides what every attempt at that account costs us.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

/// The longest that is read, in bytes; real ones have about a hundred.
const MAX_BYTES: usize = 512;

/// The most memory that one verification may take, in KiB: what OWASP asks of scrypt.
const MOST_MEMORY: u64 = 128 * 1024;

/// Memory times passes, in KiB: about half a second of a core.
const MOST_WORK: u64 = 512 * 1024;

/// Lanes of argon2 and of scrypt.
const MOST_LANES: u64 = 16;

/// Powers of two of bcrypt; 14 take about a second.
const BCRYPT_COSTS: std::ops::RangeInclusive<u32> = 4..=14;

impl PasswordHash {
    /// # Errors
    /// [`InvalidPasswordHash`].
    pub fn parse(text: String) -> Result<Self, InvalidPasswordHash> {
        if text.len() > MAX_BYTES || !text.is_ascii() {
            return Err(InvalidPasswordHash::Form);
        }
        if is_bcrypt(&text) {
            bounded_bcrypt(&text)?;
        } else {
            bounded_phc(&text)?;
        }
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPasswordHash {
    #[error("is neither a PHC string of argon2 or scrypt nor a bcrypt hash")]
    Form,
    #[error("would cost more to verify than a login may")]
    TooExpensive,
}

/// `$2x$` is left out: it marks hashes of a broken implementation.
pub fn is_bcrypt(text: &str) -> bool {
    ["$2a$", "$2b$", "$2y$"].iter().any(|start| text.starts_with(start))
}

fn bounded_bcrypt(text: &str) -> Result<(), InvalidPasswordHash> {
    let parts: bcrypt::HashParts = text.parse().map_err(|_| InvalidPasswordHash::Form)?;
    if BCRYPT_COSTS.contains(&parts.get_cost()) { Ok(()) } else { Err(InvalidPasswordHash::TooExpensive) }
}

fn bounded_phc(text: &str) -> Result<(), InvalidPasswordHash> {
    let hash = phc::PasswordHash::new(text).map_err(|_| InvalidPasswordHash::Form)?;
    let number = |name: &str| hash.params.get_decimal(name).map(u64::from);
    if hash.salt.is_none() || hash.hash.is_none_or(|hash| hash.as_bytes().len() < 16) {
        return Err(InvalidPasswordHash::Form);
    }
    let (memory, passes, lanes) = match hash.algorithm.as_str() {
        "argon2id" | "argon2i" | "argon2d" => {
            argon2::Params::try_from(&hash).map_err(|_| InvalidPasswordHash::Form)?;
            // A secret key or associated data would have to come from elsewhere.
            if hash.params.get("keyid").is_some() || hash.params.get("data").is_some() {
                return Err(InvalidPasswordHash::Form);
            }
            (number("m"), number("t"), number("p"))
        }
        "scrypt" => {
            scrypt::Params::try_from(&hash).map_err(|_| InvalidPasswordHash::Form)?;
            // 128 bytes times r, 2^ln times; each lane again.
            let shift = number("ln").ok_or(InvalidPasswordHash::Form)?.min(40);
            (number("r").map(|r| r.saturating_mul(1 << shift) / 8), number("p"), number("p"))
        }
        _ => return Err(InvalidPasswordHash::Form),
    };
    let (Some(memory), Some(passes), Some(lanes)) = (memory, passes, lanes) else {
        return Err(InvalidPasswordHash::Form);
    };
    let fits = memory <= MOST_MEMORY && memory.saturating_mul(passes) <= MOST_WORK && lanes <= MOST_LANES;
    if fits { Ok(()) } else { Err(InvalidPasswordHash::TooExpensive) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT_AND_HASH: &str = "AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    #[test]
    fn what_others_use_is_read() {
        for hash in [
            &format!("$argon2id$v=19$m=19456,t=2,p=1${SALT_AND_HASH}"),
            &format!("$argon2i$v=19$m=65536,t=4,p=1${SALT_AND_HASH}"),
            &format!("$argon2id$v=19$m=102400,t=2,p=8${SALT_AND_HASH}"),
            &format!("$scrypt$ln=17,r=8,p=1${SALT_AND_HASH}"),
            &format!("$scrypt$ln=13,r=8,p=10${SALT_AND_HASH}"),
            "$2b$12$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q",
            "$2y$10$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q",
        ] {
            assert!(PasswordHash::parse(hash.to_owned()).is_ok(), "{hash}");
        }
    }

    #[test]
    fn what_would_stop_the_server_is_refused() {
        for hash in [
            &format!("$argon2id$v=19$m=4194304,t=1,p=1${SALT_AND_HASH}"),
            &format!("$argon2id$v=19$m=19456,t=4294967295,p=1${SALT_AND_HASH}"),
            &format!("$argon2id$v=19$m=19456,t=2,p=255${SALT_AND_HASH}"),
            &format!("$scrypt$ln=24,r=8,p=1${SALT_AND_HASH}"),
            &format!("$scrypt$ln=17,r=8,p=8${SALT_AND_HASH}"),
            "$2b$31$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q",
        ] {
            assert_eq!(PasswordHash::parse(hash.to_owned()), Err(InvalidPasswordHash::TooExpensive), "{hash}");
        }
    }

    #[test]
    fn what_is_no_hash_is_refused() {
        for text in [
            "",
            "secret",
            "$1$salt$hash",
            "5f4dcc3b5aa765d61d8327deb882cf99",
            "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA",
            &format!("$argon2id$v=19$m=19456,t=2${SALT_AND_HASH}"),
            &format!("$argon2id$v=19$m=19456,t=2,p=1,keyid=AAAA${SALT_AND_HASH}"),
            &format!("$scrypt$ln=99,r=8,p=1${SALT_AND_HASH}"),
            &format!("$pbkdf2-sha256$i=10000${SALT_AND_HASH}"),
            "$2x$10$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q",
            "$2b$10$short",
            &format!("$argon2id${}", "a".repeat(2_000)),
        ] {
            assert_eq!(PasswordHash::parse(text.to_owned()), Err(InvalidPasswordHash::Form), "{text}");
        }
    }
}
