//! Salted digests of LDAP servers (RFC 2307's `userPassword`): `{SSHA}`, `{SSHA256}`, `{SSHA384}`
//! and `{SSHA512}`.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, STANDARD_NO_PAD},
};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};
use strum::VariantArray;

use super::{InvalidPasswordHash, equal, strip_prefix_ignoring_case};

#[derive(Clone)]
pub(super) struct SaltedDigest {
    algorithm: Algorithm,
    /// The digest, followed by the salt.
    bytes: Vec<u8>,
}

#[derive(Clone, Copy, strum::VariantArray)]
enum Algorithm {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Algorithm {
    fn prefix(self) -> &'static str {
        match self {
            Self::Sha1 => "{SSHA}",
            Self::Sha256 => "{SSHA256}",
            Self::Sha384 => "{SSHA384}",
            Self::Sha512 => "{SSHA512}",
        }
    }

    /// Returns the length of the digest, in bytes.
    fn length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }
}

impl SaltedDigest {
    /// Parses a salted digest; `None` for any other text.
    pub(super) fn parse(text: &str) -> Option<Result<Self, InvalidPasswordHash>> {
        Algorithm::VARIANTS.iter().find_map(|&algorithm| {
            let encoded = strip_prefix_ignoring_case(text, algorithm.prefix())?;
            let bytes = STANDARD.decode(encoded).or_else(|_| STANDARD_NO_PAD.decode(encoded)).ok();
            // Unsalted digests have another prefix.
            Some(match bytes {
                Some(bytes) if bytes.len() > algorithm.length() => Ok(Self { algorithm, bytes }),
                Some(_) | None => Err(InvalidPasswordHash::Malformed("a salted digest of LDAP")),
            })
        })
    }

    pub(super) fn matches(&self, password: &[u8]) -> bool {
        let (digest, salt) = self.bytes.split_at(self.algorithm.length());
        let found = match self.algorithm {
            Algorithm::Sha1 => salted_digest::<Sha1>(password, salt),
            Algorithm::Sha256 => salted_digest::<Sha256>(password, salt),
            Algorithm::Sha384 => salted_digest::<Sha384>(password, salt),
            Algorithm::Sha512 => salted_digest::<Sha512>(password, salt),
        };
        equal(&found, digest)
    }
}

fn salted_digest<D: Digest>(password: &[u8], salt: &[u8]) -> Vec<u8> {
    D::new().chain_update(password).chain_update(salt).finalize().to_vec()
}
