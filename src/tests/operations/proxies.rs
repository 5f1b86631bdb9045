//! The client's address behind proxies.

use reqwest::{Method, StatusCode};

use crate::{
    http::{self, listener::Endpoint},
    startup,
    tests::support::{
        harness::{App, TestDatabase},
        log::Log,
        wire::{Wire, answer},
    },
};

const LIMITS: [(&str, &str); 2] = [
    ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ADDRESS", "1"),
    ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ACCOUNT", "1000"),
];

async fn start(settings: &[(&str, &str)]) -> App {
    TestDatabase::sqlite().start(&[&LIMITS[..], settings].concat()).await
}

/// True if an attempt with these headers is the first of its address.
async fn is_first(app: &App, headers: &[(&str, &str)]) -> bool {
    let mut request = app.browser().request(Method::POST, "/login");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let answer =
        request.body("loginId=a@example.com&password=wrong-password").send().await.unwrap();
    match answer.status() {
        StatusCode::UNPROCESSABLE_ENTITY => true,
        StatusCode::TOO_MANY_REQUESTS => false,
        status => panic!("{status}"),
    }
}

#[tokio::test]
async fn u09_one_client_has_one_limit_however_its_address_is_spelt() {
    let app =
        start(&[("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8, ::ffff:172.16.0.0/108")])
            .await;
    for (value, first) in [
        ("192.0.2.1:40001", true),
        ("192.0.2.1:40002", false),
        ("\"192.0.2.1\"", false),
        ("::ffff:192.0.2.1", false),
        ("198.51.100.9, 192.0.2.1", false),
        ("192.0.2.2", true),
        ("[2001:db8::1]:443", true),
        ("2001:db8::ffff%eth0", false),
        ("\"[2001:db8::2]\"", false),
        ("192.0.2.3, 10.1.2.3:8080", true),
        ("192.0.2.4, [::ffff:10.0.0.1]:80, 172.16.3.4", true),
        ("192.0.2.4", false),
        ("192.0.2.5,, ", true),
        // The client is unknown, so it shares the limit of the proxy.
        ("unknown", true),
        ("192.0.2.6, unknown", false),
        ("192.0.2.7, 10.0.0.9, unknown", false),
    ] {
        assert_eq!(is_first(&app, &[("x-forwarded-for", value)]).await, first, "{value}");
    }
}

#[tokio::test]
async fn u09_forwarded_is_read() {
    let app = start(&[("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1")]).await;
    for (headers, first) in [
        (&[("forwarded", "for=192.0.2.1;proto=https")][..], true),
        (&[("forwarded", "For=\"192.0.2.1:4711\"")], false),
        (&[("forwarded", "for=192.0.2.9, for=192.0.2.2")], true),
        (&[("x-forwarded-for", "192.0.2.2"), ("forwarded", "for=192.0.2.3")], false),
        (&[("forwarded", "for=\"[2001:db8::1]:4711\"")], true),
    ] {
        assert_eq!(is_first(&app, headers).await, first, "{headers:?}");
    }
    let app = start(&[
        ("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1"),
        ("VESTIBULE_FORWARDED_HEADER", "forwarded"),
    ])
    .await;
    for (headers, first) in [
        (&[("x-forwarded-for", "192.0.2.1"), ("forwarded", "for=192.0.2.3")][..], true),
        (&[("x-forwarded-for", "192.0.2.2"), ("forwarded", "for=192.0.2.3")], false),
        (&[("x-forwarded-for", "192.0.2.3")], true),
        (&[("x-forwarded-for", "192.0.2.4")], false),
    ] {
        assert_eq!(is_first(&app, headers).await, first, "{headers:?}");
    }
}

#[tokio::test]
async fn a15_callbacks_come_from_an_allowed_address_however_it_is_written() {
    for allowed in ["127.0.0.1", "::ffff:127.0.0.1", "::ffff:127.0.0.0/104"] {
        let app = start(&[("VESTIBULE_OWNID_ALLOWED_ADDRESSES", allowed)]).await;
        let answer = app
            .call("getOwnIDDataByLoginId", &serde_json::json!({ "loginId": "a@example.com" }))
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{allowed}");
    }
    let app = start(&[("VESTIBULE_OWNID_ALLOWED_ADDRESSES", "192.0.2.1")]).await;
    let answer =
        app.call("getOwnIDDataByLoginId", &serde_json::json!({ "loginId": "a@example.com" })).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a15_an_ipv4_client_of_a_dual_stack_socket_counts_as_ipv4() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = start(&[("VESTIBULE_OWNID_ALLOWED_ADDRESSES", "127.0.0.0/8")]).await;
    let listener = tokio::net::TcpListener::bind("[::]:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (router, web) =
        (startup::application(&app.server).unwrap().router, app.server.config.web.clone());
    tokio::spawn(async move {
        let endpoint = Endpoint { socket: listener, router, tls: None };
        http::listener::serve(vec![endpoint], &web, std::future::pending()).await;
    });
    let at = |path: &str| format!("http://127.0.0.1:{port}{path}");
    let form =
        app.client.post(at("/login")).header("content-type", "application/x-www-form-urlencoded");
    let refused =
        form.body("loginId=a@example.com&password=wrong-password").send().await.unwrap().status();
    assert_eq!(refused, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(log.text().contains("127.0.0.1") && !log.text().contains("::ffff:"), "{}", log.text());
    assert!(!is_first(&app, &[]).await, "the same client, by either door");
    let callback = app
        .client
        .post(at("/api/ownid/getOwnIDDataByLoginId"))
        .header("content-type", "application/json");
    let answer = callback.body("{}").send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "it is let in, and not signed");
}

#[tokio::test]
async fn s13_an_unlisted_proxy_is_logged_once() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = start(&[]).await;
    for header in ["x-forwarded-for", "forwarded", "x-forwarded-for"] {
        app.browser()
            .request(Method::GET, "/login")
            .header(header, "for=192.0.2.1")
            .send()
            .await
            .unwrap();
    }
    assert_eq!(log.text().matches("trusted_proxies does not list it").count(), 1, "{}", log.text());
}

#[tokio::test]
async fn s03_a_proxy_names_its_client_by_the_proxy_protocol() {
    let app =
        start(&[("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1"), ("VESTIBULE_PROXY_PROTOCOL", "true")])
            .await;
    let body = "loginId=a@example.com&password=wrong-password";
    let request = format!(
        "POST /login HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let v2 = |last: u8| {
        let mut header = b"\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c".to_vec();
        header.extend([192, 0, 2, last, 10, 0, 0, 1, 1, 1, 1, 1]);
        header
    };
    for (header, status) in [
        (b"PROXY TCP4 192.0.2.1 10.0.0.1 1 443\r\n".to_vec(), "HTTP/1.1 422"),
        (v2(1), "HTTP/1.1 429"),
        (v2(2), "HTTP/1.1 422"),
        (b"PROXY TCP6 2001:db8::1 ::1 1 443\r\n".to_vec(), "HTTP/1.1 422"),
        (b"PROXY TCP6 2001:db8::2 ::1 1 443\r\n".to_vec(), "HTTP/1.1 429"),
        (b"PROXY UNKNOWN\r\n".to_vec(), "HTTP/1.1 422"),
        (Vec::new(), ""),
    ] {
        let mut wire = Wire::open(app.address, &[&header[..], request.as_bytes()].concat()).await;
        let (read, _) = wire.read_to_end().await;
        let read = String::from_utf8_lossy(&read);
        assert!(
            read.starts_with(status) && read.is_empty() == status.is_empty(),
            "{header:?}: {read}"
        );
    }
    // Headers of others are ignored.
    let app =
        start(&[("VESTIBULE_TRUSTED_PROXIES", "127.0.0.9"), ("VESTIBULE_PROXY_PROTOCOL", "true")])
            .await;
    let read = answer(&app, &format!("PROXY TCP4 192.0.2.1 10.0.0.1 1 443\r\n{request}")).await;
    assert!(read.starts_with("HTTP/1.1 400"), "{read}");
}
