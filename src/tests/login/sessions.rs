//! Cookie sessions: the protection of their cookie, and their end.

use std::time::Duration;

use reqwest::{Method, StatusCode, header};
use serde_json::json;

use crate::{
    service::{accounts, caller::Caller},
    tests::support::harness::{Answer, App, Browser, TestDatabase, id, on_both},
};

on_both!(
    b22_a_login_gets_a_new_token_and_ends_the_old_one,
    b22_only_the_hash_of_the_token_is_stored,
    b23_the_cookie_is_only_for_our_server,
    b23_over_https_the_cookie_is_host_bound,
    b24_a_session_ends_when_it_is_idle,
    b24_a_session_ends_after_its_maximum_lifetime_even_if_used,
    b24_mobile_sessions_have_their_own_lifetimes,
    b25_logging_out_ends_the_session_on_the_server,
    b26_disabling_or_deleting_ends_the_sessions_at_once,
    b29_cross_site_posts_are_refused,
    b29_get_changes_nothing,
    the_sdk_sees_the_session_and_ends_it,
);

pub(crate) async fn log_in<'a>(app: &'a App, login_id: &str) -> Browser<'a> {
    let mut browser = app.browser();
    let answer = browser.post("/session", &[("token", &app.token(login_id).await)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    // The next callback must not be signed in the same millisecond.
    app.server.clock.advance(Duration::from_millis(1));
    browser
}

pub(crate) async fn with_user(database: TestDatabase) -> App {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    app
}

async fn b22_a_login_gets_a_new_token_and_ends_the_old_one(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = log_in(&app, "user@example.com").await;
    let old = browser.cookie.clone().unwrap();
    assert!(old.split_once('=').unwrap().1.len() >= 22, "128 bits are 22 characters of base64");
    browser.post("/session", &[("token", &app.token("user@example.com").await)]).await;
    assert_ne!(browser.cookie.as_ref(), Some(&old));
    assert!(browser.is_logged_in().await);
    browser.cookie = Some(old);
    assert!(!browser.is_logged_in().await);
    app.server.clock.advance(Duration::from_millis(1));
    // A cookie that an attacker planted must not become a user's session.
    let mut planted = app.browser();
    planted.cookie = Some("vestibule=AAAAAAAAAAAAAAAAAAAAAA".to_owned());
    planted.post("/session", &[("token", &app.token("user@example.com").await)]).await;
    assert_ne!(planted.cookie.as_deref(), Some("vestibule=AAAAAAAAAAAAAAAAAAAAAA"));
    assert!(planted.is_logged_in().await);
}

async fn b22_only_the_hash_of_the_token_is_stored(database: TestDatabase) {
    let app = with_user(database).await;
    let browser = log_in(&app, "user@example.com").await;
    let token = browser.cookie.unwrap().split_once('=').unwrap().1.to_owned();
    let rows: Vec<(String, String)> = crate::on!(&app.server.db.read, pool => sqlx::query_as(
        "select token_hash, data from session",
    ).fetch_all(pool).await)
    .unwrap();
    assert_eq!(rows.len(), 1);
    assert!(!rows[0].0.contains(&token) && !rows[0].1.contains(&token));
}

async fn b23_the_cookie_is_only_for_our_server(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = app.browser();
    let answer = browser.post("/session", &[("token", &app.token("user@example.com").await)]).await;
    let cookie = answer.cookie("vestibule");
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(cookie.contains(attribute), "{attribute} in {cookie}");
    }
    assert!(!cookie.contains("Domain"));
    let token = browser.cookie.clone().unwrap().split_once('=').unwrap().1.to_owned();
    for path in ["/", "/account", "/session", "/nowhere"] {
        assert!(!browser.get(path).await.body.contains(&token));
    }
}

async fn b23_over_https_the_cookie_is_host_bound(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_PUBLIC_URL", "https://login.example.com")]).await;
    app.account("user@example.com", None, None).await;
    let answer =
        app.browser().post("/session", &[("token", &app.token("user@example.com").await)]).await;
    for name in ["__Host-vestibule", "__Host-vestibule-device"] {
        let cookie = answer.cookie(name);
        assert!(
            ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]
                .iter()
                .all(|part| cookie.contains(part)),
            "{cookie}"
        );
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    assert!(answer.header("strict-transport-security").contains("max-age="));
}

async fn b24_a_session_ends_when_it_is_idle(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = log_in(&app, "user@example.com").await;
    let day = Duration::from_secs(24 * 60 * 60);
    for _ in 0..4 {
        app.server.clock.advance(13 * day);
        assert!(browser.is_logged_in().await);
    }
    app.server.clock.advance(14 * day);
    assert!(!browser.is_logged_in().await);
}

async fn b24_a_session_ends_after_its_maximum_lifetime_even_if_used(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = log_in(&app, "user@example.com").await;
    let day = Duration::from_secs(24 * 60 * 60);
    for _ in 0..8 {
        app.server.clock.advance(11 * day);
        assert!(browser.is_logged_in().await);
    }
    app.server.clock.advance(2 * day);
    assert!(!browser.is_logged_in().await);
    crate::service::housekeeping::tidy(&app.server).await.unwrap();
    let left: i64 = crate::on!(&app.server.db.read, pool => sqlx::query_scalar(
        "select count(*) from session",
    ).fetch_one(pool).await)
    .unwrap();
    assert_eq!(left, 0);
}

async fn b24_mobile_sessions_have_their_own_lifetimes(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_SESSION_MOBILE_IDLE_SECONDS", "3600")]).await;
    app.account("user@example.com", None, None).await;
    let minted = app
        .call(
            "getSessionByLoginId",
            &json!({ "loginId": "user@example.com", "sessionType": "mobile" }),
        )
        .await;
    let mut browser = app.browser();
    browser.post("/session", &[("token", minted.json()["token"].as_str().unwrap())]).await;
    app.server.clock.advance(Duration::from_secs(3599));
    assert!(browser.is_logged_in().await);
    app.server.clock.advance(Duration::from_secs(3600));
    assert!(!browser.is_logged_in().await);
}

async fn b25_logging_out_ends_the_session_on_the_server(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = log_in(&app, "user@example.com").await;
    let cookie = browser.cookie.clone();
    let answer = browser.post("/logout", &[]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/"));
    assert!(answer.header("clear-site-data").contains("\"storage\""));
    assert_eq!(browser.cookie, None);
    browser.cookie = cookie;
    assert!(!browser.is_logged_in().await);
    assert_eq!(
        browser.post("/logout", &[]).await.status,
        StatusCode::SEE_OTHER,
        "twice does no harm"
    );
}

async fn b26_disabling_or_deleting_ends_the_sessions_at_once(database: TestDatabase) {
    let app = with_user(database).await;
    app.account("other@example.com", None, None).await;
    let (mut user, mut other) =
        (log_in(&app, "user@example.com").await, log_in(&app, "other@example.com").await);
    accounts::disable(&app.server, &Caller::command_line(), &id("user@example.com")).await.unwrap();
    app.delete("other@example.com").await;
    assert!(!user.is_logged_in().await);
    assert!(!other.is_logged_in().await);
    accounts::enable(&app.server, &Caller::command_line(), &id("user@example.com")).await.unwrap();
    assert!(!user.is_logged_in().await, "the old session does not come back");
}

async fn b29_cross_site_posts_are_refused(database: TestDatabase) {
    let app = with_user(database).await;
    app.account("other@example.com", Some("a long password"), None).await;
    let browser = log_in(&app, "user@example.com").await;
    let port = app.address.port();
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", "http://localhost:1"),
        ("origin", &format!("https://localhost:{port}")),
        ("origin", &format!("http://localhost.evil.example:{port}")),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        for path in ["/session", "/logout", "/login", "/register"] {
            let form = "token=x&loginId=other@example.com&password=a long password";
            let request = browser.request(Method::POST, path).header(name, value).body(form);
            let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let answer = Answer::of(request.send().await.unwrap()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {name} {value}");
            assert_eq!(answer.header("set-cookie"), "");
        }
    }
    let mut browser = browser;
    assert!(browser.is_logged_in().await);
}

async fn b29_get_changes_nothing(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = log_in(&app, "user@example.com").await;
    let token = app.token("user@example.com").await;
    for path in ["/logout", "/logout?now=1"] {
        assert_eq!(browser.get(path).await.status, StatusCode::METHOD_NOT_ALLOWED);
    }
    assert_eq!(
        app.browser().get(&format!("/session?token={token}")).await.status,
        StatusCode::UNAUTHORIZED
    );
    assert!(browser.is_logged_in().await);
    assert_eq!(
        app.browser().post("/session", &[("token", &token)]).await.status,
        StatusCode::SEE_OTHER,
        "still unused"
    );
}

async fn the_sdk_sees_the_session_and_ends_it(database: TestDatabase) {
    let app = with_user(database).await;
    let mut browser = log_in(&app, "user@example.com").await;
    let request =
        browser.request(Method::GET, "/session").header(header::ACCEPT, "application/json");
    let session = browser.send(request).await.json();
    assert_eq!(session["timeout"], 14 * 24 * 60 * 60 * 1_000_u64);
    assert!(
        session["created"].as_str().unwrap().ends_with('Z')
            && session["lastActive"].is_string()
            && session["payload"].is_object()
    );
    let request =
        browser.request(Method::POST, "/logout").header(header::ACCEPT, "application/json");
    assert_eq!(
        browser.send(request.header("sec-fetch-site", "same-origin")).await.status,
        StatusCode::NO_CONTENT
    );
    let request =
        browser.request(Method::GET, "/session").header(header::ACCEPT, "application/json");
    assert_eq!(browser.send(request).await.status, StatusCode::UNAUTHORIZED);
}
