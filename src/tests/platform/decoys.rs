//! The platform does not reveal who has an account.

use std::collections::BTreeSet;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use serde_json::Value;

use crate::tests::support::{
    harness::{TestDatabase, on_both, text},
    sdk::{ALICE, person, refusal, sdk},
};

on_both!(
    b12_unknown_login_ids_get_stable_decoys_of_the_same_shape,
    b12_decoys_are_excluded_like_real_passkeys,
    b12_unknown_and_known_fail_alike,
);

async fn b12_unknown_login_ids_get_stable_decoys_of_the_same_shape(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    person(&app, ALICE).await;
    app.account("password@example.com", Some("correct horse"), None).await;
    app.account("cloud@example.com", None, Some("opaque data of the cloud")).await;
    let (_, known) = sdk.start("login", Some(ALICE)).await;
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let mut seen = BTreeSet::new();
    for login_id in [
        "nobody@example.com",
        "password@example.com",
        "cloud@example.com",
        "not a login id",
        "\u{0}",
        "+14155550100",
    ] {
        let (ceremony_id, unknown) = sdk.start("login", Some(login_id)).await;
        assert_eq!(text(&ceremony_id).len(), 43);
        assert_eq!(keys(&unknown), keys(&known), "{login_id}");
        let decoys = unknown["allowCredentials"].as_array().unwrap();
        assert!((1..=2).contains(&decoys.len()));
        for decoy in decoys {
            assert_eq!(keys(decoy), keys(&known["allowCredentials"][0]));
            assert_eq!(decoy["type"], "public-key");
            assert!([16, 20, 32].contains(&BASE64URL.decode(text(&decoy["id"])).unwrap().len()));
            assert!(seen.insert(text(&decoy["id"])), "{login_id}");
        }
        for kind in ["login", "recover"] {
            let (_, again) = sdk.start(kind, Some(login_id)).await;
            assert_eq!(again["allowCredentials"], unknown["allowCredentials"], "{login_id}");
        }
    }
}

async fn b12_decoys_are_excluded_like_real_passkeys(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    person(&app, ALICE).await;
    // A client that could distinguish a real id from a decoy by registering it would learn who has
    // an account.
    for login_id in [ALICE, "nobody@example.com"] {
        let (_, options) = sdk.start("login", Some(login_id)).await;
        let taken = BASE64URL.decode(text(&options["allowCredentials"][0]["id"])).unwrap();
        let answer =
            sdk.register_forged(&mut sdk.device(), "eve@example.com", |new| new.id = taken).await;
        assert_eq!(refusal(&answer), (409, "credential_in_use".to_owned()), "{login_id}");
    }
}

async fn b12_unknown_and_known_fail_alike(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    person(&app, ALICE).await;
    let mut stranger = sdk.device();
    sdk.register(&mut stranger, "eve@example.com").await;
    let mut answers = Vec::new();
    for login_id in [ALICE, "nobody@example.com", "not a login id"] {
        let (ceremony_id, options) = sdk.start("login", Some(login_id)).await;
        let answer = sdk.finish("login", &ceremony_id, &stranger.forge(&options).assertion()).await;
        answers.push((answer.status, answer.body));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
}
