//! Exchanges that wait together: each has its own answer, and none spoils its neighbours.

use std::{collections::HashSet, time::Duration};

use futures::future::join_all;
use serde_json::{Value, json};

use super::{logged_in, with_person};
use crate::{
    domain::{TokenHash, oauth::OAuthScopes},
    store::oauth::{
        exchanges::{self, CodeExchange},
        tokens::{self, OAuthToken, OAuthTokenKind},
    },
    tests::support::{
        harness::{Answer, App, Browser, TestDatabase, on_both},
        relying_party::{REDIRECT_URI, RelyingParty, VERIFIER},
    },
};

on_both!(
    many_exchanges_at_once_each_get_their_own,
    an_exchange_that_fails_does_not_spoil_its_neighbours,
    one_code_at_once_gives_tokens_once_and_ends_them,
    one_refresh_token_at_once_is_an_answer_that_was_lost,
    a_session_that_ends_is_seen_by_introspection_at_once,
);

/// The codes of as many authorizations.
async fn codes(party: &RelyingParty<'_>, browser: &mut Browser<'_>, count: usize) -> Vec<String> {
    let mut codes = Vec::new();
    for _ in 0..count {
        codes.push(party.code(browser, &[("scope", "openid offline_access")]).await);
    }
    codes
}

async fn many_exchanges_at_once_each_get_their_own(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let codes = codes(&party, &mut logged_in(&app).await, 12).await;

    let verifiers =
        [VERIFIER, VERIFIER, VERIFIER, "a-verifier-of-somebody-else-that-is-long-enough"];
    let exchanged = join_all(
        codes
            .iter()
            .zip(verifiers.iter().cycle())
            .map(|(code, verifier)| redeem(&party, code, verifier)),
    );
    let mut refresh_tokens = Vec::new();
    for (number, answer) in exchanged.await.into_iter().enumerate() {
        if number % 4 == 3 {
            assert_eq!(answer.json()["error"], "invalid_grant");
            let again = party.redeem(&codes[number]).await;
            assert_eq!(again.json()["error"], "invalid_grant", "it is used up");
        } else {
            assert_eq!(answer.status, 200, "{}", answer.body);
            refresh_tokens.push(answer.json()["refresh_token"].as_str().unwrap().to_owned());
        }
    }

    let refreshed = join_all(refresh_tokens.iter().map(|token| party.refresh(token))).await;
    let mut distinct = HashSet::new();
    for answer in refreshed {
        let tokens = answer.json();
        assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 200);
        distinct.insert(tokens["access_token"].to_string());
    }
    assert_eq!(distinct.len(), refresh_tokens.len());
}

async fn an_exchange_that_fails_does_not_spoil_its_neighbours(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let codes = codes(&party, &mut logged_in(&app).await, 9).await;

    let mut exchanges = Vec::new();
    for (number, code) in codes.iter().enumerate() {
        // No application has this id, so the row of its token is refused.
        let owner = if number == 4 { "nobody" } else { &party.id };
        exchanges.push(exchange_of(&app, &party, code, owner).await);
    }
    let db = &app.server.db;
    let waiting = exchanges.iter().cloned().map(|exchange| exchanges::exchange_code(db, exchange));
    let outcomes = join_all(waiting).await;

    for (number, (outcome, exchange)) in outcomes.iter().zip(&exchanges).enumerate() {
        let token = &exchange.tokens[0].token_hash;
        let is_recorded = tokens::find(db, token, app.now()).await.unwrap().is_some();
        if number == 4 {
            assert!(outcome.is_err() && !is_recorded);
            assert_eq!(party.redeem(&codes[number]).await.status, 200, "its code was not used");
        } else {
            assert!(*outcome.as_ref().unwrap() && is_recorded, "{number}");
        }
    }
}

async fn redeem(party: &RelyingParty<'_>, code: &str, verifier: &str) -> Answer {
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", REDIRECT_URI),
        ("code_verifier", verifier),
    ];
    party.post("/oauth2/token", &form).await
}

/// The exchange of a code for one access token of the application with this id.
async fn exchange_of(app: &App, party: &RelyingParty<'_>, code: &str, owner: &str) -> CodeExchange {
    let application_id = party.id.clone().try_into().unwrap();
    let code_hash = TokenHash::of(code.as_bytes());
    let db = &app.server.db;
    let found = crate::store::oauth::grants::find_code(db, &application_id, &code_hash).await;
    let grant = found.unwrap().unwrap().grant;

    let now = app.now();
    let token = OAuthToken {
        token_hash: app.server.random.token().hash(),
        kind: OAuthTokenKind::Access,
        application_id: owner.to_owned().try_into().unwrap(),
        grant_id: Some(grant.id),
        scopes: OAuthScopes::parse("openid"),
        resource: None,
        created_at: now,
        expires_at: now.plus(Duration::from_secs(60)),
        used_at: None,
    };
    CodeExchange { code_hash, application_id, tokens: vec![token], now }
}

async fn one_code_at_once_gives_tokens_once_and_ends_them(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let code = party.code(&mut logged_in(&app).await, &[]).await;

    let answers = join_all((0..8).map(|_| party.redeem(&code))).await;
    let (given, refused): (Vec<_>, Vec<_>) =
        answers.iter().partition(|answer| answer.status == 200);
    assert!(given.len() <= 1);
    assert!(refused.iter().all(|answer| answer.json()["error"] == "invalid_grant"));
    for answer in given {
        let token = &answer.json()["access_token"];
        assert_eq!(party.userinfo(token).await.status, 401, "one of the users has stolen it");
    }
}

async fn one_refresh_token_at_once_is_an_answer_that_was_lost(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let tokens = party.tokens(&mut logged_in(&app).await, "openid offline_access").await;
    let presented = tokens["refresh_token"].as_str().unwrap();

    let answers = join_all((0..6).map(|_| party.refresh(presented))).await;
    let renewed: HashSet<String> =
        answers.iter().map(|answer| answer.json()["refresh_token"].to_string()).collect();
    assert!(answers.iter().all(|answer| answer.status == 200));
    assert_eq!(renewed.len(), answers.len(), "each has its own");

    app.server.clock.advance(Duration::from_secs(31));
    assert_eq!(party.refresh(presented).await.json()["error"], "invalid_grant");
    assert_eq!(party.userinfo(&answers[0].json()["access_token"]).await.status, 401);
}

async fn a_session_that_ends_is_seen_by_introspection_at_once(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    let tokens: Value = party.tokens(&mut browser, "openid profile offline_access").await;

    for token in ["access_token", "refresh_token"] {
        let described = party.introspect(&tokens[token]).await;
        assert_eq!(described["active"], true);
        assert_eq!(described["username"], super::PERSON);
    }
    browser.post("/logout", &[]).await;
    for token in ["access_token", "refresh_token"] {
        assert_eq!(party.introspect(&tokens[token]).await, json!({ "active": false }));
    }
}
