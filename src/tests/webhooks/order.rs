//! The order of the events of an account, their attempts, and what is given up.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::{Receiver, deliver, deliveries, rename, serving, webhook};
use crate::tests::support::{
    admin::ApiClient,
    harness::{TestDatabase, on_both, text},
    peers::Reply,
};

on_both!(
    the_events_of_an_account_wait_for_each_other_and_for_no_other,
    a_delivery_is_tried_for_three_days_and_can_be_sent_again,
    an_endpoint_can_ask_for_a_delay,
    an_endpoint_that_is_gone_is_disabled,
    an_endpoint_that_is_enabled_again_gets_what_waited,
);

async fn the_events_of_an_account_wait_for_each_other_and_for_no_other(database: TestDatabase) {
    let (receiver, other) =
        (Receiver::start([Reply::Answer(503, "", "")]).await, Receiver::willing().await);
    let app = serving(database, &[&receiver, &other]).await;
    let root = ApiClient::root(&app).await;
    let types = ["account.created", "account.updated"];
    let made = webhook(&root, &receiver.url, &types).await;
    webhook(&root, &other.url, &types).await;

    let ada = root.create(&json!({ "loginId": "ada@example.com" })).await;
    rename(&root, &ada, "Ada").await;
    rename(&root, &ada, "Augusta").await;
    deliver(&app).await;
    assert_eq!(receiver.types(), ["account.created"], "the later ones wait for it");
    assert_eq!(other.types().len(), 3, "another endpoint does not");

    receiver.provider.reply_with(Reply::Answer(200, "", ""));
    let bea = root.create(&json!({ "loginId": "bea@example.com" })).await;
    deliver(&app).await;
    let bodies = receiver.bodies();
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[1]["data"]["accountId"], json!(bea), "another account does not wait");
    let states: Vec<_> =
        deliveries(&root, &made).await.iter().map(|one| text(&one["state"])).collect();
    assert_eq!(states, ["delivered", "blocked", "blocked", "waiting"]);

    app.server.clock.advance(Duration::from_secs(7));
    deliver(&app).await;
    let of_ada: Vec<_> = receiver
        .bodies()
        .into_iter()
        .filter(|body| body["data"]["accountId"] == json!(ada))
        .map(|body| text(&body["type"]))
        .collect();
    assert_eq!(
        of_ada,
        ["account.created", "account.created", "account.updated", "account.updated"]
    );
}

async fn a_delivery_is_tried_for_three_days_and_can_be_sent_again(database: TestDatabase) {
    let receiver = Receiver::start([Reply::Answer(500, "", "broken")]).await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created", "account.updated"]).await;
    let ada = root.create(&json!({ "loginId": "ada@example.com" })).await;
    rename(&root, &ada, "Ada").await;

    let mut hours = Vec::new();
    for minute in 0..3 * 24 * 60_u64 {
        if deliver(&app).await > 0 {
            hours.push(minute / 60);
        }
        app.server.clock.advance(Duration::from_mins(1));
    }
    assert!((12..=18).contains(&hours.len()), "{hours:?}");
    assert!(hours.iter().filter(|hour| **hour == 0).count() >= 4, "{hours:?}");
    assert!(receiver.types().iter().all(|name| name == "account.created"));

    // The last attempt is at the end of the three days; then the next event has its turn.
    app.server.clock.advance(Duration::from_mins(1));
    deliver(&app).await;
    let found = deliveries(&root, &made).await;
    let dead = &found[1];
    assert_eq!((&dead["state"], &dead["dueAt"]), (&json!("dead"), &Value::Null), "{found:?}");
    assert_eq!(
        (&dead["status"], &dead["answer"], &dead["failure"]),
        (&json!(500), &json!("broken"), &json!("http_500"))
    );
    assert_eq!(receiver.types().last().unwrap(), "account.updated");
    let list = root.get(&format!("{}/deliveries?state=dead", made.path())).await.json();
    // The next event had its one attempt after its own three days.
    assert_eq!(list["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(list["items"][1]["eventId"], dead["eventId"]);

    receiver.provider.reply_with(Reply::Answer(200, "", "thanks"));
    let path = format!("{}/deliveries/{}/resend", made.path(), text(&dead["eventId"]));
    let again = root.post(&path, &Value::Null).await;
    assert_eq!((again.status, &again.json()["state"]), (StatusCode::OK, &json!("waiting")));
    deliver(&app).await;
    let found = deliveries(&root, &made).await;
    assert_eq!((&found[1]["state"], &found[1]["answer"]), (&json!("delivered"), &json!("thanks")));
    assert_eq!(receiver.seen().last().unwrap().header("webhook-id"), dead["eventId"].as_str());
}

async fn an_endpoint_can_ask_for_a_delay(database: TestDatabase) {
    let receiver = Receiver::start([
        Reply::Answer(503, "retry-after: 600\r\n", ""),
        Reply::Answer(429, "retry-after: 99999999\r\n", ""),
        Reply::Answer(204, "", ""),
    ])
    .await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    webhook(&root, &receiver.url, &["account.created"]).await;
    root.create(&json!({ "loginId": "ada@example.com" })).await;

    deliver(&app).await;
    app.server.clock.advance(Duration::from_secs(599));
    assert_eq!(deliver(&app).await, 0);
    app.server.clock.advance(Duration::from_secs(1));
    assert_eq!(deliver(&app).await, 1);
    app.server.clock.advance(Duration::from_hours(24) - Duration::from_secs(1));
    assert_eq!(deliver(&app).await, 0);
    app.server.clock.advance(Duration::from_secs(1));
    assert_eq!(deliver(&app).await, 1, "a day is the longest");
}

async fn an_endpoint_that_is_gone_is_disabled(database: TestDatabase) {
    let receiver = Receiver::start([Reply::Answer(410, "", "")]).await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    root.create(&json!({ "loginId": "ada@example.com" })).await;
    deliver(&app).await;

    let shown = root.get(&made.path()).await.json();
    assert_eq!((&shown["disabled"], &shown["disabledReason"]), (&json!(true), &json!("gone")));
    assert_eq!(deliveries(&root, &made).await[0]["state"], "dead");
    let log = root.get("/audit?limit=1").await.json();
    assert_eq!(
        (&log["items"][0]["action"], &log["items"][0]["actor"]),
        (&json!("webhook_disabled"), &json!("server"))
    );
    root.create(&json!({ "loginId": "bea@example.com" })).await;
    assert_eq!((deliver(&app).await, receiver.seen().len()), (0, 1));
}

async fn an_endpoint_that_is_enabled_again_gets_what_waited(database: TestDatabase) {
    let receiver = Receiver::start([Reply::Answer(503, "", ""), Reply::Answer(204, "", "")]).await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    root.create(&json!({ "loginId": "ada@example.com" })).await;
    deliver(&app).await;

    let set = async |disabled: bool| {
        let body = json!({ "disabled": disabled });
        root.change(Method::PATCH, &made.path(), "*", &body).await;
    };
    set(true).await;
    app.server.clock.advance(Duration::from_hours(1));
    assert_eq!(deliver(&app).await, 0);
    set(false).await;
    assert_eq!(deliver(&app).await, 1);
    assert_eq!(deliveries(&root, &made).await[0]["state"], "delivered");
}
