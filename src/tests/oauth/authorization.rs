//! Authorization requests that are answered: by silence, by a login, by a page.

use std::time::Duration;

use reqwest::{Method, header};
use serde_json::{Value, json};

use super::{PERSON, logged_in, with_person};
use crate::{
    domain::ApplicationKind,
    tests::support::{
        administrators::with_passkey,
        harness::{Answer, Browser, TestDatabase, on_both},
        relying_party::{REDIRECT_URI, RelyingParty, returned},
    },
};

on_both!(
    a_session_is_enough_for_a_code,
    a_person_logs_in_first_and_comes_back,
    prompt_none_shows_nothing,
    prompt_login_asks_for_another_login,
    an_old_login_is_repeated,
    an_application_takes_no_login_older_than_its_rule,
    an_application_can_demand_a_passkey,
    a_hint_names_the_person,
    a_posted_request_goes_on_as_a_get,
    a_pushed_request_is_answered_once,
    a_response_can_be_posted,
    the_way_back_after_a_form_begins_on_a_page,
    only_admitted_roles_enter,
);

async fn a_session_is_enough_for_a_code(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let answer = party.authorize(&mut logged_in(&app).await, &[]).await;
    assert_eq!(answer["state"], "the state");
    assert_eq!(answer["iss"], app.origin());
    assert!(answer["code"].as_str().unwrap().len() >= 43);
}

/// The path that a redirect to a page of ours leads back to.
pub(super) fn next_of(answer: &Answer, page: &str) -> String {
    let location = answer.header("location");
    assert!(location.starts_with(&format!("{page}?")), "{answer:?}");
    let url = url::Url::parse("http://localhost").unwrap().join(location).unwrap();
    url.query_pairs().find(|(name, _)| name == "next").unwrap().1.into_owned()
}

async fn log_in_by_password(browser: &mut Browser<'_>, next: &str) {
    let form = [("loginId", PERSON), ("password", "a long password"), ("next", next)];
    let answer = browser.post("/login", &form).await;
    // The server may offer a passkey on the way.
    assert_eq!(answer.status, 303, "{}", answer.body);
}

async fn a_person_logs_in_first_and_comes_back(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = app.browser();

    let next = next_of(&browser.get(&party.authorize_path(&[])).await, "/login");
    assert!(next.len() < 300, "the request is kept here: {next}");
    log_in_by_password(&mut browser, &next).await;
    let parameters = returned(&browser.get(&next).await);
    assert_eq!(parameters["state"], "the state");
    assert_eq!(party.redeem(parameters["code"].as_str().unwrap()).await.status, 200);

    // The request is answered once.
    assert_eq!(browser.get(&next).await.status, 400);
    let create = party.authorize_path(&[("prompt", "create")]);
    next_of(&app.browser().get(&create).await, "/register");
}

async fn prompt_none_shows_nothing(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let silent = [("prompt", "none")];
    assert_eq!(party.authorize(&mut app.browser(), &silent).await["error"], "login_required");

    let mut browser = logged_in(&app).await;
    assert!(party.authorize(&mut browser, &silent).await.contains_key("code"));
    app.server.clock.advance(Duration::from_secs(100));
    let old = [("prompt", "none"), ("max_age", "10")];
    assert_eq!(party.authorize(&mut browser, &old).await["error"], "login_required");
}

async fn prompt_login_asks_for_another_login(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    let first = party.verify(&party.tokens(&mut browser, "openid").await["id_token"]).await;

    for prompt in ["login", "select_account"] {
        app.server.clock.advance(Duration::from_secs(5));
        let path = party.authorize_path(&[("prompt", prompt)]);
        let answer = browser.get(&path).await;
        let next = next_of(&answer, "/login");
        assert!(answer.header("location").contains("again=1"));

        // To come back without a login changes nothing.
        next_of(&browser.get(&next).await, "/login");
        log_in_by_password(&mut browser, &next).await;
        let code = returned(&browser.get(&next).await)["code"].as_str().unwrap().to_owned();
        let again = party.verify(&party.redeem(&code).await.json()["id_token"]).await;
        assert!(again["auth_time"].as_i64() > first["auth_time"].as_i64());
        assert_eq!(again["sub"], first["sub"]);
    }
}

async fn an_old_login_is_repeated(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    app.server.clock.advance(Duration::from_secs(100));

    assert!(party.authorize(&mut browser, &[("max_age", "10000")]).await.contains_key("code"));
    let next = next_of(&browser.get(&party.authorize_path(&[("max_age", "0")])).await, "/login");
    log_in_by_password(&mut browser, &next).await;
    assert!(returned(&browser.get(&next).await).contains_key("code"));
}

async fn an_application_takes_no_login_older_than_its_rule(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = json!({ "redirectUris": [REDIRECT_URI], "maxAuthenticationAgeSeconds": 60 });
    let strict = RelyingParty::register(&app, "Bank", ApplicationKind::Web, settings).await;
    let mut browser = logged_in(&app).await;
    assert!(strict.authorize(&mut browser, &[]).await.contains_key("code"));

    app.server.clock.advance(Duration::from_secs(61));
    let silent = strict.authorize(&mut browser, &[("prompt", "none")]).await;
    assert_eq!(silent["error"], "login_required");
    let next = next_of(&browser.get(&strict.authorize_path(&[])).await, "/login");
    log_in_by_password(&mut browser, &next).await;

    // A login that was made for the request is too old as well, once it is.
    app.server.clock.advance(Duration::from_secs(61));
    next_of(&browser.get(&next).await, "/login");
    log_in_by_password(&mut browser, &next).await;
    assert!(returned(&browser.get(&next).await).contains_key("code"));
}

async fn an_application_can_demand_a_passkey(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = json!({ "redirectUris": [REDIRECT_URI], "requirePasskey": true });
    let strict = RelyingParty::register(&app, "Bank", ApplicationKind::Web, settings).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;

    let next = next_of(&browser.get(&strict.authorize_path(&[])).await, "/login");
    log_in_by_password(&mut browser, &next).await;
    next_of(&browser.get(&next).await, "/login");

    // A preference is asked for once; what is essential, each time.
    let acr = [("acr_values", "urn:vestibule:acr:passkey urn:vestibule:acr:basic")];
    let next = next_of(&browser.get(&party.authorize_path(&acr)).await, "/login");
    log_in_by_password(&mut browser, &next).await;
    let code = returned(&browser.get(&next).await)["code"].as_str().unwrap().to_owned();
    let claims = party.verify(&party.redeem(&code).await.json()["id_token"]).await;
    assert_eq!(claims["acr"], "urn:vestibule:acr:basic");
    assert_eq!(claims["amr"], json!(["pwd"]));

    let mut with_passkey = with_passkey(&app, PERSON).await;
    let essential =
        r#"{"id_token":{"acr":{"essential":true,"value":"urn:vestibule:acr:passkey"}}}"#;
    next_of(&browser.get(&party.authorize_path(&[("claims", essential)])).await, "/login");
    let tokens = strict.tokens(&mut with_passkey, "openid").await;
    assert_eq!(strict.verify(&tokens["id_token"]).await["acr"], "urn:vestibule:acr:passkey");
}

async fn a_hint_names_the_person(database: TestDatabase) {
    let app = with_person(database).await;
    app.account("other@example.com", Some("a long password"), None).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    let mine = party.tokens(&mut browser, "openid").await["id_token"].as_str().unwrap().to_owned();
    let hint = [("prompt", "none"), ("id_token_hint", mine.as_str())];
    assert!(party.authorize(&mut browser, &hint).await.contains_key("code"));

    let mut other = with_passkey(&app, "other@example.com").await;
    assert_eq!(party.authorize(&mut other, &hint).await["error"], "login_required");
    let forged = [("prompt", "none"), ("id_token_hint", &mine[..mine.len() - 4])];
    assert_eq!(party.authorize(&mut browser, &forged).await["error"], "login_required");
}

async fn a_posted_request_goes_on_as_a_get(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let path = party.authorize_path(&[]);
    let (path, query) = path.split_once('?').unwrap();

    // The browser of another site sends neither our cookie nor our origin.
    let request = app.client.request(Method::POST, app.url(path));
    let request = request
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, "https://app.example.com")
        .header("sec-fetch-site", "cross-site");
    let answer = Answer::of(request.body(query.to_owned()).send().await.unwrap()).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let next = answer.header("location").to_owned();
    assert!(returned(&logged_in(&app).await.get(&next).await).contains_key("code"));
}

async fn a_pushed_request_is_answered_once(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    let path = party.authorize_path(&[]);
    let form: Vec<(String, String)> =
        url::form_urlencoded::parse(path.split_once('?').unwrap().1.as_bytes())
            .into_owned()
            .collect();
    let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();

    let pushed = party.post("/oauth2/par", &form).await;
    assert_eq!(pushed.status, 201, "{}", pushed.body);
    let uri = pushed.json()["request_uri"].as_str().unwrap().to_owned();
    let only = [
        ("response_type", ""),
        ("redirect_uri", ""),
        ("scope", ""),
        ("state", ""),
        ("nonce", ""),
        ("code_challenge", ""),
        ("code_challenge_method", ""),
        ("request_uri", uri.as_str()),
    ];
    assert!(party.authorize(&mut browser, &only).await.contains_key("code"));
    assert_eq!(browser.get(&party.authorize_path(&only)).await.status, 400, "used");

    let other = RelyingParty::web(&app).await;
    let pushed = party.post("/oauth2/par", &form).await.json();
    let stolen = [("request_uri", pushed["request_uri"].as_str().unwrap())];
    assert_eq!(browser.get(&other.authorize_path(&stolen)).await.status, 400);
    app.server.clock.advance(Duration::from_secs(120));
    assert_eq!(browser.get(&party.authorize_path(&stolen)).await.status, 400, "expired");
    assert_eq!(party.post("/oauth2/par", &form[1..]).await.status, 400);
}

async fn a_response_can_be_posted(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let path = party.authorize_path(&[("response_mode", "form_post"), ("state", "\"><b>")]);
    let answer = logged_in(&app).await.get(&path).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains(&format!("action=\"{REDIRECT_URI}\"")), "{}", answer.body);
    assert!(answer.body.contains("name=\"code\"") && !answer.body.contains("\"><b>"));

    let policy = answer.header("content-security-policy");
    let targets = policy.split("form-action ").nth(1).unwrap();
    assert!(targets.ends_with(" https://app.example.com"), "{policy}");
    assert_eq!(answer.header("cross-origin-opener-policy"), "unsafe-none");
}

async fn the_way_back_after_a_form_begins_on_a_page(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let browser = logged_in(&app).await;
    let request = browser.request(Method::GET, &party.authorize_path(&[]));
    let request = request.header("sec-fetch-site", "same-origin").header("accept", "text/html");
    let answer = Answer::of(request.send().await.unwrap()).await;
    assert_eq!(answer.status, 200);
    let refresh = answer.header("refresh");
    assert!(refresh.starts_with(&format!("0; url={REDIRECT_URI}?code=")), "{refresh}");
    assert!(answer.body.contains("href=\"https://app.example.com/callback?code="));
}

async fn only_admitted_roles_enter(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = json!({ "redirectUris": [REDIRECT_URI], "roles": ["staff"] });
    let party = RelyingParty::register(&app, "Intranet", ApplicationKind::Web, settings).await;
    let mut browser = logged_in(&app).await;
    let refused = party.authorize(&mut browser, &[]).await;
    assert_eq!(refused["error"], "access_denied");
    assert_eq!(refused.get("code"), None::<&Value>);

    crate::tests::support::administrators::grant(&app, PERSON, "staff").await;
    assert!(party.authorize(&mut logged_in(&app).await, &[]).await.contains_key("code"));
}
