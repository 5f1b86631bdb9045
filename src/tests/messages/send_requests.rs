//! Messages requested by the platform: queued, limited, and never shown to others.

use std::{sync::Arc, time::Duration};

use futures::future::join_all;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::{
    domain::message::{Channel, MessageState, kind::MessageKind},
    service::{callbacks::messages, outbox},
    store::messages::outbox::MessageRow,
    tests::support::{
        harness::{App, TestDatabase, on_both},
        log::Log,
    },
};

on_both!(
    a_code_shows_in_the_inbox,
    b33_a_replayed_request_queues_nothing,
    b37_codes_reach_neither_log_nor_table,
    malformed_messages_are_refused_by_member,
    a_message_expires_with_its_code,
    many_messages_at_once_are_all_queued
);

pub(crate) const NUMBER: &str = "+14155552671";

pub(crate) fn sms(to: &str, code: &str) -> Value {
    json!({ "phoneNumber": to, "messageText": format!("Your code is {code}"), "code": code })
}

pub(crate) fn email(to: &str, code: &str) -> Value {
    json!({
        "email": to, "subject": "Your code", "body": format!("<p>Use <b>{code}</b> to log in.</p>"),
    })
}

/// Everything in the outbox, newest first.
pub(crate) async fn outbox(app: &App) -> Vec<MessageRow> {
    messages::list(&app.server, None, 1_000).await.unwrap()
}

/// Does the workers' job until no message to a person is due.
pub(crate) async fn deliver(app: &App) {
    tokio::join!(deliver_of(app, Channel::Sms), deliver_of(app, Channel::Email));
}

/// Does the job of a channel's worker until nothing is due.
pub(crate) async fn deliver_of(app: &App, channel: Channel) {
    loop {
        let claimed = outbox::claim_due(&app.server, channel, 0).await.unwrap();
        if claimed.is_empty() {
            return;
        }
        let sent = claimed.into_iter().map(|message| outbox::send(&app.server, channel, message));
        join_all(sent).await;
    }
}

async fn a_code_shows_in_the_inbox(database: TestDatabase) {
    let app = database.start(&[]).await;
    for (endpoint, body) in
        [("sendSms", sms(NUMBER, "112233")), ("sendEmail", email("a@example.com", "445566"))]
    {
        let answer = app.call(endpoint, &body).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::ACCEPTED, ""));
        app.server.clock.advance(Duration::from_millis(2));
    }
    deliver(&app).await;
    let page = app.browser().get("/dev/inbox").await;
    assert_eq!(page.status, StatusCode::OK);
    let (mail, text) = (page.body.find("445566").unwrap(), page.body.find("112233").unwrap());
    assert!(mail < text, "newest first");
    assert!(page.body.contains(NUMBER) && page.body.contains("a@example.com"));
    app.server.clock.advance(MessageKind::Code.allowance().lifetime);
    messages::tidy(&app.server, 1_000).await.unwrap();
    assert!(!app.browser().get("/dev/inbox").await.body.contains("445566"));
}

#[tokio::test]
async fn b38_the_inbox_is_for_a_developer_alone() {
    for settings in [
        &[("VESTIBULE_PUBLIC_URL", "https://login.example.com")][..],
        &[
            ("VESTIBULE_OWNID_MODE", "cloud"),
            ("VESTIBULE_OWNID_APP_ID", "app"),
            ("VESTIBULE_OWNID_SHARED_SECRET", "c2hhcmVkLXNlY3JldC1mb3ItdGVzdC12ZWN0b3JzLW9ubHk="),
        ],
    ] {
        let app = TestDatabase::sqlite().start(settings).await;
        assert_eq!(app.browser().get("/dev/inbox").await.status, StatusCode::NOT_FOUND);
    }
    let app = TestDatabase::sqlite().start(&[]).await;
    let mut browser = app.browser();
    let by_proxy = browser
        .request(reqwest::Method::GET, "/dev/inbox")
        .header("x-forwarded-for", "203.0.113.9");
    assert_eq!(
        browser.send(by_proxy).await.status,
        StatusCode::NOT_FOUND,
        "a proxy on this machine speaks for others"
    );
}

#[tokio::test]
async fn without_a_provider_no_message_is_accepted() {
    let app = TestDatabase::sqlite()
        .start(&[
            ("VESTIBULE_OWNID_MODE", "cloud"),
            ("VESTIBULE_OWNID_APP_ID", "app"),
            ("VESTIBULE_OWNID_SHARED_SECRET", "c2hhcmVkLXNlY3JldC1mb3ItdGVzdC12ZWN0b3JzLW9ubHk="),
        ])
        .await;
    for (endpoint, body) in
        [("sendSms", sms(NUMBER, "1234")), ("sendEmail", email("a@example.com", "1234"))]
    {
        let answer = app.call(endpoint, &body).await;
        assert_eq!(
            (answer.status, &answer.json()["code"]),
            (StatusCode::SERVICE_UNAVAILABLE, &json!("no_provider"))
        );
    }
    assert!(outbox(&app).await.is_empty());
}

async fn b33_a_replayed_request_queues_nothing(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_SMS_PER_NUMBER_PER_HOUR", "1")]).await;
    let at = app.now();
    for _ in 0..3 {
        assert_eq!(
            app.call_at("sendSms", &sms(NUMBER, "1234"), at).await.status,
            StatusCode::ACCEPTED
        );
    }
    let replays = join_all((0..8).map(|_| app.call_at("sendEmail", &EMAIL, at))).await;
    assert!(replays.iter().all(|answer| answer.status == StatusCode::ACCEPTED));
    assert_eq!(outbox(&app).await.len(), 2);
}

static EMAIL: std::sync::LazyLock<Value> =
    std::sync::LazyLock::new(|| email("a@example.com", "1234"));

async fn b37_codes_reach_neither_log_nor_table(database: TestDatabase) {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = database.start(&[]).await;
    app.call("sendSms", &sms(NUMBER, "918273")).await;
    let queued = format!("{:?}", outbox(&app).await);
    deliver(&app).await;
    let log = log.text();
    assert!(log.contains("message_sent"), "{log}");
    for secret in ["918273", NUMBER, "Your code is"] {
        assert!(!log.contains(secret) && !queued.contains(secret), "{secret} in {queued}\n{log}");
    }
}

async fn malformed_messages_are_refused_by_member(database: TestDatabase) {
    let app = database.start(&[]).await;
    let long = "x".repeat(2_000);
    for (endpoint, member, value) in [
        ("sendSms", "phoneNumber", "415 555 2671"),
        ("sendSms", "phoneNumber", "+0 000"),
        ("sendSms", "phoneNumber", "user@example.com"),
        ("sendSms", "messageText", ""),
        ("sendSms", "messageText", &long),
        ("sendSms", "code", "\0"),
        ("sendEmail", "email", "nobody"),
        ("sendEmail", "email", "a@example.com\r\nBcc: b@example.com"),
        ("sendEmail", "subject", "Hi\nBcc: b@example.com"),
        ("sendEmail", "body", " "),
    ] {
        let mut body = if endpoint == "sendSms" {
            sms(NUMBER, "1234")
        } else {
            email("a@example.com", "1234")
        };
        body[member] = json!(value);
        let answer = app.call(endpoint, &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{member} {value:?}");
        assert_eq!(answer.json()["pointer"], format!("/{member}"), "{value:?}");
        body.as_object_mut().unwrap().remove(member);
        assert_eq!(
            app.call(endpoint, &body).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "no {member}"
        );
    }
    assert!(outbox(&app).await.is_empty());
}

async fn a_message_expires_with_its_code(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.call("sendSms", &sms(NUMBER, "1234")).await;
    app.server.clock.advance(MessageKind::Code.allowance().lifetime);
    deliver(&app).await;
    let row = outbox(&app).await.remove(0);
    assert_eq!(
        (row.state, row.content, row.attempts, row.due_at),
        (MessageState::Expired, None, 0, None)
    );
    assert!(!messages::retry(&app.server, row.id).await.unwrap());
    app.server.clock.advance(Duration::from_secs(31 * 24 * 3_600));
    messages::tidy(&app.server, 1_000).await.unwrap();
    assert!(outbox(&app).await.is_empty());
}

async fn many_messages_at_once_are_all_queued(database: TestDatabase) {
    let app = Arc::new(database.start(&[]).await);
    let calls = (0..200).map(|n| {
        let app = Arc::clone(&app);
        async move {
            app.call("sendEmail", &email(&format!("user{n}@example.com"), "1234")).await.status
        }
    });
    let statuses = join_all(calls).await;
    assert!(statuses.iter().all(|status| *status == StatusCode::ACCEPTED));
    assert_eq!(outbox(&app).await.len(), 200);
    let workers = join_all((0..4).map(|_| deliver(&app)));
    workers.await;
    assert!(
        outbox(&app).await.iter().all(|row| row.state == MessageState::Sent && row.attempts == 1)
    );
}
