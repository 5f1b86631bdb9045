//! Requests during which another one changes the account schema.

use std::time::Duration;

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::{
    service::{
        accounts::{self, deleted},
        caller::Caller,
        schema,
    },
    store::{accounts::schemas as store, admin::audit},
    tests::{
        login::sessions::log_in,
        support::{
            admin::ApiClient,
            administrators::setup_path,
            harness::{App, TestDatabase, id, on_both},
            sdk::{ALICE, BOB, refusal},
        },
    },
};

on_both!(
    a17_a_schema_change_in_the_meantime_refuses_nothing,
    a17_nonconforming_profiles_are_reported_by_the_schema_in_force,
    a17_users_log_in_while_the_schema_changes,
    a17_two_changes_of_the_schema_without_a_version_both_succeed
);

/// A schema that gives every profile a plan.
fn with_plan() -> Value {
    let plan = json!({
        "type": "string", "default": "free", "x-vestibule": {"read": "user", "indexed": true},
    });
    let name = json!({"type": "string", "x-vestibule": {"read": "user", "write": "user"}});
    json!({"type": "object", "properties": {"plan": plan, "firstName": name}})
}

/// Runs `act`, and sets the schema between its read of the previous one and its write.
async fn while_setting<T>(app: &App, schema: &Value, act: impl Future<Output = T>) -> T {
    let version = schema::current(&app.server).await.unwrap().in_force.number + 1;
    let mut tx = app.server.db.begin().await.unwrap();
    audit::lock_chain(&mut tx).await.unwrap();
    let setting = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        let document = schema.to_string();
        assert!(store::add(&mut tx, version, &document, "test", app.now()).await.unwrap());
        tx.commit().await.unwrap();
    };
    tokio::join!(act, setting).0
}

async fn a17_a_schema_change_in_the_meantime_refuses_nothing(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let old = json!({"type": "object", "properties": {"firstName": {"type": "string"}}});
    let known = root.create(&json!({"loginId": "known@example.com"})).await;
    let gone = root.create(&json!({"loginId": "gone@example.com"})).await;
    let path = format!("/accounts/{known}");
    root.change(Method::DELETE, &format!("/accounts/{gone}"), "*", &Value::Null).await;

    let made =
        while_setting(&app, &with_plan(), root.post("/accounts", &json!({"loginId": ALICE}))).await;
    assert_eq!(
        (made.status, &made.json()["profile"]["plan"]),
        (StatusCode::CREATED, &json!("free")),
        "{made:?}"
    );
    let batch = json!({"operations": [
        {"op": "create", "account": {"loginId": BOB}},
        {"op": "patch", "id": known, "ifMatch": "*", "account": {"roles": ["editor"]}},
    ]});
    let batch = while_setting(&app, &old, root.post("/accounts:batch", &batch)).await.json();
    assert_eq!(
        (&batch["results"][0]["status"], &batch["results"][1]["status"]),
        (&json!(201), &json!(200)),
        "{batch}"
    );

    // The account is unchanged since it was read: only the schema differs.
    let version = root.get(&path).await.header("etag").to_owned();
    let changes = json!({"profile": {"firstName": "Zoë"}});
    let patched =
        while_setting(&app, &with_plan(), root.change(Method::PATCH, &path, &version, &changes))
            .await;
    assert_eq!(patched.status, StatusCode::OK, "{patched:?}");
    let version = patched.header("etag").to_owned();
    let whole = json!({"profile": {"firstName": "Zoe"}, "password": "a long password"});
    let replaced =
        while_setting(&app, &old, root.change(Method::PUT, &path, &version, &whole)).await;
    assert_eq!(replaced.status, StatusCode::OK, "{replaced:?}");
    let restore = format!("/accounts/{gone}:restore");
    let restored = while_setting(&app, &with_plan(), root.post(&restore, &Value::Null)).await;
    assert_eq!(restored.status, StatusCode::OK, "{restored:?}");
}

async fn a17_nonconforming_profiles_are_reported_by_the_schema_in_force(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let path = format!("/accounts/{}", root.create(&json!({"loginId": "known@example.com"})).await);
    let strict = |field: &str| {
        json!({
            "type": "object", "properties": {field: {"type": "string"}}, "required": [field],
        })
    };
    let made =
        while_setting(&app, &strict("plan"), root.post("/accounts", &json!({"loginId": ALICE})))
            .await;
    assert_eq!(
        (refusal(&made), &made.json()["errors"][0]["pointer"]),
        ((422, "invalid_profile".to_owned()), &json!("/profile/plan"))
    );
    assert_eq!(
        root.get("/audit?action=account_created").await.json()["items"].as_array().unwrap().len(),
        1
    );
    let numeric = json!({"type": "object", "properties": {"plan": {"type": "integer"}}});
    let changes = json!({"profile": {"plan": "free"}});
    let patched =
        while_setting(&app, &numeric, root.change(Method::PATCH, &path, "\"1\"", &changes)).await;
    assert_eq!(refusal(&patched), (422, "invalid_profile".to_owned()));
}

async fn a17_users_log_in_while_the_schema_changes(database: TestDatabase) {
    let app = database
        .start(&[
            ("VESTIBULE_OWNID_MODE", "cloud"),
            ("VESTIBULE_OWNID_APP_ID", "app"),
            (
                "VESTIBULE_OWNID_SHARED_SECRET",
                "dGhlIHNlY3JldCBvZiB0aGUgdGVzdHMgaXMgbG9uZyBlbm91Z2g=",
            ),
            ("VESTIBULE_VERIFY_LOGIN_ID", "false"),
        ])
        .await;
    let (path, mut first) = (setup_path(&app).await, app.browser());
    let form = [("loginId", "admin@example.com"), ("ownIdData", "keys")];
    let enrolled = while_setting(&app, &with_plan(), first.post(&path, &form)).await;
    assert_eq!(enrolled.status, StatusCode::SEE_OTHER, "{enrolled:?}");
    let mut visitor = app.browser();
    let form = [("loginId", ALICE), ("ownIdData", "keys")];
    let registered = while_setting(&app, &with_plan(), visitor.post("/register", &form)).await;
    assert_eq!(registered.status, StatusCode::SEE_OTHER, "{registered:?}");

    let mut user = log_in(&app, ALICE).await;
    let request = user
        .request(Method::PATCH, "/api/account")
        .header(header::CONTENT_TYPE, "application/json");
    let request = request.body(json!({"profile": {"firstName": "Alice"}}).to_string());
    let changed = while_setting(&app, &with_plan(), user.send(request)).await;
    assert_eq!(
        (changed.status, &changed.json()["profile"]["firstName"]),
        (StatusCode::OK, &json!("Alice"))
    );
    let form = [("version", "2"), ("profile.firstName", "Alicia")];
    let mut same = log_in(&app, ALICE).await;
    let saved = while_setting(&app, &with_plan(), same.post("/account", &form)).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{saved:?}");

    let (account, caller) =
        (accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap(), Caller::command_line());
    deleted::delete(&app.server, &caller, account.id, account.version).await.unwrap();
    let restored = deleted::restore(&app.server, &caller, account.id);
    Box::pin(while_setting(&app, &json!({"type": "object"}), restored)).await.unwrap();
}

async fn a17_two_changes_of_the_schema_without_a_version_both_succeed(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    root.get("/schema").await;
    let own = json!({"type": "object", "title": "mine"});
    let posted = while_setting(&app, &with_plan(), root.post("/schema", &own)).await;
    assert_eq!((posted.status, posted.header("etag")), (StatusCode::OK, "\"3\""), "{posted:?}");
    let put =
        while_setting(&app, &with_plan(), root.change(Method::PUT, "/schema", "*", &own)).await;
    assert_eq!((put.status, put.header("etag")), (StatusCode::OK, "\"5\""), "{put:?}");
    let from =
        while_setting(&app, &with_plan(), root.change(Method::PUT, "/schema", "\"5\"", &own)).await;
    assert_eq!(refusal(&from), (412, "stale".to_owned()), "it says from which");
}
