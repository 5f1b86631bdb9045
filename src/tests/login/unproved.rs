//! An account that is activated without a verification of its login id keeps none of the
//! credentials that were chosen before.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    domain::Status,
    service::accounts::{self, details},
    tests::{
        operations::command_line::run,
        support::{
            admin::ApiClient,
            administrators::{administrator, cloud, page_of, with_passkey},
            harness::{App, TestDatabase, id, on_both},
            mailbox::newest_message,
            sdk::{ALICE, BOB, refusal},
        },
    },
};

on_both!(
    s08_every_activation_removes_credentials_chosen_before,
    s08_a_credential_set_with_the_activation_stays,
    s08_the_credentials_of_a_disabled_account_are_not_exported,
    s13_support_makes_no_account_pending,
);

const WORDS: &str = "the words of an attacker";

/// Every way in which an administrator activates or enables an account.
#[derive(Clone, Copy, Debug)]
enum Activation {
    EnableByPage,
    DisableAndEnableByPage,
    DisableAndEnableByCommand,
    ActiveByApi,
    DisabledAndActiveByApi,
    ReplacedByApi,
    ActiveByBatch,
    ActiveByImport,
    DeletedAndRestored,
    DisabledDeletedAndRestored,
}

const ACTIVATIONS: [Activation; 10] = [
    Activation::EnableByPage,
    Activation::DisableAndEnableByPage,
    Activation::DisableAndEnableByCommand,
    Activation::ActiveByApi,
    Activation::DisabledAndActiveByApi,
    Activation::ReplacedByApi,
    Activation::ActiveByBatch,
    Activation::ActiveByImport,
    Activation::DeletedAndRestored,
    Activation::DisabledDeletedAndRestored,
];

impl Activation {
    async fn come(self, app: &App, login_id: &str) {
        let root = ApiClient::root(app).await;
        let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
        let path = format!("/accounts/{}", account.id);
        let change = async |method: Method, body: Value| {
            let answer = root.change(method, &path, "*", &body).await;
            assert!(answer.status.is_success(), "{self:?}: {answer:?}");
        };
        let status = async |status: &str| change(Method::PATCH, json!({"status": status})).await;
        match self {
            Self::EnableByPage => press(app, login_id, "enable").await,
            Self::DisableAndEnableByPage => {
                press(app, login_id, "disable").await;
                press(app, login_id, "enable").await;
            }
            Self::DisableAndEnableByCommand => {
                run(app, &["account", "disable", login_id]).await;
                run(app, &["account", "enable", login_id]).await;
            }
            Self::ActiveByApi => status("active").await,
            Self::DisabledAndActiveByApi => {
                status("disabled").await;
                change(Method::PATCH, json!({"profile": {"firstName": "A"}})).await;
                status("active").await;
            }
            Self::ReplacedByApi => change(Method::PUT, json!({"profile": {}})).await,
            Self::ActiveByBatch => {
                let change = json!({"status": "active"});
                let batch = json!({"operations": [
                    {"op": "patch", "id": account.id, "ifMatch": "*", "account": change},
                ]});
                assert_eq!(
                    root.post("/accounts:batch", &batch).await.json()["results"][0]["status"],
                    200
                );
            }
            Self::ActiveByImport => {
                let file = app.server.config.data_dir.join("accounts.jsonl");
                let row = json!({"loginId": login_id, "status": "active"});
                std::fs::write(&file, row.to_string()).unwrap();
                run(app, &["import", file.to_str().unwrap(), "--update"]).await;
            }
            Self::DeletedAndRestored | Self::DisabledDeletedAndRestored => {
                if matches!(self, Self::DisabledDeletedAndRestored) {
                    status("disabled").await;
                }
                change(Method::DELETE, Value::Null).await;
                assert_eq!(root.post(&format!("{path}:restore"), &Value::Null).await.status, 200);
                status("active").await;
            }
        }
    }
}

/// Presses a button on the account's page.
async fn press(app: &App, login_id: &str, button: &str) {
    let page = page_of(app, login_id).await;
    let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
    let mut admin = with_passkey(app, "admin@example.com").await;
    let answer =
        admin.post(&format!("{page}/{button}"), &[("version", &account.version.to_string())]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{button}: {answer:?}");
}

async fn s08_every_activation_removes_credentials_chosen_before(database: TestDatabase) {
    let app = cloud(database).await;
    administrator(&app).await;
    for (at, activation) in ACTIVATIONS.into_iter().enumerate() {
        for (way, chosen) in [("password", WORDS), ("ownIdData", "the keys of an attacker")] {
            let login_id = format!("{way}{at}@example.com").to_lowercase();
            let form = [("loginId", login_id.as_str()), (way, chosen)];
            assert_eq!(app.browser().post("/register", &form).await.status, StatusCode::OK);
            Box::pin(activation.come(&app, &login_id)).await;
            let account = accounts::by_login_id(&app.server, &id(&login_id)).await.unwrap();
            let status = details::own(&app.server, account.id).await.unwrap().status();
            assert_eq!(status, Status::Active, "{activation:?}");
            let login =
                app.browser().post("/login", &[("loginId", &login_id), ("password", WORDS)]).await;
            assert_eq!(login.status, StatusCode::UNPROCESSABLE_ENTITY, "{activation:?} {way}");
            let kept = app.call("getOwnIDDataByLoginId", &json!({ "loginId": login_id })).await;
            assert_eq!(kept.status, StatusCode::NO_CONTENT, "{activation:?} {way}: {kept:?}");
        }
    }
}

async fn s08_a_credential_set_with_the_activation_stays(database: TestDatabase) {
    let app = cloud(database).await;
    app.browser().post("/register", &[("loginId", ALICE), ("password", WORDS)]).await;
    let account = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    let change = json!({"status": "active", "password": "of the administrator"});
    let path = format!("/accounts/{}", account.id);
    assert_eq!(
        ApiClient::root(&app).await.change(Method::PATCH, &path, "*", &change).await.status,
        StatusCode::OK
    );
    let login = async |words| {
        app.browser().post("/login", &[("loginId", ALICE), ("password", words)]).await.status
    };
    assert_eq!(
        (login(WORDS).await, login("of the administrator").await),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER)
    );
}

async fn s08_the_credentials_of_a_disabled_account_are_not_exported(database: TestDatabase) {
    let app = cloud(database).await;
    app.browser().post("/register", &[("loginId", ALICE), ("password", WORDS)]).await;
    run(&app, &["account", "disable", ALICE]).await;
    let file = app.server.config.data_dir.join("export.jsonl");
    run(&app, &["export", file.to_str().unwrap()]).await;
    let line: Value =
        serde_json::from_str(std::fs::read_to_string(&file).unwrap().lines().next().unwrap())
            .unwrap();
    assert_eq!(
        (&line["loginId"], &line["status"], &line["passwordHash"]),
        (&json!(ALICE), &json!("disabled"), &Value::Null)
    );
}

async fn s13_support_makes_no_account_pending(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(WORDS), None).await;
    let support = ApiClient::logged_in(&app, BOB, &["support"]).await;
    let account = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    let path = format!("/accounts/{}", account.id);
    let refused = support.change(Method::PATCH, &path, "*", &json!({"status": "pending"})).await;
    assert_eq!(refusal(&refused), (403, "insufficient_scope".to_owned()));
    // Disabling and enabling, which support may do, changes nothing either.
    for status in ["disabled", "active"] {
        let done = support.change(Method::PATCH, &path, "*", &json!({ "status": status })).await;
        assert_eq!(done.status, StatusCode::OK, "{done:?}");
    }
    let mut browser = app.browser();
    browser.post("/login/code", &[("loginId", ALICE)]).await;
    browser.type_code(&newest_message(&app, ALICE, 1).await).await;
    let login = app.browser().post("/login", &[("loginId", ALICE), ("password", WORDS)]).await;
    assert_eq!(login.status, StatusCode::SEE_OTHER, "the password is still there");
}
