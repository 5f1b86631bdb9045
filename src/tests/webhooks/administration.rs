//! Webhooks that are created, read, changed and deleted by programs.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::{Receiver, serving, webhook};
use crate::{
    service::webhooks::MAX_ENDPOINTS,
    tests::support::{
        admin::{ApiClient, json as with_json, send},
        harness::{TestDatabase, on_both, text},
        sdk::refusal,
    },
};

on_both!(
    a_webhook_is_created_read_changed_and_deleted,
    mistakes_are_named_by_member,
    b64_an_address_that_is_not_public_is_refused,
    a_request_with_a_key_creates_one_webhook_and_tells_its_secret_once,
    there_are_at_most_so_many_webhooks,
);

const URL: &str = "https://app.example.com/hook";

async fn a_webhook_is_created_read_changed_and_deleted(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let body = json!({ "url": URL, "types": ["session.started", "account.created"] });

    let created = root.post("/webhooks", &body).await;
    assert_eq!((created.status, created.header("etag")), (StatusCode::CREATED, "\"1\""));
    let mut view = created.json();
    let secret = text(&view.as_object_mut().unwrap().remove("secret").unwrap());
    assert!(secret.starts_with("whsec_"), "{secret}");
    let path = format!("/webhooks/{}", text(&view["id"]));
    assert_eq!(created.header("location"), format!("/api/admin{path}"));
    assert_eq!(view["types"], json!(["account.created", "session.started"]));
    assert_eq!((&view["disabled"], &view["disabledReason"]), (&json!(false), &Value::Null));

    let shown = root.get(&path).await;
    assert_eq!((shown.status, shown.json()), (StatusCode::OK, view.clone()), "all but the secret");
    assert_eq!(root.get("/webhooks").await.json()["items"], json!([view]));

    let disabled = root.change(Method::PATCH, &path, "\"1\"", &json!({ "disabled": true })).await;
    assert_eq!((disabled.status, disabled.header("etag")), (StatusCode::OK, "\"2\""));
    assert_eq!(disabled.json()["disabledReason"], "administrator");
    let body =
        json!({ "disabled": false, "types": ["account.deleted"], "url": "https://b.example/" });
    let changed = root.change(Method::PATCH, &path, "*", &body).await.json();
    assert_eq!(
        (&changed["disabled"], &changed["types"], &changed["url"]),
        (&json!(false), &json!(["account.deleted"]), &json!("https://b.example/"))
    );

    let stale = root.change(Method::PATCH, &path, "\"2\"", &json!({ "disabled": true })).await;
    assert_eq!(refusal(&stale), (412, "stale".to_owned()));
    let stale = root.change(Method::DELETE, &path, "\"2\"", &Value::Null).await;
    assert_eq!(refusal(&stale), (412, "stale".to_owned()));
    let deleted = root.change(Method::DELETE, &path, "\"3\"", &Value::Null).await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT, "{deleted:?}");
    assert_eq!(refusal(&root.get(&path).await), (404, "not_found".to_owned()));

    let log = root.get("/audit?limit=4").await.json();
    let actions: Vec<_> =
        log["items"].as_array().unwrap().iter().map(|act| text(&act["action"])).collect();
    assert_eq!(
        actions,
        ["webhook_deleted", "webhook_changed", "webhook_changed", "webhook_created"]
    );
    assert!(!log.to_string().contains(&secret), "the log has no secret");
}

async fn mistakes_are_named_by_member(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    for (body, pointer) in [
        (json!({ "types": ["account.created"] }), "/url"),
        (json!({ "url": "no URL", "types": ["account.created"] }), "/url"),
        (json!({ "url": format!("{URL}#top"), "types": ["account.created"] }), "/url"),
        (json!({ "url": URL }), "/types"),
        (json!({ "url": URL, "types": [] }), "/types"),
        (json!({ "url": URL, "types": ["account.*"] }), "/types"),
        (json!({ "url": URL, "types": ["webhook.test"] }), "/types"),
        (json!({ "url": URL, "types": [1] }), "/types"),
        (json!({ "url": URL, "types": ["account.created"], "name": "x" }), "/name"),
    ] {
        let refused = root.post("/webhooks", &body).await;
        assert_eq!(refusal(&refused).0, 422, "{body}");
        assert_eq!(refused.json()["errors"][0]["pointer"], pointer, "{body}: {refused:?}");
    }

    let made = webhook(&root, URL, &["account.created"]).await;
    for body in [json!({ "url": null }), json!({ "types": null }), json!({ "disabled": 1 })] {
        let refused = root.change(Method::PATCH, &made.path(), "*", &body).await;
        assert_eq!(refusal(&refused).0, 422, "{body}");
    }
}

async fn b64_an_address_that_is_not_public_is_refused(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;

    for url in [
        "http://app.example.com/hook",
        "https://127.0.0.1/hook",
        "https://127.1/hook",
        "https://10.0.0.1/hook",
        "https://192.168.1.1/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/hook",
        "https://[::ffff:7f00:1]/hook",
        "https://[::ffff:10.0.0.1]/hook",
        "https://[fe80::1]/hook",
        "https://[fd00::1]/hook",
        "http://127.0.0.1:1/hook",
    ] {
        let body = json!({ "url": url, "types": ["account.created"] });
        let refused = root.post("/webhooks", &body).await;
        assert_eq!(refusal(&refused), (422, "address_not_allowed".to_owned()), "{url}");
        let refused = root.change(Method::PATCH, &made.path(), "*", &json!({ "url": url })).await;
        assert_eq!(refusal(&refused), (422, "address_not_allowed".to_owned()), "{url}");
    }
}

async fn a_request_with_a_key_creates_one_webhook_and_tells_its_secret_once(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let body = json!({ "url": URL, "types": ["account.created"] });
    let ask = async || {
        let request = root.request(Method::POST, "/webhooks").header("idempotency-key", "k");
        send(with_json(request, &body)).await
    };
    let (first, second) = (ask().await, ask().await);
    assert_eq!((first.status, second.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.json()["id"], second.json()["id"]);
    assert!(first.json()["secret"].is_string() && second.json()["secret"].is_null());
    assert_eq!(root.get("/webhooks").await.json()["items"].as_array().unwrap().len(), 1);
}

async fn there_are_at_most_so_many_webhooks(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let mut last = None;
    for _ in 0..MAX_ENDPOINTS {
        last = Some(webhook(&root, URL, &["account.created"]).await);
    }
    let body = json!({ "url": URL, "types": ["account.created"] });
    let refused = root.post("/webhooks", &body).await;
    assert_eq!(refusal(&refused), (409, "too_many_webhooks".to_owned()));

    root.change(Method::DELETE, &last.unwrap().path(), "*", &Value::Null).await;
    webhook(&root, URL, &["account.created"]).await;
}
