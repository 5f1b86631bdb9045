//! Recovery codes: created once, and each used once.

use std::time::Duration;

use reqwest::StatusCode;

use crate::tests::support::{
    harness::{App, TestDatabase, on_both},
    mailbox::newest_message,
    sdk::ALICE,
};

on_both!(
    ten_codes_are_shown_once_and_each_works_once,
    b21_creating_recovery_codes_requires_a_recent_login,
    b15_recovery_codes_are_limited_as_codes_are,
    recovery_codes_are_erased_with_their_account,
);

const PASSWORD: &str = "a long password";
const PAGE: &str = "/account/recovery-codes";

async fn made(app: &App) -> Vec<String> {
    let mut browser = app.browser();
    browser.post("/login", &[("loginId", ALICE), ("password", PASSWORD)]).await;
    assert!(browser.get("/account").await.body.contains(PAGE));
    let page = browser.post(PAGE, &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(
        page.body.contains("download=\"recovery-codes.txt\"")
            && page.header("cache-control") == "no-store"
    );
    let codes: Vec<_> =
        page.body.split("<code>").skip(1).map(|rest| rest[..19].to_owned()).collect();
    assert_eq!(codes.len(), 10);
    assert!(browser.get(PAGE).await.body.contains("You have 10 codes left"));
    assert!(!browser.get(PAGE).await.body.contains(&codes[0]), "never again");
    codes
}

async fn ten_codes_are_shown_once_and_each_works_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let codes = made(&app).await;
    assert!(newest_message(&app, ALICE, 1).await.subject.contains("recovery codes"));
    let rows: Vec<String> = crate::on!(&app.server.db.read, pool => sqlx::query_scalar(
        "select code_hash from recovery_code",
    ).fetch_all(pool).await)
    .unwrap();
    assert!(rows.len() == 10 && !rows.iter().any(|row| codes.contains(row)), "stored hashed");

    let mut browser = app.browser();
    let typed = codes[3].to_uppercase().replace('-', " ");
    let answer = browser.post("/recover/code", &[("loginId", ALICE), ("code", &typed)]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/recover/new"));
    assert!(newest_message(&app, ALICE, 2).await.subject.contains("recovery code was used"));
    assert_eq!(
        browser
            .post("/recover/new", &[("password", "another long password")])
            .await
            .header("location"),
        "/account"
    );
    assert!(browser.get(PAGE).await.body.contains("You have 9 codes left"));

    for (login_id, code) in [
        (ALICE, &codes[3]),
        ("nobody@example.com", &codes[4]),
        (ALICE, &"0000-0000-0000-0000".to_owned()),
    ] {
        let answer =
            app.browser().post("/recover/code", &[("loginId", login_id), ("code", code)]).await;
        assert!(
            answer.status == StatusCode::UNPROCESSABLE_ENTITY
                && answer.body.contains("isn’t right")
        );
    }
    // New codes replace the old ones.
    app.server.clock.advance(Duration::from_secs(1));
    browser.post(PAGE, &[]).await;
    let old = app.browser().post("/recover/code", &[("loginId", ALICE), ("code", &codes[4])]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn b21_creating_recovery_codes_requires_a_recent_login(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let mut browser = app.browser();
    assert_eq!(browser.post(PAGE, &[]).await.header("location"), "/login?next=%2Faccount");
    browser.post("/login", &[("loginId", ALICE), ("password", PASSWORD)]).await;
    app.server.clock.advance(Duration::from_secs(901));
    let answer = browser.post(PAGE, &[]).await;
    assert!(
        answer.status == StatusCode::FORBIDDEN && answer.body.contains("Confirm it’s you"),
        "{}",
        answer.body
    );
    assert!(browser.get(PAGE).await.body.contains("No codes yet"));
}

async fn b15_recovery_codes_are_limited_as_codes_are(database: TestDatabase) {
    let app = database.start(&[]).await;
    for n in 0..21 {
        let answer = app
            .browser()
            .post("/recover/code", &[("loginId", ALICE), ("code", "0000-0000-0000-0000")])
            .await;
        assert_eq!(answer.status.as_u16(), if n < 20 { 422 } else { 429 });
    }
}

async fn recovery_codes_are_erased_with_their_account(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let codes = made(&app).await;
    app.delete(ALICE).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let answer =
        app.browser().post("/recover/code", &[("loginId", ALICE), ("code", &codes[0])]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}
