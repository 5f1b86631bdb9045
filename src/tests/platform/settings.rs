//! Settings of the site that the local platform serves: the recipients of its messages, additional
//! headers of each callback, and the key with which the site vouches for its users.

use std::sync::{Arc, Mutex};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
    routing::post,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use ring::{
    hmac,
    rand::SystemRandom,
    signature::{RSA_PKCS1_SHA256, RsaKeyPair},
};
use rustls::pki_types::{PrivatePkcs1KeyDer, pem::PemObject};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::tests::{
    operations::settings::{load, mistakes},
    support::{
        harness::{Answer, App, TestDatabase, on_both},
        log::Log,
        sdk::{ALICE, BOB, Sdk, begun, refusal},
        site::Site,
    },
};

on_both!(
    p13_a_site_vouches_by_a_token_of_its_own,
    p13_a_token_that_the_site_did_not_sign_adds_no_passkey,
    p14_messages_are_sent_to_the_configured_urls_with_their_headers,
    p14_the_audit_log_says_sent_of_what_was_accepted,
    p14_the_audit_log_says_not_sent_of_what_was_refused,
);

const KEY: &str = include_str!("../support/data/site-key.pem");
const OTHER_KEY: &str = include_str!("../support/data/other-key.pem");
const PUBLIC_KEY: &str = include_str!("../support/data/site-key.pub.pem");

async fn with_key(site: &Site, database: TestDatabase) -> App {
    let callbacks = format!("http://{}/ownid/", site.address);
    let key = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/support/data/site-key.pub.pem");
    let settings = [
        ("VESTIBULE_PLATFORM_ORIGINS", site.origin()),
        ("VESTIBULE_PLATFORM_CALLBACK_URL", callbacks),
        ("VESTIBULE_PLATFORM_AUTH_TOKEN_KEY_FILE", key.to_owned()),
    ];
    database.start(&settings.each_ref().map(|(name, value)| (*name, value.as_str()))).await
}

/// The first two parts of a JWT.
fn unsigned(algorithm: &str, claims: &Value) -> String {
    let [header, claims] = [json!({ "alg": algorithm, "typ": "JWT" }), claims.clone()];
    [header, claims].map(|part| BASE64URL.encode(part.to_string())).join(".")
}

fn signed(claims: &Value, key: &str) -> String {
    let der = PrivatePkcs1KeyDer::from_pem_slice(key.as_bytes()).unwrap();
    let key = RsaKeyPair::from_der(der.secret_pkcs1_der()).unwrap();
    let text = unsigned("RS256", claims);
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text.as_bytes(), &mut signature).unwrap();
    format!("{text}.{}", BASE64URL.encode(signature))
}

fn in_a_minute(app: &App) -> i64 {
    app.now().as_millis() / 1_000 + 60
}

async fn start(app: &App, sdk: &Sdk<'_>, login_id: &str, auth_token: &str) -> Answer {
    let app_id = &app.server.config.ownid.app_id;
    sdk.post(
        "enroll/start",
        &json!({ "appId": app_id, "loginId": login_id, "authToken": auth_token }),
    )
    .await
}

async fn p13_a_site_vouches_by_a_token_of_its_own(database: TestDatabase) {
    let site = Site::start().await;
    let app = with_key(&site, database).await;
    let sdk = Sdk::at(&app, &site.origin());
    site.sign_up(ALICE, None);
    let exp = in_a_minute(&app);
    for claims in [
        json!({ "sub": ALICE, "exp": exp }),
        json!({
            "sub": "user-17", "email": " Alice@Example.com", "exp": exp, "aud": "shop",
            "iss": "shop",
        }),
        json!({ "loginId": ALICE, "exp": exp, "nbf": exp - 60 }),
    ] {
        let (ceremony_id, options) = begun(&start(&app, &sdk, ALICE, &signed(&claims, KEY)).await);
        let mut device = sdk.device();
        let credential = device.create(&options).await;
        let answer = sdk.finish("enroll", &ceremony_id, &credential).await;
        assert_eq!(answer.status.as_u16(), 200, "{claims}: {answer:?}");
        assert_eq!(sdk.log_in(&mut device, None).await.status.as_u16(), 200);
    }
}

async fn p13_a_token_that_the_site_did_not_sign_adds_no_passkey(database: TestDatabase) {
    let site = Site::start().await;
    let app = with_key(&site, database).await;
    let sdk = Sdk::at(&app, &site.origin());
    site.sign_up(ALICE, None);
    let exp = in_a_minute(&app);
    let right = json!({ "sub": ALICE, "exp": exp });
    let by_hmac = unsigned("HS256", &right);
    let tag =
        hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, PUBLIC_KEY.as_bytes()), by_hmac.as_bytes());
    let by_hmac = format!("{by_hmac}.{}", BASE64URL.encode(tag));
    let unsigned = format!("{}.", unsigned("none", &right));
    for (token, words) in [
        (signed(&right, OTHER_KEY), "signed"),
        (by_hmac, "signed"),
        (unsigned, "signed"),
        ("a.b.c".to_owned(), "signed"),
        (signed(&json!({ "sub": ALICE }), KEY), "expired"),
        (signed(&json!({ "sub": ALICE, "exp": exp - 200 }), KEY), "expired"),
        (signed(&json!({ "sub": ALICE, "exp": exp, "nbf": exp + 100 }), KEY), "expired"),
        (signed(&json!({ "sub": BOB, "exp": exp }), KEY), "login id"),
        (signed(&json!({ "exp": exp }), KEY), "login id"),
    ] {
        let answer = start(&app, &sdk, ALICE, &token).await;
        assert_eq!(refusal(&answer), (401, "auth_token_refused".to_owned()), "{token}");
        assert!(answer.json()["detail"].as_str().unwrap().contains(words), "{answer:?}");
    }
    assert_eq!(
        refusal(&start(&app, &sdk, ALICE, "opaque").await),
        (410, "ceremony_unknown".to_owned())
    );
}

#[tokio::test]
async fn p13_without_a_key_the_answer_says_so() {
    let site = Site::start().await;
    let app = site.platform(TestDatabase::sqlite()).await;
    let sdk = Sdk::at(&app, &site.origin());
    site.sign_up(ALICE, None);
    let answer =
        start(&app, &sdk, ALICE, &signed(&json!({ "sub": ALICE, "exp": in_a_minute(&app) }), KEY))
            .await;
    assert_eq!(refusal(&answer), (401, "auth_token_refused".to_owned()));
    assert!(answer.json()["detail"].as_str().unwrap().contains("has no key"), "{answer:?}");
}

type Seen = Arc<Mutex<Vec<(String, HeaderMap, Value)>>>;

/// A service that accepts messages, or fails, whatever the URL.
async fn messages(status: StatusCode) -> (String, Seen) {
    let seen = Seen::default();
    let take = async move |State(seen): State<Seen>, uri: Uri, headers: HeaderMap, body: String| {
        seen.lock().unwrap().push((uri.to_string(), headers, serde_json::from_str(&body).unwrap()));
        status
    };
    let routes = Router::new().fallback(post(take)).with_state(Arc::clone(&seen));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    (url, seen)
}

async fn before(site: &Site, database: TestDatabase, url: &str) -> App {
    let settings = [
        ("VESTIBULE_PLATFORM_ORIGINS", site.origin()),
        ("VESTIBULE_PLATFORM_CALLBACK_URL", format!("http://{}/ownid/", site.address)),
        ("VESTIBULE_PLATFORM_SEND_SMS_URL", format!("{url}/hooks/text?by=sms")),
        ("VESTIBULE_PLATFORM_SEND_EMAIL_URL", format!("{url}/hooks/mail")),
        (
            "VESTIBULE_PLATFORM_CALLBACK_HEADERS",
            "X-Api-Key: key, authorization: Bearer gate".to_owned(),
        ),
    ];
    database.start(&settings.each_ref().map(|(name, value)| (*name, value.as_str()))).await
}

async fn ask_code(app: &App, sdk: &Sdk<'_>, login_id: &str) {
    let asked = json!({ "appId": app.server.config.ownid.app_id, "loginId": login_id });
    assert_eq!(sdk.post("code/start", &asked).await.status.as_u16(), 200);
}

async fn until(happened: impl Fn() -> bool) {
    for _ in 0..500 {
        if happened() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("it did not happen within five seconds");
}

async fn p14_messages_are_sent_to_the_configured_urls_with_their_headers(database: TestDatabase) {
    let site = Site::start().await;
    let (url, seen) = messages(StatusCode::ACCEPTED).await;
    let app = before(&site, database, &url).await;
    let sdk = Sdk::at(&app, &site.origin());
    site.sign_up(ALICE, None);
    ask_code(&app, &sdk, ALICE).await;
    ask_code(&app, &sdk, "+14155552671").await;
    until(|| seen.lock().unwrap().len() == 2).await;
    let mut seen = seen.lock().unwrap().clone();
    seen.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    assert_eq!([&seen[0].0, &seen[1].0], ["/hooks/mail", "/hooks/text?by=sms"]);
    assert_eq!(
        (&seen[0].2["email"], &seen[1].2["phoneNumber"]),
        (&json!(ALICE), &json!("+14155552671"))
    );
    for (path, headers, body) in &seen {
        let header = |name: &str| headers[name].to_str().unwrap().to_owned();
        assert_eq!(
            (header("x-api-key"), header("authorization")),
            ("key".to_owned(), "Bearer gate".to_owned())
        );
        let signature = app.secret().sign(body.to_string().as_bytes(), &header("ownid-timestamp"));
        assert_eq!(header("ownid-signature"), signature, "{path}");
    }
    assert!(site.users.lock().unwrap().mails.is_empty());
}

async fn p14_the_audit_log_says_sent_of_what_was_accepted(database: TestDatabase) {
    let events = events(database, StatusCode::ACCEPTED).await;
    assert!(events.contains("\"code_sent\"") && !events.contains("\"code_not_sent\""), "{events}");
}

async fn p14_the_audit_log_says_not_sent_of_what_was_refused(database: TestDatabase) {
    let events = events(database, StatusCode::INTERNAL_SERVER_ERROR).await;
    assert!(events.contains("\"code_not_sent\"") && !events.contains("\"code_sent\""), "{events}");
}

/// The log after a code was requested and the message service gave this response.
async fn events(database: TestDatabase, status: StatusCode) -> String {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().json().with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let site = Site::start().await;
    let (url, seen) = messages(status).await;
    let app = before(&site, database, &url).await;
    ask_code(&app, &Sdk::at(&app, &site.origin()), ALICE).await;
    until(|| ["code_sent", "code_not_sent"].iter().any(|event| log.text().contains(event))).await;
    assert_eq!(seen.lock().unwrap().len(), 1);
    log.text()
}

#[test]
fn p14_impossible_settings_are_refused() {
    let listed = mistakes(&[
        ("VESTIBULE_PLATFORM_SEND_SMS_URL", "http://sms.example.com"),
        ("VESTIBULE_PLATFORM_SEND_EMAIL_URL", "mail"),
        (
            "VESTIBULE_PLATFORM_CALLBACK_HEADERS",
            "no colon, Content-Type: text/plain, ownid-signature: x",
        ),
        ("VESTIBULE_PLATFORM_AUTH_TOKEN_KEY_FILE", "/nowhere/key.pem"),
    ]);
    for (setting, times) in [
        ("platform_send_sms_url", 1),
        ("platform_send_email_url", 1),
        ("platform_callback_headers", 3),
        ("platform_auth_token_key_file", 1),
    ] {
        assert_eq!(
            listed.matches(&format!("  - {setting}: ")).count(),
            times,
            "{setting} in {listed}"
        );
    }
    let private = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/support/data/site-key.pem");
    assert!(
        mistakes(&[("VESTIBULE_PLATFORM_AUTH_TOKEN_KEY_FILE", private)])
            .contains("holds a private key")
    );
    let config = load(&[("VESTIBULE_PLATFORM_CALLBACK_HEADERS", "x-api-key: hush")]).unwrap();
    assert!(!format!("{config:?}").contains("hush"));
}
