//! Passkeys of the local platform: created, found again, recorded, and removed with their account.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::{
    service::{accounts, caller::Caller},
    tests::support::{
        harness::{App, TestDatabase, id, on_both, text},
        mailbox::newest_message,
        sdk::{ALICE, BOB, begun, own_id_data, person, refusal, sdk},
    },
};

on_both!(
    a_user_registers_logs_out_and_logs_in_again,
    a_passkey_is_found_with_and_without_the_login_id,
    the_options_ask_for_discoverable_verified_passkeys,
    b11_the_user_handle_is_random_and_stays,
    data_of_another_user_or_changed_data_is_refused,
    a_form_with_data_for_another_address_creates_nothing,
    a_disabled_account_learns_so_only_after_its_passkey,
    a_deleted_account_has_no_passkeys,
    logins_write_the_day_and_not_the_moment,
);

async fn set_own_id_data(app: &App, login_id: &str, data: &str) {
    app.server.clock.advance(Duration::from_secs(1));
    let answer =
        app.call("setOwnIDDataByLoginId", &json!({ "loginId": login_id, "ownIdData": data })).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
}

async fn a_user_registers_logs_out_and_logs_in_again(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (sdk, mut browser) = (sdk(&app), app.browser());
    let mut device = sdk.device();
    let data = sdk.register(&mut device, " Alice@Example.com ").await;

    let form = [("loginId", "Alice@Example.com"), ("ownIdData", data.as_str())];
    assert_eq!(browser.post("/register", &form).await.status, StatusCode::SEE_OTHER);
    browser.type_code(&newest_message(&app, ALICE, 1).await).await;
    assert!(browser.is_logged_in().await);
    browser.post("/logout", &[]).await;
    assert!(!browser.is_logged_in().await);

    let answer = sdk.log_in(&mut device, None).await;
    assert_eq!((answer.status, &answer.json()["loginId"]), (StatusCode::OK, &json!(ALICE)));
    let token = text(&answer.json()["token"]);
    assert_eq!(browser.post("/session", &[("token", &token)]).await.status, StatusCode::SEE_OTHER);
    assert!(browser.is_logged_in().await);
}

async fn a_passkey_is_found_with_and_without_the_login_id(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let mut device = person(&app, ALICE).await;
    for login_id in [None, Some(""), Some(ALICE), Some(" ALICE@example.com")] {
        let answer = sdk.log_in(&mut device, login_id).await;
        assert_eq!(
            (answer.status, &answer.json()["loginId"]),
            (StatusCode::OK, &json!(ALICE)),
            "{login_id:?}"
        );
    }
    // A back end whose users come from elsewhere has no such row; a login by name creates it.
    crate::on!(&app.server.db.write, pool => sqlx::query("delete from platform_credential")
        .execute(pool).await.map(drop))
    .unwrap();
    assert_eq!(refusal(&sdk.log_in(&mut device, None).await), (401, "passkey_refused".to_owned()));
    assert_eq!(sdk.log_in(&mut device, Some(ALICE)).await.status, StatusCode::OK);
    assert_eq!(sdk.log_in(&mut device, None).await.status, StatusCode::OK);
}

async fn the_options_ask_for_discoverable_verified_passkeys(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (_, options) = sdk(&app).start("register", Some("Alice@Example.com")).await;
    assert_eq!(options["rp"]["id"], "localhost");
    assert_eq!(options["user"]["name"], ALICE);
    assert_eq!(options["user"]["displayName"], ALICE);
    assert_eq!(options["attestation"], "none");
    assert_eq!(options["excludeCredentials"], json!([]));
    assert_eq!(options["timeout"], 300_000);
    let selection = &options["authenticatorSelection"];
    assert_eq!(selection["residentKey"], "required");
    assert_eq!(selection["requireResidentKey"], true);
    assert_eq!(selection["userVerification"], "required");
    let algorithms = options["pubKeyCredParams"]
        .as_array()
        .unwrap()
        .iter()
        .map(|param| param["alg"].as_i64().unwrap());
    assert_eq!(algorithms.collect::<Vec<_>>(), [-7, -35, -257]);

    let (_, options) = sdk(&app).start("login", None).await;
    assert_eq!(options["allowCredentials"], json!([]));
    assert_eq!(options["userVerification"], "required");
    assert_eq!(options["rpId"], "localhost");
    assert_eq!(options["timeout"], 300_000);
    let (_, options) = sdk(&app).start("recover", None).await;
    assert_eq!(options["hints"], json!(["hybrid", "security-key"]));
}

async fn b11_the_user_handle_is_random_and_stays(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let handle = |options: &Value| BASE64URL.decode(text(&options["user"]["id"])).unwrap();
    let (_, first) = sdk.start("register", Some(ALICE)).await;
    let (_, second) = sdk.start("register", Some(ALICE)).await;
    assert_eq!(handle(&first).len(), 32);
    assert_ne!(handle(&first), handle(&second));

    let mut device = sdk.device();
    let (ceremony_id, options) = sdk.start("register", Some(ALICE)).await;
    let created = device.create(&options).await;
    let data = text(&sdk.finish("register", &ceremony_id, &created).await.json()["data"]);
    app.account(ALICE, None, Some(&data)).await;
    let (ceremony_id, proof) = sdk.start("recover", None).await;
    let credential = device.get(&proof).await.unwrap();
    let body = json!({ "ceremonyId": ceremony_id, "credential": credential });
    let (_, added) = begun(&sdk.post("recover/verify", &body).await);
    assert_eq!(handle(&added), handle(&options));
}

async fn data_of_another_user_or_changed_data_is_refused(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let mut device = person(&app, ALICE).await;
    person(&app, BOB).await;
    let genuine = own_id_data(&app, ALICE).await;
    let bobs = own_id_data(&app, BOB).await;
    let (_, named) = sdk.start("login", Some(ALICE)).await;
    let edited = genuine.replace("\"lastUsedAt\":null", "\"lastUsedAt\":1");
    assert_ne!(edited, genuine);
    for data in [
        bobs.as_str(),
        &edited,
        "{}",
        "opaque data of the cloud",
        &genuine.replace("\"v\":1", "\"v\":9"),
    ] {
        set_own_id_data(&app, ALICE, data).await;
        let answer = sdk.log_in(&mut device, None).await;
        assert_eq!(refusal(&answer), (502, "own_id_data_invalid".to_owned()), "{data:.40}");
        let (_, decoys) = sdk.start("login", Some(ALICE)).await;
        assert_ne!(decoys["allowCredentials"], named["allowCredentials"]);
    }
    set_own_id_data(&app, ALICE, &genuine).await;
    assert_eq!(sdk.log_in(&mut device, None).await.status, StatusCode::OK);
}

async fn a_form_with_data_for_another_address_creates_nothing(database: TestDatabase) {
    let app = database.start(&[]).await;
    let data = sdk(&app).register(&mut sdk(&app).device(), BOB).await;
    let form = [("loginId", ALICE), ("ownIdData", data.as_str())];
    assert_eq!(
        app.browser().post("/register", &form).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let answer = app.call("getOwnIDDataByLoginId", &json!({ "loginId": ALICE })).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

async fn a_disabled_account_learns_so_only_after_its_passkey(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let mut device = person(&app, ALICE).await;
    accounts::disable(&app.server, &Caller::command_line(), &id(ALICE)).await.unwrap();
    assert_eq!(refusal(&sdk.log_in(&mut device, None).await), (403, "account_disabled".to_owned()));
    let answer = sdk.log_in_forged(&device, |forgery| forgery.flags = 0).await;
    assert_eq!(refusal(&answer), (401, "passkey_refused".to_owned()));
}

async fn a_deleted_account_has_no_passkeys(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut device = person(&app, ALICE).await;
    app.delete(ALICE).await;
    assert_eq!(
        refusal(&sdk(&app).log_in(&mut device, None).await),
        (401, "passkey_refused".to_owned())
    );
}

async fn logins_write_the_day_and_not_the_moment(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    // At noon, so that midnight does not fall between two logins.
    let day = Duration::from_hours(24);
    let of_today = app.now().as_millis().unsigned_abs() % 86_400_000;
    app.server.clock.advance(Duration::from_millis(86_400_000 - of_today) + day / 2);
    let mut device = person(&app, ALICE).await;
    let registered = own_id_data(&app, ALICE).await;
    assert!(registered.contains("\"lastUsedAt\":null"));
    assert!(
        registered.contains("736f6674-7761-7265-2d61-757468656e74"),
        "the model of the authenticator: {registered}"
    );
    assert!(registered.len() < 1_000, "{} bytes for one passkey", registered.len());
    sdk.log_in(&mut device, None).await;
    let used = own_id_data(&app, ALICE).await;
    assert!(!used.contains("\"lastUsedAt\":null"));
    app.server.clock.advance(Duration::from_millis(2));
    sdk.log_in(&mut device, None).await;
    let same_day = own_id_data(&app, ALICE).await;
    app.server.clock.advance(day);
    sdk.log_in(&mut device, None).await;
    let next_day = own_id_data(&app, ALICE).await;
    assert_eq!(same_day, used);
    assert_ne!(next_day, used);
}
