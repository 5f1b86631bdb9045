//! Private keys that sign tokens.

use std::fmt;

use getrandom::{SysRng, rand_core::UnwrapErr};
use ring::{
    rand::SystemRandom,
    rsa::PublicKeyComponents,
    signature::{
        ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
    },
};
use rsa::{RsaPrivateKey, pkcs8::EncodePrivateKey};
use serde_json::{Map, Value};

use super::{PublicKey, SigningAlgorithm, jwk};

/// Length of an RSA key, in bits (RFC 7518 §3.3).
const RSA_BITS: usize = 2_048;

/// A private key, with its public half as a JWK.
pub struct SigningKey {
    id: String,
    pair: SigningKeyPair,
    public: Map<String, Value>,
    /// Randomness for the signatures of the algorithm.
    random: SystemRandom,
}

enum SigningKeyPair {
    Es256(Box<EcdsaKeyPair>),
    Rs256(Box<RsaKeyPair>),
}

/// The text is no PKCS #8 private key for this algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is no private key of this algorithm in PKCS #8")]
pub struct InvalidSigningKey;

impl SigningKey {
    /// Generates a private key; one of RSA takes a second. Returns it in PKCS #8, or `None` if it
    /// could not be generated.
    pub fn generate(algorithm: SigningAlgorithm) -> Option<Vec<u8>> {
        match algorithm {
            SigningAlgorithm::Es256 => {
                let (curve, random) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
                Some(EcdsaKeyPair::generate_pkcs8(curve, &random).ok()?.as_ref().to_vec())
            }
            SigningAlgorithm::Rs256 => {
                let key = RsaPrivateKey::new(&mut UnwrapErr(SysRng), RSA_BITS).ok()?;
                Some(key.to_pkcs8_der().ok()?.as_bytes().to_vec())
            }
        }
    }

    /// Reads a key in PKCS #8. Its id is its thumbprint (RFC 7638).
    ///
    /// # Errors
    /// [`InvalidSigningKey`].
    pub fn from_pkcs8(
        algorithm: SigningAlgorithm,
        pkcs8: &[u8],
    ) -> Result<Self, InvalidSigningKey> {
        let random = SystemRandom::new();
        let (pair, public) = match algorithm {
            SigningAlgorithm::Es256 => {
                let curve = &ECDSA_P256_SHA256_FIXED_SIGNING;
                let pair = EcdsaKeyPair::from_pkcs8(curve, pkcs8, &random)
                    .map_err(|_| InvalidSigningKey)?;
                let public = jwk::of_p256(pair.public_key().as_ref());
                (SigningKeyPair::Es256(Box::new(pair)), public)
            }
            SigningAlgorithm::Rs256 => {
                let pair = RsaKeyPair::from_pkcs8(pkcs8).map_err(|_| InvalidSigningKey)?;
                let components: PublicKeyComponents<Vec<u8>> = pair.public().into();
                let public = jwk::of_rsa(&components.n, &components.e);
                (SigningKeyPair::Rs256(Box::new(pair)), public)
            }
        };

        let id = public.get("kid").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Self { id, pair, public, random })
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    pub fn algorithm(&self) -> SigningAlgorithm {
        match self.pair {
            SigningKeyPair::Es256(_) => SigningAlgorithm::Es256,
            SigningKeyPair::Rs256(_) => SigningAlgorithm::Rs256,
        }
    }

    /// The public key as it is published.
    pub fn public_jwk(&self) -> &Map<String, Value> {
        &self.public
    }

    /// The public key, to verify what this key signed.
    pub fn public_key(&self) -> Option<PublicKey> {
        PublicKey::from_jwk(&self.public)
    }

    /// Signs a message. Returns `None` if the system has no randomness.
    pub(super) fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        match &self.pair {
            SigningKeyPair::Es256(pair) => {
                Some(pair.sign(&self.random, message).ok()?.as_ref().to_vec())
            }
            SigningKeyPair::Rs256(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &self.random, message, &mut signature).ok()?;
                Some(signature)
            }
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("id", &self.id).finish_non_exhaustive()
    }
}
