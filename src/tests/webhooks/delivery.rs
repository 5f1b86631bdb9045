//! Tests of endpoints, the list of deliveries, and their measurements.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{Receiver, deliver, deliveries, serving, webhook};
use crate::tests::support::{
    admin::ApiClient,
    harness::{TestDatabase, on_both, text},
    peers::Reply,
    sdk::refusal,
};

on_both!(
    a_test_is_answered_at_once_and_is_not_tried_again,
    a_list_has_every_delivery_once,
    a_delivery_of_another_webhook_is_not_found,
);

async fn a_test_is_answered_at_once_and_is_not_tried_again(database: TestDatabase) {
    let receiver =
        Receiver::start([Reply::Answer(202, "", "thanks"), Reply::Answer(500, "", "no")]).await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    let path = format!("{}/test", made.path());

    let tested = root.post(&path, &Value::Null).await;
    assert_eq!(tested.status, StatusCode::OK, "{tested:?}");
    let delivery = tested.json();
    assert_eq!(
        (&delivery["type"], &delivery["state"], &delivery["status"], &delivery["answer"]),
        (&json!("webhook.test"), &json!("delivered"), &json!(202), &json!("thanks"))
    );
    assert_eq!(delivery["payload"], receiver.bodies()[0]);

    let failed = root.post(&path, &Value::Null).await.json();
    assert_eq!((&failed["state"], &failed["failure"]), (&json!("dead"), &json!("http_500")));
    assert_eq!(deliver(&app).await, 0);
    assert_eq!(root.get("/audit?limit=1").await.json()["items"][0]["action"], "webhook_tested");
}

async fn a_list_has_every_delivery_once(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    for number in 0..5 {
        root.create(&json!({ "loginId": format!("person{number}@example.com") })).await;
    }

    let mut found = Vec::new();
    let mut query = "limit=2".to_owned();
    loop {
        let page = root.get(&format!("{}/deliveries?{query}", made.path())).await.json();
        let items = page["items"].as_array().unwrap();
        found.extend(items.iter().map(|item| text(&item["payload"]["data"]["loginId"])));
        let Some(cursor) = page["nextCursor"].as_str() else { break };
        query = format!("limit=2&cursor={cursor}");
    }
    let expected: Vec<_> = (0..5).rev().map(|n| format!("person{n}@example.com")).collect();
    assert_eq!(found, expected);
    let wrong = root.get(&format!("{}/deliveries?state=lost", made.path())).await;
    assert_eq!(refusal(&wrong), (422, "invalid_query".to_owned()));
}

async fn a_delivery_of_another_webhook_is_not_found(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    let other = webhook(&root, &receiver.url, &["account.deleted"]).await;
    root.create(&json!({ "loginId": "ada@example.com" })).await;
    let event = text(&deliveries(&root, &made).await[0]["eventId"]);

    let path = format!("{}/deliveries/{event}/resend", other.path());
    assert_eq!(refusal(&root.post(&path, &Value::Null).await), (404, "not_found".to_owned()));
    let path = format!("{}/deliveries/no-id/resend", made.path());
    assert_eq!(refusal(&root.post(&path, &Value::Null).await), (404, "not_found".to_owned()));
}
