//! The document at `/api/openapi.json`. `make contract` checks that the server does what it says.

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode};
use serde_json::Value;
use strum::VariantNames;

use crate::{
    domain::{
        Status,
        access::scope::Scope,
        id_document::{DocumentType, Gender},
        message::MessageState,
    },
    tests::support::{
        harness::{App, TestDatabase},
        routes::routes,
    },
};

async fn document() -> (App, Value) {
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

/// The routed paths below this address.
fn routed(app: &App, prefix: &str) -> BTreeSet<String> {
    routes(app)
        .into_iter()
        .map(|route| route.path)
        .filter(|path| path.starts_with(prefix))
        .collect()
}

/// The described paths below this address.
fn described(document: &Value, prefix: &str) -> BTreeSet<String> {
    let paths = document["paths"].as_object().unwrap();
    paths.keys().filter(|path| path.starts_with(prefix)).cloned().collect()
}

fn is_problem(response: &Value) -> bool {
    response["content"]
        .as_object()
        .is_some_and(|content| content.contains_key("application/problem+json"))
}

#[tokio::test]
async fn every_path_is_a_callback_or_an_api_path() {
    let (app, document) = document().await;
    let prefixes = ["/healthz", "/readyz", "/api/ownid/", "/api/account", "/api/admin/"];
    let known: BTreeSet<_> = prefixes.iter().flat_map(|prefix| routed(&app, prefix)).collect();
    assert_eq!(described(&document, ""), known);
}

#[tokio::test]
async fn every_route_of_the_account_is_described_as_it_is() {
    let (app, document) = document().await;
    let scheme = &document["components"]["securitySchemes"]["session"];
    assert_eq!((&scheme["in"], &scheme["name"]), (&"cookie".into(), &"vestibule".into()));
    let routed = routed(&app, "/api/account");
    assert!(routed.len() >= 2);
    assert_eq!(described(&document, "/api/account"), routed);
    for path in routed {
        // `Allow` lists the methods of the route, and HEAD with GET.
        let refused = app
            .client
            .request(Method::TRACE, app.url(&path.replace("{id}", "current")))
            .send()
            .await
            .unwrap();
        let allowed = refused.headers()["allow"].to_str().unwrap().to_ascii_lowercase();
        let allowed: BTreeSet<_> = allowed.split(',').filter(|method| *method != "head").collect();
        let operations = document["paths"][&path].as_object().unwrap();
        assert_eq!(
            operations.keys().map(String::as_str).collect::<BTreeSet<_>>(),
            allowed,
            "{path}"
        );
        for (method, operation) in operations {
            assert!(operation["security"][0]["session"].is_array(), "{path} {method}");
            let method = Method::from_bytes(method.to_ascii_uppercase().as_bytes()).unwrap();
            let anonymous = app
                .client
                .request(method, app.url(&path.replace("{id}", "current")))
                .send()
                .await
                .unwrap();
            assert_eq!(anonymous.status(), StatusCode::UNAUTHORIZED, "{path}");
            for (status, response) in operation["responses"].as_object().unwrap() {
                assert!(status.starts_with('2') || is_problem(response), "{path} {status}");
            }
            assert!(
                operation["responses"]["401"].is_object()
                    && operation["responses"]["403"].is_object()
            );
        }
    }
}

#[tokio::test]
async fn every_callback_is_in_the_document() {
    let (app, document) = document().await;
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    let routed = routed(&app, "/api/ownid/");
    assert!(routed.len() >= 3);
    assert_eq!(described(&document, "/api/ownid/"), routed);
    for path in routed {
        let unsigned = app.client.request(Method::POST, app.url(&path)).send().await.unwrap();
        assert_eq!(unsigned.status(), StatusCode::UNAUTHORIZED, "{path}");
        let operations: Vec<_> = document["paths"][&path].as_object().unwrap().keys().collect();
        assert_eq!(operations, ["post"], "{path}");
    }
}

#[tokio::test]
async fn every_callback_is_described_completely() {
    let (_app, document) = document().await;
    for name in ["ownid-signature", "ownid-timestamp"] {
        let scheme = &document["components"]["securitySchemes"][name];
        assert_eq!((&scheme["in"], &scheme["name"]), (&"header".into(), &name.into()));
        assert!(document["security"][0][name].is_array(), "both at once");
    }
    for path in described(&document, "/api/ownid/") {
        let operation = &document["paths"][&path]["post"];
        assert!(path.ends_with(operation["operationId"].as_str().unwrap()), "{path}");
        assert!(operation["requestBody"]["content"]["application/json"].is_object(), "{path}");
        for status in ["400", "401", "403", "413", "415", "422", "500"] {
            assert!(operation["responses"][status]["description"].is_string(), "{path} {status}");
        }
        for (status, response) in operation["responses"].as_object().unwrap() {
            assert!(
                is_problem(response) || status.starts_with('2') || status == "404",
                "{path} {status}"
            );
        }
    }
    let problem = &document["components"]["schemas"]["Problem"];
    assert_eq!(
        problem["required"],
        serde_json::json!(["type", "title", "status", "code", "detail"])
    );
}

#[tokio::test]
async fn every_route_of_administration_is_described() {
    let (app, document) = document().await;
    assert_eq!(document["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
    let mut operations = BTreeSet::new();
    for path in described(&document, "/api/admin/") {
        for (method, operation) in document["paths"][&path].as_object().unwrap() {
            operations.insert((
                method.to_uppercase(),
                path.strip_prefix("/api/admin").unwrap().to_owned(),
            ));
            assert!(
                operation["security"][0]["bearer"].is_array()
                    && operation["security"][1]["session"].is_array()
            );
            for (status, response) in operation["responses"].as_object().unwrap() {
                assert!(status.starts_with('2') || is_problem(response), "{path} {status}");
            }
            let method = Method::from_bytes(method.to_ascii_uppercase().as_bytes()).unwrap();
            let anonymous = app.client.request(method, app.url(&path)).send().await.unwrap();
            assert_eq!(anonymous.status(), StatusCode::UNAUTHORIZED, "{path}");
        }
    }
    assert_eq!(operations, super::admin_matrix::routed(&app));
}

/// Pointers below this one to object schemas without known members: generated clients could set
/// none.
fn bare_objects(place: &str, node: &Value) -> Vec<String> {
    let is_object = match &node["type"] {
        Value::Array(kinds) => kinds.contains(&"object".into()),
        kind => kind == "object",
    };
    let has_properties =
        node["properties"].as_object().is_some_and(|properties| !properties.is_empty());
    let takes_others =
        node["additionalProperties"] == true || node["additionalProperties"].is_object();
    let here = (is_object && !has_properties && !takes_others).then(|| place.to_owned());

    let below: Vec<(String, &Value)> = match node {
        Value::Object(members) => {
            members.iter().map(|(name, node)| (format!("{place}/{name}"), node)).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().map(|(at, node)| (format!("{place}/{at}"), node)).collect()
        }
        _ => Vec::new(),
    };
    here.into_iter()
        .chain(below.iter().flat_map(|(place, node)| bare_objects(place, node)))
        .collect()
}

#[tokio::test]
async fn a23_every_object_describes_its_members() {
    let (_app, document) = document().await;
    assert_eq!(bare_objects("", &document), Vec::<String>::new());

    let schemas = &document["components"]["schemas"];
    for name in ["Profile", "AccountSchema"] {
        assert!(schemas[name]["additionalProperties"].is_object(), "{name}");
    }
    for name in ["Account", "NewAccount", "AccountChange", "OwnAccountChange"] {
        assert!(
            schemas[name]["properties"]["profile"]
                .to_string()
                .contains("#/components/schemas/Profile"),
            "{name}"
        );
    }
}

#[tokio::test]
async fn the_names_in_the_document_are_those_that_are_read() {
    let (_app, document) = document().await;
    let schemas = &document["components"]["schemas"];
    let state = &document["paths"]["/api/admin/messages"]["get"]["parameters"][0]["schema"];
    let scopes: Vec<_> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
    let documents: Vec<_> = DocumentType::ALL.iter().map(|kind| kind.as_str()).collect();
    for (described, read) in [
        (&schemas["StatusName"], Status::NAMES),
        (&schemas["ScopeName"], &scopes),
        (&schemas["DocumentKind"], &documents),
        (&schemas["Gender"], Gender::VARIANTS),
        (state, MessageState::VARIANTS),
    ] {
        assert_eq!(described["enum"], serde_json::json!(read));
    }
}
