//! Requirements of a request: a login, an account that may enter, and a consent.

use std::net::IpAddr;

use serde_json::Value;

use super::{PendingAuthorization, RequestedLogin};
use crate::{
    domain::{
        Account, Application, Status, Timestamp, credentials::jws, oauth::AuthorizationRequest,
        session::AuthMethod,
    },
    server::Server,
    service::{
        Result,
        accounts::details,
        oauth::{
            authorization_requests, consents, grants::AuthorizingSession, signing_keys, subject,
        },
    },
};

/// A request of an application to a person, however it came.
#[derive(Clone, Copy, Debug)]
pub(in crate::journeys) struct AskedRequest<'a> {
    pub application: &'a Application,
    pub request: &'a AuthorizationRequest,
    /// The time since which the request has waited, if it has.
    pub waiting_since: Option<Timestamp>,
}

/// The decision about a person whom an application asks.
#[derive(Debug)]
pub(in crate::journeys) enum ApplicationAdmission {
    Admitted(Box<Account>),
    /// The session does not suffice, and another login may.
    LoginMissing,
    /// Another person has just logged in than the one that the request names.
    OtherPerson,
    /// The account may not enter the application.
    NotAdmitted,
}

/// Decides about the owner of a session: the one rule for every request that a person answers.
pub(in crate::journeys) async fn admit(
    server: &Server,
    asked: AskedRequest<'_>,
    session: &AuthorizingSession,
) -> Result<ApplicationAdmission> {
    match asked.missing_login(server, session).await? {
        MissingLogin::None => {}
        MissingLogin::Again => return Ok(ApplicationAdmission::LoginMissing),
        MissingLogin::OtherPerson => return Ok(ApplicationAdmission::OtherPerson),
    }

    let account = details::own(server, session.account_id).await?;
    let settings = &asked.application.settings;
    if account.status() == Status::Active && settings.admits(&account.roles) {
        Ok(ApplicationAdmission::Admitted(Box::new(account)))
    } else {
        Ok(ApplicationAdmission::NotAdmitted)
    }
}

/// The reason why a session does not suffice for a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MissingLogin {
    None,
    Again,
    OtherPerson,
}

impl AskedRequest<'_> {
    /// True for a session that began while the request waited.
    fn is_begun_for(&self, session: &AuthorizingSession) -> bool {
        let authenticated_at = session.authentication.authenticated_at;
        self.waiting_since.is_some_and(|since| authenticated_at >= since)
    }

    /// The login that leads to the answer of the request.
    pub(super) fn requested_login(&self, session: Option<&AuthorizingSession>) -> RequestedLogin {
        let has_begun = session.is_some_and(|session| self.is_begun_for(session));
        if self.request.prompts.create && !has_begun {
            RequestedLogin::Registration
        } else {
            RequestedLogin::Login
        }
    }

    async fn missing_login(
        &self,
        server: &Server,
        session: &AuthorizingSession,
    ) -> Result<MissingLogin> {
        let Self { application: Application { settings, .. }, request, .. } = self;
        let authentication = &session.authentication;
        let is_fresh = self.is_begun_for(session);

        let age = server.clock.now().distance(authentication.authenticated_at);
        let is_accepted = settings.accepts_login(authentication.method, age);
        let is_too_old = request.max_age.is_some_and(|max_age| age > max_age);
        let has_passkey = authentication.method == AuthMethod::Passkey;
        let lacks_passkey = !has_passkey && request.requires_passkey();
        let is_of_other = !self.is_hinted(server, session).await?;

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
    async fn is_hinted(&self, server: &Server, session: &AuthorizingSession) -> Result<bool> {
        let Some(hint) = &self.request.id_token_hint else { return Ok(true) };
        let keys = signing_keys::published(server).await?;
        let claims: Option<Value> = jws::verify(hint, keys.verifiers());

        let own = subject(server, self.application, session.account_id);
        Ok(claims.is_some_and(|claims| {
            claims["sub"] == own.as_str() && claims["aud"] == self.application.id.as_str()
        }))
    }
}

impl PendingAuthorization {
    /// The time since which the request has waited, if it has.
    fn waiting_since(&self) -> Option<Timestamp> {
        self.kept.as_ref().map(|kept| kept.created_at)
    }

    pub(super) fn asked<'a>(&'a self, request: &'a AuthorizationRequest) -> AskedRequest<'a> {
        let waiting_since = self.waiting_since();
        AskedRequest { application: &self.application, request, waiting_since }
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
        let must_ask = request.prompts.consent || self.is_for_any_program();
        Ok(!request.scopes.are_within(&given.scopes) || (must_ask && !is_new))
    }

    /// True if the answer goes to this machine, for an application that nobody registered: any
    /// program there can ask in its name (RFC 8252 §8.6).
    fn is_for_any_program(&self) -> bool {
        self.application.id.is_document_url() && self.target.is_loopback()
    }

    /// Keeps the request. Returns the `request_uri` at which the person comes back.
    ///
    /// # Errors
    /// A refusal of too many requests from the address of the browser.
    pub async fn keep(&self, server: &Server, address: IpAddr) -> Result<String> {
        let id = &self.application.id;
        authorization_requests::keep_waiting(server, id, &self.parameters, address).await
    }
}
