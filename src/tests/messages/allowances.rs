//! Limits of each kind of message: no request of anyone else suppresses the owner's notifications
//! (`docs/security-behaviours.md` b20).

use std::{sync::Arc, time::Duration};

use axum::{Router, extract::Request};
use reqwest::StatusCode;
use serde_json::json;

use super::send_requests::{NUMBER, deliver, email, outbox, sms};
use crate::{
    domain::message::{MessageState, kind::MessageKind},
    platform::Platform,
    startup,
    tests::support::{
        harness::{App, Browser, TestDatabase, on_both},
        mailbox::{new_browser_messages, newest_message, received_messages},
        peers::SmtpServer,
        sdk::ALICE,
    },
};

on_both!(
    s05_anonymous_requests_do_not_use_up_the_owners_notifications,
    s05_many_notifications_do_not_hide_one,
    s05_a_browser_is_known_once_its_message_is_queued,
    s05_notifications_survive_hours_without_a_mail_server,
    s05_the_page_says_when_the_next_code_may_be_sent,
    s05_notifications_beyond_the_hourly_limit_are_sent_later,
    s13_one_address_cannot_request_many_sms
);

const WORDS: &str = "correct horse battery";

const PAGE: &str = "/account/recovery-codes";

async fn logged_in<'a>(app: &'a App, login_id: &str) -> Browser<'a> {
    let mut browser = app.browser();
    let answer = browser.post("/login", &[("loginId", login_id), ("password", WORDS)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    browser
}

async fn s05_anonymous_requests_do_not_use_up_the_owners_notifications(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_EMAIL_PER_HOUR", "12")]).await;
    app.account(ALICE, Some(WORDS), None).await;
    for n in 0..40 {
        let path = ["/recover", "/login/code"][n % 2];
        app.browser().post(path, &[("loginId", ALICE)]).await;
        app.browser().post("/register", &[("loginId", ALICE), ("password", WORDS)]).await;
    }
    newest_message(&app, ALICE, 10).await;

    let mut owner = logged_in(&app, ALICE).await;
    let path = new_browser_messages(&app, ALICE, 1).await[0].path("/not-me/");
    assert_eq!(owner.post(PAGE, &[]).await.status, StatusCode::OK);
    assert!(newest_message(&app, ALICE, 11).await.subject.contains("recovery codes"));
    // The owner's own link pays for the code that it leads to.
    app.browser().post(&path, &[]).await;
    // Disowning the browser removed the password, which is reported too.
    newest_message(&app, ALICE, 13).await;
    let newest = received_messages(&app, ALICE).await;
    assert!(
        newest.iter().take(2).any(|letter| letter.text.contains("get back into your account")),
        "{newest:?}"
    );
}

async fn s05_many_notifications_do_not_hide_one(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(WORDS), None).await;
    let mut thief = logged_in(&app, ALICE).await;
    for _ in 0..9 {
        assert_eq!(thief.post(PAGE, &[]).await.status, StatusCode::OK);
        app.server.clock.advance(Duration::from_millis(2));
    }
    newest_message(&app, ALICE, 5).await;
    // Of another kind, and therefore sent at once.
    let form = [("act", "set"), ("password", "another horse battery")];
    let changed = thief.post("/account/security/password", &form).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{changed:?}");
    assert!(newest_message(&app, ALICE, 6).await.subject.contains("password"));

    let platform = platform(&app);
    platform.send_summaries().await.unwrap();
    assert_eq!(received_messages(&app, ALICE).await.len(), 6, "there may be more to come");
    app.server.clock.advance(Duration::from_mins(10));
    platform.send_summaries().await.unwrap();
    let summary = newest_message(&app, ALICE, 7).await;
    assert!(
        summary.subject.contains("More changes") && summary.text.contains("4 × New recovery codes"),
        "{summary:?}"
    );
    app.server.clock.advance(Duration::from_mins(20));
    platform.send_summaries().await.unwrap();
    assert_eq!(
        outbox(&app).await.iter().filter(|row| row.kind == MessageKind::Summary).count(),
        1,
        "told once"
    );
}

async fn s05_a_browser_is_known_once_its_message_is_queued(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_EMAIL_PROVIDER", "inbox")]).await;
    app.account(ALICE, Some(WORDS), None).await;
    for _ in 0..3 {
        logged_in(&app, ALICE).await;
    }
    new_browser_messages(&app, ALICE, 3).await;
    let mut fourth = logged_in(&app, ALICE).await;
    new_browser_messages(&app, ALICE, 3).await;
    app.server.clock.advance(Duration::from_mins(21));
    fourth.post("/logout", &[]).await;
    fourth.post("/login", &[("loginId", ALICE), ("password", WORDS)]).await;
    new_browser_messages(&app, ALICE, 4).await;
    fourth.post("/logout", &[]).await;
    fourth.post("/login", &[("loginId", ALICE), ("password", WORDS)]).await;
    new_browser_messages(&app, ALICE, 4).await;
}

async fn s05_notifications_survive_hours_without_a_mail_server(database: TestDatabase) {
    let server = SmtpServer::start(&[]).await;
    let address = server.address;
    drop(server);
    let app = database
        .start(&[
            ("VESTIBULE_EMAIL_PROVIDER", "smtp"),
            ("VESTIBULE_SMTP_URL", &format!("smtp://{address}")),
            ("VESTIBULE_EMAIL_FROM", "Login <login@example.com>"),
        ])
        .await;
    app.account(ALICE, Some(WORDS), None).await;
    let mut owner = logged_in(&app, ALICE).await;
    owner.post(PAGE, &[]).await;
    owner.post("/account/delete", &[("loginId", ALICE)]).await;
    let mut support = email(ALICE, "-");
    support["kind"] = json!("support_link");
    assert_eq!(app.call("sendEmail", &support).await.status, StatusCode::ACCEPTED);
    app.browser().post("/recover", &[("loginId", ALICE)]).await;
    for _ in 0..500 {
        if outbox(&app).await.len() >= 4 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    for _ in 0..6 {
        deliver(&app).await;
        app.server.clock.advance(Duration::from_hours(2));
    }
    let server = SmtpServer::start_at(address, &[]).await;
    deliver(&app).await;
    let mut kinds: Vec<_> =
        outbox(&app).await.into_iter().map(|row| (row.kind.as_str(), row.state)).collect();
    kinds.sort_by_key(|(kind, _)| *kind);
    let sent = |kind| (kind, MessageState::Sent);
    assert_eq!(
        kinds,
        [sent("deletion"), sent("new_browser"), sent("recovery_codes"), sent("support_link")]
    );
    assert_eq!(server.mails().len(), 4);
}

async fn s05_the_page_says_when_the_next_code_may_be_sent(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_EMAIL_PER_ADDRESS_PER_HOUR", "2")]).await;
    app.account(ALICE, Some(WORDS), None).await;
    let mut seen = Vec::new();
    for login_id in [ALICE, "nobody@example.com"] {
        let mut browser = app.browser();
        browser.post("/login/code", &[("loginId", login_id)]).await;
        assert!(browser.renew().await.body.contains("We sent a new code"));
        let page = browser.renew().await;
        assert!(page.body.contains("The next code can be sent in 30 minutes."), "{page:?}");
        let again = browser.post("/recover", &[("loginId", login_id)]).await;
        let held = browser.get(again.header("location")).await;
        assert!(held.body.contains("didn’t send one just now"), "{held:?}");
        seen.push((
            page.body.matches("<p").count(),
            again.header("location").to_owned(),
            held.body.len() - login_id.len(),
        ));
    }
    assert_eq!(seen[0], seen[1], "the response does not reveal who has an account");
    newest_message(&app, ALICE, 2).await;
    let mut browser = app.browser();
    let language = [("loginId", ALICE), ("password", WORDS)];
    let held = browser.post("/register", &language).await;
    app.server.clock.advance(Duration::from_mins(29));
    assert!(browser.get(held.header("location")).await.body.contains("in 1 minute."));
    app.server.clock.advance(Duration::from_mins(2));
    assert!(!browser.get(held.header("location")).await.body.contains("didn’t send one"));
    assert!(browser.renew().await.body.contains("We sent a new code"));
}

async fn s05_notifications_beyond_the_hourly_limit_are_sent_later(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_SMS_PER_HOUR", "4")]).await;
    for n in 0..8 {
        let mut body = sms(&format!("+1415555267{n}"), "-");
        body["kind"] = json!("password_change");
        assert_eq!(app.call("sendSms", &body).await.status, StatusCode::ACCEPTED, "{n}");
    }
    deliver(&app).await;
    let sent =
        async || outbox(&app).await.iter().filter(|row| row.state == MessageState::Sent).count();
    assert_eq!(sent().await, 4);
    assert_eq!(
        app.call("sendSms", &sms(NUMBER, "1234")).await.status,
        StatusCode::ACCEPTED,
        "codes are another pocket"
    );
    app.server.clock.advance(Duration::from_mins(31));
    deliver(&app).await;
    assert_eq!(sent().await, 6);
    // An unknown word is not a kind of ours.
    let mut body = sms(NUMBER, "1234");
    body["kind"] = json!("otp");
    assert_eq!(app.call("sendSms", &body).await.status, StatusCode::ACCEPTED);
    assert_eq!(outbox(&app).await[0].kind, MessageKind::Code);
}

async fn s13_one_address_cannot_request_many_sms(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_SMS_PER_CLIENT_PER_HOUR", "20")]).await;
    let mut asked = 0;
    for n in 0..60 {
        let number = format!("+4144668{:04}", 1800 + n);
        let (path, form) = [
            ("/login/code", vec![("loginId", number.as_str())]),
            ("/recover", vec![("loginId", number.as_str())]),
            ("/register", vec![("loginId", number.as_str()), ("password", WORDS)]),
        ][n % 3]
            .clone();
        let answer = app.browser().post(path, &form).await;
        if answer.status == StatusCode::SEE_OTHER {
            asked += 1;
        } else {
            assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{answer:?}");
            assert!(
                answer.body.contains("Try again in") && !answer.header("retry-after").is_empty(),
                "{answer:?}"
            );
        }
    }
    assert_eq!(asked, 20);
    assert_eq!(
        app.browser().post("/recover", &[("loginId", ALICE)]).await.status,
        StatusCode::SEE_OTHER,
        "mail is free"
    );
}

/// A platform of its own, whose callbacks go to the server.
pub(crate) fn platform(app: &App) -> Arc<Platform> {
    let (client, base) = (app.client.clone(), app.url(""));
    let forward = move |request: Request| {
        let (client, url) = (client.clone(), format!("{base}{}", request.uri().path()));
        async move {
            let (parts, body) = request.into_parts();
            let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            client.post(url).headers(parts.headers).body(body).send().await.unwrap().status()
        }
    };
    Arc::new(
        startup::local_platform(&app.server, Router::new().fallback(forward)).unwrap().unwrap(),
    )
}
