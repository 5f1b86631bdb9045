//! Decisions that are made again at each request: the state of the account and of the application
//! now counts, and the number of requests.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use super::{PERSON, logged_in, with_person};
use crate::{
    domain::ApplicationKind,
    tests::support::{
        administrators::grant,
        forward_auth::configure,
        harness::{Answer, TestDatabase, on_both},
        relying_party::{REDIRECT_URI, RelyingParty},
    },
};

on_both!(
    what_may_be_granted_is_decided_again_at_each_exchange,
    only_an_application_that_authenticates_may_ask_about_tokens,
    requests_that_are_kept_are_limited,
);

async fn what_may_be_granted_is_decided_again_at_each_exchange(database: TestDatabase) {
    let app = with_person(database).await;
    grant(&app, PERSON, "editor").await;
    let settings = json!({ "redirectUris": [REDIRECT_URI], "roles": ["editor"] });
    let party = RelyingParty::register(&app, "Wiki", ApplicationKind::Web, settings).await;
    let mut browser = logged_in(&app).await;
    let mut token = party.tokens(&mut browser, "openid email offline_access").await;
    let refresh = async |token: &Value, further: &[(&str, &str)]| {
        app.server.clock.advance(Duration::from_secs(60));
        let presented = token["refresh_token"].as_str().unwrap();
        let form = [("grant_type", "refresh_token"), ("refresh_token", presented)];
        party.post("/oauth2/token", &[&form, further].concat()).await
    };

    let elsewhere = [("resource", "https://api.example.com/")];
    assert_eq!(refresh(&token, &elsewhere).await.json()["error"], "invalid_target");
    token = refresh(&token, &[]).await.json();

    configure(&app, &party.id, &json!({ "scopes": ["openid", "offline_access"] })).await;
    token = refresh(&token, &[]).await.json();
    assert_eq!(token["scope"], "offline_access openid");

    let code = party.code(&mut browser, &[]).await;
    configure(&app, &party.id, &json!({ "roles": ["owner"] })).await;
    assert_eq!(party.redeem(&code).await.json()["error"], "invalid_grant");
    assert_eq!(refresh(&token, &[]).await.json()["error"], "invalid_grant");
    configure(&app, &party.id, &json!({ "roles": ["editor"] })).await;
    assert_eq!(refresh(&token, &[]).await.status, 200, "nothing was used up");
}

async fn only_an_application_that_authenticates_may_ask_about_tokens(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = json!({
        "redirectUris": [REDIRECT_URI], "tokenEndpointAuthMethod": "none",
    });
    let public = RelyingParty::register(&app, "Public", ApplicationKind::Web, settings).await;
    let tokens = public.tokens(&mut logged_in(&app).await, "openid").await;
    let answer = public.introspect(&tokens["access_token"]).await;
    assert_eq!(answer["error"], "unauthorized_client");
}

async fn requests_that_are_kept_are_limited(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = json!({ "redirectUris": [REDIRECT_URI] });
    let public = RelyingParty::register(&app, "Page", ApplicationKind::Browser, settings).await;
    let confidential = RelyingParty::web(&app).await;
    let path = confidential.authorize_path(&[]);
    let ask = async || {
        let request = app.client.request(Method::GET, app.url(&path));
        Answer::of(request.send().await.unwrap()).await
    };
    let push = async |party: &RelyingParty<'_>, state: &str| {
        let path = party.authorize_path(&[("state", state)]);
        let (_, query) = path.split_once('?').unwrap();
        let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
        let form: Vec<_> = pairs
            .iter()
            .map(|(name, value)| (&**name, &**value))
            // A public application names itself in every form.
            .filter(|(name, _)| party.secret.is_some() || *name != "client_id")
            .collect();
        party.post("/oauth2/par", &form).await
    };

    let long = "a".repeat(8_000);
    assert_eq!(push(&confidential, &long).await.json()["error"], "invalid_request");
    let mut kept = 0;
    while ask().await.status == 303 {
        kept += 1;
    }
    assert_eq!(kept, 600);
    let refused = ask().await;
    assert_eq!(refused.status, 429);
    assert!(refused.header("retry-after").parse::<u32>().is_ok());
    assert_eq!(push(&public, "x").await.status, 429);
    assert_eq!(push(&confidential, "x").await.status, 201, "it has authenticated");

    // A browser that is logged in waits for nothing.
    assert!(confidential.code(&mut logged_in(&app).await, &[]).await.len() >= 43);
    app.server.clock.advance(Duration::from_secs(60));
    assert_eq!(ask().await.status, 303);
}
