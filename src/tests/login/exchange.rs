//! A callback's token is exchanged for a cookie session, once.

use std::time::Duration;

use futures::future::join_all;
use reqwest::{Method, StatusCode, header};
use serde_json::json;

use super::sessions::with_user;
use crate::{
    service::{accounts, caller::Caller},
    tests::support::harness::{Answer, TestDatabase, id, on_both},
};

on_both!(
    a_token_becomes_a_session,
    a_script_exchanges_with_json,
    b28_a_token_works_once,
    b28_of_parallel_exchanges_one_wins,
    b28_a_token_expires_after_60_seconds,
    b28_a_tampered_token_is_refused,
    b28_a_disabled_account_cannot_redeem,
    b30_next_leads_to_our_own_pages_alone,
);

async fn a_token_becomes_a_session(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = app.browser();
    assert!(!browser.is_logged_in().await);
    let answer = browser
        .post(
            "/session",
            &[("token", &app.token("user@example.com").await), ("next", "/account?x=1")],
        )
        .await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/account?x=1"));
    let page = browser.get("/account").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("user@example.com"));
    assert_eq!(browser.get("/login?next=%2Faccount").await.header("location"), "/account");
}

async fn a_script_exchanges_with_json(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = app.browser();
    let body = json!({ "token": app.token("user@example.com").await, "next": "//evil.example" });
    let json = |request: reqwest::RequestBuilder| {
        request.header(header::CONTENT_TYPE, "application/json").body(body.to_string())
    };
    let request =
        || json(browser.request(Method::POST, "/session").header("sec-fetch-site", "same-origin"));
    let (first, second) = (request(), request());
    let answer = browser.send(first).await;
    assert_eq!((answer.status, answer.json()), (StatusCode::OK, json!({ "next": "/account" })));
    assert!(browser.is_logged_in().await);
    let again = browser.send(second).await;
    assert_eq!(
        (again.status, again.json()["code"].as_str()),
        (StatusCode::UNAUTHORIZED, Some("token_refused"))
    );
}

async fn b28_a_token_works_once(database: TestDatabase) {
    let app = with_user(database).await;
    let token = app.token("user@example.com").await;
    assert_eq!(
        app.browser().post("/session", &[("token", &token)]).await.status,
        StatusCode::SEE_OTHER
    );
    let mut second = app.browser();
    let again = second.post("/session", &[("token", &token)]).await;
    assert_eq!(again.status, StatusCode::UNAUTHORIZED);
    assert!(again.header("content-type").starts_with("text/html"));
    assert!(!again.body.contains(&token));
    assert!(!second.is_logged_in().await);
}

async fn b28_of_parallel_exchanges_one_wins(database: TestDatabase) {
    let app = with_user(database).await;
    let token = app.token("user@example.com").await;
    let answers: Vec<Answer> = join_all(
        (0..16).map(|_| async { app.browser().post("/session", &[("token", &token)]).await }),
    )
    .await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count(), 1);
    assert_eq!(
        answers.iter().filter(|answer| answer.status == StatusCode::UNAUTHORIZED).count(),
        15
    );
}

async fn b28_a_token_expires_after_60_seconds(database: TestDatabase) {
    let app = with_user(database).await;
    for (wait, status) in [(59_999, StatusCode::SEE_OTHER), (60_000, StatusCode::UNAUTHORIZED)] {
        let token = app.token("user@example.com").await;
        app.server.clock.advance(Duration::from_millis(wait));
        assert_eq!(app.browser().post("/session", &[("token", &token)]).await.status, status);
    }
}

async fn b28_a_tampered_token_is_refused(database: TestDatabase) {
    let app = with_user(database).await;
    let token = app.token("user@example.com").await;
    for token in [
        format!("{token}x"),
        token[1..].to_owned(),
        token.to_lowercase(),
        String::new(),
        "'; drop table handoff".to_owned(),
    ] {
        assert_eq!(
            app.browser().post("/session", &[("token", &token)]).await.status,
            StatusCode::UNAUTHORIZED
        );
    }
    assert_eq!(app.browser().post("/session", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn b28_a_disabled_account_cannot_redeem(database: TestDatabase) {
    let app = with_user(database).await;
    let token = app.token("user@example.com").await;
    accounts::disable(&app.server, &Caller::command_line(), &id("user@example.com")).await.unwrap();
    assert_eq!(
        app.browser().post("/session", &[("token", &token)]).await.status,
        StatusCode::UNAUTHORIZED
    );
}

async fn b30_next_leads_to_our_own_pages_alone(database: TestDatabase) {
    let app = with_user(database).await;
    for (next, target) in [
        ("/account?a=1", "/account?a=1"),
        ("//evil.example", "/account"),
        ("/\\evil.example", "/account"),
        ("%2f%2fevil.example", "/account"),
        ("https://evil.example/", "/account"),
        ("javascript:alert(1)", "/account"),
        ("/x\r\nSet-Cookie: a=b", "/account"),
    ] {
        let token = app.token("user@example.com").await;
        app.server.clock.advance(Duration::from_millis(1));
        let answer = app.browser().post("/session", &[("token", &token), ("next", next)]).await;
        assert_eq!(answer.header("location"), target, "{next:?}");
    }
}
