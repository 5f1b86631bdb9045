//! A browser at an application behind a proxy: it sends the proxy's questions, and keeps the
//! cookies of the application's host.

use std::{collections::BTreeMap, time::Duration};

use reqwest::{Method, header};
use serde_json::json;

use super::{
    admin::ApiClient,
    administrators::with_passkey,
    harness::{Answer, App, Browser, TestDatabase},
};

pub(crate) const WIKI: &str = "https://wiki.example.com";
pub(crate) const SHOP: &str = "https://shop.example.com";
pub(crate) const PERSON: &str = "ada@example.com";

/// Headers of a browser that opens a page.
const NAVIGATION: [(&str, &str); 2] =
    [("sec-fetch-mode", "navigate"), ("accept", "text/html,application/xhtml+xml")];

/// A server whose proxies are on this machine, with a person and two applications behind them.
pub(crate) async fn with_applications(database: TestDatabase) -> App {
    let app = database.start(&[("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1")]).await;
    app.account(PERSON, Some("a long password"), Some("keys")).await;
    create_application(&app, "Wiki", WIKI).await;
    create_application(&app, "Shop", SHOP).await;
    app
}

pub(crate) async fn create_application(app: &App, name: &str, origin: &str) {
    let application = json!({"name": name, "kind": "proxy", "origin": origin});
    let created = ApiClient::root(app).await.post("/applications", &application).await;
    assert_eq!(created.status, 201, "{created:?}");
}

/// Changes settings of an application.
pub(crate) async fn configure(app: &App, id: &str, settings: &serde_json::Value) {
    let (root, path) = (ApiClient::root(app).await, format!("/applications/{id}"));
    let version = root.get(&path).await.header("etag").to_owned();
    let changed = root.change(Method::PATCH, &path, &version, settings).await;
    assert_eq!(changed.status, 200, "{changed:?}");
}

/// A browser at one application.
pub(crate) struct ProxiedBrowser<'a> {
    app: &'a App,
    origin: String,
    pub(crate) cookies: BTreeMap<String, String>,
}

impl<'a> ProxiedBrowser<'a> {
    pub(crate) fn new(app: &'a App, origin: &str) -> Self {
        Self { app, origin: origin.to_owned(), cookies: BTreeMap::new() }
    }

    /// Opens a page.
    pub(crate) async fn open(&mut self, uri: &str) -> Answer {
        self.ask("GET", uri, &NAVIGATION).await
    }

    /// Sends a request of a script.
    pub(crate) async fn fetch(&mut self, method: &str, uri: &str) -> Answer {
        self.ask(method, uri, &[("sec-fetch-mode", "cors"), ("accept", "*/*")]).await
    }

    /// Sends the question of Traefik or Caddy about a request with these headers.
    pub(crate) async fn ask(&mut self, method: &str, uri: &str, more: &[(&str, &str)]) -> Answer {
        let (scheme, host) = self.origin.split_once("://").unwrap();
        let question = [
            ("x-forwarded-method", method),
            ("x-forwarded-proto", scheme),
            ("x-forwarded-host", host),
            ("x-forwarded-uri", uri),
        ];
        let headers: Vec<_> = question.iter().chain(more).copied().collect();
        let answer = self.send(Method::GET, "/auth/verify", &headers).await;
        self.keep_cookies(&answer);
        answer
    }

    /// Sends a question with these headers, and the cookies.
    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
    ) -> Answer {
        let cookies: Vec<_> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = self.app.client.request(method, self.app.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        Answer::of(request.send().await.unwrap()).await
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let (pair, _) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// Opens a page, and logs in on our own host with this browser. Returns the path and query of
    /// the callback, with the ticket.
    pub(crate) async fn ticket(&mut self, uri: &str, own: &mut Browser<'_>) -> String {
        let asked = self.open(uri).await;
        assert_eq!(asked.status, 302, "{asked:?}");
        let entered = enter(self.app, own, asked.header("location")).await;
        assert_eq!(entered.status, 302, "{entered:?}");
        let callback = entered.header("location");
        let rest = callback.strip_prefix(&self.origin).unwrap_or_else(|| panic!("{callback}"));
        rest.to_owned()
    }

    /// Logs in at the application, and opens the page that was wanted.
    pub(crate) async fn enter(&mut self, uri: &str, own: &mut Browser<'_>) -> Answer {
        let callback = self.ticket(uri, own).await;
        let begun = self.open(&callback).await;
        assert_eq!(begun.status, 302, "{begun:?}");
        assert_eq!(begun.header("location"), format!("{}{uri}", self.origin));
        self.open(uri).await
    }
}

/// Follows the redirect of an application to our own host.
pub(crate) async fn enter(app: &App, own: &mut Browser<'_>, location: &str) -> Answer {
    let path = location.strip_prefix(&app.origin()).unwrap_or_else(|| panic!("{location}"));
    let request = own.request(Method::GET, path).header(header::ACCEPT, "text/html");
    own.send(request.header("sec-fetch-site", "cross-site")).await
}

/// A browser in which the person has just logged in with a passkey.
pub(crate) async fn person(app: &App) -> Browser<'_> {
    app.server.clock.advance(Duration::from_millis(1));
    with_passkey(app, PERSON).await
}
