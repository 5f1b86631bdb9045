//! Public keys as JSON Web Keys (RFC 7517).

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// A public key that verifies signatures.
#[derive(Clone, Debug)]
pub struct PublicKey {
    id: Option<String>,
    material: KeyMaterial,
}

#[derive(Clone, Debug)]
enum KeyMaterial {
    /// A point of P-256, uncompressed.
    P256(Vec<u8>),
    /// A point of P-384, uncompressed.
    P384(Vec<u8>),
    Ed25519(Vec<u8>),
    Rsa {
        modulus: Vec<u8>,
        exponent: Vec<u8>,
    },
}

/// The algorithms that [`PublicKey`] verifies (RFC 7518 §3.1, RFC 8037).
pub const VERIFIED_ALGORITHMS: [&str; 4] = ["ES256", "RS256", "ES384", "EdDSA"];

impl PublicKey {
    /// Reads a key. Returns `None` for a key that is not one for signatures by one of
    /// [`VERIFIED_ALGORITHMS`], and for a private or a symmetric key.
    pub fn from_jwk(jwk: &Map<String, Value>) -> Option<Self> {
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        let bytes = |name: &str| BASE64URL.decode(text(name)?).ok();
        let is_for_signatures = text("use").is_none_or(|usage| usage == "sig");
        if !is_for_signatures || jwk.contains_key("d") || jwk.contains_key("k") {
            return None;
        }

        let point = |length: usize| {
            let (x, y) = (bytes("x")?, bytes("y")?);
            let is_point = x.len() == length && y.len() == length;
            if is_point { Some([vec![4], x, y].concat()) } else { None }
        };
        let material = match (text("kty")?, text("crv")) {
            ("EC", Some("P-256")) => KeyMaterial::P256(point(32)?),
            ("EC", Some("P-384")) => KeyMaterial::P384(point(48)?),
            ("OKP", Some("Ed25519")) => KeyMaterial::Ed25519(bytes("x")?),
            ("RSA", _) => KeyMaterial::Rsa { modulus: bytes("n")?, exponent: bytes("e")? },
            _ => return None,
        };

        let key = Self { id: text("kid").map(str::to_owned), material };
        let is_for_algorithm = text("alg").is_none_or(|algorithm| algorithm == key.algorithm());
        if is_for_algorithm { Some(key) } else { None }
    }

    /// An RSA key without an id, given as big-endian numbers.
    pub fn from_rsa(modulus: &[u8], exponent: &[u8]) -> Self {
        let material = KeyMaterial::Rsa { modulus: modulus.into(), exponent: exponent.into() };
        Self { id: None, material }
    }

    /// Reads the keys of a JWK Set (RFC 7517 §5), and skips those that cannot be used.
    pub fn from_jwk_set(set: &Map<String, Value>) -> Vec<Self> {
        let keys = set.get("keys").and_then(Value::as_array).into_iter().flatten();
        keys.filter_map(Value::as_object).filter_map(Self::from_jwk).collect()
    }

    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    pub fn algorithm(&self) -> &'static str {
        match self.material {
            KeyMaterial::P256(_) => "ES256",
            KeyMaterial::P384(_) => "ES384",
            KeyMaterial::Ed25519(_) => "EdDSA",
            KeyMaterial::Rsa { .. } => "RS256",
        }
    }

    /// True if the signature over the message was made with the private key.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let verified =
            match &self.material {
                KeyMaterial::P256(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
                    .verify(message, signature),
                KeyMaterial::P384(point) => UnparsedPublicKey::new(&ECDSA_P384_SHA384_FIXED, point)
                    .verify(message, signature),
                KeyMaterial::Ed25519(point) => {
                    UnparsedPublicKey::new(&ED25519, point).verify(message, signature)
                }
                KeyMaterial::Rsa { modulus: n, exponent: e } => RsaPublicKeyComponents { n, e }
                    .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature),
            };
        verified.is_ok()
    }
}

/// The JWK of a P-256 key, given as an uncompressed point, with its thumbprint as `kid`.
pub(super) fn of_p256(point: &[u8]) -> Map<String, Value> {
    let coordinates = point.get(1..).unwrap_or_default();
    let (x, y) = coordinates.split_at(coordinates.len() / 2);
    with_thumbprint(
        "ES256",
        &json!({
            "crv": "P-256", "kty": "EC", "x": BASE64URL.encode(x), "y": BASE64URL.encode(y),
        }),
    )
}

/// The JWK of an RSA key, given as big-endian numbers, with its thumbprint as `kid`.
pub(super) fn of_rsa(modulus: &[u8], exponent: &[u8]) -> Map<String, Value> {
    with_thumbprint(
        "RS256",
        &json!({
            "e": BASE64URL.encode(exponent), "kty": "RSA", "n": BASE64URL.encode(modulus),
        }),
    )
}

/// Adds algorithm, use and id to the required members of a key, which are in alphabetical order:
/// SHA-256 over them is the thumbprint (RFC 7638 §3).
fn with_thumbprint(algorithm: &str, required: &Value) -> Map<String, Value> {
    let thumbprint = BASE64URL.encode(Sha256::digest(required.to_string()));
    let mut jwk = required.as_object().cloned().unwrap_or_default();

    jwk.insert("alg".to_owned(), json!(algorithm));
    jwk.insert("kid".to_owned(), json!(thumbprint));
    jwk.insert("use".to_owned(), json!("sig"));
    jwk
}
