//! Ids, bodies and methods in the forms that other programs use.

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::tests::{
    login::sessions::log_in,
    support::{
        admin::{ApiClient, send},
        harness::{Answer, App, TestDatabase, on_both, text},
        routes::routes,
        sdk::{ALICE, BOB, refusal},
    },
};

on_both!(
    a28_an_id_in_capitals_is_the_same_id,
    a28_json_may_begin_with_a_byte_order_mark,
    a28_a_patch_of_another_kind_is_refused,
);

async fn a28_an_id_in_capitals_is_the_same_id(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let id = root.create(&json!({"loginId": ALICE})).await;
    let capitals = id.to_uppercase();
    assert_ne!(id, capitals);
    let path = format!("/accounts/{capitals}");
    let read = root.get(&path).await;
    assert_eq!((read.status, &read.json()["id"]), (StatusCode::OK, &json!(id)));
    for path in ["sessions", "passkeys"] {
        assert_eq!(
            root.get(&format!("/accounts/{capitals}/{path}")).await.status,
            StatusCode::OK,
            "{path}"
        );
    }
    let changes = json!({"id": capitals, "profile": {"firstName": "Alice"}});
    assert_eq!(root.change(Method::PATCH, &path, "*", &changes).await.status, StatusCode::OK);
    for list in ["audit", "id-documents"] {
        assert_eq!(
            root.get(&format!("/{list}?account={capitals}")).await.status,
            StatusCode::OK,
            "{list}"
        );
    }
    let lines = root.get(&format!("/audit?account={capitals}")).await.json()["items"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(lines, 2);
    assert_eq!(root.walk(&[("filter", &format!("id eq \"{capitals}\""))]).await, [ALICE]);
    let batch = json!({"operations": [{"op": "delete", "id": capitals, "ifMatch": "*"}]});
    assert_eq!(root.post("/accounts:batch", &batch).await.json()["results"][0]["status"], 204);
    assert_eq!(root.post(&format!("{path}:restore"), &Value::Null).await.status, StatusCode::OK);
    let bare = id.replace('-', "");
    for other in [format!("{{{id}}}"), format!("urn:uuid:{id}"), format!("{id}0"), bare] {
        assert_eq!(
            root.get(&format!("/accounts/{other}")).await.status,
            StatusCode::NOT_FOUND,
            "{other}"
        );
    }
}

async fn a28_json_may_begin_with_a_byte_order_mark(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let marked = |body: &Value| format!("\u{feff}{body}");
    let ask = async |method: Method, path: &str, body: &Value| {
        let request = root.request(method, path).header(header::IF_MATCH, "*");
        send(request.header(header::CONTENT_TYPE, "application/json").body(marked(body))).await
    };
    let made = ask(Method::POST, "/accounts", &json!({"loginId": ALICE})).await;
    assert_eq!(made.status, StatusCode::CREATED, "{made:?}");
    let path = format!("/accounts/{}", text(&made.json()["id"]));
    assert_eq!(
        ask(Method::PATCH, &path, &json!({"profile": {"firstName": "A"}})).await.status,
        StatusCode::OK
    );
    let batch = json!({"operations": [{"op": "create", "account": {"loginId": BOB}}]});
    assert_eq!(
        ask(Method::POST, "/accounts:batch", &batch).await.json()["results"][0]["status"],
        201
    );
    let list = json!([{"loginId": "c@example.com"}]);
    assert_eq!(
        ask(Method::POST, "/accounts", &list).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let own = json!({"type": "string", "x-vestibule": {"read": "user", "write": "user"}});
    let schema = json!({"type": "object", "properties": {"firstName": own}});
    let set = ask(Method::PUT, "/schema", &schema).await;
    assert_eq!(set.status, StatusCode::OK, "{set:?}");
    assert_eq!(root.get("/schema").await.body, schema.to_string(), "it is kept without the mark");
    let twice =
        root.request(Method::POST, "/accounts").header(header::CONTENT_TYPE, "application/json");
    assert_eq!(send(twice.body("\u{feff}\u{feff}{}")).await.status, StatusCode::BAD_REQUEST);

    let mut user = log_in(&app, ALICE).await;
    for (method, path, body) in [
        (Method::PATCH, "/api/account", json!({"profile": {"firstName": "Alice"}})),
        (Method::PUT, "/api/account/sessions/current", json!({"payload": {"a": 1}})),
        (Method::POST, "/platform/login/start", json!({"appId": app.server.config.ownid.app_id})),
        (Method::POST, "/session", json!({"token": app.token(ALICE).await})),
    ] {
        let request = user.request(method, path).header(header::CONTENT_TYPE, "application/json");
        let answer =
            user.send(request.header(header::ORIGIN, app.origin()).body(marked(&body))).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {answer:?}");
    }

    // A signature covers the bytes as they are sent, including the byte order mark.
    let body = json!({"loginId": ALICE, "ownIdData": "marked"});
    let timestamp = app.now().as_millis().to_string();
    for (signed, expected) in
        [(body.to_string(), StatusCode::UNAUTHORIZED), (marked(&body), StatusCode::NO_CONTENT)]
    {
        let signature = app.secret().sign(signed.as_bytes(), &timestamp);
        let headers = [("ownid-signature", signature.as_str()), ("ownid-timestamp", &timestamp)];
        assert_eq!(
            app.call_raw("setOwnIDDataByLoginId", marked(&body), &headers).await.status,
            expected
        );
    }
}

async fn a28_a_patch_of_another_kind_is_refused(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let path = format!("/accounts/{}", root.create(&json!({"loginId": ALICE})).await);
    let user = log_in(&app, ALICE).await;
    let changes = json!({"profile": {"firstName": "Alice"}}).to_string();
    let of_account =
        root.request(Method::PATCH, &path).header(header::IF_MATCH, "*").body(changes.clone());
    let own = user.request(Method::PATCH, "/api/account").body(changes);
    for kind in [
        "application/json-patch+json",
        "application/vnd.example+json",
        "application/json-seq",
        "text/plain",
        "text/json",
        "application/x-www-form-urlencoded",
        "",
    ] {
        for request in [&of_account, &own] {
            let request = request.try_clone().unwrap().header(header::CONTENT_TYPE, kind);
            let answer = send(request).await;
            assert_eq!(refusal(&answer), (415, "unsupported_media_type".to_owned()), "{kind}");
            let accepted = "application/merge-patch+json, application/json";
            assert_eq!(answer.header("accept-patch"), accepted, "{kind}");
        }
    }
    for kind in [
        "application/json",
        "application/merge-patch+json",
        "Application/Merge-Patch+JSON; charset=utf-8",
    ] {
        for request in [&of_account, &own] {
            let request = request.try_clone().unwrap().header(header::CONTENT_TYPE, kind);
            assert_eq!(send(request).await.status, StatusCode::OK, "{kind}");
        }
    }
    // A patch is neither an account nor a schema.
    for kind in ["application/json-patch+json", "application/merge-patch+json"] {
        for (method, path) in
            [(Method::PUT, path.as_str()), (Method::POST, "/accounts"), (Method::PUT, "/schema")]
        {
            let request = root
                .request(method, path)
                .header(header::IF_MATCH, "*")
                .body("{\"type\":\"object\"}");
            let answer = send(request.header(header::CONTENT_TYPE, kind)).await;
            assert_eq!(
                refusal(&answer),
                (415, "unsupported_media_type".to_owned()),
                "{kind} {path}"
            );
            assert_eq!(answer.header("accept-patch"), "");
        }
    }
    let request = root
        .request(Method::PUT, "/schema")
        .header(header::IF_MATCH, "*")
        .body("{\"type\":\"object\"}");
    let set = send(request.header(header::CONTENT_TYPE, "application/schema+json")).await;
    assert_eq!(set.status, StatusCode::OK, "{set:?}");
}

/// Sends a request with a token that has all scopes, from our own pages.
async fn ask(app: &App, root: &ApiClient<'_>, method: Method, path: &str) -> Answer {
    let request = app.client.request(method, app.url(path)).header(header::ORIGIN, app.origin());
    let (name, value) = root.credentials().unwrap();
    send(if path.starts_with("/api/admin") { request.header(name, value) } else { request }).await
}

#[tokio::test]
async fn a28_allow_lists_every_supported_method() {
    let app = TestDatabase::sqlite().start(&[]).await;
    let root = ApiClient::root(&app).await;
    let paths: BTreeSet<_> = routes(&app).into_iter().map(|route| route.path).collect();
    assert!(paths.len() > 60, "{paths:?}");
    // A proxy asks there with the method of the request that it asks about.
    for path in paths.iter().filter(|path| !path.starts_with("/auth/verify")) {
        let path = path.replace("{id}", "01890000-0000-7000-8000-000000000000");
        let path = path
            .split('/')
            .map(|part| if part.starts_with('{') { "x" } else { part })
            .collect::<Vec<_>>()
            .join("/");
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"] {
            let answer = ask(&app, &root, method.parse().unwrap(), &path).await;
            let allowed: Vec<_> = answer.header("allow").split(',').map(str::trim).collect();
            let is_there = answer.status != StatusCode::METHOD_NOT_ALLOWED;
            assert!(method != "TRACE" || !is_there, "{path} takes {method}");
            // A response that does not refuse the method need not list the others.
            let is_named = allowed.contains(&method) || is_there && allowed == [""];
            assert!(is_named == is_there || method == "OPTIONS", "{method} {path}: {answer:?}");
        }
        let refused = ask(&app, &root, Method::TRACE, &path).await;
        let allowed: Vec<_> = refused.header("allow").split(',').collect();
        assert!(!allowed.is_empty() && allowed != [""], "{path}");
        for method in allowed {
            let answer = ask(&app, &root, method.parse().unwrap(), &path).await;
            assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
    }
    let nobody = app.client.post(app.url("/api/admin/accounts/x:restore")).send().await.unwrap();
    assert!(nobody.headers().get("allow").is_none_or(|allowed| allowed == "POST"), "{nobody:?}");
}
