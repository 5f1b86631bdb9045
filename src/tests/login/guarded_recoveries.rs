//! Recoveries of accounts with power, which an administrator must allow.

use std::{process::ExitCode, time::Duration};

use reqwest::StatusCode;

use super::strengths::{WORDS, administrator, by_code};
use crate::tests::{
    operations::command_line::run,
    support::{
        administrators::{ADMIN, grant, page_of, with_passkey},
        harness::{Answer, App, Browser, TestDatabase, id, on_both, text},
        mailbox::{new_browser_messages, newest_message},
        sdk::{ALICE, person, refusal, sdk},
    },
};

on_both!(
    s06_a_code_recovers_no_account_with_power,
    s06_another_administrator_or_the_command_line_recovers_it,
    s06_an_account_without_its_last_passkey_remains_guarded
);

/// A recovery whose code was right.
async fn recovering<'a>(app: &'a App, login_id: &str, messages: usize) -> Browser<'a> {
    let mut browser = app.browser();
    browser.post("/recover", &[("loginId", login_id)]).await;
    let answer = browser.type_code(&newest_message(app, login_id, messages).await).await;
    assert_eq!(answer.header("location"), "/recover/new", "{answer:?}");
    browser
}

fn needs_administrator(answer: &Answer) {
    assert!(
        answer.status == StatusCode::FORBIDDEN
            && answer.body.contains("Another administrator is required"),
        "{answer:?}"
    );
}

async fn s06_a_code_recovers_no_account_with_power(database: TestDatabase) {
    let app = database.start(&[]).await;
    person(&app, ALICE).await;
    // Recovery codes from before the account had power.
    let mut alice = with_passkey(&app, ALICE).await;
    let page = alice.post("/account/recovery-codes", &[]).await;
    let code = page.body.split("<code>").nth(1).unwrap()[..19].to_owned();
    newest_message(&app, ALICE, 1).await;
    grant(&app, ALICE, "admin").await;

    let mut by_mail = recovering(&app, ALICE, 2).await;
    let mut by_paper = app.browser();
    by_paper.post("/recover/code", &[("loginId", ALICE), ("code", &code)]).await;
    newest_message(&app, ALICE, 3).await;
    let data = sdk(&app).register(&mut sdk(&app).device(), ALICE).await;
    for browser in [&mut by_mail, &mut by_paper] {
        needs_administrator(&browser.get("/recover/new").await);
        for form in [("ownIdData", data.as_str()), ("password", WORDS), ("skip", "1")] {
            needs_administrator(&browser.post("/recover/new", &[form]).await);
        }
        assert!(!browser.is_logged_in().await);
    }
    let login = app.browser().post("/login", &[("loginId", ALICE), ("password", WORDS)]).await;
    assert_eq!(login.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was set");
}

async fn s06_another_administrator_or_the_command_line_recovers_it(database: TestDatabase) {
    let app = database.start(&[]).await;
    administrator(&app).await;
    person(&app, ALICE).await;
    grant(&app, ALICE, "admin").await;
    let mut other = with_passkey(&app, ADMIN).await;
    let page = page_of(&app, ALICE).await;
    assert_eq!(other.post(&format!("{page}/recovery"), &[]).await.status, StatusCode::SEE_OTHER);
    let link = newest_message(&app, ALICE, 1).await.link();
    let mut alice = app.browser();
    alice.post("/code", &[("link", link.rsplit('/').next().unwrap())]).await;
    let mut device = sdk(&app).device();
    let data = sdk(&app).register(&mut device, ALICE).await;
    assert_eq!(
        alice.post("/recover/new", &[("ownIdData", &data)]).await.header("location"),
        "/account"
    );
    assert_eq!(sdk(&app).log_in(&mut device, None).await.status, StatusCode::OK);

    assert_eq!(run(&app, &["account", "recover", ALICE]).await, ExitCode::SUCCESS);
    assert_eq!(run(&app, &["account", "recover", "nobody@example.com"]).await, ExitCode::from(1));
    let platform =
        crate::startup::local_platform(&app.server, axum::Router::new()).unwrap().unwrap();
    let link = platform.recovery_link(&id(ALICE)).await.unwrap();
    let mut alice = app.browser();
    let answer = alice.post("/code", &[("link", link.rsplit('/').next().unwrap())]).await;
    assert_eq!(answer.header("location"), "/recover/new", "{answer:?}");
    assert_eq!(alice.get("/recover/new").await.status, StatusCode::OK);
}

async fn s06_an_account_without_its_last_passkey_remains_guarded(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut phone = person(&app, ALICE).await;
    grant(&app, ALICE, "support").await;
    // Access to her mailbox disowns the browser in which she uses her passkey.
    let token = sdk(&app).log_in(&mut phone, None).await.json()["token"].clone();
    app.browser().post("/session", &[("token", &text(&token))]).await;
    let told = new_browser_messages(&app, ALICE, 1).await.remove(0);
    app.browser().post(&told.path("/not-me/"), &[]).await;
    assert_eq!(
        refusal(&sdk(&app).log_in(&mut phone, None).await),
        (401, "credential_unknown".to_owned())
    );
    // Its removal is reported, and the code of the recovery that followed is sent too.
    app.server.clock.advance(Duration::from_secs(1));
    newest_message(&app, ALICE, 2).await;
    let mut browser = recovering(&app, ALICE, 3).await;
    needs_administrator(&browser.get("/recover/new").await);
    let mut by_mail = by_code(&app, ALICE, 4).await;
    assert_eq!(
        by_mail.post("/account/security/enrolment", &[]).await.status,
        StatusCode::FORBIDDEN
    );
}
