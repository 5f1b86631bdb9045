//! A challenge is valid for one ceremony: the one it was created for, for a short time, once.

use std::{collections::BTreeSet, time::Duration};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use futures::future::join_all;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::tests::support::{
    harness::{TestDatabase, on_both, text},
    sdk::{ALICE, BOB, person, refusal, sdk},
};

on_both!(
    b01_a_challenge_is_long_random_and_expires_after_five_minutes,
    b01_expired_ceremonies_are_erased,
    b02_of_parallel_finishes_one_wins,
    b02_a_refused_finish_uses_the_challenge_up,
    b03_a_challenge_finishes_only_what_it_was_made_for,
    b03_another_users_passkey_does_not_finish_a_login,
    b03_another_browsers_challenge_does_not_fit,
);

async fn b01_a_challenge_is_long_random_and_expires_after_five_minutes(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let mut device = person(&app, ALICE).await;
    let mut seen = BTreeSet::new();
    for kind in ["login", "register", "recover", "login"] {
        let (_, options) = sdk.start(kind, Some(ALICE)).await;
        let challenge = BASE64URL.decode(text(&options["challenge"])).unwrap();
        assert!(challenge.len() >= 16);
        assert!(seen.insert(challenge));
    }
    for (seconds, status) in [(299, StatusCode::OK), (300, StatusCode::GONE)] {
        let (ceremony_id, options) = sdk.start("login", None).await;
        let credential = device.get(&options).await.unwrap();
        app.server.clock.advance(Duration::from_secs(seconds));
        assert_eq!(
            sdk.finish("login", &ceremony_id, &credential).await.status,
            status,
            "{seconds}"
        );
    }
}

async fn b01_expired_ceremonies_are_erased(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    sdk.start("login", None).await;
    app.server.clock.advance(Duration::from_secs(301));
    sdk.start("login", None).await;
    let platform =
        crate::startup::local_platform(&app.server, axum::Router::new()).unwrap().unwrap();
    platform.delete_expired(app.now()).await.unwrap();
    let left: i64 = crate::on!(&app.server.db.read, pool => {
        sqlx::query_scalar("select count(*) from platform_ceremony").fetch_one(pool).await
    })
    .unwrap();
    assert_eq!(left, 1);
}

async fn b02_of_parallel_finishes_one_wins(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let mut device = person(&app, ALICE).await;
    let (ceremony_id, options) = sdk.start("login", None).await;
    let credential = device.get(&options).await.unwrap();
    let answers = join_all((0..8).map(|_| sdk.finish("login", &ceremony_id, &credential))).await;
    let won = answers.iter().filter(|answer| answer.status == StatusCode::OK).count();
    let lost = answers.iter().filter(|answer| answer.status == StatusCode::GONE).count();
    assert_eq!((won, lost), (1, 7));

    let (ceremony_id, options) = sdk.start("register", Some(BOB)).await;
    let credential = sdk.device().create(&options).await;
    assert_eq!(sdk.finish("register", &ceremony_id, &credential).await.status, StatusCode::OK);
    let again = sdk.finish("register", &ceremony_id, &credential).await;
    assert_eq!(refusal(&again), (410, "ceremony_unknown".to_owned()));
}

async fn b02_a_refused_finish_uses_the_challenge_up(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let mut device = person(&app, ALICE).await;
    for wrong in [json!(null), json!({}), json!("x"), json!([1])] {
        let (ceremony_id, options) = sdk.start("login", None).await;
        let credential = device.get(&options).await.unwrap();
        let refused = sdk.finish("login", &ceremony_id, &wrong).await;
        assert_eq!(refusal(&refused), (401, "passkey_refused".to_owned()), "{wrong}");
        assert_eq!(sdk.finish("login", &ceremony_id, &credential).await.status, StatusCode::GONE);
    }
}

async fn b03_a_challenge_finishes_only_what_it_was_made_for(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let mut device = person(&app, ALICE).await;
    let (login, options) = sdk.start("login", None).await;
    let assertion = device.get(&options).await.unwrap();
    let (registration, options) = sdk.start("register", Some(BOB)).await;
    let attestation = sdk.device().create(&options).await;
    for (path, ceremony_id, credential) in [
        ("register/finish", &login, &attestation),
        ("recover/verify", &login, &assertion),
        ("recover/finish", &login, &attestation),
        ("login/finish", &registration, &assertion),
        ("recover/finish", &registration, &attestation),
        ("recover/finish", &login, &Value::Null),
        ("login/finish", &json!("nonsense"), &assertion),
    ] {
        let answer =
            sdk.post(path, &json!({ "ceremonyId": ceremony_id, "credential": credential })).await;
        assert_eq!(refusal(&answer), (410, "ceremony_unknown".to_owned()), "{path}");
    }
    // The real ones are not affected.
    assert_eq!(sdk.finish("login", &login, &assertion).await.status, StatusCode::OK);
    assert_eq!(sdk.finish("register", &registration, &attestation).await.status, StatusCode::OK);
}

async fn b03_another_users_passkey_does_not_finish_a_login(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    person(&app, ALICE).await;
    let bob = person(&app, BOB).await;
    for login_id in [ALICE, "nobody@example.com", "not a login id"] {
        let (ceremony_id, options) = sdk.start("login", Some(login_id)).await;
        let answer = sdk.finish("login", &ceremony_id, &bob.forge(&options).assertion()).await;
        assert_eq!(refusal(&answer), (401, "passkey_refused".to_owned()), "{login_id}");
    }
}

async fn b03_another_browsers_challenge_does_not_fit(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let mut device = person(&app, ALICE).await;
    let (_, options) = sdk.start("login", None).await;
    let stolen = device.get(&options).await.unwrap();
    let (own, _) = sdk.start("login", None).await;
    assert_eq!(
        refusal(&sdk.finish("login", &own, &stolen).await),
        (401, "passkey_refused".to_owned())
    );
}
