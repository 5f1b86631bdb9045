//! Requirements of a request: a login, and a consent.

use serde_json::Value;

use super::PendingAuthorization;
use crate::{
    domain::{
        Account, Timestamp, credentials::jws, oauth::AuthorizationRequest, session::AuthMethod,
    },
    server::Server,
    service::{
        Result,
        oauth::{
            authorization_requests::{self, WAITING_LIFETIME},
            consents,
            grants::AuthorizingSession,
            signing_keys, subject,
        },
    },
};

/// The reason why a session does not suffice for a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MissingLogin {
    None,
    Again,
    OtherPerson,
}

impl PendingAuthorization {
    /// The time since which the request has waited, if it has.
    fn waiting_since(&self) -> Option<Timestamp> {
        self.kept.as_ref().map(|kept| kept.created_at)
    }

    pub(super) async fn missing_login(
        &self,
        server: &Server,
        request: &AuthorizationRequest,
        session: &AuthorizingSession,
    ) -> Result<MissingLogin> {
        let settings = &self.application.settings;
        let authentication = &session.authentication;
        let is_fresh =
            self.waiting_since().is_some_and(|since| authentication.authenticated_at >= since);

        let age = server.clock.now().distance(authentication.authenticated_at);
        let is_accepted = settings.accepts_login(authentication.method, age);
        let is_too_old = request.max_age.is_some_and(|max_age| age > max_age);
        let has_passkey = authentication.method == AuthMethod::Passkey;
        let lacks_passkey = !has_passkey && request.requires_passkey();
        let is_of_other = !self.is_hinted(server, request, session).await?;

        if is_of_other && is_fresh {
            return Ok(MissingLogin::OtherPerson);
        }
        let is_demanded = request.prompts.demands_login() || is_too_old || is_of_other;
        let is_preferred = request.prefers_passkey() && !has_passkey;
        if !is_accepted || lacks_passkey || (!is_fresh && (is_demanded || is_preferred)) {
            Ok(MissingLogin::Again)
        } else {
            Ok(MissingLogin::None)
        }
    }

    /// True unless `id_token_hint` names another person. A hint may have expired; one that this
    /// server did not sign for this application names nobody.
    async fn is_hinted(
        &self,
        server: &Server,
        request: &AuthorizationRequest,
        session: &AuthorizingSession,
    ) -> Result<bool> {
        let Some(hint) = &request.id_token_hint else { return Ok(true) };
        let keys = signing_keys::published(server).await?;
        let claims: Option<Value> = jws::verify(hint, keys.verifiers());

        let own = subject(server, &self.application, session.account_id);
        Ok(claims.is_some_and(|claims| {
            claims["sub"] == own.as_str() && claims["aud"] == self.application.id.as_str()
        }))
    }

    pub(super) async fn needs_consent(
        &self,
        server: &Server,
        request: &AuthorizationRequest,
        account: &Account,
    ) -> Result<bool> {
        if !self.application.settings.third_party {
            return Ok(false);
        }

        let Some(given) = consents::find(server, account.id, &self.application.id).await? else {
            return Ok(true);
        };
        let is_new = self.waiting_since().is_some_and(|since| given.updated_at >= since);
        Ok(!request.scopes.are_within(&given.scopes) || (request.prompts.consent && !is_new))
    }

    /// The `request_uri` at which the person comes back.
    pub(super) async fn keep(&self, server: &Server) -> Result<String> {
        let id = &self.application.id;
        authorization_requests::keep(server, id, &self.parameters, WAITING_LIFETIME).await
    }
}
