//! Real proxies with the configurations of the documents.

use std::collections::BTreeMap;

use reqwest::{Method, header};
use serde_json::Value;

use crate::tests::{
    applications::check_proxy,
    support::{
        forward_auth::{PERSON, create_application, enter, person, with_applications},
        harness::{Answer, App, TestDatabase},
        ports::free_port,
        proxies::{Proxy, origin},
    },
};

/// A browser at the application of a proxy.
struct Visitor<'a> {
    app: &'a App,
    origin: &'a str,
    cookies: BTreeMap<String, String>,
}

impl Visitor<'_> {
    async fn send(&mut self, method: Method, uri: &str, more: &[(&str, &str)]) -> Answer {
        let mut request = self.app.client.request(method, format!("{}{uri}", self.origin));
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let cookies: Vec<_> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        request = request.header(header::COOKIE, cookies.join("; "));

        let answer = Answer::of(request.send().await.unwrap()).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let (pair, _) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        answer
    }

    async fn open(&mut self, uri: &str) -> Answer {
        self.send(Method::GET, uri, &[("accept", "text/html")]).await
    }
}

/// A person goes through the proxy to the application, and an attacker does not.
async fn go_through(app: &App, proxy: &Proxy) {
    let mut own = person(app).await;
    let mut visitor = Visitor { app, origin: &proxy.origin, cookies: BTreeMap::new() };

    let script = visitor.send(Method::POST, "/api", &[("accept", "application/json")]).await;
    assert_eq!(script.status, 401, "{script:?}");

    let asked = visitor.open("/page?q=1&r=%2F").await;
    assert_eq!(asked.status, 302, "{asked:?}");
    let entered = enter(app, &mut own, asked.header("location")).await;
    let callback = entered.header("location").strip_prefix(&proxy.origin).unwrap().to_owned();
    let begun = visitor.open(&callback).await;
    assert_eq!(begun.header("location"), format!("{}/page?q=1&r=%2F", proxy.origin), "{begun:?}");

    let opened = visitor.open("/page?q=1&r=%2F").await;
    assert_eq!(opened.status, 200, "{opened:?}");
    let seen: Value = opened.json();
    assert_eq!(seen["uri"], "/page?q=1&r=%2F");
    assert_eq!(seen["headers"]["remote-user"], PERSON);
    assert!(seen["headers"]["vestibule-assertion"].as_str().unwrap().starts_with("ey"));

    let spoofed = [
        ("remote-user", "root@example.com"),
        ("remote-name", "Root"),
        ("remote-roles", "admin"),
        ("remote-groups", "admin"),
        ("vestibule-assertion", "x"),
    ];
    let seen = visitor.send(Method::PUT, "/api", &spoofed).await.json();
    assert_eq!((&seen["method"], &seen["headers"]["remote-user"]), (&"PUT".into(), &PERSON.into()));
    for name in ["remote-name", "remote-roles", "remote-groups"] {
        assert_eq!(seen["headers"][name].as_str().unwrap_or_default(), "", "{name}");
    }
    assert_ne!(seen["headers"]["vestibule-assertion"], "x");

    refuse_forgeries(&mut visitor).await;
    own.post("/logout", &[]).await;
    assert_eq!(visitor.open("/page").await.status, 302, "the session has ended");

    let (code, report) = check_proxy::run_with_login(app, &proxy.origin, &[]).await;
    check_proxy::require_right(&report, &["http-open", "hsts", "assertion-checked"]);
    assert_eq!(code, 0);
}

/// Headers of a client choose no other application, and no other request.
async fn refuse_forgeries(visitor: &mut Visitor<'_>) {
    let session = std::mem::take(&mut visitor.cookies);
    for (name, value) in [
        ("x-original-url", "https://wiki.example.com/"),
        ("x-original-method", "POST"),
        ("x-forwarded-host", "wiki.example.com"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-uri", "/.vestibule/callback?ticket=x"),
        ("x-forwarded-method", "POST"),
        ("remote-user", "root@example.com"),
        ("connection", "x-forwarded-host, x-forwarded-uri, x-original-url"),
    ] {
        let forged = [(name, value), ("accept", "text/html")];
        let answer = visitor.send(Method::GET, "/page", &forged).await;
        let location = answer.header("location");
        let asks_for_own = location.contains(&format!("127.0.0.1%3A{}", port(visitor.origin)));
        let is_refused = answer.status.is_client_error() || answer.status.is_server_error();
        assert!(is_refused || asks_for_own, "{name}: {answer:?}");
    }
    visitor.cookies = session;
}

fn port(origin: &str) -> &str {
    origin.rsplit_once(':').unwrap().1
}

#[tokio::test]
async fn nginx_asks_about_every_request() {
    let app = with_applications(TestDatabase::sqlite()).await;
    let port = free_port();
    create_application(&app, "Echo", &origin(port)).await;
    go_through(&app, &Proxy::nginx(port, app.address).await).await;
}

#[tokio::test]
async fn caddy_asks_about_every_request() {
    let app = with_applications(TestDatabase::sqlite()).await;
    let port = free_port();
    create_application(&app, "Echo", &origin(port)).await;
    go_through(&app, &Proxy::caddy(port, app.address).await).await;
}

#[tokio::test]
async fn haproxy_asks_about_every_request() {
    let app = with_applications(TestDatabase::sqlite()).await;
    let port = free_port();
    create_application(&app, "Echo", &origin(port)).await;
    go_through(&app, &Proxy::haproxy(port, app.address).await).await;
}

#[tokio::test]
async fn apache_asks_about_every_request() {
    let app = with_applications(TestDatabase::sqlite()).await;
    let port = free_port();
    create_application(&app, "Echo", &origin(port)).await;
    go_through(&app, &Proxy::apache(port, app.address).await).await;
}
