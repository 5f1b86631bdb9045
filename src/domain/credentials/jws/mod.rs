//! JSON Web Signatures in their compact form (RFC 7515): tokens that this server signs, and those
//! that applications sign.

pub mod algorithm;
pub mod jwk;
pub mod key_set;
pub mod signing_key;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use serde::{
    Deserialize, Serialize,
    de::{DeserializeOwned, IgnoredAny},
};

pub use self::{
    algorithm::SigningAlgorithm, jwk::PublicKey, key_set::KeySet, signing_key::SigningKey,
};

/// The header of a token that this server signs.
#[derive(Serialize)]
struct SignedHeader<'a> {
    typ: &'a str,
    alg: &'a str,
    kid: &'a str,
}

/// The members of a header that decide about its verification.
#[derive(Debug, Deserialize)]
struct ReceivedHeader {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    /// Extensions that a recipient must understand (RFC 7515 §4.1.11). This server understands
    /// none.
    crit: Option<IgnoredAny>,
}

/// Signs claims. `typ` is the media type of the token without `application/`, such as `JWT` or
/// `at+jwt`. Returns `None` if the system has no randomness.
pub fn sign(key: &SigningKey, typ: &str, claims: &impl Serialize) -> Option<String> {
    let header = SignedHeader { typ, alg: key.algorithm().as_str(), kid: key.id() };

    let mut token = BASE64URL.encode(serde_json::to_vec(&header).ok()?);
    token.push('.');
    BASE64URL.encode_string(serde_json::to_vec(claims).ok()?, &mut token);

    let signature = key.sign(token.as_bytes())?;
    token.push('.');
    BASE64URL.encode_string(signature, &mut token);
    Some(token)
}

/// Verifies a token as [`verify`] does, if its header has this `typ`: a token of one kind must not
/// be taken for another (RFC 8725 §3.11).
pub fn verify_typed<T: DeserializeOwned>(token: &str, typ: &str, keys: &[PublicKey]) -> Option<T> {
    let header: ReceivedHeader = decode(token.split('.').next()?)?;
    if header.typ.as_deref() == Some(typ) { verify(token, keys) } else { None }
}

/// Verifies the signature of a token with one of these keys: the one that its header names, or any
/// if it names none. Returns its claims, which are not checked. The algorithm is the key's, and
/// never the token's choice (RFC 8725 §3.1).
pub fn verify<T: DeserializeOwned>(token: &str, keys: &[PublicKey]) -> Option<T> {
    let (signed, signature) = token.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    let signature = BASE64URL.decode(signature).ok()?;
    let header: ReceivedHeader = decode(header)?;
    if header.crit.is_some() {
        return None;
    }

    let is_named = |key: &PublicKey| match (&header.kid, key.id()) {
        (Some(named), Some(id)) => named == id,
        (Some(_), None) | (None, _) => true,
    };
    let is_signed = keys
        .iter()
        .filter(|key| is_named(key))
        .any(|key| key.algorithm() == header.alg && key.verifies(signed.as_bytes(), &signature));
    if is_signed { decode(claims) } else { None }
}

fn decode<T: DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&BASE64URL.decode(part).ok()?).ok()
}

#[cfg(test)]
mod tests;
