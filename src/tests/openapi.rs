//! The document at `/api/openapi.json`. Whether the server does what it says is asked by `make contract`.

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode};
use serde_json::Value;

use super::harness::TestDatabase;

/// The route table's own words: axum does not list its routes.
const ROUTES: &str = include_str!("../http/mod.rs");

async fn document() -> (super::harness::App, Value) {
    let app = TestDatabase::sqlite().start(&[]).await;
    let mut browser = app.browser();
    let answer = browser.get("/api/openapi.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("cache-control"), "public, max-age=3600");
    assert_eq!(answer.header("set-cookie"), "");
    let document = answer.json();
    (app, document)
}

#[tokio::test]
async fn every_callback_is_in_the_document() {
    let (app, document) = document().await;
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    let routed: BTreeSet<&str> = ROUTES
        .split("route(\"")
        .filter(|rest| rest.starts_with("/api/ownid/"))
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let described = document["paths"].as_object().unwrap();
    assert!(routed.len() >= 3);
    assert_eq!(described.keys().map(String::as_str).collect::<BTreeSet<_>>(), routed);
    for path in routed {
        let unsigned = app.client.request(Method::POST, app.url(path)).send().await.unwrap();
        assert_eq!(unsigned.status(), StatusCode::UNAUTHORIZED, "{path}");
        let operations: Vec<_> = described[path].as_object().unwrap().keys().collect();
        assert_eq!(operations, ["post"], "{path}");
    }
}

#[tokio::test]
async fn every_callback_is_described_whole() {
    let (_app, document) = document().await;
    for name in ["ownid-signature", "ownid-timestamp"] {
        let scheme = &document["components"]["securitySchemes"][name];
        assert_eq!((&scheme["in"], &scheme["name"]), (&"header".into(), &name.into()));
        assert!(document["security"][0][name].is_array(), "both at once");
    }
    for (path, operations) in document["paths"].as_object().unwrap() {
        let operation = &operations["post"];
        assert!(path.ends_with(operation["operationId"].as_str().unwrap()), "{path}");
        assert!(operation["requestBody"]["content"]["application/json"].is_object(), "{path}");
        for status in ["400", "401", "403", "413", "415", "422", "500"] {
            assert!(operation["responses"][status]["description"].is_string(), "{path} {status}");
        }
        for (status, response) in operation["responses"].as_object().unwrap() {
            let content = response["content"].as_object();
            let problem = content.is_some_and(|content| content.contains_key("application/problem+json"));
            assert!(problem || status.starts_with('2') || status == "404", "{path} {status}");
        }
    }
    let problem = &document["components"]["schemas"]["Problem"];
    assert_eq!(problem["required"], serde_json::json!(["type", "title", "status", "code", "detail"]));
}
