//! The request that a proxy asks about, in the headers by which proxies describe it.

use super::target::ApplicationTarget;

/// Values of the headers that describe a request, one item for each header line.
#[derive(Clone, Debug, Default)]
pub struct ForwardedValues<'a> {
    /// `X-Forwarded-Method`, as Traefik and Caddy send it.
    pub forwarded_method: Vec<&'a [u8]>,
    /// `X-Forwarded-Proto`.
    pub forwarded_proto: Vec<&'a [u8]>,
    /// `X-Forwarded-Host`.
    pub forwarded_host: Vec<&'a [u8]>,
    /// `X-Forwarded-Uri`.
    pub forwarded_uri: Vec<&'a [u8]>,
    /// `X-Original-Method`, as nginx and `HAProxy` are made to send it.
    pub original_method: Vec<&'a [u8]>,
    /// `X-Original-URL`.
    pub original_url: Vec<&'a [u8]>,
}

/// A request that is itself the one to decide, but for a prefix of its path (Envoy's `ext_authz`).
#[derive(Clone, Debug)]
pub struct PrefixedRequest<'a> {
    pub method: &'a str,
    /// `Host`, one item for each header line.
    pub host: Vec<&'a [u8]>,
    /// The path with its query, without the prefix.
    pub uri: &'a str,
}

/// The request that a proxy asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForwardedRequest {
    pub target: ApplicationTarget,
    /// The method, in its own case.
    pub method: String,
    pub dialect: Dialect,
}

/// The way in which a proxy asks, which says what it does with the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `X-Forwarded-*`, or `ext_authz`: an answer other than 2xx goes to the browser.
    Forwarded,
    /// `X-Original-URL`: only the status counts, and it is 2xx, 401 or 403.
    Original,
}

/// The reason why the headers describe no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidForwardedRequest {
    #[error("The proxy did not send {0}.")]
    Missing(&'static str),
    #[error("{0} has more than one value.")]
    Repeated(&'static str),
    #[error("{0} is not in its form.")]
    Malformed(&'static str),
    /// Two headers describe different requests, so that a client has sent one of them.
    #[error("{0} contradicts another header. The proxy must remove it from the client's request.")]
    Contradiction(&'static str),
}

const FORWARDED_METHOD: &str = "X-Forwarded-Method";
const FORWARDED_PROTO: &str = "X-Forwarded-Proto";
const FORWARDED_HOST: &str = "X-Forwarded-Host";
const FORWARDED_URI: &str = "X-Forwarded-Uri";
const ORIGINAL_METHOD: &str = "X-Original-Method";
const ORIGINAL_URL: &str = "X-Original-URL";
const HOST: &str = "Host";

impl ForwardedRequest {
    /// Reads the request that headers describe. Every header that is there must describe the same
    /// one: those that the proxy does not set are the client's.
    ///
    /// # Errors
    /// [`InvalidForwardedRequest`] with the header.
    pub fn read(values: &ForwardedValues<'_>) -> Result<Self, InvalidForwardedRequest> {
        let request = if values.original_url.is_empty() {
            let scheme = required(FORWARDED_PROTO, &values.forwarded_proto)?;
            let host = required(FORWARDED_HOST, &values.forwarded_host)?;
            let uri = required(FORWARDED_URI, &values.forwarded_uri)?;
            let method = method(FORWARDED_METHOD, &values.forwarded_method)?;
            Self { target: combine(scheme, host, uri)?, method, dialect: Dialect::Forwarded }
        } else {
            let url = required(ORIGINAL_URL, &values.original_url)?;
            let target = ApplicationTarget::parse(url)
                .ok_or(InvalidForwardedRequest::Malformed(ORIGINAL_URL))?;
            let method = method(ORIGINAL_METHOD, &values.original_method)?;
            Self { target, method, dialect: Dialect::Original }
        };

        request.require_agreement(values)?;
        Ok(request)
    }

    /// Reads a request that stands for itself.
    ///
    /// # Errors
    /// [`InvalidForwardedRequest`] with the header.
    pub fn read_prefixed(
        prefixed: &PrefixedRequest<'_>,
        values: &ForwardedValues<'_>,
    ) -> Result<Self, InvalidForwardedRequest> {
        let scheme = required(FORWARDED_PROTO, &values.forwarded_proto)?;
        let host = required(HOST, &prefixed.host)?;
        let target = combine(scheme, host, prefixed.uri)?;

        let method = prefixed.method.to_owned();
        let request = Self { target, method, dialect: Dialect::Forwarded };
        request.require_agreement(values)?;
        Ok(request)
    }

    /// True for a method with which browsers open pages.
    pub fn is_read(&self) -> bool {
        matches!(self.method.as_str(), "GET" | "HEAD")
    }

    /// Requires that every header that is there describes this request.
    fn require_agreement(
        &self,
        values: &ForwardedValues<'_>,
    ) -> Result<(), InvalidForwardedRequest> {
        let origin = self.target.origin();
        let (scheme, own_host) = origin.split_once("://").unwrap_or_default();
        let with_host = |host: &str| ApplicationTarget::new(scheme, host, "/");
        let is_same_origin =
            |other: Option<ApplicationTarget>| other.is_some_and(|other| other.origin() == origin);

        agree(FORWARDED_METHOD, &values.forwarded_method, |text| text == self.method)?;
        agree(ORIGINAL_METHOD, &values.original_method, |text| text == self.method)?;
        agree(FORWARDED_URI, &values.forwarded_uri, |text| text == self.target.uri())?;
        agree(FORWARDED_HOST, &values.forwarded_host, |text| {
            text == own_host || is_same_origin(with_host(text))
        })?;
        agree(FORWARDED_PROTO, &values.forwarded_proto, |text| {
            text == scheme || is_same_origin(ApplicationTarget::new(text, own_host, "/"))
        })?;
        agree(ORIGINAL_URL, &values.original_url, |text| {
            ApplicationTarget::parse(text).as_ref() == Some(&self.target)
        })
    }
}

fn combine(
    scheme: &str,
    host: &str,
    uri: &str,
) -> Result<ApplicationTarget, InvalidForwardedRequest> {
    if let Some(target) = ApplicationTarget::new(scheme, host, uri) {
        return Ok(target);
    }

    // The first part that is wrong alone is the one to name.
    let part = if ApplicationTarget::new(scheme, "host", "/").is_none() {
        FORWARDED_PROTO
    } else if ApplicationTarget::new("https", host, "/").is_none() {
        FORWARDED_HOST
    } else {
        FORWARDED_URI
    };
    Err(InvalidForwardedRequest::Malformed(part))
}

/// The one value of a header.
fn required<'a>(
    name: &'static str,
    values: &[&'a [u8]],
) -> Result<&'a str, InvalidForwardedRequest> {
    match values {
        [] | [b""] => Err(InvalidForwardedRequest::Missing(name)),
        [value] => std::str::from_utf8(value).map_err(|_| InvalidForwardedRequest::Malformed(name)),
        [_, _, ..] => Err(InvalidForwardedRequest::Repeated(name)),
    }
}

/// The method in a header (RFC 9110 §5.6.2, `token`).
fn method(name: &'static str, values: &[&[u8]]) -> Result<String, InvalidForwardedRequest> {
    let text = required(name, values)?;
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let is_token = text.len() <= 32 && text.bytes().all(is_allowed);
    if is_token { Ok(text.to_owned()) } else { Err(InvalidForwardedRequest::Malformed(name)) }
}

/// Requires that a header is absent, or has one value that describes the same request.
fn agree(
    name: &'static str,
    values: &[&[u8]],
    describes: impl Fn(&str) -> bool,
) -> Result<(), InvalidForwardedRequest> {
    let is_told = values.iter().all(|value| std::str::from_utf8(value).is_ok_and(&describes));
    match (values.len(), is_told) {
        (0, _) | (1, true) => Ok(()),
        (1, false) => Err(InvalidForwardedRequest::Contradiction(name)),
        (_, _) => Err(InvalidForwardedRequest::Repeated(name)),
    }
}

#[cfg(test)]
mod tests;
