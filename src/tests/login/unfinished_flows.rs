//! Flows that were started for an account end with the login or session behind them.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::flow_ends::{ENDS, WORDS, log_in};
use crate::{
    service::accounts,
    tests::support::{
        admin::ApiClient,
        harness::{App, Browser, TestDatabase, id, on_both},
        mailbox::newest_message,
        sdk::{ALICE, begun, person, refusal, sdk},
    },
};

on_both!(
    s04_no_passkey_is_added_once_the_session_or_token_behind_it_has_ended,
    s04_codes_recoveries_and_session_tokens_end_too,
    s04_an_enrollment_survives_the_end_of_other_sessions,
    s04_an_enrollment_ends_with_its_session
);

const OTHER: &str = "another long password";

/// Deletes the administrator whom a job may have needed.
async fn without_administrator(app: &App) {
    let sql = "delete from account where login_id <> 'alice@example.com'";
    crate::on!(&app.server.db.write, pool => sqlx::query(sql).execute(pool).await.map(drop))
        .unwrap();
}

/// An account with a passkey and a password, and a stranger who is logged in with the password.
async fn with_stranger(app: &App) -> Browser<'_> {
    person(app, ALICE).await;
    let account = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    let root = ApiClient::root(app).await;
    let path = format!("/accounts/{}", account.id);
    assert_eq!(
        root.change(Method::PATCH, &path, "*", &json!({"password": WORDS})).await.status,
        200
    );
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

async fn s04_no_passkey_is_added_once_the_session_or_token_behind_it_has_ended(
    database: TestDatabase,
) {
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
        assert_eq!(
            refusal(&sdk(&app).finish("enroll", &ceremony_id, &credential).await),
            over(),
            "{end:?}"
        );
        without_administrator(&app).await;
    }
}

/// Makes every browser new to Alice, and deletes the messages to her.
async fn alarms_forgotten(app: &App) {
    // Notifications of earlier changes are sent after their responses.
    tokio::time::sleep(Duration::from_millis(100)).await;
    for table in ["delete from account_device", "delete from outbox"] {
        crate::on!(&app.server.db.write, pool => sqlx::query(table).execute(pool).await.map(drop))
            .unwrap();
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
        assert_eq!(
            app.browser().post("/session", &[("token", &token)]).await.status,
            401,
            "{end:?}"
        );
        let nothing = json!({});
        assert_eq!(
            refusal(&sdk(&app).finish("login", &ceremony_id, &nothing).await),
            over(),
            "{end:?}"
        );
        app.server.clock.advance(Duration::from_millis(1));
        assert_eq!(
            app.browser().post("/session", &[("token", &app.token(ALICE).await)]).await.status,
            303,
            "again"
        );
        without_administrator(&app).await;
    }
}

async fn s04_an_enrollment_survives_the_end_of_other_sessions(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut browser = with_stranger(&app).await;
    let (ceremony_id, credential) = started(&app, &mut browser).await;
    browser.post("/account/sessions", &[("session", "others")]).await;
    browser
        .post(
            "/account/security/password",
            &[("act", "set"), ("password", WORDS), ("others", "end")],
        )
        .await;
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
                crate::on!(&app.server.db.write, pool => sqlx::query(sql)
                    .execute(pool).await.map(drop))
                .unwrap();
            }
            "/logout" => drop(stranger.post(how, &[]).await),
            _ => {
                let request = owner.request(Method::GET, "/api/account/sessions");
                let sessions = owner.send(request).await.json();
                let others = sessions["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|session| session["current"] == false);
                for session in others {
                    owner.post(how, &[("session", session["id"].as_str().unwrap())]).await;
                }
            }
        }
        assert_eq!(refusal(&sdk(&app).post("enroll/start", &token).await), over(), "{how}");
        assert_eq!(
            refusal(&sdk(&app).finish("enroll", &ceremony_id, &credential).await),
            over(),
            "{how}"
        );
    }
}
