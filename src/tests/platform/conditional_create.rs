//! Passkeys that a password manager creates by itself after a login by password, and the account's
//! lasting user handle.

use passkey::crypto::iana;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::tests::support::{
    authenticator::{BE, BS, Device, UP, UV},
    harness::{Answer, App, Browser, TestDatabase, on_both, text},
    mailbox::{messages_so_far, newest_message},
    sdk::{ALICE, BOB, begun, person, refusal, sdk},
};

on_both!(
    u02_a_passkey_may_be_created_without_user_presence_after_a_login_by_password,
    u02_no_other_ceremony_accepts_a_missing_user_presence,
    u02_an_account_keeps_its_user_handle,
    u02_a_removed_passkey_is_distinguished_from_a_wrong_one,
    u15_a_recovery_by_code_creates_no_second_passkey_on_a_device_with_one,
    u15_a_registration_never_gets_the_handle_of_an_account,
    u15_every_handle_that_an_account_had_is_signalled,
);

const PASSWORD: &str = "a long password";

/// A browser with a recent login by password.
async fn with_password<'a>(app: &'a App, login_id: &str) -> Browser<'a> {
    let mut browser = app.browser();
    let answer = browser.post("/login", &[("loginId", login_id), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
    browser
}

/// Starts to add a passkey, with the site's token for the user.
async fn enrol(app: &App, browser: &mut Browser<'_>, mediation: Option<&str>) -> (Value, Value) {
    let vouched = browser.post("/account/security/enrolment", &[]).await.json();
    let mut body = json!({ "appId": app.server.config.ownid.app_id });
    body.as_object_mut().unwrap().extend(vouched.as_object().unwrap().clone());
    if let Some(mediation) = mediation {
        body["mediation"] = json!(mediation);
    }
    begun(&sdk(app).post("enroll/start", &body).await)
}

/// Responds with a passkey that was created without user presence, and returns the status.
async fn finish_alone(
    app: &App,
    kind: &str,
    begun: &(Value, Value),
    device: &mut Device,
) -> StatusCode {
    let (ceremony, options) = begun;
    let mut forgery = device.forge_new(options, iana::Algorithm::ES256);
    forgery.flags = BE | BS;
    device.keep(&forgery);
    sdk(app).finish(kind, ceremony, &forgery.attestation()).await.status
}

async fn u02_a_passkey_may_be_created_without_user_presence_after_a_login_by_password(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let mut browser = with_password(&app, ALICE).await;
    let begun = enrol(&app, &mut browser, Some("conditional")).await;
    assert_eq!(
        begun.1["authenticatorSelection"]["userVerification"], "preferred",
        "else browsers make nothing"
    );
    assert_eq!(begun.1["authenticatorSelection"]["residentKey"], "required");
    let mut device = sdk(&app).device();
    assert_eq!(finish_alone(&app, "enroll", &begun, &mut device).await, StatusCode::OK);
    assert_eq!(sdk(&app).log_in_forged(&device, |_| {}).await.status, StatusCode::OK);
    let unverified = sdk(&app).log_in_forged(&device, |forgery| forgery.flags = UP | BE | BS).await;
    assert_eq!(unverified.status, StatusCode::UNAUTHORIZED, "a login needs user presence");
    let absent = sdk(&app).log_in_forged(&device, |forgery| forgery.flags = BE | BS).await;
    assert_eq!(absent.status, StatusCode::UNAUTHORIZED);
    // The options of the next login name the passkey, so that the browser creates no second one.
    let (_, options) = enrol(&app, &mut browser, Some("conditional")).await;
    assert_eq!(options["excludeCredentials"].as_array().unwrap().len(), 1);
    // With user presence it is accepted as well.
    let (ceremony, options) = enrol(&app, &mut browser, Some("conditional")).await;
    let present = sdk(&app).device().forge_new(&options, iana::Algorithm::ES256);
    assert_eq!(present.flags, UP | UV | BE | BS);
    assert_eq!(
        sdk(&app).finish("enroll", &ceremony, &present.attestation()).await.status,
        StatusCode::OK
    );
}

async fn u02_no_other_ceremony_accepts_a_missing_user_presence(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let mut browser = with_password(&app, ALICE).await;
    for mediation in [None, Some("modal")] {
        let begun = enrol(&app, &mut browser, mediation).await;
        assert_eq!(begun.1["authenticatorSelection"]["userVerification"], "required");
        let status = finish_alone(&app, "enroll", &begun, &mut sdk(&app).device()).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{mediation:?}");
    }
    let body = json!({
        "appId": app.server.config.ownid.app_id, "loginId": BOB, "mediation": "conditional",
    });
    let begun_registration = begun(&sdk(&app).post("register/start", &body).await);
    let status = finish_alone(&app, "register", &begun_registration, &mut sdk(&app).device()).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED, "a registration");

    let mut phone = person(&app, BOB).await;
    let (ceremony, options) = sdk(&app).start("recover", None).await;
    let proof = json!({
        "ceremonyId": ceremony, "credential": phone.get(&options).await, "mediation": "conditional",
    });
    let begun_recovery = begun(&sdk(&app).post("recover/verify", &proof).await);
    let status = finish_alone(&app, "recover", &begun_recovery, &mut sdk(&app).device()).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED, "a recovery");
}

async fn u02_an_account_keeps_its_user_handle(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    app.account(BOB, Some(PASSWORD), None).await;
    let mut handles = Vec::new();
    for _ in 0..2 {
        // Each login asks for a passkey, and none is created.
        let mut browser = with_password(&app, ALICE).await;
        handles.push(enrol(&app, &mut browser, Some("conditional")).await.1["user"]["id"].clone());
        handles.push(enrol(&app, &mut browser, None).await.1["user"]["id"].clone());
        let page = browser.get("/account/passkey").await.body;
        let handle = text(&handles[0]);
        assert!(
            page.contains("data-known") && page.contains(&handle),
            "what is under it is worth nothing: {page}"
        );
    }
    let mut browser = with_password(&app, ALICE).await;
    let begun = enrol(&app, &mut browser, Some("conditional")).await;
    assert_eq!(finish_alone(&app, "enroll", &begun, &mut sdk(&app).device()).await, StatusCode::OK);
    handles.push(begun.1["user"]["id"].clone());
    handles.push(enrol(&app, &mut browser, None).await.1["user"]["id"].clone());
    assert!(handles.iter().all(|handle| *handle == handles[0]), "{handles:?}");
    let mut bob = with_password(&app, BOB).await;
    assert_ne!(enrol(&app, &mut bob, None).await.1["user"]["id"], handles[0]);
}

async fn u02_a_removed_passkey_is_distinguished_from_a_wrong_one(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let mut browser = with_password(&app, ALICE).await;
    let begun = enrol(&app, &mut browser, Some("conditional")).await;
    let mut device = sdk(&app).device();
    assert_eq!(finish_alone(&app, "enroll", &begun, &mut device).await, StatusCode::OK);
    let forged = sdk(&app).log_in_forged(&device, |forgery| forgery.counter = 1).await;
    assert_eq!(forged.status, StatusCode::OK);
    let other = sdk(&app).log_in_forged(&device, |forgery| forgery.id = vec![7; 16]).await;
    assert_eq!(refusal(&other), (401, "passkey_refused".to_owned()), "an id without a record");
    let form = [("id", own_passkey(&app).await), ("act", "remove".to_owned())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(
        browser
            .post("/account/security/passkeys", &form)
            .await
            .header("location")
            .contains("removed")
    );
    let gone = sdk(&app).log_in_forged(&device, |_| {}).await;
    assert_eq!(
        refusal(&gone),
        (401, "credential_unknown".to_owned()),
        "its password manager may drop it"
    );
}

async fn own_passkey(app: &App) -> String {
    let (_, options) = sdk(app).start("login", Some(ALICE)).await;
    text(&options["allowCredentials"][0]["id"])
}

/// The ceremony that the SDK starts in this browser, with its cookies.
async fn register_start(app: &App, browser: &Browser<'_>, login_id: &str) -> Value {
    let body = json!({ "appId": app.server.config.ownid.app_id, "loginId": login_id });
    let request =
        browser.request(reqwest::Method::POST, "/platform/register/start").body(body.to_string());
    let request = request.header("content-type", "application/json").header("origin", app.origin());
    Answer::of(request.send().await.unwrap()).await.json()
}

async fn recovering<'a>(app: &'a App, login_id: &str) -> Browser<'a> {
    let (mut browser, sent) = (app.browser(), messages_so_far(app, login_id).await);
    browser.post("/recover", &[("loginId", login_id)]).await;
    let answer = browser.type_code(&newest_message(app, login_id, sent + 1).await).await;
    assert_eq!(answer.header("location"), "/recover/new", "{answer:?}");
    browser
}

async fn u15_a_recovery_by_code_creates_no_second_passkey_on_a_device_with_one(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    let (mut phone, of_account) = (person(&app, ALICE).await, own_passkey(&app).await);
    let mut browser = recovering(&app, ALICE).await;
    let begun = register_start(&app, &browser, ALICE).await;
    assert_eq!(begun["publicKey"]["excludeCredentials"][0]["id"], of_account, "{begun}");
    let handle = phone.forge(&sdk(&app).start("login", None).await.1).user_handle.unwrap();
    let offered = text(&begun["publicKey"]["user"]["id"]);
    assert_eq!(offered, base64::Engine::encode(&base64::prelude::BASE64_URL_SAFE_NO_PAD, handle));
    // Another device creates one, under the same handle.
    let mut laptop = sdk(&app).device();
    let created = laptop.create(&begun["publicKey"]).await;
    let made = sdk(&app).finish("register", &begun["ceremonyId"], &created).await;
    let form = [("ownIdData", text(&made.json()["data"]))];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(browser.post("/recover/new", &form).await.status, StatusCode::SEE_OTHER);
    for device in [&mut phone, &mut laptop] {
        assert_eq!(sdk(&app).log_in(device, None).await.status, StatusCode::OK);
    }
    let page = browser.get("/account/security").await.body;
    assert_eq!(page.matches("userId").count(), 1, "{page}");
    // An account without a passkey: the handle under which it will get its first one.
    app.account(BOB, Some(PASSWORD), None).await;
    let mut bob = with_password(&app, BOB).await;
    let own = enrol(&app, &mut bob, None).await.1["user"]["id"].clone();
    let browser = recovering(&app, BOB).await;
    assert_eq!(register_start(&app, &browser, BOB).await["publicKey"]["user"]["id"], own);
}

async fn u15_a_registration_never_gets_the_handle_of_an_account(database: TestDatabase) {
    let app = database.start(&[]).await;
    person(&app, ALICE).await;
    app.account(BOB, Some(PASSWORD), None).await;
    let mut unproved = app.browser();
    unproved.post("/recover", &[("loginId", ALICE)]).await;
    let (of_bob, stranger) = (recovering(&app, BOB).await, app.browser());
    for browser in [&stranger, &unproved, &of_bob] {
        let begun = register_start(&app, browser, ALICE).await;
        let again = register_start(&app, browser, ALICE).await;
        assert_ne!(begun["publicKey"]["user"]["id"], again["publicKey"]["user"]["id"]);
        assert_eq!(begun["publicKey"]["excludeCredentials"], json!([]));
    }
}

async fn u15_every_handle_that_an_account_had_is_signalled(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let mut browser = with_password(&app, ALICE).await;
    let begun = enrol(&app, &mut browser, None).await;
    let created = sdk(&app).device().create(&begun.1).await;
    assert_eq!(sdk(&app).finish("enroll", &begun.0, &created).await.status, StatusCode::OK);
    // A passkey as earlier versions created them in a recovery: under a handle of its own.
    let data = sdk(&app).register(&mut sdk(&app).device(), ALICE).await;
    let mut recovery = recovering(&app, ALICE).await;
    recovery.post("/recover/new", &[("ownIdData", &data)]).await;
    let known = known(&mut recovery).await;
    assert_eq!(known.len(), 2, "{known:?}");
    assert!(
        known.iter().all(|of| of["allAcceptedCredentialIds"].as_array().unwrap().len() == 1),
        "{known:?}"
    );
    let theirs = text(&known[1]["allAcceptedCredentialIds"][0]);
    recovery.post("/account/security/passkeys", &[("id", &theirs), ("act", "remove")]).await;
    let after = self::known(&mut recovery).await;
    assert_eq!((after.len(), &after[1]["userId"]), (2, &known[1]["userId"]), "{after:?}");
    assert_eq!(after[1]["allAcceptedCredentialIds"], json!([]), "its password manager drops it");
}

/// The page's signals to the browser's password manager.
async fn known(browser: &mut Browser<'_>) -> Vec<Value> {
    let page = browser.get("/account/security").await.body;
    let attribute =
        page.split("data-known=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    serde_json::from_str(&html_escape::decode_html_entities(attribute)).unwrap()
}
