//! The `authToken` of `enrollCredential(loginId, authToken)`: a JWT (RFC 7519), signed with RS256,
//! by which a site vouches for a person who is logged in to it.

use std::{fmt, time::Duration};

use rsa::{
    RsaPublicKey, pkcs1::DecodeRsaPublicKey, pkcs8::DecodePublicKey, traits::PublicKeyParts,
};
use serde::Deserialize;

use super::jws::{self, PublicKey};
use crate::domain::{LoginId, Timestamp};

/// The public key of a site.
#[derive(Clone)]
pub struct AuthTokenKey(PublicKey);

/// The tolerance for differences between the clocks.
const LEEWAY: Duration = Duration::from_secs(60);

/// The minimum length of a key, in bytes (RFC 7518, section 3.3).
const MIN_KEY_BYTES: usize = 256;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidAuthToken {
    #[error("no key is configured to verify it with")]
    NoKey,
    #[error("it is not a JWT signed with RS256 and the site's key")]
    Signature,
    #[error("it has no expiry, has expired or is not valid yet")]
    Expired,
    #[error("it names another person, or none")]
    LoginId,
}

/// The claims that name the person and bound the validity.
#[derive(Debug, Deserialize)]
struct JwtClaims {
    exp: Option<f64>,
    nbf: Option<f64>,
    sub: Option<String>,
    #[serde(rename = "loginId")]
    login_id: Option<String>,
    email: Option<String>,
    phone_number: Option<String>,
}

impl AuthTokenKey {
    /// Reads an RSA public key in PEM, in PKCS #8 or PKCS #1.
    ///
    /// # Errors
    /// The reason why the text is no such key, as a message for the operator.
    pub fn from_pem(pem: &[u8]) -> Result<Self, String> {
        if String::from_utf8_lossy(pem).contains("PRIVATE KEY") {
            return Err(
                "holds a private key: it stays with the site, and this server needs the public one"
                    .to_owned(),
            );
        }

        let pem = String::from_utf8_lossy(pem);
        let pem = pem.trim();

        let key = RsaPublicKey::from_public_key_pem(pem)
            .ok()
            .or_else(|| RsaPublicKey::from_pkcs1_pem(pem).ok());
        let key = key.ok_or("holds no RSA public key in PEM")?;

        if key.size() < MIN_KEY_BYTES {
            return Err(
                "holds a key of less than 2,048 bits, which RS256 does not allow".to_owned()
            );
        }
        Ok(Self(PublicKey::from_rsa(&key.n_bytes(), &key.e_bytes())))
    }

    /// Verifies the token: its signature, its validity at this time, and that it names this person.
    ///
    /// # Errors
    /// [`InvalidAuthToken`] with the reason, for the log.
    pub fn check(
        &self,
        token: &str,
        login_id: &LoginId,
        now: Timestamp,
    ) -> Result<(), InvalidAuthToken> {
        let claims: JwtClaims = jws::verify(token.trim(), std::slice::from_ref(&self.0))
            .ok_or(InvalidAuthToken::Signature)?;

        let seconds =
            |time: Timestamp| Duration::from_millis(time.as_millis().unsigned_abs()).as_secs_f64();
        let is_over = claims.exp.is_none_or(|exp| exp <= seconds(now.minus(LEEWAY)));
        let is_early = claims.nbf.is_some_and(|nbf| nbf > seconds(now.plus(LEEWAY)));
        if is_over || is_early {
            return Err(InvalidAuthToken::Expired);
        }

        let named = [claims.sub, claims.login_id, claims.email, claims.phone_number];
        let mut named = named.iter().flatten().filter_map(|name| LoginId::parse(name).ok());
        if named.any(|name| name == *login_id) { Ok(()) } else { Err(InvalidAuthToken::LoginId) }
    }
}

/// Returns true for a text in the form of a JWT, which no token of this server has.
pub fn is_jwt(token: &str) -> bool {
    token.trim().split('.').count() == 3
}

impl fmt::Debug for AuthTokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthTokenKey(…)")
    }
}
