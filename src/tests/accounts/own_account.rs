//! Users change their credentials, download their data, and delete their account.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::tests::{
    login::sessions::log_in,
    pages::forms,
    support::{
        authenticator::Device,
        harness::{Answer, App, Browser, TestDatabase, on_both, text},
        mailbox::new_browser_messages,
        sdk::{ALICE, BOB, begun, person, refusal, sdk},
    },
};

on_both!(
    b21_credentials_are_changed_after_a_recent_login_only,
    a_passkey_is_added_renamed_and_removed,
    a_token_adds_one_passkey_for_its_owner_alone,
    the_last_way_in_stays,
    a_password_is_set_changed_and_removed,
    a_login_by_password_leads_to_a_passkey_once,
    users_download_their_data,
    a_deleted_account_can_be_restored_by_its_owner,
);

const SECURITY: &str = "/account/security";
const WORDS: &str = "correct horse battery";

async fn enrolment(browser: &mut Browser<'_>) -> Answer {
    browser.post("/account/security/enrolment", &[]).await
}

/// Adds a passkey as `page.js` and the SDK do.
async fn add(app: &App, browser: &mut Browser<'_>, device: &mut Device) -> Answer {
    let vouched = enrolment(browser).await.json();
    let (ceremony_id, options) = begun(&start(app, &vouched).await);
    let credential = device.create(&options).await;
    sdk(app).finish("enroll", &ceremony_id, &credential).await
}

async fn start(app: &App, vouched: &Value) -> Answer {
    let mut body = vouched.clone();
    body["appId"] = json!(app.server.config.ownid.app_id);
    sdk(app).post("enroll/start", &body).await
}

/// The ids of the passkeys, the oldest first.
async fn passkeys(browser: &mut Browser<'_>) -> Vec<Value> {
    data(browser).await["passkeys"].as_array().unwrap().clone()
}

async fn data(browser: &mut Browser<'_>) -> Value {
    browser.send(browser.request(Method::GET, "/api/account/data")).await.json()
}

async fn b21_credentials_are_changed_after_a_recent_login_only(database: TestDatabase) {
    let app = database.start(&[]).await;
    person(&app, ALICE).await;
    let mut browser = log_in(&app, ALICE).await;
    assert!(browser.get(SECURITY).await.body.contains("Add a passkey"));
    app.server.clock.advance(Duration::from_secs(15 * 60 + 1));
    let page = browser.get(SECURITY).await;
    assert!(page.body.contains("Log in again") && !page.body.contains("Add a passkey"), "{page:?}");
    let acts: [(&str, &[(&str, &str)]); 4] = [
        ("/account/security/passkeys", &[("id", "AAAA"), ("act", "remove")]),
        ("/account/security/password", &[("act", "set"), ("password", WORDS)]),
        ("/account/security/enrolment", &[]),
        ("/account/delete", &[("loginId", ALICE)]),
    ];
    for (path, form) in acts {
        assert_eq!(browser.post(path, form).await.status, StatusCode::FORBIDDEN, "{path}");
        let nobody = app.browser().post(path, form).await;
        assert_eq!(
            (nobody.status, nobody.header("location")),
            (StatusCode::SEE_OTHER, "/login?next=%2Faccount")
        );
    }
    let again = browser.get("/login?again=1&next=/account/security").await;
    assert_eq!(again.status, StatusCode::OK, "who is logged in may log in once more");
}

async fn a_passkey_is_added_renamed_and_removed(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut phone = person(&app, ALICE).await;
    let mut browser = log_in(&app, ALICE).await;
    let mut laptop = sdk(&app).device();
    laptop.aaguid = *uuid::uuid!("d548826e-79b4-db40-a3d8-11116f7e8349").as_bytes();
    let added = add(&app, &mut browser, &mut laptop).await;
    assert_eq!(added.status, StatusCode::OK, "{added:?}");
    for device in [&mut phone, &mut laptop] {
        assert_eq!(sdk(&app).log_in(device, None).await.status, StatusCode::OK);
    }
    assert_eq!(data(&mut browser).await["history"][0]["action"], "passkey_added");
    let known = passkeys(&mut browser).await;
    let ids: Vec<String> = known.iter().map(|passkey| text(&passkey["id"])).collect();
    assert_eq!((known.len(), &known[1]["id"]), (2, &added.json()["id"]));
    let page = browser.get(SECURITY).await;
    assert!(
        page.body.contains("allAcceptedCredentialIds") && page.body.contains(&ids[1]),
        "{page:?}"
    );
    assert_eq!(
        page.body.matches("class=\"mark\"").count(),
        1,
        "Bitwarden has one, an unknown model has none: {page:?}"
    );
    assert!(page.body.contains("Bitwarden"));

    let rename = [("id", ids[1].as_str()), ("act", "rename"), ("name", " Lap<b>top\u{7} ")];
    let renamed = browser.post("/account/security/passkeys", &rename).await;
    assert_eq!(
        (renamed.status, renamed.header("location")),
        (StatusCode::SEE_OTHER, "/account/security?done=renamed")
    );
    assert_eq!(passkeys(&mut browser).await[1]["name"], "Lap<b>top");
    assert!(browser.get(SECURITY).await.body.contains("Lap&lt;b&gt;top"));

    let removed =
        browser.post("/account/security/passkeys", &[("id", &ids[0]), ("act", "remove")]).await;
    assert_eq!(removed.header("location"), "/account/security?done=removed");
    assert_eq!(passkeys(&mut browser).await.len(), 1);
    let (ceremony_id, options) = sdk(&app).start("login", None).await;
    let stale = phone.get(&options).await.unwrap();
    assert_eq!(
        refusal(&sdk(&app).finish("login", &ceremony_id, &stale).await),
        (401, "credential_unknown".to_owned())
    );
}

async fn a_token_adds_one_passkey_for_its_owner_alone(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(WORDS), None).await;
    person(&app, BOB).await;
    let mut browser = log_in(&app, ALICE).await;
    let over = (410, "ceremony_unknown".to_owned());

    let vouched = enrolment(&mut browser).await.json();
    let other = json!({ "loginId": BOB, "authToken": vouched["authToken"] });
    assert_eq!(refusal(&start(&app, &other).await), over, "it is Alice's");
    assert_eq!(refusal(&start(&app, &vouched).await), over, "and it was used");

    let vouched = enrolment(&mut browser).await.json();
    app.server.clock.advance(Duration::from_secs(5 * 60 + 1));
    assert_eq!(refusal(&start(&app, &vouched).await), over, "it is too old");
    let never = json!({ "loginId": ALICE, "authToken": "x" });
    assert_eq!(refusal(&start(&app, &never).await), over);

    // This is how a user without a passkey gets the first one.
    let mut phone = sdk(&app).device();
    assert_eq!(add(&app, &mut browser, &mut phone).await.status, StatusCode::OK);
    assert_eq!(sdk(&app).log_in(&mut phone, None).await.status, StatusCode::OK);
}

async fn the_last_way_in_stays(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut phone = person(&app, ALICE).await;
    let mut browser = log_in(&app, ALICE).await;
    let id = text(&passkeys(&mut browser).await[0]["id"]);
    let kept = browser.post("/account/security/passkeys", &[("id", &id), ("act", "remove")]).await;
    assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(kept.body.contains("your only way to log in"), "{kept:?}");
    assert_eq!(sdk(&app).log_in(&mut phone, None).await.status, StatusCode::OK);

    app.account(BOB, Some(WORDS), None).await;
    let mut browser = log_in(&app, BOB).await;
    let kept = browser.post("/account/security/password", &[("act", "remove")]).await;
    assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        app.browser().post("/login", &[("loginId", BOB), ("password", WORDS)]).await.status,
        StatusCode::SEE_OTHER
    );
}

async fn a_password_is_set_changed_and_removed(database: TestDatabase) {
    let app = database.start(&[]).await;
    person(&app, ALICE).await;
    let mut browser = log_in(&app, ALICE).await;
    let mut elsewhere = log_in(&app, ALICE).await;
    let short =
        browser.post("/account/security/password", &[("act", "set"), ("password", "short")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let whose = forms::whose(&app, "/account", &browser).await.unwrap();
    let german =
        browser.request(Method::POST, "/account/security/password").header("accept-language", "de");
    let german = german
        .header("origin", app.origin())
        .header("content-type", "application/x-www-form-urlencoded");
    let short = browser.send(german.body(format!("act=set&password=short&whose={whose}"))).await;
    assert!(short.body.contains("mindestens 8 Zeichen"), "{short:?}");
    let form = [("act", "set"), ("password", WORDS), ("others", "end"), ("loginId", ALICE)];
    let set = browser.post("/account/security/password", &form).await;
    assert_eq!(set.header("location"), "/account/security?done=password-set");
    assert!(browser.is_logged_in().await && !elsewhere.is_logged_in().await);
    let login = [("loginId", ALICE), ("password", WORDS)];
    assert_eq!(app.browser().post("/login", &login).await.status, StatusCode::SEE_OTHER);
    let dropped = browser.post("/account/security/password", &[("act", "remove")]).await;
    assert_eq!(dropped.header("location"), "/account/security?done=password-removed");
    assert_eq!(app.browser().post("/login", &login).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let history = data(&mut browser).await["history"].to_string();
    assert!(history.contains("password_set") && history.contains("password_removed"), "{history}");
}

async fn a_login_by_password_leads_to_a_passkey_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(WORDS), None).await;
    let mut browser = app.browser();
    let login = [("loginId", ALICE), ("password", WORDS), ("next", "/account?a=b")];
    let answer = browser.post("/login", &login).await;
    assert_eq!(answer.header("location"), "/account/passkey?next=%2Faccount%3Fa%3Db");
    assert!(browser.get(answer.header("location")).await.body.contains("Not now"));
    let later = browser.post("/account/passkey", &[("next", "/account?a=b")]).await;
    assert_eq!(later.header("location"), "/account?a=b");
    let remembered = later.header("set-cookie").split(';').next().unwrap().to_owned();
    let mut same = app.browser();
    same.cookie = Some(remembered);
    assert_eq!(same.post("/login", &login).await.header("location"), "/account?a=b");

    let mut phone = sdk(&app).device();
    add(&app, &mut browser, &mut phone).await;
    assert_eq!(
        app.browser().post("/login", &login).await.header("location"),
        "/account?a=b",
        "there is one now"
    );
}

async fn users_download_their_data(database: TestDatabase) {
    let app = database.start(&[]).await;
    person(&app, ALICE).await;
    let mut browser = log_in(&app, ALICE).await;
    new_browser_messages(&app, ALICE, 1).await;
    let answer = browser.send(browser.request(Method::GET, "/api/account/data")).await;
    assert!(answer.header("content-disposition").starts_with("attachment"));
    let data = answer.json();
    assert_eq!(
        (&data["account"]["loginId"], data["sessions"].as_array().unwrap().len()),
        (&json!(ALICE), 1)
    );
    assert_eq!(data["history"][0]["action"], "account_created");
    assert!(text(&data["browsers"][0]["lastUsedAt"]).ends_with('Z'), "{data}");
    assert!(text(&data["messages"][0]["recipient"]).ends_with("@example.com"), "{data}");
    let stranger =
        app.browser().send(app.browser().request(Method::GET, "/api/account/data")).await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
}

async fn a_deleted_account_can_be_restored_by_its_owner(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut phone = person(&app, ALICE).await;
    let mut browser = log_in(&app, ALICE).await;
    let typo = browser.post("/account/delete", &[("loginId", BOB)]).await;
    assert_eq!(typo.status, StatusCode::UNPROCESSABLE_ENTITY);
    let gone = browser.post("/account/delete", &[("loginId", " Alice@example.com")]).await;
    assert_eq!(gone.status, StatusCode::OK, "{gone:?}");
    assert!(!browser.is_logged_in().await);
    let (ceremony_id, options) = sdk(&app).start("login", None).await;
    let credential = phone.get(&options).await.unwrap();
    assert!(sdk(&app).finish("login", &ceremony_id, &credential).await.status.is_client_error());

    let (_, link) = gone.body.split_once("/undo/").unwrap();
    let path = format!("/undo/{}", link.split('"').next().unwrap());
    assert!(app.browser().get(&path).await.body.contains("Restore account"));
    assert!(
        app.browser().get(&path).await.body.contains("Restore account"),
        "a look changes nothing"
    );
    assert_eq!(app.browser().post("/undo/nonsense", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.browser().post(&path, &[]).await.header("location"), "/login");
    assert_eq!(sdk(&app).log_in(&mut phone, None).await.status, StatusCode::OK);
    assert_eq!(app.browser().get(&path).await.status, StatusCode::NOT_FOUND, "it works once");

    let mut browser = log_in(&app, ALICE).await;
    let gone = browser.post("/account/delete", &[("loginId", ALICE)]).await;
    let path =
        format!("/undo/{}", gone.body.split_once("/undo/").unwrap().1.split('"').next().unwrap());
    app.server.clock.advance(Duration::from_secs(30 * 24 * 60 * 60));
    assert_eq!(
        app.browser().post(&path, &[]).await.status,
        StatusCode::NOT_FOUND,
        "its time is over"
    );
}
