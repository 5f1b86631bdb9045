//! SHA-256 and SHA-512 of crypt(3), as in `/etc/shadow`: `$5$` and `$6$`.

use ::sha_crypt::{PasswordHash, PasswordVerifier, ShaCrypt};

use super::InvalidPasswordHash;

const NAME: &str = "SHA-crypt ($5$ or $6$)";

/// The maximum number of rounds: about a second of a core.
const MAX_ROUNDS: u32 = 1_000_000;

#[derive(Clone)]
pub(super) struct ShaCryptHash(PasswordHash);

impl ShaCryptHash {
    /// Parses a SHA-crypt hash; `None` for any other text.
    pub(super) fn parse(text: &str) -> Option<Result<Self, InvalidPasswordHash>> {
        let parts = text.strip_prefix("$5$").or_else(|| text.strip_prefix("$6$"))?;
        let rounds = parts.split_once('$').and_then(|(first, _)| first.strip_prefix("rounds="));
        let hash =
            PasswordHash::new(text.to_owned()).map_err(|_| InvalidPasswordHash::Malformed(NAME));

        Some(match rounds.map(str::parse::<u32>) {
            Some(Err(_)) => Err(InvalidPasswordHash::Malformed(NAME)),
            Some(Ok(rounds)) if rounds > MAX_ROUNDS => Err(InvalidPasswordHash::TooExpensive),
            // The only permitted field beside the salt and the digest is the rounds.
            rounds if parts.split('$').count() != 2 + usize::from(rounds.is_some()) => {
                Err(InvalidPasswordHash::Malformed(NAME))
            }
            _ => hash.map(Self),
        })
    }

    pub(super) fn matches(&self, password: &[u8]) -> bool {
        ShaCrypt::SHA512.verify_password(password, &self.0).is_ok()
    }
}
