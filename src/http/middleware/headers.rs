//! What every answer carries: the headers that keep a page to itself (behaviour b31).

use std::{fmt::Write as _, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header, uri::Authority},
    middleware::Next,
    response::Response,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use url::Position;

use crate::{
    config::ownid::Mode,
    http::{cookies, extract::client_address},
    server::Server,
};

/// The one value that lets an inline script of this answer run.
#[derive(Clone, Debug)]
pub struct Nonce(pub String);

/// What an answer says of itself, where it has to do with frames; elsewhere there are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frames {
    /// It shows pages of ours in frames.
    Shows,
    /// It is shown in a frame of ours.
    IsShown,
}

/// Hands the request its nonce, and gives the answer the headers that keep it to itself.
pub async fn secure(State(server): State<Arc<Server>>, mut request: Request, next: Next) -> Response {
    let nonce = Nonce(BASE64_STANDARD.encode(server.random.bytes::<16>()));
    request.extensions_mut().insert(nonce.clone());
    cookies::make_readable(request.headers_mut());
    client_address::note_unlisted_proxy(&request, &server);
    let forms = form_targets(&server, &request);
    let mut response = next.run(request).await;
    let frames = response.extensions().get::<Frames>().copied();
    let headers = response.headers_mut();
    if frames == Some(Frames::IsShown) {
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    }
    // What may be kept says so itself; everything else depends on who asks, redirects included.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    let is_page = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    for (name, value) in FIXED.into_iter().chain(is_page.then_some(OF_PAGES).into_iter().flatten()) {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if server.config.web.is_https() {
        set(headers, header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
    }
    if is_page {
        let policy = policy(server.config.ownid.mode, &nonce, &forms);
        set(headers, header::CONTENT_SECURITY_POLICY, &framing(frames, policy));
    } else {
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
        );
    }
    response
}

const FIXED: [(HeaderName, &str); 2] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// What only a document heeds.
const OF_PAGES: [(HeaderName, &str); 4] = [
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// The targets of a page's forms: its own part of the site, the choice of a language, and the one more that the part needs. So a
/// form that somebody smuggled into one part reaches no other. A host must be named, for `'self'` takes no paths: it is the one of the
/// settings, and beside it the one that was asked for, where a proxy tells us another.
fn form_targets(server: &Server, request: &Request) -> String {
    let part = request.uri().path().split('/').nth(1).unwrap_or_default();
    let part = Some(part).filter(|part| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    let part = part.unwrap_or_default();
    let more = match part {
        "login" | "register" | "recover" => Some("/session"),
        "account" => Some("/logout"),
        "link" => Some("/code"),
        _ => None,
    };
    let asked = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let asked = asked.or(request.uri().authority().map(Authority::as_str)).unwrap_or_default();
    let own = &server.config.web.public_url[Position::BeforeHost..Position::AfterPort];
    let hosts: Vec<_> = std::iter::once(own).chain((asked != own).then_some(asked)).collect();
    // A policy has no words for other hosts, such as IPv6 addresses.
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
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.:".contains(&byte))
}

/// The Content-Security-Policy of a page. Only in cloud mode does it name a host besides our own: OwnID's.
fn policy(mode: Mode, Nonce(nonce): &Nonce, forms: &str) -> String {
    let (before, after) = match mode {
        Mode::Local => (
            "default-src 'none'; script-src 'self' 'nonce-",
            "'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'none'; \
             object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action ",
        ),
        Mode::Cloud => (
            "default-src 'none'; script-src 'self' https://*.ownid.com 'nonce-",
            "'; style-src 'self' https://*.ownid.com; img-src 'self' data: https://*.ownid.com; \
             font-src 'self' https://*.ownid.com; connect-src 'self' https://*.ownid.com; \
             frame-src https://*.ownid.com; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action ",
        ),
    };
    [before, nonce, after, forms].concat()
}

/// The policy as the page needs it that has to do with frames.
fn framing(frames: Option<Frames>, policy: String) -> String {
    match frames {
        None => policy,
        Some(Frames::Shows) => policy.replace("frame-src 'none'", "frame-src").replace("frame-src", "frame-src 'self'"),
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
