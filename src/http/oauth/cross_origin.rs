//! CORS of the provider's endpoints: never with cookies.

use std::sync::Arc;

use axum::http::{HeaderValue, Method, header, request::Parts};
use tower_http::cors::{AllowOrigin, Any, CorsLayer};

use crate::{http::platform::PREFLIGHT_AGE, server::Server, service::applications};

/// CORS for documents that are the same for everybody.
pub(super) fn open() -> CorsLayer {
    CorsLayer::new().allow_origin(Any).allow_methods([Method::GET]).max_age(PREFLIGHT_AGE)
}

/// CORS for the origins to which an application is redirected.
pub(super) fn registered(server: &Arc<Server>) -> CorsLayer {
    let server = Arc::clone(server);
    let is_registered = move |origin: HeaderValue, _: &Parts| {
        let server = Arc::clone(&server);
        async move {
            let Ok(origin) = origin.to_str() else { return false };
            applications::is_registered_origin(&server, origin).await.unwrap_or_else(|error| {
                tracing::warn!(%error, "the origins of applications could not be read");
                false
            })
        }
    };

    CorsLayer::new()
        .allow_origin(AllowOrigin::async_predicate(is_registered))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::ACCEPT, header::AUTHORIZATION, header::CONTENT_TYPE])
        .expose_headers([header::WWW_AUTHENTICATE])
        .max_age(PREFLIGHT_AGE)
}
