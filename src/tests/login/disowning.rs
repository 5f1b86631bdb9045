//! Credentials that are removed when the owner disowns a browser, or recovers the account.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::recovery::prove;
use crate::{
    service::accounts,
    tests::support::{
        admin::ApiClient,
        authenticator::Device,
        harness::{App, Browser, TestDatabase, id, on_both, text},
        mailbox::{messages_so_far, new_browser_messages, newest_message, received_messages},
        sdk::{ALICE, begun, person, refusal, sdk},
    },
};

on_both!(
    s07_disowning_a_login_by_password_removes_the_password_and_the_recovery_codes,
    s07_disowning_a_login_by_passkey_removes_that_passkey,
    s07_disowning_a_login_by_code_removes_credentials_made_there,
    s07_disowning_a_recovery_removes_the_passkey_it_was_done_with,
    s07_a_recovery_removes_every_other_credential_unless_told_otherwise,
    s07_a_recovery_with_a_passkey_removes_the_password_and_the_other_passkeys,
    b26_removing_a_credential_ends_the_other_sessions_on_request,
);

const WORDS: &str = "correct horse battery";
const NEW: &str = "another long password";

/// An account with a passkey, a password and recovery codes. Returns the device, and one of the
/// codes.
async fn with_every_way(app: &App) -> (Device, String) {
    let phone = person(app, ALICE).await;
    let account = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    let path = format!("/accounts/{}", account.id);
    let set = ApiClient::root(app)
        .await
        .change(Method::PATCH, &path, "*", &json!({"password": WORDS}))
        .await;
    assert_eq!(set.status, StatusCode::OK, "{set:?}");
    newest_message(app, ALICE, 1).await;
    let mut browser = by_password(app).await;
    let page = browser.post("/account/recovery-codes", &[]).await;
    let code = page.body.split("<code>").nth(1).unwrap()[..19].to_owned();
    newest_message(app, ALICE, 2).await;
    new_browser_messages(app, ALICE, 1).await;
    // No earlier attempt counts any more.
    app.server.clock.advance(Duration::from_secs(3_600));
    for table in ["delete from account_device", "delete from outbox", "delete from session"] {
        crate::on!(&app.server.db.write, pool => sqlx::query(table).execute(pool).await.map(drop))
            .unwrap();
    }
    (phone, code)
}

async fn by_password(app: &App) -> Browser<'_> {
    let mut browser = app.browser();
    let answer = browser.post("/login", &[("loginId", ALICE), ("password", WORDS)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    app.server.clock.advance(Duration::from_millis(1));
    browser
}

async fn by_passkey<'a>(app: &'a App, device: &mut Device) -> Browser<'a> {
    let token = text(&sdk(app).log_in(device, None).await.json()["token"]);
    let mut browser = app.browser();
    assert_eq!(browser.post("/session", &[("token", &token)]).await.status, StatusCode::SEE_OTHER);
    app.server.clock.advance(Duration::from_millis(1));
    browser
}

/// Presses the button behind the latest message about a new browser.
async fn disown(app: &App, told: usize) {
    let link = new_browser_messages(app, ALICE, told).await.remove(0).path("/not-me/");
    assert!(app.browser().get(&link).await.body.contains("will stop working"), "the page says so");
    let answer = app.browser().post(&link, &[]).await;
    assert_eq!(answer.header("location"), "/code", "{answer:?}");
    app.server.clock.advance(Duration::from_secs(1));
}

async fn password_works(app: &App, words: &str) -> bool {
    app.browser().post("/login", &[("loginId", ALICE), ("password", words)]).await.status
        == StatusCode::SEE_OTHER
}

async fn passkey_works(app: &App, device: &mut Device) -> bool {
    let answer = sdk(app).log_in(device, None).await;
    assert!(
        answer.status == StatusCode::OK || refusal(&answer).1 == "credential_unknown",
        "{answer:?}"
    );
    answer.status == StatusCode::OK
}

async fn paper_works(app: &App, code: &str) -> bool {
    let answer = app.browser().post("/recover/code", &[("loginId", ALICE), ("code", code)]).await;
    answer.status == StatusCode::SEE_OTHER
}

async fn s07_disowning_a_login_by_password_removes_the_password_and_the_recovery_codes(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    let (mut phone, code) = with_every_way(&app).await;
    let mut thief = by_password(&app).await;
    disown(&app, 1).await;
    assert!(
        !thief.is_logged_in().await
            && !password_works(&app, WORDS).await
            && !paper_works(&app, &code).await
    );
    assert!(passkey_works(&app, &mut phone).await, "no one else used it");
    newest_message(&app, ALICE, 2).await;
    let told: Vec<_> =
        received_messages(&app, ALICE).await.into_iter().map(|letter| letter.subject).collect();
    assert!(told.iter().any(|subject| subject.contains("password")), "{told:?}");
}

async fn s07_disowning_a_login_by_passkey_removes_that_passkey(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (mut stolen, code) = with_every_way(&app).await;
    let mut owner = by_passkey(&app, &mut stolen).await;
    let mut laptop = sdk(&app).device();
    add(&app, &mut owner, &mut laptop).await;
    by_passkey(&app, &mut stolen).await;
    disown(&app, 2).await;
    assert!(!passkey_works(&app, &mut stolen).await && !paper_works(&app, &code).await);
    assert!(
        passkey_works(&app, &mut laptop).await && password_works(&app, WORDS).await,
        "no one else used them"
    );
}

async fn s07_disowning_a_recovery_removes_the_passkey_it_was_done_with(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (mut phone, _) = with_every_way(&app).await;
    let mut owner = by_passkey(&app, &mut phone).await;
    let (mut tablet, mut laptop, mut made) =
        (sdk(&app).device(), sdk(&app).device(), sdk(&app).device());
    add(&app, &mut owner, &mut tablet).await;
    add(&app, &mut owner, &mut laptop).await;
    recover(&app, &mut tablet, None).await;
    disown(&app, 2).await;
    assert!(!passkey_works(&app, &mut tablet).await);
    recover(&app, &mut phone, Some(&mut made)).await;
    disown(&app, 3).await;
    assert!(!passkey_works(&app, &mut phone).await && !passkey_works(&app, &mut made).await);
    assert!(
        passkey_works(&app, &mut laptop).await && password_works(&app, WORDS).await,
        "no one else used them"
    );
}

/// Logs in as the widget does on a new device, which may get a passkey.
async fn recover(app: &App, shown: &mut Device, made: Option<&mut Device>) {
    let (ceremony_id, options) = prove(app, shown).await;
    let credential = match made {
        Some(device) => device.create(&options).await,
        None => Value::Null,
    };
    let answer = sdk(app).finish("recover", &ceremony_id, &credential).await;
    let token = text(&answer.json()["token"]);
    assert_eq!(
        app.browser().post("/session", &[("token", &token)]).await.status,
        StatusCode::SEE_OTHER
    );
    app.server.clock.advance(Duration::from_millis(1));
}

/// Adds a passkey as `page.js` and the SDK do.
async fn add(app: &App, browser: &mut Browser<'_>, device: &mut Device) {
    let mut vouched = browser.post("/account/security/enrolment", &[]).await.json();
    vouched["appId"] = json!(app.server.config.ownid.app_id);
    let (ceremony_id, options) = begun(&sdk(app).post("enroll/start", &vouched).await);
    let credential = device.create(&options).await;
    assert_eq!(sdk(app).finish("enroll", &ceremony_id, &credential).await.status, StatusCode::OK);
}

async fn s07_disowning_a_login_by_code_removes_credentials_made_there(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (mut phone, code) = with_every_way(&app).await;
    // A stolen recovery code sets a password; then a passkey is added in that session.
    let mut thief = app.browser();
    thief.post("/recover/code", &[("loginId", ALICE), ("code", &code)]).await;
    assert_eq!(
        thief.post("/recover/new", &[("password", NEW)]).await.header("location"),
        "/account"
    );
    app.server.clock.advance(Duration::from_millis(1));
    let mut key = sdk(&app).device();
    add(&app, &mut thief, &mut key).await;
    assert!(passkey_works(&app, &mut key).await);
    disown(&app, 1).await;
    assert!(!password_works(&app, NEW).await && !passkey_works(&app, &mut key).await);
    assert!(passkey_works(&app, &mut phone).await, "it was there before");
}

/// A browser before the last step of a recovery.
async fn recovering(app: &App) -> Browser<'_> {
    let (mut browser, sent) = (app.browser(), messages_so_far(app, ALICE).await);
    browser.post("/recover", &[("loginId", ALICE)]).await;
    let answer = browser.type_code(&newest_message(app, ALICE, sent + 1).await).await;
    assert_eq!(answer.header("location"), "/recover/new", "{answer:?}");
    browser
}

async fn s07_a_recovery_removes_every_other_credential_unless_told_otherwise(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    let (mut phone, code) = with_every_way(&app).await;
    let mut browser = recovering(&app).await;
    let page = browser.get("/recover/new").await.body;
    let (_, field) = page.split_once("id=\"dropOthers\"").unwrap_or_else(|| panic!("{page}"));
    assert!(field[..field.find('>').unwrap()].contains("checked"), "on by default: {page}");
    assert_eq!(
        browser.post("/recover/new", &[("password", NEW)]).await.header("location"),
        "/account"
    );
    assert!(passkey_works(&app, &mut phone).await, "the box was not ticked");

    app.server.clock.advance(Duration::from_secs(1));
    let mut browser = recovering(&app).await;
    let form = [("password", WORDS), ("dropOthers", "1")];
    assert_eq!(browser.post("/recover/new", &form).await.header("location"), "/account");
    assert!(browser.is_logged_in().await && password_works(&app, WORDS).await);
    assert!(!passkey_works(&app, &mut phone).await && !paper_works(&app, &code).await);
}

async fn s07_a_recovery_with_a_passkey_removes_the_password_and_the_other_passkeys(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    let (mut phone, code) = with_every_way(&app).await;
    let mut browser = recovering(&app).await;
    let mut laptop = sdk(&app).device();
    let data = sdk(&app).register(&mut laptop, ALICE).await;
    let form = [("ownIdData", data.as_str()), ("dropOthers", "1")];
    assert_eq!(browser.post("/recover/new", &form).await.header("location"), "/account");
    assert!(passkey_works(&app, &mut laptop).await && !passkey_works(&app, &mut phone).await);
    assert!(!password_works(&app, WORDS).await && !paper_works(&app, &code).await);

    // Continuing without a new credential removes none: there would be none left.
    app.server.clock.advance(Duration::from_secs(1));
    let mut browser = recovering(&app).await;
    let form = [("skip", "1"), ("dropOthers", "1")];
    assert_eq!(browser.post("/recover/new", &form).await.header("location"), "/account");
    assert!(passkey_works(&app, &mut laptop).await);
}

async fn b26_removing_a_credential_ends_the_other_sessions_on_request(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (mut phone, _) = with_every_way(&app).await;
    let mut browser = by_passkey(&app, &mut phone).await;
    let (mut laptop, mut tablet) = (sdk(&app).device(), sdk(&app).device());
    add(&app, &mut browser, &mut laptop).await;
    add(&app, &mut browser, &mut tablet).await;
    let page = browser.get("/account/security").await.body;
    assert_eq!(
        page.matches("name=\"others\"").count(),
        5,
        "three passkeys, to remove the password and to change it"
    );
    let data = browser.send(browser.request(Method::GET, "/api/account/data")).await.json();
    let ids: Vec<String> =
        data["passkeys"].as_array().unwrap().iter().map(|passkey| text(&passkey["id"])).collect();
    let acts = [
        ("/account/security/passkeys", vec![("act", "remove"), ("id", ids[1].as_str())]),
        (
            "/account/security/passkeys",
            vec![("act", "remove"), ("id", ids[2].as_str()), ("others", "end")],
        ),
        ("/account/security/password", vec![("act", "remove"), ("others", "end")]),
    ];
    for (path, form) in acts {
        let mut elsewhere = by_password(&app).await;
        let answer = browser.post(path, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
        let ends = form.iter().any(|(name, _)| *name == "others");
        assert!(browser.is_logged_in().await);
        assert_eq!(elsewhere.is_logged_in().await, !ends, "{form:?}");
    }
}
