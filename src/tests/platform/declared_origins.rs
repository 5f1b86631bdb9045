//! The account and the session for pages of the declared origins, and for no others.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    service::{
        caller::Caller,
        schema::{self, SchemaSetMode},
    },
    tests::{
        login::sessions::log_in,
        support::harness::{Answer, App, Browser, TestDatabase, on_both},
    },
};

on_both!(
    p04_pages_of_a_declared_origin_use_the_account_and_the_session,
    p04_a_declared_origin_starts_a_session_by_script_alone,
    p04_b29_no_other_origin_changes_anything,
    p04_only_the_account_and_the_session_are_open_to_declared_origins,
    p05_under_a_schema_without_annotations_users_write_their_own_fields,
);

const SHOP: &str = "http://shop.localhost:8080";
pub(super) const CURRENT: &str = "/api/account/sessions/current";

async fn with_shop(database: TestDatabase) -> App {
    let app = database.start(&[("VESTIBULE_PLATFORM_ORIGINS", SHOP)]).await;
    app.account("user@example.com", None, None).await;
    app
}

/// Sends a request as the SDK does from a page of this origin.
pub(super) async fn ask(
    browser: &mut Browser<'_>,
    origin: &str,
    method: Method,
    path: &str,
    body: Option<Value>,
) -> Answer {
    let request = browser
        .request(method, path)
        .header("origin", origin)
        .header("sec-fetch-site", "same-site");
    let request = request.header("accept", "application/json");
    let request = match body {
        Some(body) => request.header("content-type", "application/json").body(body.to_string()),
        None => request,
    };
    browser.send(request).await
}

fn allows(answer: &Answer, origin: &str) -> bool {
    answer.header("access-control-allow-origin") == origin
        && answer.header("access-control-allow-credentials") == "true"
        && answer.header("vary").contains("origin")
}

async fn p04_pages_of_a_declared_origin_use_the_account_and_the_session(database: TestDatabase) {
    let app = with_shop(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    let account = ask(&mut user, SHOP, Method::GET, "/api/account", None).await;
    assert!(account.status == StatusCode::OK && allows(&account, SHOP), "{account:?}");
    let change = json!({ "profile": { "firstName": "Zoë" } });
    let changed = ask(&mut user, SHOP, Method::PATCH, "/api/account", Some(change)).await;
    assert!(changed.status == StatusCode::OK && allows(&changed, SHOP), "{changed:?}");
    assert_eq!(changed.json()["profile"]["firstName"], "Zoë");
    let wrong = json!({ "profile": { "locale": 7 } });
    let wrong = ask(&mut user, SHOP, Method::PATCH, "/api/account", Some(wrong)).await;
    assert!(allows(&wrong, SHOP), "the page reads what is wrong: {wrong:?}");
    assert_eq!(wrong.json()["errors"][0]["pointer"], "/profile/locale");

    let kept =
        ask(&mut user, SHOP, Method::PUT, CURRENT, Some(json!({ "payload": { "theme": "dark" } })))
            .await;
    assert!(kept.status == StatusCode::OK && allows(&kept, SHOP), "{kept:?}");
    let read = ask(&mut user, SHOP, Method::GET, CURRENT, None).await;
    assert_eq!(read.json()["payload"], json!({ "theme": "dark" }));
    let ended = ask(&mut user, SHOP, Method::DELETE, CURRENT, None).await;
    assert!(ended.status == StatusCode::NO_CONTENT && allows(&ended, SHOP), "{ended:?}");
    let gone = ask(&mut user, SHOP, Method::GET, CURRENT, None).await;
    assert!(gone.status == StatusCode::UNAUTHORIZED && allows(&gone, SHOP), "{gone:?}");
    assert_eq!(gone.json()["code"], "not_logged_in");
}

async fn p04_a_declared_origin_starts_a_session_by_script_alone(database: TestDatabase) {
    let app = with_shop(database).await;
    let mut user = app.browser();
    let token = app.token("user@example.com").await;
    let form = user
        .request(Method::POST, "/session")
        .header("origin", SHOP)
        .header("sec-fetch-site", "same-site");
    let form = form
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("token={token}"));
    assert_eq!(user.send(form).await.status, StatusCode::FORBIDDEN, "a form needs no preflight");
    let begun =
        ask(&mut user, SHOP, Method::POST, "/session", Some(json!({ "token": token }))).await;
    assert!(begun.status == StatusCode::OK && allows(&begun, SHOP), "{begun:?}");
    assert!(
        !begun.body.contains(&token) && !begun.body.contains(user.cookie.as_deref().unwrap()),
        "b23"
    );
    assert_eq!(ask(&mut user, SHOP, Method::GET, CURRENT, None).await.status, StatusCode::OK);
}

async fn p04_b29_no_other_origin_changes_anything(database: TestDatabase) {
    let app = with_shop(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    for origin in [
        "https://evil.example",
        "null",
        "http://shop.localhost",
        "https://shop.localhost:8080",
        "http://x.shop.localhost:8080",
    ] {
        let read = ask(&mut user, origin, Method::GET, "/api/account", None).await;
        assert_eq!(read.header("access-control-allow-origin"), "", "{origin} may not read");
        for (method, path, body) in [
            (Method::PATCH, "/api/account", Some(json!({ "profile": { "firstName": "Mallory" } }))),
            (Method::PUT, CURRENT, Some(json!({ "payload": {} }))),
            (Method::DELETE, CURRENT, None),
            (Method::POST, "/session", Some(json!({ "token": "x" }))),
        ] {
            let answer = ask(&mut user, origin, method.clone(), path, body).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin} {method} {path}");
            let preflight = user.request(Method::OPTIONS, path).header("origin", origin);
            let preflight =
                user.send(preflight.header("access-control-request-method", method.as_str())).await;
            assert_eq!(
                preflight.header("access-control-allow-origin"),
                "",
                "{origin} {method} {path}"
            );
        }
    }
    // Two origins in one request are refused.
    let twice = user
        .request(Method::DELETE, CURRENT)
        .header("origin", SHOP)
        .header("origin", "https://evil.example");
    assert_eq!(user.send(twice).await.status, StatusCode::FORBIDDEN);
    assert!(user.is_logged_in().await);
}

async fn p04_only_the_account_and_the_session_are_open_to_declared_origins(database: TestDatabase) {
    let app = with_shop(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    for path in [
        "/api/account/data",
        "/api/account/sessions",
        "/api/account/sessions/x",
        "/account",
        "/api/admin/accounts",
        "/session",
    ] {
        let answer = ask(&mut user, SHOP, Method::GET, path, None).await;
        assert_eq!(answer.header("access-control-allow-origin"), "", "{path}");
    }
    for (method, path) in [
        (Method::DELETE, "/api/account/sessions"),
        (Method::DELETE, "/api/account/sessions/x"),
        (Method::POST, "/account/delete"),
        (Method::POST, "/account/security/enrolment"),
        (Method::POST, "/logout"),
    ] {
        let answer = ask(&mut user, SHOP, method.clone(), path, Some(json!({}))).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {path}");
    }
    for (path, method) in [("/session", "GET"), ("/api/account", "DELETE"), (CURRENT, "POST")] {
        let preflight = user.request(Method::OPTIONS, path).header("origin", SHOP);
        let preflight = user.send(preflight.header("access-control-request-method", method)).await;
        assert_eq!(preflight.header("access-control-allow-origin"), "", "{method} {path}");
    }
    let preflight = user.request(Method::OPTIONS, "/api/account").header("origin", SHOP);
    let preflight = preflight.header("access-control-request-method", "PATCH");
    let preflight =
        user.send(preflight.header("access-control-request-headers", "content-type")).await;
    assert!(allows(&preflight, SHOP), "{preflight:?}");
    assert!(preflight.header("access-control-allow-methods").contains("PATCH"), "{preflight:?}");
}

async fn force_schema(app: &App, schema: &Value) {
    let (caller, schema) = (Caller::command_line(), schema.to_string());
    schema::set(&app.server, &caller, &schema, None, SchemaSetMode::Force).await.unwrap();
    schema::migrate_accounts(&app.server).await.unwrap();
}

async fn p05_under_a_schema_without_annotations_users_write_their_own_fields(
    database: TestDatabase,
) {
    let app = with_shop(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    let schema = json!({ "type": "object", "properties": {
        "firstName": { "type": "string" }, "lastName": { "type": "string" },
        "dateOfBirth": { "type": "string", "format": "date" },
        "address": { "type": "object", "properties": { "zip": { "type": "string" } } },
    } });
    force_schema(&app, &schema).await;
    let change = json!({
        "profile": { "firstName": "Alex", "lastName": "Morgan", "address": { "zip": "1" } },
    });
    let changed = ask(&mut user, SHOP, Method::PATCH, "/api/account", Some(change.clone())).await;
    assert_eq!(
        (changed.status, &changed.json()["profile"]),
        (StatusCode::OK, &change["profile"]),
        "{changed:?}"
    );
    for (profile, pointer, code) in [
        (json!({ "dateOfBirth": "1990-01-01" }), "/profile/dateOfBirth", "read_only"),
        (json!({ "undescribed": 1 }), "/profile/undescribed", "read_only"),
        (json!({ "address": { "zip": 1 } }), "/profile/address/zip", "wrong_type"),
    ] {
        let refused = ask(
            &mut user,
            SHOP,
            Method::PATCH,
            "/api/account",
            Some(json!({ "profile": profile })),
        )
        .await;
        let error = &refused.json()["errors"][0];
        assert_eq!(
            (refused.status.as_u16(), &error["pointer"], &error["code"]),
            (422, &json!(pointer), &json!(code))
        );
        assert!(!error["detail"].as_str().unwrap().is_empty());
    }

    // With one annotation anywhere, every field without one belongs to the administrators again.
    let mut annotated = schema;
    annotated["properties"]["firstName"]["x-vestibule"] = json!({ "write": "user" });
    force_schema(&app, &annotated).await;
    let refused = json!({ "profile": { "lastName": "Mallory" } });
    assert_eq!(
        ask(&mut user, SHOP, Method::PATCH, "/api/account", Some(refused)).await.status.as_u16(),
        422
    );
}
