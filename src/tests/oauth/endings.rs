//! Everything hangs on the session: what ends it, or the account, or the application, ends every
//! token.

use std::time::Duration;

use reqwest::Method;
use serde_json::Value;

use super::{PERSON, logged_in, session_of, with_person};
use crate::{
    domain::Status,
    service::{
        accounts::{self, AccountPatch, deleted},
        applications,
        caller::Caller,
        housekeeping,
        login::sessions,
    },
    tests::support::{
        harness::{App, Browser, TestDatabase, id, on_both},
        relying_party::RelyingParty,
    },
};

on_both!(
    logging_out_ends_every_token,
    ending_all_sessions_ends_every_token,
    disabling_and_deleting_the_account_end_every_token,
    deleting_the_application_ends_every_token,
    a_code_dies_with_its_session,
    offline_access_outlives_the_expiry_of_the_session_only,
    offline_access_without_a_session_ends_with_all_sessions,
);

/// Tokens that live, in a session that does.
struct Living<'a> {
    party: RelyingParty<'a>,
    browser: Browser<'a>,
    tokens: Value,
}

impl<'a> Living<'a> {
    async fn new(app: &'a App) -> Self {
        let party = RelyingParty::web(app).await;
        let mut browser = logged_in(app).await;
        let tokens = party.tokens(&mut browser, "openid offline_access").await;
        assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 200);
        Self { party, browser, tokens }
    }

    fn refresh_token(&self) -> &str {
        self.tokens["refresh_token"].as_str().unwrap()
    }

    async fn assert_ended(&self, how: &str) {
        let Self { party, tokens, .. } = self;
        assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 401, "{how}");
        let refreshed = party.refresh(self.refresh_token()).await;
        assert!([400, 401].contains(&refreshed.status.as_u16()), "{how}: {refreshed:?}");
    }
}

async fn logging_out_ends_every_token(database: TestDatabase) {
    let app = with_person(database).await;
    let mut living = Living::new(&app).await;
    living.browser.post("/logout", &[]).await;
    living.assert_ended("logout").await;
}

async fn ending_all_sessions_ends_every_token(database: TestDatabase) {
    let app = with_person(database).await;
    let living = Living::new(&app).await;
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    sessions::end_all(&app.server, account.id).await.unwrap();
    living.assert_ended("all sessions ended").await;
}

async fn disabling_and_deleting_the_account_end_every_token(database: TestDatabase) {
    let app = with_person(database).await;
    let caller = Caller::command_line();
    for status in [Status::Disabled, Status::Active] {
        let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
        if status == Status::Disabled {
            let living = Living::new(&app).await;
            set_status(&app, status).await;
            living.assert_ended("disabled").await;
            set_status(&app, Status::Active).await;
            living.assert_ended("enabled again").await;
        } else {
            let living = Living::new(&app).await;
            deleted::delete(&app.server, &caller, account.id, account.version).await.unwrap();
            living.assert_ended("deleted").await;
        }
    }
}

async fn set_status(app: &App, status: Status) {
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    let patch = AccountPatch { status: Some(status), ..AccountPatch::default() };
    accounts::change(&app.server, &Caller::command_line(), account.id, account.version, patch)
        .await
        .unwrap();
}

async fn deleting_the_application_ends_every_token(database: TestDatabase) {
    let app = with_person(database).await;
    let living = Living::new(&app).await;
    let application = living.party.id.clone().try_into().unwrap();
    applications::delete(&app.server, &Caller::command_line(), &application, 1).await.unwrap();
    living.assert_ended("application deleted").await;
}

async fn a_code_dies_with_its_session(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    let code = party.code(&mut browser, &[]).await;
    browser.post("/logout", &[]).await;
    assert_eq!(party.redeem(&code).await.json()["error"], "invalid_grant");
}

async fn offline_access_outlives_the_expiry_of_the_session_only(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_SESSION_BROWSER_IDLE_SECONDS", "3600")]).await;
    app.account(PERSON, Some("a long password"), None).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    let online = party.tokens(&mut browser, "openid").await;
    let offline = party.tokens(&mut browser, "openid offline_access").await;

    app.server.clock.advance(Duration::from_secs(800));
    assert_eq!(party.userinfo(&online["access_token"]).await.status, 200);
    app.server.clock.advance(Duration::from_secs(7_200));
    housekeeping::tidy(&app.server).await.unwrap();
    assert!(!browser.is_logged_in().await);
    let refreshed = party.refresh(offline["refresh_token"].as_str().unwrap()).await;
    assert_eq!(refreshed.status, 200, "{}", refreshed.body);

    // Without a session, the end of all sessions, the account or the application ends it.
    let request = app.client.request(Method::GET, app.url("/oauth2/userinfo"));
    let token = refreshed.json()["access_token"].as_str().unwrap().to_owned();
    assert_eq!(request.bearer_auth(token).send().await.unwrap().status(), 200);
    set_status(&app, Status::Disabled).await;
    let next = refreshed.json()["refresh_token"].as_str().unwrap().to_owned();
    assert_eq!(party.refresh(&next).await.status, 400);
}

async fn offline_access_without_a_session_ends_with_all_sessions(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_SESSION_BROWSER_IDLE_SECONDS", "3600")]).await;
    app.account(PERSON, Some("a long password"), None).await;
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    let outlived = async || {
        let living = Living::new(&app).await;
        app.server.clock.advance(Duration::from_secs(7_200));
        housekeeping::tidy(&app.server).await.unwrap();
        assert!(living.party.refresh(living.refresh_token()).await.status.is_success());
        living
    };

    let living = outlived().await;
    sessions::end_all(&app.server, account.id).await.unwrap();
    living.assert_ended("all sessions ended").await;

    let living = outlived().await;
    let kept = Living::new(&app).await;
    let keep = session_of(&kept.browser);
    sessions::end_others(&app.server, account.id, &keep).await.unwrap();
    living.assert_ended("all other sessions ended").await;
    assert_eq!(kept.party.userinfo(&kept.tokens["access_token"]).await.status, 200);

    let living = outlived().await;
    set_status(&app, Status::Disabled).await;
    set_status(&app, Status::Active).await;
    living.assert_ended("disabled and enabled again").await;
}
