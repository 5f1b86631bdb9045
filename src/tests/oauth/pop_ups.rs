//! Logins that an application began in a pop-up: every answer on the way keeps its opener.

use super::{PERSON, with_person};
use crate::{
    domain::ReturnPath,
    tests::support::{
        harness::{Answer, App, Browser, TestDatabase, on_both},
        mailbox::{messages_so_far, newer_message, newest_message},
        relying_party::{REDIRECT_URI, RelyingParty},
    },
};

on_both!(
    b31_every_answer_of_a_login_for_an_application_keeps_its_opener,
    b31_a_code_for_an_application_keeps_its_opener,
    b31_a_recovery_for_an_application_keeps_its_opener,
    b31_no_other_page_keeps_its_opener,
);

const LOGIN_FORMS: [(&str, &[(&str, &str)]); 5] = [
    ("/login", &[("loginId", PERSON), ("password", "not the password")]),
    ("/login/code", &[("loginId", "no login id")]),
    ("/register", &[("loginId", "no login id"), ("password", "a long password")]),
    ("/recover", &[("loginId", "no login id")]),
    ("/recover/code", &[("loginId", PERSON), ("code", "0000-0000-0000-0000")]),
];

/// The path after the login that an authorization request asks for.
async fn login_of(app: &App, browser: &mut Browser<'_>) -> String {
    let party = RelyingParty::web(app).await;
    let sent = browser.get(&party.authorize_path(&[])).await;
    let location = sent.header("location");
    assert!(location.starts_with("/login?next=%2Foauth2%2Fauthorize"), "{sent:?}");
    assert_eq!(policy(&browser.get(location).await), "unsafe-none");

    let query = location.split_once('?').unwrap().1;
    url::form_urlencoded::parse(query.as_bytes()).next().unwrap().1.into_owned()
}

fn query(next: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish()
}

fn policy(answer: &Answer) -> &str {
    answer.header("cross-origin-opener-policy")
}

/// Posts a form with a mistake in it, which is drawn again or refused.
async fn refused(
    browser: &mut Browser<'_>,
    path: &str,
    form: &[(&str, &str)],
    next: &str,
) -> Answer {
    let form = [form, &[("next", next)]].concat();
    let answer = browser.post(path, &form).await;
    assert!(answer.status.is_client_error(), "{path} {answer:?}");
    answer
}

async fn b31_every_answer_of_a_login_for_an_application_keeps_its_opener(database: TestDatabase) {
    let app = with_person(database).await;
    let mut browser = app.browser();
    let next = login_of(&app, &mut browser).await;

    for (path, form) in LOGIN_FORMS {
        let answer = refused(&mut browser, path, form, &next).await;
        assert_eq!(policy(&answer), "unsafe-none", "{path} {}", answer.status);
        let shown = browser.get(&format!("{path}?{}", query(&next))).await;
        assert_eq!(policy(&shown), "unsafe-none", "{path}");
    }

    // Refusals have pages as well.
    let mut refusals = 0;
    for _ in 0..10 {
        let (path, form) = LOGIN_FORMS[0];
        let answer = refused(&mut browser, path, form, &next).await;
        assert_eq!(policy(&answer), "unsafe-none", "{}", answer.status);
        refusals += usize::from(answer.status == 429);
    }
    assert!(refusals > 0, "too many attempts are refused");
}

async fn b31_a_code_for_an_application_keeps_its_opener(database: TestDatabase) {
    let app = with_person(database).await;
    let mut browser = app.browser();
    let next = login_of(&app, &mut browser).await;

    let form = [("loginId", PERSON), ("next", next.as_str())];
    assert_eq!(browser.post("/login/code", &form).await.header("location"), "/code");
    assert_eq!(policy(&browser.get("/code").await), "unsafe-none");
    let letter = newest_message(&app, PERSON, 1).await;
    let wrong = browser.post("/code", &[("code", "not it")]).await;
    assert_eq!((wrong.status.as_u16(), policy(&wrong)), (422, "unsafe-none"));
    assert_eq!(policy(&browser.renew().await), "unsafe-none");
    let of_another = browser.post("/code", &[("code", "123456"), ("whose", "another")]).await;
    assert_eq!((of_another.status.as_u16(), policy(&of_another)), (409, "unsafe-none"));

    let letter = newer_message(&app, PERSON, &letter).await;
    let done = browser.type_code(&letter).await;
    let sent = browser.get(done.header("location")).await;
    assert!(sent.header("refresh").contains(REDIRECT_URI) || sent.status == 303, "{sent:?}");
    assert_eq!(policy(&browser.get("/account").await), "same-origin", "the login is over");
}

async fn b31_a_recovery_for_an_application_keeps_its_opener(database: TestDatabase) {
    let app = with_person(database).await;
    let mut browser = app.browser();
    let next = login_of(&app, &mut browser).await;

    let sent = messages_so_far(&app, PERSON).await;
    browser.post("/recover", &[("loginId", PERSON), ("next", next.as_str())]).await;
    let letter = newest_message(&app, PERSON, sent + 1).await;
    assert_eq!(browser.type_code(&letter).await.header("location"), "/recover/new");
    assert_eq!(policy(&browser.get("/recover/new").await), "unsafe-none");
    let short = browser.post("/recover/new", &[("password", "short")]).await;
    assert_eq!((short.status.as_u16(), policy(&short)), (422, "unsafe-none"));
    let done = browser.post("/recover/new", &[("password", "another long password")]).await;
    assert_eq!(done.header("location"), next);
}

async fn b31_no_other_page_keeps_its_opener(database: TestDatabase) {
    let app = with_person(database).await;
    let mut browser = app.browser();
    let own = ReturnPath::default();

    for next in [own.as_str(), "/oauth2/../account", "https://evil.example/oauth2/"] {
        for (path, form) in LOGIN_FORMS {
            let answer = refused(&mut browser, path, form, next).await;
            assert_eq!(policy(&answer), "same-origin", "{path} {next}");
        }
    }

    browser.post("/login/code", &[("loginId", PERSON)]).await;
    assert_eq!(policy(&browser.get("/code").await), "same-origin");
    let wrong = browser.post("/code", &[("code", "not it")]).await;
    assert_eq!((wrong.status.as_u16(), policy(&wrong)), (422, "same-origin"));

    browser.type_code(&newest_message(&app, PERSON, 1).await).await;
    for path in ["/account", "/account/security", "/nowhere", "/"] {
        let path = format!("{path}?next=/oauth2/authorize");
        assert_eq!(policy(&browser.get(&path).await), "same-origin", "{path}");
    }
}
