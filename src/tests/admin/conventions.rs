//! The schema, the audit log, and lists of the administration API.

use std::time::Duration;

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::{
    service::{accounts::details, caller::Caller, schema},
    tests::support::{
        admin::{ApiClient, json as with_json, send, set_schema},
        harness::{TestDatabase, on_both, text},
        sdk::{ALICE, BOB, refusal},
    },
};

on_both!(
    a_schema_is_tried_refused_forced_and_set,
    a_field_that_becomes_unique_leaves_duplicates_to_be_corrected,
    the_log_is_filtered_and_paged,
    messages_and_documents_are_listed
);

async fn a_schema_is_tried_refused_forced_and_set(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let id = root.create(&json!({"loginId": ALICE, "profile": {"firstName": "Alice"}})).await;
    let shown = root.get("/schema").await;
    assert_eq!((shown.header("etag"), &shown.json()["type"]), ("\"1\"", &json!("object")));
    let strict =
        json!({"type": "object", "properties": {"plan": {"type": "string"}}, "required": ["plan"]});
    let put = async |query: &str, etag: Option<&str>, schema: &Value| {
        let request = with_json(root.request(Method::PUT, &format!("/schema{query}")), schema);
        send(if let Some(etag) = etag { request.header(header::IF_MATCH, etag) } else { request })
            .await
    };
    let tried = put("?dryRun=true", None, &strict).await;
    assert_eq!(tried.status, StatusCode::OK, "{tried:?}");
    let problem = json!({
        "pointer": "/plan", "code": "required",
        "detail": tried.json()["sample"][0]["problems"][0]["detail"],
    });
    let report = json!({
        "accounts": 1, "failing": 1, "sample": [{"accountId": id, "problems": [problem]}],
    });
    let mut told = tried.json();
    told.as_object_mut().unwrap().remove("version");
    assert_eq!((told, tried.header("etag")), (report.clone(), "\"1\""));
    assert_eq!(refusal(&put("", None, &strict).await), (428, "precondition_required".to_owned()));
    assert_eq!(refusal(&put("", Some("\"7\""), &strict).await), (412, "stale".to_owned()));
    let broken = put("", Some("\"1\""), &strict).await;
    assert_eq!(
        (refusal(&broken), &broken.json()["report"]),
        ((409, "schema_breaks_accounts".to_owned()), &report)
    );
    let hostile = put(
        "",
        Some("*"),
        &json!({"type": "object", "properties": {"a": {"$ref": "https://evil.example"}}}),
    )
    .await;
    assert_eq!(refusal(&hostile), (422, "invalid_schema".to_owned()));
    assert_eq!(hostile.json()["errors"][0]["code"], "remote_ref");
    assert_eq!(hostile.json()["errors"][0]["pointer"], "/properties/a/$ref");
    assert_eq!(put("?force=true&dryRun=true", Some("*"), &strict).await.json(), tried.json());
    let forced = put("?force=true", Some("\"1\""), &strict).await;
    assert_eq!(
        (forced.status, forced.header("etag"), &forced.json()["version"]),
        (StatusCode::OK, "\"2\"", &json!(2))
    );
    schema::migrate_accounts(&app.server).await.unwrap();
    let eased = root.post("/schema", &json!({"type": "object"})).await;
    assert_eq!((eased.status, eased.header("etag")), (StatusCode::OK, "\"3\""), "{eased:?}");
    let versions = root.get("/schema/versions").await.json();
    let numbers: Vec<_> =
        versions["items"].as_array().unwrap().iter().map(|item| item["version"].clone()).collect();
    assert_eq!(numbers, [3, 2, 1].map(Value::from));
    assert_eq!(versions["items"][1]["schema"], strict);
    assert!(text(&versions["items"][0]["author"]).starts_with("token:"));
}

async fn a_field_that_becomes_unique_leaves_duplicates_to_be_corrected(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let mut ids = Vec::new();
    for login_id in [ALICE, BOB] {
        // The first is the one that was created first.
        app.server.clock.advance(Duration::from_millis(1));
        ids.push(
            root.create(&json!({"loginId": login_id, "profile": {"firstName": "Same"}})).await,
        );
    }
    let unique = json!({"type": "object", "properties": {
        "firstName": {"type": "string", "maxLength": 20, "x-vestibule": {"unique": true}} } });
    let refused = root.change(Method::PUT, "/schema", "*", &unique).await;
    let report = refused.json()["report"].clone();
    assert_eq!(
        (refusal(&refused), &report["failing"]),
        ((409, "schema_breaks_accounts".to_owned()), &json!(1))
    );
    assert_eq!(report["sample"][0]["problems"][0]["code"], "taken");
    set_schema(&app, &unique).await;
    let marked = async |id: &str| {
        let details = details::get(&app.server, &Caller::command_line(), id.parse().unwrap()).await;
        details.unwrap().needs_attention
    };
    assert_eq!((marked(&ids[0]).await, marked(&ids[1]).await), (false, true));
    let change = async |patch: &Value| {
        root.change(Method::PATCH, &format!("/accounts/{}", ids[1]), "*", patch).await
    };
    assert_eq!(change(&json!({"status": "disabled"})).await.status, StatusCode::OK);
    assert!(marked(&ids[1]).await);
    assert_eq!(change(&json!({"profile": {"firstName": "Other"}})).await.status, StatusCode::OK);
    assert!(!marked(&ids[1]).await);
    assert_eq!(
        refusal(&change(&json!({"profile": {"firstName": "Same"}})).await),
        (409, "field_taken".to_owned())
    );
}

async fn the_log_is_filtered_and_paged(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let id = root.create(&json!({"loginId": ALICE})).await;
    app.server.clock.advance(Duration::from_secs(60));
    let since = app.now().to_rfc3339();
    let patch = json!({"profile": {"firstName": "Alice"}});
    root.change(Method::PATCH, &format!("/accounts/{id}"), "*", &patch).await;
    root.create(&json!({"loginId": BOB})).await;
    let actions = async |query: &str| {
        let answer = root.get(&format!("/audit?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}: {answer:?}");
        answer.json()["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| text(&item["action"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        actions("").await,
        ["account_created", "account_changed", "account_created", "token_created"]
    );
    assert_eq!(actions(&format!("account={id}")).await, ["account_changed", "account_created"]);
    assert_eq!(actions("actor=command-line").await, ["token_created"]);
    assert_eq!(actions("action=account_changed").await, ["account_changed"]);
    assert_eq!(actions(&format!("since={since}")).await, ["account_created", "account_changed"]);
    assert_eq!(actions(&format!("until={since}")).await, ["account_created", "token_created"]);
    let first = root.get("/audit?limit=3").await;
    let next = text(&first.json()["nextCursor"]);
    assert_eq!(
        first.header("link"),
        format!("</api/admin/audit?limit=3&cursor={next}>; rel=\"next\"")
    );
    let last = root.get(&format!("/audit?limit=3&cursor={next}")).await.json();
    assert_eq!(
        (&last["items"][0]["action"], &last["nextCursor"]),
        (&json!("token_created"), &Value::Null)
    );
    let changed = root.get("/audit?action=account_changed").await.json()["items"][0].clone();
    assert_eq!(
        (&changed["target"], &changed["changes"]),
        (&json!(ALICE), &json!({"profile.firstName": [null, "Alice"]}))
    );
    assert!(!changed["hash"].as_str().unwrap().is_empty());
}

async fn messages_and_documents_are_listed(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    for n in 0..3 {
        let body = json!({
            "phoneNumber": "+14155552671", "messageText": format!("Code 12345{n}"),
            "code": format!("12345{n}"),
        });
        assert_eq!(app.call("sendSms", &body).await.status, StatusCode::ACCEPTED);
        app.server.clock.advance(Duration::from_secs(1));
    }
    let first = root.get("/messages?limit=2").await.json();
    let next = text(&first["nextCursor"]);
    let last = root.get(&format!("/messages?limit=2&cursor={next}")).await.json();
    assert_eq!(
        (first["items"].as_array().unwrap().len(), last["items"].as_array().unwrap().len()),
        (2, 1)
    );
    let message = &last["items"][0];
    assert_eq!(message["channel"], "sms");
    assert!(
        !text(&message["recipient"]).contains("4155552671")
            && !message.to_string().contains("12345")
    );
    assert_eq!(root.get("/messages?state=failed").await.json()["items"], json!([]));
    let documents = root.get("/id-documents").await.json();
    assert_eq!(documents, json!({"items": [], "nextCursor": null}));
}
