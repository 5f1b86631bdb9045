//! The platform's callbacks, as the protocol file tells them.

use std::{collections::HashSet, time::Duration};

use base64::{Engine, prelude::BASE64_STANDARD};
use futures::future::join_all;
use reqwest::StatusCode;
use serde_json::json;

use super::harness::{TestDatabase, id, on_both};
use crate::{domain::SharedSecret, service::accounts};

const GET: &str = "getOwnIDDataByLoginId";
const SET: &str = "setOwnIDDataByLoginId";
const SESSION: &str = "getSessionByLoginId";

on_both!(
    what_was_set_is_what_is_got,
    an_unknown_user_is_404_everywhere,
    a_user_without_data_is_204,
    a_disabled_user_gets_no_session,
    login_ids_are_looked_up_folded,
    malformed_bodies_are_told_apart,
    oversized_bodies_are_refused,
    b33_only_the_right_signature_opens,
    b33_headers_are_missing_repeated_or_empty,
    b33_stale_and_future_requests_are_refused,
    b33_a_rotated_secret_still_works,
    b33_a_replayed_session_request_mints_nothing,
    b33_of_parallel_replays_one_wins,
    b33_an_older_write_changes_nothing,
    b33_only_listed_addresses_may_call,
    many_users_at_once_each_get_their_own,
    many_writes_at_once_all_last,
    expired_tokens_are_tidied_away,
);

async fn what_was_set_is_what_is_got(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    for data in
        ["x".repeat(5_000), "\"\\/\n\u{e9}\u{1f600}".repeat(2_000), "y".repeat(64 * 1024), r#"{"k":"v"}"#.to_owned()]
    {
        app.server.clock.advance(Duration::from_millis(1));
        let answer = app.call(SET, &json!({ "loginId": "user@example.com", "ownIdData": data, "extra": [1] })).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NO_CONTENT, ""));
        let answer = app.call(GET, &json!({ "loginId": "user@example.com", "extra": {} })).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), "application/json");
        assert_eq!(answer.json(), json!({ "ownIdData": data }));
    }
}

async fn an_unknown_user_is_404_everywhere(database: TestDatabase) {
    let app = database.start(&[]).await;
    for login_id in ["nobody@example.com", "not a login id", ""] {
        for (endpoint, body) in [
            (GET, json!({ "loginId": login_id })),
            (SET, json!({ "loginId": login_id, "ownIdData": "x" })),
            (SESSION, json!({ "loginId": login_id })),
        ] {
            assert_eq!(app.call(endpoint, &body).await.status, StatusCode::NOT_FOUND, "{endpoint} {login_id:?}");
        }
        assert_eq!(app.call(GET, &json!({ "loginId": login_id })).await.body, "");
    }
}

async fn a_user_without_data_is_204(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    let answer = app.call(GET, &json!({ "loginId": "user@example.com" })).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NO_CONTENT, ""));
    let emptied = app.call(SET, &json!({ "loginId": "user@example.com", "ownIdData": "" })).await;
    assert_eq!(emptied.status, StatusCode::NO_CONTENT);
    assert_eq!(app.call(GET, &json!({ "loginId": "user@example.com" })).await.status, StatusCode::NO_CONTENT);
}

async fn a_disabled_user_gets_no_session(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, Some("data")).await;
    accounts::disable(&app.server, &id("user@example.com")).await.unwrap();
    let answer = app.call(SESSION, &json!({ "loginId": "user@example.com" })).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.json()["code"], "account_disabled");
    accounts::enable(&app.server, &id("user@example.com")).await.unwrap();
    app.server.clock.advance(Duration::from_millis(1));
    app.token("user@example.com").await;
}

async fn login_ids_are_looked_up_folded(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("Zo\u{eb}@Ex\u{e4}mple.com", None, Some("data")).await;
    app.account("+1 415 555 0100", None, Some("phone")).await;
    for (typed, data) in [("  ZOE\u{308}@ex\u{c4}mple.COM", "data"), ("+14155550100", "phone")] {
        assert_eq!(app.call(GET, &json!({ "loginId": typed })).await.json()["ownIdData"], data);
    }
}

async fn malformed_bodies_are_told_apart(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    let timestamp = app.now().as_millis().to_string();
    for (endpoint, kind, body, status) in [
        (GET, "application/json", "{\"loginId\":", StatusCode::BAD_REQUEST),
        (GET, "application/json", "", StatusCode::BAD_REQUEST),
        (GET, "application/json", "{\"loginId\":\"\\ud800\"}", StatusCode::BAD_REQUEST),
        (GET, "text/plain", "{\"loginId\":\"user@example.com\"}", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (GET, "application/json", "{}", StatusCode::UNPROCESSABLE_ENTITY),
        (GET, "application/json", "[]", StatusCode::UNPROCESSABLE_ENTITY),
        (GET, "application/json", "{\"loginId\":1}", StatusCode::UNPROCESSABLE_ENTITY),
        (SET, "application/json", "{\"loginId\":\"user@example.com\"}", StatusCode::UNPROCESSABLE_ENTITY),
        (
            SET,
            "application/json",
            "{\"loginId\":\"user@example.com\",\"ownIdData\":\"\\u0000\"}",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            SESSION,
            "application/json",
            "{\"loginId\":\"user@example.com\",\"sessionType\":\"tv\"}",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (GET, "application/json; charset=utf-8", "{ \"loginId\" : \"user@example.com\" }\n", StatusCode::NO_CONTENT),
    ] {
        let signature = app.secret().sign(body.as_bytes(), &timestamp);
        let headers =
            [("ownid-signature", signature.as_str()), ("ownid-timestamp", &timestamp), ("content-type", kind)];
        let answer = app.call_raw(endpoint, body, &headers).await;
        assert_eq!(answer.status, status, "{endpoint} {kind} {body}");
        if status.is_client_error() {
            assert_eq!(answer.header("content-type"), "application/problem+json");
            assert_eq!(answer.json()["status"], status.as_u16());
        }
    }
}

async fn oversized_bodies_are_refused(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    for length in [64 * 1024 + 1, 1_000_000] {
        let answer = app.call(SET, &json!({ "loginId": "user@example.com", "ownIdData": "x".repeat(length) })).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    assert_eq!(app.call(GET, &json!({ "loginId": "user@example.com" })).await.status, StatusCode::NO_CONTENT);
}

async fn b33_only_the_right_signature_opens(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, Some("secret data")).await;
    let timestamp = app.now().as_millis().to_string();
    let body = r#"{"loginId":"user@example.com"}"#;
    let stranger = SharedSecret::parse(&BASE64_STANDARD.encode("a stranger's secret, long enough")).unwrap();
    let right = app.secret().sign(body.as_bytes(), &timestamp);
    for (signature, body) in [
        (stranger.sign(body.as_bytes(), &timestamp), body),
        (right.clone(), r#"{"loginId":"user@example.com" }"#),
        (right.trim_end_matches('=').to_owned(), body),
        ("not base64".to_owned(), body),
        (String::new(), body),
        (BASE64_STANDARD.encode([0; 32]), body),
    ] {
        let answer = app.call_raw(GET, body, &[("ownid-signature", &signature), ("ownid-timestamp", &timestamp)]).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(!answer.body.contains("secret data"));
    }
    assert_eq!(
        app.call_raw(GET, body, &[("ownid-signature", &right), ("ownid-timestamp", &timestamp)]).await.status,
        StatusCode::OK
    );
}

async fn b33_headers_are_missing_repeated_or_empty(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, Some("data")).await;
    let timestamp = app.now().as_millis().to_string();
    let body = r#"{"loginId":"user@example.com"}"#;
    let signature = app.secret().sign(body.as_bytes(), &timestamp);
    let (s, t) = (("ownid-signature", signature.as_str()), ("ownid-timestamp", timestamp.as_str()));
    for headers in [
        vec![],
        vec![s],
        vec![t],
        vec![s, s, t],
        vec![s, t, t],
        vec![("ownid-signature", ""), t],
        vec![s, ("ownid-timestamp", "")],
        vec![s, ("ownid-timestamp", "soon")],
    ] {
        assert_eq!(app.call_raw(GET, body, &headers).await.status, StatusCode::UNAUTHORIZED, "{headers:?}");
    }
}

async fn b33_stale_and_future_requests_are_refused(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, Some("data")).await;
    let body = json!({ "loginId": "user@example.com" });
    let (now, second) = (app.now(), Duration::from_secs(1));
    for (at, status) in [
        (now.minus(60 * second), StatusCode::OK),
        (now.plus(60 * second), StatusCode::OK),
        (now.minus(61 * second), StatusCode::UNAUTHORIZED),
        (now.plus(61 * second), StatusCode::UNAUTHORIZED),
    ] {
        assert_eq!(app.call_at(GET, &body, at).await.status, status);
    }
}

async fn b33_a_rotated_secret_still_works(database: TestDatabase) {
    let [new, old] =
        ["the new secret of this server", "the old secret of this server"].map(|text| BASE64_STANDARD.encode(text));
    let app = database.start(&[("VESTIBULE_OWNID_SHARED_SECRET", &format!("{new},{old}"))]).await;
    app.account("user@example.com", None, Some("data")).await;
    let (body, timestamp) = (r#"{"loginId":"user@example.com"}"#, app.now().as_millis().to_string());
    for secret in [&new, &old] {
        let signature = SharedSecret::parse(secret).unwrap().sign(body.as_bytes(), &timestamp);
        let headers = [("ownid-signature", signature.as_str()), ("ownid-timestamp", &timestamp)];
        assert_eq!(app.call_raw(GET, body, &headers).await.status, StatusCode::OK);
    }
    assert_eq!(app.secret().sign(b"", "0"), SharedSecret::parse(&new).unwrap().sign(b"", "0"));
}

async fn b33_a_replayed_session_request_mints_nothing(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    let (body, at) = (json!({ "loginId": "user@example.com", "sessionType": "browser" }), app.now());
    assert_eq!(app.call_at(SESSION, &body, at).await.status, StatusCode::OK);
    let replay = app.call_at(SESSION, &body, at).await;
    assert_eq!((replay.status, replay.json()["code"].as_str()), (StatusCode::CONFLICT, Some("replayed")));
    // The row stays for as long as the timestamp is believed, although the token itself has expired.
    app.server.clock.advance(Duration::from_secs(60));
    crate::service::housekeeping::tidy(&app.server).await.unwrap();
    assert_eq!(app.call_at(SESSION, &body, at).await.status, StatusCode::CONFLICT);
    app.server.clock.advance(Duration::from_millis(1));
    crate::service::housekeeping::tidy(&app.server).await.unwrap();
    assert_eq!(app.call_at(SESSION, &body, at).await.status, StatusCode::UNAUTHORIZED);
}

async fn b33_of_parallel_replays_one_wins(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    let (body, at) = (json!({ "loginId": "user@example.com" }), app.now());
    let answers = join_all((0..16).map(|_| app.call_at(SESSION, &body, at))).await;
    let won = answers.iter().filter(|answer| answer.status == StatusCode::OK).count();
    let refused = answers.iter().filter(|answer| answer.status == StatusCode::CONFLICT).count();
    assert_eq!((won, refused), (1, 15));
}

async fn b33_an_older_write_changes_nothing(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    let now = app.now();
    let body = |data: &str| json!({ "loginId": "user@example.com", "ownIdData": data });
    for (data, at) in [
        ("first", now),
        ("same time", now),
        ("older", now.minus(Duration::from_secs(5))),
        ("newest", now.plus(Duration::from_secs(5))),
        ("late", now.plus(Duration::from_secs(4))),
    ] {
        assert_eq!(app.call_at(SET, &body(data), at).await.status, StatusCode::NO_CONTENT);
        let kept = if at > now { "newest" } else { "first" };
        assert_eq!(app.call(GET, &json!({ "loginId": "user@example.com" })).await.json()["ownIdData"], kept);
    }
}

async fn b33_only_listed_addresses_may_call(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_OWNID_ALLOWED_ADDRESSES", "18.213.107.140,35.175.77.229")]).await;
    assert_eq!(app.call(GET, &json!({ "loginId": "user@example.com" })).await.status, StatusCode::FORBIDDEN);
}

async fn many_users_at_once_each_get_their_own(database: TestDatabase) {
    let app = database.start(&[]).await;
    for n in 0..20 {
        app.account(&format!("user{n}@example.com"), None, Some(&format!("data of {n}"))).await;
    }
    let asked = (0..200).map(|n| {
        let app = &app;
        async move {
            let body = json!({ "loginId": format!("user{}@example.com", n % 25) });
            (n % 25, app.call(GET, &body).await)
        }
    });
    for (n, answer) in join_all(asked).await {
        match n {
            0..20 => assert_eq!(answer.json()["ownIdData"], format!("data of {n}")),
            _ => assert_eq!(answer.status, StatusCode::NOT_FOUND),
        }
    }
}

async fn many_writes_at_once_all_last(database: TestDatabase) {
    let app = database.start(&[]).await;
    for n in 0..10 {
        app.account(&format!("user{n}@example.com"), None, None).await;
    }
    let writes = (0..120).map(|n| {
        let (app, at) = (&app, app.now().plus(Duration::from_millis(n)));
        let body = json!({ "loginId": format!("user{}@example.com", n % 12), "ownIdData": format!("write {n}") });
        async move { (n % 12, app.call_at(SET, &body, at).await) }
    });
    for (n, answer) in join_all(writes).await {
        let known = n < 10;
        assert_eq!(answer.status, if known { StatusCode::NO_CONTENT } else { StatusCode::NOT_FOUND });
    }
    for n in 0..10 {
        let answer = app.call(GET, &json!({ "loginId": format!("user{n}@example.com") })).await;
        assert_eq!(answer.json()["ownIdData"], format!("write {}", 108 + n), "the latest by its timestamp");
    }
    let tokens = join_all((0..10).map(|n| {
        let app = &app;
        async move { app.token(&format!("user{n}@example.com")).await }
    }));
    assert_eq!(tokens.await.into_iter().collect::<HashSet<_>>().len(), 10);
}

async fn expired_tokens_are_tidied_away(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    app.token("user@example.com").await;
    app.server.clock.advance(Duration::from_millis(120_001));
    crate::service::housekeeping::tidy(&app.server).await.unwrap();
    let left: i64 = crate::on!(&app.server.db.read, pool => sqlx::query_scalar("select count(*) from handoff").fetch_one(pool).await).unwrap();
    assert_eq!(left, 0);
}
