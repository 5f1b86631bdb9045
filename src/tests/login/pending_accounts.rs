//! Registered accounts that were never verified.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::{
    service::housekeeping,
    tests::support::{
        admin::ApiClient,
        administrators::{cloud, with_passkey},
        harness::{App, TestDatabase, on_both},
        mailbox::{ReceivedMessage, newer_message, newest_message},
        sdk::{ALICE, BOB},
    },
};

on_both!(
    an_unverified_account_is_erased_after_a_week,
    accounts_that_are_verified_or_made_by_an_administrator_stay,
    registering_again_restarts_the_week,
    with_the_cloud_an_account_without_a_login_is_erased_too,
    nothing_is_erased_when_the_setting_says_never,
);

const WORDS: &str = "correct horse battery";
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);
const ALMOST: Duration = Duration::from_secs(7 * 24 * 60 * 60 - 60);

async fn register(app: &App, login_id: &str) -> ReceivedMessage {
    let answer =
        app.browser().post("/register", &[("loginId", login_id), ("password", WORDS)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    newest_message(app, login_id, 1).await
}

async fn after(app: &App, time: Duration) -> Vec<String> {
    app.server.clock.advance(time);
    housekeeping::tidy(&app.server).await.unwrap();
    let sql = "select login_id from account order by login_id";
    crate::on!(&app.server.db.read, pool => sqlx::query_scalar(sql).fetch_all(pool).await).unwrap()
}

async fn an_unverified_account_is_erased_after_a_week(database: TestDatabase) {
    let app = database.start(&[]).await;
    register(&app, ALICE).await;
    assert_eq!(after(&app, ALMOST).await, [ALICE]);
    assert!(after(&app, Duration::from_secs(120)).await.is_empty());
    let lines: Vec<(String, String, Option<String>)> = crate::on!(
        &app.server.db.read,
        pool => sqlx::query_as(
            "select action, actor, detail from audit order by sequence",
        ).fetch_all(pool).await
    )
    .unwrap();
    let deeds: Vec<_> =
        lines.iter().map(|(action, actor, _)| (action.as_str(), actor.as_str())).collect();
    assert_eq!(deeds, [("account_created", "visitor"), ("pending_account_erased", "server")]);
    assert!(
        lines.iter().all(|(_, _, detail)| detail.is_none()),
        "nothing names the user any more: {lines:?}"
    );
    let left: i64 = crate::on!(&app.server.db.read, pool => sqlx::query_scalar(
        "select count(*) from account_bin",
    ).fetch_one(pool).await)
    .unwrap();
    assert_eq!(left, 0);
}

async fn accounts_that_are_verified_or_made_by_an_administrator_stay(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let mut browser = app.browser();
    browser.register(&app, ALICE, WORDS).await;
    root.create(&json!({"loginId": BOB, "status": "pending"})).await;
    register(&app, "carol@example.com").await;
    let found = root.get("/accounts?q=carol%40").await.json();
    let path = format!("/accounts/{}", found["items"][0]["id"].as_str().unwrap());
    let looked_after = json!({"profile": {"firstName": "Carol"}});
    assert_eq!(root.change(Method::PATCH, &path, "*", &looked_after).await.status, StatusCode::OK);
    register(&app, "dave@example.com").await;
    assert_eq!(after(&app, 2 * WEEK).await, [ALICE, BOB, "carol@example.com"]);
}

async fn registering_again_restarts_the_week(database: TestDatabase) {
    let app = database.start(&[]).await;
    let first = register(&app, ALICE).await;
    after(&app, ALMOST).await;
    let mut browser = app.browser();
    browser.post("/register", &[("loginId", ALICE), ("password", WORDS)]).await;
    let sent = newer_message(&app, ALICE, &first).await;
    assert_eq!(after(&app, Duration::from_secs(120)).await, [ALICE]);
    assert_eq!(browser.type_code(&sent).await.status, StatusCode::SEE_OTHER);
    assert!(browser.is_logged_in().await);
    assert_eq!(after(&app, 2 * WEEK).await, [ALICE]);
}

async fn with_the_cloud_an_account_without_a_login_is_erased_too(database: TestDatabase) {
    let app = cloud(database).await;
    for login_id in [ALICE, BOB] {
        let answer =
            app.browser().post("/register", &[("loginId", login_id), ("ownIdData", "keys")]).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    assert!(with_passkey(&app, BOB).await.is_logged_in().await);
    assert_eq!(after(&app, 2 * WEEK).await, [BOB]);
}

async fn nothing_is_erased_when_the_setting_says_never(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_PENDING_ACCOUNT_DAYS", "0")]).await;
    register(&app, ALICE).await;
    assert_eq!(after(&app, 100 * WEEK).await, [ALICE]);
}
