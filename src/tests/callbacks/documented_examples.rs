//! The examples of OwnID's documents, used unchanged: `data/documented-examples.json`.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    domain::Profile,
    service::{
        accounts::{self, NewAccountRequest},
        caller::Caller,
        schema::{self, SchemaSetMode},
    },
    tests::{
        login::sessions::log_in,
        support::{
            harness::{Answer, App, TestDatabase, id, on_both},
            sdk::Sdk,
            site::Site,
        },
    },
};

on_both!(
    every_callback_accepts_its_documented_request,
    an_unknown_user_gets_the_documented_response,
    responses_of_other_back_ends_are_understood,
    accounts_conform_to_the_documented_schema,
);

fn examples() -> Value {
    serde_json::from_str(include_str!("../support/data/documented-examples.json")).unwrap()
}

/// True if the documents show this response, by its status and the members of its body.
fn is_documented(answer: &Answer, endpoint: &str) -> bool {
    let examples = examples();
    let mut answers = examples[endpoint]["answers"].as_array().unwrap().iter();
    answers.any(|example| {
        let names = |body: &Value| {
            body.as_object().map(|members| members.keys().cloned().collect::<Vec<_>>())
        };
        let body = serde_json::from_str(&answer.body).unwrap_or(Value::Null);
        example["status"] == answer.status.as_u16() && names(&example["body"]) == names(&body)
    })
}

async fn call(app: &App, endpoint: &str, body: &Value) -> Answer {
    // Two identical requests of one millisecond are replays.
    app.server.clock.advance(Duration::from_millis(1));
    app.call(endpoint, body).await
}

async fn every_callback_accepts_its_documented_request(database: TestDatabase) {
    let app = database.start(&[]).await;
    let examples = examples();
    let beginning = NewAccountRequest {
        profile: Profile::parse(&examples["verifyIdDoc"]["account"].to_string()).unwrap(),
        ..NewAccountRequest::of(id("user@example.com"))
    };
    accounts::create(&app.server, &Caller::command_line(), beginning).await.unwrap();
    let [get, set, session, sms] =
        ["getOwnIDDataByLoginId", "setOwnIDDataByLoginId", "getSessionByLoginId", "sendSms"];
    for endpoint in [get, set, get, session, sms] {
        let answer = call(&app, endpoint, &examples[endpoint]["request"]).await;
        assert!(
            answer.status.is_success() && is_documented(&answer, endpoint),
            "{endpoint}: {answer:?}"
        );
    }
    let long = examples["loader"]["ownIdData_minimum_capacity"].as_u64().unwrap();
    let data = "x".repeat(usize::try_from(long).unwrap());
    let body = json!({ "loginId": "user@example.com", "ownIdData": data });
    assert_eq!(call(&app, "setOwnIDDataByLoginId", &body).await.status, StatusCode::NO_CONTENT);
    let kept =
        call(&app, "getOwnIDDataByLoginId", &examples["getOwnIDDataByLoginId"]["request"]).await;
    assert_eq!(kept.json()["ownIdData"], data);
}

async fn an_unknown_user_gets_the_documented_response(database: TestDatabase) {
    let app = database.start(&[]).await;
    let examples = examples();
    for endpoint in ["getOwnIDDataByLoginId", "verifyIdDoc"] {
        let mut request = examples[endpoint]["request"].clone();
        if endpoint == "verifyIdDoc" {
            request["data"]["nationality"] = json!("BRA");
        }
        assert_eq!(
            call(&app, endpoint, &request).await.status,
            StatusCode::NOT_FOUND,
            "{endpoint}"
        );
    }
}

async fn responses_of_other_back_ends_are_understood(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    let login_id = "user@example.com";
    let mut device = sdk.device();
    site.sign_up(login_id, Some(&sdk.register(&mut device, login_id).await));
    let examples = examples();
    let session = &examples["getSessionByLoginId"];
    let documented = session["answers"].as_array().unwrap().iter().map(|answer| &answer["body"]);
    let others = session["other_back_ends_may_answer"].as_array().unwrap();
    for session in documented.chain(others) {
        site.users.lock().unwrap().session = Some(session.clone());
        let answer = sdk.log_in(&mut device, None).await;
        assert_eq!((answer.status, &answer.json()["session"]), (StatusCode::OK, session));
        app.server.clock.advance(Duration::from_millis(1));
    }
    // The site responds with 200 and an errorCode for an unknown user, which is not a failure.
    assert_eq!(
        examples["getOwnIDDataByLoginId"]["tolerated_from_other_back_ends"][0]["body"],
        json!({ "errorCode": 404 })
    );
    let (_, options) = sdk.start("login", Some("unknown@example.com")).await;
    assert!(options["challenge"].is_string());
}

async fn accounts_conform_to_the_documented_schema(database: TestDatabase) {
    let app = database.start(&[]).await;
    let schema = examples()["schema"]["request"].to_string();
    schema::set(&app.server, &Caller::command_line(), &schema, None, SchemaSetMode::Force)
        .await
        .unwrap();
    schema::migrate_accounts(&app.server).await.unwrap();
    app.account("user@example.com", None, None).await;
    let mut user = log_in(&app, "user@example.com").await;
    let change = json!({ "profile": { "firstName": "Alex", "lastName": "Morgan" } });
    let request =
        user.request(Method::PATCH, "/api/account").header("content-type", "application/json");
    let answer = user.send(request.body(change.to_string())).await;
    assert_eq!((answer.status, &answer.json()["profile"]), (StatusCode::OK, &change["profile"]));
}
