//! The token endpoint: a code, a refresh token or an application's own proof for tokens.

use std::{net::IpAddr, time::Duration};

use super::{
    ProviderError, device_authorizations,
    grants::{granted_resource, require_admission},
    reuse::{self, ReusedCredential},
    signing_keys,
    token_set::{self, TokenRequest, TokenSet},
};
use crate::{
    domain::{
        Application, ApplicationKind, TokenHash,
        oauth::{CodeChallenge, OAuthError, OAuthErrorCode, OAuthParameters, OAuthScopes},
    },
    runtime::metrics::catalogue::OPENID_TOKENS,
    server::Server,
    service,
    store::oauth::{
        exchanges::{self, CodeExchange, RefreshExchange},
        grants::{self, AuthorizationCode},
        tokens::{self, OAuthToken, RefreshToken},
    },
};

/// Time for which an exchanged refresh token is taken again, because the answer may be lost.
const REPLAY_GRACE: Duration = Duration::from_secs(30);

const CODE_REFUSED: OAuthError = OAuthError::invalid_grant("the code is unknown, used or expired");
const REFRESH_REFUSED: OAuthError =
    OAuthError::invalid_grant("the refresh token is unknown, used or expired");

/// Answers a request of an application that is authenticated, from this address.
///
/// # Errors
/// Those of RFC 6749 §5.2.
pub async fn exchange(
    server: &Server,
    application: &Application,
    parameters: &OAuthParameters,
    address: IpAddr,
) -> Result<TokenSet, ProviderError> {
    if parameters.has_repeated() {
        return Err(OAuthError::invalid_request("a parameter is repeated").into());
    }

    let count = |grant| OPENID_TOKENS.increment([grant]);
    let exchanged = match parameters.get("grant_type") {
        Some("authorization_code") => redeem_code(server, application, parameters, address)
            .await
            .inspect(|_| count("authorization_code")),
        Some("refresh_token") => refresh(server, application, parameters, address)
            .await
            .inspect(|_| count("refresh_token")),
        Some(device_authorizations::GRANT_TYPE) => {
            device_authorizations::redeem(server, application, parameters, address)
                .await
                .inspect(|_| count("device_code"))
        }
        Some("client_credentials") => own_tokens(server, application, parameters)
            .await
            .inspect(|_| count("client_credentials")),
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
    address: IpAddr,
) -> Result<TokenSet, ProviderError> {
    let code = parameters.get("code").ok_or(OAuthError::invalid_request("code is missing"))?;
    let hash = TokenHash::of(code.as_bytes());
    let code = grants::find_code(&server.db, &application.id, &hash).await?.ok_or(CODE_REFUSED)?;
    if let Err(error) = check_code(&code, parameters) {
        // The code is used up all the same: its holder is not the one who asked for it.
        use_code(server, application, hash, Vec::new(), address).await?;
        return Err(error.into());
    }

    let grant = &code.grant;
    require_admission(server, application, grant).await?;
    let scopes = grant.scopes.within(&application.settings.scopes);
    let request = TokenRequest {
        application,
        grant: Some(grant),
        refresh_scopes: scopes.clone(),
        scopes,
        resource: granted_resource(grant, parameters)?,
        keys: signing_keys::published(server).await?,
    };
    let issued = token_set::issue(server, &request).await?;
    use_code(server, application, hash, issued.rows, address).await?;
    Ok(issued.tokens)
}

/// Uses a code up, and records the tokens that the application gets for it.
async fn use_code(
    server: &Server,
    application: &Application,
    code_hash: TokenHash,
    tokens: Vec<OAuthToken>,
    address: IpAddr,
) -> Result<(), ProviderError> {
    let exchange = CodeExchange {
        code_hash: code_hash.clone(),
        application_id: application.id.clone(),
        tokens,
        now: server.clock.now(),
    };
    if exchanges::exchange_code(&server.db, exchange).await? {
        return Ok(());
    }

    reuse::end_grant(server, application, ReusedCredential::Code(&code_hash), address).await?;
    Err(CODE_REFUSED.into())
}

/// Checks that the code was made for this request.
fn check_code(code: &AuthorizationCode, parameters: &OAuthParameters) -> Result<(), OAuthError> {
    let is_same_address = match parameters.get("redirect_uri") {
        Some(redirect_uri) => redirect_uri == code.redirect_uri,
        None => !code.grant.scopes.has(OAuthScopes::OPENID),
    };
    if !is_same_address {
        return Err(OAuthError::invalid_grant("redirect_uri is not that of the request"));
    }

    let challenge = code.code_challenge.clone().map(CodeChallenge::from_database);
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
    address: IpAddr,
) -> Result<TokenSet, ProviderError> {
    let presented = parameters
        .get("refresh_token")
        .ok_or(OAuthError::invalid_request("refresh_token is missing"))?;
    let hash = TokenHash::of(presented.as_bytes());
    let now = server.clock.now();
    let token = tokens::find_refresh_token(&server.db, &application.id, &hash, now).await?;
    let RefreshToken { token_scopes, used_at, grant } = token.ok_or(REFRESH_REFUSED)?;

    let replayable_since = now.minus(REPLAY_GRACE);
    if used_at.is_some_and(|used_at| used_at <= replayable_since) {
        let reused = ReusedCredential::RefreshToken(grant.id);
        reuse::end_grant(server, application, reused, address).await?;
        return Err(REFRESH_REFUSED.into());
    }

    require_admission(server, application, &grant).await?;
    // The next refresh token has the scopes of this one, also if these tokens get fewer (§6).
    let refresh_scopes = token_scopes.within(&application.settings.scopes);
    let request = TokenRequest {
        application,
        grant: Some(&grant),
        scopes: narrowed(&refresh_scopes, parameters)?,
        refresh_scopes,
        resource: granted_resource(&grant, parameters)?,
        keys: signing_keys::published(server).await?,
    };
    let issued = token_set::issue(server, &request).await?;

    let exchange = RefreshExchange { token_hash: hash, replayable_since, tokens: issued.rows, now };
    if exchanges::exchange_refresh_token(&server.db, exchange).await? {
        Ok(issued.tokens)
    } else {
        Err(REFRESH_REFUSED.into())
    }
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
    let request = TokenRequest {
        application,
        grant: None,
        scopes: narrowed(&allowed, parameters)?,
        refresh_scopes: OAuthScopes::default(),
        resource: parameters.resource()?,
        keys: signing_keys::published(server).await?,
    };
    let issued = token_set::issue(server, &request).await?;

    let mut tx = server.db.begin().await?;
    let tokens = issued.record(&mut tx).await?;
    tx.commit().await?;
    Ok(tokens)
}
