//! Ends of the login or session from which a flow was started.

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
        harness::{App, Browser, id, text},
        mailbox::{messages_so_far, new_browser_messages, newest_message},
        sdk::ALICE,
    },
};

pub(crate) const WORDS: &str = "correct horse battery";

/// Every way to revoke the session or login behind a flow.
#[derive(Clone, Copy, Debug)]
pub(crate) enum End {
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

pub(crate) const ENDS: [End; 14] = [
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

pub(crate) async fn log_in(app: &App) -> Browser<'_> {
    let mut browser = app.browser();
    let answer = browser.post("/login", &[("loginId", ALICE), ("password", WORDS)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    app.server.clock.advance(Duration::from_millis(1));
    browser
}

impl End {
    pub(crate) async fn come(self, app: &App) {
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
                let request = browser
                    .request(Method::DELETE, "/api/account/sessions")
                    .header("origin", app.origin());
                assert_eq!(browser.send(request).await.status, StatusCode::NO_CONTENT);
            }
            Self::AllSessionsByApi => {
                let ended = root
                    .change(Method::DELETE, &format!("{path}/sessions"), "*", &Value::Null)
                    .await;
                assert_eq!(ended.status, StatusCode::NO_CONTENT);
            }
            Self::AllSessionsByJob => job(app, JobKind::EndSessions).await,
            Self::NotMe => disown(app).await,
            Self::Password => {
                let form = [("act", "set"), ("password", WORDS)];
                let answer = log_in(app).await.post("/account/security/password", &form).await;
                assert_eq!(answer.header("location"), "/account/security?done=password-set");
            }
            Self::PasswordByAdministrator => set_account(json!({"password": WORDS})).await,
            Self::AddressesByAdministrator => {
                set_account(json!({"emails": [{"value": "a@example.org"}]})).await;
            }
            Self::RolesByAdministrator => set_account(json!({"roles": ["editor"]})).await,
            Self::PasskeyByAdministrator => {
                let passkeys = root.get(&format!("{path}/passkeys")).await.json();
                let one =
                    format!("{path}/passkeys/{}?force=true", text(&passkeys["items"][0]["id"]));
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

async fn disown(app: &App) {
    log_in(app).await;
    let told = new_browser_messages(app, ALICE, 2).await.remove(0);
    let answer = app.browser().post(&told.path("/not-me/"), &[]).await;
    assert_eq!(answer.header("location"), "/code", "{answer:?}");
}

pub(crate) async fn recover(app: &App) {
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
    let caller = Caller::account(&app.server, admin.id, [127, 0, 0, 1].into())
        .await
        .unwrap()
        .preauthorized();
    let order = JobRequest { kind, filter: String::new(), search: String::new() };
    jobs::start(&app.server, &caller, &order, 2).await.unwrap();
    jobs::work(&app.server).await.unwrap();
}
