//! Permissions in the administration API beyond those in the matrix.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::tests::support::{
    admin::{ApiClient, json as with_json, send},
    harness::{App, TestDatabase, on_both, text},
    sdk::{ALICE, BOB, refusal},
};

on_both!(
    b26_a_removed_role_ends_at_once,
    b29_a_session_changes_nothing_from_another_site,
    b21_acts_that_destroy_or_give_power_require_a_recent_passkey_login,
    b27_sessions_of_others_are_seen_and_ended,
    a_token_is_presented_once_and_alone,
    support_helps_but_cannot_change_accounts_with_power,
    fields_that_support_may_not_read_are_revealed_by_nothing,
);

async fn set(app: &App, login_id: &str, patch: Value) {
    let root = ApiClient::root(app).await;
    let query =
        crate::tests::support::admin::form(&[("filter", &format!("loginId eq \"{login_id}\""))]);
    let id = text(&root.get(&format!("/accounts?{query}")).await.json()["items"][0]["id"]);
    let changed = root.change(Method::PATCH, &format!("/accounts/{id}"), "*", &patch).await;
    assert_eq!(changed.status, 200, "{changed:?}");
}

async fn b26_a_removed_role_ends_at_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (alice, bob) = (
        ApiClient::logged_in(&app, ALICE, &["admin"]).await,
        ApiClient::logged_in(&app, BOB, &["admin"]).await,
    );
    assert_eq!(alice.get("/accounts").await.status, 200);
    set(&app, ALICE, json!({"roles": ["support"]})).await;
    assert_eq!(alice.get("/accounts").await.status, 200);
    assert_eq!(refusal(&alice.get("/tokens").await), (403, "insufficient_scope".to_owned()));
    set(&app, ALICE, json!({"status": "disabled"})).await;
    assert_eq!(refusal(&alice.get("/accounts").await), (401, "unauthenticated".to_owned()));
    let me = text(&bob.get("/accounts?q=bob").await.json()["items"][0]["id"]);
    for patch in [json!({"roles": []}), json!({"status": "disabled"}), json!({"status": "pending"})]
    {
        let last = ApiClient::root(&app)
            .await
            .change(Method::PATCH, &format!("/accounts/{me}"), "*", &patch)
            .await;
        assert_eq!(refusal(&last), (409, "last_administrator".to_owned()), "{patch}");
    }
}

async fn b29_a_session_changes_nothing_from_another_site(database: TestDatabase) {
    let app = database.start(&[]).await;
    let admin = ApiClient::logged_in(&app, ALICE, &["admin"]).await;
    let root = ApiClient::root(&app).await;
    let account = json!({"loginId": BOB});
    for (name, value) in
        [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("origin", "null")]
    {
        let post = |asker: &ApiClient<'_>| {
            with_json(asker.request(Method::POST, "/accounts"), &account).header(name, value)
        };
        assert_eq!(
            refusal(&send(post(&admin)).await),
            (403, "cross_site".to_owned()),
            "{name}: {value}"
        );
        assert_ne!(send(post(&root)).await.status, 403, "a token is not sent by itself");
    }
    let own = admin.request(Method::POST, "/accounts").header("origin", app.origin());
    assert_eq!(send(with_json(own, &json!({"loginId": "c@example.com"}))).await.status, 201);
}

async fn b21_acts_that_destroy_or_give_power_require_a_recent_passkey_login(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    let admin = ApiClient::logged_in(&app, ALICE, &["admin"]).await;
    let user = format!("/accounts/{}", admin.create(&json!({"loginId": BOB})).await);
    app.server.clock.advance(Duration::from_secs(16 * 60));
    let token = json!({"name": "x", "scopes": ["audit:read"]});
    let schema = json!({"type": "object"});
    for stale in [
        admin.change(Method::DELETE, &user, "*", &Value::Null).await,
        admin.change(Method::PATCH, &user, "*", &json!({"roles": ["support"]})).await,
        admin.change(Method::PUT, "/schema", "*", &schema).await,
        admin.post("/tokens", &token).await,
        admin.post("/accounts", &json!({"loginId": "c@example.com", "roles": ["support"]})).await,
    ] {
        assert_eq!(refusal(&stale), (403, "fresh_login_required".to_owned()));
    }
    let harmless = admin
        .change(Method::PATCH, &user, "*", &json!({"profile": {"firstName": "B"}, "roles": []}))
        .await;
    assert_eq!(harmless.status, 200, "{harmless:?}");
    assert_eq!(admin.change(Method::PUT, "/schema?dryRun=true", "*", &schema).await.status, 200);

    app.account("pw@example.com", Some("a long password"), None).await;
    set(&app, "pw@example.com", json!({"roles": ["admin"]})).await;
    let mut browser = app.browser();
    browser.post("/login", &[("loginId", "pw@example.com"), ("password", "a long password")]).await;
    let by_password = browser.get("/api/admin/accounts").await;
    assert_eq!(refusal(&by_password), (403, "passkey_required".to_owned()));
}

async fn b27_sessions_of_others_are_seen_and_ended(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let bob = ApiClient::logged_in(&app, BOB, &["support"]).await;
    let id = text(&root.get("/accounts?q=bob%40").await.json()["items"][0]["id"]);
    let path = format!("/accounts/{id}/sessions");
    let sessions = root.get(&path).await.json();
    let session = &sessions["items"][0];
    assert_eq!((&session["method"], &session["payload"]), (&json!("passkey"), &json!({})));
    let one = format!("{path}/{}", text(&session["id"]));
    assert_eq!(bob.get("/accounts").await.status, 200);
    assert_eq!(send(root.request(Method::DELETE, &one)).await.status, 204);
    assert_eq!(send(root.request(Method::DELETE, &one)).await.status, 404);
    assert_eq!(bob.get("/accounts").await.status, 401);
    app.server.clock.advance(Duration::from_millis(1));
    app.browser().post("/session", &[("token", &app.token(BOB).await)]).await;
    assert_eq!(root.get(&path).await.json()["items"].as_array().unwrap().len(), 1);
    assert_eq!(send(root.request(Method::DELETE, &path)).await.status, 204);
    assert_eq!(root.get(&path).await.json()["items"], json!([]));
    assert_eq!(
        root.get(&format!("/audit?account={id}&action=sessions_ended")).await.json()["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

async fn a_token_is_presented_once_and_alone(database: TestDatabase) {
    let app = database.start(&[]).await;
    let admin = ApiClient::logged_in(&app, ALICE, &["admin"]).await;
    for authorization in ["Bearer vst_wrong", "Basic YTpi", "Bearer", "vst_x", ""] {
        let answer =
            send(admin.request(Method::GET, "/accounts").header("authorization", authorization))
                .await;
        assert_eq!(
            refusal(&answer),
            (401, "invalid_token".to_owned()),
            "the cookie is not asked: {authorization}"
        );
        assert!(answer.header("www-authenticate").contains("error=\"invalid_token\""));
    }
    let root = ApiClient::root(&app).await;
    let twice =
        send(root.request(Method::GET, "/accounts").header("authorization", "Bearer vst_x")).await;
    assert_eq!(twice.status, 401);
    assert_eq!(
        refusal(&ApiClient::anonymous(&app).get("/accounts").await),
        (401, "unauthenticated".to_owned())
    );

    let made = root
        .post("/tokens", &json!({"name": "mine", "scopes": ["accounts:read"], "expiresIn": "1h"}))
        .await;
    assert_eq!(made.status, 201, "{made:?}");
    let token = ApiClient::bearer(&app, &text(&made.json()["token"]));
    assert_eq!(token.get("/accounts").await.status, 200);
    let listed = root.get("/tokens").await.json();
    assert!(listed["items"].as_array().unwrap().iter().all(|item| item.get("token").is_none()));
    let more = ApiClient::token(&app, "tokens:write").await;
    let more = more.post("/tokens", &json!({"name": "more", "scopes": ["accounts:write"]})).await;
    assert_eq!(
        refusal(&more),
        (403, "insufficient_scope".to_owned()),
        "no caller gives away more than they have"
    );
    let path = format!("/tokens/{}", text(&made.json()["id"]));
    assert_eq!(send(root.request(Method::DELETE, &path)).await.status, 204);
    assert_eq!(send(root.request(Method::DELETE, &path)).await.status, 404);
    assert_eq!(refusal(&token.get("/accounts").await), (401, "invalid_token".to_owned()));
}

async fn support_helps_but_cannot_change_accounts_with_power(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let support = ApiClient::logged_in(&app, "support@example.com", &["support"]).await;
    ApiClient::logged_in(&app, "other@example.com", &["admin"]).await;
    let admin = root.create(&json!({"loginId": "admin@example.com", "roles": ["admin"]})).await;
    let user = root.create(&json!({"loginId": ALICE})).await;
    let (admin, user) = (format!("/accounts/{admin}"), format!("/accounts/{user}"));
    let disabled = support.change(Method::PATCH, &user, "*", &json!({"status": "disabled"})).await;
    assert_eq!(disabled.status, 200, "{disabled:?}");
    let writer = ApiClient::token(&app, "accounts:write").await;
    for (asker, path, patch) in [
        (&support, &user, json!({"profile": {"firstName": "A"}})),
        (&support, &user, json!({"roles": ["admin"]})),
        (&support, &admin, json!({"status": "disabled"})),
        (&writer, &user, json!({"roles": ["admin"]})),
        (&writer, &admin, json!({"status": "disabled"})),
        (&writer, &admin, json!({"roles": []})),
    ] {
        let refused = asker.change(Method::PATCH, path, "*", &patch).await;
        assert_eq!(refusal(&refused), (403, "insufficient_scope".to_owned()), "{patch}");
    }
    let refused = writer.change(Method::DELETE, &admin, "*", &Value::Null).await;
    assert_eq!(refusal(&refused), (403, "insufficient_scope".to_owned()));
    assert_eq!(root.change(Method::DELETE, &admin, "*", &Value::Null).await.status, 204);
    let refused = writer.post(&format!("{admin}:restore"), &Value::Null).await;
    assert_eq!(
        refusal(&refused),
        (403, "insufficient_scope".to_owned()),
        "else a deletion and a restoration would grant"
    );
}

async fn fields_that_support_may_not_read_are_revealed_by_nothing(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let field = |read: &str| {
        json!({
            "type": "string", "maxLength": 50,
            "x-vestibule": {"read": read, "write": "admin", "indexed": true, "searchable": true},
        })
    };
    let sealed = json!({"type": "string", "x-vestibule": {"read": "nobody", "write": "nobody"}});
    let schema = json!({
        "type": "object",
        "properties": {"open": field("user"), "secret": field("admin"), "sealed": sealed},
    });
    crate::tests::support::admin::set_schema(&app, &schema).await;
    let id = root
        .create(&json!({"loginId": ALICE, "profile": {"open": "daylight", "secret": "midnight"}}))
        .await;
    let (support, path) =
        (ApiClient::token(&app, "accounts:support audit:read").await, format!("/accounts/{id}"));
    assert_eq!(support.get(&path).await.json()["profile"], json!({"open": "daylight"}));
    assert_eq!(root.get(&path).await.json()["profile"]["secret"], "midnight");
    for query in [
        "filter=profile.secret+sw+%22m%22",
        "sort=profile.secret",
        "filter=not+(profile.secret+pr)",
    ] {
        let refused = support.get(&format!("/accounts?{query}")).await;
        assert_eq!(refusal(&refused), (422, "not_readable".to_owned()), "{query}");
        assert_eq!(root.get(&format!("/accounts?{query}")).await.status, 200, "{query}");
    }
    for (query, found) in [("q=dayl&total=true", 1), ("q=midn&total=true", 0)] {
        let list = support.get(&format!("/accounts?{query}")).await.json();
        assert_eq!(
            (list["items"].as_array().unwrap().len(), &list["total"]),
            (found, &Value::Null),
            "{query}"
        );
    }
    assert_eq!(root.get("/accounts?q=midn&total=true").await.json()["total"], 1);
    let log = support.get("/audit?action=account_created").await.json();
    assert_eq!(log["items"][0]["changes"]["profile.open"], json!([null, "daylight"]));
    assert_eq!(log["items"][0]["changes"].get("profile.secret"), None);
    for body in
        [json!({"loginId": BOB, "profile": {"sealed": "x"}}), json!({"profile": {"sealed": "x"}})]
    {
        let refused = match body.get("loginId") {
            Some(_) => root.post("/accounts", &body).await,
            None => root.change(Method::PUT, &path, "*", &body).await,
        };
        assert_eq!(
            refused.json()["errors"][0],
            json!({
                "pointer": "/profile/sealed", "code": "read_only",
                "detail": "cannot be changed by you",
            })
        );
    }
}
