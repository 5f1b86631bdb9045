//! The page to return to after a login: always one of this site (`docs/security-behaviours.md`
//! b30).

use url::{Position, Url};

/// Longest path to return to, in bytes of its encoded form, in which it travels in queries, forms
/// and cookies.
const MAX_LENGTH: usize = 2_048;

/// Longest address of a page: its query may have a path to return to, encoded once more.
const MAX_PAGE_LENGTH: usize = 4 * MAX_LENGTH;

/// A path on this site, with its query and its fragment. Any other requested target becomes the
/// account page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnPath(String);

impl ReturnPath {
    /// Parses a `next` parameter. A target that could leave this site becomes the account page, as
    /// does one that [is too long](Self::is_too_long); it does not fail the login.
    pub fn parse(next: Option<&str>) -> Self {
        next.and_then(Self::own).unwrap_or_default()
    }

    /// Parses a path that must be on this site; `None` if it is not, or is too long.
    pub fn own(path: &str) -> Option<Self> {
        own_path(path).filter(|path| path.len() <= MAX_LENGTH).map(Self)
    }

    /// Parses the address of a page with its query, to which a choice on it leads back.
    pub fn of_page(address: Option<&str>) -> Self {
        address.and_then(own_path).map_or_else(Self::default, Self)
    }

    /// True for a path that cannot be kept during a login. Nothing else is wrong with it.
    pub fn is_too_long(next: &str) -> bool {
        let is_unread = next.len() > MAX_PAGE_LENGTH && next.starts_with('/');
        is_unread || own_path(next).is_some_and(|path| path.len() > MAX_LENGTH)
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
    let is_plain =
        next.len() <= MAX_PAGE_LENGTH && next.starts_with('/') && !next.contains(['\\', '\0']);
    if !is_plain || next.chars().any(char::is_control) {
        return None;
    }

    let site = Url::parse("https://vestibule.invalid").ok()?;
    let target = site.join(next).ok()?;

    let has_site_origin = target.origin() == site.origin() && target.username().is_empty();
    let is_network_path = fully_decoded(target.path()).starts_with("//");

    let path = &target[Position::BeforePath..];
    let is_own = has_site_origin && !is_network_path && path.len() <= MAX_PAGE_LENGTH;
    if is_own { Some(path.to_owned()) } else { None }
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
    fn the_encoded_path_is_limited() {
        let longest = format!("/{}", "a".repeat(MAX_LENGTH - 1));
        assert_eq!(ReturnPath::parse(Some(&longest)).as_str(), longest);
        assert!(!ReturnPath::is_too_long(&longest));

        // Two bytes of text are six in the path.
        let encoded = format!("/{}", "\u{e9}".repeat(MAX_LENGTH / 4));
        let unread = format!("/{}", "a".repeat(MAX_PAGE_LENGTH));
        for long in [format!("{longest}a"), encoded, unread] {
            assert_eq!(ReturnPath::parse(Some(&long)), ReturnPath::default());
            assert!(ReturnPath::is_too_long(&long));
        }
        assert!(!ReturnPath::is_too_long(&format!("//evil.example/{}", "a".repeat(MAX_LENGTH))));
        assert_eq!(
            ReturnPath::of_page(Some(&format!("{longest}a"))).as_str().len(),
            MAX_LENGTH + 1
        );
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
