//! Introspection (RFC 7662) and revocation (RFC 7009) of tokens.

use serde_json::{Map, Value, json};

use super::{
    ProviderError, subject,
    token_set::{authentication_claims, seconds},
};
use crate::{
    domain::{
        Application, ApplicationKind, TokenHash,
        oauth::{OAuthError, OAuthErrorCode},
    },
    server::Server,
    service::{Result, accounts::details},
    store::{
        applications,
        oauth::{
            grants,
            tokens::{self, OAuthToken, OAuthTokenKind},
        },
    },
};

/// Describes a token to an application that was shown it. Anything else than a token that is valid
/// now is only said to be inactive.
///
/// # Errors
/// `unauthorized_client` for an application that cannot keep a secret.
pub async fn introspect(
    server: &Server,
    caller: &Application,
    token: &str,
) -> std::result::Result<Map<String, Value>, ProviderError> {
    if !matches!(caller.kind, ApplicationKind::Web | ApplicationKind::Service) {
        let description = "introspection is for applications that authenticate";
        return Err(OAuthError::new(OAuthErrorCode::UnauthorizedClient, description).into());
    }

    let hash = TokenHash::of(token.as_bytes());
    let found = tokens::find(&server.db, &hash, server.clock.now()).await?;
    // A refresh token is for the application that it was issued to.
    let visible = found.filter(|found| {
        found.used_at.is_none()
            && (found.kind == OAuthTokenKind::Access || found.application_id == caller.id)
    });
    match visible {
        Some(token) => Ok(describe(server, token).await?),
        None => Ok(inactive()),
    }
}

fn inactive() -> Map<String, Value> {
    Map::from_iter([("active".to_owned(), json!(false))])
}

async fn describe(server: &Server, token: OAuthToken) -> Result<Map<String, Value>> {
    let Some(owner) = applications::find(&server.db, &token.application_id).await? else {
        return Ok(inactive());
    };

    let mut members = Map::from_iter([
        ("active".to_owned(), json!(true)),
        ("scope".to_owned(), json!(token.scopes.to_string())),
        ("client_id".to_owned(), json!(token.application_id)),
        ("exp".to_owned(), json!(seconds(token.expires_at))),
        ("iat".to_owned(), json!(seconds(token.created_at))),
        ("iss".to_owned(), json!(server.config.openid.issuer)),
        ("aud".to_owned(), json!(token.resource.as_deref().unwrap_or(owner.id.as_str()))),
    ]);
    if token.kind == OAuthTokenKind::Access {
        members.insert("token_type".to_owned(), json!("Bearer"));
    }

    let Some(grant_id) = token.grant_id else {
        members.insert("sub".to_owned(), json!(owner.id));
        return Ok(members);
    };
    let Some(grant) = tokens::grant(&server.db, grant_id).await? else { return Ok(inactive()) };
    let account = details::own(server, grant.account_id).await?;
    members.insert("sub".to_owned(), json!(subject(server, &owner, grant.account_id)));
    members.insert("username".to_owned(), json!(account.login_id.as_str()));
    members.insert("sid".to_owned(), json!(grant.session_id));
    members.extend(authentication_claims(&grant));
    Ok(members)
}

/// Ends a token of the application; a refresh token with all that hangs on its grant. A token of
/// another application, or none, changes nothing (RFC 7009 §2.2).
pub async fn revoke(server: &Server, caller: &Application, token: &str) -> Result<()> {
    let hash = TokenHash::of(token.as_bytes());
    let found = tokens::find(&server.db, &hash, server.clock.now()).await?;
    let Some(found) = found.filter(|found| found.application_id == caller.id) else {
        return Ok(());
    };

    match (found.kind, found.grant_id) {
        (OAuthTokenKind::Refresh, Some(grant)) => {
            grants::end(&server.db, &caller.id, grant).await?;
        }
        (OAuthTokenKind::Access | OAuthTokenKind::Refresh, _) => {
            tokens::delete(&server.db, &hash).await?;
        }
    }
    tracing::info!(target: "audit", event = "token_revoked", application = %caller.id);
    Ok(())
}
