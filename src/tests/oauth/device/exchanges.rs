//! Device codes at the token endpoint.

use std::time::Duration;

use futures::future::join_all;
use serde_json::{Value, json};

use super::{Device, GRANT_TYPE, television};
use crate::{
    service::housekeeping,
    tests::{
        oauth::{PERSON, logged_in, with_person},
        support::{
            harness::{TestDatabase, on_both},
            relying_party::RelyingParty,
        },
    },
};

on_both!(
    a_device_gets_tokens_once_a_person_allows,
    a_device_that_asks_too_often_slows_down,
    codes_expire,
    a_denied_device_gets_nothing,
    a_device_code_is_used_once,
    of_two_exchanges_at_once_one_gets_tokens,
    a_device_code_is_of_its_application,
);

async fn a_device_gets_tokens_once_a_person_allows(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid profile offline_access").await;
    assert_eq!(device.refusal().await, "authorization_pending");

    let mut browser = logged_in(&app).await;
    let question = device.type_code(&mut browser).await;
    assert_eq!(question.status, 200);
    assert_eq!(device.refusal().await, "authorization_pending", "asking is no answer");
    device.allow(&mut browser).await;
    let done = browser.get("/device/allowed").await;
    assert!(done.body.contains("The device is connected"), "{}", done.body);

    let answer = device.poll().await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.header("cache-control"), "no-store");
    let tokens = answer.json();
    assert_eq!(tokens["scope"], "offline_access openid profile");
    let claims = party.verify(&tokens["id_token"]).await;
    assert_eq!(claims["aud"], party.id.as_str());
    assert_eq!(claims["amr"], json!(["pwd"]));
    assert!(claims["sid"].is_string() && claims["auth_time"].is_i64(), "{claims}");

    let userinfo = party.userinfo(&tokens["access_token"]).await.json();
    assert_eq!(userinfo["preferred_username"], PERSON);
    assert_eq!(userinfo["sub"], claims["sub"]);
    let refreshed = party.refresh(tokens["refresh_token"].as_str().unwrap()).await;
    assert_eq!(refreshed.status, 200, "{}", refreshed.body);
}

async fn a_device_that_asks_too_often_slows_down(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid").await;
    let ask_after = async |seconds| {
        app.server.clock.advance(Duration::from_secs(seconds));
        device.poll().await.json()["error"].clone()
    };

    assert_eq!(ask_after(0).await, "authorization_pending", "the first question is free");
    assert_eq!(ask_after(4).await, "slow_down", "5 seconds");
    assert_eq!(ask_after(9).await, "slow_down", "10 seconds by now");
    assert_eq!(ask_after(15).await, "authorization_pending", "15 seconds by now");
    assert_eq!(ask_after(14).await, "slow_down");
    assert_eq!(ask_after(20).await, "authorization_pending");

    let at_once = join_all((0..4).map(|_| device.poll())).await;
    let errors: Vec<_> = at_once.iter().map(|answer| answer.json()["error"].clone()).collect();
    assert_eq!(errors, vec![Value::from("slow_down"); 4]);

    device.allow(&mut logged_in(&app).await).await;
    assert_eq!(device.poll().await.status, 200, "what is answered is not slowed down");
}

async fn codes_expire(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let (waiting, allowed) =
        (Device::begin(&party, "openid").await, Device::begin(&party, "openid").await);
    let mut browser = logged_in(&app).await;
    allowed.allow(&mut browser).await;

    app.server.clock.advance(Duration::from_secs(601));
    for device in [&waiting, &allowed] {
        assert_eq!(device.refusal().await, "expired_token");
        assert_eq!(device.type_code(&mut browser).await.status, 422);
        assert_eq!(device.decide(&mut browser, "allow").await.status, 422);
    }

    housekeeping::tidy(&app.server).await.unwrap();
    assert_eq!(waiting.refusal().await, "expired_token", "it is told for a day");
    app.server.clock.advance(Duration::from_hours(24));
    housekeeping::tidy(&app.server).await.unwrap();
    for device in [&waiting, &allowed] {
        assert_eq!(device.refusal().await, "invalid_grant");
    }
}

async fn a_denied_device_gets_nothing(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid").await;
    let mut browser = logged_in(&app).await;
    let denied = device.decide(&mut browser, "decline").await;
    assert_eq!(denied.header("location"), "/device/denied");
    assert!(browser.get("/device/denied").await.body.contains("was not connected"));

    assert_eq!(device.refusal().await, "access_denied");
    assert_eq!(device.decide(&mut browser, "allow").await.status, 422, "it is answered");
    assert_eq!(device.refusal().await, "access_denied");
}

async fn a_device_code_is_used_once(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid offline_access").await;
    device.allow(&mut logged_in(&app).await).await;
    let tokens = device.poll().await.json();
    assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 200);

    // One of its two users has stolen it.
    assert_eq!(device.refusal().await, "invalid_grant");
    assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 401);
    let refreshed = party.refresh(tokens["refresh_token"].as_str().unwrap()).await;
    assert_eq!(refreshed.json()["error"], "invalid_grant");
}

async fn of_two_exchanges_at_once_one_gets_tokens(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid").await;
    device.allow(&mut logged_in(&app).await).await;
    let answers = join_all((0..6).map(|_| device.poll())).await;
    let exchanged = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(exchanged, 1, "{answers:?}");
}

async fn a_device_code_is_of_its_application(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[]).await;
    let device = Device::begin(&party, "openid").await;
    device.allow(&mut logged_in(&app).await).await;

    let other = television(&app, &[]).await;
    assert_eq!(device.poll_as(&other).await.json()["error"], "invalid_grant");
    let without = RelyingParty::web(&app).await;
    assert_eq!(device.poll_as(&without).await.json()["error"], "unauthorized_client");
    let nobody = RelyingParty { app: &app, id: "nobody".to_owned(), secret: None };
    assert_eq!(device.poll_as(&nobody).await.json()["error"], "invalid_client");

    let as_code = [("grant_type", "authorization_code"), ("code", device.device_code())];
    let answer = party.post("/oauth2/token", &as_code).await;
    assert_eq!(answer.json()["error"], "invalid_grant");
    for (form, error) in [
        (&[("grant_type", GRANT_TYPE)][..], "invalid_request"),
        (&[("grant_type", GRANT_TYPE), ("device_code", "x")], "invalid_grant"),
        (&[("grant_type", GRANT_TYPE), ("device_code", device.user_code())], "invalid_grant"),
        (
            &[
                ("grant_type", GRANT_TYPE),
                ("device_code", device.device_code()),
                ("device_code", device.device_code()),
            ],
            "invalid_request",
        ),
    ] {
        let answer = party.post("/oauth2/token", form).await;
        assert_eq!(answer.json()["error"], error, "{form:?}");
    }
    assert_eq!(device.poll().await.status, 200, "no stranger has used it up");
}
