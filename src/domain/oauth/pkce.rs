//! Proof Key for Code Exchange (RFC 7636). `plain` is not supported (RFC 9700 §2.1.1).

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The challenge of a request: SHA-256 of the verifier that redeems its code, as base64url.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeChallenge(String);

impl CodeChallenge {
    /// Parses a challenge of the method `S256`.
    pub fn parse(text: &str) -> Option<Self> {
        let is_hash = text.len() == 43
            && BASE64URL.decode(text).is_ok_and(|bytes| bytes.len() == Sha256::output_size());
        if is_hash { Some(Self(text.to_owned())) } else { None }
    }

    /// Wraps a challenge that [`Self::parse`] accepted before it was stored.
    pub fn from_database(text: String) -> Self {
        Self(text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True if the challenge was made of this verifier.
    pub fn is_met_by(&self, verifier: &str) -> bool {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let is_verifier = (43..=128).contains(&verifier.len()) && verifier.bytes().all(is_allowed);

        let challenge = BASE64URL.encode(Sha256::digest(verifier));
        is_verifier && bool::from(challenge.as_bytes().ct_eq(self.0.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7636, appendix B.
    #[test]
    fn the_example_of_the_specification_is_met() {
        let challenge =
            CodeChallenge::parse("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM").unwrap();
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert!(challenge.is_met_by(verifier));

        for other in ["", &verifier[..42], &format!("{verifier}A"), &verifier.to_lowercase()] {
            assert!(!challenge.is_met_by(other), "{other}");
        }
        for wrong in
            ["", verifier.get(..42).unwrap(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c!"]
        {
            assert_eq!(CodeChallenge::parse(wrong), None, "{wrong}");
        }
    }
}
