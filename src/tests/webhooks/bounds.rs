//! The bounds of what is kept, and endpoints that are deleted.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Receiver, deliver, deliveries, serving, webhook};
use crate::{
    service::webhooks::{sending, upkeep},
    store::webhooks::{self as store, deliveries as table},
    tests::support::{
        admin::ApiClient,
        harness::{App, TestDatabase, on_both},
        peers::Reply,
    },
};

on_both!(
    an_endpoint_for_which_too_much_waits_is_disabled,
    finished_deliveries_are_kept_for_days,
    an_endpoint_can_be_deleted_while_something_is_sent_to_it,
    a_delivery_that_nothing_would_begin_is_begun,
);

async fn people(root: &ApiClient<'_>, count: usize) {
    for number in 0..count {
        root.create(&json!({ "loginId": format!("person{number}@example.com") })).await;
    }
}

/// The rows of deliveries to this endpoint, whether it is there or not.
async fn rows(app: &App, webhook_id: Uuid) -> usize {
    let query = table::DeliveryQuery { webhook_id, state: None, before: None, limit: 1_000 };
    table::list(&app.server.db, &query).await.unwrap().len()
}

async fn an_endpoint_for_which_too_much_waits_is_disabled(database: TestDatabase) {
    let receiver = Receiver::start([Reply::Answer(503, "", "")]).await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    people(&root, 4).await;
    deliver(&app).await;

    upkeep::tidy_beyond(&app.server, 4, 100).await.unwrap();
    assert_eq!(root.get(&made.path()).await.json()["disabled"], json!(false));
    upkeep::tidy_beyond(&app.server, 3, 100).await.unwrap();
    assert_eq!(root.get(&made.path()).await.json()["disabledReason"], "overflow");

    root.create(&json!({ "loginId": "late@example.com" })).await;
    assert_eq!(deliveries(&root, &made).await.len(), 4, "nothing more is kept");
    app.server.clock.advance(Duration::from_hours(3 * 24));
    upkeep::tidy(&app.server, 100).await.unwrap();
    let found = deliveries(&root, &made).await;
    assert!(found.iter().all(|one| one["state"] == "dead"), "{found:?}");
}

async fn finished_deliveries_are_kept_for_days(database: TestDatabase) {
    let receiver = Receiver::start([Reply::Answer(204, "", ""), Reply::Answer(410, "", "")]).await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    for number in 0..2 {
        root.create(&json!({ "loginId": format!("person{number}@example.com") })).await;
        deliver(&app).await;
    }

    let mut states = Vec::new();
    for days in [6, 2, 23] {
        app.server.clock.advance(Duration::from_hours(days * 24));
        upkeep::tidy(&app.server, 100).await.unwrap();
        states.push(deliveries(&root, &made).await.len());
    }
    assert_eq!(states, [2, 1, 0], "after 6, 8 and 31 days");
}

async fn an_endpoint_can_be_deleted_while_something_is_sent_to_it(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    people(&root, 5).await;
    let endpoint = store::with_due(&app.server.db, app.now()).await.unwrap().remove(0);
    let claimed = sending::claim(&app.server, endpoint.id, 2).await.unwrap();
    assert_eq!(claimed.len(), 2);

    let deleted = root.change(Method::DELETE, &made.path(), "*", &Value::Null).await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT);
    for delivery in claimed {
        sending::send(&app.server, &endpoint, delivery).await;
    }
    assert_eq!((deliver(&app).await, receiver.seen().len()), (0, 2), "but what was on its way");
    root.create(&json!({ "loginId": "late@example.com" })).await;

    assert_eq!(rows(&app, endpoint.id).await, 5);
    assert_eq!(upkeep::tidy(&app.server, 3).await.unwrap(), 3, "in chunks");
    upkeep::tidy(&app.server, 3).await.unwrap();
    assert_eq!(rows(&app, endpoint.id).await, 0);
}

/// On PostgreSQL, an event may be queued behind one that is being finished.
async fn a_delivery_that_nothing_would_begin_is_begun(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    webhook(&root, &receiver.url, &["account.created", "account.updated"]).await;
    let ada = root.create(&json!({ "loginId": "ada@example.com" })).await;
    super::rename(&root, &ada, "Ada").await;
    super::rename(&root, &ada, "Augusta").await;

    let mut tx = app.server.db.begin().await.unwrap();
    crate::on!(&mut tx, tx => sqlx::query(
        "delete from webhook_delivery where state = 'waiting'",
    ).execute(&mut **tx).await.map(drop))
    .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(deliver(&app).await, 0);
    upkeep::tidy(&app.server, 100).await.unwrap();
    assert_eq!(deliver(&app).await, 2, "one after the other");
}
