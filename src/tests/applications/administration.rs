//! Applications that are created, read, changed and deleted by programs.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::tests::support::{
    admin::{ApiClient, json as with_json, send},
    harness::{TestDatabase, on_both, text},
    sdk::refusal,
};

on_both!(
    an_application_is_created_read_changed_and_deleted,
    a_list_has_every_application_once,
    each_kind_begins_with_its_own_settings,
    what_was_read_can_be_written_back,
    a_request_with_a_key_creates_one_application
);

async fn an_application_is_created_read_changed_and_deleted(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let wiki = json!({
        "name": " My  Wiki ", "kind": "web",
        "redirectUris": ["https://wiki.example.com/callback"], "roles": ["editor"],
    });

    let created = root.post("/applications", &wiki).await;
    assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
    assert_eq!(created.header("location"), "/api/admin/applications/my-wiki");
    assert_eq!((created.header("etag"), created.header("cache-control")), ("\"1\"", "no-store"));
    let view = created.json();
    assert_eq!(
        (&view["id"], &view["name"], &view["kind"], &view["declared"]),
        (&json!("my-wiki"), &json!("My  Wiki"), &json!("web"), &json!(false))
    );
    assert_eq!(view["redirectUris"], wiki["redirectUris"]);
    assert_eq!((&view["requirePkce"], &view["homeUri"]), (&json!(true), &Value::Null));

    let path = "/applications/my-wiki";
    let shown = root.get(path).await;
    assert_eq!((shown.status, shown.header("etag")), (StatusCode::OK, "\"1\""));
    let mut expected = view.clone();
    expected.as_object_mut().unwrap().remove("clientSecret").unwrap();
    assert_eq!(shown.json(), expected, "all but the secret");

    let body = json!({"name": "Wiki", "homeUri": "https://wiki.example.com/", "roles": null});
    let patched = root.change(Method::PATCH, path, "\"1\"", &body).await;
    assert_eq!((patched.status, patched.header("etag")), (StatusCode::OK, "\"2\""), "{patched:?}");
    assert_eq!(
        (&patched.json()["name"], &patched.json()["roles"], &patched.json()["redirectUris"]),
        (&json!("Wiki"), &json!([]), &wiki["redirectUris"])
    );

    let replaced = root.change(Method::PUT, path, "\"2\"", &json!({"name": "Docs"})).await;
    assert_eq!((replaced.status, replaced.header("etag")), (StatusCode::OK, "\"3\""));
    assert_eq!(
        (&replaced.json()["redirectUris"], &replaced.json()["homeUri"]),
        (&json!([]), &Value::Null),
        "what is missing returns to its default"
    );
    assert_eq!(root.get(path).await.json(), replaced.json());

    let deleted = root.change(Method::DELETE, path, "\"3\"", &Value::Null).await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT, "{deleted:?}");
    assert_eq!(refusal(&root.get(path).await), (404, "not_found".to_owned()));

    let log = root.get("/audit?limit=4").await.json();
    let acts: Vec<_> = log["items"].as_array().unwrap().iter().collect();
    let actions: Vec<_> = acts.iter().map(|act| text(&act["action"])).collect();
    assert_eq!(
        actions,
        [
            "application_deleted",
            "application_changed",
            "application_changed",
            "application_created"
        ]
    );
    assert!(acts.iter().all(|act| act["target"] == "my-wiki"), "{log}");
    assert_eq!(acts[2]["changes"]["name"], json!(["My  Wiki", "Wiki"]));
    assert_eq!(acts[3]["changes"]["kind"], json!([null, "web"]));
    assert!(text(&acts[3]["actor"]).starts_with("token:"));
}

async fn a_list_has_every_application_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    for name in ["delta", "alpha", "charlie", "bravo"] {
        let created = root.post("/applications", &json!({"name": name, "kind": "browser"})).await;
        assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
    }

    let first = root.get("/applications?limit=3").await;
    let ids = |page: &Value| {
        page["items"].as_array().unwrap().iter().map(|item| text(&item["id"])).collect::<Vec<_>>()
    };
    assert_eq!(ids(&first.json()), ["alpha", "bravo", "charlie"]);
    assert_eq!(first.json()["nextCursor"], "charlie");
    assert_eq!(
        first.header("link"),
        "</api/admin/applications?limit=3&cursor=charlie>; rel=\"next\""
    );
    assert!(first.json()["items"][0].get("secrets").is_none());

    let last = root.get("/applications?limit=3&cursor=charlie").await;
    assert_eq!((ids(&last.json()), last.header("link")), (vec!["delta".to_owned()], ""));
    assert_eq!(last.json()["nextCursor"], Value::Null);
    let reader = ApiClient::token(&app, "applications:read").await;
    assert_eq!(ids(&reader.get("/applications").await.json()).len(), 4);
}

async fn each_kind_begins_with_its_own_settings(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    for (kind, method, scopes) in [
        ("web", "client_secret", 8),
        ("browser", "none", 8),
        ("native", "none", 8),
        ("service", "client_secret", 0),
        ("proxy", "none", 0),
    ] {
        let mut new = json!({"id": format!("a-{kind}"), "name": kind, "kind": kind});
        if kind == "proxy" {
            new["origin"] = json!("https://app.example.com");
        }
        let view = root.post("/applications", &new).await.json();
        assert_eq!(
            (&view["tokenEndpointAuthMethod"], view["scopes"].as_array().unwrap().len()),
            (&json!(method), scopes),
            "{view}"
        );
        let has_secret = method == "client_secret";
        assert_eq!(view.get("clientSecret").is_some(), has_secret, "{view}");
        assert_eq!(view["secrets"].as_array().unwrap().len(), usize::from(has_secret));
    }
}

async fn what_was_read_can_be_written_back(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let new = json!({
        "name": "Site", "kind": "proxy", "origin": "https://site.example.com",
        "requirePasskey": true, "maxAuthenticationAgeSeconds": 3600,
    });
    let created = root.post("/applications", &new).await;
    assert_eq!(created.status, StatusCode::CREATED, "{created:?}");

    let shown = root.get("/applications/site").await.json();
    for method in [Method::PUT, Method::PATCH] {
        let written = root.change(method, "/applications/site", "*", &shown).await;
        assert_eq!(written.status, StatusCode::OK, "{written:?}");
        for member in ["origin", "requirePasskey", "maxAuthenticationAgeSeconds", "createdAt"] {
            assert_eq!(written.json()[member], shown[member], "{member}");
        }
    }

    let mut copy = shown.clone();
    copy["id"] = json!("copy");
    copy["origin"] = json!("https://copy.example.com");
    let copied = root.post("/applications", &copy).await;
    assert_eq!(copied.status, StatusCode::CREATED);
}

async fn a_request_with_a_key_creates_one_application(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let new = json!({"name": "Wiki", "kind": "web"});
    let keyed = async || {
        let request = with_json(root.request(Method::POST, "/applications"), &new);
        send(request.header("idempotency-key", "k1")).await
    };

    let (first, again) = (keyed().await, keyed().await);
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    for name in ["location", "etag", "content-type"] {
        assert_eq!(again.header(name), first.header(name), "{name}");
    }
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert!(first.json().get("clientSecret").is_some());
    assert!(again.json().get("clientSecret").is_none(), "{again:?}");

    let other = root.post("/applications", &new).await;
    let id = text(&other.json()["id"]);
    assert!(id.starts_with("wiki-") && id.len() == 13, "a name may be taken twice: {id}");
}
