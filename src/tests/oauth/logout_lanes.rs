//! A slow application holds up neither the logouts of others nor messages.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::json;
use tokio::sync::watch;

use super::{
    PERSON,
    backchannel_logout::{TAKEN, Told},
    with_person,
};
use crate::{
    domain::{
        TokenHash,
        credentials::signature::VerifiedRequest,
        message::{Channel, kind::MessageKind},
    },
    service::{accounts, outbox},
    store::messages::outbox::{self as table, NewMessage},
    tests::{
        messages::send_requests,
        support::{
            harness::{App, TestDatabase, id, on_both},
            peers::{HttpProvider, Reply},
        },
    },
};

on_both!(b54_a_slow_application_holds_up_no_other, a_slow_gateway_of_sms_holds_up_no_mail,);

/// Queues logouts for an application, as of as many sessions.
async fn queue(app: &App, told: &Told<'_>, count: usize) {
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap().id;
    for number in 0..count {
        let now = app.now();
        let message_id = app.server.random.uuid(now);
        let logout = json!({
            "application": told.party.id, "account": account, "session_id": number.to_string(),
        });
        let sealed = app.server.delivery.seal(message_id, &logout, app.server.random.bytes());
        let replay_key = TokenHash::of(message_id.as_bytes());
        let new = NewMessage {
            id: message_id,
            request: VerifiedRequest { timestamp: now, replay_key },
            kind: MessageKind::Logout,
            channel: Channel::Logout,
            recipient: told.party.id.clone(),
            recipient_hash: app.server.delivery.recipient_hash(&told.party.id),
            content: sealed.unwrap(),
            created_at: now,
            due_at: now,
            expires_at: now.plus(Duration::from_hours(1)),
            request_id: None,
        };
        table::queue(&app.server.db, new).await.unwrap();
    }
}

/// Seconds after which a request to an application that does not answer is given up.
const LOGOUT_TIMEOUT_SECONDS: usize = 5;

/// Waits until this many requests have come.
async fn wait_for(provider: &HttpProvider, count: usize) {
    let begun = Instant::now();
    while provider.seen().len() < count {
        assert!(begun.elapsed() < Duration::from_secs(40), "{} of {count}", provider.seen().len());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn b54_a_slow_application_holds_up_no_other(database: TestDatabase) {
    let app = with_person(database).await;
    let slow = Told::new(&app, "Slow", [Reply::Hang]).await;
    let fast = Told::new(&app, "Fast", [TAKEN]).await;
    queue(&app, &slow, 70).await;
    app.server.clock.advance(Duration::from_millis(1));
    queue(&app, &fast, 20).await;

    let (stop, stopped) = watch::channel(false);
    let begun = Instant::now();
    let worker = tokio::spawn(outbox::run(Arc::clone(&app.server), Channel::Logout, stopped));
    wait_for(&fast.receiver, 20).await;
    // Another one comes while the slow application has all of its places.
    queue(&app, &fast, 1).await;
    wait_for(&fast.receiver, 21).await;
    // Eight places, which are free again when their requests are given up.
    let rounds = 1 + usize::try_from(begun.elapsed().as_secs()).unwrap() / LOGOUT_TIMEOUT_SECONDS;
    assert!(slow.receiver.seen().len() <= 8 * rounds, "{}", slow.receiver.seen().len());

    stop.send(true).unwrap();
    worker.await.unwrap();
    let order: Vec<_> = fast.receiver.seen().iter().map(|seen| seen.body.clone()).collect();
    assert_eq!(order.iter().collect::<std::collections::HashSet<_>>().len(), 21, "each once");
}

async fn a_slow_gateway_of_sms_holds_up_no_mail(database: TestDatabase) {
    let gateway = HttpProvider::start([Reply::Hang]).await;
    let url = format!("http://{}/hook", gateway.address);
    let settings = [
        ("VESTIBULE_SMS_PROVIDER", "webhook"),
        ("VESTIBULE_SMS_WEBHOOK_URL", url.as_str()),
        ("VESTIBULE_EMAIL_PROVIDER", "inbox"),
    ];
    let app = database.start(&settings).await;
    app.call("sendSms", &send_requests::sms(send_requests::NUMBER, "1234")).await;
    let (stop, stopped) = watch::channel(false);
    let workers = [Channel::Sms, Channel::Email].map(|channel| {
        tokio::spawn(outbox::run(Arc::clone(&app.server), channel, stopped.clone()))
    });
    wait_for(&gateway, 1).await;

    app.call("sendEmail", &send_requests::email("ada@example.com", "5678")).await;
    let begun = Instant::now();
    let is_sent = async || {
        let rows = send_requests::outbox(&app).await;
        rows.iter().any(|row| row.channel == Channel::Email && row.finished_at.is_some())
    };
    while !is_sent().await {
        assert!(begun.elapsed() < Duration::from_secs(9), "the mail waits for the gateway");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    stop.send(true).unwrap();
    for worker in workers {
        worker.await.unwrap();
    }
}
