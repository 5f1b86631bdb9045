//! Requests of any size and of arbitrary bytes (`docs/security-behaviours.md` b35).

use reqwest::{Method, StatusCode};
use serde_json::json;

use super::requests::start;
use crate::tests::support::{
    admin::ApiClient,
    harness::{TestDatabase, on_both},
};

on_both!(b35_requests_are_bounded_in_size);

async fn b35_requests_are_bounded_in_size(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    for limit in ["0", "-1", "201", "4294967296", "99999999999999999999999", "1e3", "", "%00"] {
        let answer = root.get(&format!("/accounts?limit={limit}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{limit}");
    }
    let deep = |depth: usize| format!("{}id pr{}", "(".repeat(depth), ")".repeat(depth));
    for (filter, status) in [
        (deep(1), StatusCode::OK),
        (deep(1_000), StatusCode::UNPROCESSABLE_ENTITY),
        (vec!["id pr"; 2_000].join(" or "), StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("filter", &filter)
            .finish();
        assert_eq!(
            root.get(&format!("/accounts?{query}")).await.status,
            status,
            "{} bytes",
            filter.len()
        );
    }
    for depth in [200, 20_000, 120_000] {
        let body = format!(
            "{{\"loginId\":\"a@example.com\",\"profile\":{}{}}}",
            "[".repeat(depth),
            "]".repeat(depth)
        );
        let request = root
            .request(Method::POST, "/accounts")
            .header("content-type", "application/json")
            .body(body.clone());
        let status = request.send().await.unwrap().status();
        assert!(status.is_client_error(), "{status} for {depth}");
        let own = app
            .client
            .post(app.url("/session"))
            .header("content-type", "application/json")
            .body(body);
        assert!(own.send().await.unwrap().status().is_client_error());
    }
    let large = "x".repeat(2 * 1024 * 1024);
    for (path, kind) in [
        ("/login", "application/x-www-form-urlencoded"),
        ("/session", "application/json"),
        ("/api/ownid/setOwnIDDataByLoginId", "application/json"),
        ("/platform/login/start", "application/json"),
    ] {
        let request =
            app.client.post(app.url(path)).header("content-type", kind).body(large.clone());
        // The response may come before the body was sent, and interrupt it.
        if let Ok(answer) = request.send().await {
            assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        }
    }
    let created = root.post("/accounts", &json!({ "loginId": "a@example.com" })).await;
    assert_eq!(created.status, StatusCode::CREATED, "and all is well afterwards");
}

#[tokio::test]
async fn b35_arbitrary_bytes_never_panic() {
    let panics = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = std::sync::Arc::clone(&panics);
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        counted.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        before(panic);
    }));
    let app = start().await;
    let heads = [
        "GET /login HTTP/1.1\r\nhost: localhost\r\ncookie: vestibule=x\r\n\
         accept-language: de;q=0.5\r\n\r\n",
        "POST /login HTTP/1.1\r\nhost: localhost\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: 23\r\n\r\n\
         loginId=a@b.c&password=",
        "POST /api/ownid/sendSms HTTP/1.1\r\nhost: localhost\r\nownid-signature: a\r\n\
         ownid-timestamp: 1\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u{4}\0\0\0\0\0\0\0\0\u{1}\u{5}\0\0\0\u{1}",
        "GET /admin/accounts?q=%00&filter=(((&sort=-&cursor=x HTTP/1.1\r\nhost: localhost\r\n\
         x-forwarded-for: ,,\r\nforwarded: for=\r\n\r\n",
        "OPTIONS /platform/login/start HTTP/1.1\r\nhost: localhost\r\norigin: null\r\n\
         access-control-request-method: POST\r\n\r\n",
    ];
    // Randomness with a fixed seed.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    let mut tries = Vec::new();
    for n in 0..600 {
        let mut bytes = heads[n % heads.len()].as_bytes().to_vec();
        for _ in 0..=next(6) {
            if bytes.len() < 2 {
                break;
            }
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] = u8::try_from(next(256)).unwrap(),
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, u8::try_from(next(256)).unwrap()),
                _ => bytes.truncate(at.max(1)),
            }
        }
        tries.push(bytes);
    }
    for some in tries.chunks(50) {
        let sent = some.iter().map(|bytes| async {
            let mut wire = crate::tests::support::wire::Wire::open(app.address, bytes).await;
            tokio::io::AsyncWriteExt::shutdown(&mut wire.0).await.ok();
            wire.read_to_end().await
        });
        futures::future::join_all(sent).await;
    }
    assert_eq!(app.browser().get("/login").await.status, StatusCode::OK);
    assert_eq!(panics.load(std::sync::atomic::Ordering::SeqCst), 0, "something panicked");
}
