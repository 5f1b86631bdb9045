//! Passwords and `ownIdData` that administrators give to accounts.

use reqwest::Method;
use serde_json::json;

use crate::tests::support::{
    admin::ApiClient,
    harness::{App, TestDatabase, on_both},
    sdk::refusal,
};

on_both!(
    a_password_and_own_id_data_are_written_and_never_read,
    setting_a_credential_needs_the_permission
);

const ALICE: &str = "alice@example.com";
const FIRST: &str = "a quiet room behind the door";
const SECOND: &str = "a loud street before the house";
const DATA: &str = "opaque to everybody but the platform";

async fn may_log_in(app: &App, password: &str) -> bool {
    app.browser().post("/login", &[("loginId", ALICE), ("password", password)]).await.status == 303
}

async fn a_password_and_own_id_data_are_written_and_never_read(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let made = root
        .post("/accounts", &json!({"loginId": ALICE, "password": FIRST, "ownIdData": DATA}))
        .await;
    assert_eq!(made.status, 201, "{made:?}");
    assert!(may_log_in(&app, FIRST).await);
    assert_eq!(
        app.call("getOwnIDDataByLoginId", &json!({"loginId": ALICE})).await.json()["ownIdData"],
        DATA
    );
    let path = made.header("location").strip_prefix("/api/admin").unwrap().to_owned();

    let shown = root.get(&path).await;
    let replaced = root.change(Method::PUT, &path, "*", &shown.json()).await;
    assert_eq!(replaced.status, 200, "{replaced:?}");
    assert!(may_log_in(&app, FIRST).await, "what was read and written back changes neither");
    let patched =
        root.change(Method::PATCH, &path, "*", &json!({"password": SECOND, "ownIdData": ""})).await;
    assert_eq!(patched.status, 200, "{patched:?}");
    assert_eq!((may_log_in(&app, FIRST).await, may_log_in(&app, SECOND).await), (false, true));
    app.server.clock.advance(std::time::Duration::from_millis(1));
    assert_eq!(app.call("getOwnIDDataByLoginId", &json!({"loginId": ALICE})).await.status, 204);

    let log = root.get("/audit").await;
    for answer in [&made, &shown, &replaced, &patched, &log] {
        for secret in [FIRST, SECOND, DATA, "argon2"] {
            assert!(!answer.body.contains(secret), "{secret} in {answer:?}");
        }
    }
    let changes = log.json()["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["changes"].clone())
        .collect::<Vec<_>>();
    let is_noted = |changes: &&serde_json::Value| {
        changes["password"] == json!([null, "set"]) && changes["ownIdData"] == json!([null, "set"])
    };
    assert_eq!(changes.iter().filter(is_noted).count(), 2, "{changes:?}");
}

async fn setting_a_credential_needs_the_permission(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let user = format!("/accounts/{}", root.create(&json!({"loginId": ALICE})).await);
    let admin = format!(
        "/accounts/{}",
        root.create(&json!({"loginId": "admin@example.com", "roles": ["admin"]})).await
    );
    let (support, writer) = (
        ApiClient::token(&app, "accounts:support").await,
        ApiClient::token(&app, "accounts:write").await,
    );
    for (asker, path) in [(&support, &user), (&writer, &admin)] {
        for body in [json!({"password": FIRST}), json!({"ownIdData": DATA})] {
            let refused = asker.change(Method::PATCH, path, "*", &body).await;
            assert_eq!(refusal(&refused), (403, "insufficient_scope".to_owned()), "{body}");
        }
    }
    assert_eq!(
        writer.change(Method::PATCH, &user, "*", &json!({"password": FIRST})).await.status,
        200
    );
    for (body, pointer) in [
        (json!({"password": "short"}), "/password"),
        (json!({"password": null}), "/password"),
        (json!({"password": "x".repeat(257)}), "/password"),
        (json!({"ownIdData": "x".repeat(64 * 1024 + 1)}), "/ownIdData"),
        (json!({"ownIdData": {}}), "/ownIdData"),
    ] {
        let refused = root.change(Method::PATCH, &user, "*", &body).await;
        assert_eq!(
            (refused.status.as_u16(), &refused.json()["errors"][0]["pointer"]),
            (422, &json!(pointer))
        );
    }
}
