//! Authorization requests that were pushed (RFC 9126), or that wait for a person.

use std::{net::IpAddr, time::Duration};

use super::ProviderError;
use crate::{
    domain::{
        Application, ApplicationId, Token,
        application::settings::ClientAuthenticationMethod,
        oauth::{OAuthError, OAuthParameters, authorization_request::MAX_REQUEST_LENGTH},
    },
    server::Server,
    service::Result,
    store::oauth::requests::{self as store, StoredAuthorizationRequest},
};

/// Prefix of a `request_uri` (RFC 9126 §2.2).
const URN_PREFIX: &str = "urn:ietf:params:oauth:request_uri:";

/// Lifetime of a pushed request.
pub const PUSHED_LIFETIME: Duration = Duration::from_secs(90);

/// Lifetime of a request that waits for a person to log in.
const WAITING_LIFETIME: Duration = Duration::from_hours(1);

/// Keeps a request that an application has pushed. Returns its `request_uri`.
///
/// # Errors
/// `invalid_request` for one that is too long, and a refusal of too many from the address of an
/// application that does not authenticate.
pub async fn push(
    server: &Server,
    application: &Application,
    parameters: &OAuthParameters,
    address: IpAddr,
) -> std::result::Result<String, ProviderError> {
    if parameters.to_text(&[]).len() > MAX_REQUEST_LENGTH {
        return Err(OAuthError::invalid_request("the request is too long").into());
    }
    if application.settings.token_endpoint_auth_method == ClientAuthenticationMethod::None {
        server.rate_limits.kept_authorization_request(address)?;
    }
    Ok(keep(server, &application.id, parameters, PUSHED_LIFETIME).await?)
}

/// Keeps a request until its person has logged in, or has answered. Returns its `request_uri`.
///
/// # Errors
/// A refusal of too many from this address.
pub async fn keep_waiting(
    server: &Server,
    application_id: &ApplicationId,
    parameters: &OAuthParameters,
    address: IpAddr,
) -> Result<String> {
    server.rate_limits.kept_authorization_request(address)?;
    keep(server, application_id, parameters, WAITING_LIFETIME).await
}

async fn keep(
    server: &Server,
    application_id: &ApplicationId,
    parameters: &OAuthParameters,
    lifetime: Duration,
) -> Result<String> {
    let handle = server.random.token();
    let now = server.clock.now();
    let request = StoredAuthorizationRequest {
        request_hash: handle.hash(),
        application_id: application_id.clone(),
        parameters: parameters.to_text(&["client_secret", "client_assertion"]),
        created_at: now,
        expires_at: now.plus(lifetime),
    };

    store::create(&server.db, &request).await?;
    Ok(format!("{URN_PREFIX}{}", handle.reveal()))
}

/// The request with this `request_uri`, if this application made it.
pub async fn find(
    server: &Server,
    application_id: &ApplicationId,
    request_uri: &str,
) -> Result<Option<StoredAuthorizationRequest>> {
    let Some(handle) = parse(request_uri) else { return Ok(None) };
    let request = store::find(&server.db, &handle.hash(), server.clock.now()).await?;
    Ok(request.filter(|request| request.application_id == *application_id))
}

/// Ends a request, which can be answered once. Returns false if it was answered already.
pub async fn take(server: &Server, request: &StoredAuthorizationRequest) -> Result<bool> {
    Ok(store::take(&server.db, &request.request_hash).await?)
}

/// True for an address of a kept request.
pub fn is_ours(request_uri: &str) -> bool {
    parse(request_uri).is_some()
}

fn parse(request_uri: &str) -> Option<Token> {
    request_uri.strip_prefix(URN_PREFIX).and_then(Token::parse)
}
