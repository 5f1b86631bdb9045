//! Keys that sign tokens, and the metadata that name them.

use std::{process::ExitCode, time::Duration};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use serde_json::{Value, json};

use super::{logged_in, with_person};
use crate::{
    domain::{ApplicationKind, credentials::jws::SigningAlgorithm},
    service::{
        caller::Caller,
        housekeeping,
        oauth::signing_keys::{self, KeyStart},
    },
    tests::{
        operations::command_line::run,
        support::{
            harness::{Answer, TestDatabase, on_both},
            relying_party::{REDIRECT_URI, RelyingParty},
        },
    },
};

on_both!(
    keys_are_published_before_they_sign,
    keys_are_replaced_by_a_command_and_by_themselves,
    the_metadata_name_every_endpoint,
);

async fn keys_are_published_before_they_sign(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = json!({ "redirectUris": [REDIRECT_URI], "idTokenSignedResponseAlg": "RS256" });
    let party = RelyingParty::register(&app, "Old", ApplicationKind::Web, settings).await;
    let mut browser = logged_in(&app).await;
    let before = party.tokens(&mut browser, "openid").await["id_token"].clone();
    let count = async || signing_keys::published(&app.server).await.unwrap().verifiers().len();
    assert_eq!(count().await, 2, "one for each algorithm");

    let caller = Caller::command_line();
    signing_keys::rotate(&app.server, &caller, KeyStart::Published).await.unwrap();
    assert_eq!(count().await, 4);
    let meanwhile = party.tokens(&mut browser, "openid").await["id_token"].clone();
    assert_eq!(key_id(&meanwhile), key_id(&before));

    app.server.clock.advance(Duration::from_secs(25 * 60 * 60));
    let after = party.tokens(&mut browser, "openid").await["id_token"].clone();
    assert_ne!(key_id(&after), key_id(&before));
    party.verify(&before).await;
    app.server.clock.advance(Duration::from_secs(2 * 24 * 60 * 60));
    assert_eq!(count().await, 2, "the old keys are gone");

    signing_keys::rotate(&app.server, &caller, KeyStart::Published).await.unwrap();
    let leaked = party.tokens(&mut logged_in(&app).await, "openid").await["id_token"].clone();
    signing_keys::rotate(&app.server, &caller, KeyStart::Now).await.unwrap();
    assert_eq!(count().await, 2, "a key that has leaked is not published, nor is the next one");
    let published = signing_keys::published(&app.server).await.unwrap();
    assert!(!published.to_json().contains(&key_id(&leaked)));
    let keys = signing_keys::published(&app.server).await.unwrap();
    for algorithm in SigningAlgorithm::ALL {
        assert!(keys.signing(algorithm, app.now()).is_some());
    }
}

/// The `kid` in the head of a JWT.
fn key_id(token: &Value) -> String {
    let head = token.as_str().unwrap().split('.').next().unwrap();
    let head: Value = serde_json::from_slice(&BASE64URL.decode(head).unwrap()).unwrap();
    head["kid"].as_str().unwrap().to_owned()
}

async fn keys_are_replaced_by_a_command_and_by_themselves(database: TestDatabase) {
    let app = with_person(database).await;
    let count = async || {
        app.server.clock.advance(Duration::from_secs(11));
        signing_keys::published(&app.server).await.unwrap().verifiers().len()
    };
    assert_eq!(count().await, 2);
    for words in [&["keys", "list"][..], &["keys", "list", "--json"], &["keys", "rotate"]] {
        assert_eq!(run(&app, words).await, ExitCode::SUCCESS, "{words:?}");
    }
    assert_eq!(count().await, 4);

    housekeeping::tidy(&app.server).await.unwrap();
    assert_eq!(count().await, 4, "the new ones are young");
    app.server.clock.advance(Duration::from_secs(90 * 24 * 60 * 60));
    housekeeping::tidy(&app.server).await.unwrap();
    housekeeping::tidy(&app.server).await.unwrap();
    assert_eq!(count().await, 4, "the first ones are gone, the third ones wait");
}

async fn the_metadata_name_every_endpoint(database: TestDatabase) {
    let app = with_person(database).await;
    let read = async |path: &str| {
        Answer::of(app.client.get(app.url(path)).send().await.unwrap()).await.json()
    };
    let metadata = read("/.well-known/openid-configuration").await;
    assert_eq!(metadata["issuer"], app.origin());
    assert_eq!(metadata, read("/.well-known/oauth-authorization-server").await);

    let routed: Vec<_> =
        crate::tests::support::routes::routes(&app).into_iter().map(|route| route.path).collect();
    let members = metadata.as_object().unwrap();
    let named = members
        .iter()
        .filter(|(name, _)| name.ends_with("_endpoint") || name.as_str() == "jwks_uri");
    let mut count = 0;
    for (name, url) in named {
        let path = url.as_str().unwrap().strip_prefix(&app.origin()).unwrap();
        assert!(routed.iter().any(|routed| routed == path), "{name} {path}");
        count += 1;
    }
    assert_eq!(count, 9);
    for algorithm in ["ES256", "RS256"] {
        let listed = metadata["id_token_signing_alg_values_supported"].as_array().unwrap();
        assert!(listed.contains(&json!(algorithm)));
    }
}
