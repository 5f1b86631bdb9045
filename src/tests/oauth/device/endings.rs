//! Everything that a device gets hangs on the session of the person who allowed it.

use std::time::Duration;

use super::{Device, television};
use crate::{
    domain::Status,
    service::{
        accounts::{self, AccountPatch},
        applications::{self, ApplicationPatch},
        caller::Caller,
        housekeeping,
    },
    tests::{
        oauth::{PERSON, logged_in, with_person},
        support::harness::{App, TestDatabase, id, on_both},
    },
};

on_both!(
    a_device_code_dies_with_the_session,
    logging_out_ends_the_tokens_of_devices,
    a_disabled_account_lets_no_device_in,
    offline_access_of_a_device_outlives_the_expiry_of_the_session,
    an_application_that_may_no_longer_gets_nothing,
);

async fn a_device_code_dies_with_the_session(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid offline_access").await;
    let mut browser = logged_in(&app).await;
    device.allow(&mut browser).await;
    browser.post("/logout", &[]).await;
    assert_eq!(device.refusal().await, "invalid_grant");
    assert_eq!(device.decide(&mut logged_in(&app).await, "allow").await.status, 422);
}

async fn logging_out_ends_the_tokens_of_devices(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid offline_access").await;
    let mut browser = logged_in(&app).await;
    device.allow(&mut browser).await;
    let tokens = device.poll().await.json();
    assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 200);
    browser.post("/logout", &[]).await;
    assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 401);
    assert_eq!(party.refresh(tokens["refresh_token"].as_str().unwrap()).await.status, 400);
}

async fn set_status(app: &App, status: Status) {
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    let patch = AccountPatch { status: Some(status), ..AccountPatch::default() };
    let caller = Caller::command_line();
    accounts::change(&app.server, &caller, account.id, account.version, patch).await.unwrap();
}

async fn a_disabled_account_lets_no_device_in(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let (waiting, allowed) =
        (Device::begin(&party, "openid").await, Device::begin(&party, "openid").await);
    let mut browser = logged_in(&app).await;
    allowed.allow(&mut browser).await;
    set_status(&app, Status::Disabled).await;
    assert_eq!(allowed.refusal().await, "invalid_grant");
    let answer = waiting.decide(&mut browser, "allow").await;
    assert!(answer.header("location").starts_with("/login"), "{answer:?}");
    assert_eq!(waiting.refusal().await, "authorization_pending");
}

async fn offline_access_of_a_device_outlives_the_expiry_of_the_session(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_SESSION_BROWSER_IDLE_SECONDS", "3600")]).await;
    app.account(PERSON, Some("a long password"), None).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid offline_access").await;
    let mut browser = logged_in(&app).await;
    device.allow(&mut browser).await;
    let tokens = device.poll().await.json();

    app.server.clock.advance(Duration::from_hours(3));
    housekeeping::tidy(&app.server).await.unwrap();
    assert!(!browser.is_logged_in().await);
    let refreshed = party.refresh(tokens["refresh_token"].as_str().unwrap()).await;
    assert_eq!(refreshed.status, 200, "{}", refreshed.body);

    // A day later the request is forgotten, and what the device got stays.
    app.server.clock.advance(Duration::from_hours(25));
    housekeeping::tidy(&app.server).await.unwrap();
    let next = refreshed.json()["refresh_token"].as_str().unwrap().to_owned();
    assert_eq!(party.refresh(&next).await.status, 200);
}

async fn an_application_that_may_no_longer_gets_nothing(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let (waiting, allowed) =
        (Device::begin(&party, "openid").await, Device::begin(&party, "openid").await);
    let mut browser = logged_in(&app).await;
    allowed.allow(&mut browser).await;

    let settings = serde_json::json!({ "deviceAuthorization": false });
    let settings = settings.as_object().unwrap().clone();
    let patch = ApplicationPatch { version: 1, name: None, settings };
    let application = party.id.clone().try_into().unwrap();
    applications::change(&app.server, &Caller::command_line(), &application, patch).await.unwrap();
    assert_eq!(allowed.refusal().await, "unauthorized_client");
    assert_eq!(waiting.type_code(&mut browser).await.status, 422);
    assert_eq!(waiting.decide(&mut browser, "allow").await.status, 422);
}
