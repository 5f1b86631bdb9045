//! The answers to pages and to scripts, and the rules of an application.

use std::time::Duration;

use serde_json::json;

use crate::{
    domain::access::role_name::RoleName,
    service::{
        accounts::{self, AccountPatch},
        caller::Caller,
    },
    tests::support::{
        administrators::grant,
        forward_auth::{PERSON, ProxiedBrowser, WIKI, configure, enter, person, with_applications},
        harness::{App, TestDatabase, id, on_both},
    },
};

on_both!(
    pages_are_redirected_and_scripts_refused,
    an_account_without_the_role_does_not_enter,
    a_login_without_a_passkey_is_done_again,
    an_old_login_is_done_again,
    b51_an_unknown_origin_is_refused,
    a_very_long_address_becomes_the_start_page
);

async fn pages_are_redirected_and_scripts_refused(database: TestDatabase) {
    let app = with_applications(database).await;
    let mut visitor = ProxiedBrowser::new(&app, WIKI);
    for (method, headers, status) in [
        ("GET", &[("sec-fetch-mode", "navigate"), ("accept", "*/*")][..], 302),
        ("HEAD", &[("sec-fetch-mode", "navigate")], 302),
        ("GET", &[("accept", "text/html,*/*;q=0.8")], 302),
        ("POST", &[("sec-fetch-mode", "navigate"), ("accept", "text/html")], 401),
        ("GET", &[("sec-fetch-mode", "cors"), ("accept", "text/html")], 401),
        ("GET", &[("sec-fetch-mode", "no-cors")], 401),
        ("GET", &[("accept", "application/json")], 401),
        ("get", &[("accept", "text/html")], 401),
        ("GET", &[], 401),
        ("OPTIONS", &[], 401),
    ] {
        let answer = visitor.ask(method, "/", headers).await;
        assert_eq!(answer.status, status, "{method} {headers:?}: {answer:?}");
        if status == 401 {
            assert_eq!(answer.header("content-type"), "application/problem+json");
            assert_eq!(answer.json()["code"], "not_logged_in");
            assert_eq!(answer.header("location"), "");
        }
        // Headers of our own pages do not belong on the application's host.
        assert_eq!(answer.header("strict-transport-security"), "");
    }
}

async fn set_roles(app: &App, roles: &[&str]) {
    let account = accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap();
    let roles = roles.iter().map(|role| RoleName::parse(role).unwrap()).collect();
    let patch = AccountPatch { roles: Some(roles), ..AccountPatch::default() };
    accounts::change(&app.server, &Caller::command_line(), account.id, account.version, patch)
        .await
        .unwrap();
}

async fn an_account_without_the_role_does_not_enter(database: TestDatabase) {
    let app = with_applications(database).await;
    configure(&app, "wiki", &json!({"roles": ["editor"]})).await;
    let (mut at_wiki, mut own) = (ProxiedBrowser::new(&app, WIKI), person(&app).await);

    let asked = at_wiki.open("/").await;
    let refused = enter(&app, &mut own, asked.header("location")).await;
    assert_eq!((refused.status.as_u16(), refused.header("location")), (403, ""));

    grant(&app, PERSON, "editor").await;
    assert_eq!(at_wiki.enter("/", &mut own).await.status, 200);
    set_roles(&app, &["reader"]).await;
    let refused = at_wiki.open("/a").await;
    assert_eq!(
        (refused.status.as_u16(), refused.json()["code"].as_str()),
        (403, Some("not_admitted"))
    );
    let page = refused.header("refresh").strip_prefix("0; url=").unwrap();
    assert_eq!(enter(&app, &mut own, page).await.status, 403, "in words, on our own host");

    let refused = at_wiki.fetch("GET", "/a").await;
    assert_eq!((refused.status.as_u16(), refused.header("refresh")), (403, ""));
    configure(&app, "wiki", &json!({"roles": []})).await;
    assert_eq!(at_wiki.open("/a").await.status, 200);
}

async fn a_login_without_a_passkey_is_done_again(database: TestDatabase) {
    let app = with_applications(database).await;
    let mut own = app.browser();
    own.post("/login", &[("loginId", PERSON), ("password", "a long password")]).await;
    let mut at_wiki = ProxiedBrowser::new(&app, WIKI);
    assert_eq!(at_wiki.enter("/", &mut own).await.status, 200);

    configure(&app, "wiki", &json!({"requirePasskey": true})).await;
    let refused = at_wiki.fetch("GET", "/").await;
    assert_eq!(
        (refused.status.as_u16(), refused.json()["code"].as_str()),
        (401, Some("login_too_weak"))
    );
    let asked = at_wiki.open("/").await;
    let again = enter(&app, &mut own, asked.header("location")).await;
    let login = again.header("location");
    assert!(login.starts_with("/login?again=1&next=%2Fauth%2Fstart%3F"), "{login}");

    assert_eq!(at_wiki.enter("/", &mut person(&app).await).await.status, 200);
}

async fn an_old_login_is_done_again(database: TestDatabase) {
    let app = with_applications(database).await;
    configure(&app, "wiki", &json!({"maxAuthenticationAgeSeconds": 600})).await;
    let (mut at_wiki, mut own) = (ProxiedBrowser::new(&app, WIKI), person(&app).await);
    assert_eq!(at_wiki.enter("/", &mut own).await.status, 200);

    app.server.clock.advance(Duration::from_secs(599));
    assert_eq!(at_wiki.open("/").await.status, 200);
    app.server.clock.advance(Duration::from_secs(2));
    assert_eq!(at_wiki.fetch("GET", "/").await.status, 401);
    let asked = at_wiki.open("/").await;
    let again = enter(&app, &mut own, asked.header("location")).await;
    assert!(again.header("location").starts_with("/login?again=1&next="), "{again:?}");

    assert_eq!(at_wiki.enter("/", &mut person(&app).await).await.status, 200);
}

async fn b51_an_unknown_origin_is_refused(database: TestDatabase) {
    let app = with_applications(database).await;
    let mut own = person(&app).await;
    for origin in [
        "https://evil.example",
        "http://wiki.example.com",
        "https://wiki.example.com:8443",
        "https://wiki.example.com.evil.example",
        "https://wiki.example.com.",
    ] {
        let refused = ProxiedBrowser::new(&app, origin).open("/").await;
        assert_eq!(refused.status, 403, "{origin}");
        assert_eq!(refused.json()["code"], "unknown_application");

        let query = crate::tests::support::admin::form(&[
            ("target", &format!("{origin}/")),
            ("binding", "x"),
        ]);
        let refused = own.get(&format!("/auth/start?{query}")).await;
        assert_eq!((refused.status.as_u16(), refused.header("location")), (404, ""), "{origin}");
        assert_eq!(refused.header("refresh"), "");
    }
    for query in ["", "?target=x&binding=x", "?target=%2F%2Fevil.example%2F&binding=x"] {
        assert_eq!(own.get(&format!("/auth/start{query}")).await.status, 400, "{query}");
    }
}

async fn a_very_long_address_becomes_the_start_page(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, mut own) = (ProxiedBrowser::new(&app, WIKI), person(&app).await);
    let long = format!("/?q={}", "a".repeat(4_000));
    let callback = at_wiki.ticket(&long, &mut own).await;
    assert_eq!(at_wiki.open(&callback).await.header("location"), format!("{WIKI}/"));
    assert_eq!(at_wiki.open(&long).await.status, 200);
}
