//! Addresses within applications behind a proxy.

use std::net::Ipv6Addr;

use url::Url;

/// An address within an application: its origin as browsers write it, and the path and the query
/// as they were requested.
///
/// Together they are an absolute URL, so the path cannot lead to another host, whatever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationTarget {
    origin: String,
    uri: String,
}

impl ApplicationTarget {
    /// Longest path with its query, in bytes: more than the lines that web servers accept.
    pub const MAX_URI_LENGTH: usize = 16 * 1024;

    /// Parses an absolute URL of http or https with a path.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let (host, uri) = rest.split_at(rest.find('/')?);
        Self::new(scheme, host, uri)
    }

    /// Combines a scheme, a host that may have a port, and a path that may have a query. `ws` and
    /// `wss` stand for http and https: some proxies call them so while a connection is upgraded.
    pub fn new(scheme: &str, host: &str, uri: &str) -> Option<Self> {
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "https" | "wss" => "https",
            "http" | "ws" => "http",
            _ => return None,
        };

        if !is_authority(host) || !is_request_target(uri) {
            return None;
        }
        let url = Url::parse(&format!("{scheme}://{host}/")).ok()?;

        // A parser of URLs reads numbers as IPv4 addresses, such as 127.1. No browser sends them.
        let (name, _) = split_port(host);
        let is_as_written =
            name.starts_with('[') || url.host_str()? == name.to_ascii_lowercase().as_str();
        let origin = url.origin().ascii_serialization();
        if is_as_written { Some(Self { origin, uri: uri.to_owned() }) } else { None }
    }

    /// Scheme, host, and the port unless it is the scheme's own.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path with its query.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// The path without its query.
    pub fn path(&self) -> &str {
        self.uri.split_once('?').map_or(self.uri.as_str(), |(path, _)| path)
    }

    /// The value of a query parameter; `None` unless there is exactly one.
    pub fn query_value(&self, name: &str) -> Option<String> {
        let (_, query) = self.uri.split_once('?')?;
        let mut values = url::form_urlencoded::parse(query.as_bytes())
            .filter(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned());
        let first = values.next();
        if values.next().is_none() { first } else { None }
    }

    pub fn to_url(&self) -> String {
        format!("{}{}", self.origin, self.uri)
    }

    /// The application's start page.
    #[must_use]
    pub fn start_page(&self) -> Self {
        Self { origin: self.origin.clone(), uri: "/".to_owned() }
    }
}

/// Splits the port from a host.
fn split_port(host: &str) -> (&str, Option<&str>) {
    let end_of_name = host.rfind(']').map_or(0, |bracket| bracket + 1);
    match host[end_of_name..].find(':') {
        Some(colon) => (&host[..end_of_name + colon], Some(&host[end_of_name + colon + 1..])),
        None => (host, None),
    }
}

/// True for a host name or an IP address, with or without a port (RFC 3986 §3.2), but without a
/// user name.
fn is_authority(host: &str) -> bool {
    let (name, port) = split_port(host);

    let is_port = port.is_none_or(|port| {
        port.bytes().all(|byte| byte.is_ascii_digit())
            && !port.starts_with('0')
            && port.parse::<u16>().is_ok()
    });
    let is_name = match name.strip_prefix('[') {
        Some(address) => {
            address.strip_suffix(']').is_some_and(|address| address.parse::<Ipv6Addr>().is_ok())
        }
        None => {
            (1..=253).contains(&name.len())
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
        }
    };
    is_port && is_name
}

/// True for a path with or without a query, as browsers send them: visible ASCII without `#`, and
/// without a backslash in the path.
fn is_request_target(uri: &str) -> bool {
    let (path, _) = uri.split_once('?').unwrap_or((uri, ""));

    uri.len() <= ApplicationTarget::MAX_URI_LENGTH
        && uri.starts_with('/')
        && uri.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#')
        && !path.contains('\\')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn origins_are_written_as_browsers_write_them() {
        for (url, origin, uri) in [
            ("https://app.example.com/", "https://app.example.com", "/"),
            ("https://APP.Example.COM:443/A?b=C", "https://app.example.com", "/A?b=C"),
            ("HTTPS://app.example.com:8443/a", "https://app.example.com:8443", "/a"),
            ("http://localhost:80/", "http://localhost", "/"),
            ("wss://app.example.com/socket", "https://app.example.com", "/socket"),
            ("https://[2001:DB8:0::1]:443/x", "https://[2001:db8::1]", "/x"),
            ("https://app//evil.example/", "https://app", "//evil.example/"),
            ("https://app/a?next=https://b/\\x", "https://app", "/a?next=https://b/\\x"),
        ] {
            let target = ApplicationTarget::parse(url).unwrap_or_else(|| panic!("{url}"));
            assert_eq!((target.origin(), target.uri()), (origin, uri), "{url}");
        }
    }

    #[test]
    fn addresses_that_two_readers_could_read_differently_are_refused() {
        for url in [
            "",
            "/",
            "//app/",
            "https://app",
            "https:///app/",
            "https:/app/",
            "https:\\\\app/",
            "ftp://app/",
            "javascript://app/",
            "https://user@app/",
            "https://user:secret@app/",
            "https://app@evil.example/",
            "https://app:/",
            "https://app:0/",
            "https://app:0443/",
            "https://app:65536/",
            "https://app:44a/",
            "https://app:443:443/",
            "https://app, evil.example/",
            "https://app evil.example/",
            "https://app\\.evil.example/",
            "https://app%2eexample/",
            "https://b\u{fc}cher.example/",
            "https://[::1/",
            "https://::1/",
            "https://[::1]x/",
            "https://[fe80::1%25eth0]/",
            "https://127.1/",
            "https://0x7f000001/",
            "https://app/a#b",
            "https://app/a b",
            "https://app/a\\b",
            "https://app/\r\nx",
            "https://app/\u{e9}",
            "https://app?x=/",
        ] {
            assert_eq!(ApplicationTarget::parse(url), None, "{url:?}");
        }
    }

    #[test]
    fn a_repeated_parameter_has_no_value() {
        let value = |uri| ApplicationTarget::new("https", "app", uri)?.query_value("ticket");
        assert_eq!(value("/x?a=1&ticket=t%2B").as_deref(), Some("t+"));
        for uri in ["/x", "/x?tickets=1", "/x?ticket=a&ticket=b", "/x?ticket=a&%74icket=a"] {
            assert_eq!(value(uri), None, "{uri}");
        }
    }

    proptest! {
        #[test]
        fn a_browser_reads_the_same_origin_and_path(
            scheme in "https?|wss?|ftp|HTTPS",
            host in "[a-z0-9A-Z.:@\\[\\]/\\\\%#? -]{0,24}",
            uri in "[ -~\t\r\n\u{e9}]{0,24}",
        ) {
            let written = format!("{scheme}://{host}{uri}");
            for target in [
                ApplicationTarget::new(&scheme, &host, &uri),
                ApplicationTarget::parse(&written),
            ].into_iter().flatten() {
                let url = Url::parse(&target.to_url()).unwrap();
                prop_assert_eq!(url.origin().ascii_serialization(), target.origin());
                prop_assert!(url.username().is_empty() && url.password().is_none());
                prop_assert!(url.fragment().is_none());
                prop_assert!(target.uri().bytes().all(|byte| byte.is_ascii_graphic()));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,64}") {
            let _ = ApplicationTarget::parse(&text);
            let _ = ApplicationTarget::new("https", &text, "/");
            let _ = ApplicationTarget::new("https", "app", &text);
        }
    }
}
