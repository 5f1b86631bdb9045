//! Redirect URIs of applications.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::kind::ApplicationKind;

/// An address to which a browser is sent back (RFC 6749 §3.1.2), as it was registered: it is
/// compared as text (RFC 9700 §4.1.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RedirectUri(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRedirectUri {
    #[error("is not an absolute URI of visible ASCII characters, without * and \\")]
    NotAUri,
    #[error("has a fragment or a user name")]
    Forbidden,
    #[error(
        "must be https, http on this machine (localhost, 127.0.0.1, [::1]), or a scheme that is a \
         domain name read backwards, such as com.example.app"
    )]
    Scheme,
}

impl RedirectUri {
    pub const MAX_LENGTH: usize = 2_000;

    /// Checks an address for registration.
    ///
    /// # Errors
    /// [`InvalidRedirectUri`] with the reason.
    pub fn parse(text: &str) -> Result<Self, InvalidRedirectUri> {
        let is_plain = text.len() <= Self::MAX_LENGTH
            && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\\*<>\"^`{|}".contains(&byte));
        if !is_plain {
            return Err(InvalidRedirectUri::NotAUri);
        }

        let url = Url::parse(text).map_err(|_| InvalidRedirectUri::NotAUri)?;
        if text.contains('#') || !url.username().is_empty() || url.password().is_some() {
            return Err(InvalidRedirectUri::Forbidden);
        }

        let is_allowed = match url.scheme() {
            "https" => has_authority(text, "https://"),
            "http" => has_authority(text, "http://") && is_this_machine(&url),
            // A scheme of an installed application belongs to its domain (RFC 8252 §7.1).
            scheme => scheme.contains('.'),
        };
        if is_allowed { Ok(Self(text.to_owned())) } else { Err(InvalidRedirectUri::Scheme) }
    }

    /// True if an application of this kind may be sent to `requested`, which it asks for. The port
    /// of a native application's loopback address is chosen at run time (RFC 8252 §7.3).
    pub fn matches(&self, requested: &str, kind: ApplicationKind) -> bool {
        if self.0 == requested {
            return true;
        }

        kind == ApplicationKind::Native
            && self.is_http()
            && Self::parse(requested).is_ok_and(|requested| {
                requested.is_http() && requested.without_port() == self.without_port()
            })
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for a loopback address: http is allowed for no other.
    pub fn is_http(&self) -> bool {
        self.0.starts_with("http://")
    }

    /// True for an address that is a web page: its origin can make requests of browsers.
    pub fn is_web(&self) -> bool {
        self.is_http() || self.0.starts_with("https://")
    }

    /// The origin, as browsers write it; `null` for a scheme of an installed application.
    pub fn origin(&self) -> String {
        Url::parse(&self.0)
            .map_or_else(|_| "null".to_owned(), |url| url.origin().ascii_serialization())
    }

    /// The text without its port.
    fn without_port(&self) -> String {
        let Some(rest) = self.0.strip_prefix("http://") else { return self.0.clone() };
        let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));

        let host = match authority.rsplit_once(':') {
            Some((host, port)) if is_port(port) => host,
            _ => authority,
        };
        format!("http://{host}{path}")
    }
}

/// True for the digits of a port, of which there is at least one.
fn is_port(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// True if a host follows the scheme. Browsers also take `https:host` and `https:///host` for one.
fn has_authority(text: &str, scheme: &str) -> bool {
    text.strip_prefix(scheme).is_some_and(|rest| !rest.starts_with('/'))
}

/// True for a loopback host.
pub(super) fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
        None => false,
    }
}

impl TryFrom<String> for RedirectUri {
    type Error = InvalidRedirectUri;

    fn try_from(text: String) -> Result<Self, InvalidRedirectUri> {
        Self::parse(&text)
    }
}

impl From<RedirectUri> for String {
    fn from(uri: RedirectUri) -> Self {
        uri.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_addresses_of_one_party_can_be_registered() {
        for good in [
            "https://app.example.com/callback",
            "https://app.example.com",
            "https://app.example.com/callback?tenant=1",
            "http://localhost:8080/cb",
            "http://127.0.0.1/cb",
            "http://[::1]:9/cb",
            "com.example.app:/oauth",
            "com.example.app://oauth",
        ] {
            assert!(RedirectUri::parse(good).is_ok(), "{good}");
        }

        for wrong in [
            "",
            "/callback",
            "app.example.com/callback",
            "http://app.example.com/callback",
            "http://localhost.example.com/cb",
            "https://app.example.com/callback#token",
            "https://app.example.com/callback#",
            "https://user@app.example.com/cb",
            "https://user:secret@app.example.com/cb",
            "https://*.example.com/cb",
            "https:\\\\app.example.com",
            "https:app.example.com/cb",
            "https:///app.example.com/cb",
            "https://app.example.com/ cb",
            "https://app.example.com/c\tb",
            "https://app.example.com/c\nb",
            "https://bücher.example/cb",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "myapp:/cb",
            "about:blank",
        ] {
            assert!(RedirectUri::parse(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn addresses_match_as_text_and_only_loopback_ports_may_differ() {
        let web = RedirectUri::parse("https://app.example.com/callback").unwrap();
        assert!(web.matches("https://app.example.com/callback", ApplicationKind::Web));
        for other in [
            "https://app.example.com/callback/",
            "https://app.example.com/callback?x=1",
            "https://app.example.com/Callback",
            "https://app.example.com/callback/../callback",
            "https://app.example.com:443/callback",
            "https://APP.example.com/callback",
            "https://app.example.com/callb%61ck",
            "https://app.example.com.evil.example/callback",
            "https://app.example.com/callback#x",
            "http://app.example.com/callback",
            "//app.example.com/callback",
            "",
        ] {
            assert!(!web.matches(other, ApplicationKind::Web), "{other}");
            assert!(!web.matches(other, ApplicationKind::Native), "{other}");
        }

        let loopback = RedirectUri::parse("http://127.0.0.1/cb").unwrap();
        assert!(loopback.matches("http://127.0.0.1:51004/cb", ApplicationKind::Native));
        assert!(!loopback.matches("http://127.0.0.1:51004/cb", ApplicationKind::Web));
        for other in [
            "http://127.0.0.1:51004/cb2",
            "http://127.0.0.2:51004/cb",
            "http://localhost:51004/cb",
            "http://127.0.0.1:51004@evil.example/cb",
            "http://127.0.0.1:99999/cb",
            "http://127.0.0.1:/cb",
            "https://127.0.0.1:51004/cb",
        ] {
            assert!(!loopback.matches(other, ApplicationKind::Native), "{other}");
        }
    }

    /// Addresses near the registered ones, and any text.
    fn requested() -> impl Strategy<Value = String> {
        let near = "(https?|HTTP|com\\.example\\.app):/{0,3}\
                    (127\\.0\\.0\\.[12]|\\[::1\\]|localhost|app\\.example\\.com|\
                    [a-z@:.\\[\\]]{0,8})\
                    (:[0-9a]{0,6})?(/cb|/[a-z/.%?#;@\\\\]{0,6})?";
        prop_oneof![near, ".{0,40}"]
    }

    /// The text with the digits of its port left out.
    fn without_digits(text: &str) -> Option<String> {
        let rest = text.strip_prefix("http://")?;
        let end = rest.find('/')?;
        let (host, port) = match rest[..end].rfind(':') {
            Some(colon) if !rest[colon..end].contains(']') => rest[..end].split_at(colon),
            _ => (&rest[..end], ""),
        };
        port.trim_start_matches(':').parse::<u16>().ok().or(port.is_empty().then_some(0))?;
        Some(format!("http://{host}{}", &rest[end..]))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn what_matches_is_equal_or_loopback_with_another_port(requested in requested()) {
            for registered in [
                "https://app.example.com/cb",
                "http://127.0.0.1/cb",
                "http://127.0.0.1:8080/cb",
                "http://[::1]:9/cb",
                "http://localhost/cb",
                "com.example.app:/cb",
            ] {
                let uri = RedirectUri::parse(registered).unwrap();
                for kind in ApplicationKind::ALL {
                    let differs = requested != registered;
                    if uri.matches(&requested, *kind) && differs {
                        prop_assert_eq!(*kind, ApplicationKind::Native);
                        prop_assert!(registered.starts_with("http://"));
                        prop_assert_eq!(without_digits(&requested), without_digits(registered));
                        prop_assert!(without_digits(&requested).is_some());
                    }
                }
                prop_assert!(uri.matches(registered, ApplicationKind::Web));
            }
        }

        #[test]
        fn a_native_application_chooses_any_port(port in 1_u16..) {
            let uri = RedirectUri::parse("http://127.0.0.1/cb").unwrap();
            let requested = format!("http://127.0.0.1:{port}/cb");
            prop_assert!(uri.matches(&requested, ApplicationKind::Native));
            prop_assert!(!uri.matches(&requested, ApplicationKind::Web));
        }

        #[test]
        fn what_is_registered_is_read_by_a_browser_as_it_is_written(text in requested()) {
            if let Ok(uri) = RedirectUri::parse(&text) {
                let url = Url::parse(uri.as_str()).unwrap();
                prop_assert!(url.fragment().is_none() && url.username().is_empty());
                prop_assert!(url.password().is_none());
                prop_assert!(!uri.is_http() || is_this_machine(&url));
                prop_assert!(uri.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
            }
        }
    }
}
