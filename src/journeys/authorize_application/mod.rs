//! The authorization of an application (OpenID Connect Core §3.1.2): the person logs in, consents
//! where the application is a third party's, and is sent back with a code.

pub(super) mod requirements;

use std::net::IpAddr;

use self::requirements::ApplicationAdmission;
use crate::{
    domain::{
        Application, ApplicationId, Token,
        application::ApplicationName,
        oauth::{
            AuthorizationRequest, OAuthError, OAuthErrorCode, OAuthParameters,
            authorization_request::{MAX_REQUEST_LENGTH, ResponseTarget},
        },
    },
    server::Server,
    service::{
        self, Result,
        caller::Caller,
        oauth::{
            ProviderError, authorization_requests, clients,
            consents::{self, GivenConsent},
            grants::{self, AuthorizingSession, CodeIssue},
        },
    },
    store::oauth::requests::StoredAuthorizationRequest,
};

/// A request whose application and whose redirect URI are known.
#[derive(Debug)]
pub struct PendingAuthorization {
    pub application: Application,
    pub target: ResponseTarget,
    parameters: OAuthParameters,
    /// Set for a request that was pushed, or that has waited for its person.
    kept: Option<StoredAuthorizationRequest>,
}

/// The next step of an authorization.
#[derive(Debug)]
pub enum AuthorizationStep {
    /// The application gets its code.
    Authorized(Token),
    /// The application gets an error.
    Refused(OAuthError),
    /// The person logs in, and comes back to the request, which is
    /// [kept](PendingAuthorization::keep).
    LogIn(RequestedLogin),
    /// The person is asked, and comes back to the request, which is kept.
    Consent,
}

/// The login that a request needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestedLogin {
    Login,
    Registration,
}

/// Finds the application and the redirect URI of a request from a browser at this address.
///
/// # Errors
/// A mistake that is shown on a page: no address can be trusted with it.
pub async fn find(
    server: &Server,
    parameters: OAuthParameters,
    address: IpAddr,
) -> std::result::Result<PendingAuthorization, ProviderError> {
    if parameters.is_unreadable() || parameters.to_text(&[]).len() > MAX_REQUEST_LENGTH {
        return Err(OAuthError::invalid_request("the request is too long or no UTF-8").into());
    }
    if parameters.is_repeated("client_id") || parameters.is_repeated("request_uri") {
        return Err(OAuthError::invalid_request("client_id or request_uri is repeated").into());
    }

    let id = parameters.get("client_id").unwrap_or_default();
    let id = ApplicationId::parse(id)
        .map_err(|_| OAuthError::invalid_request("client_id is missing or unknown"))?;
    let application = clients::find(server, &id, address)
        .await?
        .ok_or(OAuthError::invalid_request("client_id is missing or unknown"))?;

    let request_uri = parameters.get("request_uri").unwrap_or_default();
    if !authorization_requests::is_ours(request_uri) {
        let target = ResponseTarget::parse(&application, &parameters)?;
        return Ok(PendingAuthorization { application, target, parameters, kept: None });
    }

    let kept = authorization_requests::find(server, &id, request_uri)
        .await?
        .ok_or(OAuthError::invalid_request("request_uri is unknown, used or expired"))?;
    let parameters = OAuthParameters::parse(kept.parameters.as_bytes());
    let target = ResponseTarget::parse(&application, &parameters)?;
    Ok(PendingAuthorization { application, target, parameters, kept: Some(kept) })
}

/// Takes the next step for the person with this session.
///
/// # Errors
/// Those of the database.
pub async fn proceed(
    server: &Server,
    pending: &PendingAuthorization,
    session: Option<AuthorizingSession>,
) -> Result<AuthorizationStep> {
    let PendingAuthorization { application, parameters, .. } = pending;
    let request = match AuthorizationRequest::parse(application, parameters) {
        Ok(request) => request,
        Err(error) => return Ok(AuthorizationStep::Refused(error)),
    };

    let asked = pending.asked(&request);
    let login = asked.requested_login(session.as_ref());
    let Some(session) = session else { return Ok(log_in(&request, login)) };

    let account = match requirements::admit(server, asked, &session).await? {
        ApplicationAdmission::Admitted(account) => account,
        ApplicationAdmission::LoginMissing => return Ok(log_in(&request, login)),
        ApplicationAdmission::OtherPerson => {
            let description = "another person is logged in than id_token_hint names";
            let error = OAuthError::new(OAuthErrorCode::LoginRequired, description);
            return Ok(AuthorizationStep::Refused(error));
        }
        ApplicationAdmission::NotAdmitted => {
            let description = "this account may not enter the application";
            let error = OAuthError::new(OAuthErrorCode::AccessDenied, description);
            return Ok(AuthorizationStep::Refused(error));
        }
    };
    if pending.needs_consent(server, &request, &account).await? {
        return Ok(ask(&request));
    }
    authorize(server, pending, &request, &session).await
}

/// The person's refusal to let the application in.
pub async fn decline(server: &Server, pending: &PendingAuthorization) -> Result<OAuthError> {
    if let Some(kept) = &pending.kept {
        authorization_requests::take(server, kept).await?;
    }
    Ok(OAuthError::new(OAuthErrorCode::AccessDenied, "the person declined"))
}

/// The person's consent to what the application asks for.
pub async fn consent(
    server: &Server,
    pending: &PendingAuthorization,
    session: &AuthorizingSession,
    address: IpAddr,
) -> Result<()> {
    let request = AuthorizationRequest::parse(&pending.application, &pending.parameters);
    let scopes = request.map(|request| request.scopes).unwrap_or_default();
    let account_id = session.account_id;
    let caller = Caller::account(server, account_id, address).await?;
    let given = GivenConsent { account_id, application: &pending.application, scopes: &scopes };
    consents::give(server, &caller, given).await
}

/// The name that an application that nobody registered gives itself.
pub fn claimed_name(server: &Server, pending: &PendingAuthorization) -> Option<ApplicationName> {
    clients::claimed_name(server, &pending.application.id)
}

/// The scopes that the application asks for, in their order on the page.
pub fn requested_scopes(pending: &PendingAuthorization) -> Vec<String> {
    let request = AuthorizationRequest::parse(&pending.application, &pending.parameters);
    let scopes = request.map(|request| request.scopes).unwrap_or_default();
    scopes.iter().map(str::to_owned).collect()
}

fn log_in(request: &AuthorizationRequest, login: RequestedLogin) -> AuthorizationStep {
    if request.prompts.none {
        let description = "the person must log in";
        AuthorizationStep::Refused(OAuthError::new(OAuthErrorCode::LoginRequired, description))
    } else {
        AuthorizationStep::LogIn(login)
    }
}

fn ask(request: &AuthorizationRequest) -> AuthorizationStep {
    if request.prompts.none {
        let description = "the person must consent";
        AuthorizationStep::Refused(OAuthError::new(OAuthErrorCode::ConsentRequired, description))
    } else {
        AuthorizationStep::Consent
    }
}

/// Issues the code. A kept request is answered once.
async fn authorize(
    server: &Server,
    pending: &PendingAuthorization,
    request: &AuthorizationRequest,
    session: &AuthorizingSession,
) -> Result<AuthorizationStep> {
    if let Some(kept) = &pending.kept
        && !authorization_requests::take(server, kept).await?
    {
        let error = OAuthError::invalid_request("the request was answered already");
        return Ok(AuthorizationStep::Refused(error));
    }

    let PendingAuthorization { application, target, .. } = pending;
    match grants::issue_code(server, application, session, request, &target.redirect_uri).await {
        Ok(CodeIssue::Issued(code)) => Ok(AuthorizationStep::Authorized(code)),
        Ok(CodeIssue::ConsentMissing) => Ok(ask(request)),
        Ok(CodeIssue::SessionEnded) | Err(service::Error::UnknownUser) => {
            Ok(log_in(request, RequestedLogin::Login))
        }
        Err(error) => Err(error),
    }
}
