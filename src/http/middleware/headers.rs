//! Security headers of every response (`docs/security-behaviours.md` b31).

use std::{fmt::Write as _, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header, uri::Authority},
    middleware::Next,
    response::Response,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use url::Position;

use super::opener_policy::CROSS_ORIGIN_OPENER_POLICY;
use crate::{
    config::ownid::OwnIdMode,
    http::{cookies, error, extract::client_address},
    server::Server,
};

/// Nonce that allows the inline scripts of one response (CSP Level 3 §7.1).
#[derive(Clone, Debug)]
pub struct Nonce(pub String);

/// Framing of a response; without it, a response neither contains frames nor may be framed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frames {
    /// The page contains frames with our own pages.
    Shows,
    /// The page may be framed by our own pages.
    IsShown,
    /// The response is a mail, which only our own pages may frame. It brings its styles and its
    /// pictures along, and nothing in it runs or loads.
    ShowsMail,
}

/// Origin to which the one form of a response posts, beside this server.
#[derive(Clone, Debug)]
pub struct FormTarget(pub String);

/// Gives the request its nonce, and the response its security headers.
pub async fn secure(
    State(server): State<Arc<Server>>,
    mut request: Request,
    next: Next,
) -> Response {
    let nonce = Nonce(BASE64_STANDARD.encode(server.random.bytes::<16>()));
    request.extensions_mut().insert(nonce.clone());
    cookies::make_readable(request.headers_mut());
    client_address::note_unlisted_proxy(&request, &server);

    let mut forms = form_targets(&server, &request);
    let mut response = next.run(request).await;
    if let Some(FormTarget(origin)) = response.extensions().get() {
        forms = format!("{forms} {origin}");
    }

    let frames = response.extensions().get::<Frames>().copied();
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|media_type| media_type.as_bytes().starts_with(b"text/html"));

    let headers = response.headers_mut();
    if is_page {
        let policy = if frames == Some(Frames::ShowsMail) {
            MAIL_POLICY.to_owned()
        } else {
            let policy = content_security_policy(server.config.ownid.mode, &nonce, &forms);
            with_framing(policy, frames)
        };
        set(headers, header::CONTENT_SECURITY_POLICY, &policy);
    } else {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(DOCUMENT_POLICY));
    }
    if server.config.web.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HTTPS_ONLY));
    }
    if matches!(frames, Some(Frames::IsShown | Frames::ShowsMail)) {
        set(headers, header::X_FRAME_OPTIONS, "SAMEORIGIN");
    }

    add_defaults(headers, is_page);
    response
}

/// Gives a document that is no page its security headers, on a route without [`secure`].
pub async fn secure_document(State(server): State<Arc<Server>>, response: Response) -> Response {
    let mut response = error::report(State(Arc::clone(&server)), response).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(DOCUMENT_POLICY));
    if server.config.web.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HTTPS_ONLY));
    }
    add_defaults(headers, false);
    response
}

/// The Content-Security-Policy of everything that is no page.
const DOCUMENT_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";
/// The Content-Security-Policy of a mail in a preview.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                           base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";
const HTTPS_ONLY: &str = "max-age=63072000; includeSubDomains";

/// Adds the headers that a handler has not set itself.
fn add_defaults(headers: &mut HeaderMap, is_page: bool) {
    // Cacheable responses say so themselves. All others depend on the caller, redirects included.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    for (name, value) in ALWAYS_SET {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if is_page {
        for (name, value) in SET_ON_PAGES {
            headers.entry(name).or_insert(HeaderValue::from_static(value));
        }
    }
}

const ALWAYS_SET: [(HeaderName, &str); 2] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Headers that only have an effect on documents.
const SET_ON_PAGES: [(HeaderName, &str); 4] = [
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (CROSS_ORIGIN_OPENER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), \
         geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Sources for `form-action`: the page's own part of the site, the language switch, and the one
/// more that the part needs, so that a form injected into one part cannot post to another. They
/// name the host, because `'self'` takes no path: the host of `public_url` and, if a proxy passes
/// on another, the requested one.
fn form_targets(server: &Server, request: &Request) -> String {
    let part = request.uri().path().split('/').nth(1).unwrap_or_default();
    let is_plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let part = if is_plain { part } else { "" };
    let more = match part {
        "login" | "register" | "recover" => Some("/session"),
        "account" => Some("/logout"),
        "link" => Some("/code"),
        _ => None,
    };

    let requested = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let requested =
        requested.or(request.uri().authority().map(Authority::as_str)).unwrap_or_default();
    let own = &server.config.web.public_url[Position::BeforeHost..Position::AfterPort];
    let mut hosts = vec![own];
    if requested != own {
        hosts.push(requested);
    }

    // A source expression cannot name other hosts, such as IPv6 addresses.
    if !hosts.iter().all(|host| is_host(host)) {
        return "'self'".to_owned();
    }

    let mut targets = String::new();
    for host in hosts {
        for path in std::iter::once("/language").chain(more) {
            // Writing to a String cannot fail.
            let _ = write!(targets, "{host}{path} ");
        }
        if !part.is_empty() {
            let _ = write!(targets, "{host}/{part} {host}/{part}/ ");
        }
    }

    targets.truncate(targets.trim_end().len());
    targets
}

fn is_host(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.:".contains(&byte))
}

/// The Content-Security-Policy of a page. Only in cloud mode does it name a host other than our
/// own: OwnID's.
fn content_security_policy(mode: OwnIdMode, Nonce(nonce): &Nonce, forms: &str) -> String {
    let (before, after) = match mode {
        OwnIdMode::Local => (
            "default-src 'none'; script-src 'self' 'nonce-",
            "'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
             frame-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; \
             form-action ",
        ),
        OwnIdMode::Cloud => (
            "default-src 'none'; script-src 'self' https://*.ownid.com 'nonce-",
            "'; style-src 'self' https://*.ownid.com; img-src 'self' data: https://*.ownid.com; \
             font-src 'self' https://*.ownid.com; connect-src 'self' https://*.ownid.com; \
             frame-src https://*.ownid.com; object-src 'none'; base-uri 'none'; frame-ancestors \
             'none'; form-action ",
        ),
    };
    [before, nonce, after, forms].concat()
}

/// Opens the policy to frames as far as the page needs it.
fn with_framing(policy: String, frames: Option<Frames>) -> String {
    match frames {
        None | Some(Frames::ShowsMail) => policy,
        Some(Frames::Shows) => {
            policy.replace("frame-src 'none'", "frame-src").replace("frame-src", "frame-src 'self'")
        }
        Some(Frames::IsShown) => policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    match HeaderValue::from_str(value) {
        Ok(value) => {
            headers.insert(name, value);
        }
        Err(error) => tracing::error!(%name, %error, "a header could not be set"),
    }
}
