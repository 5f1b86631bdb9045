//! Permitted callers of each route outside the administration API, which has a matrix of its own
//! (`docs/security-behaviours.md` b34).

use std::{collections::BTreeSet, time::Duration};

use reqwest::{StatusCode, header};

use super::route_matrix::{
    MATRIX,
    Needs::{Admin, ClientProof, LoopbackOnly, Nothing, Person, Signature, TrustedProxy},
};
use crate::{
    domain::access::{
        role_name::{self, RoleName},
        scope::Scopes,
    },
    tests::{
        pages::forms,
        support::{
            admin::ApiClient,
            administrators::{grant, with_passkey},
            harness::{Answer, App, TestDatabase, on_both},
            routes::routes,
        },
    },
};

on_both!(b34_every_route_admits_only_permitted_callers);

const NOBODY: &str = "01890000-0000-7000-8000-000000000000";

fn routed(app: &App) -> BTreeSet<(String, String)> {
    let routes = routes(app).into_iter().filter(|route| !route.path.starts_with("/api/admin/"));
    routes.map(|route| (route.method, route.path)).collect()
}

#[tokio::test]
async fn b34_the_matrix_has_every_route() {
    let app = TestDatabase::sqlite().start(&[]).await;
    let matrix = MATRIX.iter().flat_map(|(path, methods)| {
        methods.iter().map(|(method, _)| ((*method).to_owned(), (*path).to_owned()))
    });
    let (matrix, routed): (BTreeSet<_>, _) = (matrix.collect(), routed(&app));
    let missing: Vec<_> = routed.difference(&matrix).collect();
    let gone: Vec<_> = matrix.difference(&routed).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "not in the matrix: {missing:?}; not routed: {gone:?}"
    );
}

const SUPPORT: &str = "support";
const BY_PASSWORD: &str = "admin by password";

/// A caller: the credentials, and the permissions.
struct Who {
    name: &'static str,
    header: Option<(header::HeaderName, String)>,
    owner: Option<String>,
    scopes: Option<Scopes>,
}

impl Who {
    fn nobody(name: &'static str, header: Option<(header::HeaderName, String)>) -> Self {
        Self { name, header, owner: None, scopes: None }
    }

    async fn person(
        app: &App,
        name: &'static str,
        browser: &crate::tests::support::harness::Browser<'_>,
        scopes: Scopes,
    ) -> Self {
        let owner = forms::whose(app, "/account", browser).await;
        Self {
            name,
            header: Some((header::COOKIE, browser.cookie.clone().unwrap())),
            owner,
            scopes: Some(scopes),
        }
    }

    async fn ask(&self, app: &App, method: &str, path: &str, more: &[(&str, &str)]) -> Answer {
        let owner = self.owner.clone().unwrap_or_default();
        let path = path
            .replace("{id}", NOBODY)
            .replace("{token}", "x")
            .replace("{name}", "page.js")
            .replace("{app_id}", "x")
            .replace("{*path}", "x")
            .replace("{language}", "de.js");
        let mut request =
            app.client.request(method.parse().unwrap(), app.url(&format!("{path}?whose={owner}")));
        if let Some((name, value)) = &self.header {
            request = request.header(name, value);
        }
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let is_json = path.starts_with("/api/") || path.starts_with("/platform/");
        request =
            request.header(header::ACCEPT, if is_json { "application/json" } else { "text/html" });
        if method != "GET" {
            let kind =
                if is_json { "application/json" } else { "application/x-www-form-urlencoded" };
            let body = if is_json {
                "{\"nothing\":1}"
            } else {
                "version=1&id=01890000-0000-7000-8000-000000000000&act=remove&session=x"
            };
            request = request
                .header(header::CONTENT_TYPE, kind)
                .header(header::ORIGIN, app.origin())
                .body(body);
        }
        Answer::of(request.send().await.unwrap()).await
    }
}

fn asks_for_login(answer: &Answer) -> bool {
    answer.status == 401
        || (answer.status == 303 && answer.header("location").starts_with("/login"))
}

fn lets_through(answer: &Answer) -> bool {
    let is_of_another = answer.status == 409 && answer.body.contains("Nothing was changed");
    !asks_for_login(answer) && !is_of_another && ![403, 405, 500].contains(&answer.status.as_u16())
}

async fn everybody(app: &App) -> Vec<Who> {
    let of = |role: &str| role_name::scopes(&[RoleName::parse(role).unwrap()]);
    for login_id in [
        "old@example.com",
        "user@example.com",
        "other@example.com",
        "support@example.com",
        "admin@example.com",
        "second@example.com",
    ] {
        app.account(login_id, Some("a long password"), Some("keys")).await;
    }
    grant(app, "support@example.com", "support").await;
    grant(app, "admin@example.com", "admin").await;
    grant(app, "second@example.com", "admin").await;
    let expired = with_passkey(app, "old@example.com").await.cookie.clone().unwrap();
    app.server.clock.advance(Duration::from_secs(400 * 24 * 60 * 60));
    let read_only =
        "accounts:read schema:read audit:read messages:read id-documents:read tokens:read";
    let token = ApiClient::token(app, read_only).await;
    let mut everybody = vec![
        Who::nobody("anonymous", None),
        Who::nobody("expired session", Some((header::COOKIE, expired))),
        Who::nobody("read-only token", token.credentials()),
    ];
    for (name, login_id, role) in [
        ("user", "user@example.com", "editor"),
        ("other user", "other@example.com", "editor"),
        (SUPPORT, "support@example.com", "support"),
        ("admin", "admin@example.com", "admin"),
    ] {
        everybody.push(Who::person(app, name, &with_passkey(app, login_id).await, of(role)).await);
    }
    let mut by_password = app.browser();
    let form = [("loginId", "second@example.com"), ("password", "a long password")];
    assert_eq!(by_password.post("/login", &form).await.status, StatusCode::SEE_OTHER);
    everybody.push(Who::person(app, BY_PASSWORD, &by_password, Scopes::default()).await);
    everybody
}

async fn b34_every_route_admits_only_permitted_callers(database: TestDatabase) {
    let app = database.start(&[]).await;
    let everybody = everybody(&app).await;
    for (path, methods) in MATRIX.iter().copied() {
        for (method, needs) in methods {
            for who in &everybody {
                let logs_out = ["/logout", "/oauth2/logout/confirm"].contains(&path);
                if logs_out && who.scopes.is_some() {
                    continue;
                }
                let answer = who.ask(&app, method, path, &[]).await;
                let place = format!("{method} {path} by {}: {answer:?}", who.name);
                match (needs, &who.scopes) {
                    (Nothing, _) => {
                        assert!(![403, 405, 500].contains(&answer.status.as_u16()), "{place}");
                    }
                    (Person | Admin(_), None) => assert!(asks_for_login(&answer), "{place}"),
                    // Changing the credentials of an account with power needs a passkey session.
                    (Person, Some(_)) if who.name == BY_PASSWORD && answer.status == 403 => {}
                    (Person, Some(_)) => assert!(lets_through(&answer), "{place}"),
                    (Admin(scope), Some(scopes)) if scopes.has(*scope) => {
                        assert!(lets_through(&answer), "{place}");
                    }
                    // A caller who may see the pages may get a 404, or the mistakes in the form,
                    // first.
                    (Admin(_), Some(_)) if who.name == SUPPORT => {
                        assert!([403, 404, 422].contains(&answer.status.as_u16()), "{place}");
                    }
                    (Admin(_), Some(_)) | (TrustedProxy, _) => {
                        assert_eq!(answer.status, 403, "{place}");
                    }
                    (LoopbackOnly, _) => {
                        assert!(lets_through(&answer), "{place}");
                        let away = who
                            .ask(&app, method, path, &[("x-forwarded-for", "203.0.113.9")])
                            .await;
                        assert_eq!(
                            away.status, 404,
                            "{method} {path} by {} from elsewhere",
                            who.name
                        );
                    }
                    (Signature | ClientProof, _) => {
                        assert_eq!(answer.status, 401, "{place}");
                    }
                }
            }
        }
    }
}
