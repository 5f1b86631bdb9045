//! Metadata documents of applications that nobody registered
//! (draft-ietf-oauth-client-id-metadata-document): what RFC 7591 calls client metadata, at the URL
//! that is the `client_id`.

use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Map, Value};

use super::{
    Application, ApplicationName,
    id::ApplicationId,
    kind::ApplicationKind,
    redirect_uri::RedirectUri,
    settings::{ApplicationSettings, ClientAuthenticationMethod, STANDARD_SCOPES},
};
use crate::domain::{Timestamp, credentials::jws::PublicKey, oauth::OAuthScopes};

/// The longest document, in bytes, as the draft recommends.
pub const MAX_DOCUMENT_BYTES: usize = 5 * 1024;

/// Scopes of a document that names none (RFC 7591 §2): without the person's phone number, address
/// and roles.
const DEFAULT_SCOPES: &str = "openid profile email offline_access";

/// An application as its document describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct UnregisteredApplication {
    /// Its name is the host of the document, which is all that is known of it.
    pub application: Application,
    /// The name that it gives itself, which nobody has checked.
    pub claimed_name: Option<ApplicationName>,
}

/// A mistake in a document, in printable ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidMetadataDocument(pub &'static str);

/// The members that are read. All others, such as logos and addresses to be called, are ignored.
#[derive(Debug, Deserialize)]
struct MetadataDocument {
    client_id: String,
    client_name: Option<String>,
    redirect_uris: Vec<String>,
    token_endpoint_auth_method: Option<String>,
    jwks: Option<Map<String, Value>>,
    scope: Option<String>,
    client_secret: Option<IgnoredAny>,
    client_secret_expires_at: Option<IgnoredAny>,
}

impl UnregisteredApplication {
    /// Reads the document at the URL that is this id.
    ///
    /// # Errors
    /// [`InvalidMetadataDocument`] with the first mistake.
    pub fn parse(
        id: &ApplicationId,
        json: &[u8],
        now: Timestamp,
    ) -> Result<Self, InvalidMetadataDocument> {
        let document: MetadataDocument = serde_json::from_slice(json).map_err(|_| {
            InvalidMetadataDocument("the document lacks a member, or one has a wrong type")
        })?;
        if document.client_id != id.as_str() {
            return Err(InvalidMetadataDocument("client_id in the document is another"));
        }
        if document.client_secret.is_some() || document.client_secret_expires_at.is_some() {
            return Err(InvalidMetadataDocument("a public document must not hold a secret"));
        }

        let host = id.document_url().and_then(|url| url.host_str().map(str::to_owned));
        let name = ApplicationName::parse(&host.unwrap_or_default())
            .map_err(|_| InvalidMetadataDocument("the host has more than 64 characters"))?;
        let claimed_name = document.client_name.as_deref().map(ApplicationName::parse);
        let application = Application {
            id: id.clone(),
            name,
            // The port of a loopback address may differ, and it may ask about nobody's tokens, also
            // if it authenticates by a key.
            kind: ApplicationKind::Native,
            settings: document.into_settings()?,
            is_declared: false,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        Ok(Self { application, claimed_name: claimed_name.and_then(Result::ok) })
    }
}

impl MetadataDocument {
    fn into_settings(self) -> Result<ApplicationSettings, InvalidMetadataDocument> {
        let (token_endpoint_auth_method, jwks) =
            match (self.token_endpoint_auth_method.as_deref(), self.jwks) {
                (None | Some("none"), _) => (ClientAuthenticationMethod::None, None),
                (Some("private_key_jwt"), Some(jwks)) if are_public(&jwks) => {
                    (ClientAuthenticationMethod::PrivateKeyJwt, Some(jwks))
                }
                (Some("private_key_jwt"), _) => {
                    return Err(InvalidMetadataDocument(
                        "jwks must hold public keys, and no other",
                    ));
                }
                (Some(_), _) => {
                    return Err(InvalidMetadataDocument(
                        "token_endpoint_auth_method must be none or private_key_jwt",
                    ));
                }
            };

        let requested = OAuthScopes::parse(self.scope.as_deref().unwrap_or(DEFAULT_SCOPES));
        let known = STANDARD_SCOPES.iter().filter(|scope| requested.has(scope));
        Ok(ApplicationSettings {
            redirect_uris: parse_redirect_uris(&self.redirect_uris)?,
            token_endpoint_auth_method,
            jwks,
            scopes: known.map(|scope| (*scope).to_owned()).collect(),
            third_party: true,
            require_pkce: true,
            ..ApplicationSettings::of_kind(ApplicationKind::Native)
        })
    }
}

/// The addresses that can be taken: https, and loopback. Any program could claim another scheme.
fn parse_redirect_uris(texts: &[String]) -> Result<Vec<RedirectUri>, InvalidMetadataDocument> {
    let parsed = texts.iter().filter_map(|text| RedirectUri::parse(text).ok());
    let usable: Vec<_> = parsed.filter(RedirectUri::is_web).collect();

    if (1..=ApplicationSettings::MAX_URIS).contains(&usable.len()) {
        Ok(usable)
    } else {
        Err(InvalidMetadataDocument("redirect_uris must hold 1 to 20 of https or loopback"))
    }
}

/// True for a set of keys all of which are public.
fn are_public(jwks: &Map<String, Value>) -> bool {
    let count = jwks.get("keys").and_then(Value::as_array).map_or(0, Vec::len);
    count > 0 && PublicKey::from_jwk_set(jwks).len() == count
}

#[cfg(test)]
mod tests;
