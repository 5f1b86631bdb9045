//! The requests to endpoints: their addresses, redirects, times and sizes.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use serde_json::{Value, json};
use tokio::net::TcpListener;
use url::Url;

use super::{Receiver, deliver, deliveries, serving, webhook};
use crate::{
    runtime::http_client,
    tests::support::{
        admin::ApiClient,
        harness::{TestDatabase, on_both},
        peers::Reply,
    },
};

on_both!(
    b64_a_host_with_an_address_that_is_not_public_is_not_asked,
    b64_no_redirect_is_followed,
    an_answer_is_kept_as_far_as_it_is_short,
    the_status_decides_also_if_the_body_never_ends,
    a_broken_connection_is_tried_again,
);

async fn b64_a_host_with_an_address_that_is_not_public_is_not_asked(database: TestDatabase) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        while listener.accept().await.is_ok() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });

    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let made =
        webhook(&root, &format!("https://localhost:{port}/hook"), &["account.created"]).await;
    root.create(&json!({ "loginId": "ada@example.com" })).await;
    assert_eq!(deliver(&app).await, 1);

    let delivery = &deliveries(&root, &made).await[0];
    assert_eq!(
        (&delivery["state"], &delivery["failure"]),
        (&json!("waiting"), &json!("address_not_public"))
    );
    assert_eq!(connections.load(Ordering::SeqCst), 0);
}

/// A name that resolves to another address a moment later is of no use: it is not resolved again.
#[tokio::test]
async fn b64_the_connection_goes_to_the_address_that_was_checked() {
    let receiver = Receiver::willing().await;
    let port = receiver.provider.address.port();
    let url = Url::parse(&format!("http://rebound.invalid:{port}/hook")).unwrap();
    let timeout = Duration::from_secs(10);
    let client = http_client::pinned(&url, &[receiver.provider.address], timeout).build().unwrap();

    let answer = client.post(url.clone()).body("x").send().await.unwrap();
    assert_eq!(answer.status(), 204);
    let unresolved = http_client::resolve(&url, http_client::AllowedAddresses::Public).await;
    assert!(unresolved.is_err(), "no server of names knows it");
}

async fn b64_no_redirect_is_followed(database: TestDatabase) {
    let other = Receiver::willing().await;
    let location = format!("location: {}\r\n", other.url);
    let receiver = Receiver::start([Reply::Answer(307, location.leak(), "")]).await;
    let app = serving(database, &[&receiver, &other]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    root.create(&json!({ "loginId": "ada@example.com" })).await;
    deliver(&app).await;

    let delivery = &deliveries(&root, &made).await[0];
    assert_eq!((&delivery["state"], &delivery["failure"]), (&json!("waiting"), &json!("http_307")));
    assert_eq!((receiver.seen().len(), other.seen().len()), (1, 0));
}

async fn an_answer_is_kept_as_far_as_it_is_short(database: TestDatabase) {
    let long = "x".repeat(500_000);
    let receiver =
        Receiver::start([Reply::Answer(200, "", long.leak()), Reply::Answer(500, "", "a\0b")])
            .await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    for login_id in ["ada@example.com", "bea@example.com"] {
        root.create(&json!({ "loginId": login_id })).await;
        deliver(&app).await;
    }

    let [odd, long] = &deliveries(&root, &made).await[..] else { panic!("two") };
    assert_eq!(
        (&long["state"], long["answer"].as_str().unwrap().len()),
        (&json!("delivered"), 1_024)
    );
    assert_eq!(odd["answer"], "a\u{2400}b");
}

async fn the_status_decides_also_if_the_body_never_ends(database: TestDatabase) {
    let receiver = Receiver::start([Reply::SlowBody]).await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    root.create(&json!({ "loginId": "ada@example.com" })).await;
    deliver(&app).await;

    let delivery = &deliveries(&root, &made).await[0];
    assert_eq!(
        (&delivery["state"], &delivery["status"], &delivery["answer"]),
        (&json!("delivered"), &json!(201), &json!("{"))
    );
    assert!(delivery["durationMs"].as_i64().is_some());
}

async fn a_broken_connection_is_tried_again(database: TestDatabase) {
    let receiver = Receiver::start([Reply::Reset, Reply::Answer(204, "", "")]).await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    root.create(&json!({ "loginId": "ada@example.com" })).await;
    deliver(&app).await;

    let delivery = &deliveries(&root, &made).await[0];
    assert_eq!(
        (&delivery["failure"], &delivery["status"]),
        (&json!("broken_connection"), &Value::Null)
    );
    app.server.clock.advance(Duration::from_secs(7));
    deliver(&app).await;
    let delivery = &deliveries(&root, &made).await[0];
    assert_eq!(
        (&delivery["state"], &delivery["failure"], &delivery["attempts"]),
        (&json!("delivered"), &Value::Null, &json!(2))
    );
    let ids: Vec<_> =
        receiver.seen().iter().map(|seen| seen.header("webhook-id").map(str::to_owned)).collect();
    assert_eq!(ids[0], ids[1], "the same event has the same id");
}
