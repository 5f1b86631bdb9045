//! The events, and the acts that they are about.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::{Receiver, all_types, deliver, deliveries, rename, serving, webhook};
use crate::{
    service::{accounts::deleted, caller::Caller, webhooks::upkeep},
    tests::{
        login::sessions::log_in,
        support::{
            admin::ApiClient,
            harness::{TestDatabase, on_both, text},
        },
    },
};

on_both!(
    every_act_on_an_account_is_told_in_order,
    logins_and_their_ends_are_told,
    only_the_types_that_were_chosen_come,
    without_an_endpoint_nothing_is_kept,
    b66_no_event_holds_a_secret,
    b66_erasing_an_account_erases_its_events,
);

async fn every_act_on_an_account_is_told_in_order(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let types: Vec<_> = all_types().into_iter().filter(|name| *name != "audit.recorded").collect();
    webhook(&root, &receiver.url, &types).await;

    let account = root.create(&json!({ "loginId": "ada@example.com", "status": "pending" })).await;
    let path = format!("/accounts/{account}");
    let change = async |body: Value| {
        let changed = root.change(Method::PATCH, &path, "*", &body).await;
        assert_eq!(changed.status, StatusCode::OK, "{changed:?}");
    };
    change(json!({ "status": "active" })).await;
    change(json!({ "profile": { "firstName": "Ada" }, "roles": ["editor"] })).await;
    change(json!({ "status": "disabled" })).await;
    change(json!({ "status": "active" })).await;
    assert_eq!(root.change(Method::DELETE, &path, "*", &Value::Null).await.status, 204);
    assert_eq!(root.post(&format!("{path}:restore"), &Value::Null).await.status, 200);
    deliver(&app).await;

    assert_eq!(
        receiver.types(),
        [
            "account.created",
            "account.verified",
            "account.updated",
            "account.disabled",
            "account.updated",
            "account.deleted",
            "account.restored",
        ]
    );
    let bodies = receiver.bodies();
    for body in &bodies {
        assert_eq!(
            (&body["data"]["accountId"], &body["data"]["loginId"]),
            (&json!(account), &json!("ada@example.com"))
        );
        assert!(text(&body["data"]["actor"]).starts_with("token:"), "{body}");
        assert!(text(&body["timestamp"]).ends_with('Z'), "{body}");
    }
    let statuses: Vec<_> = bodies.iter().map(|body| body["data"]["status"].clone()).collect();
    let [pending, active, disabled] = ["pending", "active", "disabled"].map(|name| json!(name));
    let unchanged = Value::Null;
    assert_eq!(
        statuses[..5],
        [&pending, &active, &unchanged, &disabled, &active].map(Clone::clone)
    );
    assert_eq!(bodies[2]["data"]["changed"], json!(["profile.firstName", "roles"]));
}

async fn logins_and_their_ends_are_told(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    webhook(&root, &receiver.url, &["session.started", "session.ended"]).await;
    app.account("ada@example.com", Some("a long password"), None).await;

    let mut browser = log_in(&app, "ada@example.com").await;
    browser.post("/logout", &[]).await;
    let _other = log_in(&app, "ada@example.com").await;
    let _third = log_in(&app, "ada@example.com").await;
    let account = root.walk(&[("filter", "loginId eq \"ada@example.com\"")]).await;
    assert_eq!(account, ["ada@example.com"]);
    let found = root.get("/accounts").await.json();
    let of_ada = found["items"].as_array().unwrap().iter();
    let id = text(&of_ada.clone().find(|item| item["loginId"] == "ada@example.com").unwrap()["id"]);
    let sessions = format!("/accounts/{id}/sessions");
    let ended = root.change(Method::DELETE, &sessions, "*", &Value::Null).await;
    assert!(ended.status.is_success(), "{ended:?}");
    deliver(&app).await;

    assert_eq!(
        receiver.types(),
        [
            "session.started",
            "session.ended",
            "session.started",
            "session.started",
            "session.ended",
            "session.ended",
        ]
    );
    let bodies = receiver.bodies();
    assert_eq!(bodies[0]["data"]["method"], "passkey");
    assert_eq!(bodies[0]["data"]["sessionType"], "browser");
    assert_eq!(bodies[0]["data"]["sessionId"], bodies[1]["data"]["sessionId"]);
    let mut ids: Vec<_> =
        bodies[2..4].iter().map(|body| text(&body["data"]["sessionId"])).collect();
    let mut ends: Vec<_> =
        bodies[4..].iter().map(|body| text(&body["data"]["sessionId"])).collect();
    ids.sort();
    ends.sort();
    assert_eq!(ids, ends);
    assert!(bodies.iter().all(|body| body["data"]["accountId"] == json!(id)));
}

async fn only_the_types_that_were_chosen_come(database: TestDatabase) {
    let (first, second) = (Receiver::willing().await, Receiver::willing().await);
    let app = serving(database, &[&first, &second]).await;
    let root = ApiClient::root(&app).await;
    webhook(&root, &first.url, &["account.created"]).await;
    let other = webhook(&root, &second.url, &["account.updated", "audit.recorded"]).await;
    root.change(Method::PATCH, &other.path(), "*", &json!({ "types": ["account.updated"] })).await;
    deliver(&app).await;

    let account = root.create(&json!({ "loginId": "ada@example.com" })).await;
    rename(&root, &account, "Ada").await;
    deliver(&app).await;
    assert_eq!(first.types(), ["account.created"]);
    let types: Vec<_> =
        second.types().into_iter().filter(|name| name != "audit.recorded").collect();
    assert_eq!(types, ["account.updated"]);
    let audited = second.bodies();
    let actions: Vec<_> = audited
        .iter()
        .filter(|body| body["type"] == "audit.recorded")
        .map(|body| text(&body["data"]["action"]))
        .collect();
    assert_eq!(actions, ["webhook_changed"], "not of its own creation, and until it chose others");
}

async fn without_an_endpoint_nothing_is_kept(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    root.create(&json!({ "loginId": "ada@example.com" })).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;
    assert_eq!(deliveries(&root, &made).await, Vec::<Value>::new());

    root.change(Method::PATCH, &made.path(), "*", &json!({ "disabled": true })).await;
    root.create(&json!({ "loginId": "bea@example.com" })).await;
    assert_eq!(deliveries(&root, &made).await, Vec::<Value>::new(), "while it is disabled");
    assert_eq!(deliver(&app).await, 0);
}

async fn b66_no_event_holds_a_secret(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &all_types()).await;

    let account = json!({
        "loginId": "ada@example.com", "password": "a long password", "ownIdData": "the keys of Ada",
        "profile": { "firstName": "Augusta" },
    });
    let account = root.create(&account).await;
    rename(&root, &account, "Augusta Ada").await;
    let browser = log_in(&app, "ada@example.com").await;
    let token = root.post("/tokens", &json!({ "name": "x", "scopes": ["audit:read"] })).await;
    let rotated = root.post(&format!("{}/secret", made.path()), &json!({})).await;
    assert_eq!(rotated.status, StatusCode::OK, "{rotated:?}");
    deliver(&app).await;

    let sent: Vec<_> = receiver.seen().into_iter().map(|seen| seen.body).collect();
    assert!(sent.len() > 6, "{sent:?}");
    let cookie = browser.cookie.clone().unwrap();
    for secret in [
        "a long password",
        "$argon2",
        "the keys of Ada",
        "Augusta",
        cookie.split_once('=').unwrap().1,
        &text(&token.json()["token"]),
        &made.secret,
        &text(&rotated.json()["secret"]),
        "127.0.0.1",
    ] {
        let found = sent.iter().find(|body| body.contains(secret));
        assert_eq!(found, None, "{secret}");
    }
}

async fn b66_erasing_an_account_erases_its_events(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &all_types()).await;
    let account = root.create(&json!({ "loginId": "ada@example.com" })).await;
    deliver(&app).await;
    rename(&root, &account, "Ada").await;
    assert!(json!(deliveries(&root, &made).await).to_string().contains("ada@example.com"));

    let path = format!("/accounts/{account}");
    root.change(Method::DELETE, &path, "*", &Value::Null).await;
    let id = account.parse().unwrap();
    deleted::erase(&app.server, &Caller::command_line(), id).await.unwrap();
    let left = deliveries(&root, &made).await;
    let of_account: Vec<_> = left.iter().filter(|one| one["accountId"] == json!(account)).collect();
    let types: Vec<_> = of_account.iter().map(|one| text(&one["type"])).collect();
    assert_eq!(types, ["audit.recorded", "account.erased"]);
    assert!(!json!(left).to_string().contains("ada@example.com"), "{left:?}");

    upkeep::tidy(&app.server, 100).await.unwrap();
    deliver(&app).await;
    assert!(receiver.types().contains(&"account.erased".to_owned()));
}

#[test]
fn every_type_is_in_the_manual() {
    let manual = include_str!("../../../docs/webhooks.md");
    let events = manual.split("## The events").nth(1).unwrap().split("```").next().unwrap();
    let rows = events.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let names: Vec<_> = rows.map(|(name, _)| name).collect();
    assert_eq!(names, all_types());
}
