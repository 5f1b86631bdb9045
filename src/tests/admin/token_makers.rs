//! An API token has no more permissions than its maker has now.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    service::{
        accounts::{self, deleted},
        caller::Caller,
    },
    tests::support::{
        admin::{ApiClient, json as with_json, send},
        administrators::ADMIN,
        harness::{Answer, App, TestDatabase, id, on_both, text},
        sdk::{ALICE, BOB, refusal},
    },
};

on_both!(
    s12_a_token_follows_its_maker,
    s12_a_token_ends_with_the_token_that_made_it,
    s12_a_token_of_the_command_line_belongs_to_the_operator,
    s12_no_response_is_replayed_to_a_caller_with_fewer_permissions,
    s13_requests_and_responses_are_not_stored_in_the_clear,
);

async fn make(asker: &ApiClient<'_>, scopes: &[&str]) -> (String, String) {
    let made = asker.post("/tokens", &json!({"name": "made", "scopes": scopes})).await;
    assert_eq!(made.status, StatusCode::CREATED, "{made:?}");
    (text(&made.json()["token"]), text(&made.json()["id"]))
}

async fn change(app: &App, login_id: &str, members: Value) {
    let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
    let path = format!("/accounts/{}", account.id);
    let answer = ApiClient::root(app).await.change(Method::PATCH, &path, "*", &members).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
}

fn worthless(answer: &Answer) {
    assert_eq!(refusal(answer), (401, "invalid_token".to_owned()));
}

async fn s12_a_token_follows_its_maker(database: TestDatabase) {
    let app = database.start(&[]).await;
    ApiClient::logged_in(&app, ADMIN, &["admin"]).await;
    let alice = ApiClient::logged_in(&app, ALICE, &["admin"]).await;
    let (secret, _) = make(&alice, &["accounts:write", "tokens:write", "audit:read"]).await;
    let token = ApiClient::bearer(&app, &secret);
    assert_eq!(token.post("/accounts", &json!({"loginId": BOB})).await.status, StatusCode::CREATED);

    change(&app, ALICE, json!({"roles": ["support"]})).await;
    assert_eq!(
        token.get("/accounts").await.status,
        StatusCode::OK,
        "support may read, and so may the token"
    );
    assert_eq!(token.get("/audit").await.status, StatusCode::OK);
    let lowered = (403, "insufficient_scope".to_owned());
    assert_eq!(
        refusal(&token.post("/accounts", &json!({"loginId": "c@example.com"})).await),
        lowered
    );
    assert_eq!(
        refusal(&token.post("/tokens", &json!({"name": "x", "scopes": ["audit:read"]})).await),
        lowered
    );
    change(&app, ALICE, json!({"roles": ["editor"]})).await;
    worthless(&token.get("/accounts").await);
    change(&app, ALICE, json!({"roles": ["admin"]})).await;
    assert_eq!(token.get("/tokens").await.status, StatusCode::OK, "what its maker may do again");

    for status in ["disabled", "pending"] {
        change(&app, ALICE, json!({ "status": status })).await;
        worthless(&token.get("/accounts").await);
        change(&app, ALICE, json!({"status": "active"})).await;
        assert_eq!(token.get("/accounts").await.status, StatusCode::OK, "{status}");
    }
    let account = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    deleted::delete(&app.server, &Caller::command_line(), account.id, account.version)
        .await
        .unwrap();
    worthless(&token.get("/accounts").await);
    deleted::erase(&app.server, &Caller::command_line(), account.id).await.unwrap();
    worthless(&token.get("/accounts").await);
    ApiClient::logged_in(&app, ALICE, &["admin"]).await;
    worthless(&token.get("/accounts").await);
}

async fn s12_a_token_ends_with_the_token_that_made_it(database: TestDatabase) {
    let app = database.start(&[]).await;
    ApiClient::logged_in(&app, ADMIN, &["admin"]).await;
    let alice = ApiClient::logged_in(&app, ALICE, &["admin"]).await;
    let (first, first_id) = make(&alice, &["accounts:read", "audit:read", "tokens:write"]).await;
    let (second, _) =
        make(&ApiClient::bearer(&app, &first), &["accounts:read", "tokens:write"]).await;
    let (third, _) = make(&ApiClient::bearer(&app, &second), &["accounts:read"]).await;
    let third = ApiClient::bearer(&app, &third);
    assert_eq!(third.get("/accounts").await.status, StatusCode::OK);
    change(&app, ALICE, json!({"roles": []})).await;
    worthless(&third.get("/accounts").await);
    change(&app, ALICE, json!({"roles": ["admin"]})).await;
    assert_eq!(third.get("/accounts").await.status, StatusCode::OK);
    let revoked =
        alice.change(Method::DELETE, &format!("/tokens/{first_id}"), "*", &Value::Null).await;
    assert_eq!(revoked.status, StatusCode::NO_CONTENT);
    worthless(&ApiClient::bearer(&app, &second).get("/accounts").await);
    worthless(&third.get("/accounts").await);
}

async fn s12_a_token_of_the_command_line_belongs_to_the_operator(database: TestDatabase) {
    let app = database.start(&[]).await;
    let operator = ApiClient::token(&app, "accounts:read tokens:write").await;
    let (child, _) = make(&operator, &["accounts:read"]).await;
    for token in [operator, ApiClient::bearer(&app, &child)] {
        assert_eq!(
            token.get("/accounts").await.status,
            StatusCode::OK,
            "though there is no administrator"
        );
    }
}

async fn once(asker: &ApiClient<'_>, path: &str, body: &Value) -> Answer {
    send(with_json(asker.request(Method::POST, path), body).header("idempotency-key", "once")).await
}

async fn s12_no_response_is_replayed_to_a_caller_with_fewer_permissions(database: TestDatabase) {
    let app = database.start(&[]).await;
    ApiClient::logged_in(&app, ADMIN, &["admin"]).await;
    let alice = ApiClient::logged_in(&app, ALICE, &["admin"]).await;
    let (secret, _) = make(&alice, &["accounts:write"]).await;
    let token = ApiClient::bearer(&app, &secret);
    let new = json!({"loginId": BOB, "profile": {"firstName": "Bob"}});
    for (asker, body) in [(&alice, json!({"loginId": "c@example.com"})), (&token, new.clone())] {
        let made = once(asker, "/accounts", &body).await;
        assert_eq!(made.status, StatusCode::CREATED, "{made:?}");
        let again = once(asker, "/accounts", &body).await;
        assert_eq!(
            (again.status, again.header("idempotency-replayed")),
            (StatusCode::CREATED, "true")
        );
        assert_eq!(
            (again.json(), again.header("location")),
            (made.json(), made.header("location"))
        );
    }
    change(&app, ALICE, json!({"roles": ["support"]})).await;
    let lowered = (403, "insufficient_scope".to_owned());
    assert_eq!(refusal(&once(&token, "/accounts", &new).await), lowered);
    assert_eq!(
        refusal(&once(&alice, "/accounts", &json!({"loginId": "c@example.com"})).await),
        lowered
    );
    change(&app, ALICE, json!({"roles": []})).await;
    worthless(&once(&token, "/accounts", &new).await);
    change(&app, ALICE, json!({"roles": ["admin"]})).await;
    assert_eq!(
        once(&token, "/accounts", &new).await.status,
        StatusCode::CREATED,
        "and it was carried out once"
    );
    let other = once(&token, "/accounts", &json!({"loginId": "d@example.com"})).await;
    assert_eq!(refusal(&other), (422, "idempotency_key_reused".to_owned()));
}

async fn s13_requests_and_responses_are_not_stored_in_the_clear(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let body = json!({
        "loginId": BOB, "password": "a guessable password", "profile": {"firstName": "Roberta"},
    });
    assert_eq!(once(&root, "/accounts", &body).await.status, StatusCode::CREATED);
    let sql = "select request_hash, headers, body from idempotency";
    let rows: Vec<(String, String, String)> =
        crate::on!(&app.server.db.read, pool => sqlx::query_as(sql).fetch_all(pool).await).unwrap();
    let (hash, headers, kept) = &rows[0];
    for told in [BOB, "Roberta", "guessable"] {
        assert!(!headers.contains(told) && !kept.contains(told), "{headers} {kept}");
    }
    // Read access to the database must not allow passwords to be guessed from stored requests.
    let mut whole = Vec::new();
    for part in ["/api/admin/accounts", "application/json", "", &body.to_string()] {
        whole.extend((part.len() as u64).to_be_bytes());
        whole.extend(part.as_bytes());
    }
    assert_ne!(*hash, crate::domain::TokenHash::of(&whole).as_str());
}
