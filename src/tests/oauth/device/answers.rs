//! Answers of people at `/device`.

use std::time::Duration;

use futures::future::join_all;
use reqwest::Method;
use serde_json::json;

use super::{Device, television};
use crate::{
    service::{accounts, applications::account_access, caller::Caller, oauth::consents},
    tests::{
        oauth::{PERSON, logged_in, with_person},
        pages::forms,
        support::{
            administrators::{grant, with_passkey},
            harness::{Answer, Browser, TestDatabase, id, on_both},
        },
    },
};

const OTHER: &str = "other@example.com";

on_both!(
    the_question_says_what_it_is_about,
    a_code_in_an_address_is_filled_in_and_does_nothing,
    a_person_logs_in_first,
    a_code_may_be_typed_in_any_way,
    b15_codes_of_devices_cannot_be_guessed,
    a_code_is_answered_once,
    only_those_who_may_enter_can_allow,
    a_login_that_does_not_suffice_is_repeated,
    b29_no_other_site_and_no_other_login_decides,
    what_a_third_party_learns_is_remembered,
    who_answers_too_late_has_consented_to_nothing,
);

async fn the_question_says_what_it_is_about(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid email offline_access").await;
    let question = device.type_code(&mut logged_in(&app).await).await;
    let page = &question.body;
    for words in [
        "Some &lt;b&gt;Telly",
        device.user_code(),
        "your email address",
        "while you’re away",
        "only if you just started this yourself",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("your phone number"));
    assert_eq!(question.header("x-frame-options"), "DENY");
    assert!(question.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(question.header("cache-control"), "no-store");

    let bare = Device::begin(&party, "openid").await;
    let page = bare.type_code(&mut logged_in(&app).await).await.body;
    assert!(!page.contains("It will be able to see that you have an account"), "{page}");
}

async fn a_code_in_an_address_is_filled_in_and_does_nothing(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid").await;
    let mut browser = logged_in(&app).await;
    let complete = device.codes["verification_uri_complete"].as_str().unwrap();
    let path = complete.strip_prefix(&app.origin()).unwrap().to_owned();
    let page = browser.get(&path).await.body;
    assert!(page.contains(&format!("value=\"{}\"", device.user_code())), "{page}");
    assert!(!page.contains("Telly"), "nothing is looked up: {page}");

    let decision = format!("/device/decision?user_code={}&choice=allow", device.user_code());
    assert_eq!(browser.get(&decision).await.status, 405);
    assert_eq!(device.refusal().await, "authorization_pending");
    let script = browser.get("/device?user_code=%22%3E%3Cscript%3E").await.body;
    assert!(!script.contains("\"><script>"));
}

async fn a_person_logs_in_first(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid").await;
    let mut browser = app.browser();
    let path = format!("/device?user_code={}", device.user_code());
    let login = browser.get(&path).await.header("location").to_owned();
    let code = device.user_code();
    assert_eq!(login, format!("/login?next=%2Fdevice%3Fuser_code%3D{code}"));

    let form = [("loginId", PERSON), ("password", "a long password"), ("next", &path)];
    assert_eq!(browser.post("/login", &form).await.status, 303);
    device.allow(&mut browser).await;
    assert_eq!(device.poll().await.status, 200);
}

async fn a_code_may_be_typed_in_any_way(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid").await;
    let mut browser = logged_in(&app).await;
    let code = device.user_code();
    for typed in
        [code.to_lowercase(), code.replace('-', ""), format!(" {} ", code.replace('-', " "))]
    {
        assert_eq!(browser.post("/device", &[("user_code", &typed)]).await.status, 200, "{typed}");
    }

    for typed in ["", "BCDF", "not a code", "BCDF-GHJK\0"] {
        let answer = browser.post("/device", &[("user_code", typed)]).await;
        assert_eq!(answer.status, 422, "{typed}");
        assert!(answer.body.contains("That code is wrong"), "{}", answer.body);
    }
}

async fn b15_codes_of_devices_cannot_be_guessed(database: TestDatabase) {
    let app = with_person(database).await;
    app.account("other@example.com", Some("a long password"), Some("keys")).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid").await;
    let mut browser = logged_in(&app).await;
    for n in 0..22 {
        let (path, choice) =
            if n % 2 == 0 { ("/device", "") } else { ("/device/decision", "allow") };
        let form = [("user_code", "BBBB-BBBB"), ("choice", choice)];
        let answer = browser.post(path, &form).await;
        assert_eq!(answer.status.as_u16(), if n < 20 { 422 } else { 429 }, "{n}");
    }

    // Neither the code that is right, nor another session of the same person.
    assert_eq!(device.type_code(&mut browser).await.status, 429);
    assert_eq!(device.decide(&mut logged_in(&app).await, "allow").await.status, 429);
    let mut other = with_passkey(&app, "other@example.com").await;
    assert_eq!(device.type_code(&mut other).await.status, 200);
}

async fn a_code_is_answered_once(database: TestDatabase) {
    let app = with_person(database).await;
    app.account("other@example.com", Some("a long password"), Some("keys")).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid").await;
    let (mut first, mut second) =
        (logged_in(&app).await, with_passkey(&app, "other@example.com").await);
    assert_eq!(device.type_code(&mut first).await.status, 200);
    assert_eq!(device.type_code(&mut second).await.status, 200);
    device.allow(&mut first).await;
    for choice in ["allow", "decline"] {
        assert_eq!(device.decide(&mut second, choice).await.status, 422, "{choice}");
    }
    assert_eq!(device.type_code(&mut second).await.status, 422);

    // At once: whoever is first decides, and the device gets what was decided.
    let device = Device::begin(&party, "openid").await;
    let mut browsers: Vec<Browser<'_>> = Vec::new();
    for _ in 0..4 {
        browsers.push(logged_in(&app).await);
    }
    let choices = ["allow", "decline", "allow", "decline"];
    let decided =
        browsers.iter_mut().zip(choices).map(|(browser, choice)| device.decide(browser, choice));
    let answers = join_all(decided).await;
    let winners: Vec<_> = answers.iter().filter(|answer| answer.status == 303).collect();
    assert_eq!(winners.len(), 1, "{answers:?}");
    let is_allowed = winners[0].header("location") == "/device/allowed";
    assert_eq!(device.poll().await.status == 200, is_allowed);
}

async fn only_those_who_may_enter_can_allow(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[("roles", json!(["staff"]))]).await;
    let device = Device::begin(&party, "openid").await;
    let mut browser = logged_in(&app).await;
    assert_eq!(device.type_code(&mut browser).await.status, 403);
    assert_eq!(device.decide(&mut browser, "allow").await.status, 403);
    assert_eq!(device.refusal().await, "authorization_pending");

    grant(&app, PERSON, "staff").await;
    device.allow(&mut logged_in(&app).await).await;
    assert_eq!(device.poll().await.status, 200);
}

async fn a_login_that_does_not_suffice_is_repeated(database: TestDatabase) {
    let app = with_person(database).await;
    let strict = television(&app, &[("requirePasskey", json!(true))]).await;
    let device = Device::begin(&strict, "openid").await;
    let code = device.user_code();
    let again = format!("/login?again=1&next=%2Fdevice%3Fuser_code%3D{code}");
    let mut browser = logged_in(&app).await;
    assert_eq!(device.type_code(&mut browser).await.header("location"), again);
    assert_eq!(device.decide(&mut browser, "allow").await.header("location"), again);
    device.allow(&mut with_passkey(&app, PERSON).await).await;
    let tokens = device.poll().await.json();
    let claims = strict.verify(&tokens["id_token"]).await;
    assert_eq!(claims["acr"], "urn:vestibule:acr:passkey");

    let young = television(&app, &[("maxAuthenticationAgeSeconds", json!(60))]).await;
    app.server.clock.advance(Duration::from_secs(100));
    let device = Device::begin(&young, "openid").await;
    let answer = device.type_code(&mut browser).await;
    assert!(answer.header("location").starts_with("/login?again=1"), "{answer:?}");
    device.allow(&mut logged_in(&app).await).await;
}

async fn b29_no_other_site_and_no_other_login_decides(database: TestDatabase) {
    let app = with_person(database).await;
    app.account("other@example.com", Some("a long password"), Some("keys")).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid").await;
    let browser = logged_in(&app).await;
    let others = with_passkey(&app, "other@example.com").await;
    let mark_of_other = forms::whose(&app, "/device", &others).await.unwrap();

    let post = async |site: &'static str, mark: &str, has_cookie: bool| {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("user_code", device.user_code())
            .append_pair("choice", "allow")
            .append_pair("whose", mark)
            .finish();
        let request = if has_cookie {
            browser.request(Method::POST, "/device/decision")
        } else {
            app.client.post(app.url("/device/decision"))
        };
        let request = request
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", site)
            .header("accept", "text/html");
        Answer::of(request.body(body).send().await.unwrap()).await.status.as_u16()
    };
    let own_mark = forms::whose(&app, "/device", &browser).await.unwrap();
    assert_eq!(post("cross-site", &own_mark, true).await, 403);
    assert_eq!(post("same-origin", "", true).await, 409, "without the form's mark");
    assert_eq!(post("same-origin", &mark_of_other, true).await, 409, "drawn for another");
    assert_eq!(post("same-origin", &own_mark, false).await, 303, "to the login");
    assert_eq!(device.refusal().await, "authorization_pending");
    assert_eq!(post("same-origin", &own_mark, true).await, 303);
    assert_eq!(device.poll().await.status, 200);
}

async fn what_a_third_party_learns_is_remembered(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[("thirdParty", json!(true))]).await;
    let device = Device::begin(&party, "openid email").await;
    device.allow(&mut logged_in(&app).await).await;
    let tokens = device.poll().await.json();
    assert_eq!(party.userinfo(&tokens["access_token"]).await.json()["email"], PERSON);

    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    let application = party.id.clone().try_into().unwrap();
    let consent = consents::find(&app.server, account.id, &application).await.unwrap().unwrap();
    assert_eq!(consent.scopes.to_string(), "email openid");
    let caller = Caller::command_line();
    account_access::end(&app.server, &caller, account.id, Some(&application)).await.unwrap();
    assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 401);
}

async fn who_answers_too_late_has_consented_to_nothing(database: TestDatabase) {
    let app = with_person(database).await;
    app.account(OTHER, Some("a long password"), Some("keys")).await;
    let party = television(&app, &[("thirdParty", json!(true))]).await;
    let application = party.id.clone().try_into().unwrap();
    let mut people = [logged_in(&app).await, with_passkey(&app, OTHER).await];

    for round in 0..6 {
        let device = Device::begin(&party, "openid").await;
        let [first, second] = &mut people;
        let (first, second) =
            tokio::join!(device.decide(first, "allow"), device.decide(second, "allow"));
        let mut allowed = 0;
        for (answer, login_id) in [(first, PERSON), (second, OTHER)] {
            let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
            let given = consents::find(&app.server, account.id, &application).await.unwrap();
            let has_allowed = answer.header("location") == "/device/allowed";
            assert_eq!(given.is_some(), has_allowed, "{round}, {login_id}: {answer:?}");
            allowed += usize::from(has_allowed);
            let caller = Caller::command_line();
            account_access::end(&app.server, &caller, account.id, None).await.unwrap();
        }
        assert_eq!(allowed, 1, "{round}");
    }
}
