//! Texts for users about their passkeys, and properties that are no reason to refuse one.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    service::accounts,
    tests::support::{
        admin::{ApiClient, send},
        administrators::{ADMIN, grant, page_of, with_passkey},
        authenticator::{BE, BS, UP, UV},
        harness::{App, TestDatabase, on_both, text},
        sdk::{ALICE, BOB, refusal, sdk},
    },
};

on_both!(
    u20_a_copied_or_changed_passkey_is_reported_and_shown,
    u20_unverified_attestation_statements_are_no_reason_to_refuse,
    u20_unsolicited_extensions_are_ignored,
    u20_a_login_without_a_user_handle_is_found_by_its_credential,
    u20_an_office_may_start_more_ceremonies,
    u20_autofill_leaves_room_for_those_who_log_in,
);

async fn passkeys(app: &App, login_id: &str) -> Value {
    let account = accounts::by_login_id(&app.server, &crate::tests::support::harness::id(login_id))
        .await
        .unwrap();
    let root = ApiClient::root(app).await;
    send(root.request(Method::GET, &format!("/accounts/{}/passkeys", account.id))).await.json()
}

async fn u20_a_copied_or_changed_passkey_is_reported_and_shown(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    for (login_id, bent, flags) in [(ALICE, 3, UP | UV | BE | BS), (BOB, 9, UP | UV)] {
        let mut device = sdk.device();
        let made = sdk.register_forged(&mut device, login_id, |new| new.counter = 5).await;
        app.account(login_id, None, Some(&text(&made.json()["data"]))).await;
        assert_eq!(passkeys(&app, login_id).await["items"][0]["refusedAt"], Value::Null);
        let refused = sdk
            .log_in_forged(&device, |forgery| (forgery.counter, forgery.flags) = (bent, flags))
            .await;
        assert_eq!(refusal(&refused), (401, "passkey_changed".to_owned()), "{login_id}");
        assert!(text(&refused.json()["detail"]).contains("replace it"), "{refused:?}");
        let refused_at = text(&passkeys(&app, login_id).await["items"][0]["refusedAt"]);
        app.server.clock.advance(Duration::from_secs(1));
        // The owner logs in with a later count, and sees it.
        let signed_in = sdk.log_in_forged(&device, |forgery| forgery.counter = 10).await;
        let mut browser = app.browser();
        browser.post("/session", &[("token", &text(&signed_in.json()["token"]))]).await;
        assert!(
            browser.get("/account/security").await.body.contains("copied or changed"),
            "{login_id}"
        );
        assert_eq!(text(&passkeys(&app, login_id).await["items"][0]["refusedAt"]), refused_at);
    }
    app.account(ADMIN, None, None).await;
    grant(&app, ADMIN, "admin").await;
    let mut admin = with_passkey(&app, ADMIN).await;
    assert!(admin.get(&page_of(&app, ALICE).await).await.body.contains("copied or changed"));
}

async fn u20_unverified_attestation_statements_are_no_reason_to_refuse(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let statements: [&[u8]; 7] = [
        // The formats of old phones, of future ones, and of a key whose certificate is unreadable.
        b"\x63fmt\x71android-safetynet\x67attStmt\xa2\x63ver\x61a\x68response\x41a",
        b"\x63fmt\x68compound\x67attStmt\x81\xa2\x63fmt\x64none\x67attStmt\xa0",
        b"\x63fmt\x66packed\x67attStmt\xa3\x63alg\x26\x63sig\x43abc\x63x5c\x81\x43abc",
        b"\x63fmt\x66packed\x67attStmt\xa2\x63alg\x27\x63sig\x41a",
        b"\x63fmt\x68fido-u2f\x67attStmt\xa0",
        b"\x63fmt\x63tpm\x67attStmt\xa1\x63ver\x632.0",
        b"\x63fmt\x67unknown\x67attStmt\xf6",
    ];
    for (n, statement) in statements.into_iter().enumerate() {
        let login_id = format!("user{n}@example.com");
        let mut device = sdk.device();
        let made = sdk
            .register_forged(&mut device, &login_id, |new| new.statement = statement.to_vec())
            .await;
        assert_eq!(made.status, StatusCode::OK, "{n}: {made:?}");
        let data = text(&made.json()["data"]);
        assert!(data.len() < 1_000, "{} bytes", data.len());
        app.account(&login_id, None, Some(&data)).await;
        assert_eq!(sdk.log_in_forged(&device, |_| {}).await.status, StatusCode::OK, "{n}");
    }
}

async fn u20_unsolicited_extensions_are_ignored(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    for (n, extensions) in [
        &b"\xa1\x6bcredProtect\x03"[..],
        b"\xa1\x6bhmac-secret\x41a",
        b"\xa1\x63new\xa0",
        b"\xa1\x6bcredProtect\x09",
    ]
    .into_iter()
    .enumerate()
    {
        let answer = sdk
            .register_forged(&mut sdk.device(), &format!("user{n}@example.com"), |new| {
                new.extensions = extensions.to_vec();
            })
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{n}: {answer:?}");
    }
    // Data after the key that the flags do not announce was not signed for.
    let trailing = sdk
        .register_forged(&mut sdk.device(), ALICE, |new| {
            new.extensions = b"\xa0".to_vec();
            new.announces_extensions = false;
        })
        .await;
    assert_eq!(refusal(&trailing), (401, "passkey_refused".to_owned()));
}

async fn u20_a_login_without_a_user_handle_is_found_by_its_credential(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let device = {
        let mut device = sdk.device();
        let made = sdk.register_forged(&mut device, ALICE, |_| {}).await;
        app.account(ALICE, None, Some(&text(&made.json()["data"]))).await;
        device
    };
    for handle in [None, Some(Vec::new())] {
        let answer = sdk.log_in_forged(&device, |forgery| forgery.user_handle = handle).await;
        assert_eq!((answer.status, &answer.json()["loginId"]), (StatusCode::OK, &json!(ALICE)));
    }
    let other = sdk.log_in_forged(&device, |forgery| forgery.user_handle = Some(vec![0; 32])).await;
    assert_eq!(other.status, StatusCode::UNAUTHORIZED);
}

async fn u20_an_office_may_start_more_ceremonies(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_PLATFORM_CEREMONIES_PER_ADDRESS", "3")]).await;
    let body = json!({ "appId": app.server.config.ownid.app_id, "loginId": ALICE });
    for path in ["login/start", "register/start", "recover/start"] {
        assert_eq!(sdk(&app).post(path, &body).await.status, StatusCode::OK, "{path}");
    }
    let refused = sdk(&app).post("login/start", &body).await;
    assert_eq!(refusal(&refused), (429, "too_many_requests".to_owned()));
}

async fn u20_autofill_leaves_room_for_those_who_log_in(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_PLATFORM_CEREMONIES_PER_ADDRESS", "3")]).await;
    let autofill = json!({ "appId": app.server.config.ownid.app_id, "loginId": " " });
    for _ in 0..30 {
        assert_eq!(sdk(&app).post("login/start", &autofill).await.status, StatusCode::OK);
    }
    assert_eq!(
        sdk(&app).post("login/start", &autofill).await.status,
        StatusCode::TOO_MANY_REQUESTS
    );
    let typed = json!({ "appId": app.server.config.ownid.app_id, "loginId": ALICE });
    assert_eq!(sdk(&app).post("login/start", &typed).await.status, StatusCode::OK);
}
