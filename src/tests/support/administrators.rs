//! Administrators, in a browser.

use std::time::Duration;

use reqwest::StatusCode;

use super::harness::{App, Browser, TestDatabase, id};
use crate::{
    domain::access::role_name::RoleName,
    service::{
        accounts::{self, details},
        caller::Caller,
        login::setup,
    },
};

pub(crate) const ADMIN: &str = "admin@example.com";

pub(crate) async fn cloud(database: TestDatabase) -> App {
    database
        .start(&[
            ("VESTIBULE_OWNID_MODE", "cloud"),
            ("VESTIBULE_OWNID_APP_ID", "app"),
            (
                "VESTIBULE_OWNID_SHARED_SECRET",
                "dGhlIHNlY3JldCBvZiB0aGUgdGVzdHMgaXMgbG9uZyBlbm91Z2g=",
            ),
        ])
        .await
}

/// The path of a new setup link.
pub(crate) async fn setup_path(app: &App) -> String {
    let link = setup::link(&app.server).await.unwrap().unwrap();
    url::Url::parse(&link).unwrap().path().to_owned()
}

/// A browser in which the first administrator is logged in.
pub(crate) async fn administrator(app: &App) -> Browser<'_> {
    let (path, mut browser) = (setup_path(app).await, app.browser());
    let done = browser.post(&path, &[("loginId", ADMIN), ("ownIdData", "keys")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    browser
}

/// A browser in which this user has logged in with a passkey.
pub(crate) async fn with_passkey<'a>(app: &'a App, login_id: &str) -> Browser<'a> {
    // Two identical callbacks in the same millisecond would be replays.
    app.server.clock.advance(Duration::from_millis(1));
    let (token, mut browser) = (app.token(login_id).await, app.browser());
    browser.post("/session", &[("token", &token)]).await;
    browser
}

pub(crate) async fn page_of(app: &App, login_id: &str) -> String {
    let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
    format!("/admin/accounts/{}", account.id)
}

pub(crate) async fn grant(app: &App, login_id: &str, role: &str) {
    let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
    let version = details::own(&app.server, account.id).await.unwrap().version;
    let roles = RoleName::parse(role).into_iter().collect();
    let patch = accounts::AccountPatch { roles: Some(roles), ..accounts::AccountPatch::default() };
    accounts::change(&app.server, &Caller::command_line(), account.id, version, patch)
        .await
        .unwrap();
}
