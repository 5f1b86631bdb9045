//! Well-known addresses, which need no database: what they answer, and their settings.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::json;

use super::settings::{load, mistakes};
use crate::tests::support::harness::{Answer, App, TestDatabase};

const FINGERPRINT: &str = "14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:E6:1D:BE:\
                           A8:8A:04:96:B2:3F:CF:44:E5";

async fn started(settings: &[(&str, &str)]) -> App {
    let public = ("VESTIBULE_PUBLIC_URL", "https://login.example.com");
    TestDatabase::sqlite().start(&[&[public], settings].concat()).await
}

async fn get(app: &App, name: &str) -> Answer {
    app.browser().get(&format!("/.well-known/{name}")).await
}

#[tokio::test]
async fn a_password_is_changed_on_the_page_of_security() {
    let app = started(&[]).await;
    let answer = get(&app, "change-password").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/account/security");

    // Password managers ask for this address first: a site that answers all of them with 200 has
    // no such page.
    let name = "resource-that-should-not-exist-whose-status-code-should-not-be-200";
    for method in [Method::GET, Method::HEAD] {
        let request = app.browser().request(method, &format!("/.well-known/{name}"));
        assert_eq!(request.send().await.unwrap().status(), StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn passkeys_are_made_and_managed_on_the_page_of_security() {
    let app = started(&[]).await;
    let answer = get(&app, "passkey-endpoints").await;
    let page = "https://login.example.com/account/security";
    assert_eq!(answer.json(), json!({ "enroll": page, "manage": page }));
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("cache-control"), "public, max-age=300");
}

#[tokio::test]
async fn passkeys_of_the_cloud_and_of_another_back_end_are_not_managed_here() {
    let cloud = [
        ("VESTIBULE_OWNID_MODE", "cloud"),
        ("VESTIBULE_OWNID_APP_ID", "abc123"),
        ("VESTIBULE_OWNID_SHARED_SECRET", "c2hhcmVkLXNlY3JldC1mb3ItdGVzdC12ZWN0b3JzLW9ubHk="),
        ("VESTIBULE_PLATFORM_RELATED_ORIGINS", "https://shop.example.net"),
    ];
    let elsewhere = [("VESTIBULE_PLATFORM_CALLBACK_URL", "https://shop.example.com/api/ownid")];
    for settings in [&cloud[..], &elsewhere] {
        let app = started(settings).await;
        assert_eq!(get(&app, "passkey-endpoints").await.status, StatusCode::NOT_FOUND);
        assert_eq!(get(&app, "webauthn").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn weaknesses_are_reported_to_the_contacts_of_the_settings() {
    let contacts = "mailto:security@example.com, https://example.com/report?by=form";
    let app = started(&[("VESTIBULE_SECURITY_CONTACT", contacts)]).await;
    for days in [0, 1, 300] {
        app.server.clock.advance(Duration::from_hours(days * 24));
        let answer = get(&app, "security.txt").await;
        assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");

        let expires = app.now().plus(Duration::from_hours(180 * 24)).day();
        let expected = format!(
            "Contact: mailto:security@example.com\nContact: https://example.com/report?by=form\n\
             Expires: {expires}T00:00:00Z\n\
             Canonical: https://login.example.com/.well-known/security.txt\n"
        );
        assert_eq!(answer.body, expected);
    }
}

#[tokio::test]
async fn the_applications_of_the_settings_are_associated_with_the_site() {
    let plain = FINGERPRINT.replace(':', "").to_lowercase();
    let second = "AA".repeat(32);
    let android = format!(
        "com.example.app={plain}, com.example.other={FINGERPRINT}, com.example.app={second}"
    );
    let app = started(&[
        ("VESTIBULE_ANDROID_APPS", android.as_str()),
        ("VESTIBULE_APPLE_APPS", "A1B2C3D4E5.com.example.app, A1B2C3D4E5.com.example.other"),
    ])
    .await;

    let links = get(&app, "assetlinks.json").await;
    assert_eq!(links.header("content-type"), "application/json");
    let statement = |package: &str, fingerprints: &[&str]| {
        json!({
            "relation": [
                "delegate_permission/common.handle_all_urls",
                "delegate_permission/common.get_login_creds",
            ],
            "target": {
                "namespace": "android_app", "package_name": package,
                "sha256_cert_fingerprints": fingerprints,
            },
        })
    };
    let second = vec!["AA"; 32].join(":");
    assert_eq!(
        links.json(),
        json!([
            statement("com.example.app", &[FINGERPRINT, &second]),
            statement("com.example.other", &[FINGERPRINT]),
        ])
    );

    let association = get(&app, "apple-app-site-association").await;
    assert_eq!(association.status, StatusCode::OK);
    assert_eq!(association.header("content-type"), "application/json");
    assert_eq!(
        association.json(),
        json!({ "webcredentials": {
            "apps": ["A1B2C3D4E5.com.example.app", "A1B2C3D4E5.com.example.other"],
        } })
    );
}

#[tokio::test]
async fn an_address_without_its_setting_is_not_found() {
    let app = started(&[]).await;
    for name in ["webauthn", "security.txt", "assetlinks.json", "apple-app-site-association"] {
        assert_eq!(get(&app, name).await.status, StatusCode::NOT_FOUND, "{name}");
    }
}

#[test]
fn settings_of_the_well_known_addresses_are_validated() {
    let listed = mistakes(&[
        (
            "VESTIBULE_SECURITY_CONTACT",
            "security@example.com, http://example.com/report, mailto:security, tel:+1-201-555-0123",
        ),
        ("VESTIBULE_ANDROID_APPS", "com.example.app, com.example.app=14:6D"),
        ("VESTIBULE_APPLE_APPS", "com.example.app, A1B2C3D4E5.com.example.*"),
    ]);
    for (setting, times) in [("security_contact", 4), ("android_apps", 2), ("apple_apps", 2)] {
        let begin = format!("  - {setting}: ");
        assert_eq!(listed.matches(&begin).count(), times, "{setting} in {listed}");
    }
    assert!(listed.contains("security_contact: security@example.com must be a URI"), "{listed}");
    assert!(listed.contains("android_apps: com.example.app=14:6D must end with"), "{listed}");

    let config = load(&[("VESTIBULE_ANDROID_APPS", &format!("com.example.app={FINGERPRINT}"))]);
    let shown = config.unwrap().effective_settings();
    let shown = shown.iter().find(|setting| setting.name == "android_apps").unwrap();
    assert!(format!("{:?}", shown.value).contains(FINGERPRINT) && shown.given);
}
