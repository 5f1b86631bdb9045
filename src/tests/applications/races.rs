//! Requests about one application that come at the same time.

use std::collections::BTreeSet;

use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::tests::support::{
    admin::ApiClient,
    harness::{Answer, TestDatabase, on_both, text},
    sdk::refusal,
};

on_both!(
    two_creations_with_one_id_make_one_application,
    two_changes_from_one_version_make_one_change,
    changes_from_any_version_are_all_made,
    secrets_replaced_at_the_same_time_leave_two
);

fn with_status(answers: &[Answer], status: StatusCode) -> usize {
    answers.iter().filter(|answer| answer.status == status).count()
}

async fn two_creations_with_one_id_make_one_application(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let named = json!({"id": "wiki", "name": "Wiki", "kind": "web"});
    let answers = join_all((0..6).map(|_| root.post("/applications", &named))).await;
    assert_eq!(with_status(&answers, StatusCode::CREATED), 1, "{answers:?}");
    for refused in answers.iter().filter(|answer| answer.status != StatusCode::CREATED) {
        assert_eq!(refusal(refused), (409, "application_taken".to_owned()));
    }

    let unnamed = json!({"name": "Notes", "kind": "web"});
    let answers = join_all((0..4).map(|_| root.post("/applications", &unnamed))).await;
    assert_eq!(with_status(&answers, StatusCode::CREATED), 4, "{answers:?}");
    let ids: BTreeSet<_> = answers.iter().map(|answer| text(&answer.json()["id"])).collect();
    assert_eq!(ids.len(), 4);

    let log = root.get("/audit?action=application_created").await.json();
    assert_eq!(log["items"].as_array().unwrap().len(), 5);
}

async fn two_changes_from_one_version_make_one_change(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    root.post("/applications", &json!({"name": "Wiki", "kind": "web"})).await;

    let bodies: Vec<_> = (0..6).map(|n| json!({"name": format!("Wiki {n}")})).collect();
    let change = |body| root.change(Method::PATCH, "/applications/wiki", "\"1\"", body);
    let answers = join_all(bodies.iter().map(change)).await;
    assert_eq!(with_status(&answers, StatusCode::OK), 1, "{answers:?}");
    assert_eq!(with_status(&answers, StatusCode::PRECONDITION_FAILED), 5, "{answers:?}");

    let delete = || root.change(Method::DELETE, "/applications/wiki", "\"2\"", &Value::Null);
    let answers = join_all((0..3).map(|_| delete())).await;
    assert_eq!(with_status(&answers, StatusCode::NO_CONTENT), 1, "{answers:?}");
    assert_eq!(with_status(&answers, StatusCode::NOT_FOUND), 2, "{answers:?}");
    let log = root.get("/audit?action=application_deleted").await.json();
    assert_eq!(log["items"].as_array().unwrap().len(), 1);
}

async fn changes_from_any_version_are_all_made(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    root.post("/applications", &json!({"name": "Wiki", "kind": "web"})).await;
    let bodies: Vec<_> = (0..4).map(|n| json!({"name": format!("Wiki {n}")})).collect();
    let change = |body| root.change(Method::PATCH, "/applications/wiki", "*", body);
    let answers = join_all(bodies.iter().map(change)).await;
    assert_eq!(with_status(&answers, StatusCode::OK), 4, "{answers:?}");
    assert_eq!(root.get("/applications/wiki").await.header("etag"), "\"5\"");
}

async fn secrets_replaced_at_the_same_time_leave_two(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    root.post("/applications", &json!({"name": "Wiki", "kind": "web"})).await;
    let body = json!({});
    let answers = join_all((0..5).map(|_| root.post("/applications/wiki/secret", &body))).await;
    assert_eq!(with_status(&answers, StatusCode::OK), 5, "{answers:?}");

    let shown = root.get("/applications/wiki").await.json();
    let times = shown["secrets"].as_array().unwrap();
    let lasting = times.iter().filter(|secret| secret["expiresAt"].is_null()).count();
    assert_eq!((times.len(), lasting), (2, 1), "{shown}");
}
