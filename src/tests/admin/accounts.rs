//! Accounts in the administration API.

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::tests::support::{
    admin::{ApiClient, form, send},
    harness::{TestDatabase, on_both, text},
    sdk::{ALICE, person, refusal, sdk},
};

on_both!(
    an_account_is_created_read_changed_and_deleted,
    every_mistake_is_reported_with_its_pointer,
    replacing_keeps_what_cannot_be_seen_and_empties_the_rest,
    addresses_begin_with_the_login_id,
    a_batch_does_each_operation_by_itself,
    passkeys_are_counted_listed_and_removed,
    b43_script_in_a_profile_is_text_in_json
);

async fn an_account_is_created_read_changed_and_deleted(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let made = root
        .post(
            "/accounts",
            &json!({"loginId": "Alice@Example.com", "profile": {"firstName": "Alice"}}),
        )
        .await;
    assert_eq!(made.status, StatusCode::CREATED, "{made:?}");
    let account = made.json();
    let path = format!("/accounts/{}", text(&account["id"]));
    assert_eq!(made.header("location"), format!("/api/admin{path}"));
    assert_eq!(made.header("etag"), "\"1\"");
    assert_eq!(made.header("cache-control"), "no-store");
    let now = app.now().to_rfc3339();
    assert_eq!(
        account,
        json!({
            "id": account["id"], "loginId": "alice@example.com",
            "emails": [{"value": "alice@example.com", "verified": true}], "phones": [],
            "status": "active", "roles": [], "profile": {"firstName": "Alice"},
            "createdAt": now, "updatedAt": now, "lastLoginAt": null, "passkeyCount": 0,
        })
    );

    let change = json!({
        "profile": {"lastName": "Liddell", "firstName": null}, "roles": ["editor"],
        "status": "disabled",
    });
    let patched = root.request(Method::PATCH, &path).header(header::IF_MATCH, "\"1\"");
    let patched = patched
        .header(header::CONTENT_TYPE, "application/merge-patch+json")
        .body(change.to_string());
    let patched = send(patched).await;
    assert_eq!((patched.status, patched.header("etag")), (StatusCode::OK, "\"2\""), "{patched:?}");
    let shown = root.get(&path).await;
    assert_eq!(shown.json(), patched.json());
    assert_eq!(shown.json()["profile"], json!({"lastName": "Liddell"}));
    assert_eq!(
        (&shown.json()["status"], &shown.json()["roles"]),
        (&json!("disabled"), &json!(["editor"]))
    );
    let some = root.get(&format!("{path}?fields=loginId,profile.lastName")).await.json();
    assert_eq!(
        some,
        json!({
            "id": account["id"], "loginId": "alice@example.com",
            "profile": {"lastName": "Liddell"},
        })
    );

    let deleted = root.change(Method::DELETE, &path, "\"2\"", &Value::Null).await;
    assert_eq!((deleted.status, deleted.body.as_str()), (StatusCode::NO_CONTENT, ""));
    assert_eq!(refusal(&root.get(&path).await), (404, "not_found".to_owned()));
}

async fn every_mistake_is_reported_with_its_pointer(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let wrong = json!({
        "loginId": "nobody", "emails": [{"value": "+14155552671"}, {"verified": 1}], "phones": 5,
        "status": "gone", "roles": ["Admin", 7], "profile": [], "nickname": "x",
    });
    let answer = root.post("/accounts", &wrong).await;
    assert_eq!(refusal(&answer), (422, "invalid".to_owned()));
    let body = answer.json();
    let mut places: Vec<_> = body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["pointer"].as_str().unwrap())
        .collect();
    places.sort_unstable();
    assert_eq!(
        places,
        [
            "/emails/0/value",
            "/emails/1/value",
            "/emails/1/verified",
            "/loginId",
            "/nickname",
            "/phones",
            "/profile",
            "/roles/0",
            "/roles/1",
            "/status"
        ]
    );
    let profile = root
        .post(
            "/accounts",
            &json!({"loginId": ALICE, "profile": {"firstName": 5, "dateOfBirth": "x"}}),
        )
        .await;
    assert_eq!(refusal(&profile), (422, "invalid_profile".to_owned()));
    assert_eq!(profile.json()["errors"][0]["pointer"], "/profile/firstName");

    root.create(&json!({"loginId": ALICE})).await;
    let taken = root.post("/accounts", &json!({"loginId": ALICE})).await;
    assert_eq!(refusal(&taken), (409, "login_id_taken".to_owned()));
    let twice = json!({
        "loginId": "b@example.com",
        "emails": [{"value": "c@example.com"}, {"value": "C@example.com"}],
    });
    assert_eq!(root.post("/accounts", &twice).await.json()["errors"][0]["code"], "duplicate");
    for (body, status) in [("[]", 422), ("{", 400), ("5", 422), ("", 400)] {
        let request = root
            .request(Method::POST, "/accounts")
            .header(header::CONTENT_TYPE, "application/json");
        assert_eq!(send(request.body(body)).await.status, status, "{body}");
    }
    let unsaid = send(root.request(Method::POST, "/accounts").body("{}")).await;
    assert_eq!(refusal(&unsaid), (415, "unsupported_media_type".to_owned()));
    let large = json!({"loginId": "b@example.com", "profile": {"x": "y".repeat(1024 * 1024)}});
    assert_eq!(root.post("/accounts", &large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

async fn replacing_keeps_what_cannot_be_seen_and_empties_the_rest(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let account = json!({
        "loginId": ALICE, "emails": [{"value": "a@example.org", "verified": true}],
        "roles": ["editor"], "profile": {"firstName": "Alice", "lastName": "L"},
    });
    let path = format!("/accounts/{}", root.create(&account).await);
    let mut read = root.get(&path).await.json();
    let same = root.change(Method::PUT, &path, "\"1\"", &read).await;
    assert_eq!(same.status, StatusCode::OK, "what was read can be written back: {same:?}");
    read["updatedAt"] = same.json()["updatedAt"].clone();
    assert_eq!(same.json(), read);
    let bare = root
        .change(Method::PUT, &path, "\"2\"", &json!({"profile": {"firstName": "Al"}}))
        .await
        .json();
    assert_eq!((&bare["profile"], &bare["roles"]), (&json!({"firstName": "Al"}), &json!([])));
    assert_eq!(bare["emails"], json!([{"value": ALICE, "verified": true}]));
}

async fn addresses_begin_with_the_login_id(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let account = json!({
        "loginId": "+14155552671", "status": "pending",
        "emails": [{"value": "B@example.com"}, {"value": "a@example.com", "verified": true}],
        "phones": [{"value": "+1 415 555 2671", "verified": true}, {"value": "+442079460958"}],
    });
    let id = root.create(&account).await;
    let shown = root.get(&format!("/accounts/{id}")).await.json();
    assert_eq!(
        shown["phones"],
        json!([
            {"value": "+14155552671", "verified": false},
            {"value": "+442079460958", "verified": false},
        ])
    );
    assert_eq!(
        shown["emails"],
        json!([
            {"value": "a@example.com", "verified": true},
            {"value": "b@example.com", "verified": false},
        ])
    );
    let change = json!({"phones": null});
    let patched = root.change(Method::PATCH, &format!("/accounts/{id}"), "*", &change).await.json();
    assert_eq!(patched["phones"], json!([{"value": "+14155552671", "verified": false}]));
    assert_eq!(patched["emails"], shown["emails"]);
}

async fn a_batch_does_each_operation_by_itself(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let id = root.create(&json!({"loginId": ALICE})).await;
    let operations = json!({"operations": [
        {"op": "create", "account": {"loginId": "b@example.com"}},
        {"op": "create", "account": {"loginId": ALICE}},
        {"op": "patch", "id": id, "ifMatch": "\"1\"", "account": {"profile": {"firstName": "A"}}},
        {"op": "patch", "id": id, "ifMatch": "\"1\"", "account": {"profile": {"firstName": "B"}}},
        {"op": "patch", "id": id, "account": {}},
        {"op": "delete", "id": id, "ifMatch": "*"},
        {"op": "explode", "why": 1},
        5,
    ]});
    let answer = root.post("/accounts:batch", &operations).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    let results = answer.json()["results"].clone();
    let of = |member: &str| {
        results.as_array().unwrap().iter().map(|result| result[member].clone()).collect::<Vec<_>>()
    };
    assert_eq!(of("status"), [201, 409, 200, 412, 428, 204, 422, 422].map(Value::from));
    assert_eq!(results[1]["problem"]["code"], "login_id_taken");
    assert_eq!(results[2]["etag"], "\"2\"");
    assert_eq!(results[2]["account"]["profile"]["firstName"], "A");
    assert_eq!(results[6]["problem"]["errors"].as_array().unwrap().len(), 3);
    let many = json!({"operations": vec![json!({}); 101]});
    assert_eq!(root.post("/accounts:batch", &many).await.json()["errors"][0]["code"], "too_many");
}

async fn passkeys_are_counted_listed_and_removed(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let mut device = person(&app, ALICE).await;
    let account = root.get("/accounts").await.json()["items"][0].clone();
    assert_eq!(account["passkeyCount"], 1);
    let path = format!("/accounts/{}/passkeys", text(&account["id"]));
    let passkeys = root.get(&path).await.json();
    assert_eq!(passkeys["items"].as_array().unwrap().len(), 1);
    let passkey = format!("{path}/{}", text(&passkeys["items"][0]["id"]));
    let last = send(root.request(Method::DELETE, &passkey)).await;
    assert_eq!(refusal(&last), (409, "last_passkey".to_owned()));
    assert_eq!(
        send(root.request(Method::DELETE, &format!("{path}/AAAA"))).await.status,
        StatusCode::NOT_FOUND
    );
    let forced = send(root.request(Method::DELETE, &format!("{passkey}?force=true"))).await;
    assert_eq!(forced.status, StatusCode::NO_CONTENT, "{forced:?}");
    assert_eq!(root.get("/accounts").await.json()["items"][0]["passkeyCount"], 0);
    assert_eq!(sdk(&app).log_in(&mut device, None).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        root.get("/audit?action=passkey_removed").await.json()["items"][0]["accountId"],
        account["id"]
    );

    app.account("b@example.com", None, Some("kept by another")).await;
    let other = root.get("/accounts?q=b@example.com").await.json()["items"][0].clone();
    assert_eq!(other["passkeyCount"], Value::Null);
    let elsewhere = root.get(&format!("/accounts/{}/passkeys", text(&other["id"]))).await;
    assert_eq!(refusal(&elsewhere), (404, "passkeys_elsewhere".to_owned()));
}

async fn b43_script_in_a_profile_is_text_in_json(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let script = "</script><script>alert(1)</script>\u{2028}\"'=cmd|' /C calc'!A0";
    let id = root.create(&json!({"loginId": ALICE, "profile": {"firstName": script}})).await;
    let query = form(&[("filter", script)]);
    for path in [
        format!("/accounts/{id}"),
        "/accounts".to_owned(),
        "/audit".to_owned(),
        format!("/accounts?{query}"),
        format!("/accounts?{}=1", form(&[(script, "")])),
    ] {
        let answer = root.get(&path).await;
        assert!(answer.header("content-type").ends_with("json"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(
            answer.header("content-security-policy"),
            "default-src 'none'; frame-ancestors 'none'"
        );
        answer.json();
    }
    assert_eq!(root.get(&format!("/accounts/{id}")).await.json()["profile"]["firstName"], script);
}
