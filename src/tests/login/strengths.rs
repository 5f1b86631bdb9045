//! Requirements of each act on the login of its caller.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    domain::access::strength::PROTECTION_RULES,
    service::{accounts, caller::Caller},
    tests::support::{
        admin::ApiClient,
        administrators::{ADMIN, grant, page_of, with_passkey},
        harness::{App, Browser, TestDatabase, id, on_both, text},
        mailbox::newest_message,
        sdk::{ALICE, BOB, begun, person, refusal, sdk},
    },
};

on_both!(
    s06_a_password_or_a_code_changes_no_credential_of_an_account_with_power,
    s06_the_first_passkey_of_an_account_with_power_needs_none,
    s06_a_token_cannot_take_over_its_makers_account,
    s13_addresses_and_status_require_a_recent_login
);

pub(crate) const WORDS: &str = "correct horse battery";

#[test]
fn s06_the_docs_print_the_table() {
    let guide = include_str!("../../../docs/security.md");
    let rows: Vec<_> = guide.lines().filter(|line| line.starts_with("| ")).collect();
    for rule in PROTECTION_RULES {
        let row = format!(
            "| {} | {} | {} |",
            rule.description,
            rule.standard.description(),
            rule.privileged.description()
        );
        assert!(rows.contains(&row.as_str()), "docs/security.md has no row: {row}");
    }
    assert_eq!(rows.len(), PROTECTION_RULES.len() + 1, "a heading and the acts: {rows:#?}");
}

/// An account with a passkey, a password and a role.
async fn with_power(app: &App, login_id: &str, role: &str) {
    person(app, login_id).await;
    give(app, login_id, &json!({"password": WORDS})).await;
    newest_message(app, login_id, 1).await;
    grant(app, login_id, role).await;
}

/// An administrator who has logged in with a passkey.
pub(crate) async fn administrator(app: &App) {
    app.account(ADMIN, None, None).await;
    grant(app, ADMIN, "admin").await;
}

/// Changes an account as the command line does.
async fn give(app: &App, login_id: &str, what: &Value) {
    let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
    let path = format!("/accounts/{}", account.id);
    let answer = ApiClient::root(app).await.change(Method::PATCH, &path, "*", what).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
}

async fn by_password<'a>(app: &'a App, login_id: &str) -> Browser<'a> {
    let mut browser = app.browser();
    let answer = browser.post("/login", &[("loginId", login_id), ("password", WORDS)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    app.server.clock.advance(Duration::from_millis(1));
    browser
}

pub(crate) async fn by_code<'a>(app: &'a App, login_id: &str, messages: usize) -> Browser<'a> {
    let mut browser = app.browser();
    browser.post("/login/code", &[("loginId", login_id)]).await;
    browser.type_code(&newest_message(app, login_id, messages).await).await;
    assert!(browser.is_logged_in().await);
    browser
}

async fn s06_a_password_or_a_code_changes_no_credential_of_an_account_with_power(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    for (login_id, role) in [(ALICE, "support"), (BOB, "admin")] {
        with_power(&app, login_id, role).await;
        let mut passkey = with_passkey(&app, login_id).await;
        let ids = passkey.send(passkey.request(Method::GET, "/api/account/data")).await.json();
        let passkey_id = text(&ids["passkeys"][0]["id"]);
        let acts: [(&str, Vec<(&str, &str)>); 6] = [
            ("/account/security/enrolment", vec![]),
            ("/account/security/passkeys", vec![("id", passkey_id.as_str()), ("act", "remove")]),
            ("/account/security/password", vec![("act", "set"), ("password", WORDS)]),
            ("/account/security/password", vec![("act", "remove")]),
            ("/account/recovery-codes", vec![]),
            ("/account/delete", vec![("loginId", login_id)]),
        ];
        for mut weak in [by_password(&app, login_id).await, by_code(&app, login_id, 2).await] {
            let page = weak.get("/account/security").await.body;
            assert!(
                page.contains("Administrators log in with a passkey")
                    && !page.contains("Add a passkey"),
                "{page}"
            );
            for (path, form) in &acts {
                let refused = weak.post(path, form).await;
                assert!(
                    refused.status == StatusCode::FORBIDDEN
                        && refused.body.contains("A passkey is required"),
                    "{path}: {refused:?}"
                );
            }
        }
        assert_eq!(passkey.post("/account/security/enrolment", &[]).await.status, StatusCode::OK);
        app.server.clock.advance(Duration::from_secs(901));
        let stale = passkey.post("/account/security/enrolment", &[]).await;
        assert!(
            stale.status == StatusCode::FORBIDDEN && stale.body.contains("Confirm it’s you"),
            "{stale:?}"
        );
    }
}

async fn s06_the_first_passkey_of_an_account_with_power_needs_none(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(WORDS), None).await;
    grant(&app, ALICE, "support").await;
    let mut browser = by_password(&app, ALICE).await;
    let mut vouched = browser.post("/account/security/enrolment", &[]).await.json();
    vouched["appId"] = json!(app.server.config.ownid.app_id);
    let (ceremony_id, options) = begun(&sdk(&app).post("enroll/start", &vouched).await);
    let credential = sdk(&app).device().create(&options).await;
    assert_eq!(sdk(&app).finish("enroll", &ceremony_id, &credential).await.status, StatusCode::OK);
    let second = browser.post("/account/security/enrolment", &[]).await;
    assert_eq!(second.status, StatusCode::FORBIDDEN, "{second:?}");
}

async fn s06_a_token_cannot_take_over_its_makers_account(database: TestDatabase) {
    let app = database.start(&[]).await;
    let alice = ApiClient::logged_in(&app, ALICE, &["admin"]).await;
    let made = alice.post("/tokens", &json!({"name": "all", "scopes": everything()})).await;
    let token = ApiClient::bearer(&app, &text(&made.json()["token"]));
    let account = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    let path = format!("/accounts/{}", account.id);
    let needed = (403, "administrator_required".to_owned());
    for patch in [json!({"ownIdData": "keys"}), json!({"password": WORDS})] {
        assert_eq!(
            refusal(&token.change(Method::PATCH, &path, "*", &patch).await),
            needed,
            "{patch}"
        );
        let batch = json!({
            "operations": [{"op": "patch", "id": account.id, "ifMatch": "*", "account": patch}],
        });
        let results = token.post("/accounts:batch", &batch).await.json();
        assert_eq!(results["results"][0]["problem"]["code"], "administrator_required", "{results}");
    }
    assert_eq!(refusal(&token.post(&format!("{path}/recovery"), &Value::Null).await), needed);
    let child = token.post("/tokens", &json!({"name": "child", "scopes": everything()})).await;
    let child = ApiClient::bearer(&app, &text(&child.json()["token"]));
    let own = child.change(Method::PATCH, &path, "*", &json!({"ownIdData": "keys"})).await;
    assert_eq!(refusal(&own), needed, "nor does one that the token made");
}

fn everything() -> Vec<&'static str> {
    crate::domain::access::scope::Scope::ALL.iter().map(|scope| scope.as_str()).collect()
}

async fn s13_addresses_and_status_require_a_recent_login(database: TestDatabase) {
    let app = database.start(&[]).await;
    administrator(&app).await;
    let mut admin = with_passkey(&app, ADMIN).await;
    let api = ApiClient::logged_in(&app, BOB, &["admin"]).await;
    app.account(ALICE, None, None).await;
    let (page, account) =
        (page_of(&app, ALICE).await, accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap());
    app.server.clock.advance(Duration::from_secs(901));
    let version = account.version.to_string();
    let form = [("version", version.as_str())];
    let addresses = [("version", version.as_str()), ("add", "a@example.org")];
    assert_eq!(
        admin.post(&format!("{page}/addresses"), &addresses).await.status,
        StatusCode::FORBIDDEN
    );
    for path in ["disable", "enable"] {
        let answer = admin.post(&format!("{page}/{path}"), &form).await;
        let changes = path == "disable";
        assert_eq!(answer.status == StatusCode::FORBIDDEN, changes, "{path}: {answer:?}");
    }
    let stale = (403, "fresh_login_required".to_owned());
    let path = format!("/accounts/{}", account.id);
    for patch in [json!({"status": "disabled"}), json!({"emails": [{"value": "a@example.org"}]})] {
        assert_eq!(refusal(&api.change(Method::PATCH, &path, "*", &patch).await), stale, "{patch}");
        let batch = json!({
            "operations": [{"op": "patch", "id": account.id, "ifMatch": "*", "account": patch}],
        });
        let results = api.post("/accounts:batch", &batch).await.json();
        assert_eq!(results["results"][0]["problem"]["code"], "fresh_login_required", "{results}");
    }
    // An operator at the command line has no session.
    accounts::disable(&app.server, &Caller::command_line(), &id(ALICE)).await.unwrap();
    assert_eq!(
        refusal(&api.change(Method::PATCH, &path, "*", &json!({"status": "active"})).await),
        stale
    );
}
