//! The page to return to after a login: always one of this site (`docs/security-behaviours.md`
//! b30).

use url::{Position, Url};

/// A path on this site, with its query and its fragment. Any other requested target becomes the
/// account page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnPath(String);

impl ReturnPath {
    /// Parses a `next` parameter. A target that could leave this site becomes the account page; it
    /// does not fail the login.
    pub fn parse(next: Option<&str>) -> Self {
        next.and_then(own_path).map_or_else(Self::default, Self)
    }

    /// Parses a path that must be on this site; `None` if it is not.
    pub fn own(path: &str) -> Option<Self> {
        own_path(path).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Appends a pair to the query. Both texts must consist of characters that need no encoding.
    pub fn with_query_pair(&self, name: &str, value: &str) -> String {
        let (path, fragment) = self.0.split_at(self.0.find('#').unwrap_or(self.0.len()));
        let separator = if path.contains('?') { '&' } else { '?' };
        format!("{path}{separator}{name}={value}{fragment}")
    }

    /// Returns the path unless it is the default, for a page that passes it on.
    pub fn non_default(&self) -> Option<String> {
        if *self == Self::default() { None } else { Some(self.0.clone()) }
    }
}

impl Default for ReturnPath {
    fn default() -> Self {
        Self("/account".to_owned())
    }
}

/// Normalises a path on this site. A browser's parser decides the meaning; then the percent-decoded
/// form must not mean another site to a proxy that decodes once more.
fn own_path(next: &str) -> Option<String> {
    let is_plain = next.len() <= 2_048 && next.starts_with('/') && !next.contains(['\\', '\0']);
    if !is_plain || next.chars().any(char::is_control) {
        return None;
    }

    let site = Url::parse("https://vestibule.invalid").ok()?;
    let target = site.join(next).ok()?;

    let has_site_origin = target.origin() == site.origin() && target.username().is_empty();
    let is_network_path = fully_decoded(target.path()).starts_with("//");

    if has_site_origin && !is_network_path {
        Some(target[Position::BeforePath..].to_owned())
    } else {
        None
    }
}

/// Decodes the separators of a path as often as a careless proxy could.
fn fully_decoded(path: &str) -> String {
    let mut decoded = path.to_ascii_lowercase();
    // `%25` hides a further layer, so decode until nothing changes.
    loop {
        let next =
            decoded.replace("%25", "%").replace("%2f", "/").replace("%5c", "/").replace('\\', "/");
        if next == decoded {
            return decoded;
        }
        decoded = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b30_next_never_leaves_the_site() {
        for evil in [
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "%2f%2fevil.example",
            "/%2f%2fevil.example",
            "/%2fevil.example",
            "/%5cevil.example",
            "/%252fevil.example",
            "javascript:alert(1)",
            "https://evil.example",
            "http:evil.example",
            "https://user@evil.example",
            "/ok\r\nSet-Cookie: a=b",
            "/ok\nx",
            "\t//evil.example",
            "/\t/evil.example",
            "data:text/html,x",
            "evil.example",
            "",
            "/.//evil.example",
            "/x/..//evil.example",
            "/\0",
        ] {
            assert_eq!(ReturnPath::parse(Some(evil)).as_str(), "/account", "{evil:?}");
        }

        assert_eq!(ReturnPath::parse(None).as_str(), "/account");
    }

    #[test]
    fn b30_next_keeps_a_path_of_our_own() {
        for (next, kept) in [
            ("/", "/"),
            ("/account?tab=1&x=%2F", "/account?tab=1&x=%2F"),
            ("/a/../recover", "/recover"),
            ("/caf\u{e9}", "/caf%C3%A9"),
            ("/account/security?a=b#passkeys", "/account/security?a=b#passkeys"),
            ("/account#\u{e9}\"<", "/account#%C3%A9%22%3C"),
        ] {
            assert_eq!(ReturnPath::parse(Some(next)).as_str(), kept);
        }
    }

    #[test]
    fn u20_a_pair_stands_before_the_fragment() {
        for (next, expected) in [
            ("/a", "/a?x=1"),
            ("/a?b=c", "/a?b=c&x=1"),
            ("/a#top", "/a?x=1#top"),
            ("/a?b#top", "/a?b&x=1#top"),
        ] {
            assert_eq!(ReturnPath::parse(Some(next)).with_query_pair("x", "1"), expected);
        }
    }
}
