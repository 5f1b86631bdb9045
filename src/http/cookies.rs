//! Cookies: our own, and those that browsers send of other services on the host.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use tower_cookies::cookie::{Cookie, CookieBuilder, SameSite, time::Duration};

use crate::config::Web;

/// A cookie that gives access. Scripts cannot read it, and over https its name has the prefix
/// `__Host-`, which binds it to this host (RFC 6265bis §4.1.3.2).
#[derive(Clone, Copy, Debug)]
pub enum SecretCookie {
    Session,
    /// Binds a code flow to its browser.
    CodeFlow,
    /// Recognises a browser for the account that was used in it.
    Device,
}

impl SecretCookie {
    pub fn name(self, web: &Web) -> &'static str {
        match (self, web.is_https()) {
            (Self::Session, true) => "__Host-vestibule",
            (Self::Session, false) => "vestibule",
            (Self::CodeFlow, true) => "__Host-vestibule-code",
            (Self::CodeFlow, false) => "vestibule-code",
            (Self::Device, true) => "__Host-vestibule-device",
            (Self::Device, false) => "vestibule-device",
        }
    }

    /// The cookie with this value.
    pub fn with(self, web: &Web, value: &str, age: Duration) -> Cookie<'static> {
        finish(Cookie::build((self.name(web), value.to_owned())).path("/").max_age(age), web)
    }

    /// The cookie that removes it.
    pub fn removal(self, web: &Web) -> Cookie<'static> {
        self.with(web, "", Duration::ZERO)
    }
}

/// A cookie with a choice that was made in this browser. It identifies no user.
#[derive(Clone, Copy, Debug)]
pub struct PreferenceCookie {
    pub name: &'static str,
    pub path: &'static str,
    pub age: Duration,
}

impl PreferenceCookie {
    /// Header that stores this value; none for a value that a header cannot carry.
    pub fn keep(self, web: &Web, value: &str) -> Option<(HeaderName, HeaderValue)> {
        let cookie = Cookie::build((self.name, value.to_owned())).path(self.path).max_age(self.age);
        let cookie = finish(cookie, web);
        Some((header::SET_COOKIE, HeaderValue::from_str(&cookie.to_string()).ok()?))
    }
}

/// Adds the attributes of every cookie of ours.
fn finish(cookie: CookieBuilder<'static>, web: &Web) -> Cookie<'static> {
    cookie.http_only(true).secure(web.is_https()).same_site(SameSite::Lax).build()
}

/// Header that stores or removes a cookie.
pub fn set_cookie(cookie: &Cookie<'_>) -> (HeaderName, HeaderValue) {
    let value = HeaderValue::from_str(&cookie.to_string());
    (header::SET_COOKIE, value.unwrap_or_else(|_| HeaderValue::from_static("")))
}

/// Reduces the request to one `Cookie` header without the cookies that are not ASCII. Those are
/// never ours, but every parser would drop the whole header because of them. HTTP/2 clients may
/// send a header for each cookie (RFC 9113 §8.2.3).
pub fn make_readable(headers: &mut HeaderMap) {
    let mut values = headers.get_all(header::COOKIE).iter();
    let is_readable =
        values.next().is_none_or(|value| value.to_str().is_ok()) && values.next().is_none();
    if is_readable {
        return;
    }

    let values = headers.get_all(header::COOKIE).iter();
    let pairs = values
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b';'))
        .map(<[u8]>::trim_ascii);
    let readable: Vec<_> =
        pairs.filter(|pair| !pair.is_empty() && pair.iter().copied().all(is_plain)).collect();

    match HeaderValue::from_bytes(&readable.join(&b"; "[..])) {
        Ok(value) => headers.insert(header::COOKIE, value),
        Err(_) => headers.remove(header::COOKIE),
    };
}

fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// The value of the first cookie of this name.
pub fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs =
        cookies.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readable(values: &[&[u8]]) -> String {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(header::COOKIE, HeaderValue::from_bytes(value).unwrap());
        }
        make_readable(&mut headers);
        let left: Vec<_> =
            headers.get_all(header::COOKIE).iter().map(|value| value.to_str().unwrap()).collect();
        assert!(left.len() <= 1, "{left:?}");
        left.concat()
    }

    #[test]
    fn u08_cookies_of_other_services_do_not_break_ours() {
        for (values, left) in [
            (&[&b"a=1; b=2"[..]][..], "a=1; b=2"),
            (&["visitor=Jürgen; a=1".as_bytes()], "a=1"),
            (&[b"a=1;visitor=J\xfcrgen;b=2"], "a=1; b=2"),
            (&[b"a=1", b"b=2", b"c=\xff"], "a=1; b=2"),
            (&[b"a=1; ; b=2;", b"\xe2\x82=1"], "a=1; b=2"),
            (&["ü".as_bytes()], ""),
            (&[b"tab=a\tb; c=3", b"d=4"], "c=3; d=4"),
            (&[], ""),
        ] {
            assert_eq!(readable(values), left, "{values:?}");
        }
    }
}
