//! One-time codes and magic links: what they prove, and the browser that they are bound to.

use std::time::Duration;

use reqwest::{StatusCode, header};

use crate::{
    service::accounts::details,
    tests::support::{
        harness::{App, TestDatabase, on_both},
        log::Log,
        mailbox::{newer_message, newest_message},
        sdk::ALICE,
    },
};

on_both!(
    a_code_logs_in,
    a_link_works_in_its_browser_and_shows_the_code_in_others,
    b13_a_code_works_once_and_for_ten_minutes_and_is_stored_hashed,
    b14_a_code_is_bound_to_its_browser_and_shows_nowhere,
    b19_links_follow_the_settings_alone
);

pub(crate) const PASSWORD: &str = "a long password";

pub(crate) async fn status(app: &App, login_id: &str) -> String {
    let id = crate::tests::support::harness::id(login_id);
    let account = crate::service::accounts::by_login_id(&app.server, &id).await.unwrap();
    details::own(&app.server, account.id).await.unwrap().status().to_string()
}

async fn a_code_logs_in(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let mut browser = app.browser();
    assert!(
        browser
            .get("/login?next=/account?x=1")
            .await
            .body
            .contains("/login/code?next=/account%3Fx%3D1")
    );
    assert_eq!(browser.get("/login/code").await.status, StatusCode::OK);
    let answer = browser
        .post("/login/code", &[("loginId", "Alice@Example.com"), ("next", "/account?x=1")])
        .await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/code"));
    let answer = browser.type_code(&newest_message(&app, ALICE, 1).await).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/account?x=1"));
    assert!(browser.is_logged_in().await);
    // It is not a passkey: administrators cannot log in with it.
    let session =
        browser.send(browser.request(reqwest::Method::GET, "/api/account/sessions/current")).await;
    assert_eq!(session.json()["method"], "code", "{session:?}");
}

async fn a_link_works_in_its_browser_and_shows_the_code_in_others(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let (mut browser, mut phone) = (app.browser(), app.browser());
    browser.post("/login/code", &[("loginId", ALICE)]).await;
    let sent = newest_message(&app, ALICE, 1).await;
    let (path, code) = (sent.link(), sent.code());
    let secret = path.rsplit('/').next().unwrap().to_owned();

    let elsewhere = phone.get(&path).await;
    assert!(
        elsewhere.status == StatusCode::OK && elsewhere.body.contains(&code),
        "{}",
        elsewhere.body
    );
    assert!(!elsewhere.body.contains("action=\"/code\""), "there is nothing to press");
    assert_eq!(phone.post("/code", &[("link", &secret)]).await.status, StatusCode::NOT_FOUND);

    for _ in 0..2 {
        let here = browser.get(&path).await;
        assert!(
            here.body.contains("action=\"/code\"") && !here.body.contains(&code),
            "opening it uses nothing up"
        );
        assert!(!browser.is_logged_in().await);
    }
    let answer = browser.post("/code", &[("link", &secret)]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/account"));
    assert!(browser.is_logged_in().await);
    assert_eq!(browser.post("/code", &[("link", &secret)]).await.status, StatusCode::GONE, "once");
    assert_eq!(browser.get(&path).await.status, StatusCode::GONE);
    assert_eq!(phone.get("/link/nothing").await.status, StatusCode::NOT_FOUND);
}

async fn b13_a_code_works_once_and_for_ten_minutes_and_is_stored_hashed(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let mut browser = app.browser();
    browser.post("/login/code", &[("loginId", ALICE)]).await;
    let sent = newest_message(&app, ALICE, 1).await;
    assert_eq!(sent.code().len(), 6, "six digits are 20 bits, nearly");
    let flow = browser.flow.clone();
    let rows: Vec<(String, String, String)> = crate::on!(
        &app.server.db.read,
        pool => sqlx::query_as(
            "select flow_hash, code_hash, link_hash from platform_code",
        ).fetch_all(pool).await
    )
    .unwrap();
    let table = format!("{rows:?}");
    assert!(
        !table.contains(&sent.code()) && !table.contains(sent.link().rsplit('/').next().unwrap())
    );
    assert!(!table.contains(flow.as_ref().unwrap().split_once('=').unwrap().1));

    assert_eq!(browser.type_code(&sent).await.status, StatusCode::SEE_OTHER);
    let mut again = app.browser();
    again.flow = flow;
    assert_eq!(again.type_code(&sent).await.header("location"), "/login?over=1", "used up");
    assert!(!again.is_logged_in().await);

    let mut late = app.browser();
    app.server.clock.advance(Duration::from_secs(1));
    late.post("/login/code", &[("loginId", ALICE)]).await;
    let sent = newest_message(&app, ALICE, 2).await;
    app.server.clock.advance(Duration::from_secs(600));
    assert_eq!(late.type_code(&sent).await.status, StatusCode::UNPROCESSABLE_ENTITY, "expired");
    assert_eq!(late.get(&sent.link()).await.status, StatusCode::NOT_FOUND);
    assert_eq!(late.renew().await.status, StatusCode::OK);
    assert_eq!(
        late.type_code(&newer_message(&app, ALICE, &sent).await).await.status,
        StatusCode::SEE_OTHER
    );
}

async fn b14_a_code_is_bound_to_its_browser_and_shows_nowhere(database: TestDatabase) {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let (mut alice, mut mallory) = (app.browser(), app.browser());
    let asked = alice.post("/login/code", &[("loginId", ALICE)]).await;
    let sent = newest_message(&app, ALICE, 1).await;
    app.server.clock.advance(Duration::from_secs(1));
    mallory.post("/login/code", &[("loginId", ALICE)]).await;
    newest_message(&app, ALICE, 2).await;
    // The right code in the wrong browser, in one without a flow, and for another purpose.
    assert_eq!(mallory.type_code(&sent).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.browser().type_code(&sent).await.header("location"), "/login?over=1");
    let cookie = asked.header("set-cookie");
    assert!(
        ["HttpOnly", "SameSite=Lax", "Path=/"].iter().all(|part| cookie.contains(part)),
        "{cookie}"
    );
    let page = alice.get("/code").await;
    for place in [&format!("{asked:?}"), &page.body] {
        assert!(!place.contains(&sent.code()), "{place}");
    }
    let done = alice.type_code(&sent).await;
    assert!(done.status == StatusCode::SEE_OTHER && !format!("{done:?}").contains(&sent.code()));
    let link = sent.link();
    let text = log.text();
    assert!(text.contains("code_sent") && text.contains("code_redeemed"), "{text}");
    // The fraction of a second at the beginning of a line may consist of six digits.
    for line in text.lines().filter_map(|line| line.split_once("\"level\"")) {
        assert!(!line.1.contains(&sent.code()) && !line.1.contains(&link), "{line:?}");
    }
}

async fn b19_links_follow_the_settings_alone(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let request = app.browser().request(reqwest::Method::POST, "/login/code");
    let request =
        request.header(header::HOST, "evil.example").header("x-forwarded-host", "evil.example");
    let request =
        request.header("forwarded", "host=evil.example").header("x-forwarded-proto", "https");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = request.body("loginId=alice%40example.com").send().await.unwrap();
    assert_eq!(
        (answer.status(), &answer.headers()["location"]),
        (StatusCode::SEE_OTHER, &"/code".parse().unwrap())
    );
    let sent = newest_message(&app, ALICE, 1).await;
    assert!(!sent.text.contains("evil") && !sent.subject.contains("evil"), "{sent:?}");
    assert!(sent.text.contains(&format!("\"{}/link/", app.origin())), "{sent:?}");
}
