//! Password hashes, including those of other programs: formats, limits of their cost, and
//! verification.

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

/// A hash against which a password can be verified, in the format of the program that made it.
///
/// Parsing bounds the cost of a verification, because the author of an import file would otherwise
/// decide what every login attempt costs the server.
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

/// The maximum length of a hash, in bytes. Firebase's, with the project's key, have about 250.
const MAX_BYTES: usize = 512;

/// The maximum memory of one verification, in KiB: what OWASP's password storage cheat sheet
/// recommends for scrypt.
const MAX_MEMORY_KIB: u64 = 128 * 1024;

/// The maximum of memory times passes, in KiB: about half a second of a core.
const MAX_WORK_KIB: u64 = 512 * 1024;

/// The maximum number of lanes of Argon2 and scrypt.
const MAX_LANES: u64 = 16;

impl PasswordHash {
    /// Parses a hash in one of the formats that docs/import-export.md lists.
    ///
    /// # Errors
    /// [`InvalidPasswordHash`], with the name of the format that the text resembles.
    pub fn parse(text: String) -> Result<Self, InvalidPasswordHash> {
        if text.len() > MAX_BYTES || !text.is_ascii() {
            return Err(InvalidPasswordHash::Malformed("a hash"));
        }

        let scheme = Scheme::parse(&text)?;
        Ok(Self { text, scheme })
    }

    /// Returns true if these bytes are the password. The caller bounds the number of concurrent
    /// verifications.
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
        // OpenLDAP prefixes hashes of crypt(3), and Django prefixes argon2 and bcrypt with their
        // names.
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
        Err(unknown::format_of(text)
            .map_or(InvalidPasswordHash::Unknown, InvalidPasswordHash::Unsupported))
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

/// The reason why a text is not accepted as a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPasswordHash {
    #[error("is not a password hash in a supported format")]
    Unknown,
    #[error("looks like {0}, which is not supported")]
    Unsupported(&'static str),
    #[error("looks like {0}, but parts of it are missing or malformed")]
    Malformed(&'static str),
    #[error("would cost more to verify than a login is allowed to")]
    TooExpensive,
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    if start.eq_ignore_ascii_case(prefix) { Some(rest) } else { None }
}

/// Checks the cost: the memory in KiB, the passes over it, and the lanes.
fn require_affordable(memory_kib: u64, passes: u64, lanes: u64) -> Result<(), InvalidPasswordHash> {
    let work_kib = memory_kib.saturating_mul(passes);
    if memory_kib <= MAX_MEMORY_KIB && work_kib <= MAX_WORK_KIB && lanes <= MAX_LANES {
        Ok(())
    } else {
        Err(InvalidPasswordHash::TooExpensive)
    }
}

/// Compares in constant time (`docs/security-behaviours.md` b38).
fn equal(one: &[u8], other: &[u8]) -> bool {
    subtle::ConstantTimeEq::ct_eq(one, other).into()
}
