//! Delivery of messages through providers that fail in every way that providers do.

use std::{process::ExitCode, time::Duration};

use serde_json::{Value, json};

use super::send_requests::{NUMBER, deliver, outbox, sms};
use crate::{
    domain::message::{Channel, MessageState},
    store::messages::outbox as table,
    tests::{
        operations::command_line::run,
        support::{
            harness::{App, TestDatabase, on_both},
            peers::{HttpProvider, Reply},
        },
    },
};

on_both!(
    a_claimed_message_is_claimed_again_when_its_lease_ends,
    a_late_outcome_changes_nothing,
    a_failed_message_waits_for_an_operator,
    a_webhook_is_retried_until_it_accepts_the_message,
);

async fn with_twilio(database: TestDatabase, provider: &HttpProvider) -> App {
    database
        .start(&[
            ("VESTIBULE_SMS_PROVIDER", "twilio"),
            ("VESTIBULE_SMS_TWILIO_BASE_URL", &format!("http://{}", provider.address)),
            ("VESTIBULE_SMS_TWILIO_ACCOUNT_SID", "AC123"),
            ("VESTIBULE_SMS_TWILIO_AUTH_TOKEN", "the token"),
            ("VESTIBULE_SMS_TWILIO_FROM", "+15005550006"),
        ])
        .await
}

async fn with_webhook(
    database: TestDatabase,
    provider: &HttpProvider,
    more: &[(&str, &str)],
) -> App {
    let url = format!("http://{}/hook", provider.address);
    let settings =
        [("VESTIBULE_SMS_PROVIDER", "webhook"), ("VESTIBULE_SMS_WEBHOOK_URL", url.as_str())];
    database.start(&[&settings, more].concat()).await
}

const CREATED: Reply =
    Reply::Answer(201, "content-type: application/json\r\n", r#"{"sid":"SM42","status":"queued"}"#);
const INVALID: Reply = Reply::Answer(
    400,
    "content-type: application/json\r\n",
    concat!(
        r#"{"code":21211,"message":"Invalid 'To' Phone Number","#,
        r#""more_info":"https://www.twilio.com/docs/errors/21211","status":400}"#
    ),
);

#[tokio::test]
async fn twilio_gets_what_its_documentation_asks_for() {
    let twilio = HttpProvider::start([CREATED]).await;
    let app = with_twilio(TestDatabase::sqlite(), &twilio).await;
    app.call("sendSms", &sms(NUMBER, "1234")).await;
    deliver(&app).await;
    let seen = twilio.seen().remove(0);
    assert!(
        seen.head.starts_with("POST /2010-04-01/Accounts/AC123/Messages.json HTTP/1.1"),
        "{}",
        seen.head
    );
    assert_eq!(seen.header("authorization"), Some("Basic QUMxMjM6dGhlIHRva2Vu"));
    assert_eq!(seen.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(seen.body, "To=%2B14155552671&From=%2B15005550006&Body=Your+code+is+1234");
    let row = outbox(&app).await.remove(0);
    assert_eq!(
        (row.state, row.provider_id.as_deref(), row.content),
        (MessageState::Sent, Some("SM42"), None)
    );
}

#[tokio::test]
async fn a28_twilio_is_retried_after_temporary_errors_and_those_an_operator_can_fix() {
    for (reply, reason, longest) in [
        (Reply::Answer(401, "", r#"{"code":20003}"#), "twilio_20003", 3),
        (Reply::Answer(403, "", r#"{"code":20005}"#), "twilio_20005", 3),
        (Reply::Answer(429, "retry-after: 7\r\n", r#"{"code":20429}"#), "twilio_20429", 7),
        (Reply::Answer(500, "", "oops"), "http_500", 3),
        (Reply::Answer(503, "", ""), "http_503", 3),
        (Reply::Reset, "broken_connection", 3),
    ] {
        let twilio = HttpProvider::start([reply, CREATED]).await;
        let app = with_twilio(TestDatabase::sqlite(), &twilio).await;
        app.call("sendSms", &sms(NUMBER, "1234")).await;
        deliver(&app).await;
        let row = outbox(&app).await.remove(0);
        assert_eq!((row.state, row.reason.as_deref()), (MessageState::Queued, Some(reason)));
        assert!(row.content.is_some());
        app.server.clock.advance(Duration::from_millis(999));
        deliver(&app).await;
        assert_eq!(twilio.seen().len(), 1, "not before its time");
        app.server.clock.advance(Duration::from_secs(longest));
        deliver(&app).await;
        let row = outbox(&app).await.remove(0);
        assert_eq!((row.state, row.attempts, row.reason), (MessageState::Sent, 2, None));
    }
}

#[tokio::test]
async fn a_twilio_that_hangs_is_abandoned_after_ten_seconds() {
    for reply in [Reply::Hang, Reply::SlowBody] {
        let twilio = HttpProvider::start([reply]).await;
        let app = with_twilio(TestDatabase::sqlite(), &twilio).await;
        app.call("sendSms", &sms(NUMBER, "1234")).await;
        deliver(&app).await;
        let row = outbox(&app).await.remove(0);
        assert_eq!((row.state, row.reason.as_deref()), (MessageState::Queued, Some("timeout")));
    }
}

async fn a_failed_message_waits_for_an_operator(database: TestDatabase) {
    let twilio = HttpProvider::start([INVALID]).await;
    let app = with_twilio(database, &twilio).await;
    app.call("sendSms", &sms(NUMBER, "1234")).await;
    deliver(&app).await;
    let row = outbox(&app).await.remove(0);
    assert_eq!(
        (row.state, row.reason.as_deref(), row.due_at),
        (MessageState::Failed, Some("twilio_21211"), None)
    );
    app.server.clock.advance(Duration::from_secs(60));
    deliver(&app).await;
    assert_eq!(twilio.seen().len(), 1);
    let id = row.id.to_string();
    assert_eq!(run(&app, &["messages", "list", "--state", "failed"]).await, ExitCode::SUCCESS);
    assert_eq!(run(&app, &["messages", "show", &id]).await, ExitCode::SUCCESS);
    assert_eq!(
        run(&app, &["messages", "show", &uuid::Uuid::nil().to_string()]).await,
        ExitCode::from(1)
    );
    twilio.reply_with(CREATED);
    assert!(crate::service::callbacks::messages::retry(&app.server, row.id).await.unwrap());
    deliver(&app).await;
    assert_eq!(outbox(&app).await.remove(0).state, MessageState::Sent);
    assert_eq!(run(&app, &["messages", "retry", &id]).await, ExitCode::from(1), "it was sent");
}

async fn a_webhook_is_retried_until_it_accepts_the_message(database: TestDatabase) {
    let hook = HttpProvider::start([Reply::Answer(502, "", ""), Reply::Answer(204, "", "")]).await;
    let template = r#"{"dest":["{to}"],"msg":{"body":"{text}","otp":"{code}"},"ref":"{id}"}"#;
    let more = [
        ("VESTIBULE_SMS_WEBHOOK_BODY", template),
        ("VESTIBULE_SMS_WEBHOOK_HEADERS", "authorization: Bearer KEY, x-a: b"),
    ];
    let app = with_webhook(database, &hook, &more).await;
    app.call("sendSms", &sms(NUMBER, "1234")).await;
    deliver(&app).await;
    app.server.clock.advance(Duration::from_secs(3));
    deliver(&app).await;
    let id = outbox(&app).await.remove(0).id.to_string();
    let seen = hook.seen();
    assert_eq!(seen.len(), 2);
    for request in seen {
        assert!(request.head.starts_with("POST /hook HTTP/1.1"));
        assert_eq!(request.header("authorization"), Some("Bearer KEY"));
        assert_eq!(request.header("idempotency-key"), Some(id.as_str()));
        let body: Value = serde_json::from_str(&request.body).unwrap();
        let message = json!({ "body": "Your code is 1234", "otp": "1234" });
        assert_eq!(body, json!({ "dest": [NUMBER], "msg": message, "ref": id }));
    }
}

#[tokio::test]
async fn a_webhook_without_a_template_gets_to_text_and_id() {
    let hook = HttpProvider::start([Reply::Answer(200, "", "")]).await;
    let app = with_webhook(TestDatabase::sqlite(), &hook, &[]).await;
    app.call("sendSms", &sms(NUMBER, "1234")).await;
    deliver(&app).await;
    let id = outbox(&app).await.remove(0).id.to_string();
    let body: Value = serde_json::from_str(&hook.seen().remove(0).body).unwrap();
    assert_eq!(body, json!({ "to": NUMBER, "text": "Your code is 1234", "id": id }));
}

async fn a_claimed_message_is_claimed_again_when_its_lease_ends(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.call("sendSms", &sms(NUMBER, "1234")).await;
    let (now, lease) = (app.now(), app.now().plus(Duration::from_secs(30)));
    let claim = table::OutboxClaim { channel: Channel::Sms, now, lease, limit: 10 };
    let claims = (0..8).map(|_| table::claim(&app.server.db, &claim));
    let claimed: Vec<_> =
        futures::future::join_all(claims).await.into_iter().flat_map(Result::unwrap).collect();
    assert_eq!(claimed.len(), 1, "one of many workers gets it");
    deliver(&app).await;
    assert_eq!(outbox(&app).await.remove(0).state, MessageState::Sending);
    app.server.clock.advance(Duration::from_secs(30));
    deliver(&app).await;
    let row = outbox(&app).await.remove(0);
    assert_eq!((row.state, row.attempts), (MessageState::Sent, 2));
}

async fn a_late_outcome_changes_nothing(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.call("sendSms", &sms(NUMBER, "1234")).await;
    let now = app.now();
    let claim = table::OutboxClaim { channel: Channel::Sms, now, lease: now, limit: 10 };
    let first = table::claim(&app.server.db, &claim).await.unwrap().remove(0);
    deliver(&app).await;
    let late = table::DeliveryOutcome {
        id: first.id,
        attempts: first.attempts,
        state: MessageState::Failed,
        due_at: None,
        at: now,
        provider: "inbox",
        provider_id: None,
        reason: Some("late".to_owned()),
        erase: true,
    };
    table::record(&app.server.db, late).await.unwrap();
    let row = outbox(&app).await.remove(0);
    assert_eq!((row.state, row.reason), (MessageState::Sent, None));
}
