//! Logouts that an application asks for (OpenID Connect RP-Initiated Logout 1.0).

use serde::Deserialize;

use super::{ProviderError, sid, signing_keys, subject};
use crate::{
    domain::{
        AccountId, Application, ApplicationId, TokenHash,
        application::ApplicationName,
        credentials::jws,
        oauth::{
            OAuthError,
            logout_request::{LogoutRequest, PostLogoutTarget},
        },
    },
    server::Server,
    service::{Result, login::sessions},
    store::applications,
};

/// The session of the browser that asks.
#[derive(Debug)]
pub struct LogoutSession {
    pub account_id: AccountId,
    pub session_hash: TokenHash,
}

/// The next step of a logout.
#[derive(Debug)]
pub enum LogoutStep {
    /// The session ends at once: its own ID token proves that the application may ask for it.
    LogOut(LogoutReturn),
    /// The person is asked.
    Ask(LogoutReturn),
    /// The session is over, or there was none.
    LoggedOut(LogoutReturn),
}

/// The way back after a logout.
#[derive(Clone, Debug, Default)]
pub struct LogoutReturn {
    /// The application that asks, if it is known.
    pub application: Option<ApplicationName>,
    pub target: Option<PostLogoutTarget>,
}

/// Takes the next step for the browser with this session.
///
/// An ID token that this server did not sign, or that a replaced key signed, is no hint: the person
/// is asked, and goes back only to an address of the application that `client_id` names.
///
/// # Errors
/// A mistake that is shown on a page, because no address can be trusted with it.
pub async fn decide(
    server: &Server,
    request: &LogoutRequest,
    session: Option<&LogoutSession>,
) -> std::result::Result<LogoutStep, ProviderError> {
    let hint = match &request.id_token_hint {
        Some(token) => HintClaims::verify(server, token).await?,
        None => None,
    };
    let Some(application) = find_application(server, request, hint.as_ref()).await? else {
        let unknown = LogoutReturn::default();
        return Ok(match session {
            Some(_) => LogoutStep::Ask(unknown),
            None => LogoutStep::LoggedOut(unknown),
        });
    };

    let target = request.return_target(&application)?;
    let way_back = LogoutReturn { application: Some(application.name.clone()), target };
    let Some(session) = session else { return Ok(LogoutStep::LoggedOut(way_back)) };

    let is_proven = match &hint {
        Some(hint) => hint.is_of(server, &application, session).await?,
        None => false,
    };
    Ok(if is_proven { LogoutStep::LogOut(way_back) } else { LogoutStep::Ask(way_back) })
}

/// The application that the hint is for, or that `client_id` names; they must agree (§2).
async fn find_application(
    server: &Server,
    request: &LogoutRequest,
    hint: Option<&HintClaims>,
) -> std::result::Result<Option<Application>, ProviderError> {
    let named = request.client_id.as_ref();
    let hinted = hint.map(|hint| &hint.aud);
    if let (Some(named), Some(hinted)) = (named, hinted)
        && named != hinted
    {
        let description = "id_token_hint was issued to another application than client_id names";
        return Err(OAuthError::invalid_request(description).into());
    }

    let Some(id) = named.or(hinted) else { return Ok(None) };
    match applications::find(&server.db, id).await? {
        Some(application) => Ok(Some(application)),
        None if named.is_some() => Err(OAuthError::invalid_request("client_id is unknown").into()),
        // It was deleted after it got the ID token.
        None => Ok(None),
    }
}

/// The claims of an ID token that tell for whom and in which session it was issued. It may have
/// expired.
#[derive(Debug, Deserialize)]
struct HintClaims {
    iss: String,
    aud: ApplicationId,
    sub: String,
    sid: String,
}

impl HintClaims {
    /// Reads an ID token that this server signed. `None` for anything else, also for its tokens of
    /// other kinds.
    async fn verify(server: &Server, token: &str) -> Result<Option<Self>> {
        let keys = signing_keys::published(server).await?;
        let claims: Option<Self> = jws::verify_typed(token, "JWT", keys.verifiers());
        Ok(claims.filter(|claims| claims.iss == server.config.openid.issuer))
    }

    /// True for an ID token that was issued in this very session.
    async fn is_of(
        &self,
        server: &Server,
        application: &Application,
        session: &LogoutSession,
    ) -> Result<bool> {
        let Some(session_id) = sessions::sid(server, &session.session_hash).await? else {
            return Ok(false);
        };
        Ok(self.sid == sid(server, application, &session_id)
            && self.sub == subject(server, application, session.account_id))
    }
}
