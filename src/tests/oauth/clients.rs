//! Authentication of applications, and the origins from which they ask.

use std::time::Duration;

use reqwest::{Method, header};
use serde_json::{Value, json};

use super::with_person;
use crate::{
    domain::{
        ApplicationKind,
        credentials::jws::{SigningAlgorithm, SigningKey, sign},
    },
    service::{
        applications::{
            self,
            secrets::{self, ReplacedSecret},
        },
        caller::Caller,
    },
    tests::support::{
        forward_auth::configure,
        harness::{Answer, TestDatabase, on_both},
        relying_party::RelyingParty,
    },
};

on_both!(
    an_application_can_authenticate_by_a_signature,
    two_secrets_live_while_one_replaces_the_other,
    browsers_of_registered_origins_may_ask,
    the_origins_of_browsers_follow_the_applications,
);

async fn an_application_can_authenticate_by_a_signature(database: TestDatabase) {
    let app = with_person(database).await;
    let pkcs8 = SigningKey::generate(SigningAlgorithm::Es256).unwrap();
    let key = SigningKey::from_pkcs8(SigningAlgorithm::Es256, &pkcs8).unwrap();
    let settings = json!({
        "tokenEndpointAuthMethod": "private_key_jwt",
        "jwks": { "keys": [key.public_jwk()] },
        "scopes": ["reports"],
    });
    let service = RelyingParty::register(&app, "Signer", ApplicationKind::Service, settings).await;
    let now = app.now().as_millis() / 1_000;
    let ask = async |claims: Value| {
        let assertion = sign(&key, "JWT", &claims).unwrap();
        let body = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            )
            .append_pair("client_assertion", &assertion)
            .finish();
        let request = app.client.post(app.url("/oauth2/token"));
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        (Answer::of(request.body(body.clone()).send().await.unwrap()).await.status, body)
    };
    let claims = |changes: Value| {
        let mut claims = json!({
            "iss": service.id, "sub": service.id, "aud": app.origin(), "exp": now + 60,
            "jti": "1",
        });
        claims.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        claims
    };

    let (status, body) = ask(claims(json!({}))).await;
    assert_eq!(status, 200);
    let again = app.client.post(app.url("/oauth2/token")).body(body);
    let again = again.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(again.send().await.unwrap().status(), 401, "it is taken once");
    let endpoint = json!([format!("{}/oauth2/token", app.origin())]);
    assert_eq!(ask(claims(json!({ "jti": "2", "aud": endpoint }))).await.0, 200);
}

async fn two_secrets_live_while_one_replaces_the_other(database: TestDatabase) {
    let app = with_person(database).await;
    let mut party = RelyingParty::web(&app).await;
    let id = party.id.clone().try_into().unwrap();
    let is_known = async |party: &RelyingParty<'_>| {
        party.post("/oauth2/token", &[("grant_type", "x")]).await.status == 400
    };
    let caller = Caller::command_line();
    let first = party.secret.clone();

    let rotate = ReplacedSecret::Overlaps;
    party.secret = Some(secrets::rotate(&app.server, &caller, &id, rotate).await.unwrap());
    assert!(is_known(&party).await);
    party.secret.clone_from(&first);
    assert!(is_known(&party).await);
    app.server.clock.advance(Duration::from_secs(25 * 60 * 60));
    assert!(!is_known(&party).await, "a day later");

    let second = secrets::rotate(&app.server, &caller, &id, rotate).await.unwrap();
    let third = secrets::rotate(&app.server, &caller, &id, ReplacedSecret::EndsNow).await.unwrap();
    for (secret, lives) in [(second, false), (third, true), (String::new(), false)] {
        party.secret = Some(secret);
        assert_eq!(is_known(&party).await, lives);
    }
}

async fn browsers_of_registered_origins_may_ask(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = json!({ "redirectUris": ["https://spa.example.com/cb"] });
    RelyingParty::register(&app, "SPA", ApplicationKind::Browser, settings).await;
    let preflight = async |path: &str, origin: &str| {
        let request = app.client.request(Method::OPTIONS, app.url(path));
        let request = request
            .header(header::ORIGIN, origin)
            .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST");
        Answer::of(request.send().await.unwrap()).await
    };

    // The settings of one that cannot be read take nothing from the others.
    let broken = RelyingParty::web(&app).await;
    crate::on!(&app.server.db.write, pool => sqlx::query(
        "update application set settings = '?' where id = $1",
    ).bind(&broken.id).execute(pool).await.map(drop))
    .unwrap();

    let open = preflight("/oauth2/token", "https://spa.example.com").await;
    assert_eq!(open.header("access-control-allow-origin"), "https://spa.example.com");
    assert_eq!(open.header("access-control-allow-credentials"), "");
    let request = app.client.get(app.url("/.well-known/openid-configuration"));
    let request = request.header(header::ORIGIN, "https://evil.example");
    let answer = Answer::of(request.send().await.unwrap()).await;
    assert_eq!(answer.header("access-control-allow-origin"), "*");
}

async fn the_origins_of_browsers_follow_the_applications(database: TestDatabase) {
    let app = with_person(database).await;
    let allowed = async |origin: &str| {
        let request = app.client.request(Method::POST, app.url("/oauth2/token"));
        let answer = Answer::of(request.header(header::ORIGIN, origin).send().await.unwrap()).await;
        answer.header("access-control-allow-origin") == origin
    };
    let (old, new) = ("https://old.example.com", "https://new.example.com:8443");
    let uris = json!({ "redirectUris": [format!("{old}/a"), format!("{old}/b")] });
    let spa = RelyingParty::register(&app, "SPA", ApplicationKind::Browser, uris).await;
    let web = json!({ "redirectUris": ["https://old.example.com/web"] });
    let web = RelyingParty::register(&app, "Web", ApplicationKind::Web, web).await;
    assert!(allowed(old).await && !allowed(new).await && !allowed("null").await);

    configure(&app, &spa.id, &json!({ "redirectUris": [format!("{new}/a")] })).await;
    assert!(allowed(new).await && allowed(old).await, "another application has it still");
    let caller = Caller::command_line();
    let id = web.id.clone().try_into().unwrap();
    applications::delete(&app.server, &caller, &id, 1).await.unwrap();
    assert!(allowed(new).await && !allowed(old).await);

    // Rows that an earlier version has written are found after a start.
    crate::on!(&app.server.db.write, pool => sqlx::query("delete from browser_origin")
        .execute(pool).await.map(drop))
    .unwrap();
    assert!(!allowed(new).await);
    applications::declared::apply(&app.server, &[]).await.unwrap();
    assert!(allowed(new).await);
}
