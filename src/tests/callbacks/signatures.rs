//! Accepted callbacks: signed with the right secret, in time, once, and from an allowed address.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_STANDARD};
use futures::future::join_all;
use reqwest::StatusCode;
use serde_json::json;

use super::own_id_data::{GET, SESSION, SET};
use crate::{
    domain::SharedSecret,
    tests::support::harness::{TestDatabase, on_both},
};

on_both!(
    b33_only_the_right_signature_is_accepted,
    b33_missing_repeated_and_empty_headers_are_refused,
    b33_stale_and_future_requests_are_refused,
    b33_a_rotated_secret_still_works,
    b33_a_replayed_session_request_mints_nothing,
    b33_of_parallel_replays_one_wins,
    b33_an_older_write_changes_nothing,
    b33_only_listed_addresses_may_call,
);

async fn b33_only_the_right_signature_is_accepted(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, Some("secret data")).await;
    let timestamp = app.now().as_millis().to_string();
    let body = r#"{"loginId":"user@example.com"}"#;
    let stranger =
        SharedSecret::parse(&BASE64_STANDARD.encode("a stranger's secret, long enough")).unwrap();
    let right = app.secret().sign(body.as_bytes(), &timestamp);
    for (signature, body) in [
        (stranger.sign(body.as_bytes(), &timestamp), body),
        (right.clone(), r#"{"loginId":"user@example.com" }"#),
        (right.trim_end_matches('=').to_owned(), body),
        ("not base64".to_owned(), body),
        (String::new(), body),
        (BASE64_STANDARD.encode([0; 32]), body),
    ] {
        let answer = app
            .call_raw(
                GET,
                body,
                &[("ownid-signature", &signature), ("ownid-timestamp", &timestamp)],
            )
            .await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(!answer.body.contains("secret data"));
    }
    assert_eq!(
        app.call_raw(GET, body, &[("ownid-signature", &right), ("ownid-timestamp", &timestamp)])
            .await
            .status,
        StatusCode::OK
    );
}

async fn b33_missing_repeated_and_empty_headers_are_refused(database: TestDatabase) {
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
        assert_eq!(
            app.call_raw(GET, body, &headers).await.status,
            StatusCode::UNAUTHORIZED,
            "{headers:?}"
        );
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
    let [new, old] = ["the new secret of this server", "the old secret of this server"]
        .map(|text| BASE64_STANDARD.encode(text));
    let app = database.start(&[("VESTIBULE_OWNID_SHARED_SECRET", &format!("{new},{old}"))]).await;
    app.account("user@example.com", None, Some("data")).await;
    let (body, timestamp) =
        (r#"{"loginId":"user@example.com"}"#, app.now().as_millis().to_string());
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
    let (body, at) =
        (json!({ "loginId": "user@example.com", "sessionType": "browser" }), app.now());
    assert_eq!(app.call_at(SESSION, &body, at).await.status, StatusCode::OK);
    let replay = app.call_at(SESSION, &body, at).await;
    assert_eq!(
        (replay.status, replay.json()["code"].as_str()),
        (StatusCode::CONFLICT, Some("replayed"))
    );
    // The row stays for as long as the timestamp is acceptable, although the token itself has
    // expired.
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
        ("older", now.minus(Duration::from_secs(5))),
        ("newest", now.plus(Duration::from_secs(5))),
        ("late", now.plus(Duration::from_secs(3))),
    ] {
        assert_eq!(app.call_at(SET, &body(data), at).await.status, StatusCode::NO_CONTENT);
        let kept = if at > now { "newest" } else { "first" };
        assert_eq!(
            app.call(GET, &json!({ "loginId": "user@example.com" })).await.json()["ownIdData"],
            kept
        );
    }
}

async fn b33_only_listed_addresses_may_call(database: TestDatabase) {
    let app = database
        .start(&[("VESTIBULE_OWNID_ALLOWED_ADDRESSES", "18.213.107.140,35.175.77.229")])
        .await;
    assert_eq!(
        app.call(GET, &json!({ "loginId": "user@example.com" })).await.status,
        StatusCode::FORBIDDEN
    );
}
