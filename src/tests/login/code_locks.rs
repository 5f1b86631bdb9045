//! Login ids whose codes are locked, and how they are unlocked.

use std::time::Duration;

use reqwest::{Method, StatusCode};

use super::code_limits::ask;
use crate::tests::support::{
    admin::{ApiClient, send},
    administrators::{ADMIN, grant, page_of, with_passkey},
    harness::{App, Browser, TestDatabase, on_both},
    mailbox::{messages_so_far, newest_message, received_messages},
    sdk::{ALICE, person, refusal, sdk},
};

on_both!(
    s11_the_owner_of_an_address_can_register_a_day_after_a_hundred_wrong_codes,
    s11_wrong_codes_for_an_address_without_an_account_do_not_count_against_its_owner,
    s11_support_unlocks_codes,
    s11_an_administrator_unlocks_codes_on_the_pages,
    s11_waiting_does_not_unlock_the_codes_of_an_account,
);

const PASSWORD: &str = "a long password";
const STRANGER: &str = "stranger@example.com";
const WRONG: [(&str, &str); 1] = [("code", "000000")];

async fn register<'a>(app: &'a App, login_id: &str) -> Browser<'a> {
    let mut browser = app.browser();
    let form = [("loginId", login_id), ("password", PASSWORD)];
    assert_eq!(browser.post("/register", &form).await.header("location"), "/code");
    browser
}

/// A hundred wrong codes, as slowly as they are accepted.
async fn lock<'a>(app: &'a App, begin: impl AsyncFn() -> Browser<'a>) {
    for _ in 0..20 {
        app.server.clock.advance(Duration::from_secs(600));
        let mut browser = begin().await;
        for _ in 0..5 {
            assert!(browser.post("/code", &WRONG).await.body.contains("is wrong or has expired"));
        }
    }
    app.server.clock.advance(Duration::from_secs(3_600));
    assert!(begin().await.post("/code", &WRONG).await.body.contains("Too many wrong codes"));
}

/// The owner's status after requesting a code and typing it.
async fn register_and_type(app: &App, login_id: &str) -> StatusCode {
    let sent = messages_so_far(app, login_id).await;
    let mut browser = register(app, login_id).await;
    browser.type_code(&newest_message(app, login_id, sent + 1).await).await.status
}

async fn s11_the_owner_of_an_address_can_register_a_day_after_a_hundred_wrong_codes(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    lock(&app, async || register(&app, STRANGER).await).await;
    let before = messages_so_far(&app, STRANGER).await;
    register(&app, STRANGER).await;
    app.finish_background_tasks().await;
    assert_eq!(received_messages(&app, STRANGER).await.len(), before, "not yet");
    app.server.clock.advance(Duration::from_secs(24 * 3_600));
    assert_eq!(register_and_type(&app, STRANGER).await, StatusCode::SEE_OTHER);
}

async fn s11_wrong_codes_for_an_address_without_an_account_do_not_count_against_its_owner(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    lock(&app, async || ask(&app, STRANGER).await).await;
    assert_eq!(
        register_and_type(&app, STRANGER).await,
        StatusCode::SEE_OTHER,
        "they were for a login"
    );
    app.server.clock.advance(Duration::from_secs(3_600));
    let sent = messages_so_far(&app, STRANGER).await;
    let mut browser = ask(&app, STRANGER).await;
    let answer = browser.type_code(&newest_message(&app, STRANGER, sent + 1).await).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "who proved the address has its codes");
}

async fn s11_support_unlocks_codes(database: TestDatabase) {
    let app = database.start(&[]).await;
    person(&app, ALICE).await;
    lock(&app, async || ask(&app, ALICE).await).await;
    lock(&app, async || register(&app, STRANGER).await).await;
    let support = ApiClient::token(&app, "accounts:read accounts:support").await;
    let lift = async |login_id: &str| {
        send(support.request(Method::DELETE, &format!("/code-locks/{login_id}"))).await
    };
    for login_id in [ALICE, "stranger%40example.com", "nobody@example.com", STRANGER] {
        assert_eq!(lift(login_id).await.status, StatusCode::NO_CONTENT, "{login_id}");
    }
    assert_eq!(refusal(&lift("x").await), (422, "login_id_invalid".to_owned()));
    let reader = ApiClient::token(&app, "accounts:read").await;
    let refused = send(reader.request(Method::DELETE, &format!("/code-locks/{ALICE}"))).await;
    assert_eq!(refusal(&refused), (403, "insufficient_scope".to_owned()));

    let sent = messages_so_far(&app, ALICE).await;
    let mut browser = ask(&app, ALICE).await;
    let answer = browser.type_code(&newest_message(&app, ALICE, sent + 1).await).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(register_and_type(&app, STRANGER).await, StatusCode::SEE_OTHER);
    let root = ApiClient::root(&app).await;
    let trail = send(root.request(Method::GET, "/audit")).await.body;
    assert!(trail.contains("code_lock_lifted") && trail.contains(STRANGER), "{trail}");
}

async fn s11_an_administrator_unlocks_codes_on_the_pages(database: TestDatabase) {
    let app = database.start(&[]).await;
    person(&app, ALICE).await;
    lock(&app, async || ask(&app, ALICE).await).await;
    lock(&app, async || register(&app, STRANGER).await).await;
    app.finish_background_tasks().await;
    app.delete(STRANGER).await;
    app.account(ADMIN, None, None).await;
    grant(&app, ADMIN, "admin").await;
    let mut admin = with_passkey(&app, ADMIN).await;
    let (of_alice, search) = (page_of(&app, ALICE).await, format!("/admin/accounts?q={STRANGER}"));
    for (path, login_id) in [(of_alice.as_str(), ALICE), (&search, STRANGER)] {
        let page = admin.get(path).await.body;
        assert!(page.contains("a hundred wrong codes"), "{path}: {page}");
        let answer = admin.post("/admin/code-locks", &[("loginId", login_id)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
        let after = admin.get(answer.header("location")).await.body;
        assert!(!after.contains("a hundred wrong codes"), "{after}");
    }
    assert!(!admin.get(&page_of(&app, ADMIN).await).await.body.contains("a hundred wrong codes"));
    assert_eq!(register_and_type(&app, STRANGER).await, StatusCode::SEE_OTHER);
}

async fn s11_waiting_does_not_unlock_the_codes_of_an_account(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut device = person(&app, ALICE).await;
    lock(&app, async || ask(&app, ALICE).await).await;
    app.server.clock.advance(Duration::from_secs(90 * 24 * 3_600));
    // A registration of the address does not count either: it has a count of its own.
    register(&app, ALICE).await.post("/code", &WRONG).await;
    let locked = ask(&app, ALICE).await.post("/code", &WRONG).await;
    assert!(locked.body.contains("Too many wrong codes"), "{locked:?}");
    assert_eq!(
        sdk(&app).log_in(&mut device, Some(ALICE)).await.status,
        StatusCode::OK,
        "its passkey still works"
    );
}
