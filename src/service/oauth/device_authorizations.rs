//! Device authorization (RFC 8628): a device asks for codes, a person answers in a browser
//! elsewhere, and the device exchanges its code for tokens.

use std::{net::IpAddr, time::Duration};

use serde_json::Map;

use super::{
    ProviderError,
    consents::{self, GivenConsent},
    grants::{self, AuthorizingSession},
    reuse::{self, ReusedCredential},
    signing_keys,
    token_set::{self, TokenRequest, TokenSet},
};
use crate::{
    domain::{
        Application, Token, TokenHash,
        oauth::{AuthorizationRequest, OAuthError, OAuthErrorCode, OAuthParameters, UserCode},
    },
    server::Server,
    service::{
        Error, Result,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::oauth::{
        device_authorizations::{self as store, DeviceAuthorization},
        grant_writes,
    },
};

/// The grant type of an exchange (RFC 8628 §3.4).
pub const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// Seconds between two questions of a device, until it is told to slow down.
const INTERVAL_SECONDS: i64 = 5;

/// Time for which an expired request is kept, so that its device learns why it gets nothing.
pub(super) const KEPT_AFTER_EXPIRY: Duration = Duration::from_hours(24);

/// Attempts to find a user code that no other request has.
const MAX_ATTEMPTS: usize = 5;

const NOT_ALLOWED: OAuthError = OAuthError::new(
    OAuthErrorCode::UnauthorizedClient,
    "this application may not use device authorization",
);
const CODE_REFUSED: OAuthError = OAuthError::invalid_grant("the device code is unknown or used");

/// The codes of a request that has begun.
#[derive(Debug)]
pub struct DeviceCodes {
    pub device_code: Token,
    pub user_code: UserCode,
    pub lifetime: Duration,
    pub interval_seconds: i64,
}

/// Begins a request of an application that is authenticated.
///
/// # Errors
/// Those of RFC 8628 §3.2: `unauthorized_client`, `invalid_scope`, `invalid_target`.
pub async fn begin(
    server: &Server,
    application: &Application,
    parameters: &OAuthParameters,
) -> std::result::Result<DeviceCodes, ProviderError> {
    require_enabled(application)?;
    let request = AuthorizationRequest::parse_of_device(application, parameters)?;

    let now = server.clock.now();
    let lifetime = server.config.openid.device_code_lifetime;
    for _ in 0..MAX_ATTEMPTS {
        let device_code = server.random.token();
        let user_code = UserCode::from_random(server.random.bytes());
        let new = DeviceAuthorization {
            device_code_hash: device_code.hash(),
            user_code_hash: user_code_hash(server, &user_code),
            application_id: application.id.clone(),
            scopes: request.scopes.clone(),
            resource: request.resource.clone(),
            grant_id: None,
            denied_at: None,
            interval_seconds: INTERVAL_SECONDS,
            created_at: now,
            expires_at: now.plus(lifetime),
        };
        if store::create(&server.db, &new).await? {
            let interval_seconds = INTERVAL_SECONDS;
            return Ok(DeviceCodes { device_code, user_code, lifetime, interval_seconds });
        }
    }
    Err(Error::Busy.into())
}

/// The request with this user code, while nobody has answered it.
pub async fn find_pending(
    server: &Server,
    user_code: &UserCode,
) -> Result<Option<DeviceAuthorization>> {
    let hash = user_code_hash(server, user_code);
    Ok(store::find_pending(&server.db, &hash, server.clock.now()).await?)
}

/// Authorizes the application of a request, and lets its device get tokens. The consent that a
/// third party needs is given with it. Returns false if the request was answered already or has
/// expired, or if the session has ended.
pub async fn allow(
    server: &Server,
    caller: &Caller,
    application: &Application,
    session: &AuthorizingSession,
    pending: &DeviceAuthorization,
) -> Result<bool> {
    let request = request_of(application, pending);
    let grant = grants::new_grant(server, application, session, &request)?;

    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    if application.settings.third_party {
        let (account_id, scopes) = (session.account_id, &request.scopes);
        let given = GivenConsent { account_id, application, scopes };
        consents::give_within(&mut tx, server, caller, given).await?;
    }
    let code = &pending.device_code_hash;
    if !grant_writes::create_without_code(&mut tx, &grant).await?
        || !store::allow(&mut tx, code, grant.id, server.clock.now()).await?
    {
        return Ok(false);
    }
    let act = act_on(session, pending);
    audit::record(&mut tx, server, caller, "device_authorized", act).await?;
    tx.commit().await?;
    Ok(true)
}

/// Denies a request. Returns false if it was answered already or has expired.
pub async fn deny(
    server: &Server,
    caller: &Caller,
    session: &AuthorizingSession,
    pending: &DeviceAuthorization,
) -> Result<bool> {
    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    if !store::deny(&mut tx, &pending.device_code_hash, server.clock.now()).await? {
        return Ok(false);
    }
    audit::record(&mut tx, server, caller, "device_denied", act_on(session, pending)).await?;
    tx.commit().await?;
    Ok(true)
}

fn act_on(session: &AuthorizingSession, pending: &DeviceAuthorization) -> Act {
    let target = pending.application_id.to_string();
    Act { account_id: Some(session.account_id), target, changes: Map::new() }
}

/// The request as an authorization request. Scopes that the application may ask for no longer are
/// left out.
pub fn request_of(
    application: &Application,
    pending: &DeviceAuthorization,
) -> AuthorizationRequest {
    AuthorizationRequest {
        scopes: pending.scopes.within(&application.settings.scopes),
        resource: pending.resource.clone(),
        ..AuthorizationRequest::default()
    }
}

/// Exchanges a device code, once its person has allowed it (RFC 8628 §3.4). A second use ends what
/// the first one got.
///
/// # Errors
/// Those of RFC 8628 §3.5.
pub(super) async fn redeem(
    server: &Server,
    application: &Application,
    parameters: &OAuthParameters,
    address: IpAddr,
) -> std::result::Result<TokenSet, ProviderError> {
    require_enabled(application)?;
    let code = parameters
        .get("device_code")
        .ok_or(OAuthError::invalid_request("device_code is missing"))?;
    let hash = TokenHash::of(code.as_bytes());
    require_allowance(server, application, &hash).await?;
    let keys = signing_keys::published(server).await?;

    let mut tx = server.db.begin().await?;
    let now = server.clock.now();
    let Some(grant) = store::redeem(&mut tx, &application.id, &hash, now).await? else {
        drop(tx);
        let reused = ReusedCredential::DeviceCode(&hash);
        reuse::end_grant(server, application, reused, address).await?;
        return Err(CODE_REFUSED.into());
    };

    grants::require_admission(server, application, &grant).await?;
    let scopes = grant.scopes.within(&application.settings.scopes);
    let request = TokenRequest {
        application,
        grant: Some(&grant),
        refresh_scopes: scopes.clone(),
        scopes,
        resource: grants::granted_resource(&grant, parameters)?,
        keys,
    };
    let tokens = token_set::issue(server, &request).await?.record(&mut tx).await?;
    tx.commit().await?;
    Ok(tokens)
}

/// Requires that a person has allowed the request. The statement of the redemption is the check;
/// this tells the device why it gets nothing yet.
async fn require_allowance(
    server: &Server,
    application: &Application,
    device_code_hash: &TokenHash,
) -> std::result::Result<(), ProviderError> {
    let refuse = |code, description| Err(OAuthError::new(code, description).into());
    let found = store::find(&server.db, &application.id, device_code_hash).await?;
    let found = found.ok_or(CODE_REFUSED)?;

    let now = server.clock.now();
    if found.expires_at <= now {
        return refuse(OAuthErrorCode::ExpiredToken, "the device code has expired");
    }
    if found.denied_at.is_some() {
        return refuse(OAuthErrorCode::AccessDenied, "the person denied it");
    }
    if found.grant_id.is_some() {
        return Ok(());
    }
    if store::record_poll(&server.db, device_code_hash, now).await? {
        refuse(OAuthErrorCode::AuthorizationPending, "nobody has answered yet")
    } else {
        refuse(OAuthErrorCode::SlowDown, "asked too soon: wait five seconds longer each time")
    }
}

fn require_enabled(application: &Application) -> std::result::Result<(), OAuthError> {
    if application.settings.device_authorization { Ok(()) } else { Err(NOT_ALLOWED) }
}

/// The hash by which a request is found. It is keyed, because all user codes could be tried.
fn user_code_hash(server: &Server, user_code: &UserCode) -> TokenHash {
    TokenHash::from(server.form_key.hash(format!("user code {}", user_code.reveal())))
}
