//! The authentication of applications that nobody registered.

use serde_json::{Value, json};

use super::{DocumentHost, logged_in, trusting};
use crate::{
    domain::credentials::jws::{SigningAlgorithm, SigningKey, sign},
    tests::{
        oauth::consent::Question,
        support::{
            harness::{TestDatabase, on_both, text},
            relying_party::{REDIRECT_URI, VERIFIER, returned},
        },
    },
};

on_both!(b59_a_published_key_authenticates_and_a_secret_never, a_request_is_pushed_before_consent);

const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

async fn b59_a_published_key_authenticates_and_a_secret_never(database: TestDatabase) {
    let host = DocumentHost::start().await;
    let app = trusting(database, &host).await;
    let pkcs8 = SigningKey::generate(SigningAlgorithm::Es256).unwrap();
    let key = SigningKey::from_pkcs8(SigningAlgorithm::Es256, &pkcs8).unwrap();
    host.serve(json!({
        "token_endpoint_auth_method": "private_key_jwt",
        "jwks": { "keys": [key.public_jwk()] },
    }));
    let party = host.party(&app);
    let mut browser = logged_in(&app).await;
    let question = Question::of(&mut browser, &party.authorize_path(&[])).await;
    let next = question.answer(&mut browser, "allow").await.header("location").to_owned();
    let code = text(&returned(&browser.get(&next).await)["code"]);
    assert_eq!(party.redeem(&code).await.json()["error"], "invalid_client", "it has to sign");

    let assertion = |id: &str| {
        let claims = json!({
            "iss": host.url, "sub": host.url, "aud": app.origin(), "jti": id,
            "exp": app.now().as_millis() / 1_000 + 60,
        });
        sign(&key, "JWT", &claims).unwrap()
    };
    let (first, second) = (assertion("1"), assertion("2"));
    let signed = |assertion: &'static str| {
        [("client_assertion_type", JWT_BEARER), ("client_assertion", assertion)]
    };
    let exchange = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT_URI),
        ("code_verifier", VERIFIER),
    ];
    let form = [&exchange[..], &signed(first.leak())].concat();
    let tokens = party.post("/oauth2/token", &form).await;
    assert_eq!(tokens.status, 200, "{tokens:?}");

    // It may be anybody, so it learns nothing about tokens.
    let access_token = text(&tokens.json()["access_token"]);
    let form = [&[("token", access_token.as_str())][..], &signed(second.leak())].concat();
    let introspected = party.post("/oauth2/introspect", &form).await.json();
    assert_eq!(introspected["error"], Value::from("unauthorized_client"));

    let form = [&exchange[..], &[("client_secret", "a secret")]].concat();
    assert_eq!(party.post("/oauth2/token", &form).await.json()["error"], "invalid_client");
}

async fn a_request_is_pushed_before_consent(database: TestDatabase) {
    let host = DocumentHost::start().await;
    let app = trusting(database, &host).await;
    let party = host.party(&app);
    let path = party.authorize_path(&[("client_id", "")]);
    let (_, query) = path.split_once('?').unwrap();
    let form: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();

    let pushed = party.post("/oauth2/par", &form).await;
    assert_eq!(pushed.status, 201, "{pushed:?}");
    let request_uri = text(&pushed.json()["request_uri"]);
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", &party.id)
        .append_pair("request_uri", &request_uri)
        .finish();
    let mut browser = logged_in(&app).await;
    let question = Question::of(&mut browser, &format!("/oauth2/authorize?{query}")).await;
    let next = question.answer(&mut browser, "allow").await.header("location").to_owned();
    assert!(returned(&browser.get(&next).await).contains_key("code"));
}
