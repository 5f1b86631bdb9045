//! Another passkey for a user who proves to own one.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::tests::support::{
    authenticator::Device,
    harness::{App, TestDatabase, on_both},
    sdk::{ALICE, begun, own_id_data, person, refusal, sdk},
};

on_both!(
    recovery_adds_a_second_passkey,
    recovery_without_a_new_passkey_also_logs_in,
    recovery_never_skips_the_proof,
    recovery_adds_no_passkey_beyond_twenty,
);

/// Authenticates with a passkey, as the first step to a new one.
pub(crate) async fn prove(app: &App, device: &mut Device) -> (Value, Value) {
    let (ceremony_id, options) = sdk(app).start("recover", None).await;
    let credential = device.get(&options).await.unwrap();
    let body = json!({ "ceremonyId": ceremony_id, "credential": credential });
    begun(&sdk(app).post("recover/verify", &body).await)
}

async fn recovery_adds_a_second_passkey(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let mut phone = person(&app, ALICE).await;
    let (ceremony_id, options) = prove(&app, &mut phone).await;
    assert_eq!(options["excludeCredentials"].as_array().unwrap().len(), 1);
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");

    let mut laptop = sdk.device();
    let created = laptop.create(&options).await;
    let answer = sdk.finish("recover", &ceremony_id, &created).await;
    assert_eq!((answer.status, &answer.json()["loginId"]), (StatusCode::OK, &json!(ALICE)));
    assert!(answer.json()["token"].is_string());
    let again = sdk.finish("recover", &ceremony_id, &Value::Null).await;
    assert_eq!(refusal(&again), (410, "ceremony_unknown".to_owned()));

    for device in [&mut phone, &mut laptop] {
        for login_id in [None, Some(ALICE)] {
            assert_eq!(sdk.log_in(device, login_id).await.status, StatusCode::OK);
        }
    }
    let (_, options) = sdk.start("login", Some(ALICE)).await;
    assert_eq!(options["allowCredentials"].as_array().unwrap().len(), 2);
}

async fn recovery_without_a_new_passkey_also_logs_in(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut phone = person(&app, ALICE).await;
    let (ceremony_id, _) = prove(&app, &mut phone).await;
    let answer = sdk(&app).finish("recover", &ceremony_id, &Value::Null).await;
    assert_eq!((answer.status, &answer.json()["loginId"]), (StatusCode::OK, &json!(ALICE)));
    let (_, options) = sdk(&app).start("login", Some(ALICE)).await;
    assert_eq!(options["allowCredentials"].as_array().unwrap().len(), 1);
}

async fn recovery_never_skips_the_proof(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    person(&app, ALICE).await;
    let (ceremony_id, _) = sdk.start("recover", Some(ALICE)).await;
    let answer = sdk.finish("recover", &ceremony_id, &Value::Null).await;
    assert_eq!(refusal(&answer), (410, "ceremony_unknown".to_owned()));
    let mut stranger = sdk.device();
    sdk.register(&mut stranger, "eve@example.com").await;
    let (ceremony_id, options) = sdk.start("recover", Some(ALICE)).await;
    let body =
        json!({ "ceremonyId": ceremony_id, "credential": stranger.forge(&options).assertion() });
    assert_eq!(
        refusal(&sdk.post("recover/verify", &body).await),
        (401, "passkey_refused".to_owned())
    );
}

async fn recovery_adds_no_passkey_beyond_twenty(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let mut phone = person(&app, ALICE).await;
    for number in 2..=21 {
        let (ceremony_id, options) = prove(&app, &mut phone).await;
        let created = sdk.device().create(&options).await;
        let answer = sdk.finish("recover", &ceremony_id, &created).await;
        match number {
            ..=20 => assert_eq!(answer.status, StatusCode::OK, "{number}"),
            _ => assert_eq!(refusal(&answer), (409, "too_many_passkeys".to_owned())),
        }
    }
    assert!(own_id_data(&app, ALICE).await.len() < 20_000);
    assert_eq!(sdk.log_in(&mut phone, Some(ALICE)).await.status, StatusCode::OK);
}
