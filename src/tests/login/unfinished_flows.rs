//! Flows that were started for an account end with the login or session behind them.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    domain::job::JobKind,
    service::{
        accounts,
        caller::Caller,
        jobs::{self, JobRequest},
    },
    tests::support::{
        admin::ApiClient,
        administrators::ADMIN,
        harness::{App, Browser, TestDatabase, id, on_both, text},
        mailbox::{messages_so_far, new_browser_messages, newest_message},
        sdk::{ALICE, begun, person, refusal, sdk},
    },
};

on_both!(
    s04_no_passkey_is_added_once_the_session_or_token_behind_it_has_ended,
    s04_codes_recoveries_and_session_tokens_end_too,
    s04_an_enrollment_survives_the_end_of_other_sessions,
    s04_an_enrollment_ends_with_its_session,
);

const WORDS: &str = "correct horse battery";
const OTHER: &str = "another long password";

/// Every way to revoke the session or login behind a flow.
#[derive(Clone, Copy, Debug)]
enum End {
    OtherSessionsByPage,
    OtherSessionsByApi,
    AllSessionsByApi,
    AllSessionsByJob,
    NotMe,
    Password,
    PasswordByAdministrator,
    AddressesByAdministrator,
    RolesByAdministrator,
    PasskeyByAdministrator,
    DisabledAndEnabled,
    DisabledByJob,
    DeletedAndRestored,
    Recovery,
}

const ENDS: [End; 14] = [
    End::OtherSessionsByPage,
    End::OtherSessionsByApi,
    End::AllSessionsByApi,
    End::AllSessionsByJob,
    End::Password,
    End::PasswordByAdministrator,
    End::AddressesByAdministrator,
    End::RolesByAdministrator,
    End::PasskeyByAdministrator,
    End::DisabledAndEnabled,
    End::DisabledByJob,
    End::DeletedAndRestored,
    End::Recovery,
    // Last: the password is removed with it.
    End::NotMe,
];

async fn log_in(app: &App) -> Browser<'_> {
    let mut browser = app.browser();
    let answer = browser.post("/login", &[("loginId", ALICE), ("password", WORDS)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    app.server.clock.advance(Duration::from_millis(1));
    browser
}

impl End {
    async fn come(self, app: &App) {
        let root = ApiClient::root(app).await;
        let account = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
        let path = format!("/accounts/{}", account.id);
        let set_account = async |body: Value| {
            let answer = root.change(Method::PATCH, &path, "*", &body).await;
            assert_eq!(answer.status, 200, "{self:?}: {answer:?}");
        };
        match self {
            Self::OtherSessionsByPage => {
                log_in(app).await.post("/account/sessions", &[("session", "others")]).await;
            }
            Self::OtherSessionsByApi => {
                let mut browser = log_in(app).await;
                let request = browser.request(Method::DELETE, "/api/account/sessions").header("origin", app.origin());
                assert_eq!(browser.send(request).await.status, StatusCode::NO_CONTENT);
            }
            Self::AllSessionsByApi => {
                let ended = root.change(Method::DELETE, &format!("{path}/sessions"), "*", &Value::Null).await;
                assert_eq!(ended.status, StatusCode::NO_CONTENT);
            }
            Self::AllSessionsByJob => job(app, JobKind::EndSessions).await,
            Self::NotMe => {
                log_in(app).await;
                let told = new_browser_messages(app, ALICE, 2).await.remove(0);
                let answer = app.browser().post(&told.path("/not-me/"), &[]).await;
                assert_eq!(answer.header("location"), "/code", "{answer:?}");
            }
            Self::Password => {
                let form = [("act", "set"), ("password", WORDS)];
                let answer = log_in(app).await.post("/account/security/password", &form).await;
                assert_eq!(answer.header("location"), "/account/security?done=password-set");
            }
            Self::PasswordByAdministrator => set_account(json!({"password": WORDS})).await,
            Self::AddressesByAdministrator => set_account(json!({"emails": [{"value": "a@example.org"}]})).await,
            Self::RolesByAdministrator => set_account(json!({"roles": ["editor"]})).await,
            Self::PasskeyByAdministrator => {
                let passkeys = root.get(&format!("{path}/passkeys")).await.json();
                let one = format!("{path}/passkeys/{}?force=true", text(&passkeys["items"][0]["id"]));
                assert_eq!(root.change(Method::DELETE, &one, "*", &Value::Null).await.status, 204);
            }
            Self::DisabledAndEnabled => {
                set_account(json!({"status": "disabled"})).await;
                set_account(json!({"status": "active"})).await;
            }
            Self::DisabledByJob => {
                job(app, JobKind::Disable).await;
                set_account(json!({"status": "active"})).await;
            }
            Self::DeletedAndRestored => {
                assert_eq!(root.change(Method::DELETE, &path, "*", &Value::Null).await.status, 204);
                assert_eq!(root.post(&format!("{path}:restore"), &Value::Null).await.status, 200);
            }
            Self::Recovery => recover(app).await,
        }
    }
}

async fn recover(app: &App) {
    let sent = messages_so_far(app, ALICE).await;
    let mut browser = app.browser();
    browser.post("/recover", &[("loginId", ALICE)]).await;
    browser.type_code(&newest_message(app, ALICE, sent + 1).await).await;
    let answer = browser.post("/recover/new", &[("skip", "1")]).await;
    assert_eq!(answer.header("location"), "/account", "{answer:?}");
}

/// Starts this job for all accounts but the administrator's, and runs it.
async fn job(app: &App, kind: JobKind) {
    ApiClient::logged_in(app, ADMIN, &["admin"]).await;
    let admin = accounts::by_login_id(&app.server, &id(ADMIN)).await.unwrap();
    let caller = Caller::account(&app.server, admin.id, [127, 0, 0, 1].into()).await.unwrap();
    let order = JobRequest { kind, filter: String::new(), search: String::new() };
    jobs::start(&app.server, &caller, &order, 2).await.unwrap();
    jobs::work(&app.server).await.unwrap();
}

/// Deletes the administrator whom a job may have needed.
async fn without_administrator(app: &App) {
    let sql = "delete from account where login_id <> 'alice@example.com'";
    crate::on!(&app.server.db.write, pool => sqlx::query(sql).execute(pool).await.map(drop)).unwrap();
}

/// An account with a passkey and a password, and a stranger who is logged in with the password.
async fn with_stranger(app: &App) -> Browser<'_> {
    person(app, ALICE).await;
    let account = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    let root = ApiClient::root(app).await;
    let path = format!("/accounts/{}", account.id);
    assert_eq!(root.change(Method::PATCH, &path, "*", &json!({"password": WORDS})).await.status, 200);
    newest_message(app, ALICE, 1).await;
    log_in(app).await
}

/// A token to add a passkey with, as the page gets it.
async fn activate_verified(app: &App, browser: &mut Browser<'_>) -> Value {
    let mut vouched = browser.post("/account/security/enrolment", &[]).await.json();
    vouched["appId"] = json!(app.server.config.ownid.app_id);
    vouched
}

/// An enrollment that only has to be finished.
async fn started(app: &App, browser: &mut Browser<'_>) -> (Value, Value) {
    let vouched = activate_verified(app, browser).await;
    let (ceremony_id, options) = begun(&sdk(app).post("enroll/start", &vouched).await);
    (ceremony_id, sdk(app).device().create(&options).await)
}

fn over() -> (u16, String) {
    (410, "ceremony_unknown".to_owned())
}

async fn s04_no_passkey_is_added_once_the_session_or_token_behind_it_has_ended(database: TestDatabase) {
    let app = database.start(&[]).await;
    with_stranger(&app).await;
    for end in ENDS {
        app.server.clock.advance(Duration::from_secs(3_700));
        alarms_forgotten(&app).await;
        let mut stranger = log_in(&app).await;
        let token = activate_verified(&app, &mut stranger).await;
        let (ceremony_id, credential) = started(&app, &mut stranger).await;
        end.come(&app).await;
        assert_eq!(refusal(&sdk(&app).post("enroll/start", &token).await), over(), "{end:?}");
        assert_eq!(refusal(&sdk(&app).finish("enroll", &ceremony_id, &credential).await), over(), "{end:?}");
        without_administrator(&app).await;
    }
}

/// Makes every browser new to Alice, and deletes the messages to her.
async fn alarms_forgotten(app: &App) {
    // Notifications of earlier changes are sent after their responses.
    tokio::time::sleep(Duration::from_millis(100)).await;
    for table in ["delete from account_device", "delete from outbox"] {
        crate::on!(&app.server.db.write, pool => sqlx::query(table).execute(pool).await.map(drop)).unwrap();
    }
}

async fn s04_codes_recoveries_and_session_tokens_end_too(database: TestDatabase) {
    let app = database.start(&[]).await;
    with_stranger(&app).await;
    for end in ENDS {
        app.server.clock.advance(Duration::from_secs(3_700));
        alarms_forgotten(&app).await;
        log_in(&app).await;
        let (mut code, mut recovery) = (app.browser(), app.browser());
        recovery.post("/recover", &[("loginId", ALICE)]).await;
        recovery.type_code(&newest_message(&app, ALICE, 1).await).await;
        assert_eq!(recovery.get("/recover/new").await.status, StatusCode::OK);
        code.post("/login/code", &[("loginId", ALICE)]).await;
        let sent = newest_message(&app, ALICE, 2).await;
        let token = app.token(ALICE).await;
        app.server.clock.advance(Duration::from_millis(1));
        let (ceremony_id, _) = sdk(&app).start("login", Some(ALICE)).await;

        end.come(&app).await;
        assert_eq!(code.type_code(&sent).await.header("location"), "/code?over=1", "{end:?}");
        assert_eq!(app.browser().get(&sent.link()).await.status, StatusCode::NOT_FOUND, "{end:?}");
        let last_step = recovery.post("/recover/new", &[("password", OTHER)]).await;
        assert_eq!(last_step.header("location"), "/recover", "{end:?}");
        assert_eq!(app.browser().post("/session", &[("token", &token)]).await.status, 401, "{end:?}");
        let nothing = json!({});
        assert_eq!(refusal(&sdk(&app).finish("login", &ceremony_id, &nothing).await), over(), "{end:?}");
        app.server.clock.advance(Duration::from_millis(1));
        assert_eq!(app.browser().post("/session", &[("token", &app.token(ALICE).await)]).await.status, 303, "again");
        without_administrator(&app).await;
    }
}

async fn s04_an_enrollment_survives_the_end_of_other_sessions(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut browser = with_stranger(&app).await;
    let (ceremony_id, credential) = started(&app, &mut browser).await;
    browser.post("/account/sessions", &[("session", "others")]).await;
    browser.post("/account/security/password", &[("act", "set"), ("password", WORDS), ("others", "end")]).await;
    assert_eq!(sdk(&app).finish("enroll", &ceremony_id, &credential).await.status, StatusCode::OK);
}

async fn s04_an_enrollment_ends_with_its_session(database: TestDatabase) {
    let app = database.start(&[]).await;
    with_stranger(&app).await;
    for how in ["/logout", "/account/sessions", "time"] {
        let (mut stranger, mut owner) = (log_in(&app).await, log_in(&app).await);
        let token = activate_verified(&app, &mut stranger).await;
        let (ceremony_id, credential) = started(&app, &mut stranger).await;
        match how {
            "time" => {
                let sql = "update session set ends_at = created_at";
                crate::on!(&app.server.db.write, pool => sqlx::query(sql).execute(pool).await.map(drop)).unwrap();
            }
            "/logout" => drop(stranger.post(how, &[]).await),
            _ => {
                let request = owner.request(Method::GET, "/api/account/sessions");
                let sessions = owner.send(request).await.json();
                let others = sessions["items"].as_array().unwrap().iter().filter(|session| session["current"] == false);
                for session in others {
                    owner.post(how, &[("session", session["id"].as_str().unwrap())]).await;
                }
            }
        }
        assert_eq!(refusal(&sdk(&app).post("enroll/start", &token).await), over(), "{how}");
        assert_eq!(refusal(&sdk(&app).finish("enroll", &ceremony_id, &credential).await), over(), "{how}");
    }
}
