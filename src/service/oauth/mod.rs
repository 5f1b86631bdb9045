//! The OpenID provider: grants with their codes and tokens, and the keys that sign.

pub mod authorization_requests;
pub mod backchannel_logout;
pub mod client_authentication;
pub mod clients;
pub mod consents;
pub mod device_authorizations;
pub mod exchange;
pub mod grants;
pub mod introspection;
pub mod logout;
mod reuse;
pub mod signing_keys;
pub mod token_set;
pub mod userinfo;

use crate::{
    domain::{
        AccountId, Application,
        oauth::{OAuthError, OAuthScopes, subject},
    },
    runtime::rate_limits::TooManyAttempts,
    server::Server,
    service::Error,
    store::StoreError,
};

/// A failure of the provider: one that the application learns, or one of the server.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    #[error(transparent)]
    OAuth(#[from] OAuthError),
    #[error(transparent)]
    Service(#[from] Error),
}

impl From<TooManyAttempts> for ProviderError {
    fn from(error: TooManyAttempts) -> Self {
        Self::Service(error.into())
    }
}

impl From<StoreError> for ProviderError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// The subject identifier of an account for an application.
pub fn subject(server: &Server, application: &Application, account: AccountId) -> String {
    let subject_type = application.settings.subject_type;
    subject::subject(&server.subject_key, subject_type, &application.id, account)
}

/// The identifier of a session for an application (`sid`).
pub fn sid(server: &Server, application: &Application, session_id: &str) -> String {
    let subject_type = application.settings.subject_type;
    subject::sid(&server.subject_key, subject_type, &application.id, session_id)
}

/// The scopes whose claims an application may ask for by name (OpenID Connect Core §5.5), with a
/// token of these scopes: those that it may ask for at all, and for a third party only those that
/// the person allowed.
pub fn nameable_scopes(application: &Application, token_scopes: &OAuthScopes) -> OAuthScopes {
    let allowed = &application.settings.scopes;
    if application.settings.third_party {
        token_scopes.within(allowed)
    } else {
        allowed.iter().cloned().collect()
    }
}

/// Deletes expired and unused grants, expired tokens, requests, those of devices, and assertions,
/// at most `limit` of each. Returns the largest of their numbers.
pub async fn tidy(server: &Server, limit: i64) -> crate::service::Result<u64> {
    use crate::store::oauth::{
        client_assertions, device_authorizations as devices, grants, requests, tokens,
    };
    let (db, now) = (&server.db, server.clock.now());

    let deleted = [
        devices::forget(db, now.minus(device_authorizations::KEPT_AFTER_EXPIRY), limit).await?,
        grants::forget(db, now, limit).await?,
        // Before the tokens, which tell of them.
        grants::forget_unused(db, now, limit).await?,
        tokens::forget(db, now, limit).await?,
        requests::forget(db, now, limit).await?,
        client_assertions::forget(db, now, limit).await?,
    ];
    Ok(deleted.into_iter().max().unwrap_or(0))
}
