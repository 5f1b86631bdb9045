//! Requests as the bytes that they are: a library for HTTP would refuse or correct most of those
//! that an attacker sends.

/// A request, valid or not.
#[derive(Clone, Debug)]
pub(super) struct WireRequest {
    method: String,
    /// The target in the first line, usually a path with a query.
    target: String,
    version: &'static str,
    host: HostHeader,
    headers: Vec<(String, String)>,
    body: &'static str,
}

/// The `Host` header of a request.
#[derive(Clone, Debug)]
enum HostHeader {
    /// That of the site.
    OfSite,
    Other(String),
    Missing,
}

impl WireRequest {
    /// A request of a script.
    pub(super) fn new(method: &str, target: &str) -> Self {
        Self {
            method: method.to_owned(),
            target: target.to_owned(),
            version: "HTTP/1.1",
            host: HostHeader::OfSite,
            headers: vec![("User-Agent".to_owned(), "vestibule check-proxy".to_owned())],
            body: "",
        }
    }

    /// A request of a browser that opens a page.
    pub(super) fn page(target: &str) -> Self {
        Self::new("GET", target)
            .with("Accept", "text/html,application/xhtml+xml")
            .with("Sec-Fetch-Mode", "navigate")
    }

    /// Adds a header, even if there is one of this name.
    #[must_use]
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    #[must_use]
    pub(super) fn with_host(self, host: &str) -> Self {
        Self { host: HostHeader::Other(host.to_owned()), ..self }
    }

    #[must_use]
    pub(super) fn without_host(self) -> Self {
        Self { host: HostHeader::Missing, ..self }
    }

    #[must_use]
    pub(super) fn with_version(self, version: &'static str) -> Self {
        Self { version, ..self }
    }

    /// Sets bytes behind the headers. Their length is not declared.
    #[must_use]
    pub(super) fn with_body(self, body: &'static str) -> Self {
        Self { body, ..self }
    }

    /// True for a method whose response has no body.
    pub(super) fn is_head(&self) -> bool {
        self.method == "HEAD"
    }

    /// The bytes of the request to a site with this host and port.
    pub(super) fn to_bytes(&self, authority: &str) -> Vec<u8> {
        let Self { method, target, version, host, headers, body } = self;
        let mut text = format!("{method} {target} {version}\r\n");
        let host = match host {
            HostHeader::OfSite => Some(authority),
            HostHeader::Other(host) => Some(host.as_str()),
            HostHeader::Missing => None,
        };
        let host = host.map(|host| ("Host", host));
        let headers = headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in host.into_iter().chain(headers) {
            text.extend([name, ": ", value, "\r\n"]);
        }
        text.extend(["\r\n", body]);
        text.into_bytes()
    }
}
