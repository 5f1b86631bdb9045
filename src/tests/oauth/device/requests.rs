//! Requests of devices for codes.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Device, GRANT_TYPE, television};
use crate::{
    domain::ApplicationKind,
    tests::{
        oauth::{logged_in, with_person},
        support::{
            harness::{Answer, TestDatabase, on_both},
            relying_party::RelyingParty,
        },
    },
};

on_both!(
    a_device_gets_codes_and_an_address,
    an_application_with_a_secret_authenticates,
    only_applications_that_may_get_codes,
    wrong_requests_get_no_codes,
    tokens_are_for_the_resource_of_the_request,
    one_address_cannot_flood_the_server,
);

const ENDPOINT: &str = "/oauth2/device_authorization";

async fn a_device_gets_codes_and_an_address(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_DEVICE_CODE_SECONDS", "300")]).await;
    let party = television(&app, &[]).await;
    let answer = party.post(ENDPOINT, &[("scope", "openid email")]).await;
    assert_eq!(answer.header("cache-control"), "no-store");

    let codes = answer.json();
    let page = format!("{}/device", app.origin());
    let user_code = codes["user_code"].as_str().unwrap();
    assert_eq!(codes["verification_uri"], page);
    assert_eq!(codes["verification_uri_complete"], format!("{page}?user_code={user_code}"));
    assert_eq!((&codes["expires_in"], &codes["interval"]), (&json!(300), &json!(5)));
    assert!(codes["device_code"].as_str().unwrap().len() >= 43);
    let (first, second) = user_code.split_once('-').unwrap();
    for letter in first.chars().chain(second.chars()) {
        assert!(letter.is_ascii_uppercase() && !"AEIOUY".contains(letter), "{user_code}");
    }
    assert_eq!((first.len(), second.len()), (4, 4));

    let metadata = app.client.get(app.url("/.well-known/openid-configuration"));
    let metadata = Answer::of(metadata.send().await.unwrap()).await.json();
    assert_eq!(metadata["device_authorization_endpoint"], format!("{}{ENDPOINT}", app.origin()));
    let grant_types = metadata["grant_types_supported"].as_array().unwrap();
    assert!(grant_types.contains(&Value::from(GRANT_TYPE)));
}

async fn an_application_with_a_secret_authenticates(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = json!({ "deviceAuthorization": true });
    let party = RelyingParty::register(&app, "Printer", ApplicationKind::Web, settings).await;
    let device = Device::begin(&party, "openid").await;
    device.allow(&mut logged_in(&app).await).await;

    for secret in [None, Some("vcs_wrong".to_owned())] {
        let thief = RelyingParty { app: &app, id: party.id.clone(), secret };
        let begun = thief.post(ENDPOINT, &[("scope", "openid")]).await;
        assert_eq!(
            (begun.status.as_u16(), &begun.json()["error"]),
            (401, &"invalid_client".into())
        );
        assert_eq!(device.poll_as(&thief).await.json()["error"], "invalid_client");
    }
    assert_eq!(device.poll().await.status, 200);
}

async fn only_applications_that_may_get_codes(database: TestDatabase) {
    let app = with_person(database).await;
    let service = json!({ "scopes": ["openid"] });
    for (kind, settings) in [
        (ApplicationKind::Web, json!({})),
        (ApplicationKind::Native, json!({})),
        (ApplicationKind::Browser, json!({})),
        (ApplicationKind::Service, service),
    ] {
        let party = RelyingParty::register(&app, "Wiki", kind, settings).await;
        let answer = party.post(ENDPOINT, &[("scope", "openid")]).await;
        assert_eq!(answer.json()["error"], "unauthorized_client", "{kind:?}");
    }
}

async fn wrong_requests_get_no_codes(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[("scopes", json!(["openid", "email"]))]).await;
    for (form, error) in [
        (&[][..], "invalid_scope"),
        (&[("scope", "profile")], "invalid_scope"),
        (&[("scope", "openid"), ("scope", "openid")], "invalid_request"),
        (&[("scope", "openid"), ("client_id", "other")], "invalid_request"),
        (&[("scope", "openid\0")], "invalid_request"),
        (&[("scope", "openid"), ("resource", "not a URI")], "invalid_target"),
        (&[("scope", "openid"), ("resource", "https://a/#b")], "invalid_target"),
        (
            &[("scope", "openid"), ("resource", "https://a/"), ("resource", "https://b/")],
            "invalid_target",
        ),
    ] {
        let answer = party.post(ENDPOINT, form).await;
        assert_eq!(
            (answer.status.as_u16(), &answer.json()["error"]),
            (400, &error.into()),
            "{form:?}"
        );
    }

    let request =
        app.client.post(app.url(ENDPOINT)).body(json!({ "client_id": party.id }).to_string());
    let request = request.header("content-type", "application/json");
    let answer = Answer::of(request.send().await.unwrap()).await;
    assert_eq!(answer.json()["error"], "invalid_request", "no form");
    assert_eq!(app.client.get(app.url(ENDPOINT)).send().await.unwrap().status(), 405);
}

async fn tokens_are_for_the_resource_of_the_request(database: TestDatabase) {
    let app = with_person(database).await;
    let party = television(&app, &[("accessTokenFormat", json!("jwt"))]).await;
    let form = [("scope", "openid"), ("resource", "https://api.example.com/")];
    let codes = party.post(ENDPOINT, &form).await.json();
    let device = Device { party: &party, codes };
    device.allow(&mut logged_in(&app).await).await;
    let tokens = device.poll().await.json();
    let claims = party.verify(&tokens["access_token"]).await;
    assert_eq!(claims["aud"], "https://api.example.com/");
}

async fn one_address_cannot_flood_the_server(database: TestDatabase) {
    let app = database.start(&[]).await;
    let party = television(&app, &[]).await;
    let mut seen = BTreeSet::new();
    for _ in 0..100 {
        let device = Device::begin(&party, "openid").await;
        assert!(seen.insert(device.user_code().to_owned()));
    }
    let refused = party.post(ENDPOINT, &[("scope", "openid")]).await;
    assert_eq!(refused.status, 429, "{}", refused.body);
    assert!(!refused.header("retry-after").is_empty());
}
