//! Telling the answers of Vestibule from those of a proxy and of an application.

use url::Url;

use super::response::WireResponse;
use crate::http::forward_auth::ENTRY_PATH;

/// Codes of the problems that `/auth/verify` answers.
const VERIFY_CODES: [&str; 7] = [
    "not_logged_in",
    "login_too_weak",
    "not_admitted",
    "unknown_application",
    "untrusted_proxy",
    "forwarded_request_invalid",
    "ticket_refused",
];

/// The party that has answered a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answerer {
    /// Vestibule, which sends the browser to the login.
    Login(LoginRedirect),
    /// Vestibule, which refuses the request with this code.
    Refusal(String),
    /// A proxy that takes no such request, or nobody.
    Proxy,
    /// None of them, so that the request may have reached the application.
    Application,
}

/// A redirect to the login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LoginRedirect {
    /// The origin of Vestibule.
    pub(super) vestibule: Url,
    /// The address to come back to.
    pub(super) target: String,
}

impl Answerer {
    /// The party that has sent this response from the site with this address.
    pub(super) fn of(response: &WireResponse, site: &Url) -> Self {
        if let Some(redirect) = login_redirect(response, site) {
            return Self::Login(redirect);
        }
        if let Some(code) = response.problem_code()
            && VERIFY_CODES.contains(&code.as_str())
        {
            return Self::Refusal(code);
        }

        match response.status {
            // nginx makes 500 of any other answer to its question than 2xx, 401 and 403.
            400 | 401 | 403 | 405 | 411 | 413 | 414 | 417 | 421 | 426 | 431 | 500..=505 => {
                Self::Proxy
            }
            _ if is_upgrade_to_https(response, site) => Self::Proxy,
            _ => Self::Application,
        }
    }
}

/// The redirect to `/auth/start` of Vestibule, if the response is one.
fn login_redirect(response: &WireResponse, site: &Url) -> Option<LoginRedirect> {
    let location = response.location(site)?;
    let parameter = |name: &str| {
        let found = location.query_pairs().find(|(found, _)| found == name);
        found.map(|(_, value)| value.into_owned())
    };
    let (Some(target), Some(_)) = (parameter("target"), parameter("binding")) else { return None };
    if location.path() != ENTRY_PATH {
        return None;
    }

    let vestibule = location.join("/").ok()?;
    Some(LoginRedirect { vestibule, target })
}

/// True for a redirect from http to https on the same host.
fn is_upgrade_to_https(response: &WireResponse, site: &Url) -> bool {
    response.location(site).is_some_and(|location| {
        site.scheme() == "http" && location.scheme() == "https" && location.host() == site.host()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answerer(head: &str, body: &str) -> Answerer {
        let head = format!("HTTP/1.1 {head}\r\n\r\n");
        let (mut response, _) = WireResponse::parse(head.as_bytes()).unwrap().unwrap();
        response.body = body.as_bytes().to_vec();
        Answerer::of(&response, &Url::parse("http://app.example.com/").unwrap())
    }

    #[test]
    fn answers_of_vestibule_are_told_from_others() {
        let problem = "401 Unauthorized\r\nContent-Type: application/problem+json";
        let not_logged_in = Answerer::Refusal("not_logged_in".to_owned());
        assert_eq!(answerer(problem, r#"{"code":"not_logged_in"}"#), not_logged_in);
        assert_eq!(answerer(problem, r#"{"code":"another"}"#), Answerer::Proxy);

        let login = "302 Found\r\nLocation: https://login.example.com/auth/start";
        let target = "http%3A%2F%2Fapp.example.com%2F";
        let redirect = answerer(&format!("{login}?target={target}&binding=x"), "");
        let Answerer::Login(redirect) = redirect else { panic!("{redirect:?}") };
        assert_eq!(redirect.target, "http://app.example.com/");
        assert_eq!(redirect.vestibule.as_str(), "https://login.example.com/");

        for (head, answered) in [
            (login, Answerer::Application),
            ("302 Found\r\nLocation: /login", Answerer::Application),
            ("301 Moved\r\nLocation: https://app.example.com/x", Answerer::Proxy),
            ("301 Moved\r\nLocation: https://other.example.com/x", Answerer::Application),
            ("200 OK", Answerer::Application),
            ("404 Not Found", Answerer::Application),
            ("400 Bad Request", Answerer::Proxy),
        ] {
            assert_eq!(answerer(head, ""), answered, "{head}");
        }
    }
}
