//! Addresses of new accounts, which a one-time code verifies.

use std::time::Duration;

use reqwest::StatusCode;

use super::codes::{PASSWORD, status};
use crate::tests::support::{
    administrators::{cloud, with_passkey},
    harness::{TestDatabase, on_both},
    mailbox::{newest_message, received_messages},
    sdk::{ALICE, sdk},
};

on_both!(
    a_new_account_is_pending_until_its_code,
    no_account_can_be_prepared_on_another_persons_address,
    a_phone_number_is_verified_by_sms,
    without_verification_an_account_is_active_at_once,
    with_the_cloud_the_first_login_verifies_the_address,
    a_phone_number_may_be_typed_as_its_country_writes_it
);

async fn a_new_account_is_pending_until_its_code(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut browser = app.browser();
    let form = [("loginId", ALICE), ("password", PASSWORD), ("next", "/account?x=1")];
    let answer = browser.post("/register", &form).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/code"));
    let sent = newest_message(&app, ALICE, 1).await;
    assert_eq!(status(&app, ALICE).await, "pending");
    assert!(!browser.is_logged_in().await);
    let login = [("loginId", ALICE), ("password", PASSWORD)];
    assert_eq!(app.browser().post("/login", &login).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let page = browser.get("/code").await.body;
    assert!(
        page.contains("autocomplete=\"one-time-code\"") && page.contains("inputmode=\"numeric\""),
        "{page}"
    );
    assert!(page.contains(ALICE));
    let code = sent.code();
    assert!(sent.text.contains(&format!("@localhost #{code}")), "{sent:?}");
    // Users paste it with a space, and browsers with the surrounding text.
    let answer =
        browser.post("/code", &[("code", &format!(" {} {} ", &code[..3], &code[3..]))]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/account?x=1"));
    assert!(browser.is_logged_in().await && browser.flow.is_none());
    assert_eq!(status(&app, ALICE).await, "active");
    assert_eq!(app.browser().post("/login", &login).await.status, StatusCode::SEE_OTHER);
}

async fn no_account_can_be_prepared_on_another_persons_address(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (mut mallory, mut alice) = (app.browser(), app.browser());
    mallory.post("/register", &[("loginId", ALICE), ("password", "the password of mallory")]).await;
    newest_message(&app, ALICE, 1).await;
    app.server.clock.advance(Duration::from_secs(1));
    let mut device = sdk(&app).device();
    let data = sdk(&app).register(&mut device, ALICE).await;
    alice.post("/register", &[("loginId", ALICE), ("ownIdData", &data)]).await;
    let second = newest_message(&app, ALICE, 2).await;
    app.server.clock.advance(Duration::from_secs(1));
    mallory.post("/register", &[("loginId", ALICE), ("password", "the password of mallory")]).await;
    newest_message(&app, ALICE, 3).await;

    assert_eq!(alice.type_code(&second).await.status, StatusCode::SEE_OTHER);
    assert!(alice.is_logged_in().await);
    let login = [("loginId", ALICE), ("password", "the password of mallory")];
    assert_eq!(mallory.post("/login", &login).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sdk(&app).log_in(&mut device, None).await.status, StatusCode::OK);
}

async fn a_phone_number_is_verified_by_sms(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (number, mut browser) = ("+14155552671", app.browser());
    browser.post("/register", &[("loginId", "+1 415 555-2671"), ("password", PASSWORD)]).await;
    let sent = newest_message(&app, number, 1).await;
    assert!(sent.text.ends_with(&format!("\n\n@localhost #{}", sent.code())), "{sent:?}");
    assert_eq!(browser.type_code(&sent).await.status, StatusCode::SEE_OTHER);
    assert!(browser.is_logged_in().await);
}

async fn a_phone_number_may_be_typed_as_its_country_writes_it(database: TestDatabase) {
    let app = database.start(&[]).await;
    for path in
        ["/register?country=", "/login?country=", "/recover?country=", "/login/code?country="]
    {
        let page = app.browser().get(path).await.body;
        assert!(page.contains("<option value=\"DE\"") && page.contains("Germany +49"), "{path}");
    }
    assert!(!app.browser().get("/register").await.body.contains("<option"));
    let mut browser = app.browser();
    let form = [("loginId", "030 901820"), ("country", "DE"), ("password", PASSWORD)];
    assert_eq!(browser.post("/register", &form).await.header("location"), "/code");
    assert_eq!(
        browser.type_code(&newest_message(&app, "+4930901820", 1).await).await.status,
        StatusCode::SEE_OTHER
    );
    let again = app.browser().post("/login", &form).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let nowhere = app
        .browser()
        .post("/register", &[("loginId", "030 901820"), ("country", ""), ("password", PASSWORD)])
        .await;
    assert!(
        nowhere.status == StatusCode::UNPROCESSABLE_ENTITY && nowhere.body.contains("Germany +49")
    );
}

async fn without_verification_an_account_is_active_at_once(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_VERIFY_LOGIN_ID", "false")]).await;
    let (mut browser, form) = (app.browser(), [("loginId", ALICE), ("password", PASSWORD)]);
    assert_eq!(browser.post("/register", &form).await.header("location"), "/account");
    assert!(browser.is_logged_in().await);
    assert_eq!(status(&app, ALICE).await, "active");
    assert_eq!(
        app.browser().post("/register", &form).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert!(received_messages(&app, ALICE).await.is_empty());
}

async fn with_the_cloud_the_first_login_verifies_the_address(database: TestDatabase) {
    let app = cloud(database).await;
    for known in [false, true] {
        let answer = app
            .browser()
            .post("/register", &[("loginId", ALICE), ("ownIdData", "keys"), ("next", "/a?b")])
            .await;
        assert!(
            answer.status == StatusCode::OK
                && answer.body.contains("Your account has been created"),
            "{known}"
        );
        assert!(
            answer.body.contains("/login?next=/a%3Fb") && answer.header("set-cookie").is_empty()
        );
    }
    assert_eq!(status(&app, ALICE).await, "pending");
    assert!(with_passkey(&app, ALICE).await.is_logged_in().await);
    assert_eq!(status(&app, ALICE).await, "active");
    for path in ["/code", "/login/code", "/recover/new", "/recover/code", "/link/x"] {
        assert_eq!(
            app.browser().get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}: codes are the cloud's"
        );
    }
    assert!(!app.browser().get("/recover").await.body.contains("Send me a code"));
}
