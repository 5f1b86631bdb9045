//! The endpoint `userinfo` and its challenges (RFC 6750 §3).

use reqwest::{Method, RequestBuilder, header};

use super::{logged_in, with_person};
use crate::tests::support::{
    harness::{Answer, TestDatabase, on_both},
    relying_party::RelyingParty,
};

on_both!(a_request_without_a_token_gets_a_challenge_without_an_error);

async fn a_request_without_a_token_gets_a_challenge_without_an_error(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let request = |method| app.client.request(method, app.url("/oauth2/userinfo"));
    let answer = async |request: RequestBuilder| Answer::of(request.send().await.unwrap()).await;
    let form = "application/x-www-form-urlencoded";

    for without in [
        request(Method::GET),
        request(Method::GET).header(header::ACCEPT, "application/json"),
        request(Method::GET).header(header::ACCEPT, "text/html"),
        request(Method::GET).basic_auth(&party.id, party.secret.as_ref()),
        request(Method::GET).header(header::AUTHORIZATION, "Bearer"),
        request(Method::POST),
        request(Method::POST).header(header::CONTENT_TYPE, form).body("other=1"),
    ] {
        let refused = answer(without).await;
        assert_eq!(refused.status, 401, "{refused:?}");
        assert_eq!(refused.header("www-authenticate"), "Bearer realm=\"vestibule\"");
        assert_eq!(refused.body, "");
    }

    // A token that is none, or is sent twice, is an error.
    let unknown = answer(request(Method::GET).bearer_auth("vat_unknown")).await;
    assert_eq!(unknown.json()["error"], "invalid_token");
    assert!(unknown.header("www-authenticate").contains("error=\"invalid_token\""));
    let tokens = party.tokens(&mut logged_in(&app).await, "openid").await;
    let token = tokens["access_token"].as_str().unwrap();
    let twice = request(Method::GET).bearer_auth(token).bearer_auth(token);
    assert_eq!(answer(twice).await.json()["error"], "invalid_request");
    let json = request(Method::POST).header(header::CONTENT_TYPE, "application/json").body("{}");
    assert_eq!(answer(json).await.json()["error"], "invalid_request");
}
