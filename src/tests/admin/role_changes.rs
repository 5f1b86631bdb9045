//! Roles are compared as sets, by the pages and by the API alike.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sqlx::{Connection, Executor, PgConnection};

use crate::tests::support::{
    admin::ApiClient,
    administrators::{administrator, cloud, with_passkey},
    harness::{TestDatabase, on_both},
    sdk::{ALICE, refusal},
};

const USER: &str = "user@example.com";

on_both!(
    b21_dropping_a_role_takes_a_recent_login_however_it_is_written,
    roles_in_another_order_or_twice_are_no_change,
    the_order_of_the_database_does_not_matter,
);

async fn b21_dropping_a_role_takes_a_recent_login_however_it_is_written(database: TestDatabase) {
    let app = cloud(database).await;
    let mut page = administrator(&app).await;
    let api = ApiClient::logged_in(&app, ALICE, &["admin"]).await;
    let id = api.create(&json!({"loginId": USER, "roles": ["admin", "support"]})).await;
    let (in_page, in_api) = (format!("/admin/accounts/{id}"), format!("/accounts/{id}"));
    app.server.clock.advance(Duration::from_secs(16 * 60));

    let dropped = page.post(&in_page, &[("version", "1"), ("roles", "support support")]).await;
    assert_eq!(dropped.status, StatusCode::FORBIDDEN, "{dropped:?}");
    assert!(dropped.body.contains("Confirm it’s you"), "{dropped:?}");
    for roles in [json!(["support", "support"]), json!(["admin", "admin"]), json!([])] {
        let dropped = api.change(Method::PATCH, &in_api, "*", &json!({ "roles": roles })).await;
        assert_eq!(refusal(&dropped), (403, "fresh_login_required".to_owned()), "{roles}");
    }
    assert_eq!(api.get(&in_api).await.json()["roles"], json!(["admin", "support"]));

    let mut recent = with_passkey(&app, ALICE).await;
    let dropped = recent.post(&in_page, &[("version", "1"), ("roles", "support support")]).await;
    assert_eq!(dropped.status, StatusCode::SEE_OTHER, "{dropped:?}");
    assert_eq!(api.get(&in_api).await.json()["roles"], json!(["support"]));
}

async fn roles_in_another_order_or_twice_are_no_change(database: TestDatabase) {
    let app = cloud(database).await;
    let mut page = administrator(&app).await;
    let api = ApiClient::logged_in(&app, ALICE, &["admin"]).await;
    let id = api.create(&json!({"loginId": USER, "roles": ["a", "b"]})).await;
    let path = format!("/accounts/{id}");
    app.server.clock.advance(Duration::from_secs(16 * 60));

    for roles in [json!(["b", "a"]), json!(["a", "b", "a"])] {
        let same = api.change(Method::PATCH, &path, "*", &json!({ "roles": roles })).await;
        assert_eq!(
            (same.status, &same.json()["roles"]),
            (StatusCode::OK, &json!(["a", "b"])),
            "{same:?}"
        );
    }
    let form = [("version", "3"), ("profile.firstName", "Alex"), ("roles", "b a b")];
    let same = page.post(&format!("/admin/accounts/{id}"), &form).await;
    assert_eq!(same.status, StatusCode::SEE_OTHER, "{same:?}");
    assert_eq!(api.get(&path).await.json()["profile"]["firstName"], "Alex");
}

/// A database may sort `_` before the digits, as the collations of ICU do.
async fn the_order_of_the_database_does_not_matter(database: TestDatabase) {
    let url = database.url.clone();
    let app = cloud(database).await;
    if url.starts_with("postgres") {
        let mut connection = PgConnection::connect(&url).await.unwrap();
        connection
            .execute("alter table account_role alter column role type text collate \"und-x-icu\"")
            .await
            .unwrap();
    }
    let api = ApiClient::logged_in(&app, ALICE, &["admin"]).await;
    let id = api.create(&json!({"loginId": USER, "roles": ["a0", "a_"]})).await;
    let path = format!("/accounts/{id}");
    app.server.clock.advance(Duration::from_secs(16 * 60));

    let same = api.change(Method::PATCH, &path, "*", &json!({"roles": ["a0", "a_"]})).await;
    assert_eq!(same.status, StatusCode::OK, "{same:?}");
    let changes = api.get(&format!("/audit?account={id}&action=account_changed")).await.json();
    assert!(
        changes["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["changes"]["roles"] == Value::Null),
        "{changes}"
    );
}
