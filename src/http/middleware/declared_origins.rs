//! The account and the session for pages of the origins that the operator names in `platform_origins`: credentialed CORS for exactly
//! these origins and exactly the addresses that the SDK asks.
//!
//! The session stays in our cookie, which no script reads. Browsers send a `SameSite=Lax` cookie with such a request only between the
//! origins of one site, and every origin named lies under the relying party's domain, as our own does. What changes something must
//! come with an `Origin` of the list and, being JSON, has passed the browser's preflight: a form of whatever page cannot send it.

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header, request::Parts};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::{
    http::{extract::form_or_json::is_json, platform::PREFLIGHT_AGE},
    server::Server,
};

/// Addresses that the SDK asks on behalf of a page: the account, the session of this browser, and its beginning.
const ADDRESSES: [(&str, &[Method]); 3] = [
    ("/api/account", &[Method::GET, Method::PATCH]),
    ("/api/account/sessions/current", &[Method::GET, Method::PUT, Method::DELETE]),
    ("/session", &[Method::POST]),
];

/// CORS for these addresses and methods; for any other it allows nothing.
pub fn cors(server: &Server) -> CorsLayer {
    let origins = list(server);
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(move |origin: &HeaderValue, parts: &Parts| {
            origins.contains(origin) && asked(parts).is_some_and(|method| is_open(&method, parts.uri.path()))
        }))
        .allow_methods([Method::GET, Method::PUT, Method::PATCH, Method::DELETE, Method::POST])
        .allow_headers([header::ACCEPT, header::CONTENT_TYPE, header::IF_MATCH])
        .expose_headers([header::ETAG, header::RETRY_AFTER, HeaderName::from_static("x-request-id")])
        .allow_credentials(true)
        .max_age(PREFLIGHT_AGE)
}

/// True for a request that a page of these origins sends by the SDK to change something.
pub fn may_change(server: &Server, method: &Method, path: &str, headers: &HeaderMap) -> bool {
    let [origin] = headers.get_all(header::ORIGIN).iter().collect::<Vec<_>>()[..] else { return false };
    // A body that is no JSON needs no preflight. DELETE, which has none, always does.
    is_open(method, path) && (is_json(headers) || *method == Method::DELETE) && list(server).contains(origin)
}

fn is_open(method: &Method, path: &str) -> bool {
    ADDRESSES.iter().any(|(address, methods)| *address == path && methods.contains(method))
}

/// The method of the request, or the one that its preflight asks for.
fn asked(parts: &Parts) -> Option<Method> {
    if parts.method != Method::OPTIONS {
        return Some(parts.method.clone());
    }
    let asked = parts.headers.get(header::ACCESS_CONTROL_REQUEST_METHOD)?;
    Method::from_bytes(asked.as_bytes()).ok()
}

fn list(server: &Server) -> Vec<HeaderValue> {
    let origins = server.config.platform.iter().flat_map(|config| &config.origins);
    origins.filter_map(|url| HeaderValue::from_str(&url.origin().ascii_serialization()).ok()).collect()
}
