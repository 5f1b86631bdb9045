//! Requests to the endpoints for programs that are refused.

use std::time::Duration;

use reqwest::header;
use serde_json::json;

use super::{logged_in, with_person};
use crate::{
    domain::ApplicationKind,
    tests::support::{
        harness::{Answer, TestDatabase, on_both},
        relying_party::{REDIRECT_URI, RelyingParty, VERIFIER},
    },
};

on_both!(
    a_code_that_is_used_twice_ends_what_it_got,
    two_exchanges_of_one_code_at_once_give_tokens_once,
    a_code_is_for_its_own_request,
    pkce_can_be_left_out_only_where_an_administrator_says_so,
    requests_of_programs_are_refused_with_a_name,
    clients_that_prove_nothing_are_refused,
);

async fn a_code_that_is_used_twice_ends_what_it_got(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    for later in [0, 30] {
        let code = party.code(&mut browser, &[]).await;
        let tokens = party.redeem(&code).await.json();
        app.server.clock.advance(Duration::from_secs(later));
        assert_eq!(party.redeem(&code).await.json()["error"], "invalid_grant");
        assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 401, "{later} s later");
    }
}

async fn two_exchanges_of_one_code_at_once_give_tokens_once(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    for _ in 0..5 {
        let code = party.code(&mut browser, &[]).await;
        let (one, two) = tokio::join!(party.redeem(&code), party.redeem(&code));
        let successes = [one, two].iter().filter(|answer| answer.status == 200).count();
        assert!(successes <= 1);
    }
}

async fn a_code_is_for_its_own_request(database: TestDatabase) {
    let app = with_person(database).await;
    let (party, other) = (RelyingParty::web(&app).await, RelyingParty::web(&app).await);
    let mut browser = logged_in(&app).await;
    let usual = [
        ("grant_type", "authorization_code"),
        ("redirect_uri", REDIRECT_URI),
        ("code_verifier", VERIFIER),
    ];

    for (name, value) in [
        ("redirect_uri", "https://app.example.com/other"),
        ("redirect_uri", ""),
        ("code_verifier", "another-verifier-of-the-tests-that-is-long-enough"),
        ("code_verifier", ""),
        ("code_verifier", "short"),
    ] {
        let code = party.code(&mut browser, &[]).await;
        let mut form: Vec<_> = usual.iter().filter(|(usual, _)| *usual != name).copied().collect();
        form.extend([("code", code.as_str()), (name, value)]);
        let answer = party.post("/oauth2/token", &form).await;
        assert_eq!(answer.json()["error"], "invalid_grant", "{name}={value}");
        // A guess uses the code up.
        assert_eq!(party.redeem(&code).await.json()["error"], "invalid_grant", "{name}={value}");
    }

    let code = party.code(&mut browser, &[]).await;
    assert_eq!(other.redeem(&code).await.json()["error"], "invalid_grant", "of another client");
    assert_eq!(party.redeem(&code).await.status, 200, "which does not use it up");
    let code = party.code(&mut browser, &[]).await;
    app.server.clock.advance(Duration::from_secs(61));
    assert_eq!(party.redeem(&code).await.json()["error"], "invalid_grant", "expired");
}

async fn pkce_can_be_left_out_only_where_an_administrator_says_so(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = json!({ "redirectUris": [REDIRECT_URI], "requirePkce": false });
    let party = RelyingParty::register(&app, "Old", ApplicationKind::Web, settings).await;
    let mut browser = logged_in(&app).await;
    let without = [("code_challenge", ""), ("code_challenge_method", "")];
    let code = party.code(&mut browser, &without).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT_URI),
    ];
    assert_eq!(party.post("/oauth2/token", &form).await.status, 200);

    // RFC 9700 §4.8.2: a challenge that was cut out of the request is noticed.
    let code = party.code(&mut browser, &without).await;
    assert_eq!(party.redeem(&code).await.json()["error"], "invalid_grant");
    // With a challenge, the verifier is demanded here, too.
    let code = party.code(&mut browser, &[]).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT_URI),
    ];
    assert_eq!(party.post("/oauth2/token", &form).await.json()["error"], "invalid_grant");
}

async fn requests_of_programs_are_refused_with_a_name(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    for (path, form, error) in [
        ("/oauth2/token", vec![], "invalid_request"),
        ("/oauth2/token", vec![("grant_type", "password")], "unsupported_grant_type"),
        ("/oauth2/token", vec![("grant_type", "implicit")], "unsupported_grant_type"),
        ("/oauth2/token", vec![("grant_type", "authorization_code")], "invalid_request"),
        (
            "/oauth2/token",
            vec![("grant_type", "authorization_code"), ("code", "x")],
            "invalid_grant",
        ),
        (
            "/oauth2/token",
            vec![("grant_type", "authorization_code"), ("code", "x"), ("code", "y")],
            "invalid_request",
        ),
        (
            "/oauth2/token",
            vec![("grant_type", "refresh_token"), ("grant_type", "refresh_token")],
            "invalid_request",
        ),
        ("/oauth2/token", vec![("grant_type", "refresh_token")], "invalid_request"),
        (
            "/oauth2/token",
            vec![("grant_type", "refresh_token"), ("refresh_token", "vrt_x")],
            "invalid_grant",
        ),
        ("/oauth2/token", vec![("grant_type", "a\0b")], "invalid_request"),
        ("/oauth2/introspect", vec![], "invalid_request"),
        ("/oauth2/introspect", vec![("token", "a"), ("token", "b")], "invalid_request"),
        ("/oauth2/revoke", vec![], "invalid_request"),
        ("/oauth2/par", vec![("response_type", "code")], "invalid_scope"),
        ("/oauth2/par", vec![("redirect_uri", "https://evil.example/")], "invalid_request"),
        (
            "/oauth2/par",
            vec![("redirect_uri", REDIRECT_URI), ("response_type", "token"), ("scope", "openid")],
            "unsupported_response_type",
        ),
    ] {
        let answer = party.post(path, &form).await;
        assert_eq!(answer.status, 400, "{path} {form:?} {}", answer.body);
        assert_eq!(answer.json()["error"], error, "{path} {form:?}");
        assert!(answer.json()["error_description"].is_string());
    }

    let request = app.client.post(app.url("/oauth2/token"));
    let request = request.basic_auth(&party.id, party.secret.as_ref());
    let request = request.header(header::CONTENT_TYPE, "application/json");
    let body = r#"{"grant_type":"authorization_code"}"#;
    let answer = Answer::of(request.body(body).send().await.unwrap()).await;
    assert_eq!(answer.json()["error"], "invalid_request", "JSON");
}

async fn clients_that_prove_nothing_are_refused(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let settings = json!({ "redirectUris": [REDIRECT_URI] });
    let public = RelyingParty::register(&app, "SPA", ApplicationKind::Browser, settings).await;
    let secret = party.secret.clone().unwrap();
    let send = async |basic: Option<(&str, &str)>, form: &[(&str, &str)]| {
        let mut request = app.client.post(app.url("/oauth2/token"));
        if let Some((id, secret)) = basic {
            request = request.basic_auth(id, Some(secret));
        }
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        let body = body.extend_pairs(form).append_pair("grant_type", "x").finish();
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        Answer::of(request.body(body).send().await.unwrap()).await
    };

    for (basic, form) in [
        (None, vec![]),
        (None, vec![("client_id", party.id.as_str())]),
        (Some((party.id.as_str(), "wrong")), vec![]),
        (Some((party.id.as_str(), "")), vec![]),
        (Some(("unknown", secret.as_str())), vec![]),
        (Some((public.id.as_str(), secret.as_str())), vec![]),
        (None, vec![("client_id", party.id.as_str()), ("client_secret", "wrong")]),
        (None, vec![("client_id", "unknown")]),
    ] {
        let answer = send(basic, &form).await;
        assert_eq!(answer.status, 401, "{basic:?} {form:?} {}", answer.body);
        assert_eq!(answer.json()["error"], "invalid_client");
        assert!(answer.header("www-authenticate").starts_with("Basic "));
    }

    let posted = [("client_id", party.id.as_str()), ("client_secret", secret.as_str())];
    assert_eq!(send(None, &posted).await.json()["error"], "unsupported_grant_type");
    assert_eq!(
        send(None, &[("client_id", public.id.as_str())]).await.json()["error"],
        "unsupported_grant_type"
    );
    assert_eq!(public.post("/oauth2/introspect", &[("token", "x")]).await.status, 400);
}
