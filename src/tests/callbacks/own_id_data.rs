//! The platform's callbacks according to docs/protocol.md.

use std::{collections::HashSet, time::Duration};

use futures::future::join_all;
use reqwest::StatusCode;
use serde_json::json;

use crate::{
    service::{accounts, caller::Caller},
    tests::support::harness::{TestDatabase, id, on_both},
};

pub(crate) const GET: &str = "getOwnIDDataByLoginId";
pub(crate) const SET: &str = "setOwnIDDataByLoginId";
pub(crate) const SESSION: &str = "getSessionByLoginId";

on_both!(
    stored_data_is_returned_unchanged,
    an_unknown_user_is_404_everywhere,
    a_user_without_data_is_204,
    a_disabled_user_gets_no_session,
    login_ids_are_looked_up_folded,
    malformed_bodies_are_distinguished,
    oversized_bodies_are_refused,
    many_users_at_once_each_get_their_own,
    many_writes_at_once_are_all_durable,
    callbacks_during_a_registration_are_answered_correctly,
    expired_tokens_are_tidied_away,
);

async fn stored_data_is_returned_unchanged(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    for data in [
        "x".repeat(5_000),
        "\"\\/\n\u{e9}\u{1f600}".repeat(2_000),
        "y".repeat(64 * 1024),
        r#"{"k":"v"}"#.to_owned(),
    ] {
        app.server.clock.advance(Duration::from_millis(1));
        let answer = app
            .call(SET, &json!({ "loginId": "user@example.com", "ownIdData": data, "extra": [1] }))
            .await;
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
            assert_eq!(
                app.call(endpoint, &body).await.status,
                StatusCode::NOT_FOUND,
                "{endpoint} {login_id:?}"
            );
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
    assert_eq!(
        app.call(GET, &json!({ "loginId": "user@example.com" })).await.status,
        StatusCode::NO_CONTENT
    );
}

async fn a_disabled_user_gets_no_session(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, Some("data")).await;
    accounts::disable(&app.server, &Caller::command_line(), &id("user@example.com")).await.unwrap();
    let answer = app.call(SESSION, &json!({ "loginId": "user@example.com" })).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.json()["code"], "account_disabled");
    accounts::enable(&app.server, &Caller::command_line(), &id("user@example.com")).await.unwrap();
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

async fn malformed_bodies_are_distinguished(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    let timestamp = app.now().as_millis().to_string();
    for (endpoint, kind, body, status) in [
        (GET, "application/json", "{\"loginId\":", StatusCode::BAD_REQUEST),
        (GET, "application/json", "", StatusCode::BAD_REQUEST),
        (GET, "application/json", "{\"loginId\":\"\\ud800\"}", StatusCode::BAD_REQUEST),
        (
            GET,
            "text/plain",
            "{\"loginId\":\"user@example.com\"}",
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
        (GET, "application/json", "{}", StatusCode::UNPROCESSABLE_ENTITY),
        (GET, "application/json", "[]", StatusCode::UNPROCESSABLE_ENTITY),
        (GET, "application/json", "{\"loginId\":1}", StatusCode::UNPROCESSABLE_ENTITY),
        (
            SET,
            "application/json",
            "{\"loginId\":\"user@example.com\"}",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
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
        (
            GET,
            "application/json; charset=utf-8",
            "{ \"loginId\" : \"user@example.com\" }\n",
            StatusCode::NO_CONTENT,
        ),
    ] {
        let signature = app.secret().sign(body.as_bytes(), &timestamp);
        let headers = [
            ("ownid-signature", signature.as_str()),
            ("ownid-timestamp", &timestamp),
            ("content-type", kind),
        ];
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
        let answer = app
            .call(SET, &json!({ "loginId": "user@example.com", "ownIdData": "x".repeat(length) }))
            .await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    assert_eq!(
        app.call(GET, &json!({ "loginId": "user@example.com" })).await.status,
        StatusCode::NO_CONTENT
    );
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

async fn many_writes_at_once_are_all_durable(database: TestDatabase) {
    let app = database.start(&[]).await;
    for n in 0..10 {
        app.account(&format!("user{n}@example.com"), None, None).await;
    }
    let writes = (0..120).map(|n| {
        let (app, at) = (&app, app.now().plus(Duration::from_millis(n)));
        let body = json!({
            "loginId": format!("user{}@example.com", n % 12), "ownIdData": format!("write {n}"),
        });
        async move { (n % 12, app.call_at(SET, &body, at).await) }
    });
    for (n, answer) in join_all(writes).await {
        let known = n < 10;
        assert_eq!(
            answer.status,
            if known { StatusCode::NO_CONTENT } else { StatusCode::NOT_FOUND }
        );
    }
    for n in 0..10 {
        let answer = app.call(GET, &json!({ "loginId": format!("user{n}@example.com") })).await;
        assert_eq!(
            answer.json()["ownIdData"],
            format!("write {}", 108 + n),
            "the latest by its timestamp"
        );
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
    let left: i64 = crate::on!(&app.server.db.read, pool => sqlx::query_scalar(
        "select count(*) from handoff",
    ).fetch_one(pool).await)
    .unwrap();
    assert_eq!(left, 0);
}

async fn callbacks_during_a_registration_are_answered_correctly(database: TestDatabase) {
    let app = database.start(&[]).await;
    for n in 0..60 {
        let login_id = format!("user{n}@example.com");
        let (set, session) =
            (json!({ "loginId": login_id, "ownIdData": "keys" }), json!({ "loginId": login_id }));
        let calls = join_all((0..4).map(async |milliseconds| {
            let at = app.now().plus(Duration::from_millis(milliseconds));
            (app.call_at(SET, &set, at).await, app.call_at(SESSION, &session, at).await)
        }));
        let (answers, ()) = futures::join!(calls, app.account(&login_id, None, None));
        let kept = answers.iter().any(|(set, _)| set.status == StatusCode::NO_CONTENT);
        let got = app.call(GET, &json!({ "loginId": login_id })).await;
        assert!(!kept || got.status == StatusCode::OK, "{n}: {answers:?}, and then {got:?}");
        for (_, session) in &answers {
            assert!(
                [StatusCode::OK, StatusCode::NOT_FOUND].contains(&session.status),
                "{n}: {session:?}"
            );
        }
    }
}
