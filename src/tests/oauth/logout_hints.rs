//! Hints of a logout: only an ID token of this server, issued in this very session, logs out
//! without a question.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use serde_json::{Value, json};

use super::{
    logged_in,
    logout::{LoggedIn, assert_page_of_logout},
    with_person,
};
use crate::tests::support::{
    harness::{TestDatabase, on_both},
    relying_party::{LOGGED_OUT_URI, RelyingParty},
};

on_both!(
    oidcc_rp_initiated_logout_bad_id_token_hint,
    oidcc_rp_initiated_logout_modified_id_token_hint,
    an_expired_id_token_is_a_hint,
    b53_an_id_token_of_another_session_or_person_asks,
    b53_tokens_of_other_kinds_are_no_hints,
    client_id_must_agree_with_the_hint,
);

async fn oidcc_rp_initiated_logout_bad_id_token_hint(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let asked = person
        .log_out(&[
            ("id_token_hint", "a.bad.hint"),
            ("post_logout_redirect_uri", LOGGED_OUT_URI),
            ("state", "x"),
        ])
        .await;
    assert_page_of_logout(&person.confirm(&asked).await);
}

async fn oidcc_rp_initiated_logout_modified_id_token_hint(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let parts: Vec<_> = person.id_token.split('.').map(str::to_owned).collect();
    let mut claims: Value = serde_json::from_slice(&BASE64URL.decode(&parts[1]).unwrap()).unwrap();
    let encode = |value: &Value| BASE64URL.encode(value.to_string());
    let unsigned = encode(&json!({ "typ": "JWT", "alg": "none" }));
    claims["exp"] = json!(0);
    for modified in [
        format!("{unsigned}.{}.", parts[1]),
        format!("{unsigned}.{}.{}", parts[1], parts[2]),
        format!("{}.{}.{}", parts[0], encode(&claims), parts[2]),
        format!("{}.{}.", parts[0], parts[1]),
    ] {
        let asked = person
            .log_out(&[
                ("id_token_hint", &modified),
                ("post_logout_redirect_uri", LOGGED_OUT_URI),
                ("state", "x"),
            ])
            .await;
        assert!(asked.header("location").starts_with("/oauth2/logout/confirm"), "{asked:?}");
        assert!(person.browser.is_logged_in().await);
    }
}

async fn an_expired_id_token_is_a_hint(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    app.server.clock.advance(Duration::from_secs(24 * 60 * 60));
    let hint = person.id_token.clone();
    let parameters =
        [("id_token_hint", hint.as_str()), ("post_logout_redirect_uri", LOGGED_OUT_URI)];
    assert_eq!(person.log_out(&parameters).await.header("location"), LOGGED_OUT_URI);
    assert!(!person.browser.is_logged_in().await);
}

async fn b53_an_id_token_of_another_session_or_person_asks(database: TestDatabase) {
    let app = with_person(database).await;
    app.account("other@example.com", Some("a long password"), None).await;
    let mut person = LoggedIn::new(&app).await;
    let mut elsewhere = logged_in(&app).await;
    let of_elsewhere = person.party.tokens(&mut elsewhere, "openid").await;
    let mut stranger = app.browser();
    let form = [("loginId", "other@example.com"), ("password", "a long password")];
    assert_eq!(stranger.post("/login", &form).await.status, 303);
    let of_stranger = person.party.tokens(&mut stranger, "openid").await;

    for tokens in [of_elsewhere, of_stranger] {
        let hint = tokens["id_token"].as_str().unwrap();
        let asked = person
            .log_out(&[("id_token_hint", hint), ("post_logout_redirect_uri", LOGGED_OUT_URI)])
            .await;
        assert!(asked.header("location").starts_with("/oauth2/logout/confirm"), "{asked:?}");
        assert!(person.browser.is_logged_in().await);
    }
    assert!(elsewhere.is_logged_in().await && stranger.is_logged_in().await);
}

async fn b53_tokens_of_other_kinds_are_no_hints(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let further = json!({ "accessTokenFormat": "jwt" });
    let party = RelyingParty::with_logout(&app, "JWT", further).await;
    let tokens = party.tokens(&mut person.browser, "openid").await;
    let hint = tokens["access_token"].as_str().unwrap();
    let asked = person.log_out(&[("id_token_hint", hint)]).await;
    assert!(asked.header("location").starts_with("/oauth2/logout/confirm"), "{asked:?}");
}

async fn client_id_must_agree_with_the_hint(database: TestDatabase) {
    let app = with_person(database).await;
    let mut person = LoggedIn::new(&app).await;
    let other = RelyingParty::with_logout(&app, "Other", json!({})).await;
    let (hint, id) = (person.id_token.clone(), person.party.id.clone());
    let parameters = [("id_token_hint", hint.as_str()), ("client_id", other.id.as_str())];
    assert_eq!(person.log_out(&parameters).await.status, 400);
    assert!(person.browser.is_logged_in().await);

    let parameters = [("id_token_hint", hint.as_str()), ("client_id", id.as_str())];
    assert_eq!(person.log_out(&parameters).await.status, 200);
    assert!(!person.browser.is_logged_in().await);
}
