//! Claims about the owner of an access token (OpenID Connect Core §5.3).

use serde_json::{Map, Value, json};

use super::{ProviderError, grants::GrantRequest, nameable_scopes, subject};
use crate::{
    domain::{
        Application, TokenHash,
        oauth::{
            ClaimsRequest, OAuthError, OAuthErrorCode, OAuthScopes,
            claims::{self, NamedClaims},
        },
    },
    server::Server,
    service::{accounts::details, schema},
    store::{
        applications,
        oauth::tokens::{self, OAuthTokenKind},
    },
};

const INVALID_TOKEN: OAuthError =
    OAuthError::new(OAuthErrorCode::InvalidToken, "the access token is unknown or has expired");

/// Claims about the owner of a token, and the application that the token belongs to.
#[derive(Debug)]
pub struct UserInfo {
    pub application: Application,
    pub claims: Map<String, Value>,
}

/// The claims that this access token gives.
///
/// # Errors
/// `invalid_token`; `insufficient_scope` for one without `openid`.
pub async fn of_token(server: &Server, token: &str) -> Result<UserInfo, ProviderError> {
    let hash = TokenHash::of(token.as_bytes());
    let found = tokens::find(&server.db, &hash, server.clock.now()).await?.ok_or(INVALID_TOKEN)?;
    let (OAuthTokenKind::Access, Some(grant_id)) = (found.kind, found.grant_id) else {
        return Err(INVALID_TOKEN.into());
    };
    if !found.scopes.has(OAuthScopes::OPENID) {
        let description = "the access token has no scope openid";
        return Err(OAuthError::new(OAuthErrorCode::InsufficientScope, description).into());
    }

    let grant = tokens::grant(&server.db, grant_id).await?.ok_or(INVALID_TOKEN)?;
    let application =
        applications::find(&server.db, &grant.application_id).await?.ok_or(INVALID_TOKEN)?;
    let account = details::own(server, grant.account_id).await?;
    let schema = schema::current(server).await?.in_force;
    let requested = GrantRequest::of(&grant)?.claims;
    let requested = requested.as_deref().and_then(ClaimsRequest::parse).unwrap_or_default();

    let within = nameable_scopes(&application, &found.scopes);
    let named = NamedClaims { names: &requested.userinfo, within: &within };
    let mut claims = claims::of_userinfo(&account, &schema.schema, &found.scopes, named);
    claims.insert("sub".to_owned(), json!(subject(server, &application, account.id)));
    Ok(UserInfo { application, claims })
}
