//! The signatures of events, and the secrets that make them.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

use super::{Made, Receiver, deliver, serving, webhook};
use crate::{
    service::webhooks::upkeep,
    tests::support::{
        admin::ApiClient,
        harness::{App, TestDatabase, on_both, text},
        peers::Seen,
    },
};

on_both!(
    b65_every_event_is_signed_for_its_time,
    b65_two_secrets_sign_while_one_replaces_the_other,
    b65_a_secret_that_leaked_ends_at_once,
);

/// True if one of the signatures of a request was made with this secret.
fn is_signed_with(seen: &Seen, secret: &str) -> bool {
    let key = BASE64_STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
    let header = |name| seen.header(name).unwrap();
    let content = [header("webhook-id"), header("webhook-timestamp"), seen.body.as_str()].join(".");
    let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&key).unwrap().chain_update(content);
    let expected = format!("v1,{}", BASE64_STANDARD.encode(mac.finalize().into_bytes()));
    header("webhook-signature").split(' ').any(|signature| signature == expected)
}

fn signature_count(seen: &Seen) -> usize {
    seen.header("webhook-signature").unwrap().split(' ').count()
}

/// Makes an event, and returns it as it came.
async fn next(app: &App, root: &ApiClient<'_>, receiver: &Receiver) -> Seen {
    let number = receiver.seen().len();
    root.create(&json!({ "loginId": format!("person{number}@example.com") })).await;
    deliver(app).await;
    receiver.seen().last().unwrap().clone()
}

async fn rotate(root: &ApiClient<'_>, made: &Made, ends_previous: bool) -> String {
    let body = json!({ "endsPrevious": ends_previous });
    let rotated = root.post(&format!("{}/secret", made.path()), &body).await;
    assert_eq!(rotated.status, 200, "{rotated:?}");
    text(&rotated.json()["secret"])
}

async fn b65_every_event_is_signed_for_its_time(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;

    let seen = next(&app, &root, &receiver).await;
    assert!(is_signed_with(&seen, &made.secret), "{seen:?}");
    assert_eq!(signature_count(&seen), 1);
    assert_eq!(seen.header("content-type"), Some("application/json"));
    let seconds = app.now().as_millis() / 1_000;
    assert_eq!(seen.header("webhook-timestamp"), Some(seconds.to_string().as_str()));
    assert!(seen.head.starts_with("POST /hook HTTP/1.1"), "{seen:?}");
    let other = format!("whsec_{}", BASE64_STANDARD.encode([0; 32]));
    assert!(!is_signed_with(&seen, &other));
    let changed = Seen { body: seen.body.replace("created", "deleted"), ..seen };
    assert!(!is_signed_with(&changed, &made.secret));
}

async fn b65_two_secrets_sign_while_one_replaces_the_other(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;

    let second = rotate(&root, &made, false).await;
    assert_ne!(second, made.secret);
    let seen = next(&app, &root, &receiver).await;
    assert!(is_signed_with(&seen, &made.secret) && is_signed_with(&seen, &second), "{seen:?}");
    assert!(root.get(&made.path()).await.json()["previousSecretUntil"].is_string());

    let third = rotate(&root, &made, false).await;
    let seen = next(&app, &root, &receiver).await;
    assert_eq!(signature_count(&seen), 2, "two at most");
    assert!(!is_signed_with(&seen, &made.secret) && is_signed_with(&seen, &second));

    app.server.clock.advance(Duration::from_hours(24));
    let seen = next(&app, &root, &receiver).await;
    assert_eq!(signature_count(&seen), 1, "also before it is swept");
    assert!(is_signed_with(&seen, &third));
    upkeep::tidy(&app.server, 100).await.unwrap();
    assert!(root.get(&made.path()).await.json()["previousSecretUntil"].is_null());
}

async fn b65_a_secret_that_leaked_ends_at_once(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created"]).await;

    let second = rotate(&root, &made, true).await;
    let seen = next(&app, &root, &receiver).await;
    assert!(!is_signed_with(&seen, &made.secret) && is_signed_with(&seen, &second), "{seen:?}");
    assert_eq!(signature_count(&seen), 1);
}
