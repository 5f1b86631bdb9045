//! The local platform, from the page's side.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use futures::future::join_all;
use reqwest::{StatusCode, header};
use serde_json::{Value, json};

use super::{
    authenticator::{Device, Sdk, begun, refusal, text},
    harness::{App, TestDatabase, id, new_folder, on_both},
};
use crate::{
    config::{Config, Keys},
    service::accounts,
};

on_both!(
    a_person_registers_logs_out_and_logs_in_again,
    a_passkey_is_found_with_and_without_the_login_id,
    the_options_ask_for_discoverable_verified_passkeys,
    b01_a_challenge_is_long_random_and_dead_after_five_minutes,
    b01_expired_ceremonies_are_tidied_away,
    b02_of_parallel_finishes_one_wins,
    b02_a_refused_finish_uses_the_challenge_up,
    b03_a_challenge_finishes_only_what_it_was_made_for,
    b03_another_users_passkey_does_not_finish_a_login,
    b03_another_browsers_challenge_does_not_fit,
    b11_the_user_handle_is_random_and_stays,
    b12_unknown_login_ids_get_stable_decoys_of_the_same_shape,
    b12_decoys_are_as_taken_as_real_passkeys,
    b12_unknown_and_known_fail_alike,
    b41_over_https_the_public_origin_is_the_only_one,
    data_of_another_user_or_changed_data_is_refused,
    a_form_with_data_for_another_address_creates_nothing,
    a_disabled_account_is_told_so_after_its_passkey,
    a_deleted_account_has_no_passkeys,
    recovery_adds_a_second_passkey,
    recovery_without_a_new_passkey_logs_in_all_the_same,
    recovery_never_skips_the_proof,
    recovery_stops_at_twenty_passkeys,
    logins_write_the_day_and_not_the_moment,
    one_address_can_begin_only_so_much,
    other_origins_and_other_bodies_are_refused,
    the_sdk_is_served_to_any_page_for_its_own_app_id,
);

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.com";

fn sdk(app: &App) -> Sdk<'_> {
    Sdk::at(app, &app.origin())
}

/// An account with one passkey.
async fn person(app: &App, login_id: &str) -> Device {
    let sdk = sdk(app);
    let mut device = sdk.device();
    let data = sdk.register(&mut device, login_id).await;
    app.account(login_id, None, Some(&data)).await;
    device
}

async fn own_id_data(app: &App, login_id: &str) -> String {
    text(&app.call("getOwnIDDataByLoginId", &json!({ "loginId": login_id })).await.json()["ownIdData"])
}

async fn set_own_id_data(app: &App, login_id: &str, data: &str) {
    app.server.clock.advance(Duration::from_secs(1));
    let answer = app.call("setOwnIDDataByLoginId", &json!({ "loginId": login_id, "ownIdData": data })).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
}

async fn a_person_registers_logs_out_and_logs_in_again(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (sdk, mut browser) = (sdk(&app), app.browser());
    let mut device = sdk.device();
    let data = sdk.register(&mut device, " Alice@Example.com ").await;

    let form = [("loginId", "Alice@Example.com"), ("ownIdData", data.as_str())];
    assert_eq!(browser.post("/register", &form).await.status, StatusCode::SEE_OTHER);
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
        assert_eq!((answer.status, &answer.json()["loginId"]), (StatusCode::OK, &json!(ALICE)), "{login_id:?}");
    }
    // A back end that came with its users from elsewhere has no such row; a login by name makes it.
    crate::on!(&app.server.db.write, pool => sqlx::query("delete from platform_credential").execute(pool).await.map(drop)).unwrap();
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
    let algorithms = options["pubKeyCredParams"].as_array().unwrap().iter().map(|param| param["alg"].as_i64().unwrap());
    assert_eq!(algorithms.collect::<Vec<_>>(), [-7, -35, -257]);

    let (_, options) = sdk(&app).start("login", None).await;
    assert_eq!(options["allowCredentials"], json!([]));
    assert_eq!(options["userVerification"], "required");
    assert_eq!(options["rpId"], "localhost");
    assert_eq!(options["timeout"], 300_000);
    let (_, options) = sdk(&app).start("recover", None).await;
    assert_eq!(options["hints"], json!(["hybrid", "security-key"]));
}

async fn b01_a_challenge_is_long_random_and_dead_after_five_minutes(database: TestDatabase) {
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
        assert_eq!(sdk.finish("login", &ceremony_id, &credential).await.status, status, "{seconds}");
    }
}

async fn b01_expired_ceremonies_are_tidied_away(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    sdk.start("login", None).await;
    app.server.clock.advance(Duration::from_secs(301));
    sdk.start("login", None).await;
    let platform = crate::http::platform::start(&app.server, axum::Router::new()).unwrap().unwrap();
    platform.forget(app.now()).await.unwrap();
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
        let answer = sdk.post(path, &json!({ "ceremonyId": ceremony_id, "credential": credential })).await;
        assert_eq!(refusal(&answer), (410, "ceremony_unknown".to_owned()), "{path}");
    }
    // None of it spoiled the real ones.
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
    assert_eq!(refusal(&sdk.finish("login", &own, &stolen).await), (401, "passkey_refused".to_owned()));
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

async fn b12_unknown_login_ids_get_stable_decoys_of_the_same_shape(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    person(&app, ALICE).await;
    app.account("password@example.com", Some("correct horse"), None).await;
    app.account("cloud@example.com", None, Some("opaque data of the cloud")).await;
    let (_, known) = sdk.start("login", Some(ALICE)).await;
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let mut seen = BTreeSet::new();
    for login_id in
        ["nobody@example.com", "password@example.com", "cloud@example.com", "not a login id", "\u{0}", "+14155550100"]
    {
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

async fn b12_decoys_are_as_taken_as_real_passkeys(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    person(&app, ALICE).await;
    // Whoever may tell a real id from a decoy by registering it himself learns who has an account.
    for login_id in [ALICE, "nobody@example.com"] {
        let (_, options) = sdk.start("login", Some(login_id)).await;
        let taken = BASE64URL.decode(text(&options["allowCredentials"][0]["id"])).unwrap();
        let answer = sdk.register_forged(&mut sdk.device(), "eve@example.com", |new| new.id = taken).await;
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

async fn b41_over_https_the_public_origin_is_the_only_one(database: TestDatabase) {
    let public = "https://login.example.com";
    let load = |settings: &[(&str, &str)]| {
        let folder = new_folder();
        let mut environment: BTreeMap<_, _> =
            settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        environment.insert("VESTIBULE_DATA_DIR".to_owned(), folder.display().to_string());
        let loaded = Config::load(&environment, Keys::Forget).is_ok();
        std::fs::remove_dir_all(folder).unwrap();
        loaded
    };
    let everywhere = ("VESTIBULE_LISTEN", "0.0.0.0:3000");
    assert!(!load(&[everywhere]));
    assert!(!load(&[everywhere, ("VESTIBULE_PUBLIC_URL", "http://login.example.com")]));
    assert!(!load(&[everywhere, ("VESTIBULE_PUBLIC_URL", "http://localhost:3000")]));
    assert!(load(&[everywhere, ("VESTIBULE_PUBLIC_URL", public)]));

    let app = database.start(&[("VESTIBULE_PUBLIC_URL", public)]).await;
    let mut device = person(&app, ALICE).await;
    assert_eq!(sdk(&app).log_in(&mut device, None).await.status, StatusCode::OK);
    for origin in ["http://localhost:3000", "http://login.example.com", "https://example.com", "null"] {
        let answer = Sdk::at(&app, origin).post("login/start", &json!({})).await;
        assert_eq!(refusal(&answer), (403, "origin_refused".to_owned()), "{origin}");
    }
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
    for data in [bobs.as_str(), &edited, "{}", "opaque data of the cloud", &genuine.replace("\"v\":1", "\"v\":9")] {
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
    assert_eq!(app.browser().post("/register", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = app.call("getOwnIDDataByLoginId", &json!({ "loginId": ALICE })).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

async fn a_disabled_account_is_told_so_after_its_passkey(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    let mut device = person(&app, ALICE).await;
    accounts::disable(&app.server, &id(ALICE)).await.unwrap();
    assert_eq!(refusal(&sdk.log_in(&mut device, None).await), (403, "account_disabled".to_owned()));
    let answer = sdk.log_in_forged(&device, |forgery| forgery.flags = 0).await;
    assert_eq!(refusal(&answer), (401, "passkey_refused".to_owned()));
}

async fn a_deleted_account_has_no_passkeys(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut device = person(&app, ALICE).await;
    accounts::delete(&app.server, &id(ALICE)).await.unwrap();
    assert_eq!(refusal(&sdk(&app).log_in(&mut device, None).await), (401, "passkey_refused".to_owned()));
}

/// Proves who one is on the way to a new passkey.
async fn prove(app: &App, device: &mut Device) -> (Value, Value) {
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

async fn recovery_without_a_new_passkey_logs_in_all_the_same(database: TestDatabase) {
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
    let body = json!({ "ceremonyId": ceremony_id, "credential": stranger.forge(&options).assertion() });
    assert_eq!(refusal(&sdk.post("recover/verify", &body).await), (401, "passkey_refused".to_owned()));
}

async fn recovery_stops_at_twenty_passkeys(database: TestDatabase) {
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

async fn logins_write_the_day_and_not_the_moment(database: TestDatabase) {
    let app = database.start(&[]).await;
    let sdk = sdk(&app);
    // At noon, so that no midnight comes between two logins.
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

async fn one_address_can_begin_only_so_much(database: TestDatabase) {
    let app = database.start(&[]).await;
    let body = json!({ "appId": app.server.config.ownid.app_id });
    for _ in 0..600 {
        assert_eq!(sdk(&app).post("login/start", &body).await.status, StatusCode::OK);
    }
    let answer = sdk(&app).post("register/start", &body).await;
    assert_eq!(refusal(&answer), (429, "too_many_requests".to_owned()));
    assert!(answer.header("retry-after").parse::<u32>().unwrap() >= 1);
}

async fn other_origins_and_other_bodies_are_refused(database: TestDatabase) {
    let app = database.start(&[]).await;
    let app_id = app.server.config.ownid.app_id.clone();
    let refused = sdk(&app).post("login/start", &json!({ "appId": "other" })).await;
    assert_eq!(refusal(&refused), (404, "app_unknown".to_owned()));
    let refused = sdk(&app).post("register/start", &json!({ "appId": app_id, "loginId": "no" })).await;
    assert_eq!(refusal(&refused), (422, "login_id_invalid".to_owned()));
    assert_eq!(refused.json()["pointer"], "/loginId");
    let refused = sdk(&app).post("register/start", &json!({ "appId": app_id })).await;
    assert_eq!(refusal(&refused), (422, "invalid".to_owned()));
    let refused = sdk(&app).post("login/finish", &json!({ "ceremonyId": "x".repeat(70_000) })).await;
    assert_eq!(refusal(&refused), (413, "too_large".to_owned()));
    let refused = Sdk::at(&app, "https://evil.example").post("login/start", &json!({ "appId": app_id })).await;
    assert_eq!(refusal(&refused), (403, "origin_refused".to_owned()));
    assert_eq!(refused.header("access-control-allow-origin"), "");

    let send = async |kind: &str, body: &str| {
        let request = app.client.post(app.url("/platform/login/start")).header(header::CONTENT_TYPE, kind);
        request.body(body.to_owned()).send().await.unwrap().status()
    };
    assert_eq!(send("text/plain", "{}").await, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(send("application/x-www-form-urlencoded", "appId=x").await, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(send("application/json", "{").await, StatusCode::BAD_REQUEST);
    assert_eq!(
        app.client.get(app.url("/platform/login/start")).send().await.unwrap().status(),
        StatusCode::METHOD_NOT_ALLOWED
    );
}

async fn the_sdk_is_served_to_any_page_for_its_own_app_id(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut browser = app.browser();
    let path = format!("/sdk/{}", app.server.config.ownid.app_id);
    let answer = browser.get(&path).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-type").starts_with("text/javascript"));
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(answer.header("cache-control"), "public, max-age=300");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    let known = browser.request(reqwest::Method::GET, &path).header(header::IF_NONE_MATCH, answer.header("etag"));
    let unchanged = browser.send(known).await;
    assert_eq!((unchanged.status, unchanged.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(browser.get("/sdk/another-app").await.status, StatusCode::NOT_FOUND);
}
