//! A person who logs in anew in the same browser: the same one keeps what applications were given,
//! another one ends it.

use serde_json::{Value, json};

use super::{PERSON, logged_in, with_person};
use crate::{
    domain::message::kind::MessageKind,
    tests::{
        messages::send_requests,
        support::{
            forward_auth::{self, ProxiedBrowser, WIKI, with_applications},
            harness::{App, Browser, TestDatabase, on_both},
            relying_party::RelyingParty,
        },
    },
};

on_both!(
    b22_a_new_login_of_the_same_person_keeps_grants_and_the_sid,
    a_code_of_before_is_redeemed_after_a_new_login,
    b22_a_new_login_of_another_person_ends_them_and_is_told,
    a_new_login_keeps_the_session_at_a_site_behind_a_proxy,
    two_new_logins_at_once_leave_one_session,
);

const OTHER: &str = "other@example.com";

async fn log_in(browser: &mut Browser<'_>, login_id: &str) {
    let form = [("loginId", login_id), ("password", "a long password")];
    let answer = browser.post("/login", &form).await;
    assert_eq!(answer.status, 303, "{answer:?}");
}

/// An application that would be told of a logout.
async fn told(app: &App) -> RelyingParty<'_> {
    let further = json!({ "backchannelLogoutUri": "https://app.example.com/out" });
    RelyingParty::with_logout(app, "Wiki", further).await
}

async fn queued_logouts(app: &App) -> usize {
    let rows = send_requests::outbox(app).await;
    rows.iter().filter(|row| row.kind == MessageKind::Logout).count()
}

async fn b22_a_new_login_of_the_same_person_keeps_grants_and_the_sid(database: TestDatabase) {
    let app = with_person(database).await;
    let party = told(&app).await;
    let mut browser = logged_in(&app).await;
    let before = party.tokens(&mut browser, "openid offline_access").await;
    let sid = party.verify(&before["id_token"]).await["sid"].clone();

    for _ in 0..2 {
        let old = browser.cookie.clone();
        app.server.clock.advance(std::time::Duration::from_secs(5));
        log_in(&mut browser, PERSON).await;
        assert_ne!(browser.cookie, old, "the token of a session is never taken over");
        let mut holder = app.browser();
        holder.cookie = old;
        assert!(!holder.is_logged_in().await, "the old token is worth nothing");
        assert!(browser.is_logged_in().await);
    }

    assert_eq!(party.userinfo(&before["access_token"]).await.status, 200);
    assert_eq!(party.introspect(&before["access_token"]).await["sid"], sid);
    let refreshed = party.refresh(before["refresh_token"].as_str().unwrap()).await;
    assert_eq!(refreshed.status, 200, "{refreshed:?}");
    let kept = party.verify(&refreshed.json()["id_token"]).await;
    let first = party.verify(&before["id_token"]).await;
    assert_eq!((&kept["sid"], &kept["auth_time"]), (&sid, &first["auth_time"]));
    assert_eq!(queued_logouts(&app).await, 0);

    let after = party.tokens(&mut browser, "openid").await;
    let after = party.verify(&after["id_token"]).await;
    assert_eq!(after["sid"], sid, "it is the same session to applications");
    assert!(after["auth_time"].as_i64() > first["auth_time"].as_i64());

    browser.post("/logout", &[]).await;
    assert_eq!(party.userinfo(&before["access_token"]).await.status, 401);
    assert_eq!(queued_logouts(&app).await, 1);
}

async fn a_code_of_before_is_redeemed_after_a_new_login(database: TestDatabase) {
    let app = with_person(database).await;
    let party = told(&app).await;
    let mut browser = logged_in(&app).await;
    let code = party.code(&mut browser, &[]).await;
    log_in(&mut browser, PERSON).await;
    assert_eq!(party.redeem(&code).await.status, 200);

    // `prompt=login` is what most often begins one.
    let asked = browser.get(&party.authorize_path(&[("prompt", "login")])).await;
    assert!(asked.header("location").starts_with("/login?"), "{asked:?}");
}

async fn b22_a_new_login_of_another_person_ends_them_and_is_told(database: TestDatabase) {
    let app = with_person(database).await;
    app.account(OTHER, Some("a long password"), None).await;
    let party = told(&app).await;
    let mut browser = logged_in(&app).await;
    let before = party.tokens(&mut browser, "openid offline_access").await;
    let sid = party.verify(&before["id_token"]).await["sid"].clone();
    log_in(&mut browser, OTHER).await;

    assert_eq!(party.userinfo(&before["access_token"]).await.status, 401);
    let refreshed = party.refresh(before["refresh_token"].as_str().unwrap()).await;
    assert_eq!(refreshed.status, 400, "{refreshed:?}");
    assert_eq!(queued_logouts(&app).await, 1);
    let after = party.tokens(&mut browser, "openid").await;
    assert_ne!(party.verify(&after["id_token"]).await["sid"], sid);
}

async fn a_new_login_keeps_the_session_at_a_site_behind_a_proxy(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, mut own) =
        (ProxiedBrowser::new(&app, WIKI), forward_auth::person(&app).await);
    let entered = at_wiki.enter("/", &mut own).await;
    let sid = sid_of(entered.header("vestibule-assertion"));
    app.server.clock.advance(std::time::Duration::from_secs(60));

    log_in(&mut own, forward_auth::PERSON).await;
    let asked = at_wiki.fetch("GET", "/").await;
    assert_eq!(asked.status, 200, "{asked:?}");
    assert_eq!(sid_of(asked.header("vestibule-assertion")), sid);
    own.post("/logout", &[]).await;
    assert_eq!(at_wiki.fetch("GET", "/").await.status, 401);
}

fn sid_of(assertion: &str) -> Value {
    use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
    let claims = assertion.split('.').nth(1).unwrap_or_else(|| panic!("no assertion"));
    let claims: Value = serde_json::from_slice(&BASE64URL.decode(claims).unwrap()).unwrap();
    claims["sid"].clone()
}

async fn two_new_logins_at_once_leave_one_session(database: TestDatabase) {
    let app = with_person(database).await;
    let party = told(&app).await;
    let mut browser = logged_in(&app).await;
    let tokens = party.tokens(&mut browser, "openid offline_access").await;
    let (mut first, mut second) = (app.browser(), app.browser());
    for tab in [&mut first, &mut second] {
        tab.cookie.clone_from(&browser.cookie);
        tab.device.clone_from(&browser.device);
    }
    futures::join!(log_in(&mut first, PERSON), log_in(&mut second, PERSON));

    // One of them took the grants over; the other found no session to take over from.
    assert!(first.is_logged_in().await && second.is_logged_in().await);
    assert!(!browser.is_logged_in().await);
    assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 200);
    assert_eq!(queued_logouts(&app).await, 0);
}
