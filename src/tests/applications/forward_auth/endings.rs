//! The end of the session at an application, with what it hangs on.

use serde_json::json;

use crate::{
    domain::Status,
    service::{
        accounts::{self, AccountPatch},
        caller::Caller,
        login::sessions,
    },
    tests::support::{
        admin::ApiClient,
        forward_auth::{PERSON, ProxiedBrowser, WIKI, configure, person, with_applications},
        harness::{App, TestDatabase, id, on_both},
    },
};
use reqwest::Method;

on_both!(
    b52_a_logout_ends_the_session_at_the_application,
    b52_ending_all_sessions_ends_it,
    b52_disabling_and_deleting_the_account_end_it,
    b52_deleting_the_application_ends_it,
    b52_another_origin_ends_it,
    b52_a_logout_ends_tickets
);

/// A browser that is logged in here and at the wiki.
async fn logged_in(app: &App) -> (ProxiedBrowser<'_>, crate::tests::support::harness::Browser<'_>) {
    let (mut at_wiki, mut own) = (ProxiedBrowser::new(app, WIKI), person(app).await);
    assert_eq!(at_wiki.enter("/", &mut own).await.status, 200);
    (at_wiki, own)
}

async fn b52_a_logout_ends_the_session_at_the_application(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, mut own) = logged_in(&app).await;
    own.post("/logout", &[]).await;
    assert_eq!(at_wiki.fetch("GET", "/").await.status, 401);
    assert_eq!(at_wiki.open("/").await.status, 302);
}

async fn b52_ending_all_sessions_ends_it(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, _own) = logged_in(&app).await;
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    sessions::end_all(&app.server, account.id).await.unwrap();
    assert_eq!(at_wiki.fetch("GET", "/").await.status, 401);
}

async fn set_status(app: &App, status: Status) {
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    let patch = AccountPatch { status: Some(status), ..AccountPatch::default() };
    accounts::change(&app.server, &Caller::command_line(), account.id, account.version, patch)
        .await
        .unwrap();
}

async fn b52_disabling_and_deleting_the_account_end_it(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, _own) = logged_in(&app).await;
    set_status(&app, Status::Disabled).await;
    assert_eq!(at_wiki.fetch("GET", "/").await.status, 401);
    set_status(&app, Status::Active).await;
    assert_eq!(at_wiki.fetch("GET", "/").await.status, 401, "it does not come back");

    let (mut at_wiki, _own) = logged_in(&app).await;
    app.delete(PERSON).await;
    assert_eq!(at_wiki.fetch("GET", "/").await.status, 401);
}

async fn b52_deleting_the_application_ends_it(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, _own) = logged_in(&app).await;
    let root = ApiClient::root(&app).await;
    let version = root.get("/applications/wiki").await.header("etag").to_owned();
    let deleted = root.change(Method::DELETE, "/applications/wiki", &version, &json!({})).await;
    assert!(deleted.status.is_success(), "{deleted:?}");
    assert_eq!(at_wiki.fetch("GET", "/").await.status, 403);
}

async fn b52_another_origin_ends_it(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, _own) = logged_in(&app).await;
    configure(&app, "wiki", &json!({"origin": "https://new.example.com"})).await;
    assert_eq!(at_wiki.fetch("GET", "/").await.status, 403);
}

async fn b52_a_logout_ends_tickets(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, mut own) = (ProxiedBrowser::new(&app, WIKI), person(&app).await);
    let callback = at_wiki.ticket("/", &mut own).await;
    own.post("/logout", &[]).await;
    assert_eq!(at_wiki.open(&callback).await.status, 403);
}
