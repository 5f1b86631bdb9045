//! Requests of the administration API with an `Idempotency-Key`.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    service::housekeeping,
    tests::support::{
        admin::{ApiClient, json as with_json, send},
        harness::{Answer, TestDatabase, on_both, text},
        sdk::{ALICE, BOB, refusal},
    },
};

on_both!(
    a_request_with_a_key_is_carried_out_once,
    requests_with_one_key_at_the_same_time_are_carried_out_once,
    a_token_is_not_shown_again
);

async fn keyed(asker: &ApiClient<'_>, path: &str, key: &str, body: &Value) -> Answer {
    send(with_json(asker.request(Method::POST, path), body).header("idempotency-key", key)).await
}

async fn a_request_with_a_key_is_carried_out_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (root, other) = (ApiClient::root(&app).await, ApiClient::root(&app).await);
    let account = json!({"loginId": ALICE});
    let first = keyed(&root, "/accounts", "k1", &account).await;
    assert_eq!(first.status, StatusCode::CREATED, "{first:?}");
    let again = keyed(&root, "/accounts", "k1", &account).await;
    assert_eq!((again.status, &again.body), (first.status, &first.body));
    for name in ["location", "etag", "content-type", "cache-control"] {
        assert_eq!(again.header(name), first.header(name), "{name}");
    }
    assert_eq!(
        (first.header("idempotency-replayed"), again.header("idempotency-replayed")),
        ("", "true")
    );
    let reused = keyed(&root, "/accounts", "k1", &json!({"loginId": BOB})).await;
    assert_eq!(refusal(&reused), (422, "idempotency_key_reused".to_owned()));
    assert_eq!(
        refusal(&keyed(&root, "/accounts:batch", "k1", &account).await),
        (422, "idempotency_key_reused".to_owned())
    );
    assert_eq!(
        refusal(&keyed(&other, "/accounts", "k1", &account).await),
        (409, "login_id_taken".to_owned()),
        "another's key"
    );
    let kept = keyed(&other, "/accounts", "k1", &account).await;
    assert_eq!(refusal(&kept), (409, "login_id_taken".to_owned()), "a refusal keeps its words");
    assert_eq!(kept.header("idempotency-replayed"), "true");
    for key in ["", "ü", "a b", &"x".repeat(256)] {
        assert_eq!(
            keyed(&root, "/accounts", key, &account).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{key}"
        );
    }
    app.server.clock.advance(Duration::from_secs(24 * 60 * 60 + 1));
    housekeeping::tidy(&app.server).await.unwrap();
    assert_eq!(
        refusal(&keyed(&root, "/accounts", "k1", &account).await),
        (409, "login_id_taken".to_owned()),
        "forgotten"
    );
}

async fn requests_with_one_key_at_the_same_time_are_carried_out_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let body = json!({"operations": [{"op": "create", "account": {"loginId": ALICE}}]});
    let answers =
        futures::future::join_all((0..8).map(|_| keyed(&root, "/accounts:batch", "k", &body)))
            .await;
    let done: Vec<_> = answers.iter().filter(|answer| answer.status == StatusCode::OK).collect();
    assert!(!done.is_empty());
    for answer in &answers {
        if answer.status == StatusCode::OK {
            assert_eq!(answer.json()["results"][0]["status"], 201);
        } else {
            assert_eq!(refusal(answer), (409, "request_under_way".to_owned()));
        }
    }
    assert_eq!(
        root.get("/audit?action=account_created").await.json()["items"].as_array().unwrap().len(),
        1
    );
}

async fn a_token_is_not_shown_again(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let body = json!({"name": "mine", "scopes": ["accounts:read", "audit:read"]});
    let first = keyed(&root, "/tokens", "k", &body).await;
    assert!(text(&first.json()["token"]).starts_with("vst_"), "{first:?}");
    let again = keyed(&root, "/tokens", "k", &body).await;
    assert_eq!((again.status, &again.json()["id"]), (StatusCode::CREATED, &first.json()["id"]));
    assert_eq!(again.json().get("token"), None);
    let rows: Vec<String> = crate::on!(&app.server.db.read, pool => {
        sqlx::query_scalar("select body from idempotency").fetch_all(pool).await
    })
    .unwrap();
    assert!(rows.iter().all(|row| !row.contains("vst_")));
    for wrong in [
        json!({}),
        json!({"name": "x", "scopes": []}),
        json!({"name": "x", "scopes": ["root"]}),
        json!({"name": "", "scopes": ["audit:read"]}),
        json!({"name": "x", "scopes": ["audit:read"], "expiresIn": "soon"}),
    ] {
        assert_eq!(
            refusal(&root.post("/tokens", &wrong).await),
            (422, "invalid".to_owned()),
            "{wrong}"
        );
    }
}
