//! Related origins: pages of another domain use the passkeys of the main one (WebAuthn Level 3,
//! §5.11), and nothing else.

use reqwest::{Method, StatusCode};
use serde_json::json;

use super::{
    declared_origins::{CURRENT, ask},
    forgeries::{PUBLIC, person, refused},
};
use crate::tests::{
    login::sessions::log_in,
    operations::settings::{load, mistakes},
    support::{
        authenticator::Device,
        harness::{App, TestDatabase, on_both},
        sdk::{ALICE, BOB, Sdk, refusal},
    },
};

on_both!(
    b04_a_passkey_of_the_main_domain_logs_in_on_a_related_origin,
    b04_an_origin_beside_a_related_one_is_refused,
    b29_a_related_origin_reads_and_changes_neither_account_nor_session,
);

const SHOP: &str = "https://shop.example.net";

async fn with_shop(database: TestDatabase) -> (App, Device) {
    let settings = [
        ("VESTIBULE_PUBLIC_URL", PUBLIC),
        ("VESTIBULE_PLATFORM_RELATED_ORIGINS", "https://shop.example.net, https://example.co.uk"),
    ];
    let app = database.start(&settings).await;
    let device = person(&app, ALICE, |_| {}).await;
    (app, device)
}

async fn b04_a_passkey_of_the_main_domain_logs_in_on_a_related_origin(database: TestDatabase) {
    let (app, alice) = with_shop(database).await;
    let sdk = Sdk::at(&app, SHOP);

    let listed = app.browser().get("/.well-known/webauthn").await;
    assert_eq!(listed.json(), json!({ "origins": [SHOP, "https://example.co.uk"] }));
    assert_eq!(listed.header("content-type"), "application/json");

    let answer = sdk.log_in_forged(&alice, |forgery| SHOP.clone_into(&mut forgery.origin)).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    assert_eq!(answer.json()["loginId"], ALICE);
    assert_eq!(answer.header("access-control-allow-origin"), SHOP);
    assert_eq!(answer.header("access-control-allow-credentials"), "", "no cookie is sent there");

    let mut device = sdk.device();
    let answer = sdk.register_forged(&mut device, BOB, |_| {}).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    let data = answer.json()["data"].as_str().unwrap().to_owned();
    app.account(BOB, None, Some(&data)).await;
    let sdk = Sdk::at(&app, PUBLIC);
    let answer = sdk.log_in_forged(&device, |forgery| PUBLIC.clone_into(&mut forgery.origin)).await;
    assert_eq!(answer.status, StatusCode::OK, "made there, used here: {answer:?}");
}

async fn b04_an_origin_beside_a_related_one_is_refused(database: TestDatabase) {
    let (app, alice) = with_shop(database).await;
    for origin in [
        "https://example.net",
        "https://a.shop.example.net",
        "https://shop.example.net:8443",
        "http://shop.example.net",
        "https://shop.example.co.uk",
        "https://shop.example.org",
    ] {
        let sdk = Sdk::at(&app, origin);
        let body = json!({ "appId": app.server.config.ownid.app_id });
        let answer = sdk.post("login/start", &body).await;
        assert_eq!(refusal(&answer), (403, "origin_refused".to_owned()), "{origin}");
        assert_eq!(answer.header("access-control-allow-origin"), "", "{origin}");
        refused(&app, &alice, |forgery| origin.clone_into(&mut forgery.origin), true).await;
    }
}

async fn b29_a_related_origin_reads_and_changes_neither_account_nor_session(
    database: TestDatabase,
) {
    let (app, _) = with_shop(database).await;
    let mut user = log_in(&app, ALICE).await;
    for path in ["/api/account", CURRENT, "/session"] {
        let read = ask(&mut user, SHOP, Method::GET, path, None).await;
        assert_eq!(read.header("access-control-allow-origin"), "", "{path}");
    }

    let token = app.token(ALICE).await;
    for (method, path, body) in [
        (Method::PATCH, "/api/account", Some(json!({ "profile": { "firstName": "Mallory" } }))),
        (Method::PUT, CURRENT, Some(json!({ "payload": {} }))),
        (Method::DELETE, CURRENT, None),
        (Method::POST, "/session", Some(json!({ "token": token }))),
    ] {
        let answer = ask(&mut user, SHOP, method.clone(), path, body).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {path}");
    }
    assert!(user.is_logged_in().await);
}

#[tokio::test]
async fn without_related_origins_there_is_no_list_of_them() {
    let app = TestDatabase::sqlite().start(&[]).await;
    let answer = app.browser().get("/.well-known/webauthn").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

const WITH_PUBLIC: (&str, &str) = ("VESTIBULE_PUBLIC_URL", "https://login.example.com");

#[test]
fn related_origins_that_browsers_would_pass_over_are_refused() {
    for (origins, why) in [
        ("https://192.0.2.1", "must name a domain"),
        ("https://[2001:db8::1]", "must name a domain"),
        ("https://co.uk", "has no registrable domain"),
        ("https://github.io", "has no registrable domain"),
        ("https://localhost", "has no registrable domain"),
        ("https://shop.example.net.", "has no registrable domain"),
        ("https://login.example.com", "belongs into platform_origins"),
        ("https://a.login.example.com:8443", "belongs into platform_origins"),
        ("http://shop.example.net", "must begin with https://"),
        ("https://shop.example.net/path", "must be a scheme, a host"),
        ("shop.example.net", "is not a URL"),
        (
            "https://a.example, https://b.co.uk, https://c.example, https://d.example, \
             https://e.github.io, https://shop.f.example",
            "these are 6: a, b, c, d, e, f",
        ),
    ] {
        let listed = mistakes(&[WITH_PUBLIC, ("VESTIBULE_PLATFORM_RELATED_ORIGINS", origins)]);
        let begin = "  - platform_related_origins: ";
        assert!(listed.contains(begin) && listed.contains(why), "{origins}: {listed}");
        assert_eq!(listed.matches("  - ").count(), 1, "{listed}");
    }
}

#[test]
fn many_origins_may_share_five_labels() {
    let origins = "https://a.example, https://a.co.uk, https://shop.a.de, https://b.example, \
                   https://c.example, https://d.example, https://e.github.io, https://e.com:8443, \
                   https://other.example.com";
    let settings = [WITH_PUBLIC, ("VESTIBULE_PLATFORM_RELATED_ORIGINS", origins)];
    let listed = load(&settings).err().map(|mistakes| mistakes.to_string()).unwrap_or_default();
    assert!(listed.contains("these are 6: a, b, c, d, e, example"), "{listed}");

    let origins = origins.rsplit_once(',').unwrap().0;
    let config = load(&[WITH_PUBLIC, ("VESTIBULE_PLATFORM_RELATED_ORIGINS", origins)]).unwrap();
    assert_eq!(config.platform.unwrap().related_origins.len(), 8);
}
