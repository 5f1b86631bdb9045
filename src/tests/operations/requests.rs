//! Requests as programs, proxies and browsers with other services' cookies send them.

use axum::http::HeaderValue;
use reqwest::{Method, StatusCode, header};

use crate::tests::support::{
    harness::{Answer, App, TestDatabase, on_both},
    wire::answer,
};

on_both!(u08_another_services_cookie_breaks_nothing);

pub(crate) async fn start() -> App {
    TestDatabase::sqlite().start(&[]).await
}

#[tokio::test]
async fn s13_targets_that_are_no_paths_are_answered() {
    let app = start().await;
    for (target, statuses) in [
        ("CONNECT example.com:443", &["404", "405"][..]),
        ("CONNECT localhost", &["404", "405", "400"]),
        ("OPTIONS *", &["404", "405"]),
        ("GET *", &["404", "405", "400"]),
        ("GET http://evil.example/login", &["200"]),
        ("GET http://evil.example", &["200"]),
        ("POST http://evil.example/api/ownid/getOwnIDDataByLoginId", &["401", "400", "403", "415"]),
        ("CONNECT /login", &["405", "404", "400"]),
        ("GET //evil.example/", &["404"]),
        ("GET /%00", &["404", "400"]),
        ("GET /login?%ff=%00", &["200", "400"]),
        ("GET /%ff%fe", &["404", "400"]),
    ] {
        for accept in ["text/html", "application/json"] {
            let said = answer(
                &app,
                &format!(
                    "{target} HTTP/1.1\r\nhost: localhost\r\naccept: {accept}\r\n\
                     connection: close\r\n\r\n"
                ),
            )
            .await;
            let status = said.split(' ').nth(1).unwrap_or("no answer");
            assert!(statuses.contains(&status), "{target}: {said}");
        }
    }
    for request in ["CONNECT example.com:443 HTTP/1.0\r\n\r\n", "GET /login HTTP/1.0\r\n\r\n"] {
        assert!(answer(&app, request).await.starts_with("HTTP/1.0 "), "{request}");
    }
}

#[tokio::test]
async fn s13_targets_of_http_2_that_are_no_paths_are_answered() {
    let app = start().await;
    let stream = tokio::net::TcpStream::connect(app.address).await.unwrap();
    let (mut client, connection) = h2::client::handshake(stream).await.unwrap();
    tokio::spawn(connection);
    for (method, target) in
        [(Method::CONNECT, "example.com:443"), (Method::OPTIONS, "http://localhost/*")]
    {
        client = client.ready().await.unwrap();
        let request =
            axum::http::Request::builder().method(method.clone()).uri(target).body(()).unwrap();
        let (answered, _) = client.send_request(request, true).unwrap();
        let status = answered.await.unwrap().status();
        assert!(status.is_client_error(), "{method} {target}: {status}");
    }
}

#[tokio::test]
async fn u01_redirects_and_personal_responses_are_not_cached() {
    let app = start().await;
    app.account("user@example.com", Some("a long password"), None).await;
    let mut browser = app.browser();
    let login = [("loginId", "user@example.com"), ("password", "a long password")];
    let mut answers = vec![browser.get("/account").await, browser.post("/login", &login).await];
    for path in [
        "/login",
        "/register",
        "/account",
        "/account/security",
        "/admin",
        "/session",
        "/login/",
        "/recover/new",
    ] {
        answers.push(browser.get(path).await);
    }
    answers.push(browser.post("/language", &[("language", "de")]).await);
    answers.push(browser.post("/logout", &[]).await);
    let redirects = answers.iter().filter(|answer| answer.status.is_redirection()).count();
    assert!(redirects >= 6, "{redirects} redirects");
    for answer in &answers {
        assert_eq!(answer.header("cache-control"), "no-store", "{answer:?}");
    }
    for path in ["/favicon.svg", "/favicon.ico", "/api/openapi.json"] {
        assert!(browser.get(path).await.header("cache-control").starts_with("public"), "{path}");
    }
}

async fn u08_another_services_cookie_breaks_nothing(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", Some("a long password"), None).await;
    let mut browser = app.browser();
    browser
        .post("/login", &[("loginId", "user@example.com"), ("password", "a long password")])
        .await;
    let ours = browser.cookie.clone().unwrap();
    let language = "vestibule-language=de";
    for cookies in [
        vec![format!("visitor=Jürgen; {ours}; {language}")],
        vec![format!("{ours}; {language}; visitor=Jürgen")],
        vec!["visitor=Jürgen".to_owned(), ours.clone(), language.to_owned()],
        vec![ours.clone(), language.to_owned()],
    ] {
        let mut request = app.client.get(app.url("/account")).header(header::ACCEPT, "text/html");
        for cookie in &cookies {
            request =
                request.header(header::COOKIE, HeaderValue::from_bytes(cookie.as_bytes()).unwrap());
        }
        let answer = Answer::of(request.send().await.unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{cookies:?}");
        assert!(answer.body.contains("lang=\"de\""), "{cookies:?}");
    }
}

#[tokio::test]
async fn u10_sec_fetch_site_decides() {
    let app = start().await;
    let own = app.origin();
    for (site, origin, is_taken) in [
        (Some("same-origin"), Some("null"), true),
        (Some("same-origin"), None, true),
        (Some("same-origin"), Some(own.as_str()), true),
        (Some("none"), None, true),
        (None, None, true),
        (None, Some(own.as_str()), true),
        (None, Some("null"), false),
        (Some("none"), Some("null"), false),
        (Some("cross-site"), Some("null"), false),
        (Some("cross-site"), Some(own.as_str()), false),
        (Some("same-site"), None, false),
        // A host name that someone else points at this server.
        (Some("same-origin"), Some("http://evil.example"), false),
    ] {
        let mut request = app.client.post(app.url("/login"));
        for (name, value) in [("sec-fetch-site", site), ("origin", origin)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let status = request
            .body("loginId=a@example.com&password=wrong-password")
            .send()
            .await
            .unwrap()
            .status();
        let expected =
            if is_taken { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::FORBIDDEN };
        assert_eq!(status, expected, "{site:?} {origin:?}");
    }
}

#[tokio::test]
async fn u20_a_slash_at_the_end_is_forgiven() {
    let app = start().await;
    for (path, to) in [
        ("/login/", "/login"),
        ("/register/?country=DE", "/register?country=DE"),
        ("/account/security///", "/account/security"),
        ("/api/docs/", "/api/docs"),
    ] {
        let answer = app.browser().get(path).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::PERMANENT_REDIRECT, to)
        );
    }
    for path in [
        "//",
        "//evil.example/",
        "/nowhere",
        "///evil.example//",
        "/api/account/",
        "/platform/login/",
    ] {
        let answer = app.browser().get(path).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::NOT_FOUND, ""),
            "{path}"
        );
    }
    let icon = app.client.get(app.url("/favicon.ico")).send().await.unwrap();
    assert_eq!(icon.headers()["content-type"], "image/x-icon");
    assert_eq!(icon.bytes().await.unwrap()[..4], [0, 0, 1, 0]);
}

#[tokio::test]
async fn s13_development_pages_respond_to_their_own_name_alone() {
    let app = start().await;
    let port = app.address.port();
    let own = format!("localhost:{port}");
    let (number, foreign) = (format!("127.0.0.1:{port}"), format!("evil.example:{port}"));
    for (hosts, is_there) in [
        (&[own.as_str()][..], true),
        (&[number.as_str()], false),
        (&[foreign.as_str()], false),
        (&["localhost"], false),
        (&["localhost:1"], false),
        (&["vestibule"], false),
        (&[own.as_str(), foreign.as_str()], false),
        (&[], false),
    ] {
        for path in ["/dev/inbox", "/dev/id-document"] {
            let named =
                hosts.iter().map(|host| format!("host: {host}\r\n")).collect::<Vec<_>>().concat();
            let version = if hosts.is_empty() { "1.0" } else { "1.1" };
            let said = answer(
                &app,
                &format!("GET {path} HTTP/{version}\r\n{named}connection: close\r\n\r\n"),
            )
            .await;
            let is_found = said.split(' ').nth(1) == Some("200");
            assert_eq!(is_found, is_there, "{path} at {hosts:?}: {said}");
        }
    }
    let app = TestDatabase::sqlite().start(&[("VESTIBULE_DEVELOPMENT_PAGES", "false")]).await;
    assert_eq!(app.browser().get("/dev/inbox").await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.browser().get("/dev/id-document").await.status, StatusCode::NOT_FOUND);
}
