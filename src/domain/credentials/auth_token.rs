//! The word of a site for somebody who is logged in to it: the `authToken` of `enrollCredential(loginId, authToken)`, a JWT (RFC 7519)
//! that is signed with RS256.

use std::{fmt, time::Duration};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use rsa::{
    RsaPublicKey,
    pkcs1::DecodeRsaPublicKey,
    pkcs1v15::{Signature, VerifyingKey},
    pkcs8::DecodePublicKey,
    sha2::Sha256,
    signature::Verifier,
    traits::PublicKeyParts,
};
use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};

use crate::domain::{LoginId, Timestamp};

/// The site's public key.
#[derive(Clone)]
pub struct AuthTokenKey(VerifyingKey<Sha256>);

/// The tolerance for the site's clock.
const LEEWAY: Duration = Duration::from_secs(60);

/// The shortest key, in bytes (RFC 7518, section 3.3).
const SHORTEST_KEY: usize = 256;

#[derive(Debug, Deserialize)]
struct Header {
    alg: String,
    /// Extensions that must be understood (RFC 7515, section 4.1.11). We know none.
    crit: Option<IgnoredAny>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidAuthToken {
    #[error("there is no key to verify it with")]
    NoKey,
    #[error("it is no JWT that the site's key signed with RS256")]
    Signature,
    #[error("it has no expiry, or one that has passed, or is not valid yet")]
    Expired,
    #[error("it is about somebody else, or about nobody")]
    LoginId,
}

/// The claims by which sites name the person, and the times between which the token is valid.
#[derive(Debug, Deserialize)]
struct Claims {
    exp: Option<f64>,
    nbf: Option<f64>,
    sub: Option<String>,
    #[serde(rename = "loginId")]
    login_id: Option<String>,
    email: Option<String>,
    phone_number: Option<String>,
}

impl AuthTokenKey {
    /// # Errors
    /// Words for whoever set it, when it is no RSA public key in PEM.
    pub fn from_pem(pem: &[u8]) -> Result<Self, String> {
        if String::from_utf8_lossy(pem).contains("PRIVATE KEY") {
            return Err("holds a private key: the site keeps that, and this server needs the public one".to_owned());
        }
        let pem = String::from_utf8_lossy(pem);
        let pem = pem.trim();
        let key = RsaPublicKey::from_public_key_pem(pem).ok().or_else(|| RsaPublicKey::from_pkcs1_pem(pem).ok());
        let key = key.ok_or("holds no RSA public key in PEM")?;
        if key.size() < SHORTEST_KEY {
            return Err("holds a key of less than 2,048 bits, which RS256 does not allow".to_owned());
        }
        Ok(Self(VerifyingKey::new(key)))
    }

    /// Checks that the site vouches for this person, now.
    ///
    /// # Errors
    /// [`InvalidAuthToken`], for the log.
    pub fn check(&self, token: &str, login_id: &LoginId, now: Timestamp) -> Result<(), InvalidAuthToken> {
        let claims = self.verified(token.trim()).ok_or(InvalidAuthToken::Signature)?;

        let seconds = |time: Timestamp| Duration::from_millis(time.as_millis().unsigned_abs()).as_secs_f64();
        let is_over = claims.exp.is_none_or(|exp| exp <= seconds(now.minus(LEEWAY)));
        let is_early = claims.nbf.is_some_and(|nbf| nbf > seconds(now.plus(LEEWAY)));
        if is_over || is_early {
            return Err(InvalidAuthToken::Expired);
        }

        let named = [claims.sub, claims.login_id, claims.email, claims.phone_number];
        let mut named = named.iter().flatten().filter_map(|name| LoginId::parse(name).ok());
        if named.any(|name| name == *login_id) { Ok(()) } else { Err(InvalidAuthToken::LoginId) }
    }

    /// The claims of a JWS in compact form (RFC 7515, section 7.1) that this key signed.
    fn verified(&self, token: &str) -> Option<Claims> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let header: Header = read(header)?;
        if header.alg != "RS256" || header.crit.is_some() {
            return None;
        }

        let signature = Signature::try_from(BASE64URL.decode(signature).ok()?.as_slice()).ok()?;
        self.0.verify(signed.as_bytes(), &signature).ok()?;
        read(claims)
    }
}

fn read<T: DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&BASE64URL.decode(part).ok()?).ok()
}

/// True for a text of a JWT's form, which no token of ours has.
pub fn is_jwt(token: &str) -> bool {
    token.trim().split('.').count() == 3
}

impl fmt::Debug for AuthTokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthTokenKey(…)")
    }
}
