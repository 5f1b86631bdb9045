//! Authorization requests that are refused: by a page where no address can be trusted, else by an
//! error at the redirect URI.

use serde_json::json;

use super::{logged_in, with_person};
use crate::{
    domain::ApplicationKind,
    tests::support::{
        harness::{TestDatabase, on_both},
        relying_party::{REDIRECT_URI, RelyingParty},
    },
};

on_both!(
    requests_without_a_trusted_address_end_on_a_page,
    other_mistakes_are_told_to_the_application,
    loopback_ports_are_free_for_native_applications_only,
);

async fn requests_without_a_trusted_address_end_on_a_page(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    let long = "x".repeat(9_000);

    for changes in [
        [("client_id", "")],
        [("client_id", "unknown")],
        [("client_id", "\0")],
        [("client_id", "Wiki")],
        [("redirect_uri", "")],
        [("redirect_uri", "https://app.example.com/callback/")],
        [("redirect_uri", "https://app.example.com/callback/../callback")],
        [("redirect_uri", "https://app.example.com/callback?x=1")],
        [("redirect_uri", "https://app.example.com/callback#x")],
        [("redirect_uri", "https://app.example.com/Callback")],
        [("redirect_uri", "https://app.example.com:443/callback")],
        [("redirect_uri", "https://app.example.com.evil.example/callback")],
        [("redirect_uri", "https://app.example.com@evil.example/callback")],
        [("redirect_uri", "https://evil.example/?u=https://app.example.com/callback")],
        [("redirect_uri", "https://APP.example.com/callback")],
        [("redirect_uri", "http://app.example.com/callback")],
        [("redirect_uri", "//app.example.com/callback")],
        [("redirect_uri", "https:app.example.com/callback")],
        [("redirect_uri", "https://app.example.com\\@evil.example/callback")],
        [("redirect_uri", "https://app.example.com/callb%61ck")],
        [("redirect_uri", "javascript:alert(1)")],
        [("redirect_uri", "data:text/html,x")],
        [("redirect_uri", "urn:ietf:wg:oauth:2.0:oob")],
        [("request_uri", "urn:ietf:params:oauth:request_uri:x")],
        [(
            "request_uri",
            "urn:ietf:params:oauth:request_uri:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        )],
        [("state", long.as_str())],
    ] {
        // An address of ours that nobody keeps is told on a page, too.
        let answer = browser.get(&party.authorize_path(&changes)).await;
        let is_kept_elsewhere = changes[0].1 == "urn:ietf:params:oauth:request_uri:x";
        if is_kept_elsewhere {
            assert!(answer.header("location").contains("error=request_uri_not_supported"));
            continue;
        }
        assert_eq!(answer.status, 400, "{changes:?}");
        assert_eq!(answer.header("location"), "", "{changes:?}");
        assert!(answer.body.contains("cannot be answered"), "{changes:?}");
    }

    for repeated in ["client_id=wiki", "redirect_uri=https%3A%2F%2Fevil.example", "state=b"] {
        let path = format!("{}&{repeated}", party.authorize_path(&[]));
        assert_eq!(browser.get(&path).await.status, 400, "{repeated}");
    }
}

async fn other_mistakes_are_told_to_the_application(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    for (changes, error) in [
        (vec![("response_type", "")], "invalid_request"),
        (vec![("response_type", "token")], "unsupported_response_type"),
        (vec![("response_type", "code id_token")], "unsupported_response_type"),
        (vec![("response_type", "id_token")], "unsupported_response_type"),
        (vec![("response_mode", "fragment")], "invalid_request"),
        (vec![("scope", "")], "invalid_scope"),
        (vec![("scope", "unknown")], "invalid_scope"),
        (vec![("code_challenge", ""), ("code_challenge_method", "")], "invalid_request"),
        (vec![("code_challenge", "")], "invalid_request"),
        (vec![("code_challenge_method", "")], "invalid_request"),
        (vec![("code_challenge_method", "plain")], "invalid_request"),
        (vec![("code_challenge_method", "s256")], "invalid_request"),
        (vec![("code_challenge", "short")], "invalid_request"),
        (vec![("prompt", "none login")], "invalid_request"),
        (vec![("prompt", "unknown")], "invalid_request"),
        (vec![("max_age", "-1")], "invalid_request"),
        (vec![("max_age", "soon")], "invalid_request"),
        (vec![("claims", "[]")], "invalid_request"),
        (vec![("claims", "{")], "invalid_request"),
        (vec![("request", "eyJhbGciOiJub25lIn0.e30.")], "request_not_supported"),
        (vec![("request_uri", "https://app.example.com/r")], "request_uri_not_supported"),
        (vec![("registration", "{}")], "registration_not_supported"),
        (vec![("resource", "not a uri")], "invalid_target"),
        (vec![("resource", "https://a.example/#x")], "invalid_target"),
        (
            vec![("resource", "https://a.example"), ("resource", "https://b.example")],
            "invalid_target",
        ),
        (vec![("nonce", "a"), ("nonce", "b")], "invalid_request"),
        (vec![("scope", "openid"), ("scope", "email")], "invalid_request"),
    ] {
        let answer = party.authorize(&mut browser, &changes).await;
        assert_eq!(answer["error"], error, "{changes:?}");
        assert_eq!(answer["state"], "the state");
        assert_eq!(answer["iss"], app.origin());
        assert!(!answer.contains_key("code"));
    }

    // Unknown parameters and values of scope beside known ones are ignored.
    for changes in [
        vec![("unknown", "x")],
        vec![("scope", "openid unknown")],
        vec![("display", "popup")],
        vec![("ui_locales", "xx-unknown de")],
        vec![("claims_locales", "de")],
        vec![("login_hint", "someone@example.com")],
        vec![("nonce", "")],
        vec![("acr_values", "1 2")],
    ] {
        let answer = party.authorize(&mut browser, &changes).await;
        assert!(answer.contains_key("code"), "{changes:?} {answer:?}");
    }
}

async fn loopback_ports_are_free_for_native_applications_only(database: TestDatabase) {
    let app = with_person(database).await;
    let mut browser = logged_in(&app).await;
    let settings = json!({ "redirectUris": ["http://127.0.0.1/cb", REDIRECT_URI] });
    let native =
        RelyingParty::register(&app, "CLI", ApplicationKind::Native, settings.clone()).await;
    let web = RelyingParty::register(&app, "Web", ApplicationKind::Web, settings).await;
    let other_port = [("redirect_uri", "http://127.0.0.1:51004/cb")];

    let answer = browser.get(&native.authorize_path(&other_port)).await;
    assert!(answer.header("location").starts_with("http://127.0.0.1:51004/cb?code="), "{answer:?}");
    assert_eq!(browser.get(&web.authorize_path(&other_port)).await.status, 400);
}
