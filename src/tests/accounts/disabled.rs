//! A disabled account, as the platform and administrators see it.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    service::{accounts, caller::Caller},
    tests::support::{
        admin::ApiClient,
        harness::{TestDatabase, id, on_both, text},
        sdk::{ALICE, BOB, person, refusal, sdk},
    },
};

on_both!(
    s04_callbacks_about_a_disabled_account_answer_403,
    s04_passkeys_of_a_disabled_account_can_be_listed_and_removed,
    s04_data_set_or_imported_for_a_disabled_account_is_not_revealed,
);

async fn s04_callbacks_about_a_disabled_account_answer_403(database: TestDatabase) {
    let app = database.start(&[]).await;
    let phone = "+14155552671";
    for (login_id, data) in [(ALICE, Some("data")), (BOB, None), (phone, None)] {
        app.account(login_id, None, data).await;
        accounts::disable(&app.server, &Caller::command_line(), &id(login_id)).await.unwrap();
    }
    let told = async |endpoint: &str, body: Value| {
        app.server.clock.advance(Duration::from_millis(1));
        let answer = app.call(endpoint, &body).await;
        (answer.status, answer.body.contains("account_disabled"))
    };
    let refused = (StatusCode::FORBIDDEN, true);
    for login_id in [ALICE, BOB] {
        let who = json!({ "loginId": login_id });
        let set = json!({ "loginId": login_id, "ownIdData": "other" });
        assert_eq!(told("getOwnIDDataByLoginId", who.clone()).await, refused, "{login_id}");
        assert_eq!(told("setOwnIDDataByLoginId", set).await, refused, "{login_id}");
        assert_eq!(told("getSessionByLoginId", who).await, refused, "{login_id}");
    }
    let code =
        json!({ "phoneNumber": phone, "messageText": "Your code is 123456", "code": "123456" });
    assert_eq!(told("sendSms", code.clone()).await, refused);
    for login_id in [ALICE, BOB, phone] {
        accounts::enable(&app.server, &Caller::command_line(), &id(login_id)).await.unwrap();
    }
    app.server.clock.advance(Duration::from_millis(1));
    let kept = app.call("getOwnIDDataByLoginId", &json!({ "loginId": ALICE })).await;
    assert_eq!(kept.json()["ownIdData"], "data", "what was refused changed nothing");
    assert_eq!(
        told("getOwnIDDataByLoginId", json!({ "loginId": BOB })).await.0,
        StatusCode::NO_CONTENT
    );
    assert_eq!(told("sendSms", code).await.0, StatusCode::ACCEPTED);
}

async fn s04_passkeys_of_a_disabled_account_can_be_listed_and_removed(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut phone = person(&app, ALICE).await;
    let root = ApiClient::root(&app).await;
    accounts::disable(&app.server, &Caller::command_line(), &id(ALICE)).await.unwrap();
    let (_, options) = sdk(&app).start("login", Some(ALICE)).await;
    assert!(phone.get(&options).await.is_none(), "decoys, as for an unknown user");
    let account = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    let passkeys = format!("/accounts/{}/passkeys", account.id);
    let listed = root.get(&passkeys).await.json();
    let one = format!("{passkeys}/{}", text(&listed["items"][0]["id"]));
    let last = root.change(Method::DELETE, &one, "*", &Value::Null).await;
    assert_eq!(refusal(&last), (409, "last_passkey".to_owned()));
    let forced = root.change(Method::DELETE, &format!("{one}?force=true"), "*", &Value::Null).await;
    assert_eq!(forced.status, StatusCode::NO_CONTENT, "{forced:?}");
    assert_eq!(root.get(&passkeys).await.json()["items"], json!([]));
    accounts::enable(&app.server, &Caller::command_line(), &id(ALICE)).await.unwrap();
    assert_eq!(
        refusal(&sdk(&app).log_in(&mut phone, None).await),
        (401, "credential_unknown".to_owned())
    );
}

async fn s04_data_set_or_imported_for_a_disabled_account_is_not_revealed(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    root.create(&json!({"loginId": ALICE, "status": "disabled", "ownIdData": "data"})).await;
    let bob = root.create(&json!({"loginId": BOB, "status": "disabled"})).await;
    let set = root
        .change(Method::PATCH, &format!("/accounts/{bob}"), "*", &json!({"ownIdData": "data"}))
        .await;
    assert_eq!(set.status, StatusCode::OK, "{set:?}");
    for login_id in [ALICE, BOB] {
        let answer = app.call("getOwnIDDataByLoginId", &json!({ "loginId": login_id })).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{login_id}");
    }
}
