//! Cookies that this server sets on the host of an application, by way of its proxy.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::{
    domain::{Token, forward_auth::ApplicationTarget},
    http::cookies,
};

/// Lifetime of the binding, in seconds: the time that a login may take.
const BINDING_SECONDS: u32 = 60 * 60;

/// The cookies of one application. Over https their names have the prefix `__Host-`, which binds
/// them to the host (RFC 6265bis §4.1.3.2). Browsers do not tell ports apart, so the name has the
/// port, unless it is the scheme's own.
#[derive(Debug)]
pub struct ApplicationCookies {
    is_https: bool,
    port: Option<String>,
}

impl ApplicationCookies {
    pub fn of(target: &ApplicationTarget) -> Self {
        let origin = target.origin();
        let port = origin.rsplit_once(':').map(|(_, port)| port);
        let port = port.filter(|port| port.bytes().all(|byte| byte.is_ascii_digit()));
        Self { is_https: origin.starts_with("https://"), port: port.map(str::to_owned) }
    }

    /// The value of the application's own cookie in a request.
    pub fn session<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        cookies::value(headers, &self.name("vestibule-app"))
    }

    /// The secret by which the application's host knows the browser, if it has one.
    pub fn binding(&self, headers: &HeaderMap) -> Option<Token> {
        Token::parse(cookies::value(headers, &self.name("vestibule-app-binding"))?)
    }

    /// Header that begins the session in the browser. It ends there with the browser, and here with
    /// the session behind it.
    pub fn set_session(&self, token: &Token) -> (HeaderName, HeaderValue) {
        self.set(&format!("{}={}", self.name("vestibule-app"), token.reveal()))
    }

    /// Header that binds a login to the browser.
    pub fn set_binding(&self, binding: &Token) -> (HeaderName, HeaderValue) {
        let name = self.name("vestibule-app-binding");
        self.set(&format!("{name}={}; Max-Age={BINDING_SECONDS}", binding.reveal()))
    }

    fn name(&self, base: &str) -> String {
        let prefix = if self.is_https { "__Host-" } else { "" };
        match &self.port {
            Some(port) => format!("{prefix}{base}-{port}"),
            None => format!("{prefix}{base}"),
        }
    }

    /// Header with the attributes of each of our cookies.
    fn set(&self, cookie: &str) -> (HeaderName, HeaderValue) {
        let secure = if self.is_https { "; Secure" } else { "" };
        let value = format!("{cookie}; Path=/; HttpOnly; SameSite=Lax{secure}");
        let value = HeaderValue::from_str(&value);
        (header::SET_COOKIE, value.unwrap_or_else(|_| HeaderValue::from_static("")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_hosts_and_ports_apart() {
        for (url, name) in [
            ("https://app.example.com/", "__Host-vestibule-app"),
            ("https://app.example.com:8443/", "__Host-vestibule-app-8443"),
            ("https://[::1]/", "__Host-vestibule-app"),
            ("http://localhost/", "vestibule-app"),
            ("http://[::1]:8080/", "vestibule-app-8080"),
        ] {
            let cookies = ApplicationCookies::of(&ApplicationTarget::parse(url).unwrap());
            assert_eq!(cookies.name("vestibule-app"), name, "{url}");
        }
    }
}
