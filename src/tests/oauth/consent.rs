//! Consent to the applications of third parties.

use serde_json::{Value, json};

use super::{PERSON, logged_in, with_person};
use crate::{
    domain::ApplicationKind,
    service::{accounts, applications::account_access, caller::Caller},
    tests::support::{
        harness::{Answer, App, Browser, TestDatabase, id, on_both},
        relying_party::{REDIRECT_URI, RelyingParty, returned},
    },
};

on_both!(
    a_third_party_gets_a_code_after_consent,
    a_person_can_decline,
    a_withdrawn_consent_ends_what_was_given,
    consent_needs_the_form_of_the_person,
);

pub(super) async fn third_party(app: &App) -> RelyingParty<'_> {
    let settings = json!({ "redirectUris": [REDIRECT_URI], "thirdParty": true });
    RelyingParty::register(app, "Some <b>Shop</b>", ApplicationKind::Web, settings).await
}

/// The page that asks, with the fields of its form.
pub(super) struct Question {
    pub(super) page: Answer,
    client_id: String,
    request_uri: String,
}

impl Question {
    pub(super) async fn of(browser: &mut Browser<'_>, path: &str) -> Self {
        let answer = browser.get(path).await;
        let location = answer.header("location").to_owned();
        assert!(location.starts_with("/oauth2/consent?"), "{answer:?}");
        let url = url::Url::parse("http://localhost").unwrap().join(&location).unwrap();
        let value = |wanted: &str| {
            url.query_pairs().find(|(name, _)| name == wanted).unwrap().1.into_owned()
        };
        let (client_id, request_uri) = (value("client_id"), value("request_uri"));
        Self { page: browser.get(&location).await, client_id, request_uri }
    }

    pub(super) async fn answer(&self, browser: &mut Browser<'_>, choice: &str) -> Answer {
        let form = [
            ("client_id", self.client_id.as_str()),
            ("request_uri", self.request_uri.as_str()),
            ("choice", choice),
        ];
        browser.post("/oauth2/consent", &form).await
    }
}

async fn a_third_party_gets_a_code_after_consent(database: TestDatabase) {
    let app = with_person(database).await;
    let party = third_party(&app).await;
    let mut browser = logged_in(&app).await;
    let silent = [("prompt", "none")];
    assert_eq!(party.authorize(&mut browser, &silent).await["error"], "consent_required");

    let question = Question::of(&mut browser, &party.authorize_path(&[])).await;
    assert_eq!(question.page.status, 200);
    let page = &question.page.body;
    assert!(page.contains("Some &lt;b&gt;Shop") && page.contains("your email address"), "{page}");
    assert!(!page.contains("your phone number"));

    let allowed = question.answer(&mut browser, "allow").await;
    let next = allowed.header("location").to_owned();
    assert!(returned(&browser.get(&next).await).contains_key("code"), "{allowed:?}");

    // Scopes that were allowed are not asked again; new ones are, and so is a demand.
    assert!(party.authorize(&mut browser, &silent).await.contains_key("code"));
    let more = party.authorize_path(&[("scope", "openid profile email phone")]);
    let question = Question::of(&mut browser, &more).await;
    assert!(question.page.body.contains("your phone number"));
    let demanded = party.authorize_path(&[("prompt", "consent")]);
    app.server.clock.advance(std::time::Duration::from_secs(1));
    let question = Question::of(&mut browser, &demanded).await;
    let next = question.answer(&mut browser, "allow").await.header("location").to_owned();
    assert!(returned(&browser.get(&next).await).contains_key("code"));
}

async fn a_person_can_decline(database: TestDatabase) {
    let app = with_person(database).await;
    let party = third_party(&app).await;
    let mut browser = logged_in(&app).await;
    let question = Question::of(&mut browser, &party.authorize_path(&[])).await;
    let declined = question.answer(&mut browser, "decline").await;
    let refresh = declined.header("refresh");
    assert!(refresh.contains("error=access_denied") && refresh.contains("state=the+state"));
    assert_eq!(question.answer(&mut browser, "allow").await.status, 400, "it is answered");
    assert_eq!(
        party.authorize(&mut browser, &[("prompt", "none")]).await["error"],
        "consent_required"
    );
}

async fn a_withdrawn_consent_ends_what_was_given(database: TestDatabase) {
    let app = with_person(database).await;
    let party = third_party(&app).await;
    let mut browser = logged_in(&app).await;
    let claims = r#"{"userinfo":{"email":null},"id_token":{"email":null}}"#;
    let path = party.authorize_path(&[("scope", "openid offline_access"), ("claims", claims)]);
    let question = Question::of(&mut browser, &path).await;
    assert!(question.page.body.contains("while you’re away"));
    let next = question.answer(&mut browser, "allow").await.header("location").to_owned();
    let code = returned(&browser.get(&next).await)["code"].as_str().unwrap().to_owned();
    let tokens = party.redeem(&code).await.json();
    let userinfo = party.userinfo(&tokens["access_token"]).await;
    assert_eq!(userinfo.status, 200);
    assert_eq!(userinfo.json()["email"], Value::Null, "it was not named in the question");
    assert_eq!(party.verify(&tokens["id_token"]).await["email"], Value::Null);

    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    let application = party.id.clone().try_into().unwrap();
    let caller = Caller::command_line();
    account_access::end(&app.server, &caller, account.id, Some(&application)).await.unwrap();
    assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 401);
    assert_eq!(party.refresh(tokens["refresh_token"].as_str().unwrap()).await.status, 400);
    Question::of(&mut browser, &path).await;
}

async fn consent_needs_the_form_of_the_person(database: TestDatabase) {
    let app = with_person(database).await;
    let party = third_party(&app).await;
    let mut browser = logged_in(&app).await;
    let question = Question::of(&mut browser, &party.authorize_path(&[])).await;
    let body = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", &question.client_id)
        .append_pair("request_uri", &question.request_uri)
        .append_pair("choice", "allow")
        .finish();

    let post = |site: &'static str, cookie: bool| {
        let request = if cookie {
            browser.request(reqwest::Method::POST, "/oauth2/consent")
        } else {
            app.client.post(app.url("/oauth2/consent"))
        };
        let request = request
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", site)
            .header("accept", "text/html");
        request.body(body.clone()).send()
    };
    assert_eq!(post("cross-site", true).await.unwrap().status(), 403);
    assert_eq!(post("same-origin", true).await.unwrap().status(), 409, "without the form's mark");
    assert_eq!(post("same-origin", false).await.unwrap().status(), 303, "to the login");
    let silent = party.authorize(&mut browser, &[("prompt", "none")]).await;
    assert_eq!(silent["error"], Value::from("consent_required"));
}
