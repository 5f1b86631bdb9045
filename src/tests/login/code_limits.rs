//! Limits on trying codes, which do not reveal whether a login id has an account.

use std::time::{Duration, Instant};

use reqwest::{StatusCode, header};

use crate::tests::support::{
    harness::{Answer, App, Browser, TestDatabase, on_both},
    mailbox::{messages_so_far, newest_message, received_messages},
    sdk::{ALICE, person, sdk},
};

on_both!(
    b15_a_new_code_does_not_reset_the_count,
    b15_codes_are_limited_per_account_and_per_address,
    b16_a_hundred_failures_lock_codes_and_not_the_passkey,
    b17_known_and_unknown_addresses_look_the_same,
    b17_the_owner_is_notified_of_a_registration,
    b29_codes_are_requested_and_typed_on_our_pages_alone,
);

const PASSWORD: &str = "a long password";
const WRONG: [(&str, &str); 1] = [("code", "000000")];

pub(crate) async fn ask<'a>(app: &'a App, login_id: &str) -> Browser<'a> {
    let mut browser = app.browser();
    assert_eq!(
        browser.post("/login/code", &[("loginId", login_id)]).await.header("location"),
        "/code"
    );
    browser
}

async fn b15_a_new_code_does_not_reset_the_count(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let mut browser = ask(&app, ALICE).await;
    newest_message(&app, ALICE, 1).await;
    for n in 0..4 {
        assert!(
            browser.post("/code", &WRONG).await.body.contains("is wrong or has expired"),
            "{n}"
        );
    }
    app.server.clock.advance(Duration::from_secs(1));
    assert!(browser.renew().await.body.contains("We sent a new code"));
    let second = newest_message(&app, ALICE, 2).await;
    assert!(browser.post("/code", &WRONG).await.body.contains("is wrong or has expired"));
    let over = browser.type_code(&second).await;
    assert!(
        over.status == StatusCode::UNPROCESSABLE_ENTITY
            && over.body.contains("These codes have expired"),
        "{over:?}"
    );
    assert!(browser.renew().await.body.contains("can’t send more"));
}

async fn b15_codes_are_limited_per_account_and_per_address(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    for login_id in [ALICE, "nobody@example.com"] {
        for _ in 0..4 {
            let mut browser = ask(&app, login_id).await;
            for _ in 0..5 {
                assert_eq!(
                    browser.post("/code", &WRONG).await.status,
                    StatusCode::UNPROCESSABLE_ENTITY
                );
            }
        }
        let refused = ask(&app, login_id).await.post("/code", &WRONG).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{login_id}");
        assert!(!refused.header("retry-after").is_empty());
    }
    // From one address, however many login ids are tried.
    let mut refused = 0;
    for n in 0..40 {
        let mut browser = ask(&app, &format!("user{n}@example.com")).await;
        for _ in 0..5 {
            refused += usize::from(
                browser.post("/code", &WRONG).await.status == StatusCode::TOO_MANY_REQUESTS,
            );
        }
    }
    assert_eq!(refused, 42, "200 were let through");
}

async fn b16_a_hundred_failures_lock_codes_and_not_the_passkey(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut device = person(&app, ALICE).await;
    for login_id in [ALICE, "nobody@example.com"] {
        for _ in 0..20 {
            app.server.clock.advance(Duration::from_secs(600));
            let mut browser = ask(&app, login_id).await;
            for _ in 0..5 {
                assert!(
                    browser.post("/code", &WRONG).await.body.contains("is wrong or has expired")
                );
            }
        }
        app.server.clock.advance(Duration::from_secs(3_600));
        let before = messages_so_far(&app, ALICE).await;
        let locked = ask(&app, login_id).await.post("/code", &WRONG).await;
        assert!(locked.body.contains("Too many wrong codes"), "{login_id}: {locked:?}");
        app.finish_background_tasks().await;
        assert_eq!(received_messages(&app, ALICE).await.len(), before, "no code is sent either");
    }
    assert_eq!(sdk(&app).log_in(&mut device, Some(ALICE)).await.status, StatusCode::OK);
    // A login by passkey proves the owner: codes work again.
    app.server.clock.advance(Duration::from_secs(3_600));
    let sent = messages_so_far(&app, ALICE).await;
    let mut browser = ask(&app, ALICE).await;
    assert_eq!(
        browser.type_code(&newest_message(&app, ALICE, sent + 1).await).await.status,
        StatusCode::SEE_OTHER
    );
}

/// Everything that could distinguish accounts from unknown login ids: the status, the headers and
/// the body, without their random parts.
fn shape(answer: &Answer, login_id: &str) -> (StatusCode, String, String) {
    let value = |start: &str| {
        answer.body.split(start).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("NONE")
    };
    let (nonce, flow) = (value("nonce=\""), value("name=\"whose\" value=\""));
    let body = answer.body.replace(login_id, "LOGIN").replace(nonce, "NONCE").replace(flow, "FLOW");
    let names: Vec<_> = answer.headers.keys().map(header::HeaderName::as_str).collect();
    (answer.status, format!("{} {names:?}", answer.header("location")), body)
}

async fn b17_known_and_unknown_addresses_look_the_same(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let password = [("password", "another long password")];
    for (path, more) in [
        ("/register", &password[..]),
        ("/login/code", &[]),
        ("/recover", &[]),
        ("/login", &password),
    ] {
        let mut seen = Vec::new();
        for login_id in [ALICE, "nobody@example.com"] {
            let mut browser = app.browser();
            let form: Vec<_> =
                std::iter::once(("loginId", login_id)).chain(more.iter().copied()).collect();
            let mut shapes = vec![shape(&browser.post(path, &form).await, login_id)];
            shapes.push(shape(&browser.get("/code").await, login_id));
            shapes.push(shape(&browser.post("/code/new", &[]).await, login_id));
            shapes.push(shape(&browser.post("/code", &WRONG).await, login_id));
            shapes.push(shape(&browser.get("/recover/new").await, login_id));
            seen.push(shapes);
            app.server.clock.advance(Duration::from_secs(3_600));
        }
        assert_eq!(seen[0], seen[1], "{path}");
    }
    let mut seen = Vec::new();
    for login_id in [ALICE, "nobody@example.com"] {
        seen.push(shape(
            &app.browser()
                .post("/recover/code", &[("loginId", login_id), ("code", "0000-0000-0000-0000")])
                .await,
            login_id,
        ));
    }
    assert_eq!(seen[0], seen[1]);
    // The time: medians of many requests, in turns.
    let mut times = [Vec::new(), Vec::new()];
    for n in 0..30 {
        for (index, login_id) in
            [ALICE.to_owned(), format!("nobody{n}@example.com")].iter().enumerate()
        {
            app.server.clock.advance(Duration::from_secs(600));
            let began = Instant::now();
            app.browser().post("/recover", &[("loginId", login_id)]).await;
            times[index].push(began.elapsed());
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }
    let [known, unknown] = times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    });
    let (less, more) = (known.min(unknown), known.max(unknown));
    assert!(more < less * 2 + Duration::from_millis(5), "{known:?} {unknown:?}");
}

async fn b17_the_owner_is_notified_of_a_registration(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let mut browser = app.browser();
    let form = [("loginId", ALICE), ("password", "another long password")];
    assert_eq!(browser.post("/register", &form).await.header("location"), "/code");
    let sent = newest_message(&app, ALICE, 1).await;
    assert!(
        sent.subject.contains("already have an account") && !sent.text.contains("/link/"),
        "{sent:?}"
    );
    assert!(sent.text.contains(&format!("{}/login", app.origin())));
    let new = [("loginId", ALICE), ("password", "another long password")];
    assert_eq!(app.browser().post("/login", &new).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        app.browser().post("/login", &[("loginId", ALICE), ("password", PASSWORD)]).await.status,
        303
    );
}

async fn b29_codes_are_requested_and_typed_on_our_pages_alone(database: TestDatabase) {
    let app = database.start(&[]).await;
    for path in [
        "/login/code",
        "/code",
        "/code/new",
        "/recover",
        "/recover/new",
        "/recover/code",
        "/account/recovery-codes",
    ] {
        let request = app
            .browser()
            .request(reqwest::Method::POST, path)
            .header(header::ORIGIN, "https://evil.example");
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer =
            Answer::of(request.body("loginId=alice%40example.com&code=1").send().await.unwrap())
                .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
}
