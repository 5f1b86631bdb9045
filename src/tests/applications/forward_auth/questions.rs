//! The dialects of proxies, and headers that are not theirs.

use std::net::Ipv4Addr;

use reqwest::Method;

use crate::tests::support::{
    forward_auth::{ProxiedBrowser, SHOP, WIKI, person, with_applications},
    harness::{TestDatabase, on_both},
    wire::{Wire, answer},
};

on_both!(
    b50_nginx_learns_the_status_alone,
    b50_envoy_asks_by_path,
    b50_headers_of_a_client_do_not_choose_the_application,
    b50_only_trusted_proxies_are_believed,
    b50_cookies_of_the_application_do_not_hide_ours
);

const TRAEFIK: [(&str, &str); 4] = [
    ("x-forwarded-method", "GET"),
    ("x-forwarded-proto", "https"),
    ("x-forwarded-host", "wiki.example.com"),
    ("x-forwarded-uri", "/a"),
];
const NGINX: [(&str, &str); 4] = [
    ("x-original-method", "GET"),
    ("x-original-url", "https://wiki.example.com/a"),
    ("sec-fetch-mode", "navigate"),
    ("accept", "text/html"),
];

async fn b50_nginx_learns_the_status_alone(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, mut own) = (ProxiedBrowser::new(&app, WIKI), person(&app).await);

    let refused = at_wiki.send(Method::GET, "/auth/verify", &NGINX).await;
    assert_eq!((refused.status.as_u16(), refused.header("location")), (401, ""));
    assert!(refused.headers.get("set-cookie").is_none());

    // The callback is not redeemed where the answer would not reach the browser.
    let callback = at_wiki.ticket("/a", &mut own).await;
    let url = format!("{WIKI}{callback}");
    let asked = [("x-original-method", "GET"), ("x-original-url", &url)];
    assert_eq!(at_wiki.send(Method::GET, "/auth/verify", &asked).await.status, 401);
    assert_eq!(at_wiki.open(&callback).await.status, 302);

    let admitted = at_wiki.send(Method::GET, "/auth/verify", &NGINX).await;
    assert_eq!(admitted.status, 200);
    assert!(!admitted.header("vestibule-assertion").is_empty());
    assert_eq!(admitted.body, "");
}

async fn b50_envoy_asks_by_path(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, mut own) = (ProxiedBrowser::new(&app, WIKI), person(&app).await);
    let asked =
        [("host", "wiki.example.com"), ("x-forwarded-proto", "https"), ("accept", "text/html")];

    for path in ["/auth/verify/ext-authz/", "/auth/verify/ext-authz/a/b?c=d"] {
        let redirected = at_wiki.send(Method::GET, path, &asked).await;
        assert_eq!(redirected.status, 302, "{path}: {redirected:?}");
        let refused = at_wiki.send(Method::DELETE, path, &asked).await;
        assert_eq!(refused.status, 401, "{path}: {refused:?}");
    }
    let callback = at_wiki.ticket("/a", &mut own).await;
    let path = format!("/auth/verify/ext-authz{callback}");
    let begun = at_wiki.send(Method::GET, &path, &asked).await;
    assert_eq!(begun.header("location"), format!("{WIKI}/a"), "{begun:?}");

    assert_eq!(at_wiki.enter("/", &mut own).await.status, 200);
    for method in [Method::GET, Method::POST, Method::PATCH, Method::OPTIONS] {
        let admitted = at_wiki.send(method, "/auth/verify/ext-authz//x/", &asked).await;
        assert_eq!(admitted.status, 200);
    }
}

async fn b50_headers_of_a_client_do_not_choose_the_application(database: TestDatabase) {
    let app = with_applications(database).await;
    let mut at_wiki = ProxiedBrowser::new(&app, WIKI);
    at_wiki.enter("/", &mut person(&app).await).await;
    let shop = format!("{SHOP}/a");

    for (spoofed, status) in [
        (&[("x-original-url", &*shop), ("x-original-method", "GET")][..], 400),
        (&[("x-original-url", "https://wiki.example.com/a")], 400),
        (&[("x-forwarded-host", "shop.example.com")], 400),
        (&[("x-forwarded-host", "wiki.example.com")], 400),
        (&[("x-forwarded-uri", "/b")], 400),
        (&[("x-forwarded-proto", "http")], 400),
        (&[("forwarded", "host=shop.example.com")], 200),
        (&[("x-forwarded-port", "8443")], 200),
    ] {
        let headers: Vec<_> = TRAEFIK.iter().chain(spoofed).copied().collect();
        let answer = at_wiki.send(Method::GET, "/auth/verify", &headers).await;
        // A header that is there twice says the same at best by chance.
        assert_eq!(answer.status, status, "{spoofed:?}: {answer:?}");
    }
    for spoofed in TRAEFIK.map(|(name, _)| (name, "shop.example.com")) {
        let headers: Vec<_> = NGINX.iter().chain([&spoofed]).copied().collect();
        let answer = at_wiki.send(Method::GET, "/auth/verify", &headers).await;
        assert_eq!(answer.json()["code"], "forwarded_request_invalid", "{spoofed:?}");
    }
    let missing = at_wiki.send(Method::GET, "/auth/verify", &TRAEFIK[..3]).await;
    assert_eq!(missing.status, 400);
    assert!(missing.body.contains("X-Forwarded-Uri"), "{missing:?}");
}

async fn b50_only_trusted_proxies_are_believed(database: TestDatabase) {
    let app = with_applications(database).await;
    let question = TRAEFIK.map(|(name, value)| format!("{name}: {value}\r\n")).concat();
    let request = format!(
        "GET /auth/verify HTTP/1.1\r\nhost: localhost\r\n{question}connection: close\r\n\r\n"
    );

    let mut elsewhere =
        Wire::open_from(Ipv4Addr::new(127, 0, 0, 2), app.address, request.as_bytes()).await;
    let (refused, _) = elsewhere.read_to_end().await;
    let refused = String::from_utf8_lossy(&refused);
    assert!(refused.starts_with("HTTP/1.1 403"), "{refused}");
    assert!(refused.contains("untrusted_proxy"), "{refused}");
    assert!(answer(&app, &request).await.starts_with("HTTP/1.1 401"));

    // A proxy that names a client is believed still: it is the peer that counts.
    let behind = request.replace("connection:", "x-forwarded-for: 203.0.113.9\r\nconnection:");
    assert!(answer(&app, &behind).await.starts_with("HTTP/1.1 401"));
    let two_hosts = request.replace("connection:", "x-forwarded-host: a.example\r\nconnection:");
    assert!(answer(&app, &two_hosts).await.starts_with("HTTP/1.1 400"));
}

async fn b50_cookies_of_the_application_do_not_hide_ours(database: TestDatabase) {
    let app = with_applications(database).await;
    let mut at_wiki = ProxiedBrowser::new(&app, WIKI);
    at_wiki.enter("/", &mut person(&app).await).await;
    at_wiki.cookies.insert("a".to_owned(), "J\u{fc}rgen".to_owned());
    assert_eq!(at_wiki.open("/").await.status, 200);
}
