mod account_access;
mod audited_acts;
mod authorization;
mod backchannel_logout;
mod certification;
mod clients;
mod consent;
mod decisions;
mod device;
mod documents;
mod endings;
mod endings_at_once;
mod exchanges;
mod exchanges_at_once;
mod keys;
mod login_anew;
mod logout;
mod logout_delivery;
mod logout_hints;
mod logout_lanes;
mod metadata_documents;
mod negative;
mod openidconnect_crate;
mod pop_ups;
mod prompt_create;
mod tokens;
mod unused_grants;
mod userinfo;

use crate::{
    domain::TokenHash,
    tests::support::harness::{App, Browser, TestDatabase},
};

pub(super) const PERSON: &str = "person@example.com";

/// A server with one account, whose owner logs in by password.
async fn with_person(database: TestDatabase) -> App {
    let app = database.start(&[]).await;
    app.account(PERSON, Some("a long password"), None).await;
    app
}

/// A browser in which that person has logged in by password.
async fn logged_in(app: &App) -> Browser<'_> {
    let mut browser = app.browser();
    let form = [("loginId", PERSON), ("password", "a long password")];
    let answer = browser.post("/login", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    browser
}

/// The id of the session in a browser.
fn session_of(browser: &Browser<'_>) -> TokenHash {
    let (_, value) = browser.cookie.as_ref().unwrap().split_once('=').unwrap();
    TokenHash::of(value.as_bytes())
}
