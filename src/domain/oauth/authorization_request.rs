//! Authorization requests (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1).

use std::time::Duration;

use super::{
    ClaimsRequest, CodeChallenge, OAuthError, OAuthErrorCode, OAuthParameters, OAuthScopes,
    Prompts, subject::ACR_PASSKEY,
};
use crate::domain::Application;

/// A request of a known application whose redirect URI is registered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuthorizationRequest {
    pub scopes: OAuthScopes,
    pub nonce: Option<String>,
    pub code_challenge: Option<CodeChallenge>,
    pub prompts: Prompts,
    pub max_age: Option<Duration>,
    pub acr_values: Vec<String>,
    pub login_hint: Option<String>,
    pub id_token_hint: Option<String>,
    pub claims: ClaimsRequest,
    /// The text of [`Self::claims`], as it was sent.
    pub claims_text: Option<String>,
    /// The resource server that is to take the access token (RFC 8707).
    pub resource: Option<String>,
}

/// The way in which a response travels (OAuth 2.0 Multiple Response Types §2.1, Form Post Response
/// Mode).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseMode {
    Query,
    FormPost,
}

/// The address of a response, which is known before the rest of the request is read: mistakes in
/// the rest are reported there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseTarget {
    pub redirect_uri: String,
    pub mode: ResponseMode,
    pub state: Option<String>,
}

/// The length of a request, in bytes of its parameters. It travels in one URL.
pub const MAX_REQUEST_LENGTH: usize = 8_000;

impl ResponseTarget {
    /// Finds the address. It must be registered, and may be left out if only one is.
    ///
    /// # Errors
    /// A mistake that is shown on a page, because no address can be trusted with it.
    pub fn parse(
        application: &Application,
        parameters: &OAuthParameters,
    ) -> Result<Self, OAuthError> {
        for name in ["client_id", "redirect_uri", "state", "response_mode"] {
            if parameters.is_repeated(name) {
                return Err(OAuthError::invalid_request(
                    "client_id, redirect_uri, state or response_mode is repeated",
                ));
            }
        }

        let registered = &application.settings.redirect_uris;
        let redirect_uri = match (parameters.get("redirect_uri"), registered.as_slice()) {
            (Some(requested), _)
                if application.settings.allows_redirect(requested, application.kind) =>
            {
                requested.to_owned()
            }
            (None, [only]) if parameters.get("scope").is_none_or(|scope| !is_openid(scope)) => {
                only.as_str().to_owned()
            }
            (None, _) => return Err(OAuthError::invalid_request("redirect_uri is missing")),
            (Some(_), _) => {
                return Err(OAuthError::invalid_request(
                    "redirect_uri is not registered for this application",
                ));
            }
        };

        let mode = match parameters.get("response_mode") {
            Some("form_post") => ResponseMode::FormPost,
            _ => ResponseMode::Query,
        };
        Ok(Self { redirect_uri, mode, state: parameters.get("state").map(str::to_owned) })
    }

    /// True for an address of the machine that the browser runs on.
    pub fn is_loopback(&self) -> bool {
        self.redirect_uri.starts_with("http://")
    }
}

fn is_openid(scope: &str) -> bool {
    OAuthScopes::parse(scope).has(OAuthScopes::OPENID)
}

impl AuthorizationRequest {
    /// Reads the rest of a request.
    ///
    /// # Errors
    /// The mistake for the application.
    pub fn parse(
        application: &Application,
        parameters: &OAuthParameters,
    ) -> Result<Self, OAuthError> {
        refuse_unsupported(parameters)?;

        let scopes = parse_scopes(application, parameters)?;
        let claims_text = parameters.get("claims").map(str::to_owned);
        let claims = match &claims_text {
            None => ClaimsRequest::default(),
            Some(text) => ClaimsRequest::parse(text)
                .ok_or(OAuthError::invalid_request("claims is no claims request"))?,
        };
        Ok(Self {
            scopes,
            nonce: parameters.get("nonce").map(str::to_owned),
            code_challenge: parse_challenge(application, parameters)?,
            prompts: parse_prompts(parameters)?,
            max_age: parse_max_age(parameters)?,
            acr_values: split(parameters.get("acr_values")),
            login_hint: parameters.get("login_hint").map(str::to_owned),
            id_token_hint: parameters.get("id_token_hint").map(str::to_owned),
            claims,
            claims_text,
            resource: parameters.resource()?,
        })
    }

    /// Reads the request of a device, whose person answers in a browser elsewhere (RFC 8628 §3.1).
    ///
    /// # Errors
    /// The mistake for the application.
    pub fn parse_of_device(
        application: &Application,
        parameters: &OAuthParameters,
    ) -> Result<Self, OAuthError> {
        if parameters.has_repeated() {
            return Err(OAuthError::invalid_request("a parameter is repeated"));
        }

        Ok(Self {
            scopes: parse_scopes(application, parameters)?,
            resource: parameters.resource()?,
            ..Self::default()
        })
    }

    /// True if the application prefers a login with a passkey to any other.
    pub fn prefers_passkey(&self) -> bool {
        self.acr_values.first().is_some_and(|acr| acr == ACR_PASSKEY)
    }

    /// True if the application takes no login without a passkey.
    pub fn requires_passkey(&self) -> bool {
        let essential = &self.claims.essential_acr;
        !essential.is_empty() && essential.iter().all(|acr| acr == ACR_PASSKEY)
    }
}

fn refuse_unsupported(parameters: &OAuthParameters) -> Result<(), OAuthError> {
    let refuse = |code, description| Err(OAuthError::new(code, description));
    if parameters.has_repeated() {
        return Err(OAuthError::invalid_request("a parameter is repeated"));
    }
    if parameters.get("request").is_some() {
        let description = "request objects are not supported";
        return refuse(OAuthErrorCode::RequestNotSupported, description);
    }
    if parameters.get("request_uri").is_some() {
        let description = "request_uri is supported for pushed requests only";
        return refuse(OAuthErrorCode::RequestUriNotSupported, description);
    }
    if parameters.get("registration").is_some() {
        let description = "registration is not supported";
        return refuse(OAuthErrorCode::RegistrationNotSupported, description);
    }

    match parameters.get("response_mode") {
        None | Some("query" | "form_post") => {}
        Some(_) => {
            return Err(OAuthError::invalid_request("response_mode must be query or form_post"));
        }
    }
    match parameters.get("response_type") {
        Some("code") => Ok(()),
        None => Err(OAuthError::invalid_request("response_type is missing")),
        Some(_) => refuse(OAuthErrorCode::UnsupportedResponseType, "response_type must be code"),
    }
}

fn parse_scopes(
    application: &Application,
    parameters: &OAuthParameters,
) -> Result<OAuthScopes, OAuthError> {
    let requested = OAuthScopes::parse(parameters.get("scope").unwrap_or_default());
    let scopes = requested.within(&application.settings.scopes);
    if scopes.is_empty() {
        let description = "scope names none that this application may ask for";
        return Err(OAuthError::new(OAuthErrorCode::InvalidScope, description));
    }
    Ok(scopes)
}

fn parse_challenge(
    application: &Application,
    parameters: &OAuthParameters,
) -> Result<Option<CodeChallenge>, OAuthError> {
    let method = parameters.get("code_challenge_method");
    match (parameters.get("code_challenge"), method) {
        (None, None) if application.settings.require_pkce => {
            Err(OAuthError::invalid_request("code_challenge is missing (PKCE, RFC 7636)"))
        }
        (None, None) => Ok(None),
        (None, Some(_)) => {
            Err(OAuthError::invalid_request("code_challenge_method without code_challenge"))
        }
        (Some(challenge), Some("S256")) => match CodeChallenge::parse(challenge) {
            Some(challenge) => Ok(Some(challenge)),
            None => Err(OAuthError::invalid_request("code_challenge is no SHA-256 in base64url")),
        },
        (Some(_), _) => Err(OAuthError::invalid_request("code_challenge_method must be S256")),
    }
}

fn parse_prompts(parameters: &OAuthParameters) -> Result<Prompts, OAuthError> {
    let Some(text) = parameters.get("prompt") else { return Ok(Prompts::default()) };
    Prompts::parse(text)
        .ok_or(OAuthError::invalid_request("prompt has an unknown value, or none beside others"))
}

fn parse_max_age(parameters: &OAuthParameters) -> Result<Option<Duration>, OAuthError> {
    let Some(text) = parameters.get("max_age") else { return Ok(None) };
    match text.parse::<u32>() {
        Ok(seconds) => Ok(Some(Duration::from_secs(seconds.into()))),
        Err(_) => Err(OAuthError::invalid_request("max_age is no number of seconds")),
    }
}

fn split(text: Option<&str>) -> Vec<String> {
    let values = text.unwrap_or_default().split(' ').filter(|value| !value.is_empty());
    values.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
