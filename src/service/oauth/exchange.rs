//! The token endpoint: a code, a refresh token or an application's own proof for tokens.

use std::time::Duration;

use super::{
    ProviderError, device_authorizations, signing_keys,
    token_set::{self, TokenRequest, TokenSet},
};
use crate::{
    domain::{
        Application, ApplicationKind, TokenHash,
        oauth::{CodeChallenge, OAuthError, OAuthErrorCode, OAuthParameters, OAuthScopes},
    },
    server::Server,
    service,
    store::oauth::{
        grants::{self, RedeemedCode},
        tokens::{self, OAuthToken, OAuthTokenKind},
    },
};

/// Time for which an exchanged refresh token is taken again, because the answer may be lost.
const REPLAY_GRACE: Duration = Duration::from_secs(30);

const CODE_REFUSED: OAuthError = OAuthError::invalid_grant("the code is unknown, used or expired");
const REFRESH_REFUSED: OAuthError =
    OAuthError::invalid_grant("the refresh token is unknown, used or expired");

/// Answers a request of an application that is authenticated.
///
/// # Errors
/// Those of RFC 6749 §5.2.
pub async fn exchange(
    server: &Server,
    application: &Application,
    parameters: &OAuthParameters,
) -> Result<TokenSet, ProviderError> {
    if parameters.has_repeated() {
        return Err(OAuthError::invalid_request("a parameter is repeated").into());
    }

    let exchanged = match parameters.get("grant_type") {
        Some("authorization_code") => redeem_code(server, application, parameters).await,
        Some("refresh_token") => refresh(server, application, parameters).await,
        Some(device_authorizations::GRANT_TYPE) => {
            device_authorizations::redeem(server, application, parameters).await
        }
        Some("client_credentials") => own_tokens(server, application, parameters).await,
        Some(_) => {
            let description = "grant_type is not supported";
            Err(OAuthError::new(OAuthErrorCode::UnsupportedGrantType, description).into())
        }
        None => Err(OAuthError::invalid_request("grant_type is missing").into()),
    };

    match exchanged {
        // The session or the account ended while the tokens were issued.
        Err(ProviderError::Service(service::Error::UnknownUser)) => {
            Err(OAuthError::invalid_grant("the authorization has ended").into())
        }
        exchanged => exchanged,
    }
}

/// Exchanges a code (RFC 6749 §4.1.3). A second use ends what the first one got.
async fn redeem_code(
    server: &Server,
    application: &Application,
    parameters: &OAuthParameters,
) -> Result<TokenSet, ProviderError> {
    let code = parameters.get("code").ok_or(OAuthError::invalid_request("code is missing"))?;
    let hash = TokenHash::of(code.as_bytes());
    let keys = signing_keys::published(server).await?;

    let mut tx = server.db.begin().await?;
    let now = server.clock.now();
    let Some(redeemed) = grants::redeem(&mut tx, &application.id, &hash, now).await? else {
        drop(tx);
        if grants::end_of_used_code(&server.db, &application.id, &hash).await? {
            tracing::warn!(
                target: "audit", event = "code_reused", application = %application.id
            );
        }
        return Err(CODE_REFUSED.into());
    };
    if let Err(error) = check_code(&redeemed, parameters) {
        // The code is used up all the same: its holder is not the one who asked for it.
        tx.commit().await?;
        return Err(error.into());
    }

    let grant = &redeemed.grant;
    let request = TokenRequest {
        application,
        grant: Some(grant),
        scopes: grant.scopes.clone(),
        resource: requested_resource(parameters)?,
        keys,
    };
    let tokens = token_set::issue(&mut tx, server, &request).await?;
    tx.commit().await?;
    Ok(tokens.with_id_token(server, &request).await?)
}

/// Checks that the code was made for this request.
fn check_code(redeemed: &RedeemedCode, parameters: &OAuthParameters) -> Result<(), OAuthError> {
    let is_same_address = match parameters.get("redirect_uri") {
        Some(redirect_uri) => redirect_uri == redeemed.redirect_uri,
        None => !redeemed.grant.scopes.has(OAuthScopes::OPENID),
    };
    if !is_same_address {
        return Err(OAuthError::invalid_grant("redirect_uri is not that of the request"));
    }

    let challenge = redeemed.code_challenge.clone().map(CodeChallenge::from_database);
    match (challenge, parameters.get("code_verifier")) {
        (None, None) => Ok(()),
        (Some(challenge), Some(verifier)) if challenge.is_met_by(verifier) => Ok(()),
        (Some(_), _) => Err(OAuthError::invalid_grant("code_verifier does not meet the challenge")),
        // RFC 9700 §4.8.2: otherwise the challenge of a request could be cut out.
        (None, Some(_)) => Err(OAuthError::invalid_grant("the request had no code_challenge")),
    }
}

/// Exchanges a refresh token for the next (RFC 6749 §6, RFC 9700 §4.14.2). A second use, later
/// than [`REPLAY_GRACE`], ends the grant: one of its two users has stolen it.
async fn refresh(
    server: &Server,
    application: &Application,
    parameters: &OAuthParameters,
) -> Result<TokenSet, ProviderError> {
    let presented = parameters
        .get("refresh_token")
        .ok_or(OAuthError::invalid_request("refresh_token is missing"))?;
    let hash = TokenHash::of(presented.as_bytes());
    let now = server.clock.now();
    let OAuthToken { application_id, kind, grant_id, scopes, resource, .. } =
        tokens::find(&server.db, &hash, now).await?.ok_or(REFRESH_REFUSED)?;
    let (OAuthTokenKind::Refresh, Some(grant_id)) = (kind, grant_id) else {
        return Err(REFRESH_REFUSED.into());
    };
    if application_id != application.id {
        return Err(REFRESH_REFUSED.into());
    }
    let granted = narrowed(&scopes, parameters)?;
    let keys = signing_keys::published(server).await?;
    let grant = tokens::grant(&server.db, grant_id).await?.ok_or(REFRESH_REFUSED)?;

    let mut tx = server.db.begin().await?;
    if !tokens::exchange(&mut tx, &hash, now.minus(REPLAY_GRACE), now).await? {
        drop(tx);
        grants::end(&server.db, &application.id, grant_id).await?;
        tracing::warn!(
            target: "audit", event = "refresh_token_reused", application = %application.id
        );
        return Err(REFRESH_REFUSED.into());
    }

    let resource = requested_resource(parameters)?.or(resource);
    let request =
        TokenRequest { application, grant: Some(&grant), scopes: granted, resource, keys };
    let tokens = token_set::issue(&mut tx, server, &request).await?;
    tx.commit().await?;
    Ok(tokens.with_id_token(server, &request).await?)
}

/// The scopes of the request, which may not be more than those of the token.
fn narrowed(scopes: &OAuthScopes, parameters: &OAuthParameters) -> Result<OAuthScopes, OAuthError> {
    let Some(requested) = parameters.get("scope").map(OAuthScopes::parse) else {
        return Ok(scopes.clone());
    };

    if requested.are_within(scopes) {
        Ok(requested)
    } else {
        let description = "scope is more than the refresh token has";
        Err(OAuthError::new(OAuthErrorCode::InvalidScope, description))
    }
}

/// Issues a token to an application that acts for itself (RFC 6749 §4.4).
async fn own_tokens(
    server: &Server,
    application: &Application,
    parameters: &OAuthParameters,
) -> Result<TokenSet, ProviderError> {
    if application.kind != ApplicationKind::Service {
        let description = "client_credentials is for applications of the kind service";
        return Err(OAuthError::new(OAuthErrorCode::UnauthorizedClient, description).into());
    }

    let allowed: OAuthScopes = application.settings.scopes.iter().cloned().collect();
    let scopes = narrowed(&allowed, parameters)?;
    let resource = requested_resource(parameters)?;
    let keys = signing_keys::published(server).await?;
    let request = TokenRequest { application, grant: None, scopes, resource, keys };

    let mut tx = server.db.begin().await?;
    let tokens = token_set::issue(&mut tx, server, &request).await?;
    tx.commit().await?;
    Ok(tokens.with_id_token(server, &request).await?)
}

/// The resource server that is to take the access token (RFC 8707 §2.2).
pub(super) fn requested_resource(
    parameters: &OAuthParameters,
) -> Result<Option<String>, OAuthError> {
    match parameters.resources() {
        [] => Ok(None),
        [resource] => Ok(Some(resource.clone())),
        _ => {
            let description = "an access token is for one resource";
            Err(OAuthError::new(OAuthErrorCode::InvalidTarget, description))
        }
    }
}
