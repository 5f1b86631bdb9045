//! Where a login goes back to: only ever a page of our own (behaviour b30).

use url::{Position, Url};

/// A path on this site, with its query and its fragment; anything else that was asked for became the account page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnPath(String);

impl ReturnPath {
    /// Reads a `next` parameter. What could lead off this site goes home instead of failing the login.
    pub fn parse(next: Option<&str>) -> Self {
        next.and_then(own_path).map_or_else(Self::default, Self)
    }

    /// Reads a path that must be one of our own.
    pub fn own(path: &str) -> Option<Self> {
        own_path(path).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path with one more pair in its query. Both are of letters that a query takes as they are.
    pub fn with_pair(&self, name: &str, value: &str) -> String {
        let (path, fragment) = self.0.split_at(self.0.find('#').unwrap_or(self.0.len()));
        let joint = if path.contains('?') { '&' } else { '?' };
        format!("{path}{joint}{name}={value}{fragment}")
    }

    /// The path, unless it is the default one, for a page that carries it along.
    pub fn chosen(&self) -> Option<String> {
        (*self != Self::default()).then(|| self.0.clone())
    }
}

impl Default for ReturnPath {
    fn default() -> Self {
        Self("/account".to_owned())
    }
}

/// A browser's own parser decides what the text means; then the percent-decoded form must not mean something else
/// to whoever decodes once more on the way.
fn own_path(next: &str) -> Option<String> {
    let plain = next.len() <= 2_048 && next.starts_with('/') && !next.contains(['\\', '\0']);
    if !plain || next.chars().any(char::is_control) {
        return None;
    }
    let here = Url::parse("https://vestibule.invalid").ok()?;
    let target = here.join(next).ok()?;
    let decoded = decoded_start(target.path());
    let own = target.origin() == here.origin() && target.username().is_empty() && !decoded.starts_with("//");
    own.then(|| target[Position::BeforePath..].to_owned())
}

/// The path's separators as a careless decoder would see them.
fn decoded_start(path: &str) -> String {
    let mut start = path.to_ascii_lowercase();
    // `%25` hides a second layer, so decode until nothing changes.
    loop {
        let next = start.replace("%25", "%").replace("%2f", "/").replace("%5c", "/").replace('\\', "/");
        if next == start {
            return start;
        }
        start = next;
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
        for (next, expected) in
            [("/a", "/a?x=1"), ("/a?b=c", "/a?b=c&x=1"), ("/a#top", "/a?x=1#top"), ("/a?b#top", "/a?b&x=1#top")]
        {
            assert_eq!(ReturnPath::parse(Some(next)).with_pair("x", "1"), expected);
        }
    }
}
