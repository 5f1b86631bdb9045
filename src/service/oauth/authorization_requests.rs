//! Authorization requests that were pushed (RFC 9126), or that wait for a person.

use std::time::Duration;

use crate::{
    domain::{ApplicationId, Token, oauth::OAuthParameters},
    server::Server,
    service::Result,
    store::oauth::requests::{self as store, StoredAuthorizationRequest},
};

/// Prefix of a `request_uri` (RFC 9126 §2.2).
const URN_PREFIX: &str = "urn:ietf:params:oauth:request_uri:";

/// Lifetime of a pushed request.
pub const PUSHED_LIFETIME: Duration = Duration::from_secs(90);

/// Lifetime of a request that waits for a person to log in.
pub const WAITING_LIFETIME: Duration = Duration::from_hours(1);

/// Keeps the parameters of a request. Returns its `request_uri`.
pub async fn keep(
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
