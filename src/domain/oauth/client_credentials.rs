//! Client authentication at the token endpoint (RFC 6749 §2.3, RFC 7523 §2.2).

use std::borrow::Cow;

use base64::{Engine, prelude::BASE64_STANDARD};
use percent_encoding::percent_decode_str;
use secrecy::{ExposeSecret, SecretString};

use super::{OAuthError, OAuthParameters};
use crate::domain::ApplicationId;

/// The proof by which an application authenticates.
#[derive(Debug)]
pub enum ClientCredentials {
    /// A public client names itself.
    None(ApplicationId),
    Secret {
        id: ApplicationId,
        secret: SecretString,
    },
    /// A signed assertion, which names the application.
    Assertion {
        id: Option<ApplicationId>,
        assertion: String,
    },
}

/// `client_assertion_type` of an assertion that is a JWT (RFC 7523 §2.2).
const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

const UNKNOWN_CLIENT: OAuthError = OAuthError::invalid_client("client_id is unknown");

impl ClientCredentials {
    /// Reads the credentials of a request: `authorization` is the value of that header.
    ///
    /// # Errors
    /// `invalid_request` for none and for more than one, `invalid_client` for an id that no
    /// application can have.
    pub fn parse(
        authorization: Option<&str>,
        parameters: &OAuthParameters,
    ) -> Result<Self, OAuthError> {
        for name in ["client_id", "client_secret", "client_assertion", "client_assertion_type"] {
            if parameters.is_repeated(name) {
                return Err(OAuthError::invalid_request("a parameter is repeated"));
            }
        }

        let named = match parameters.get("client_id") {
            Some(id) => Some(ApplicationId::parse(id).map_err(|_| UNKNOWN_CLIENT)?),
            None => None,
        };
        let secret = parameters.get("client_secret");
        let assertion = parameters.get("client_assertion");
        match (authorization, secret, assertion) {
            (Some(header), None, None) => {
                let BasicCredentials { id, secret } = parse_basic(header)?;
                if named.is_some_and(|named| named != id) {
                    return Err(OAuthError::invalid_request("client_id differs from the header"));
                }
                // A public client has an empty secret (RFC 6749 §2.3.1).
                if secret.expose_secret().is_empty() {
                    Ok(Self::None(id))
                } else {
                    Ok(Self::Secret { id, secret })
                }
            }
            (None, Some(secret), None) => {
                let id = named.ok_or(OAuthError::invalid_request("client_id is missing"))?;
                Ok(Self::Secret { id, secret: secret.into() })
            }
            (None, None, Some(assertion)) => {
                if parameters.get("client_assertion_type") != Some(JWT_BEARER) {
                    return Err(OAuthError::invalid_request("client_assertion_type is not a JWT"));
                }
                Ok(Self::Assertion { id: named, assertion: assertion.to_owned() })
            }
            (None, None, None) => {
                named.map(Self::None).ok_or(OAuthError::invalid_client("the client is not named"))
            }
            _ => Err(OAuthError::invalid_request("the client authenticates in more than one way")),
        }
    }
}

/// The two parts of HTTP Basic authentication.
struct BasicCredentials {
    id: ApplicationId,
    secret: SecretString,
}

/// Parses HTTP Basic authentication, whose parts are form-encoded (RFC 6749 §2.3.1).
fn parse_basic(header: &str) -> Result<BasicCredentials, OAuthError> {
    const UNREADABLE: OAuthError = OAuthError::invalid_client("Authorization is no HTTP Basic");
    let encoded = match header.split_once(' ') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("basic") => rest.trim(),
        _ => return Err(UNREADABLE),
    };
    let decoded = BASE64_STANDARD.decode(encoded).map_err(|_| UNREADABLE)?;
    let decoded = String::from_utf8(decoded).map_err(|_| UNREADABLE)?;
    let (id, secret) = decoded.split_once(':').ok_or(UNREADABLE)?;

    let decode = |text: &str| {
        let text = text.replace('+', " ");
        percent_decode_str(&text).decode_utf8().ok().map(Cow::into_owned)
    };
    let id = ApplicationId::parse(&decode(id).ok_or(UNREADABLE)?).map_err(|_| UNKNOWN_CLIENT)?;
    Ok(BasicCredentials { id, secret: decode(secret).ok_or(UNREADABLE)?.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(header: Option<&str>, form: &str) -> Result<ClientCredentials, &'static str> {
        let header = header.map(|text| format!("Basic {}", BASE64_STANDARD.encode(text)));
        ClientCredentials::parse(header.as_deref(), &OAuthParameters::parse(form.as_bytes()))
            .map_err(|error| error.code.as_str())
    }

    #[test]
    fn one_way_of_authentication_is_read() {
        for (header, form) in [
            (Some("app:a%2Bb%3Ac"), ""),
            (Some("app:a%2Bb%3Ac"), "client_id=app"),
            (None, "client_id=app&client_secret=a%2Bb%3Ac"),
        ] {
            let Ok(ClientCredentials::Secret { id, secret }) = parse(header, form) else {
                panic!("{header:?} {form}")
            };
            assert_eq!((id.as_str(), secret.expose_secret()), ("app", "a+b:c"));
        }
        for (header, form) in [(None, "client_id=app"), (Some("app:"), "")] {
            assert!(matches!(parse(header, form), Ok(ClientCredentials::None(_))), "{header:?}");
        }
    }

    #[test]
    fn mixtures_are_refused() {
        for (header, form, error) in [
            (None, "", "invalid_client"),
            (None, "client_secret=x", "invalid_request"),
            (None, "client_id=app&client_id=app", "invalid_request"),
            (Some("app:x"), "client_secret=x", "invalid_request"),
            (Some("app:x"), "client_id=other", "invalid_request"),
            (Some("app:x"), "client_assertion=x", "invalid_request"),
            (None, "client_assertion=x", "invalid_request"),
            (None, "client_id=app&client_assertion=x&client_secret=y", "invalid_request"),
            (Some("no colon"), "", "invalid_client"),
            (Some("A B:x"), "", "invalid_client"),
            (None, "client_id=A+B", "invalid_client"),
        ] {
            assert_eq!(parse(header, form).err(), Some(error), "{header:?} {form}");
        }

        let bearer = ClientCredentials::parse(Some("Bearer x"), &OAuthParameters::default());
        assert!(bearer.is_err());
    }
}
