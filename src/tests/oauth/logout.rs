//! Logouts that an application asks for. The tests with names of modules do what these modules of
//! the OpenID Foundation's conformance suite do (plan RP-Initiated Logout).

use reqwest::{Method, header};
use serde_json::{Value, json};

use super::{logged_in, with_person};
use crate::tests::support::{
    harness::{Answer, App, Browser, TestDatabase, on_both},
    relying_party::{LOGGED_OUT_URI, RelyingParty},
};

on_both!(
    oidcc_rp_initiated_logout,
    oidcc_rp_initiated_logout_no_state,
    oidcc_rp_initiated_logout_no_id_token_hint,
    oidcc_rp_initiated_logout_bad_post_logout_redirect_uri,
    oidcc_rp_initiated_logout_query_added_to_post_logout_redirect_uri,
    oidcc_rp_initiated_logout_no_params,
    oidcc_rp_initiated_logout_no_post_logout_redirect_uri,
    oidcc_rp_initiated_logout_only_state,
    an_application_can_post_its_request,
    the_person_who_was_asked_goes_back_by_a_page_of_ours,
    without_a_session_the_way_back_is_open_at_once,
    a_wrong_request_is_shown_on_a_page,
    the_question_speaks_a_language_that_the_application_proposes,
);

/// A browser that is logged in here and at an application, with its ID token.
pub(super) struct LoggedIn<'a> {
    pub(super) party: RelyingParty<'a>,
    pub(super) browser: Browser<'a>,
    pub(super) id_token: String,
}

impl<'a> LoggedIn<'a> {
    pub(super) async fn new(app: &'a App) -> Self {
        let party = RelyingParty::with_logout(app, "Wiki", json!({})).await;
        let mut browser = logged_in(app).await;
        let tokens = party.tokens(&mut browser, "openid").await;
        let id_token = tokens["id_token"].as_str().unwrap().to_owned();
        Self { party, browser, id_token }
    }

    /// The error of a request that must show no page; empty if there is none.
    async fn silent_error(&mut self) -> String {
        let parameters = self.party.authorize(&mut self.browser, &[("prompt", "none")]).await;
        parameters.get("error").and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// Opens the endpoint with these parameters.
    pub(super) async fn log_out(&mut self, parameters: &[(&str, &str)]) -> Answer {
        self.browser.get(&logout_path(parameters)).await
    }

    /// Asserts that the person is asked, and logs them out by the form of the page. Returns the
    /// answer to the request that goes on.
    pub(super) async fn confirm(&mut self, asked: &Answer) -> Answer {
        let page = asked.header("location").to_owned();
        assert!(page.starts_with("/oauth2/logout/confirm"), "{asked:?}");
        let question = self.browser.get(&page).await;
        assert!(question.body.contains("Log out?"), "{question:?}");
        assert!(self.browser.is_logged_in().await, "a question changes nothing");

        let confirmed = self.browser.post(&page, &[]).await;
        assert_eq!(confirmed.status, 303, "{confirmed:?}");
        assert!(!self.browser.is_logged_in().await);
        let next = confirmed.header("location").to_owned();
        let request = self.browser.request(Method::GET, &next);
        self.browser.send(request.header("sec-fetch-site", "same-origin")).await
    }
}

pub(super) fn logout_path(parameters: &[(&str, &str)]) -> String {
    let query =
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
    format!("/oauth2/logout?{query}")
}

/// Asserts that a page says that nobody is logged in, and that it leads to no application.
pub(super) fn assert_page_of_logout(answer: &Answer) {
    assert_eq!(answer.status, 200, "{answer:?}");
    assert!(answer.body.contains("You’re logged out"), "{answer:?}");
    assert_eq!(answer.header("refresh"), "");
    assert!(!answer.body.contains("href=\"https:"), "{answer:?}");
}

async fn oidcc_rp_initiated_logout(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    assert_eq!(person.silent_error().await, "");

    let hint = person.id_token.clone();
    let answer = person
        .log_out(&[
            ("id_token_hint", &hint),
            ("post_logout_redirect_uri", LOGGED_OUT_URI),
            ("state", "a state & more"),
        ])
        .await;
    assert_eq!(answer.status, 303, "{answer:?}");
    let expected = format!("{LOGGED_OUT_URI}?state=a+state+%26+more");
    assert_eq!(answer.header("location"), expected);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(person.browser.cookie.is_none(), "{answer:?}");
    assert!(!person.browser.is_logged_in().await);
    assert_eq!(person.silent_error().await, "login_required");
}

async fn oidcc_rp_initiated_logout_no_state(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let hint = person.id_token.clone();
    let parameters =
        [("id_token_hint", hint.as_str()), ("post_logout_redirect_uri", LOGGED_OUT_URI)];
    let answer = person.log_out(&parameters).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, LOGGED_OUT_URI));
    assert_eq!(person.silent_error().await, "login_required");
}

async fn oidcc_rp_initiated_logout_no_id_token_hint(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let asked =
        person.log_out(&[("post_logout_redirect_uri", LOGGED_OUT_URI), ("state", "x")]).await;
    let answer = person.confirm(&asked).await;
    assert_page_of_logout(&answer);
}

async fn oidcc_rp_initiated_logout_bad_post_logout_redirect_uri(database: TestDatabase) {
    assert_no_redirect(database, "https://evil.example/logged-out").await;
}

async fn oidcc_rp_initiated_logout_query_added_to_post_logout_redirect_uri(database: TestDatabase) {
    assert_no_redirect(database, &format!("{LOGGED_OUT_URI}?foo=bar")).await;
}

async fn assert_no_redirect(database: TestDatabase, address: &str) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let (hint, id) = (person.id_token.clone(), person.party.id.clone());
    for proof in [("id_token_hint", hint.as_str()), ("client_id", id.as_str())] {
        let answer = person.log_out(&[proof, ("post_logout_redirect_uri", address)]).await;
        assert_eq!(answer.status, 400, "{answer:?}");
        assert_eq!((answer.header("location"), answer.header("refresh")), ("", ""));
        assert!(!answer.body.contains(address), "{answer:?}");
        assert!(person.browser.is_logged_in().await);
    }
}

async fn oidcc_rp_initiated_logout_no_params(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let asked = person.browser.get("/oauth2/logout").await;
    let answer = person.confirm(&asked).await;
    assert_page_of_logout(&answer);
    assert_eq!(person.silent_error().await, "login_required");
}

async fn oidcc_rp_initiated_logout_no_post_logout_redirect_uri(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let hint = person.id_token.clone();
    let answer = person.log_out(&[("id_token_hint", &hint), ("state", "x")]).await;
    assert_page_of_logout(&answer);
    assert_eq!(person.silent_error().await, "login_required");
}

async fn oidcc_rp_initiated_logout_only_state(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let asked = person.log_out(&[("state", "x")]).await;
    let answer = person.confirm(&asked).await;
    assert_page_of_logout(&answer);
}

async fn an_application_can_post_its_request(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let body = logout_path(&[
        ("id_token_hint", &person.id_token),
        ("post_logout_redirect_uri", LOGGED_OUT_URI),
        ("state", "x"),
    ]);
    let body = body.split_once('?').unwrap().1.to_owned();
    // The browser sends no cookie with a POST of another site.
    let request = app.client.post(app.url("/oauth2/logout")).body(body);
    let request = request
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, "https://app.example.com")
        .header("sec-fetch-site", "cross-site");
    let kept = Answer::of(request.send().await.unwrap()).await;
    assert_eq!(kept.status, 303, "{kept:?}");
    assert!(person.browser.is_logged_in().await);

    let answer = person.browser.get(kept.header("location")).await;
    assert_eq!(answer.header("location"), format!("{LOGGED_OUT_URI}?state=x"));
    assert!(!person.browser.is_logged_in().await);
}

async fn the_person_who_was_asked_goes_back_by_a_page_of_ours(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let id = person.party.id.clone();
    let asked = person
        .log_out(&[
            ("client_id", &id),
            ("post_logout_redirect_uri", LOGGED_OUT_URI),
            ("state", "x"),
            ("logout_hint", "somebody"),
        ])
        .await;
    let question = person.browser.get(asked.header("location")).await;
    assert!(question.body.contains("Wiki is asking you to log out"), "{question:?}");
    let without_mark = person
        .browser
        .request(Method::POST, asked.header("location"))
        .header("sec-fetch-site", "same-origin");
    assert_eq!(person.browser.send(without_mark).await.status, 409);
    let from_elsewhere = person
        .browser
        .request(Method::POST, asked.header("location"))
        .header("sec-fetch-site", "cross-site");
    assert_eq!(person.browser.send(from_elsewhere).await.status, 403);

    // A redirect after a form would have to be allowed by the policy of our page.
    let answer = person.confirm(&asked).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("refresh"), format!("0; url={LOGGED_OUT_URI}?state=x"));
    assert!(answer.body.contains("You’re logged out"));
}

async fn without_a_session_the_way_back_is_open_at_once(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    person.browser.post("/logout", &[]).await;
    let (hint, id) = (person.id_token.clone(), person.party.id.clone());
    for proof in [("id_token_hint", hint.as_str()), ("client_id", id.as_str())] {
        let answer = person.log_out(&[proof, ("post_logout_redirect_uri", LOGGED_OUT_URI)]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, LOGGED_OUT_URI));
    }
    assert_page_of_logout(&person.log_out(&[]).await);
    let asked = person.browser.get("/oauth2/logout/confirm").await;
    assert!(asked.header("location").starts_with("/oauth2/logout"), "{asked:?}");
}

async fn a_wrong_request_is_shown_on_a_page(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let (hint, long) = (person.id_token.clone(), "x".repeat(9_000));
    for parameters in [
        vec![("client_id", "unknown")],
        vec![("client_id", "NO ID")],
        vec![("state", "1"), ("state", "2")],
        vec![("id_token_hint", hint.as_str()), ("id_token_hint", hint.as_str())],
        vec![("state", long.as_str())],
        vec![("state", "\0")],
    ] {
        let answer = person.log_out(&parameters).await;
        assert_eq!(answer.status, 400, "{parameters:?} {answer:?}");
        assert!(answer.body.contains("We can’t complete this request"), "{answer:?}");
        assert_eq!(answer.header("location"), "");
    }
    assert!(person.browser.is_logged_in().await);
}

async fn the_question_speaks_a_language_that_the_application_proposes(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let page = "/oauth2/logout/confirm?ui_locales=xx+fr-CA+de";
    let question = person.browser.get(page).await;
    assert!(question.body.contains("Se déconnecter"), "{question:?}");

    let question = person.browser.get("/oauth2/logout/confirm?ui_locales=xx").await;
    assert!(question.body.contains("Log out?"), "{question:?}");
}
