//! Tokens: what they say, how they are renewed, and who may ask about them.

use std::time::Duration;

use serde_json::{Value, json};

use super::{PERSON, logged_in, with_person};
use crate::{
    domain::ApplicationKind,
    tests::support::{
        forward_auth::configure,
        harness::{TestDatabase, id, on_both},
        relying_party::{REDIRECT_URI, RelyingParty},
    },
};

on_both!(
    a_code_becomes_tokens_that_say_who_logged_in,
    claims_come_from_the_account_and_its_scopes,
    single_claims_come_from_scopes_that_the_application_may_ask_for,
    a_refresh_token_is_renewed_by_each_use,
    a_service_gets_tokens_of_its_own,
    tokens_can_be_asked_about_and_revoked,
    access_tokens_can_be_jwts,
    pairwise_subjects_differ_by_application,
);

async fn a_code_becomes_tokens_that_say_who_logged_in(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let code = party.code(&mut logged_in(&app).await, &[]).await;
    app.server.clock.advance(Duration::from_secs(2));
    let answer = party.redeem(&code).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.header("cache-control"), "no-store");

    let tokens = answer.json();
    assert_eq!((&tokens["token_type"], &tokens["expires_in"]), (&json!("Bearer"), &json!(900)));
    assert_eq!(tokens["refresh_token"], Value::Null, "without offline_access");
    let claims = party.verify(&tokens["id_token"]).await;
    let now = app.now().as_millis() / 1_000;
    for (claim, value) in [
        ("iss", json!(app.origin())),
        ("aud", json!(party.id)),
        ("azp", json!(party.id)),
        ("nonce", json!("the nonce")),
        ("iat", json!(now)),
        ("exp", json!(now + 3_600)),
        ("auth_time", json!(now - 2)),
        ("amr", json!(["pwd"])),
    ] {
        assert_eq!(claims[claim], value, "{claim} in {claims}");
    }
    assert!(claims["sid"].is_string() && claims["at_hash"].is_string());

    let userinfo = party.userinfo(&tokens["access_token"]).await.json();
    assert_eq!(userinfo["sub"], claims["sub"]);
    assert_eq!(userinfo["email"], PERSON);
}

async fn claims_come_from_the_account_and_its_scopes(database: TestDatabase) {
    let app = with_person(database).await;
    crate::tests::support::administrators::grant(&app, PERSON, "editor").await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;

    for (scope, expected) in [
        ("openid", json!({})),
        ("openid email", json!({ "email": PERSON, "email_verified": true })),
        ("openid roles", json!({ "roles": ["editor"] })),
        ("openid groups", json!({ "groups": ["editor"] })),
        ("openid phone address", json!({})),
    ] {
        let tokens = party.tokens(&mut browser, scope).await;
        let mut claims = party.userinfo(&tokens["access_token"]).await.json();
        assert!(claims.as_object_mut().unwrap().remove("sub").is_some());
        assert_eq!(claims, expected, "{scope}");
    }

    let claims = r#"{"userinfo":{"email":{"essential":true}},"id_token":{"roles":null}}"#;
    let code = party.code(&mut browser, &[("scope", "openid"), ("claims", claims)]).await;
    let tokens = party.redeem(&code).await.json();
    assert_eq!(party.userinfo(&tokens["access_token"]).await.json()["email"], PERSON);
    assert_eq!(party.verify(&tokens["id_token"]).await["roles"], json!(["editor"]));

    let plain = party.code(&mut browser, &[("scope", "email")]).await;
    let tokens = party.redeem(&plain).await.json();
    assert_eq!(tokens["id_token"], Value::Null, "without openid");
    assert_eq!(party.userinfo(&tokens["access_token"]).await.status, 403);
}

async fn single_claims_come_from_scopes_that_the_application_may_ask_for(database: TestDatabase) {
    let app = with_person(database).await;
    crate::tests::support::administrators::grant(&app, PERSON, "editor").await;
    let mut browser = logged_in(&app).await;
    let claims = r#"{"userinfo":{"email":null,"roles":{"essential":true}},
                     "id_token":{"email":null,"roles":{"essential":true}}}"#;

    for third_party in [false, true] {
        let settings = json!({
            "redirectUris": [REDIRECT_URI], "scopes": ["openid", "email"],
        });
        let party = RelyingParty::register(&app, "Wiki", ApplicationKind::Web, settings).await;
        let parameters = [("scope", "openid email"), ("claims", claims)];
        let code = party.code(&mut browser, &parameters).await;
        if third_party {
            // The scopes of the consent decide from now on, which this application never got.
            configure(&app, &party.id, &json!({ "thirdParty": true, "scopes": ["openid"] })).await;
        }

        let tokens = party.redeem(&code).await.json();
        let expected = if third_party { Value::Null } else { json!(PERSON) };
        let id_token = party.verify(&tokens["id_token"]).await;
        assert_eq!((&id_token["email"], &id_token["roles"]), (&expected, &Value::Null));
        let userinfo = party.userinfo(&tokens["access_token"]).await.json();
        assert_eq!((&userinfo["email"], &userinfo["roles"]), (&expected, &Value::Null));
    }
}

async fn a_refresh_token_is_renewed_by_each_use(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    let first = party.tokens(&mut browser, "openid offline_access").await;
    let first_refresh = first["refresh_token"].as_str().unwrap().to_owned();

    let second = party.refresh(&first_refresh).await.json();
    let before = party.verify(&first["id_token"]).await;
    let after = party.verify(&second["id_token"]).await;
    for claim in ["iss", "sub", "aud", "auth_time", "sid"] {
        assert_eq!(before[claim], after[claim], "{claim}");
    }

    // The answer may have been lost.
    app.server.clock.advance(Duration::from_secs(20));
    let repeated = party.refresh(&first_refresh).await;
    assert_eq!(repeated.status, 200, "{}", repeated.body);

    // Later, one of its two users has stolen it.
    app.server.clock.advance(Duration::from_secs(60));
    assert_eq!(party.refresh(&first_refresh).await.json()["error"], "invalid_grant");
    let family = second["refresh_token"].as_str().unwrap();
    assert_eq!(party.refresh(family).await.json()["error"], "invalid_grant");
    assert_eq!(party.userinfo(&second["access_token"]).await.status, 401);

    let other = RelyingParty::web(&app).await;
    let tokens = party.tokens(&mut browser, "openid offline_access email").await;
    let mine = tokens["refresh_token"].as_str().unwrap();
    assert_eq!(other.refresh(mine).await.json()["error"], "invalid_grant");
    let narrow = [("grant_type", "refresh_token"), ("refresh_token", mine), ("scope", "openid")];
    let narrowed = party.post("/oauth2/token", &narrow).await.json();
    assert_eq!(narrowed["scope"], "openid");
    app.server.clock.advance(Duration::from_secs(60));
    let whole = party.refresh(narrowed["refresh_token"].as_str().unwrap()).await.json();
    assert_eq!(whole["scope"], "email offline_access openid", "the next one has all scopes");
    app.server.clock.advance(Duration::from_secs(31 * 24 * 60 * 60));
    let last = whole["refresh_token"].as_str().unwrap();
    assert_eq!(party.refresh(last).await.status, 400, "idle for too long");
}

async fn a_service_gets_tokens_of_its_own(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = json!({ "scopes": ["reports:read", "reports:write"] });
    let service = RelyingParty::register(&app, "Cron", ApplicationKind::Service, settings).await;
    let form = [("grant_type", "client_credentials"), ("scope", "reports:read")];
    let tokens = service.post("/oauth2/token", &form).await.json();
    assert_eq!(tokens["scope"], "reports:read");
    let described = service.introspect(&tokens["access_token"]).await;
    assert_eq!((&described["active"], &described["sub"]), (&json!(true), &json!(service.id)));
    assert_eq!(service.userinfo(&tokens["access_token"]).await.status, 401);

    let more = [("grant_type", "client_credentials"), ("scope", "accounts:write")];
    assert_eq!(service.post("/oauth2/token", &more).await.json()["error"], "invalid_scope");
    let web = RelyingParty::web(&app).await;
    let refused = web.post("/oauth2/token", &form[..1]).await.json();
    assert_eq!(refused["error"], "unauthorized_client");
}

async fn tokens_can_be_asked_about_and_revoked(database: TestDatabase) {
    let app = with_person(database).await;
    let (party, other) = (RelyingParty::web(&app).await, RelyingParty::web(&app).await);
    let mut browser = logged_in(&app).await;
    let tokens = party.tokens(&mut browser, "openid offline_access").await;

    let described = party.introspect(&tokens["access_token"]).await;
    assert_eq!(described["active"], true);
    assert_eq!(
        (&described["username"], &described["client_id"]),
        (&Value::Null, &json!(party.id)),
        "the login id needs the scope profile"
    );
    let with_profile = party.tokens(&mut browser, "openid profile").await;
    assert_eq!(party.introspect(&with_profile["access_token"]).await["username"], PERSON);
    assert_eq!(
        other.introspect(&tokens["access_token"]).await["active"],
        true,
        "a resource server"
    );
    assert_eq!(party.introspect(&tokens["refresh_token"]).await["active"], true);
    assert_eq!(other.introspect(&tokens["refresh_token"]).await, json!({ "active": false }));
    assert_eq!(party.introspect(&json!("vat_unknown")).await, json!({ "active": false }));

    let revoke = |by: &'static str, token: String| {
        let party = if by == "other" { &other } else { &party };
        async move { party.post("/oauth2/revoke", &[("token", &token)]).await.status }
    };
    let access = tokens["access_token"].as_str().unwrap().to_owned();
    assert_eq!(revoke("other", access.clone()).await, 200);
    assert_eq!(party.introspect(&tokens["access_token"]).await["active"], true, "not its own");
    assert_eq!(revoke("party", access).await, 200);
    assert_eq!(party.introspect(&tokens["access_token"]).await["active"], false);

    let refreshed = party.refresh(tokens["refresh_token"].as_str().unwrap()).await.json();
    let next = refreshed["refresh_token"].as_str().unwrap().to_owned();
    assert_eq!(revoke("party", next.clone()).await, 200);
    assert_eq!(party.refresh(&next).await.status, 400);
    assert_eq!(party.userinfo(&refreshed["access_token"]).await.status, 401, "the whole family");
    assert_eq!(revoke("party", "unknown".to_owned()).await, 200);
}

async fn access_tokens_can_be_jwts(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = json!({ "redirectUris": [REDIRECT_URI], "accessTokenFormat": "jwt" });
    let party = RelyingParty::register(&app, "API", ApplicationKind::Web, settings).await;
    let code =
        party.code(&mut logged_in(&app).await, &[("resource", "https://api.example.com/")]).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT_URI),
        ("code_verifier", crate::tests::support::relying_party::VERIFIER),
        ("resource", "https://api.example.com/"),
    ];
    let tokens = party.post("/oauth2/token", &form).await.json();

    let claims = party.verify(&tokens["access_token"]).await;
    for (claim, value) in [
        ("iss", json!(app.origin())),
        ("aud", json!("https://api.example.com/")),
        ("client_id", json!(party.id)),
        ("scope", json!("email openid profile")),
    ] {
        assert_eq!(claims[claim], value, "{claim}");
    }
    assert!(claims["jti"].is_string() && claims["exp"].is_i64());
    assert_eq!(party.userinfo(&tokens["access_token"]).await.json()["sub"], claims["sub"]);
}

async fn pairwise_subjects_differ_by_application(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = || json!({ "redirectUris": [REDIRECT_URI], "subjectType": "pairwise" });
    let mut browser = logged_in(&app).await;
    let (mut subjects, mut sessions) = (Vec::new(), Vec::new());
    for name in ["One", "Two"] {
        let party = RelyingParty::register(&app, name, ApplicationKind::Web, settings()).await;
        let tokens = party.tokens(&mut browser, "openid").await;
        let claims = party.verify(&tokens["id_token"]).await;
        assert_eq!(party.userinfo(&tokens["access_token"]).await.json()["sub"], claims["sub"]);
        assert_eq!(party.introspect(&tokens["access_token"]).await["sid"], claims["sid"]);
        subjects.push(claims["sub"].clone());
        sessions.push(claims["sid"].clone());
    }
    assert_ne!(sessions[0], sessions[1], "nor does the session tell that it is one person");

    let account = crate::service::accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    subjects.push(json!(account.id));
    subjects.dedup();
    assert_eq!(subjects.len(), 3);
}
