//! Credentialed CORS for the origins in `platform_origins`, and exactly the endpoints that the SDK
//! calls: the account and the session.
//!
//! The session stays in our cookie, which no script can read. Browsers send a `SameSite=Lax` cookie
//! with such a request only within one site, and every declared origin is below the relying party's
//! domain, as our own is. Related origins are of other sites, where browsers neither send nor keep
//! that cookie, so these endpoints stay closed to them. A request that changes something must carry
//! a declared `Origin` and, with a JSON body, has passed the browser's preflight: no page can send
//! it as a form.

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header, request::Parts};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::{
    http::{extract::form_or_json::is_json, platform::PREFLIGHT_AGE},
    server::Server,
};

/// Endpoints that the SDK calls on behalf of a page, with their methods.
const ENDPOINTS: [(&str, &[Method]); 3] = [
    ("/api/account", &[Method::GET, Method::PATCH]),
    ("/api/account/sessions/current", &[Method::GET, Method::PUT, Method::DELETE]),
    ("/session", &[Method::POST]),
];

/// CORS for these endpoints and methods; all others allow nothing.
pub fn cors(server: &Server) -> CorsLayer {
    let origins = declared_origins(server);

    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(move |origin: &HeaderValue, parts: &Parts| {
            origins.contains(origin)
                && requested_method(parts).is_some_and(|method| is_open(&method, parts.uri.path()))
        }))
        .allow_methods([Method::GET, Method::PUT, Method::PATCH, Method::DELETE, Method::POST])
        .allow_headers([header::ACCEPT, header::CONTENT_TYPE, header::IF_MATCH])
        .expose_headers([
            header::ETAG,
            header::RETRY_AFTER,
            HeaderName::from_static("x-request-id"),
        ])
        .allow_credentials(true)
        .max_age(PREFLIGHT_AGE)
}

/// True for a request of the SDK on a declared origin that may change something.
pub fn may_change(server: &Server, method: &Method, path: &str, headers: &HeaderMap) -> bool {
    let [origin] = headers.get_all(header::ORIGIN).iter().collect::<Vec<_>>()[..] else {
        return false;
    };

    // A body that is not JSON needs no preflight. DELETE, which has none, always does.
    is_open(method, path)
        && (is_json(headers) || *method == Method::DELETE)
        && declared_origins(server).contains(origin)
}

fn is_open(method: &Method, path: &str) -> bool {
    ENDPOINTS.iter().any(|(address, methods)| *address == path && methods.contains(method))
}

/// Method of the request, or the one that its preflight asks for.
fn requested_method(parts: &Parts) -> Option<Method> {
    if parts.method != Method::OPTIONS {
        return Some(parts.method.clone());
    }

    let requested = parts.headers.get(header::ACCESS_CONTROL_REQUEST_METHOD)?;
    Method::from_bytes(requested.as_bytes()).ok()
}

fn declared_origins(server: &Server) -> Vec<HeaderValue> {
    let origins = server.config.platform.iter().flat_map(|config| &config.origins);
    origins
        .filter_map(|url| HeaderValue::from_str(&url.origin().ascii_serialization()).ok())
        .collect()
}
