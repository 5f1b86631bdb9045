//! Hashes of passwords, ours and those that other programs made: which can be verified, at what price, and how.

mod argon2;
mod bcrypt;
mod firebase;
mod pbkdf2;
mod phpass;
mod salted_digest;
mod scrypt;
mod sha_crypt;
#[cfg(test)]
mod tests;
mod unknown;

/// A hash that a password can be held against, in the spelling of the program that made it.
///
/// The cost of one verification is bounded when the hash is read: the author of an import file decides what every attempt at that account
/// costs the server.
#[derive(Clone)]
pub struct PasswordHash {
    text: String,
    scheme: Scheme,
}

#[derive(Clone)]
enum Scheme {
    Argon2(argon2::Argon2Hash),
    Bcrypt(bcrypt::BcryptHash),
    Firebase(firebase::FirebaseHash),
    Pbkdf2(pbkdf2::Pbkdf2Hash),
    Phpass(phpass::PhpassHash),
    SaltedDigest(salted_digest::SaltedDigest),
    Scrypt(scrypt::ScryptHash),
    ShaCrypt(sha_crypt::ShaCryptHash),
}

/// The longest hash that is read, in bytes; Firebase's, with their project's key, have about 250.
const MAX_BYTES: usize = 512;

/// The most memory that one verification may take, in KiB: what OWASP's password storage cheat sheet asks of scrypt.
const MAX_MEMORY_KIB: u64 = 128 * 1024;

/// Memory times passes, in KiB: about half a second of a core.
const MAX_WORK_KIB: u64 = 512 * 1024;

/// Lanes of argon2 and of scrypt.
const MAX_LANES: u64 = 16;

impl PasswordHash {
    /// Reads a hash in one of the spellings that docs/import-export.md lists.
    ///
    /// # Errors
    /// [`InvalidPasswordHash`], with the name of the format that the text looks like.
    pub fn parse(text: String) -> Result<Self, InvalidPasswordHash> {
        if text.len() > MAX_BYTES || !text.is_ascii() {
            return Err(InvalidPasswordHash::Malformed("a hash"));
        }

        let scheme = Scheme::parse(&text)?;
        Ok(Self { text, scheme })
    }

    /// Whether these bytes are the password. The caller bounds how many verifications run at once.
    pub fn matches(&self, password: &[u8]) -> bool {
        match &self.scheme {
            Scheme::Argon2(hash) => hash.matches(password),
            Scheme::Bcrypt(hash) => hash.matches(password),
            Scheme::Firebase(hash) => hash.matches(password),
            Scheme::Pbkdf2(hash) => hash.matches(password),
            Scheme::Phpass(hash) => hash.matches(password),
            Scheme::SaltedDigest(hash) => hash.matches(password),
            Scheme::Scrypt(hash) => hash.matches(password),
            Scheme::ShaCrypt(hash) => hash.matches(password),
        }
    }

    pub fn into_string(self) -> String {
        self.text
    }
}

impl Scheme {
    fn parse(text: &str) -> Result<Self, InvalidPasswordHash> {
        // OpenLDAP puts what crypt(3) made behind a mark of its own, and Django its argon2 and bcrypt behind a name.
        let text = strip_prefix_ignoring_case(text, "{CRYPT}").unwrap_or(text);
        let text = text.strip_prefix("argon2").filter(|rest| rest.starts_with('$')).unwrap_or(text);

        if let Some(hash) = argon2::Argon2Hash::parse(text) {
            return hash.map(Self::Argon2);
        }
        if let Some(hash) = bcrypt::BcryptHash::parse(text) {
            return hash.map(Self::Bcrypt);
        }
        if let Some(hash) = scrypt::ScryptHash::parse(text) {
            return hash.map(Self::Scrypt);
        }
        if let Some(hash) = pbkdf2::Pbkdf2Hash::parse(text) {
            return hash.map(Self::Pbkdf2);
        }
        if let Some(hash) = sha_crypt::ShaCryptHash::parse(text) {
            return hash.map(Self::ShaCrypt);
        }
        if let Some(hash) = phpass::PhpassHash::parse(text) {
            return hash.map(Self::Phpass);
        }
        if let Some(hash) = salted_digest::SaltedDigest::parse(text) {
            return hash.map(Self::SaltedDigest);
        }
        if let Some(hash) = firebase::FirebaseHash::parse(text) {
            return hash.map(Self::Firebase);
        }
        Err(unknown::format_of(text).map_or(InvalidPasswordHash::Unknown, InvalidPasswordHash::Unsupported))
    }
}

impl PartialEq for PasswordHash {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for PasswordHash {}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// The reason why a text cannot be taken as a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPasswordHash {
    #[error("is no hash of a password in a format that is known here")]
    Unknown,
    #[error("looks like {0}, which is not supported")]
    Unsupported(&'static str),
    #[error("looks like {0}, but parts of it are missing or malformed")]
    Malformed(&'static str),
    #[error("would cost more to verify than a login may")]
    TooExpensive,
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// Refuses a cost of memory, passes over it and lanes that is above the bounds.
fn require_affordable(memory_kib: u64, passes: u64, lanes: u64) -> Result<(), InvalidPasswordHash> {
    let affordable =
        memory_kib <= MAX_MEMORY_KIB && memory_kib.saturating_mul(passes) <= MAX_WORK_KIB && lanes <= MAX_LANES;
    if affordable { Ok(()) } else { Err(InvalidPasswordHash::TooExpensive) }
}

/// Compares in constant time (behaviour b38).
fn equal(one: &[u8], other: &[u8]) -> bool {
    subtle::ConstantTimeEq::ct_eq(one, other).into()
}
