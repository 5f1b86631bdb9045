//! The local platform as an emulator: for a site on another origin, with a back end of its own.

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD},
};
use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::tests::support::{
    authenticator::Device,
    harness::{Answer, TestDatabase, on_both},
    ports::free_address,
    sdk::{ALICE, BOB, Sdk, begun, refusal},
    site::{Fault, Nothing, Site},
};

on_both!(
    a_site_with_its_own_back_end_works_end_to_end,
    every_form_of_an_empty_response_is_understood,
    the_back_end_gets_signed_requests_in_order,
    only_named_origins_may_use_the_platform,
    a_back_end_that_does_not_answer_is_distinguished,
    p07_the_back_ends_response_reaches_the_page_unchanged,
    p10_a_passkey_works_under_every_spelling_that_sites_store
);

async fn a_site_with_its_own_back_end_works_end_to_end(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    let mut phone = sdk.device();
    let data = sdk.register(&mut phone, ALICE).await;
    site.sign_up(ALICE, Some(&data));

    let session = json!({ "jwt": "shop-session", "user": ALICE });
    for login_id in [None, Some(ALICE)] {
        let answer = sdk.log_in(&mut phone, login_id).await;
        assert_eq!((answer.status, &answer.json()["token"]), (StatusCode::OK, &session));
        assert_eq!(answer.header("access-control-allow-origin"), site.origin());
    }
    assert_ne!(site.own_id_data(ALICE).unwrap(), data, "the login was noted");

    let (ceremony_id, options) = sdk.start("recover", Some(ALICE)).await;
    let credential = phone.get(&options).await.unwrap();
    let proof = json!({ "ceremonyId": ceremony_id, "credential": credential });
    let (ceremony_id, options) = begun(&sdk.post("recover/verify", &proof).await);
    let mut laptop = sdk.device();
    let credential = laptop.create(&options).await;
    assert_eq!(sdk.finish("recover", &ceremony_id, &credential).await.json()["token"], session);
    assert_eq!(sdk.log_in(&mut laptop, None).await.status, StatusCode::OK);
    assert_eq!(sdk.log_in(&mut phone, None).await.status, StatusCode::OK);

    // The platform knows nothing about this server's own accounts, and the site's users have none
    // here.
    app.account("local@example.com", Some("correct horse"), None).await;
    let (_, options) = sdk.start("login", Some("local@example.com")).await;
    assert_eq!(options["allowCredentials"].as_array().map(Vec::is_empty), Some(false));
    site.users.lock().unwrap().own_id_data.clear();
    assert_eq!(refusal(&sdk.log_in(&mut phone, None).await), (401, "passkey_refused".to_owned()));
}

async fn every_form_of_an_empty_response_is_understood(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    let mut device = sdk.device();
    let data = sdk.register(&mut device, ALICE).await;
    for nothing in
        [Nothing::NoContent, Nothing::Null, Nothing::Missing, Nothing::Empty, Nothing::Misspelt]
    {
        site.users.lock().unwrap().nothing = Some(nothing);
        site.sign_up(ALICE, None);
        let (_, options) = sdk.start("login", Some(ALICE)).await;
        assert!(device.get(&options).await.is_none(), "{nothing:?}: decoys");
        let refused = sdk.log_in(&mut device, None).await;
        assert_eq!(refusal(&refused), (401, "passkey_refused".to_owned()), "{nothing:?}");
        site.sign_up(ALICE, Some(&data));
        assert_eq!(
            sdk.log_in(&mut device, Some(ALICE)).await.status,
            StatusCode::OK,
            "{nothing:?}"
        );
    }
}

async fn the_back_end_gets_signed_requests_in_order(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    let mut device = sdk.device();
    let data = sdk.register(&mut device, ALICE).await;
    site.sign_up(ALICE, Some(&data));
    sdk.log_in(&mut device, Some("Alice@EXAMPLE.com")).await;
    let seen = site.users.lock().unwrap().seen.clone();
    assert!(seen.len() >= 4, "{seen:?}");
    for (signature, timestamp, body) in &seen {
        assert_eq!(*signature, app.secret().sign(body.as_bytes(), timestamp));
        assert_eq!(serde_json::from_str::<Value>(body).unwrap()["loginId"], ALICE);
    }
    // The test's clock stands still, and yet no two requests have the same timestamp.
    let times: Vec<i64> = seen.iter().map(|(_, timestamp, _)| timestamp.parse().unwrap()).collect();
    assert!(times.windows(2).all(|pair| pair[0] < pair[1]), "{times:?}");
    assert!(times[0] >= app.now().as_millis());
}

async fn only_named_origins_may_use_the_platform(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let preflight = async |origin: &str| {
        let request = app.client.request(Method::OPTIONS, app.url("/platform/login/start"));
        let request =
            request.header(header::ORIGIN, origin).header("access-control-request-method", "POST");
        Answer::of(
            request.header("access-control-request-headers", "content-type").send().await.unwrap(),
        )
        .await
    };
    let allowed = preflight(&site.origin()).await;
    assert_eq!(allowed.header("access-control-allow-origin"), site.origin());
    assert_eq!(allowed.header("access-control-allow-methods"), "POST");
    assert_eq!(allowed.header("access-control-allow-headers"), "content-type");
    assert_eq!(allowed.header("access-control-allow-credentials"), "");
    let port = site.address.port();
    for origin in [
        "https://evil.example".to_owned(),
        format!("https://shop.localhost:{port}"),
        format!("http://a.shop.localhost:{port}"),
        format!("http://shop.localhost:{}", port ^ 1),
        format!("http://shop.localhost:{port}.evil.example"),
        "null".to_owned(),
    ] {
        assert_eq!(preflight(&origin).await.header("access-control-allow-origin"), "", "{origin}");
        let answer = Sdk::at(&app, &origin).post("login/start", &json!({})).await;
        assert_eq!(refusal(&answer), (403, "origin_refused".to_owned()), "{origin}");
    }
    // The page that is refused can read the refusal.
    let refused =
        Sdk::at(&app, &site.origin()).post("login/start", &json!({ "appId": "other" })).await;
    assert_eq!(refused.header("access-control-allow-origin"), site.origin());
}

async fn a_back_end_that_does_not_answer_is_distinguished(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    let mut device: Device = sdk.device();
    let data = sdk.register(&mut device, ALICE).await;
    site.sign_up(ALICE, Some(&data));
    for fault in [
        Fault::Redirect,
        Fault::Status,
        Fault::TooLong,
        Fault::NotJson,
        Fault::NoToken,
        Fault::OtherType,
        Fault::OtherError,
    ] {
        site.users.lock().unwrap().fault = Some(fault);
        let answer = sdk.log_in(&mut device, None).await;
        assert_eq!(refusal(&answer), (502, "backend_error".to_owned()), "{fault:?}");
    }
    site.users.lock().unwrap().fault = None;
    assert_eq!(sdk.log_in(&mut device, None).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_back_end_that_is_down_is_unreachable() {
    let away = free_address();
    let callbacks = format!("http://{away}/ownid");
    let app =
        TestDatabase::sqlite().start(&[("VESTIBULE_PLATFORM_CALLBACK_URL", &callbacks)]).await;
    let body = json!({ "appId": app.server.config.ownid.app_id, "loginId": ALICE });
    let answer = Sdk::at(&app, &app.origin()).post("login/start", &body).await;
    assert_eq!(refusal(&answer), (502, "backend_unreachable".to_owned()));
}

async fn p07_the_back_ends_response_reaches_the_page_unchanged(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    let mut device = sdk.device();
    site.sign_up(ALICE, Some(&sdk.register(&mut device, ALICE).await));
    for session in [
        json!({ "token": "text" }),
        json!({ "token": { "any": "object" } }),
        json!({ "token": "text", "more": ["members"], "loginId": "another spelling" }),
        json!({ "email": ALICE, "ownIdData": null }),
        json!("a JSON string"),
    ] {
        site.users.lock().unwrap().session = Some(session.clone());
        let answer = sdk.log_in(&mut device, None).await;
        let body = answer.json();
        assert_eq!(
            (answer.status, &body["session"], &body["loginId"]),
            (StatusCode::OK, &session, &json!(ALICE))
        );
        assert_eq!(
            body.get("token"),
            session.get("token"),
            "as an SDK of an earlier version reads it"
        );
        app.server.clock.advance(std::time::Duration::from_millis(1));
    }
}

async fn p10_a_passkey_works_under_every_spelling_that_sites_store(database: TestDatabase) {
    let site = Site::start().await;
    let app = site.platform(database).await;
    let sdk = Sdk::at(&app, &site.origin());
    let mut device = sdk.device();
    let data = sdk.register(&mut device, ALICE).await;
    let payload = json!({ "error": null, "data": data, "loginId": ALICE });
    for spelled in [
        BASE64_STANDARD.encode(json!([payload]).to_string()),
        BASE64_STANDARD.encode(json!([data]).to_string()),
        BASE64_URL_SAFE_NO_PAD.encode(json!([payload]).to_string()),
        payload.to_string(),
        json!([payload]).to_string(),
        json!([data]).to_string(),
        json!(data).to_string(),
        url::form_urlencoded::byte_serialize(data.as_bytes()).collect(),
    ] {
        site.sign_up(ALICE, Some(&spelled));
        let answer = sdk.log_in(&mut device, Some(ALICE)).await;
        assert_eq!(answer.status, StatusCode::OK, "{spelled}: {answer:?}");
        assert!(
            site.own_id_data(ALICE).unwrap().starts_with("{\"v\":1,"),
            "the login was noted, plainly"
        );
    }
    // For another site it is not valid, however it is spelled.
    site.sign_up(BOB, Some(&BASE64_STANDARD.encode(json!([payload]).to_string())));
    let (_, options) = sdk.start("login", Some(BOB)).await;
    assert!(device.get(&options).await.is_none(), "decoys");
}
