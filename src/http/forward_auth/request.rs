//! The request about which a proxy asks.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header, request::Parts};

use super::EXT_AUTHZ_PATH;
use crate::{
    domain::forward_auth::{
        ForwardedRequest, ForwardedValues, InvalidForwardedRequest,
        forwarded_request::PrefixedRequest,
    },
    http::{cookies, error::Problem, extract::client_address},
    server::Server,
};

/// The request about which a proxy asks, with the headers of the browser.
#[derive(Debug)]
pub struct ProxiedRequest {
    pub forwarded: ForwardedRequest,
    pub headers: HeaderMap,
    /// True for a browser that opens a page; false for a request of a script, which could follow
    /// no redirect to a login.
    pub opens_page: bool,
}

impl ProxiedRequest {
    /// Reads the request of a trusted proxy.
    ///
    /// # Errors
    /// 403 for any other peer: the headers would be its own. 400 for headers that describe no
    /// request, or two.
    pub fn read(server: &Server, parts: Parts) -> Result<Self, Problem> {
        if !client_address::is_trusted_proxy(&parts.extensions, server) {
            return Err(Problem::new(
                StatusCode::FORBIDDEN,
                "untrusted_proxy",
                "Only a proxy in trusted_proxies may ask here. This request came from elsewhere.",
            ));
        }

        let forwarded = read_forwarded(&parts).map_err(|invalid| {
            let code = "forwarded_request_invalid";
            Problem::new(StatusCode::BAD_REQUEST, code, invalid.to_string())
        })?;
        let mut headers = parts.headers;
        cookies::make_readable(&mut headers);
        let opens_page = forwarded.is_read() && is_navigation(&headers);
        Ok(Self { forwarded, headers, opens_page })
    }
}

fn read_forwarded(parts: &Parts) -> Result<ForwardedRequest, InvalidForwardedRequest> {
    let headers = &parts.headers;
    let values = ForwardedValues {
        forwarded_method: all(headers, "x-forwarded-method"),
        forwarded_proto: all(headers, "x-forwarded-proto"),
        forwarded_host: all(headers, "x-forwarded-host"),
        forwarded_uri: all(headers, "x-forwarded-uri"),
        original_method: all(headers, "x-original-method"),
        original_url: all(headers, "x-original-url"),
    };

    let Some(uri) = prefixed_uri(&parts.uri) else { return ForwardedRequest::read(&values) };
    // HTTP/2 has the host in the request's target.
    let authority = parts.uri.authority().map(|authority| authority.as_str().as_bytes());
    let host = match authority {
        Some(authority) => vec![authority],
        None => all(headers, header::HOST.as_str()),
    };
    let prefixed = PrefixedRequest { method: parts.method.as_str(), host, uri };
    ForwardedRequest::read_prefixed(&prefixed, &values)
}

/// The path and the query behind the prefix of `ext_authz`.
fn prefixed_uri(uri: &Uri) -> Option<&str> {
    uri.path_and_query()?.as_str().strip_prefix(EXT_AUTHZ_PATH)
}

fn all<'a>(headers: &'a HeaderMap, name: &str) -> Vec<&'a [u8]> {
    headers.get_all(name).iter().map(HeaderValue::as_bytes).collect()
}

/// True for a browser that opens a page. Those that do not say so (Fetch Metadata) ask for HTML.
fn is_navigation(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| {
        headers.get(name).map(|value| value.to_str().unwrap_or_default()).unwrap_or_default()
    };
    match headers.get("sec-fetch-mode") {
        Some(mode) => mode == "navigate",
        None => text(&header::ACCEPT).contains("text/html"),
    }
}
