//! Authorization grants: made for a session, with a code for the application.

use serde::{Deserialize, Serialize};

use super::{ProviderError, consents};
use crate::{
    domain::{
        AccountId, Application, Token, TokenHash,
        oauth::{AuthorizationRequest, OAuthError, OAuthErrorCode, OAuthParameters, OAuthScopes},
        session::AuthenticationContext,
    },
    runtime::metrics::catalogue::OPENID_CODES,
    server::Server,
    service::{Error, Result, accounts::details},
    store::oauth::{
        grant_writes::{self, NewAuthorizationGrant},
        grants::{AuthorizationGrant, NewAuthorizationCode},
    },
};

/// The members of a request that tokens repeat.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct GrantRequest {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// The claims request, as it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claims: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
}

impl GrantRequest {
    /// Reads the stored text.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn of(grant: &AuthorizationGrant) -> Result<Self> {
        serde_json::from_str(&grant.request)
            .map_err(|error| Error::Corrupt(format!("the grant {}: {error}", grant.id)))
    }
}

/// The session in which an application is authorized.
#[derive(Clone, Debug)]
pub struct AuthorizingSession {
    pub account_id: AccountId,
    pub session_hash: TokenHash,
    pub authentication: AuthenticationContext,
}

/// The outcome of an authorization.
#[derive(Debug)]
pub enum CodeIssue {
    /// The code by which the application gets its tokens.
    Issued(Token),
    SessionEnded,
    /// The consent to a third party was withdrawn meanwhile.
    ConsentMissing,
}

/// Authorizes the application.
pub async fn issue_code(
    server: &Server,
    application: &Application,
    session: &AuthorizingSession,
    request: &AuthorizationRequest,
    redirect_uri: &str,
) -> Result<CodeIssue> {
    let now = server.clock.now();
    let grant = new_grant(server, application, session, request)?;
    let code = server.random.token();
    let new = NewAuthorizationCode {
        code_hash: code.hash(),
        redirect_uri: redirect_uri.to_owned(),
        code_challenge: request.code_challenge.as_ref().map(|code| code.as_str().to_owned()),
        expires_at: now.plus(server.config.openid.code_lifetime),
    };

    let new = NewAuthorizationGrant { grant, code: new };
    let is_created = if application.settings.third_party {
        let mut tx = server.db.begin().await?;
        let (account_id, scopes) = (session.account_id, &request.scopes);
        if !consents::hold(&mut tx, account_id, &application.id, scopes).await? {
            return Ok(CodeIssue::ConsentMissing);
        }
        let is_created = grant_writes::create_within(&mut tx, new).await?;
        tx.commit().await?;
        is_created
    } else {
        grant_writes::create(&server.db, new).await?
    };
    if !is_created {
        return Ok(CodeIssue::SessionEnded);
    }

    OPENID_CODES.increment([]);
    tracing::info!(
        target: "audit", event = "application_authorized", account = %session.account_id,
        application = %application.id
    );
    Ok(CodeIssue::Issued(code))
}

/// Requires that the owner of a grant may still enter the application: roles change on both sides.
///
/// # Errors
/// `invalid_grant`.
pub(super) async fn require_admission(
    server: &Server,
    application: &Application,
    grant: &AuthorizationGrant,
) -> std::result::Result<(), ProviderError> {
    let settings = &application.settings;
    // Most applications admit everybody, and need no look at the account.
    if settings.roles.is_empty() {
        return Ok(());
    }

    let owner = details::own(server, grant.account_id).await?;
    if settings.admits(&owner.roles) {
        Ok(())
    } else {
        Err(OAuthError::invalid_grant("this account may not enter the application").into())
    }
}

/// The resource server that is to take the access token: the one of the authorization, which a
/// request of the application may repeat (RFC 8707 §2.2).
///
/// # Errors
/// `invalid_target` for another one.
pub(super) fn granted_resource(
    grant: &AuthorizationGrant,
    parameters: &OAuthParameters,
) -> std::result::Result<Option<String>, ProviderError> {
    let granted = GrantRequest::of(grant)?.resource;
    let requested = parameters.resource()?;
    if requested.is_none() || requested == granted {
        Ok(granted)
    } else {
        let description = "resource is not that of the authorization";
        Err(OAuthError::new(OAuthErrorCode::InvalidTarget, description).into())
    }
}

/// The grant of this request in this session.
pub(super) fn new_grant(
    server: &Server,
    application: &Application,
    session: &AuthorizingSession,
    request: &AuthorizationRequest,
) -> Result<AuthorizationGrant> {
    let now = server.clock.now();
    let is_offline = request.scopes.has(OAuthScopes::OFFLINE_ACCESS);
    let repeated = GrantRequest {
        nonce: request.nonce.clone(),
        claims: request.claims_text.clone(),
        resource: request.resource.clone(),
    };

    Ok(AuthorizationGrant {
        id: server.random.uuid(now),
        application_id: application.id.clone(),
        account_id: session.account_id,
        session_hash: Some(session.session_hash.clone()),
        session_id: session.session_hash.as_str().to_owned(),
        scopes: request.scopes.clone(),
        request: serde_json::to_string(&repeated)
            .map_err(|error| Error::Corrupt(error.to_string()))?,
        method: session.authentication.method,
        authenticated_at: session.authentication.authenticated_at,
        offline_at: if is_offline { Some(now) } else { None },
        created_at: now,
        expires_at: now.plus(server.config.openid.refresh_token_absolute_lifetime),
    })
}
