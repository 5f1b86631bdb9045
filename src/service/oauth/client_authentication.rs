//! Authentication of applications at the token endpoint (RFC 6749 §2.3, RFC 7523).

use std::{net::IpAddr, time::Duration};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use secrecy::ExposeSecret;
use serde::Deserialize;
use serde_json::Value;

use super::{ProviderError, clients};
use crate::{
    domain::{
        Application, ApplicationId, Timestamp, TokenHash,
        application::settings::ClientAuthenticationMethod,
        credentials::jws::{self, PublicKey},
        oauth::{ClientCredentials, OAuthError},
    },
    server::Server,
    store::{
        applications::{self as store, AuthenticatingApplication},
        oauth::client_assertions,
    },
};

/// The tolerance for differences between the clocks.
const LEEWAY: Duration = Duration::from_secs(60);

/// Greatest lifetime of an assertion, for which it is remembered.
const MAX_ASSERTION_LIFETIME: Duration = Duration::from_hours(1);

/// The same answer for an unknown application and a wrong secret.
const REFUSED: OAuthError = OAuthError::invalid_client("the client is unknown or its proof wrong");

/// The application that authenticates by these credentials, which must be of the kind that it is
/// registered with, or that its metadata document names.
///
/// # Errors
/// `invalid_client`, and those of [`clients::find`].
pub async fn authenticate(
    server: &Server,
    credentials: ClientCredentials,
    address: IpAddr,
) -> Result<Application, ProviderError> {
    match credentials {
        ClientCredentials::None(id) => {
            find(server, &id, ClientAuthenticationMethod::None, address).await
        }
        ClientCredentials::Secret { id, secret } => {
            by_secret(server, &id, secret.expose_secret()).await
        }
        ClientCredentials::Assertion { id, assertion } => {
            by_assertion(server, id, &assertion, address).await
        }
    }
}

async fn find(
    server: &Server,
    id: &ApplicationId,
    method: ClientAuthenticationMethod,
    address: IpAddr,
) -> Result<Application, ProviderError> {
    match clients::find(server, id, address).await? {
        Some(application) if application.settings.token_endpoint_auth_method == method => {
            Ok(application)
        }
        Some(_) | None => Err(REFUSED.into()),
    }
}

/// The application with this secret, by one look-up. A secret has 256 bits of chance, so its hash
/// need not be slow.
async fn by_secret(
    server: &Server,
    id: &ApplicationId,
    secret: &str,
) -> Result<Application, ProviderError> {
    let hash = TokenHash::of(secret.as_bytes());
    let found = store::authenticating(&server.db, id, &hash, server.clock.now()).await?;

    match found {
        Some(AuthenticatingApplication { application, has_secret: true })
            if application.settings.token_endpoint_auth_method
                == ClientAuthenticationMethod::ClientSecret =>
        {
            Ok(application)
        }
        Some(_) | None => Err(REFUSED.into()),
    }
}

/// The claims of an assertion (RFC 7523 §3).
#[derive(Debug, Deserialize)]
struct AssertionClaims {
    iss: String,
    sub: String,
    aud: Value,
    exp: i64,
    nbf: Option<i64>,
    jti: Option<String>,
}

async fn by_assertion(
    server: &Server,
    named: Option<ApplicationId>,
    assertion: &str,
    address: IpAddr,
) -> Result<Application, ProviderError> {
    let id = unverified_subject(assertion).ok_or(REFUSED)?;
    if named.is_some_and(|named| named != id) {
        return Err(REFUSED.into());
    }

    let method = ClientAuthenticationMethod::PrivateKeyJwt;
    let application = find(server, &id, method, address).await?;
    let keys = application.settings.jwks.as_ref().map(PublicKey::from_jwk_set);
    let claims: AssertionClaims =
        jws::verify(assertion, &keys.unwrap_or_default()).ok_or(REFUSED)?;

    let now = server.clock.now();
    let expires_at = Timestamp::from_millis(claims.exp.saturating_mul(1_000));
    let is_in_force = expires_at.plus(LEEWAY) > now
        && expires_at <= now.plus(MAX_ASSERTION_LIFETIME).plus(LEEWAY)
        && claims.nbf.is_none_or(|nbf| nbf.saturating_mul(1_000) <= now.plus(LEEWAY).as_millis());
    let is_of_client = claims.iss == id.as_str() && claims.sub == id.as_str();
    let Some(jti) = claims.jti else { return Err(REFUSED.into()) };
    if !is_in_force || !is_of_client || !is_for_us(server, &claims.aud) {
        return Err(REFUSED.into());
    }

    // The id is remembered, and not the text: one signature of ECDSA can be written in two ways.
    let hash = TokenHash::of(format!("{id} {jti}").as_bytes());
    if client_assertions::record(&server.db, &hash, expires_at.plus(LEEWAY)).await? {
        Ok(application)
    } else {
        Err(OAuthError::invalid_client("the assertion was used before").into())
    }
}

/// The application that an assertion names, before it is verified.
fn unverified_subject(assertion: &str) -> Option<ApplicationId> {
    let claims = BASE64URL.decode(assertion.split('.').nth(1)?).ok()?;
    let claims: AssertionClaims = serde_json::from_slice(&claims).ok()?;
    ApplicationId::parse(&claims.sub).ok()
}

/// True for an audience that is this server: the issuer, or the token endpoint.
fn is_for_us(server: &Server, audience: &Value) -> bool {
    let endpoint = format!("{}oauth2/token", server.config.web.public_url);
    let is_ours = |audience: &Value| {
        audience
            .as_str()
            .is_some_and(|audience| audience == server.config.openid.issuer || audience == endpoint)
    };

    match audience {
        Value::Array(audiences) => audiences.iter().any(is_ours),
        audience => is_ours(audience),
    }
}
