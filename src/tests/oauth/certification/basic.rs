//! Modules of the code flow: tokens, userinfo, request objects, and codes that are used twice.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use reqwest::{Method, header};
use serde_json::{Map, Value, json};

use super::{
    modules,
    plan::{Plan, ResponsePlan},
};
use crate::{
    domain::{ApplicationKind, application::settings::ApplicationSettings},
    tests::support::{
        harness::{Answer, App, text},
        relying_party::{REDIRECT_URI, VERIFIER},
    },
};

modules!(
    oidcc_server,
    oidcc_server_client_secret_post,
    oidcc_response_type_missing,
    oidcc_idtoken_signature,
    oidcc_idtoken_unsigned,
    oidcc_userinfo_get,
    oidcc_userinfo_post_header,
    oidcc_userinfo_post_body,
    oidcc_ensure_request_without_nonce_succeeds_for_code_flow,
    oidcc_codereuse,
    oidcc_codereuse_30seconds,
    oidcc_ensure_registered_redirect_uri,
    oidcc_ensure_post_request_succeeds,
    oidcc_request_uri_unsigned_supported_correctly_or_rejected_as_unsupported,
    oidcc_unsigned_request_object_supported_correctly_or_rejected_as_unsupported,
    oidcc_ensure_request_object_with_redirect_uri,
    oidcc_refresh_token,
    oidcc_ensure_request_with_valid_pkce_succeeds,
);

async fn oidcc_server(plan: &Plan<'_>) {
    let mut browser = plan.app.browser();
    let response = plan.authorize_after_login(&mut browser, &plan.path(&[])).await;
    let tokens = plan.tokens(&response).await;
    let claims = plan.id_token(&tokens).await;
    assert_eq!(claims["nonce"], "the nonce");
    assert_eq!(plan.userinfo(&tokens).await["sub"], claims["sub"]);
}

async fn oidcc_server_client_secret_post(plan: &Plan<'_>) {
    let response = plan.authorize(&mut plan.logged_in().await, &[]).await;
    let body = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("grant_type", "authorization_code")
        .append_pair("code", response["code"].as_str().unwrap())
        .append_pair("redirect_uri", REDIRECT_URI)
        .append_pair("client_id", &plan.party.id)
        .append_pair("client_secret", plan.party.secret.as_deref().unwrap())
        .finish();
    let request = plan.app.client.post(plan.app.url("/oauth2/token")).body(body);
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = Answer::of(request.send().await.unwrap()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    plan.id_token(&answer.json()).await;
}

async fn oidcc_response_type_missing(plan: &Plan<'_>) {
    let response = plan.authorize(&mut plan.logged_in().await, &[("response_type", "")]).await;
    assert_eq!(response["error"], "invalid_request");
}

async fn oidcc_idtoken_signature(plan: &Plan<'_>) {
    let tokens = plan.new_tokens(&mut plan.logged_in().await, &[]).await;
    plan.id_token(&tokens).await;
    let keys = plan.app.client.get(plan.app.url("/oauth2/jwks.json")).send().await.unwrap();
    let keys = Answer::of(keys).await.json();
    let token = text(&tokens["id_token"]);
    let header = BASE64URL.decode(token.split('.').next().unwrap()).unwrap();
    let header: Value = serde_json::from_slice(&header).unwrap();
    let mut keys = keys["keys"].as_array().unwrap().iter();
    let key = keys.find(|key| key["kid"] == header["kid"]).unwrap();
    assert_eq!(
        (&key["kty"], &key["alg"], &key["use"]),
        (&json!("RSA"), &json!("RS256"), &json!("sig"))
    );
}

/// The suite skips it where `none` is not among the algorithms: no application can ask for it.
async fn oidcc_idtoken_unsigned(plan: &Plan<'_>) {
    let metadata = plan.app.client.get(plan.app.url("/.well-known/openid-configuration"));
    let metadata = Answer::of(metadata.send().await.unwrap()).await.json();
    let algorithms = metadata["id_token_signing_alg_values_supported"].as_array().unwrap();
    assert!(!algorithms.contains(&json!("none")));

    let kind = ApplicationKind::Web;
    let unsigned = Map::from_iter([("idTokenSignedResponseAlg".to_owned(), json!("none"))]);
    assert!(ApplicationSettings::of_kind(kind).merged(kind, unsigned).is_err());
}

async fn oidcc_userinfo_get(plan: &Plan<'_>) {
    let tokens = plan.new_tokens(&mut plan.logged_in().await, &[]).await;
    plan.userinfo(&tokens).await;
}

async fn oidcc_userinfo_post_header(plan: &Plan<'_>) {
    let tokens = plan.new_tokens(&mut plan.logged_in().await, &[]).await;
    for media_type in [None, Some("application/x-www-form-urlencoded"), Some("application/json")] {
        let request = plan.app.client.post(plan.app.url("/oauth2/userinfo"));
        let mut request = request.bearer_auth(text(&tokens["access_token"]));
        if let Some(media_type) = media_type {
            request = request.header(header::CONTENT_TYPE, media_type);
        }
        let answer = Answer::of(request.send().await.unwrap()).await;
        assert_eq!(answer.status, 200, "{media_type:?} {}", answer.body);
        assert_eq!(answer.json()["sub"], plan.id_token(&tokens).await["sub"]);
    }
}

async fn oidcc_userinfo_post_body(plan: &Plan<'_>) {
    let tokens = plan.new_tokens(&mut plan.logged_in().await, &[]).await;
    let request = plan.app.client.post(plan.app.url("/oauth2/userinfo"));
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let body = format!("access_token={}", text(&tokens["access_token"]));
    let answer = Answer::of(request.body(body).send().await.unwrap()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.json()["sub"], plan.id_token(&tokens).await["sub"]);
}

async fn oidcc_ensure_request_without_nonce_succeeds_for_code_flow(plan: &Plan<'_>) {
    let tokens = plan.new_tokens(&mut plan.logged_in().await, &[("nonce", "")]).await;
    assert_eq!(plan.id_token(&tokens).await.get("nonce"), None);
}

async fn oidcc_codereuse(plan: &Plan<'_>) {
    refuse_second_use(plan, Duration::ZERO).await;
}

async fn oidcc_codereuse_30seconds(plan: &Plan<'_>) {
    refuse_second_use(plan, Duration::from_secs(30)).await;
}

/// The second use of a code is refused, and ends the access token of the first.
async fn refuse_second_use(plan: &Plan<'_>, later: Duration) {
    let response = plan.authorize(&mut plan.logged_in().await, &[]).await;
    let tokens = plan.tokens(&response).await;
    plan.userinfo(&tokens).await;

    plan.app.server.clock.advance(later);
    let again = plan.redeem(&response).await;
    assert_eq!((again.status.as_u16(), &again.json()["error"]), (400, &json!("invalid_grant")));
    assert_eq!(plan.party.userinfo(&tokens["access_token"]).await.status, 401);
}

async fn oidcc_ensure_registered_redirect_uri(plan: &Plan<'_>) {
    let other = [("redirect_uri", "https://app.example.com/callback/made-up")];
    let answer = plan.logged_in().await.get(&plan.path(&other)).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""));
    assert!(answer.header("content-type").starts_with("text/html"));
}

/// The browser sends no cookie of ours with a form of another site.
async fn oidcc_ensure_post_request_succeeds(plan: &Plan<'_>) {
    let path = plan.path(&[]);
    let (path, query) = path.split_once('?').unwrap();
    let request = plan.app.client.request(Method::POST, plan.app.url(path));
    let request = request
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, "https://suite.example")
        .header("sec-fetch-site", "cross-site");
    let kept = Answer::of(request.body(query.to_owned()).send().await.unwrap()).await;
    assert_eq!(kept.status, 303, "{}", kept.body);

    // The browser follows with its cookie, or without one.
    let next = kept.header("location").to_owned();
    let response = plan.authorize_after_login(&mut plan.app.browser(), &next).await;
    plan.id_token(&plan.tokens(&response).await).await;
}

async fn oidcc_request_uri_unsigned_supported_correctly_or_rejected_as_unsupported(
    plan: &Plan<'_>,
) {
    let by_reference = [("request_uri", "https://suite.example/request.jwt")];
    let response = plan.authorize(&mut plan.logged_in().await, &by_reference).await;
    assert_eq!(response["error"], "request_uri_not_supported");
}

async fn oidcc_unsigned_request_object_supported_correctly_or_rejected_as_unsupported(
    plan: &Plan<'_>,
) {
    let object = unsigned(&json!({ "redirect_uri": REDIRECT_URI, "state": "the state" }));
    let response = plan.authorize(&mut plan.logged_in().await, &[("request", &object)]).await;
    assert_eq!(response["error"], "request_not_supported");
}

/// The address outside the object is not registered, so nothing is sent to either.
async fn oidcc_ensure_request_object_with_redirect_uri(plan: &Plan<'_>) {
    let object = unsigned(&json!({ "redirect_uri": REDIRECT_URI }));
    let other = [("request", object.as_str()), ("redirect_uri", "https://suite.example/made-up")];
    let answer = plan.logged_in().await.get(&plan.path(&other)).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""));
}

fn unsigned(claims: &Value) -> String {
    let header = json!({ "alg": "none" });
    let part = |value: &Value| BASE64URL.encode(value.to_string());
    format!("{}.{}.", part(&header), part(claims))
}

async fn oidcc_refresh_token(plan: &Plan<'_>) {
    let scope = [("scope", "openid email offline_access"), ("prompt", "consent")];
    let mut browser = plan.logged_in().await;
    let first = plan.new_tokens(&mut browser, &scope).await;
    let before = plan.id_token(&first).await;
    let refresh_token = text(&first["refresh_token"]);

    plan.app.server.clock.advance(Duration::from_secs(2));
    let other = plan.second.refresh(&refresh_token).await;
    assert_eq!((other.status.as_u16(), &other.json()["error"]), (400, &json!("invalid_grant")));
    let refreshed = plan.party.refresh(&refresh_token).await;
    assert_eq!(refreshed.status, 200, "{}", refreshed.body);
    let after = plan.id_token(&refreshed.json()).await;
    for claim in ["iss", "sub", "aud", "azp", "auth_time", "nonce"] {
        assert_eq!(before[claim], after[claim], "{claim}");
    }
    assert!(after["iat"].as_i64() > before["iat"].as_i64());
    assert_ne!(refreshed.json()["access_token"], first["access_token"]);
    plan.userinfo(&refreshed.json()).await;
}

async fn oidcc_ensure_request_with_valid_pkce_succeeds(plan: &Plan<'_>) {
    let challenge = {
        use sha2::{Digest, Sha256};
        BASE64URL.encode(Sha256::digest(VERIFIER))
    };
    let pkce = [("code_challenge", challenge.as_str()), ("code_challenge_method", "S256")];
    let response = plan.authorize(&mut plan.logged_in().await, &pkce).await;
    let answer = plan.party.redeem(response["code"].as_str().unwrap()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    plan.id_token(&answer.json()).await;
}
