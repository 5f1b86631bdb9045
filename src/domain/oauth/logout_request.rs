//! Logout requests of applications (OpenID Connect RP-Initiated Logout 1.0 §2).

use super::{OAuthError, OAuthParameters, authorization_request::MAX_REQUEST_LENGTH};
use crate::domain::{Application, ApplicationId};

/// A request whose application is not known yet. `logout_hint` is ignored, because the page names
/// nobody; `ui_locales` is read with the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogoutRequest {
    pub id_token_hint: Option<String>,
    pub client_id: Option<ApplicationId>,
    pub post_logout_redirect_uri: Option<String>,
    pub state: Option<String>,
}

impl LogoutRequest {
    /// Reads a request.
    ///
    /// # Errors
    /// A mistake that is shown on a page, because no address can be trusted with it.
    pub fn parse(parameters: &OAuthParameters) -> Result<Self, OAuthError> {
        if parameters.is_unreadable() || parameters.to_text(&[]).len() > MAX_REQUEST_LENGTH {
            return Err(OAuthError::invalid_request("the request is too long"));
        }
        if parameters.has_repeated() {
            return Err(OAuthError::invalid_request("a parameter is repeated"));
        }

        let client_id = parameters.get("client_id").map(ApplicationId::parse).transpose();
        let text = |name: &str| parameters.get(name).map(str::to_owned);
        Ok(Self {
            id_token_hint: text("id_token_hint"),
            client_id: client_id
                .map_err(|_| OAuthError::invalid_request("client_id is unknown"))?,
            post_logout_redirect_uri: text("post_logout_redirect_uri"),
            state: text("state"),
        })
    }

    /// The address to which the person goes back, if the request names one. It must be registered,
    /// as exactly this text (§3).
    ///
    /// # Errors
    /// A mistake that is shown on a page.
    pub fn return_target(
        &self,
        application: &Application,
    ) -> Result<Option<PostLogoutTarget>, OAuthError> {
        let Some(requested) = &self.post_logout_redirect_uri else { return Ok(None) };

        let registered = &application.settings.post_logout_redirect_uris;
        if registered.iter().any(|uri| uri.as_str() == requested) {
            let uri = requested.clone();
            Ok(Some(PostLogoutTarget { uri, state: self.state.clone() }))
        } else {
            Err(OAuthError::invalid_request(
                "post_logout_redirect_uri is not registered for this application",
            ))
        }
    }
}

/// The address to which a person goes after a logout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostLogoutTarget {
    pub uri: String,
    pub state: Option<String>,
}
