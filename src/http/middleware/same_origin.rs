//! Protection against cross-site request forgery (`docs/security-behaviours.md` b29).

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::Response,
};
use url::{Origin, Url};

use super::declared_origins;
use crate::{config::web::is_loopback, http::error::Problem, server::Server};

/// Refuses a request that may change something and that, according to the browser, comes from
/// another site. A client that sends neither `Sec-Fetch-Site` nor `Origin` is not a browser, and
/// sends no user's cookies unintentionally.
pub async fn require(
    State(server): State<Arc<Server>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    check(&server, request.method(), request.uri(), request.headers())?;
    Ok(next.run(request).await)
}

/// The check of [`require`].
///
/// # Errors
/// 403 for a cross-site request.
pub fn check(
    server: &Server,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<(), Problem> {
    let is_safe = matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe
        || is_same_origin(headers, &server.config.web.public_url)
        || declared_origins::may_change(server, method, uri.path(), headers)
    {
        return Ok(());
    }

    tracing::warn!(target: "audit", event = "cross_site_refused", path = uri.path());
    Err(Problem::new(
        StatusCode::FORBIDDEN,
        "cross_site",
        "This request came from another site, so it was not carried out.",
    ))
}

/// True for a request of our own pages. `Sec-Fetch-Site` decides if present: no page can forge it,
/// while `Origin` is `null` wherever a proxy sets `Referrer-Policy: no-referrer`. A foreign
/// `Origin` is refused even then: a host name that an attacker points at this server is the same
/// origin to itself.
fn is_same_origin(headers: &HeaderMap, public_url: &Url) -> bool {
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    let origin = headers.get(header::ORIGIN).map(|value| value.to_str().unwrap_or("null"));

    match (site, origin) {
        (None | Some(b"same-origin" | b"none"), None) | (Some(b"same-origin"), Some("null")) => {
            true
        }
        (None | Some(b"same-origin" | b"none"), Some(origin)) => {
            Url::parse(origin).is_ok_and(|origin| is_ours(&origin, public_url))
        }
        (Some(_), _) => false,
    }
}

/// True for a URL of this server.
pub fn is_ours(url: &Url, public_url: &Url) -> bool {
    let is_same = url.origin() == public_url.origin() && matches!(url.origin(), Origin::Tuple(..));
    // While developing on one machine, 127.0.0.1 is the same place as localhost.
    let is_this_machine = is_loopback(public_url) && is_loopback(url);

    is_same
        || (is_this_machine
            && url.scheme() == public_url.scheme()
            && url.port_or_known_default() == public_url.port_or_known_default())
}
