//! Secrets of applications: shown once, replaced, and never anywhere else.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    domain::ApplicationId,
    service::housekeeping,
    tests::applications::is_valid_secret,
    tests::support::{
        admin::{ApiClient, json as with_json, send},
        harness::{App, TestDatabase, on_both, text},
        log::Log,
        sdk::refusal,
    },
};

on_both!(
    a_secret_is_replaced_with_both_valid_for_a_day,
    a_leaked_secret_ends_at_once,
    a_secret_stands_nowhere_but_in_its_first_response,
    kinds_without_a_secret_have_none_to_replace
);

const SECRET_PATH: &str = "/applications/wiki/secret";

async fn created(root: &ApiClient<'_>) -> String {
    let created = root.post("/applications", &json!({"name": "Wiki", "kind": "web"})).await;
    assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
    text(&created.json()["clientSecret"])
}

async fn rotated(root: &ApiClient<'_>, body: &Value) -> String {
    let rotated = root.post(SECRET_PATH, body).await;
    assert_eq!(rotated.status, StatusCode::OK, "{rotated:?}");
    text(&rotated.json()["clientSecret"])
}

async fn are_valid(app: &App, secrets: &[&str]) -> Vec<bool> {
    let id = ApplicationId::parse("wiki").unwrap();
    let mut valid = Vec::new();
    for secret in secrets {
        valid.push(is_valid_secret(app, &id, secret).await);
    }
    valid
}

async fn a_secret_is_replaced_with_both_valid_for_a_day(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let first = created(&root).await;
    assert!(first.starts_with("vcs_") && first.len() > 40, "{}", first.len());
    app.server.clock.advance(Duration::from_secs(1));

    let second = rotated(&root, &json!({"endsPrevious": false})).await;
    assert_eq!(are_valid(&app, &[&first, &second, "vcs_x", ""]).await, [true, true, false, false]);
    let shown = root.get("/applications/wiki").await.json();
    let times = shown["secrets"].as_array().unwrap();
    assert_eq!((times.len(), &times[0]["expiresAt"]), (2, &Value::Null));
    assert!(times[1]["expiresAt"].is_string() && times[0]["createdAt"] != times[1]["createdAt"]);

    app.server.clock.advance(Duration::from_secs(1));
    let third = rotated(&root, &json!({})).await;
    assert_eq!(are_valid(&app, &[&first, &second, &third]).await, [false, true, true]);

    app.server.clock.advance(Duration::from_secs(24 * 60 * 60));
    assert_eq!(are_valid(&app, &[&second, &third]).await, [false, true]);
    let shown = root.get("/applications/wiki").await.json();
    assert_eq!(shown["secrets"].as_array().unwrap().len(), 1);
    housekeeping::tidy(&app.server).await.unwrap();
    assert_eq!(are_valid(&app, &[&third]).await, [true]);
}

async fn a_leaked_secret_ends_at_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let first = created(&root).await;
    let second = rotated(&root, &json!({})).await;
    let third = rotated(&root, &json!({"endsPrevious": true})).await;
    assert_eq!(are_valid(&app, &[&first, &second, &third]).await, [false, false, true]);

    let log = root.get("/audit?action=application_secret_rotated").await.json();
    assert_eq!(log["items"].as_array().unwrap().len(), 2);
    assert!(!log.to_string().contains("vcs_"));
}

async fn a_secret_stands_nowhere_but_in_its_first_response(database: TestDatabase) {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let first = created(&root).await;
    let keyed = async || {
        let request = with_json(root.request(Method::POST, SECRET_PATH), &json!({}));
        send(request.header("idempotency-key", "k1")).await
    };
    let second = text(&keyed().await.json()["clientSecret"]);
    let again = keyed().await;
    assert_eq!((again.status, again.header("idempotency-replayed")), (StatusCode::OK, "true"));

    let patch = json!({"name": "Docs"});
    for answer in [
        again,
        root.get("/applications/wiki").await,
        root.get("/applications").await,
        root.change(Method::PATCH, "/applications/wiki", "*", &patch).await,
        root.get("/audit").await,
    ] {
        for secret in [&first, &second] {
            assert!(!answer.body.contains(secret.as_str()), "{answer:?}");
        }
        assert!(!answer.body.contains("clientSecret"), "{answer:?}");
    }
    for secret in [&first, &second] {
        assert!(!log.text().contains(secret.as_str()));
    }
    assert_eq!(are_valid(&app, &[&first, &second]).await, [true, true]);
}

async fn kinds_without_a_secret_have_none_to_replace(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    root.post("/applications", &json!({"name": "Wiki", "kind": "browser"})).await;
    for path in [SECRET_PATH, "/applications/other/secret", "/applications/A/secret"] {
        let refused = root.post(path, &json!({})).await;
        assert_eq!(refusal(&refused), (404, "not_found".to_owned()), "{path}");
    }
}
