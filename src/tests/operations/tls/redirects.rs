//! The plain address beside TLS.

use reqwest::{Method, StatusCode, redirect::Policy};

use crate::{
    runtime::served_certificate::ChallengeAnswer,
    tests::support::{harness::Answer, tls::SecureApp, wire::Wire},
};

async fn ask(secure: &SecureApp, method: Method, path: &str) -> Answer {
    let client = reqwest::Client::builder().redirect(Policy::none()).build().unwrap();
    let request = client.request(method, format!("http://{}{path}", secure.plain));
    let request = request.header("host", "evil.example").header("cookie", "__Host-vestibule=x");
    Answer::of(request.body("loginId=a@example.com&password=secret").send().await.unwrap()).await
}

#[tokio::test]
async fn b68_the_plain_address_leads_to_the_public_url_and_does_nothing_else() {
    let secure = SecureApp::start(&[]).await;
    for path in ["/", "/login?next=/account", "//evil.example/x", "/healthz/x", "/api/admin/x"] {
        for method in [Method::GET, Method::HEAD] {
            let answer = ask(&secure, method, path).await;
            assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT, "{path}");
            assert_eq!(answer.header("location"), secure.url(path));
            for absent in ["strict-transport-security", "set-cookie"] {
                assert_eq!(answer.header(absent), "", "{path}: {absent}");
            }
        }
    }

    for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
        let answer = ask(&secure, method, "/login").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert_eq!(answer.json()["code"], "https_required");
        assert_eq!((answer.header("location"), answer.header("set-cookie")), ("", ""));
    }
    for (request, status) in [
        ("GET http://evil.example/x HTTP/1.1\r\nhost: evil.example\r\n", " 308 "),
        ("GET /x HTTP/1.0\r\n", " 308 "),
        ("OPTIONS * HTTP/1.1\r\nhost: evil.example\r\n", " 403 "),
        ("CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example\r\n", " 403 "),
    ] {
        let request = format!("{request}connection: close\r\n\r\n");
        let (read, _) = Wire::open(secure.plain, request.as_bytes()).await.read_to_end().await;
        let read = String::from_utf8(read).unwrap();
        assert!(read.lines().next().is_some_and(|line| line.contains(status)), "{request}{read}");
        let leads_away = read.contains("://evil.example") || read.contains("location: /");
        assert!(!leads_away, "{request}{read}");
    }
}

#[tokio::test]
async fn b68_the_plain_address_tells_of_health_and_answers_the_challenge_of_the_moment() {
    let secure = SecureApp::start(&[]).await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(ask(&secure, Method::GET, path).await.status, StatusCode::OK);
    }

    let challenge = "/.well-known/acme-challenge/tok-en_1";
    let status = async |path: &str| ask(&secure, Method::GET, path).await.status;
    assert_eq!(status(challenge).await, StatusCode::NOT_FOUND);
    let key_authorization = "tok-en_1.thumbprint".to_owned();
    let answer = ChallengeAnswer::Text { token: "tok-en_1".to_owned(), key_authorization };
    secure.app.server.served_certificate.answer_challenge(Some(answer));
    assert_eq!(ask(&secure, Method::GET, challenge).await.body, "tok-en_1.thumbprint");
    assert_eq!(status("/.well-known/acme-challenge/tok-en_2").await, StatusCode::NOT_FOUND);
    secure.app.server.served_certificate.answer_challenge(None);
    assert_eq!(status(challenge).await, StatusCode::NOT_FOUND);
}
