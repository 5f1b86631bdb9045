//! The consent of people to applications that nobody registered.

use serde_json::{Value, json};
use url::Url;

use super::{DocumentHost, logged_in, trusting};
use crate::tests::{
    oauth::consent::Question,
    support::{
        harness::{Browser, TestDatabase, on_both, text},
        relying_party::{RelyingParty, returned},
    },
};

on_both!(
    b59_a_person_sees_the_host_and_an_unchecked_name_and_decides,
    b59_an_address_of_this_machine_is_asked_about_each_time,
    b59_nothing_is_given_beyond_the_document,
    b59_a_document_that_is_wrong_leads_nowhere,
    an_owner_removes_an_unregistered_application,
);

const PAGE: &str = "/account/applications";

/// Allows a request of the party, and returns the tokens that it gets.
async fn tokens(party: &RelyingParty<'_>, browser: &mut Browser<'_>, scope: &str) -> Value {
    let question = Question::of(browser, &party.authorize_path(&[("scope", scope)])).await;
    let next = question.answer(browser, "allow").await.header("location").to_owned();
    let code = text(&returned(&browser.get(&next).await)["code"]);
    let answer = party.redeem(&code).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

async fn b59_a_person_sees_the_host_and_an_unchecked_name_and_decides(database: TestDatabase) {
    let host = DocumentHost::start().await;
    let app = trusting(database, &host).await;
    let party = host.party(&app);
    let mut browser = logged_in(&app).await;
    let silent = [("prompt", "none")];
    assert_eq!(party.authorize(&mut browser, &silent).await["error"], "consent_required");

    let question = Question::of(&mut browser, &party.authorize_path(&[])).await;
    let page = &question.page.body;
    assert!(page.contains("<h1>Give 127.0.0.1 access?</h1>"), "{page}");
    assert!(page.contains(&host.url) && page.contains("which we haven’t verified"), "{page}");
    assert!(page.contains("<bdi>Some &lt;b&gt;Editor"), "{page}");
    assert!(page.contains("you’ll continue to app.example.com"), "{page}");

    let declined = question.answer(&mut browser, "decline").await;
    assert!(declined.header("refresh").contains("error=access_denied"));
    assert!(browser.get(PAGE).await.body.contains("No applications have access"));

    let tokens = tokens(&party, &mut browser, "openid email").await;
    let claims = party.verify(&tokens["id_token"]).await;
    assert_eq!(claims["aud"], json!(host.url));
    assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 200);
    assert!(party.authorize(&mut browser, &silent).await["error"] == "consent_required");
    let allowed = [("prompt", "none"), ("scope", "openid email")];
    assert!(party.authorize(&mut browser, &allowed).await.contains_key("code"), "remembered");
    assert_eq!(host.fetched(), 1);
}

async fn b59_an_address_of_this_machine_is_asked_about_each_time(database: TestDatabase) {
    const ADDRESS: &str = "http://127.0.0.1:51004/callback";
    let host = DocumentHost::start().await;
    let app = trusting(database, &host).await;
    let party = host.party(&app);
    let mut browser = logged_in(&app).await;
    let path = party.authorize_path(&[("redirect_uri", ADDRESS)]);

    for _ in 0..2 {
        app.server.clock.advance(std::time::Duration::from_secs(1));
        let question = Question::of(&mut browser, &path).await;
        assert!(question.page.body.contains("a program on this device"));
        let next = question.answer(&mut browser, "allow").await.header("location").to_owned();
        let location = browser.get(&next).await.header("location").to_owned();
        assert!(location.starts_with(ADDRESS) && location.contains("code="), "{location}");
    }
    let silent = party.authorize_path(&[("redirect_uri", ADDRESS), ("prompt", "none")]);
    app.server.clock.advance(std::time::Duration::from_secs(1));
    let location = browser.get(&silent).await.header("location").to_owned();
    assert!(location.contains("error=consent_required"), "{location}");
}

async fn b59_nothing_is_given_beyond_the_document(database: TestDatabase) {
    let host = DocumentHost::start().await;
    let app = trusting(database, &host).await;
    let party = host.party(&app);
    let mut browser = logged_in(&app).await;

    let open = [("code_challenge", ""), ("code_challenge_method", "")];
    assert_eq!(party.authorize(&mut browser, &open).await["error"], "invalid_request");
    let plain = [("code_challenge_method", "plain")];
    assert_eq!(party.authorize(&mut browser, &plain).await["error"], "invalid_request");
    let foreign = [("scope", "roles phone admin:all")];
    assert_eq!(party.authorize(&mut browser, &foreign).await["error"], "invalid_scope");
    let tokens = tokens(&party, &mut browser, "openid roles email").await;
    assert_eq!(tokens["scope"], "email openid");

    for (redirect_uri, wrong) in [
        ("https://app.example.com/callback/other", "another path"),
        ("https://evil.example.com/callback", "another host"),
        ("http://127.0.0.1:51004/other", "another path of this machine"),
        ("http://localhost:51004/callback", "another name of this machine"),
        ("com.example.app:/callback", "a scheme"),
    ] {
        let path = party.authorize_path(&[("redirect_uri", redirect_uri)]);
        let answer = browser.get(&path).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""), "{wrong}");
    }
    let begun = party.post("/oauth2/device_authorization", &[("scope", "openid")]).await;
    assert_eq!(begun.json()["error"], "unauthorized_client");
}

async fn b59_a_document_that_is_wrong_leads_nowhere(database: TestDatabase) {
    let host = DocumentHost::start().await;
    let app = trusting(database, &host).await;
    let mut browser = logged_in(&app).await;
    let path = host.party(&app).authorize_path(&[]);

    for wrong in [
        json!({ "client_id": "https://app.example.com/client.json" }),
        json!({ "client_id": format!("{}?", host.url) }),
        json!({ "client_secret": "secret" }),
        json!({ "token_endpoint_auth_method": "client_secret_post" }),
        json!({ "token_endpoint_auth_method": "private_key_jwt" }),
        json!({ "redirect_uris": [] }),
        json!({ "redirect_uris": null }),
    ] {
        host.serve(wrong.clone());
        let answer = browser.get(&path).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""), "{wrong}");
    }
    host.serve(json!({}));
    Question::of(&mut browser, &path).await;
}

async fn an_owner_removes_an_unregistered_application(database: TestDatabase) {
    let host = DocumentHost::start().await;
    let app = trusting(database, &host).await;
    let party = host.party(&app);
    let mut browser = logged_in(&app).await;
    let tokens = tokens(&party, &mut browser, "openid email offline_access").await;

    let page = browser.get(PAGE).await.body;
    let name = Url::parse(&host.url).unwrap().host_str().unwrap().to_owned();
    assert!(page.contains(&format!("<bdi>{name}</bdi>")) && page.contains(&host.url), "{page}");
    assert!(!page.contains("Editor"), "its own name stands where it can be doubted, only");

    let removed = browser.post(PAGE, &[("application", &host.url)]).await;
    assert_eq!(removed.status, 303);
    assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 401);
    assert_eq!(party.refresh(&text(&tokens["refresh_token"])).await.status, 400);
    assert!(browser.get(PAGE).await.body.contains("No applications have access"));
    Question::of(&mut browser, &party.authorize_path(&[])).await;
}
