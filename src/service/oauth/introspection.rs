//! Introspection (RFC 7662) and revocation (RFC 7009) of tokens.

use std::net::IpAddr;

use serde_json::{Map, Value, json};

use super::{
    ProviderError, client_authentication,
    token_set::{authentication_claims, seconds},
};
use crate::{
    domain::{
        Application, ApplicationKind, TokenHash,
        application::settings::ClientAuthenticationMethod,
        oauth::{ClientCredentials, OAuthError, OAuthErrorCode, OAuthScopes, subject},
    },
    server::Server,
    service::Result,
    store::oauth::{
        grants,
        tokens::{self, DescribedToken, OAuthTokenKind},
    },
};

/// Describes a token to an application that authenticates by these credentials, from this address,
/// and was shown it.
/// Anything else than a token that is valid now is only said to be inactive.
///
/// # Errors
/// `invalid_client`; `unauthorized_client` for an application that does not authenticate (RFC 7662
/// §2.1).
pub async fn introspect(
    server: &Server,
    credentials: ClientCredentials,
    address: IpAddr,
    token: &str,
) -> std::result::Result<Map<String, Value>, ProviderError> {
    let hash = TokenHash::of(token.as_bytes());
    // Neither look-up waits for the other.
    let (caller, found) = tokio::join!(
        client_authentication::authenticate(server, credentials, address),
        tokens::describe(&server.db, &hash, server.clock.now()),
    );

    let caller = caller?;
    let may_ask = matches!(caller.kind, ApplicationKind::Web | ApplicationKind::Service);
    let method = caller.settings.token_endpoint_auth_method;
    if !may_ask || method == ClientAuthenticationMethod::None {
        let description = "introspection is for applications that authenticate";
        return Err(OAuthError::new(OAuthErrorCode::UnauthorizedClient, description).into());
    }
    // A refresh token is for the application that it was issued to.
    let visible = found?.filter(|found| {
        found.used_at.is_none()
            && (found.kind == OAuthTokenKind::Access || found.application_id == caller.id)
    });
    Ok(match visible {
        Some(token) => describe(server, &token),
        None => Map::from_iter([("active".to_owned(), json!(false))]),
    })
}

fn describe(server: &Server, token: &DescribedToken) -> Map<String, Value> {
    let id = &token.application_id;
    let mut members = Map::from_iter([
        ("active".to_owned(), json!(true)),
        ("scope".to_owned(), json!(token.scopes.to_string())),
        ("client_id".to_owned(), json!(id)),
        ("exp".to_owned(), json!(seconds(token.expires_at))),
        ("iat".to_owned(), json!(seconds(token.created_at))),
        ("iss".to_owned(), json!(server.config.openid.issuer)),
        ("aud".to_owned(), json!(token.resource.as_deref().unwrap_or(id.as_str()))),
    ]);
    if token.kind == OAuthTokenKind::Access {
        members.insert("token_type".to_owned(), json!("Bearer"));
    }

    let Some(account_id) = token.account_id else {
        members.insert("sub".to_owned(), json!(id));
        return members;
    };
    let subject_type = token.settings.subject_type;
    let subject = subject::subject(&server.subject_key, subject_type, id, account_id);
    members.insert("sub".to_owned(), json!(subject));
    if token.scopes.has(OAuthScopes::PROFILE) {
        members.insert("username".to_owned(), json!(token.login_id));
    }
    if let Some(session_id) = &token.session_id {
        let sid = subject::sid(&server.subject_key, subject_type, id, session_id);
        members.insert("sid".to_owned(), json!(sid));
    }
    if let (Some(method), Some(at)) = (token.method, token.authenticated_at) {
        members.extend(authentication_claims(method, at));
    }
    members
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
