//! Android applications, whose client data names the hash of their certificate as the origin.

use reqwest::{StatusCode, header};
use serde_json::{Value, json};

use super::forgeries::{PUBLIC, person, refused};
use crate::tests::support::{
    authenticator::Device,
    harness::{Answer, App, TestDatabase, on_both},
    sdk::{ALICE, BOB, Sdk, begun, refusal},
};

on_both!(
    b04_a_declared_android_app_uses_the_passkeys,
    b04_an_android_app_that_is_not_declared_is_refused,
);

/// An application with two certificates.
const APPS: &str = "com.example.app=14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:\
                    E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5, com.example.app=00000000000000000000000\
                    00000000000000000000000000000000000000000";
const RELEASE: &str = "android:apk-key-hash:FG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROU";
const DEBUG: &str = "android:apk-key-hash:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

async fn with_app(database: TestDatabase) -> (App, Device) {
    let settings = [("VESTIBULE_PUBLIC_URL", PUBLIC), ("VESTIBULE_ANDROID_APPS", APPS)];
    let app = database.start(&settings).await;
    let device = person(&app, ALICE, |_| {}).await;
    (app, device)
}

/// Sends a request as an application does, without `Origin`.
async fn post(app: &App, path: &str, body: &Value) -> Answer {
    let request = app.client.post(app.url(&format!("/platform/{path}")));
    let request = request.header(header::CONTENT_TYPE, "application/json").body(body.to_string());
    Answer::of(request.send().await.unwrap()).await
}

async fn b04_a_declared_android_app_uses_the_passkeys(database: TestDatabase) {
    let (app, alice) = with_app(database).await;
    let app_id = &app.server.config.ownid.app_id;
    for origin in [RELEASE, DEBUG] {
        let start = post(&app, "login/start", &json!({ "appId": app_id })).await;
        let (ceremony_id, options) = begun(&start);
        let mut forgery = alice.forge(&options);
        origin.clone_into(&mut forgery.origin);
        forgery.client_data = json!({ "androidPackageName": "com.example.app" });
        let finish = json!({ "ceremonyId": ceremony_id, "credential": forgery.assertion() });
        let answer = post(&app, "login/finish", &finish).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        assert_eq!(answer.json()["loginId"], ALICE);
    }

    let sdk = Sdk::at(&app, PUBLIC);
    let made = sdk
        .register_forged(&mut sdk.device(), BOB, |new| RELEASE.clone_into(&mut new.origin))
        .await;
    assert_eq!(made.status, StatusCode::OK, "{made:?}");
}

async fn b04_an_android_app_that_is_not_declared_is_refused(database: TestDatabase) {
    let (app, alice) = with_app(database).await;
    for origin in [
        "android:apk-key-hash:FG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROQ",
        "android:apk-key-hash:fg3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROU",
        "android:apk-key-hash:FG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj/PROU",
        "android:apk-key-hash:FG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROU=",
        "android:apk-key-hash-sha256:FG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROU",
        "ANDROID:apk-key-hash:FG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROU",
        "android:apk-key-hash:",
        "android:com.example.app",
    ] {
        refused(&app, &alice, |forgery| origin.clone_into(&mut forgery.origin), true).await;
    }

    // A page names no application as its origin, and an application names no origin.
    let body = json!({ "appId": app.server.config.ownid.app_id });
    let answer = Sdk::at(&app, RELEASE).post("login/start", &body).await;
    assert_eq!(refusal(&answer), (403, "origin_refused".to_owned()));
}
