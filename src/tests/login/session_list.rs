//! The user's list of sessions, and the payload of each.

use std::time::Duration;

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use super::sessions::with_user;
use crate::{
    service::{accounts, caller::Caller},
    tests::support::harness::{Answer, App, Browser, TestDatabase, id, on_both, text},
};

on_both!(
    b22_the_id_of_a_session_gives_no_access,
    b26_a_disabled_account_has_no_session_left,
    b27_users_see_where_they_are_logged_in,
    b34_the_session_of_another_user_is_not_found,
    the_payload_is_replaced_whole,
    a_payload_is_small_shallow_and_an_object,
    a_session_that_is_older_than_its_provenance_lives_on,
    the_address_is_the_one_that_trusted_proxies_name
);

pub(crate) const USER: &str = "user@example.com";

pub(crate) const LIST: &str = "/api/account/sessions";

pub(crate) const FIREFOX: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

pub(crate) const SAFARI: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) \
                                 AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 \
                                 Mobile/15E148 Safari/604.1";

pub(crate) async fn log_in<'a>(app: &'a App, login_id: &str, user_agent: &str) -> Browser<'a> {
    let mut browser = app.browser();
    let form = format!("token={}", app.token(login_id).await);
    let request =
        browser.request(Method::POST, "/session").header(header::USER_AGENT, user_agent).body(form);
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(browser.send(request).await.status, StatusCode::SEE_OTHER);
    // Ensures that the sessions are used one after the other, and that the next callback is not
    // signed in the same millisecond.
    app.server.clock.advance(Duration::from_millis(1));
    browser
}

pub(crate) async fn ask(browser: &mut Browser<'_>, method: Method, path: &str) -> Answer {
    let answer = browser.send(browser.request(method, path)).await;
    assert_eq!(answer.header("cache-control"), "no-store", "{answer:?}");
    answer
}

async fn put(browser: &mut Browser<'_>, path: &str, body: &Value) -> Answer {
    let request =
        browser.request(Method::PUT, path).header(header::CONTENT_TYPE, "application/json");
    browser.send(request.body(body.to_string())).await
}

pub(crate) async fn sessions(browser: &mut Browser<'_>) -> Vec<Value> {
    let answer = ask(browser, Method::GET, LIST).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer.json()["items"].as_array().unwrap().clone()
}

pub(crate) async fn current_id(browser: &mut Browser<'_>) -> String {
    text(&ask(browser, Method::GET, &format!("{LIST}/current")).await.json()["id"])
}

async fn b22_the_id_of_a_session_gives_no_access(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = log_in(&app, USER, FIREFOX).await;
    let token = browser.cookie.clone().unwrap().split_once('=').unwrap().1.to_owned();
    let answer = ask(&mut browser, Method::GET, LIST).await;
    assert!(!answer.body.contains(&token));
    let mut thief = app.browser();
    thief.cookie = Some(format!("vestibule={}", text(&answer.json()["items"][0]["id"])));
    assert!(!thief.is_logged_in().await);
}

async fn b26_a_disabled_account_has_no_session_left(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = log_in(&app, USER, FIREFOX).await;
    accounts::disable(&app.server, &Caller::command_line(), &id(USER)).await.unwrap();
    for path in [LIST, "/api/account/sessions/current", "/session"] {
        assert_eq!(ask(&mut browser, Method::GET, path).await.status, StatusCode::UNAUTHORIZED);
    }
    accounts::enable(&app.server, &Caller::command_line(), &id(USER)).await.unwrap();
    let mut browser = log_in(&app, USER, SAFARI).await;
    assert_eq!(sessions(&mut browser).await.len(), 1);
}

async fn b27_users_see_where_they_are_logged_in(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(USER, Some("a long password"), None).await;
    let mut phone = log_in(&app, USER, SAFARI).await;
    let mut desk = app.browser();
    desk.post("/login", &[("loginId", USER), ("password", "a long password")]).await;
    let mut new = app.browser();
    new.register(&app, "new@example.com", "a long password").await;
    app.server.clock.advance(Duration::from_secs(120));

    // The phone is used, so it comes first.
    assert!(phone.is_logged_in().await);
    let listed = sessions(&mut phone).await;
    let seen: Vec<_> =
        listed.iter().map(|session| (&session["device"], &session["method"])).collect();
    assert_eq!(
        seen,
        [
            (&json!("Safari on iPhone"), &json!("passkey")),
            (&json!("Unknown device"), &json!("password"))
        ]
    );
    assert_eq!((&listed[0]["current"], &listed[1]["current"]), (&json!(true), &json!(false)));
    assert_eq!((&listed[0]["address"], &listed[0]["payload"]), (&json!("127.0.0.1"), &json!({})));
    assert_eq!(listed[0]["timeout"], 14 * 24 * 60 * 60 * 1_000_u64);
    assert!(text(&listed[0]["lastActive"]) > text(&listed[0]["created"]));
    let one =
        ask(&mut phone, Method::GET, &format!("{LIST}/{}", text(&listed[1]["id"]))).await.json();
    assert_eq!(one, listed[1]);
    assert_eq!(sessions(&mut new).await[0]["method"], "registration");

    let page = phone.get("/account").await.body;
    assert!(
        page.contains("Safari on iPhone")
            && page.contains("Unknown device")
            && page.contains("2 minutes ago")
    );
}

async fn b34_the_session_of_another_user_is_not_found(database: TestDatabase) {
    let app = with_user(database).await;
    app.account("other@example.com", None, None).await;
    let mut user = log_in(&app, USER, FIREFOX).await;
    let mut other = log_in(&app, "other@example.com", SAFARI).await;
    let theirs = current_id(&mut other).await;
    let nobodys = "A".repeat(43);
    for id in [&theirs, &nobodys, "%00", "x", "%2e%2e%2fcurrent"] {
        let path = format!("{LIST}/{id}");
        for method in [Method::GET, Method::DELETE] {
            let answer = user.send(user.request(method, &path)).await;
            assert_eq!(
                (answer.status, &answer.json()["code"]),
                (StatusCode::NOT_FOUND, &json!("not_found")),
                "{id}"
            );
        }
        let answer = put(&mut user, &path, &json!({ "payload": { "mine": true } })).await;
        assert_eq!(
            (answer.status, &answer.json()["code"]),
            (StatusCode::NOT_FOUND, &json!("not_found")),
            "{id}"
        );
    }
    user.post("/account/sessions", &[("session", &theirs)]).await;
    assert_eq!(sessions(&mut other).await[0]["payload"], json!({}));

    let mut nobody = app.browser();
    for method in [Method::GET, Method::PUT, Method::DELETE] {
        let answer = ask(&mut nobody, method, &format!("{LIST}/{theirs}")).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::UNAUTHORIZED, "application/problem+json")
        );
    }
    for method in [Method::GET, Method::DELETE] {
        assert_eq!(ask(&mut nobody, method, LIST).await.status, StatusCode::UNAUTHORIZED);
    }
}

async fn the_payload_is_replaced_whole(database: TestDatabase) {
    let app = with_user(database).await;
    let mut desk = log_in(&app, USER, FIREFOX).await;
    let mut phone = log_in(&app, USER, SAFARI).await;
    let current = format!("{LIST}/current");
    put(&mut desk, &current, &json!({ "payload": { "cart": ["a"], "zero": "\u{0}" } })).await;
    let mut read = ask(&mut desk, Method::GET, &current).await.json();
    assert_eq!(read["payload"], json!({ "cart": ["a"], "zero": "\u{0}" }));
    read["payload"] = json!({ "theme": "dark" });
    let written = put(&mut desk, &current, &read).await;
    assert_eq!(
        (written.status, written.json()),
        (StatusCode::OK, read.clone()),
        "what was read can be sent back"
    );
    assert_eq!(
        (&read["method"], &read["device"]),
        (&json!("passkey"), &json!("Firefox on Windows"))
    );

    let other = format!("{LIST}/{}", text(&read["id"]));
    put(&mut phone, &other, &json!({ "payload": { "from": "the phone" } })).await;
    assert_eq!(
        ask(&mut desk, Method::GET, "/session").await.json()["payload"],
        json!({ "from": "the phone" })
    );
    assert!(desk.is_logged_in().await);
}

async fn a_payload_is_small_shallow_and_an_object(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = log_in(&app, USER, FIREFOX).await;
    let current = format!("{LIST}/current");
    let nested = |levels: usize| (1..levels).fold(json!({}), |inner, _| json!({ "in": inner }));
    let long = |bytes: usize| json!({ "x": "y".repeat(bytes - r#"{"x":""}"#.len()) });
    for payload in [nested(16), long(8 * 1024)] {
        assert_eq!(
            put(&mut browser, &current, &json!({ "payload": payload })).await.status,
            StatusCode::OK
        );
    }
    for (body, status) in [
        (json!({ "payload": nested(17) }), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({ "payload": long(8 * 1024 + 1) }), StatusCode::PAYLOAD_TOO_LARGE),
        (json!({ "payload": [] }), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({ "payload": null }), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({}), StatusCode::UNPROCESSABLE_ENTITY),
        (json!([{}]), StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        assert_eq!(put(&mut browser, &current, &body).await.status, status, "{body}");
    }
    let form = browser.request(Method::PUT, &current).body("{\"payload\":{}}");
    assert_eq!(browser.send(form).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(
        sessions(&mut browser).await[0]["payload"],
        long(8 * 1024),
        "nothing of it was kept"
    );
}

async fn a_session_that_is_older_than_its_provenance_lives_on(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = log_in(&app, USER, FIREFOX).await;
    let data: String = crate::on!(
        &app.server.db.read,
        pool => sqlx::query_scalar("select data from session").fetch_one(pool).await
    )
    .unwrap();
    let mut data: Value = serde_json::from_str(&data).unwrap();
    assert!(data.as_object_mut().unwrap().remove("provenance").is_some());
    crate::on!(&app.server.db.write, pool => sqlx::query("update session set data = $1")
        .bind(data.to_string()).execute(pool).await.map(drop))
    .unwrap();
    let listed = sessions(&mut browser).await;
    assert_eq!(
        (&listed[0]["device"], &listed[0]["method"]),
        (&json!("Unknown device"), &Value::Null)
    );
    assert_eq!(
        put(&mut browser, &format!("{LIST}/current"), &json!({ "payload": {} })).await.status,
        StatusCode::OK
    );
    assert!(browser.is_logged_in().await);
}

async fn the_address_is_the_one_that_trusted_proxies_name(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1")]).await;
    app.account(USER, None, None).await;
    let mut browser = app.browser();
    let form = format!("token={}", app.token(USER).await);
    let request = browser
        .request(Method::POST, "/session")
        .header("x-forwarded-for", "203.0.113.7")
        .body(form);
    browser.send(request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")).await;
    assert_eq!(sessions(&mut browser).await[0]["address"], "203.0.113.7");
}
