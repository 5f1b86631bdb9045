//! Acts of the provider in the audit log.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    PERSON,
    consent::{Question, third_party},
    device::{Device, television},
    logged_in, with_person,
};
use crate::{
    service::accounts,
    tests::support::{
        admin::ApiClient,
        harness::{App, TestDatabase, id, on_both},
        relying_party::RelyingParty,
    },
};

on_both!(
    a_consent_is_recorded_with_its_scopes,
    the_decision_about_a_device_is_recorded,
    the_reuse_of_a_code_is_recorded_once,
    the_reuse_of_a_refresh_token_is_recorded_once,
    the_reuse_of_a_device_code_is_recorded_once,
);

/// The entries of an act, the newest first.
async fn entries(app: &App, action: &str) -> Vec<Value> {
    let log = ApiClient::root(app).await.get(&format!("/audit?action={action}")).await.json();
    log["items"].as_array().unwrap_or_else(|| panic!("{log}")).clone()
}

/// The one entry of an act on the person's account, by this party.
async fn only_entry(app: &App, action: &str, party: &RelyingParty<'_>) -> Value {
    let mut entries = entries(app, action).await;
    assert_eq!(entries.len(), 1, "{action}: {entries:?}");
    let entry = entries.remove(0);
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    assert_eq!(entry["accountId"], account.id.to_string(), "{entry}");
    assert_eq!(entry["target"], party.id, "{entry}");
    entry
}

async fn own_actor(app: &App) -> String {
    format!("account:{}", accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap().id)
}

async fn a_consent_is_recorded_with_its_scopes(database: TestDatabase) {
    let app = with_person(database).await;
    let party = third_party(&app).await;
    let mut browser = logged_in(&app).await;
    let path = party.authorize_path(&[("scope", "openid email")]);
    Question::of(&mut browser, &path).await.answer(&mut browser, "decline").await;
    assert!(entries(&app, "consent_given").await.is_empty());

    Question::of(&mut browser, &path).await.answer(&mut browser, "allow").await;
    let given = only_entry(&app, "consent_given", &party).await;
    assert_eq!(given["actor"], own_actor(&app).await);
    assert_eq!(given["changes"]["scopes"], json!([null, "email openid"]), "{given}");
    assert_eq!(given["address"], "127.0.0.1");

    let more = party.authorize_path(&[("scope", "openid phone")]);
    Question::of(&mut browser, &more).await.answer(&mut browser, "allow").await;
    let scopes = entries(&app, "consent_given").await[0]["changes"]["scopes"].clone();
    assert_eq!(scopes[0], "email openid");
    assert!(scopes[1].as_str().unwrap().contains("phone"), "{scopes}");
}

async fn the_decision_about_a_device_is_recorded(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[("thirdParty", json!(true))]).await;
    let mut browser = logged_in(&app).await;
    let denied = Device::begin(&party, "openid").await;
    denied.decide(&mut browser, "decline").await;
    let entry = only_entry(&app, "device_denied", &party).await;
    assert_eq!(entry["actor"], own_actor(&app).await);
    assert!(entries(&app, "consent_given").await.is_empty());

    let allowed = Device::begin(&party, "openid").await;
    allowed.allow(&mut browser).await;
    assert_eq!(allowed.decide(&mut browser, "allow").await.status, 422, "it is answered");
    let entry = only_entry(&app, "device_authorized", &party).await;
    assert_eq!(entry["actor"], own_actor(&app).await);
    only_entry(&app, "consent_given", &party).await;
}

async fn the_reuse_of_a_code_is_recorded_once(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    let code = party.code(&mut browser, &[]).await;
    assert_eq!(party.redeem("unknown").await.status, 400);
    assert_eq!(party.redeem(&code).await.status, 200);
    assert!(entries(&app, "code_reused").await.is_empty());

    for _ in 0..2 {
        assert_eq!(party.redeem(&code).await.json()["error"], "invalid_grant");
    }
    let entry = only_entry(&app, "code_reused", &party).await;
    assert_eq!((&entry["actor"], &entry["address"]), (&json!("visitor"), &json!("127.0.0.1")));

    // A code that came too late was stolen by nobody.
    let late = party.code(&mut browser, &[]).await;
    app.server.clock.advance(Duration::from_secs(3_600));
    assert_eq!(party.redeem(&late).await.json()["error"], "invalid_grant");
    only_entry(&app, "code_reused", &party).await;
}

async fn the_reuse_of_a_refresh_token_is_recorded_once(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let tokens = party.tokens(&mut logged_in(&app).await, "openid offline_access").await;
    let first = tokens["refresh_token"].as_str().unwrap();
    let next = party.refresh(first).await.json()["refresh_token"].clone();
    assert_eq!(party.refresh(first).await.status, 200, "the answer may have been lost");
    assert!(entries(&app, "refresh_token_reused").await.is_empty());

    app.server.clock.advance(Duration::from_secs(31));
    for _ in 0..2 {
        assert_eq!(party.refresh(first).await.json()["error"], "invalid_grant");
    }
    only_entry(&app, "refresh_token_reused", &party).await;
    assert_eq!(party.refresh(next.as_str().unwrap()).await.status, 400, "the family has ended");
}

async fn the_reuse_of_a_device_code_is_recorded_once(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid").await;
    device.allow(&mut logged_in(&app).await).await;
    assert_eq!(device.poll().await.status, 200);
    assert!(entries(&app, "device_code_reused").await.is_empty());
    for _ in 0..2 {
        assert_eq!(device.refusal().await, "invalid_grant");
    }
    only_entry(&app, "device_code_reused", &party).await;
}
