//! Versions of accounts in the administration API: `ETag` and `If-Match`.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::tests::support::{
    admin::{ApiClient, json as with_json, send},
    harness::{TestDatabase, on_both},
    sdk::{ALICE, refusal},
};

on_both!(
    a_change_names_the_version_it_starts_from,
    of_two_changes_from_one_version_one_is_refused_and_nothing_is_lost,
    a_restored_account_has_a_new_version
);

async fn a_change_names_the_version_it_starts_from(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let path = format!("/accounts/{}", root.create(&json!({"loginId": ALICE})).await);
    let change = json!({"profile": {"firstName": "Al"}});
    for method in [Method::PUT, Method::PATCH, Method::DELETE] {
        let unsaid = send(with_json(root.request(method.clone(), &path), &change)).await;
        assert_eq!(refusal(&unsaid), (428, "precondition_required".to_owned()), "{method}");
        for etag in ["\"2\"", "W/\"2\"", "1", "\"x\""] {
            let stale = root.change(method.clone(), &path, etag, &change).await;
            assert_eq!(refusal(&stale), (412, "stale".to_owned()), "{method} {etag}");
        }
    }
    assert_eq!(
        root.change(Method::PATCH, &path, "\"7\", \"1\"", &change).await.status,
        StatusCode::OK
    );
    assert_eq!(root.change(Method::PATCH, &path, "*", &change).await.status, StatusCode::OK);
    let renamed =
        root.change(Method::PATCH, &path, "*", &json!({"loginId": "b@example.com"})).await;
    assert_eq!(renamed.json()["errors"][0]["code"], "read_only");
    assert_eq!(
        root.change(Method::DELETE, &path, "*", &Value::Null).await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        root.change(Method::DELETE, &path, "*", &Value::Null).await.status,
        StatusCode::NOT_FOUND
    );
}

async fn of_two_changes_from_one_version_one_is_refused_and_nothing_is_lost(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let path = format!("/accounts/{}", root.create(&json!({"loginId": ALICE})).await);
    for round in 0..5 {
        let before = root.get(&path).await;
        let etag = before.header("etag");
        let (one, two) = (
            json!({"profile": {"firstName": format!("A{round}")}}),
            json!({"profile": {"lastName": format!("B{round}")}}),
        );
        let (one, two) = tokio::join!(
            root.change(Method::PATCH, &path, etag, &one),
            root.change(Method::PATCH, &path, etag, &two),
        );
        let (won, lost) = if one.status == StatusCode::OK { (one, two) } else { (two, one) };
        assert_eq!((won.status, refusal(&lost)), (StatusCode::OK, (412, "stale".to_owned())));
        assert_eq!(root.get(&path).await.json()["profile"], won.json()["profile"]);
    }
}

async fn a_restored_account_has_a_new_version(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let id = root.create(&json!({"loginId": ALICE, "profile": {"firstName": "Alice"}})).await;
    let path = format!("/accounts/{id}");
    let restore = format!("{path}:restore");
    assert_eq!(refusal(&root.post(&restore, &Value::Null).await), (409, "not_deleted".to_owned()));
    let other_method = root.get(&restore).await;
    assert_eq!(
        (other_method.status, other_method.header("allow")),
        (StatusCode::METHOD_NOT_ALLOWED, "POST")
    );
    root.change(Method::DELETE, &path, "\"1\"", &Value::Null).await;
    let bin = root.get("/accounts:deleted").await.json();
    assert_eq!((&bin["items"][0]["id"], &bin["items"][0]["loginId"]), (&json!(id), &json!(ALICE)));
    let restored = root.post(&restore, &Value::Null).await;
    assert_eq!(
        (restored.status, &restored.json()["profile"]["firstName"]),
        (StatusCode::OK, &json!("Alice"))
    );
    let stale = root.change(Method::DELETE, &path, "\"1\"", &Value::Null).await;
    assert_eq!(
        refusal(&stale),
        (412, "stale".to_owned()),
        "who read it before it was deleted has not read this"
    );
    assert_eq!(
        root.change(Method::DELETE, &path, restored.header("etag"), &Value::Null).await.status,
        StatusCode::NO_CONTENT
    );
    for (nothing, status) in
        [(format!("{path}:erase"), 405), (path, 405), ("/accounts/x:restore".to_owned(), 404)]
    {
        assert_eq!(root.post(&nothing, &Value::Null).await.status, status, "{nothing}");
    }
}
