//! Requests that are repeated, or sent in another state than intended, get a correct response
//! (`docs/regressions.md` u20).

use reqwest::{Method, StatusCode, header};

use super::sessions::log_in;
use crate::tests::support::{
    harness::{Answer, Browser, TestDatabase, on_both},
    mailbox::newest_message,
};

on_both!(
    u20_a_used_link_says_that_it_was_used,
    u20_a_code_sent_twice_at_once_is_answered_correctly,
    u20_a_recovery_code_sent_twice_leads_on,
    u20_the_place_within_a_page_outlives_the_login,
);

const ALICE: &str = "alice@example.com";

async fn u20_a_used_link_says_that_it_was_used(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, Some("keys")).await;
    let mut browser = app.browser();
    browser.post("/login/code", &[("loginId", ALICE)]).await;
    let link = newest_message(&app, ALICE, 1).await.link();
    let secret = link.rsplit('/').next().unwrap().to_owned();
    assert_eq!(browser.post("/code", &[("link", &secret)]).await.status, StatusCode::SEE_OTHER);
    for who in [&mut browser, &mut app.browser()] {
        let again = who.get(&link).await;
        assert_eq!(again.status, StatusCode::GONE);
        assert!(again.body.contains("This link has already been used"), "{}", again.body);
        let pressed = who.post("/code", &[("link", &secret)]).await;
        assert!(
            pressed.status == StatusCode::GONE && pressed.body.contains("already been used"),
            "{pressed:?}"
        );
    }
    let unknown = app.browser().get("/link/nothing").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.body.contains("This link has expired"), "{}", unknown.body);
}

/// The browser's request as it was before the first response arrived.
async fn send_again(browser: &Browser<'_>, form: String) -> Answer {
    let request = browser.request(Method::POST, "/code").header(header::ACCEPT, "text/html");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    Answer::of(request.body(form).send().await.unwrap()).await
}

async fn u20_a_code_sent_twice_at_once_is_answered_correctly(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, Some("keys")).await;
    let mut browser = app.browser();
    browser.post("/login/code", &[("loginId", ALICE), ("next", "/account/security")]).await;
    let code = newest_message(&app, ALICE, 1).await.code();
    let whose = crate::tests::pages::forms::whose(&app, "/code", &browser).await.unwrap();
    let form = format!("code={code}&whose={whose}");
    let (one, other) =
        tokio::join!(send_again(&browser, form.clone()), send_again(&browser, form.clone()));
    let late = send_again(&browser, form).await;
    let is_first = |answer: &Answer| answer.header("location") == "/account/security";
    assert!(is_first(&one) != is_first(&other), "one of them logs in: {one:?} {other:?}");
    let (first, second) = if is_first(&one) { (one, other) } else { (other, one) };
    browser.cookie = Some(first.cookie("vestibule").split(';').next().unwrap().to_owned());
    for again in [second, late] {
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{again:?}");
        assert!(again.headers.get(header::SET_COOKIE).is_none(), "a code works once: {again:?}");
        let on = browser.get(again.header("location")).await;
        assert_eq!(on.header("location"), "/account/security", "{again:?} {on:?}");
    }
    let failures: Option<i64> = crate::on!(&app.server.db.read, pool => {
        sqlx::query_scalar("select failures from platform_code_failure").fetch_optional(pool).await
    })
    .unwrap();
    assert!(failures.unwrap_or_default() <= 1, "{failures:?}");
}

async fn u20_a_recovery_code_sent_twice_leads_on(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, Some("keys")).await;
    let mut browser = app.browser();
    browser.post("/recover", &[("loginId", ALICE)]).await;
    let code = newest_message(&app, ALICE, 1).await.code();
    let whose = crate::tests::pages::forms::whose(&app, "/code", &browser).await.unwrap();
    let form = format!("code={code}&whose={whose}");
    let first = send_again(&browser, form.clone()).await;
    assert_eq!(first.header("location"), "/recover/new");
    let second = send_again(&browser, form).await;
    browser.flow = Some(first.cookie("vestibule-code").split(';').next().unwrap().to_owned());
    assert_eq!(
        browser.get(second.header("location")).await.header("location"),
        "/recover/new",
        "{second:?}"
    );
}

async fn u20_the_place_within_a_page_outlives_the_login(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some("a long password"), Some("keys")).await;
    let form =
        [("loginId", ALICE), ("password", "a long password"), ("next", "/account?saved=1#details")];
    let answer = app.browser().post("/login", &form).await;
    assert_eq!(answer.header("location"), "/account?saved=1#details");
    let mut known = log_in(&app, ALICE).await;
    let on = known.get("/login?next=%2Faccount%2Fsecurity%23passkeys").await;
    assert_eq!(on.header("location"), "/account/security#passkeys");
    let drawn = app.browser().get("/login?next=%2Faccount%2Fsecurity%23passkeys").await;
    assert!(drawn.body.contains("value=\"/account/security#passkeys\""), "{}", drawn.body);
}
