//! Requests about applications that are refused.

use std::time::Duration;

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::tests::support::{
    admin::{ApiClient, json as with_json, send},
    harness::{Answer, TestDatabase, on_both, text},
    sdk::refusal,
};

on_both!(
    every_mistake_is_reported_with_its_place,
    ids_and_origins_are_given_once,
    a_change_names_its_version,
    applications_need_their_scopes_and_a_fresh_passkey
);

fn places(answer: &Answer) -> Vec<String> {
    let mut places: Vec<_> = answer.json()["errors"]
        .as_array()
        .unwrap_or_else(|| panic!("{answer:?}"))
        .iter()
        .map(|mistake| text(&mistake["pointer"]))
        .collect();
    places.sort();
    places
}

async fn every_mistake_is_reported_with_its_place(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    for (body, code, wrong) in [
        (json!({}), "invalid", &["/kind", "/name"][..]),
        (json!({"name": "", "kind": "site"}), "invalid", &["/kind", "/name"]),
        (json!({"name": null, "kind": 1}), "invalid", &["/kind", "/name"]),
        (json!({"name": "a\u{0}", "kind": "web", "id": "A"}), "invalid", &["/id", "/name"]),
        (
            json!({"name": 1, "kind": "web", "a/b": 1, "redirectUris": ["ftp://a.example"]}),
            "invalid",
            &["/a~1b", "/name", "/redirectUris"],
        ),
        (
            json!({"name": "a", "kind": "browser", "requirePkce": false, "clientSecret": "x"}),
            "invalid_application",
            &["/clientSecret", "/requirePkce"],
        ),
        (json!({"name": "a", "kind": "proxy"}), "invalid_application", &["/origin"]),
        (
            json!({"name": "a", "kind": "web", "redirectUris": ["http://a.example/cb"]}),
            "invalid_application",
            &["/redirectUris"],
        ),
        (
            json!({"name": "a", "kind": "web", "tokenEndpointAuthMethod": "private_key_jwt"}),
            "invalid_application",
            &["/jwks"],
        ),
    ] {
        let refused = root.post("/applications", &body).await;
        assert_eq!(refusal(&refused), (422, code.to_owned()), "{body}: {refused:?}");
        assert_eq!(places(&refused), wrong, "{body}");
    }
    assert_eq!(root.get("/applications").await.json()["items"], json!([]));

    root.post("/applications", &json!({"name": "Wiki", "kind": "web"})).await;
    for (method, body, wrong) in [
        (Method::PUT, json!({}), &["/name"][..]),
        (Method::PATCH, json!({"name": null}), &["/name"]),
        (Method::PATCH, json!({"id": "other", "kind": "native"}), &["/id", "/kind"]),
        (Method::PATCH, json!({"scopes": [1], "subjectType": "x"}), &["/scopes", "/subjectType"]),
        (Method::PATCH, json!({"origin": "https://a.example"}), &["/origin"]),
        (Method::PATCH, json!({"kind": "native", "roles": 1}), &["/kind", "/roles"]),
    ] {
        let refused = root.change(method, "/applications/wiki", "*", &body).await;
        assert_eq!((refused.status.as_u16(), places(&refused)), (422, wrong.map_owned()), "{body}");
    }
    let answer = root.post("/applications/wiki/secret", &json!({"endsPrevious": 1})).await;
    assert_eq!(places(&answer), ["/endsPrevious"]);
    for query in ["cursor=A", "cursor=", "limit=0", "limit=201", "sort=id"] {
        let refused = root.get(&format!("/applications?{query}")).await;
        assert_eq!(refusal(&refused), (422, "invalid_query".to_owned()), "{query}");
    }
}

trait MapOwned {
    fn map_owned(&self) -> Vec<String>;
}

impl MapOwned for [&str] {
    fn map_owned(&self) -> Vec<String> {
        self.iter().map(|text| (*text).to_owned()).collect()
    }
}

async fn ids_and_origins_are_given_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let site = |id: &str, port: u16| {
        let origin = format!("https://app.example.com:{port}");
        json!({"id": id, "name": "Site", "kind": "proxy", "origin": origin})
    };
    assert_eq!(root.post("/applications", &site("one", 8001)).await.status, StatusCode::CREATED);
    assert_eq!(root.post("/applications", &site("two", 8002)).await.status, StatusCode::CREATED);

    for (new, member) in [(site("one", 8003), "/id"), (site("three", 8001), "/origin")] {
        let refused = root.post("/applications", &new).await;
        assert_eq!(refusal(&refused), (409, "application_taken".to_owned()), "{refused:?}");
        assert_eq!(places(&refused), [member]);
    }
    let moved = json!({"origin": "https://app.example.com:8001"});
    let refused = root.change(Method::PATCH, "/applications/two", "*", &moved).await;
    assert_eq!(refusal(&refused), (409, "application_taken".to_owned()), "{refused:?}");
    assert_eq!(places(&refused), ["/origin"]);
    assert_eq!(root.get("/applications/two").await.header("etag"), "\"1\"");
}

async fn a_change_names_its_version(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    root.post("/applications", &json!({"name": "Wiki", "kind": "web"})).await;
    let path = "/applications/wiki";

    for method in [Method::PUT, Method::PATCH, Method::DELETE] {
        let body = json!({"name": "Wiki"});
        let unnamed = send(with_json(root.request(method.clone(), path), &body)).await;
        assert_eq!(refusal(&unnamed), (428, "precondition_required".to_owned()), "{method}");
        for etag in ["\"7\"", "\"abc\"", "7"] {
            let stale = root.change(method.clone(), path, etag, &body).await;
            assert_eq!(refusal(&stale), (412, "stale".to_owned()), "{method} {etag}");
        }
        for gone in ["/applications/other", "/applications/A", "/applications/-"] {
            let missing = root.change(method.clone(), gone, "*", &body).await;
            assert_eq!(refusal(&missing), (404, "not_found".to_owned()), "{method} {gone}");
        }
    }
    let request = root.request(Method::PATCH, path).header(header::IF_MATCH, "*");
    let refused = send(request.header(header::CONTENT_TYPE, "text/plain").body("{}")).await;
    assert_eq!(refused.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(root.get(path).await.header("etag"), "\"1\"", "nothing was changed");
}

async fn applications_need_their_scopes_and_a_fresh_passkey(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let new = json!({"name": "Wiki", "kind": "web"});
    root.post("/applications", &new).await;

    let reader = ApiClient::token(&app, "applications:read").await;
    assert_eq!(reader.get("/applications/wiki").await.status, StatusCode::OK);
    let refused = reader.post("/applications/wiki/secret", &json!({})).await;
    assert_eq!(refusal(&refused), (403, "insufficient_scope".to_owned()));
    let stranger = ApiClient::token(&app, "accounts:write,tokens:write,schema:write").await;
    assert_eq!(refusal(&stranger.get("/applications/wiki").await).0, 403);

    let administrator = ApiClient::logged_in(&app, "admin@example.com", &["admin"]).await;
    let own_pages = |method: Method, path: &str, body: &Value| {
        let request = administrator.request(method, path).header(header::ORIGIN, app.origin());
        with_json(request.header(header::IF_MATCH, "*"), body)
    };
    app.server.clock.advance(Duration::from_secs(16 * 60));
    for (method, path, body) in [
        (Method::POST, "/applications", &new),
        (Method::PATCH, "/applications/wiki", &json!({"name": "Docs"})),
        (Method::POST, "/applications/wiki/secret", &json!({})),
        (Method::DELETE, "/applications/wiki", &Value::Null),
    ] {
        let refused = send(own_pages(method, path, body)).await;
        assert_eq!(refusal(&refused), (403, "fresh_login_required".to_owned()), "{path}");
    }
    assert_eq!(administrator.get("/applications/wiki").await.status, StatusCode::OK);
}
