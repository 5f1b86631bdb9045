//! The applications with access to an account, as its owner sees and ends them.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    PERSON,
    consent::{Question, third_party},
    logged_in, with_person,
};
use crate::{
    domain::ApplicationKind,
    service::{accounts, housekeeping, login::sessions},
    tests::support::{
        admin::ApiClient,
        forward_auth::{ProxiedBrowser, SHOP, WIKI, create_application},
        harness::{Answer, App, Browser, TestDatabase, id, on_both, text},
        relying_party::{REDIRECT_URI, RelyingParty, returned},
    },
};

on_both!(
    an_owner_removes_a_third_party_which_then_asks_again,
    an_owner_removes_an_application_behind_a_proxy,
    removing_all_ends_no_access_to_other_accounts,
    an_owner_sees_the_access_that_is_alive,
    a_consent_that_is_withdrawn_meanwhile_lets_no_code_out,
    the_owner_downloads_the_list,
);

const PAGE: &str = "/account/applications";

/// Scopes that a person who lets a third party in has allowed.
const ALLOWED: (&str, &str) = ("scope", "openid email");

/// The code of a third party that the person lets in, for offline access.
async fn let_in(party: &RelyingParty<'_>, browser: &mut Browser<'_>) -> String {
    let path = party.authorize_path(&[("scope", "openid email offline_access")]);
    let question = Question::of(browser, &path).await;
    let next = question.answer(browser, "allow").await.header("location").to_owned();
    text(&returned(&browser.get(&next).await)["code"])
}

async fn remove(browser: &mut Browser<'_>, application: &str) -> Answer {
    let removed = browser.post(PAGE, &[("application", application)]).await;
    assert_eq!(removed.status, 303, "{removed:?}");
    assert_eq!(removed.header("location"), format!("{PAGE}?ended=1"));
    removed
}

async fn an_owner_removes_a_third_party_which_then_asks_again(database: TestDatabase) {
    let app = with_person(database).await;
    let party = third_party(&app).await;
    let mut browser = logged_in(&app).await;
    assert!(browser.get("/account").await.body.contains(&format!("href=\"{PAGE}\"")));
    assert!(browser.get(PAGE).await.body.contains("No applications have access"));

    let code = let_in(&party, &mut browser).await;
    let tokens = party.redeem(&code).await.json();
    let unredeemed = party.code(&mut browser, &[ALLOWED]).await;
    let shown = browser.get(PAGE).await;
    for words in
        ["Some &lt;b&gt;Shop", "your email address", "while you’re away", "Run by a third party"]
    {
        assert!(shown.body.contains(words), "{words}: {}", shown.body);
    }
    assert!(!shown.body.contains("your phone number"), "{}", shown.body);

    remove(&mut browser, &party.id).await;
    assert!(browser.get(&format!("{PAGE}?ended=1")).await.body.contains("Access removed."));
    assert!(browser.get(PAGE).await.body.contains("No applications have access"));
    assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 401);
    let refreshed = party.refresh(tokens["refresh_token"].as_str().unwrap()).await;
    assert_eq!(refreshed.json()["error"], "invalid_grant");
    assert_eq!(party.redeem(&unredeemed).await.json()["error"], "invalid_grant");
    Question::of(&mut browser, &party.authorize_path(&[ALLOWED])).await;

    // Removing it again does nothing, and neither does an id of none.
    for application in [party.id.as_str(), "nothing", "-", ""] {
        remove(&mut browser, application).await;
    }
    let log = ApiClient::root(&app).await.get("/audit").await.json();
    let acts = log["items"].as_array().unwrap().iter();
    let acts: Vec<_> = acts.filter(|act| act["action"] == "application_access_ended").collect();
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    assert_eq!(acts.len(), 1, "{log}");
    assert_eq!(acts[0]["target"], party.id);
    assert_eq!(acts[0]["actor"], format!("account:{}", account.id));
}

/// A server with a person and two applications behind a proxy.
async fn with_proxied(database: TestDatabase) -> App {
    let app = database.start(&[("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1")]).await;
    app.account(PERSON, Some("a long password"), None).await;
    create_application(&app, "Wiki", WIKI).await;
    create_application(&app, "Shop", SHOP).await;
    app
}

async fn an_owner_removes_an_application_behind_a_proxy(database: TestDatabase) {
    let app = with_proxied(database).await;
    let mut own = logged_in(&app).await;
    let (mut wiki, mut shop) = (ProxiedBrowser::new(&app, WIKI), ProxiedBrowser::new(&app, SHOP));
    assert_eq!(wiki.enter("/", &mut own).await.status, 200);
    assert_eq!(shop.enter("/", &mut own).await.status, 200);
    let mut second = ProxiedBrowser::new(&app, WIKI);
    let callback = second.ticket("/", &mut own).await;

    let shown = own.get(PAGE).await.body;
    assert!(shown.contains("Wiki") && shown.contains("Shop") && shown.contains("your roles"));
    remove(&mut own, "wiki").await;
    assert_eq!(wiki.fetch("GET", "/").await.status, 401);
    assert_eq!(second.open(&callback).await.status, 403, "a ticket ends, too");
    assert_eq!(shop.fetch("GET", "/").await.status, 200);
    assert!(own.is_logged_in().await);
    let shown = own.get(PAGE).await.body;
    assert!(!shown.contains("Wiki") && shown.contains("Shop"), "{shown}");

    // It is an application of one's own: opening it again lets it in.
    assert_eq!(wiki.enter("/", &mut own).await.status, 200);
}

async fn removing_all_ends_no_access_to_other_accounts(database: TestDatabase) {
    let app = with_proxied(database).await;
    let other_person = "other@example.com";
    app.account(other_person, Some("a long password"), None).await;
    let (party, shop) = (RelyingParty::web(&app).await, third_party(&app).await);
    let mut own = logged_in(&app).await;
    let mut other = app.browser();
    other.post("/login", &[("loginId", other_person), ("password", "a long password")]).await;

    let mut wiki = ProxiedBrowser::new(&app, WIKI);
    assert_eq!(wiki.enter("/", &mut own).await.status, 200);
    let mine = party.tokens(&mut own, "openid offline_access").await;
    let theirs = party.tokens(&mut other, "openid offline_access").await;
    let_in(&shop, &mut own).await;
    let their_code = let_in(&shop, &mut other).await;

    // A visitor without a login ends nothing.
    let mut nobody = app.browser();
    let refused = nobody.post(PAGE, &[("application", "*")]).await;
    assert!(refused.header("location").starts_with("/login"), "{refused:?}");
    assert_eq!(party.userinfo(&mine["access_token"]).await.status, 200);

    remove(&mut own, "*").await;
    assert!(own.get(PAGE).await.body.contains("No applications have access"));
    assert_eq!(wiki.fetch("GET", "/").await.status, 401);
    assert_eq!(party.userinfo(&mine["access_token"]).await.status, 401);
    assert_eq!(party.userinfo(&theirs["access_token"]).await.status, 200);
    assert_eq!(shop.redeem(&their_code).await.status, 200);
    let silent = [ALLOWED, ("prompt", "none")];
    assert_eq!(shop.authorize(&mut own, &silent).await["error"], "consent_required");
    assert!(shop.authorize(&mut other, &silent).await.contains_key("code"));
}

async fn an_owner_sees_the_access_that_is_alive(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_SESSION_BROWSER_IDLE_SECONDS", "3600")]).await;
    app.account(PERSON, Some("a long password"), None).await;
    let register = async |name, home: &str| {
        let settings = json!({ "redirectUris": [REDIRECT_URI], "homeUri": home });
        RelyingParty::register(&app, name, ApplicationKind::Web, settings).await
    };
    let online = register("Online", "https://online.example.com/").await;
    let offline = register("Offline", "https://offline.example.com/").await;
    let mut browser = logged_in(&app).await;
    online.tokens(&mut browser, "openid").await;
    offline.tokens(&mut browser, "openid offline_access").await;
    let shown = browser.get(PAGE).await.body;
    assert!(shown.contains("href=\"https://online.example.com/\""), "{shown}");
    assert!(shown.find("Offline") < shown.find("Online"), "by name");

    // Grants that end with their session are gone; offline grants stay.
    app.server.clock.advance(Duration::from_secs(7_200));
    housekeeping::tidy(&app.server).await.unwrap();
    let mut browser = logged_in(&app).await;
    let shown = browser.get(PAGE).await.body;
    assert!(!shown.contains("Online") && shown.contains("Offline"), "{shown}");
    remove(&mut browser, &offline.id).await;

    online.tokens(&mut browser, "openid").await;
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    sessions::end_all(&app.server, account.id).await.unwrap();
    let mut browser = logged_in(&app).await;
    assert!(browser.get(PAGE).await.body.contains("No applications have access"));
}

async fn a_consent_that_is_withdrawn_meanwhile_lets_no_code_out(database: TestDatabase) {
    let app = with_person(database).await;
    let party = third_party(&app).await;
    let mut browser = logged_in(&app).await;
    let mut tab = app.browser();
    tab.cookie.clone_from(&browser.cookie);

    for _ in 0..8 {
        let_in(&party, &mut browser).await;
        let path = party.authorize_path(&[ALLOWED]);
        let (authorized, _) = tokio::join!(browser.get(&path), remove(&mut tab, &party.id));

        assert!(authorized.status.is_redirection(), "{authorized:?}");
        let shown = browser.get(PAGE).await;
        assert!(shown.body.contains("No applications have access"), "{}", shown.body);
        if !authorized.header("location").starts_with("/oauth2/consent?") {
            let code = text(&returned(&authorized)["code"]);
            assert_eq!(party.redeem(&code).await.json()["error"], "invalid_grant");
        }
    }
}

async fn the_owner_downloads_the_list(database: TestDatabase) {
    let app = with_person(database).await;
    let party = third_party(&app).await;
    let mut browser = logged_in(&app).await;
    let_in(&party, &mut browser).await;

    let data = browser.get("/api/account/data").await.json();
    let listed = &data["applications"][0];
    assert_eq!(
        (&listed["id"], &listed["thirdParty"], &listed["scopes"]),
        (&json!(party.id), &json!(true), &json!(["email", "offline_access", "openid"]))
    );
    assert_ne!(listed["since"], Value::Null);
}
