//! Forged passkeys: every check of the server against an authenticator that signs anything.

use passkey::crypto::iana;
use reqwest::StatusCode;
use serde_json::json;

use crate::tests::support::{
    authenticator::{BE, BS, Device, Forgery, UP, UV},
    harness::{Answer, App, TestDatabase, on_both, text},
    sdk::{ALICE, Sdk, refusal},
};

on_both!(
    b04_only_the_exact_origin_counts,
    b04_the_type_and_the_relying_party_are_checked,
    b05_cross_origin_frames_are_refused,
    b06_presence_and_verification_are_enforced,
    b07_an_algorithm_that_was_not_offered_is_refused,
    b08_credential_ids_are_bounded,
    b08_credential_ids_are_unique_over_all_users,
    b09_the_user_handle_is_the_owners,
    a_signature_over_anything_else_is_refused
);

pub(crate) const PUBLIC: &str = "https://login.example.com";

/// A server on the web, and a user with a forged passkey.
pub(crate) async fn with_alice(database: TestDatabase) -> (App, Device) {
    let app = database.start(&[("VESTIBULE_PUBLIC_URL", PUBLIC)]).await;
    let device = person(&app, ALICE, |_| {}).await;
    (app, device)
}

pub(crate) async fn person(app: &App, login_id: &str, bend: impl FnOnce(&mut Forgery)) -> Device {
    let sdk = Sdk::at(app, PUBLIC);
    let mut device = sdk.device();
    let answer = sdk.register_forged(&mut device, login_id, bend).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    app.account(login_id, None, Some(&text(&answer.json()["data"]))).await;
    device
}

/// Sends the forgery to a login and, with `new`, to a registration too. Both must be refused with
/// the same text.
pub(crate) async fn refused(app: &App, device: &Device, bend: impl Fn(&mut Forgery), new: bool) {
    let sdk = Sdk::at(app, PUBLIC);
    let mut answers = vec![sdk.log_in_forged(device, &bend).await];
    if new {
        answers.push(sdk.register_forged(&mut sdk.device(), "new@example.com", &bend).await);
    }
    for answer in answers {
        assert_refused(&answer);
    }
    assert_eq!(
        sdk.log_in_forged(device, |_| {}).await.status,
        StatusCode::OK,
        "the passkey itself is fine"
    );
}

pub(crate) fn assert_refused(answer: &Answer) {
    assert_eq!(refusal(answer), (401, "passkey_refused".to_owned()));
    assert_eq!(answer.json()["detail"], "This passkey was not accepted.");
}

async fn b04_only_the_exact_origin_counts(database: TestDatabase) {
    let (app, device) = with_alice(database).await;
    for origin in [
        "https://login.example.com.evil.example",
        "https://evillogin.example.com",
        "https://a.login.example.com",
        "https://example.com",
        "https://login.example.com:8443",
        "https://login.example.com:443",
        "http://login.example.com",
        "https://login.example.com/",
        "https://login.example.com@evil.example",
        "https://LOGIN.example.com",
        "https://login.example.com.",
        "https://l\u{43e}gin.example.com",
        "android:apk-key-hash:abc",
        "null",
        "",
    ] {
        refused(&app, &device, |forgery| origin.clone_into(&mut forgery.origin), true).await;
    }
}

async fn b04_the_type_and_the_relying_party_are_checked(database: TestDatabase) {
    let (app, device) = with_alice(database).await;
    let swap = |forgery: &mut Forgery| {
        forgery.kind =
            if forgery.kind == "webauthn.get" { "webauthn.create" } else { "webauthn.get" };
    };
    refused(&app, &device, swap, true).await;
    refused(&app, &device, |forgery| forgery.kind = "payment.get", true).await;
    for rp_id in ["example.com", "login.example.com.evil.example", "evil.example", ""] {
        refused(&app, &device, |forgery| rp_id.clone_into(&mut forgery.rp_id), true).await;
    }
    let sdk = Sdk::at(&app, PUBLIC);
    let (ceremony_id, options) = sdk.start("login", None).await;
    let mut credential = device.forge(&options).assertion();
    credential["type"] = json!("password");
    assert_refused(&sdk.finish("login", &ceremony_id, &credential).await);
}

async fn b05_cross_origin_frames_are_refused(database: TestDatabase) {
    let (app, device) = with_alice(database).await;
    for client_data in [
        json!({ "crossOrigin": true }),
        json!({ "crossOrigin": true, "topOrigin": "https://evil.example" }),
        json!({ "crossOrigin": false, "topOrigin": "https://evil.example" }),
        json!({ "topOrigin": PUBLIC }),
        json!({ "crossOrigin": "true" }),
    ] {
        refused(&app, &device, |forgery| forgery.client_data = client_data.clone(), true).await;
    }
    let honest = json!({ "crossOrigin": false, "other_keys_can_be_added_here": "do not compare" });
    let answer =
        Sdk::at(&app, PUBLIC).log_in_forged(&device, |forgery| forgery.client_data = honest).await;
    assert_eq!(answer.status, StatusCode::OK);
}

async fn b06_presence_and_verification_are_enforced(database: TestDatabase) {
    let (app, device) = with_alice(database).await;
    for flags in [UV | BE | BS, BE | BS] {
        refused(&app, &device, |forgery| forgery.flags = flags, true).await;
    }
    // A user whose key has no PIN is told so, which reveals nothing new to them.
    let sdk = Sdk::at(&app, PUBLIC);
    let unverified = |forgery: &mut Forgery| forgery.flags = UP | BE | BS;
    for answer in [
        sdk.log_in_forged(&device, unverified).await,
        sdk.register_forged(&mut sdk.device(), "new@example.com", unverified).await,
    ] {
        assert_eq!(refusal(&answer), (401, "user_not_verified".to_owned()));
    }
}

async fn b07_an_algorithm_that_was_not_offered_is_refused(database: TestDatabase) {
    let (app, _) = with_alice(database).await;
    let sdk = Sdk::at(&app, PUBLIC);
    for algorithm in [iana::Algorithm::EdDSA, iana::Algorithm::ML_DSA_44] {
        let (ceremony_id, options) = sdk.start("register", Some("new@example.com")).await;
        let forgery = sdk.device().forge_new(&options, algorithm);
        assert_refused(&sdk.finish("register", &ceremony_id, &forgery.attestation()).await);
    }
}

async fn b08_credential_ids_are_bounded(database: TestDatabase) {
    let (app, device) = with_alice(database).await;
    let sdk = Sdk::at(&app, PUBLIC);
    for length in [0, 1_024, 4_096, 5_000] {
        let answer = sdk
            .register_forged(&mut sdk.device(), "new@example.com", |new| new.id = vec![7; length])
            .await;
        assert_refused(&answer);
        let answer = sdk.log_in_forged(&device, |forgery| forgery.id = vec![7; length]).await;
        assert_refused(&answer);
    }
    let long = person(&app, "long@example.com", |new| new.id = vec![7; 1_023]).await;
    assert_eq!(sdk.log_in_forged(&long, |_| {}).await.status, StatusCode::OK);
}

async fn b08_credential_ids_are_unique_over_all_users(database: TestDatabase) {
    let (app, alice) = with_alice(database).await;
    let sdk = Sdk::at(&app, PUBLIC);
    let (_, options) = sdk.start("login", None).await;
    let id = alice.forge(&options).id;
    for login_id in ["eve@example.com", ALICE] {
        let answer =
            sdk.register_forged(&mut sdk.device(), login_id, |new| new.id.clone_from(&id)).await;
        assert_eq!(refusal(&answer), (409, "credential_in_use".to_owned()));
    }
    // Of two concurrent claims of one id, one succeeds.
    let claim = async |login_id: &str| {
        sdk.register_forged(&mut sdk.device(), login_id, |new| new.id = vec![9; 16])
            .await
            .status
            .as_u16()
    };
    let (one, other) = tokio::join!(claim("one@example.com"), claim("other@example.com"));
    assert_eq!(one.min(other), 200);
    assert_eq!(one.max(other), 409);
}

async fn b09_the_user_handle_is_the_owners(database: TestDatabase) {
    let (app, alice) = with_alice(database).await;
    let bob = person(&app, "bob@example.com", |_| {}).await;
    let sdk = Sdk::at(&app, PUBLIC);
    let (_, options) = sdk.start("login", None).await;
    let bobs = bob.forge(&options).user_handle;
    assert!(bobs.is_some());
    for handle in [bobs.clone(), Some(vec![0; 32]), Some(ALICE.as_bytes().to_vec())] {
        refused(&app, &alice, |forgery| forgery.user_handle.clone_from(&handle), false).await;
    }
    // A passkey may omit its user handle, since its id identifies the owner, but must not send
    // another one.
    for handle in [Some(Vec::new()), None] {
        let answer = sdk.log_in_forged(&alice, |forgery| forgery.user_handle = handle).await;
        assert_eq!(answer.json()["loginId"], ALICE);
    }
    for (handle, status) in [(None, StatusCode::OK), (bobs, StatusCode::UNAUTHORIZED)] {
        let (ceremony_id, options) = sdk.start("login", Some(ALICE)).await;
        let mut forgery = alice.forge(&options);
        forgery.user_handle = handle;
        assert_eq!(sdk.finish("login", &ceremony_id, &forgery.assertion()).await.status, status);
    }
}

async fn a_signature_over_anything_else_is_refused(database: TestDatabase) {
    let (app, device) = with_alice(database).await;
    let sdk = Sdk::at(&app, PUBLIC);
    for member in ["clientDataJSON", "authenticatorData", "signature"] {
        let (ceremony_id, options) = sdk.start("login", None).await;
        let forgery = device.forge(&options);
        let mut other = forgery.clone();
        other.counter = 1;
        other.client_data = json!({ "other": 1 });
        let mut credential = forgery.assertion();
        credential["response"][member] = other.assertion()["response"][member].clone();
        assert_refused(&sdk.finish("login", &ceremony_id, &credential).await);
    }
    let impostor = {
        let (_, options) = sdk.start("register", Some("eve@example.com")).await;
        let mut impostor = sdk.device();
        let mut forgery = impostor.forge_new(&options, iana::Algorithm::ES256);
        let (_, options) = sdk.start("login", None).await;
        let alice = device.forge(&options);
        (forgery.id, forgery.user_handle) = (alice.id, alice.user_handle);
        forgery.rp_id = alice.rp_id;
        impostor.keep(&forgery);
        impostor
    };
    assert_refused(&sdk.log_in_forged(&impostor, |_| {}).await);
}
