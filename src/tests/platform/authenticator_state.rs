//! State that an authenticator signs: backup flags and the sign count.

use reqwest::StatusCode;
use serde_json::Value;

use super::forgeries::{PUBLIC, assert_refused, person, refused, with_alice};
use crate::tests::support::{
    authenticator::{BE, BS, UP, UV},
    harness::{TestDatabase, on_both},
    log::Log,
    sdk::{ALICE, Sdk, refusal},
};

on_both!(
    b07_backup_flags_must_make_sense,
    b10_a_sign_count_that_goes_back_is_refused_and_audited,
    b10_a_sign_count_of_zero_is_fine
);

async fn b07_backup_flags_must_make_sense(database: TestDatabase) {
    let (app, synced) = with_alice(database).await;
    // Backed up, but not eligible for backup.
    refused(&app, &synced, |forgery| forgery.flags = UP | UV | BS, true).await;
    // Backup eligibility is permanent; the backup state may change.
    let changed =
        Sdk::at(&app, PUBLIC).log_in_forged(&synced, |forgery| forgery.flags = UP | UV).await;
    assert_eq!(refusal(&changed), (401, "passkey_changed".to_owned()));
    let answer =
        Sdk::at(&app, PUBLIC).log_in_forged(&synced, |forgery| forgery.flags = UP | UV | BE).await;
    assert_eq!(answer.status, StatusCode::OK);

    let bound = person(&app, "bound@example.com", |new| new.flags = UP | UV).await;
    for flags in [UP | UV | BE, UP | UV | BE | BS] {
        let answer =
            Sdk::at(&app, PUBLIC).log_in_forged(&bound, |forgery| forgery.flags = flags).await;
        assert_eq!(refusal(&answer), (401, "passkey_changed".to_owned()));
    }
    assert_refused(
        &Sdk::at(&app, PUBLIC).log_in_forged(&bound, |forgery| forgery.flags = UP | UV | BS).await,
    );
    // Only the owner of the key can see that it changed.
    let (ceremony_id, options) = Sdk::at(&app, PUBLIC).start("login", None).await;
    let mut unsigned = bound.forge(&options);
    unsigned.flags = UP | UV | BE;
    let mut credential = unsigned.assertion();
    unsigned.counter = 1;
    credential["response"]["signature"] = unsigned.assertion()["response"]["signature"].clone();
    assert_refused(&Sdk::at(&app, PUBLIC).finish("login", &ceremony_id, &credential).await);
    let answer =
        Sdk::at(&app, PUBLIC).log_in_forged(&bound, |forgery| forgery.flags = UP | UV).await;
    assert_eq!(answer.status, StatusCode::OK);
}

async fn b10_a_sign_count_that_goes_back_is_refused_and_audited(database: TestDatabase) {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_writer(writer).with_ansi(false).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = database.start(&[("VESTIBULE_PUBLIC_URL", PUBLIC)]).await;
    let device = person(&app, ALICE, |new| new.counter = 3).await;
    let sdk = Sdk::at(&app, PUBLIC);
    let mut secrets: Vec<Value> = Vec::new();
    for (counter, status) in
        [(3, 401), (4, 200), (4, 401), (1, 401), (0, 401), (9, 200), (5, 401), (10, 200)]
    {
        let (ceremony_id, options) = sdk.start("login", None).await;
        let mut forgery = device.forge(&options);
        forgery.counter = counter;
        let credential = forgery.assertion();
        let answer = sdk.finish("login", &ceremony_id, &credential).await;
        assert_eq!(answer.status.as_u16(), status, "{counter}");
        secrets.extend([ceremony_id, options["challenge"].clone(), credential["id"].clone()]);
        secrets.push(answer.json()["token"].clone());
    }
    let log = log.text();
    assert_eq!(log.matches("sign_count_went_back").count(), 5, "{log}");
    assert_eq!(log.matches("passkey_login").count(), 3, "{log}");
    for secret in secrets.iter().filter_map(Value::as_str) {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
}

async fn b10_a_sign_count_of_zero_is_fine(database: TestDatabase) {
    let (app, device) = with_alice(database).await;
    for _ in 0..3 {
        assert_eq!(
            Sdk::at(&app, PUBLIC).log_in_forged(&device, |_| {}).await.status,
            StatusCode::OK
        );
    }
}
