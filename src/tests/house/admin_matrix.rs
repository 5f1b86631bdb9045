//! Permitted callers of each route of the administration API (`docs/security-behaviours.md` b34).

use std::{collections::BTreeSet, time::Duration};

use reqwest::header;
use serde_json::json;

use crate::{
    domain::access::{
        role_name::{self, RoleName},
        scope::{Scope, Scopes},
    },
    tests::support::{
        admin::{ApiClient, json as with_json, send},
        administrators::{administrator, cloud, grant, with_passkey},
        harness::{Answer, App, TestDatabase, on_both},
        routes::routes,
        sdk::refusal,
    },
};

on_both!(b34_every_route_admits_only_permitted_callers, b34_every_page_admits_only_administrators);

/// The account and the passkey of these paths do not exist: a permitted caller gets a 404, or the
/// mistakes in the body.
const NOBODY: &str = "01890000-0000-7000-8000-000000000000";

/// Every route, and its required scope.
const MATRIX: [(&str, &str, Scope); 51] = [
    ("GET", "/accounts", Scope::AccountsRead),
    ("POST", "/accounts", Scope::AccountsWrite),
    ("POST", "/accounts:batch", Scope::AccountsSupport),
    ("GET", "/accounts:deleted", Scope::AccountsRead),
    ("GET", "/accounts/{id}", Scope::AccountsRead),
    ("PUT", "/accounts/{id}", Scope::AccountsSupport),
    ("PATCH", "/accounts/{id}", Scope::AccountsSupport),
    ("DELETE", "/accounts/{id}", Scope::AccountsWrite),
    ("POST", "/accounts/{id}:restore", Scope::AccountsWrite),
    ("GET", "/accounts/{id}/sessions", Scope::AccountsRead),
    ("DELETE", "/accounts/{id}/sessions", Scope::AccountsSupport),
    ("DELETE", "/accounts/{id}/sessions/{session}", Scope::AccountsSupport),
    ("GET", "/accounts/{id}/applications", Scope::AccountsRead),
    ("DELETE", "/accounts/{id}/applications", Scope::AccountsSupport),
    ("DELETE", "/accounts/{id}/applications/{application}", Scope::AccountsSupport),
    ("GET", "/accounts/{id}/passkeys", Scope::AccountsRead),
    ("DELETE", "/accounts/{id}/passkeys/{passkey}", Scope::AccountsWrite),
    ("POST", "/accounts/{id}/recovery", Scope::AccountsSupport),
    ("DELETE", "/code-locks/{loginId}", Scope::AccountsSupport),
    ("GET", "/schema", Scope::SchemaRead),
    ("PUT", "/schema", Scope::SchemaWrite),
    ("POST", "/schema", Scope::SchemaWrite),
    ("GET", "/schema/versions", Scope::SchemaRead),
    ("GET", "/audit", Scope::AuditRead),
    ("GET", "/messages", Scope::MessagesRead),
    ("GET", "/id-documents", Scope::IdDocumentsRead),
    ("GET", "/tokens", Scope::TokensRead),
    ("POST", "/tokens", Scope::TokensWrite),
    ("DELETE", "/tokens/{id}", Scope::TokensWrite),
    ("GET", "/applications", Scope::ApplicationsRead),
    ("POST", "/applications", Scope::ApplicationsWrite),
    ("GET", "/applications/{id}", Scope::ApplicationsRead),
    ("PUT", "/applications/{id}", Scope::ApplicationsWrite),
    ("PATCH", "/applications/{id}", Scope::ApplicationsWrite),
    ("DELETE", "/applications/{id}", Scope::ApplicationsWrite),
    ("POST", "/applications/{id}/secret", Scope::ApplicationsWrite),
    ("GET", "/applications/{id}/grants", Scope::ApplicationsRead),
    ("DELETE", "/applications/{id}/grants", Scope::ApplicationsWrite),
    ("DELETE", "/applications/{id}/grants/{grant}", Scope::ApplicationsWrite),
    ("GET", "/applications/{id}/sessions", Scope::ApplicationsRead),
    ("DELETE", "/applications/{id}/sessions", Scope::ApplicationsWrite),
    ("DELETE", "/applications/{id}/sessions/{session}", Scope::ApplicationsWrite),
    ("GET", "/webhooks", Scope::WebhooksRead),
    ("POST", "/webhooks", Scope::WebhooksWrite),
    ("GET", "/webhooks/{id}", Scope::WebhooksRead),
    ("PATCH", "/webhooks/{id}", Scope::WebhooksWrite),
    ("DELETE", "/webhooks/{id}", Scope::WebhooksWrite),
    ("POST", "/webhooks/{id}/secret", Scope::WebhooksWrite),
    ("POST", "/webhooks/{id}/test", Scope::WebhooksWrite),
    ("GET", "/webhooks/{id}/deliveries", Scope::WebhooksRead),
    ("POST", "/webhooks/{id}/deliveries/{event}/resend", Scope::WebhooksWrite),
];

/// The methods and paths of the administration API, below its prefix.
pub(crate) fn routed(app: &App) -> BTreeSet<(String, String)> {
    let routes = routes(app).into_iter();
    routes
        .filter_map(|route| Some((route.method, route.path.strip_prefix("/api/admin")?.to_owned())))
        .collect()
}

async fn ask(asker: &ApiClient<'_>, method: &str, path: &str) -> Answer {
    let path = path
        .replace("{id}", NOBODY)
        .replace("{passkey}", "AAAA")
        .replace("{session}", "AAAA")
        .replace("{application}", NOBODY)
        .replace("{grant}", NOBODY)
        .replace("{event}", NOBODY);
    let request = asker.request(method.parse().unwrap(), &path).header(header::IF_MATCH, "*");
    send(if method == "GET" { request } else { with_json(request, &json!({"nothing": 1})) }).await
}

/// Every page of the administrators, and every form on them: true for a form, and its path.
fn pages(app: &App) -> Vec<(bool, String)> {
    let routes = routes(app).into_iter();
    let pages = routes.filter(|route| route.path == "/admin" || route.path.starts_with("/admin/"));
    pages.map(|route| (route.method == "POST", route.path.replace("{id}", NOBODY))).collect()
}

async fn b34_every_page_admits_only_administrators(database: TestDatabase) {
    let app = cloud(database).await;
    administrator(&app).await;
    app.account("user@example.com", None, Some("keys")).await;
    grant(&app, "user@example.com", "editor").await;
    let mut user = with_passkey(&app, "user@example.com").await;
    let pages = pages(&app);
    assert!(pages.len() > 25, "{pages:?}");
    for (form, path) in pages {
        let mut nobody = app.browser();
        let (stranger, known) = if form {
            (nobody.post(&path, &[]).await, user.post(&path, &[]).await)
        } else {
            (nobody.get(&path).await, user.get(&path).await)
        };
        assert!(
            stranger.status == 303 && stranger.header("location").starts_with("/login"),
            "{path}: {stranger:?}"
        );
        assert_eq!(known.status, 403, "{path}: {known:?}");
    }
}

async fn b34_every_route_admits_only_permitted_callers(database: TestDatabase) {
    let matrix: BTreeSet<_> =
        MATRIX.iter().map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned())).collect();
    let app = database.start(&[]).await;
    assert_eq!(matrix, routed(&app), "the matrix and the route table differ");

    let expired = ApiClient::logged_in(&app, "old@example.com", &["admin"]).await;
    let expired_token =
        ApiClient::token_for(&app, "accounts:write", Some(Duration::from_secs(60))).await;
    app.server.clock.advance(Duration::from_secs(400 * 24 * 60 * 60));
    let of = |role: &str| role_name::scopes(&[RoleName::parse(role).unwrap()]);
    let read_only =
        "accounts:read schema:read audit:read messages:read id-documents:read tokens:read";
    let known = [
        (ApiClient::logged_in(&app, "user@example.com", &["editor"]).await, Scopes::default()),
        (ApiClient::logged_in(&app, "support@example.com", &["support"]).await, of("support")),
        (ApiClient::logged_in(&app, "admin@example.com", &["admin"]).await, Scopes::ADMIN),
        (ApiClient::token(&app, read_only).await, Scopes::parse(read_only).unwrap()),
        (ApiClient::token(&app, "messages:read").await, Scopes::parse("messages:read").unwrap()),
        (ApiClient::token(&app, "audit:read").await, Scopes::parse("audit:read").unwrap()),
    ];
    for (method, path, needed) in MATRIX {
        for unknown in [
            &ApiClient::anonymous(&app),
            &expired,
            &expired_token,
            &ApiClient::bearer(&app, "vst_x"),
            &ApiClient::bearer(&app, ""),
        ] {
            let answer = ask(unknown, method, path).await;
            assert_eq!(answer.status, 401, "{method} {path}: {answer:?}");
            assert!(answer.header("www-authenticate").starts_with("Bearer "), "{answer:?}");
            assert_eq!(answer.header("cache-control"), "no-store");
        }
        for (asker, scopes) in &known {
            let answer = ask(asker, method, path).await;
            if scopes.has(needed) {
                assert!(
                    ![401, 403, 405, 500].contains(&answer.status.as_u16()),
                    "{method} {path} {scopes}: {answer:?}"
                );
            } else {
                assert_eq!(
                    refusal(&answer),
                    (403, "insufficient_scope".to_owned()),
                    "{method} {path} {scopes}"
                );
                assert!(answer.header("www-authenticate").contains("insufficient_scope"));
            }
            assert_eq!(answer.header("cache-control"), "no-store", "{method} {path}");
        }
    }
}
