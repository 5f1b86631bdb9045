//! The provider's documents, as clients keep them.

use std::time::Duration;

use reqwest::header;
use serde_json::json;

use super::with_person;
use crate::{
    service::{
        caller::Caller,
        oauth::signing_keys::{self, KeyStart},
    },
    tests::support::{
        admin::ApiClient,
        harness::{Answer, App, TestDatabase, on_both},
    },
};

on_both!(
    a_document_that_a_client_has_is_not_sent_again,
    keys_are_renewed_by_a_rotation,
    the_metadata_follow_the_account_schema,
);

const KEYS: &str = "/oauth2/jwks.json";
const METADATA: &str = "/.well-known/openid-configuration";

async fn read(app: &App, path: &str, known: &str) -> Answer {
    let request = app.client.get(app.url(path)).header(header::IF_NONE_MATCH, known);
    Answer::of(request.send().await.unwrap()).await
}

async fn a_document_that_a_client_has_is_not_sent_again(database: TestDatabase) {
    let app = with_person(database).await;
    for path in [KEYS, METADATA, "/.well-known/oauth-authorization-server"] {
        let answer = read(&app, path, "\"another\"").await;
        assert_eq!(answer.status, 200);
        for (name, value) in [
            ("content-type", "application/json"),
            ("cache-control", "public, max-age=300"),
            ("access-control-allow-origin", "*"),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
        ] {
            assert_eq!(answer.header(name), value, "{path} {name}");
        }

        let tag = answer.header("etag").to_owned();
        for known in [tag.clone(), format!("W/{tag}"), format!("\"a\", {tag}"), "*".to_owned()] {
            let unchanged = read(&app, path, &known).await;
            assert_eq!((unchanged.status.as_u16(), unchanged.body.as_str()), (304, ""), "{path}");
            assert_eq!(unchanged.header("etag"), tag);
        }
        assert_eq!(read(&app, path, "").await.body, answer.body);
    }
}

async fn keys_are_renewed_by_a_rotation(database: TestDatabase) {
    let app = with_person(database).await;
    let before = read(&app, KEYS, "").await;
    assert_eq!(before.json()["keys"].as_array().unwrap().len(), 2);

    signing_keys::rotate(&app.server, &Caller::command_line(), KeyStart::Published).await.unwrap();
    let after = read(&app, KEYS, before.header("etag")).await;
    assert_eq!(after.status, 200);
    assert_eq!(after.json()["keys"].as_array().unwrap().len(), 4);
    assert_ne!(after.header("etag"), before.header("etag"));
}

async fn the_metadata_follow_the_account_schema(database: TestDatabase) {
    let app = with_person(database).await;
    let before = read(&app, METADATA, "").await;
    let root = ApiClient::root(&app).await;
    let current = root.get("/schema").await;
    let mut schema = current.json();
    schema["properties"]["department"] =
        json!({ "type": "string", "x-vestibule": { "claim": "department" } });
    let changed =
        root.change(reqwest::Method::PUT, "/schema", current.header("etag"), &schema).await;
    assert!(changed.status.is_success(), "{changed:?}");

    app.server.clock.advance(Duration::from_secs(11));
    let after = read(&app, METADATA, before.header("etag")).await;
    assert_eq!(after.status, 200);
    assert!(after.json()["claims_supported"].as_array().unwrap().contains(&json!("department")));
}
