//! The OpenAPI document as a page, and its examples, which must work.

use std::time::Duration;

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    domain::{ApplicationId, TokenHash, oauth::OAuthScopes, session::AuthMethod},
    store::{
        applications::sessions::{self, NewApplicationSession},
        oauth::{
            grant_writes::{self, NewAuthorizationGrant},
            grants::{AuthorizationGrant, NewAuthorizationCode},
        },
    },
    tests::support::{
        admin::{ApiClient, send},
        harness::{App, TestDatabase, on_both, text},
        sdk::person,
    },
};

on_both!(every_example_of_a_request_works);

#[tokio::test]
async fn the_page_and_all_it_needs_are_served_here() {
    let app = TestDatabase::sqlite().start(&[]).await;
    let mut browser = app.browser();
    let page = browser.get("/api/docs").await;
    assert_eq!(
        (page.status, page.header("content-type")),
        (StatusCode::OK, "text/html; charset=utf-8")
    );
    assert!(
        page.header("content-security-policy")
            .starts_with("default-src 'none'; script-src 'self' 'nonce-")
    );
    let needed = page.body.split('"').filter(|part| part.starts_with('/')).collect::<Vec<_>>();
    assert_eq!(needed.len(), 5, "{needed:?}");
    for path in needed {
        let file = app.client.get(app.url(path)).send().await.unwrap();
        assert_eq!(file.status(), StatusCode::OK, "{path}");
        assert_eq!(file.headers()["x-content-type-options"], "nosniff");
        let is_packed = path.starts_with("/api/docs/");
        assert_eq!(
            file.headers().get(header::CONTENT_ENCODING).is_some_and(|with| with == "gzip"),
            is_packed,
            "{path}"
        );
        assert!(!is_packed || file.bytes().await.unwrap().starts_with(&[0x1f, 0x8b]), "{path}");
    }
    assert_eq!(browser.get("/api/docs/index.html").await.status, StatusCode::NOT_FOUND);
}

/// Sends each operation with the examples of its parameters and its body, about objects created for
/// it.
async fn every_example_of_a_request_works(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let document: Value = app.browser().get("/api/openapi.json").await.json();
    let mut asked = 0;
    for (number, (path, operations)) in document["paths"].as_object().unwrap().iter().enumerate() {
        let Some(path) = path.strip_prefix("/api/admin") else { continue };
        for (method, operation) in operations.as_object().unwrap() {
            let made = Made::of(&app, &root, &format!("{method}{number}@example.com")).await;
            let path = &made.within_webhook(&root, path).await;
            if path.ends_with(":restore") {
                root.change(
                    Method::DELETE,
                    &format!("/accounts/{}", made.account),
                    "*",
                    &Value::Null,
                )
                .await;
            }
            let answer = send(request(&root, method, path, operation, &made)).await;
            let documented = operation["responses"]
                .as_object()
                .unwrap()
                .keys()
                .find(|status| status.starts_with('2'));
            assert_eq!(answer.status.as_str(), documented.unwrap(), "{method} {path}: {answer:?}");
            if let Some(results) =
                path.ends_with(":batch").then(|| answer.json()["results"].clone())
            {
                let statuses: Vec<_> = results
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|result| result["status"].clone())
                    .collect();
                assert_eq!(json!(statuses), json!([201, 204]), "{results}");
            }
            asked += 1;
        }
    }
    assert!(asked >= 31, "{asked}");
}

fn request(
    root: &ApiClient<'_>,
    method: &str,
    path: &str,
    operation: &Value,
    made: &Made,
) -> reqwest::RequestBuilder {
    let path = match path.split('/').nth(1) {
        Some("tokens") => path.replace("{id}", &made.token),
        Some("applications") => path
            .replace("{id}", &made.application)
            .replace("{session}", made.application_session.as_str()),
        _ => path.replace("{session}", &made.session),
    };
    let path = made
        .instead(&path)
        .replace("{passkey}", &made.passkey)
        .replace("{application}", &made.application)
        .replace("{grant}", &made.grant.to_string());
    let path = path.replace("{loginId}", "alice%40example.com");
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let given = |place| {
        parameters.clone().filter(move |given| given["in"] == place && !given["example"].is_null())
    };
    let query: Vec<_> =
        given("query").map(|given| (text(&given["name"]), word(&given["example"]))).collect();
    let query: Vec<_> = query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let method = method.to_uppercase().parse().unwrap();
    let mut request =
        root.request(method, &format!("{path}?{}", crate::tests::support::admin::form(&query)));
    for header in given("header") {
        request = request.header(text(&header["name"]), word(&header["example"]));
    }
    let Some(content) = operation["requestBody"]["content"].as_object() else { return request };
    let (kind, content) = content.iter().next().unwrap();
    assert!(!content["example"].is_null(), "{path} has no example");
    request.header(header::CONTENT_TYPE, kind).body(made.instead(&content["example"].to_string()))
}

/// Percent-encodes a value for a URL.
fn word(example: &Value) -> String {
    example.as_str().map_or_else(|| example.to_string(), str::to_owned)
}

/// An object of each kind that a path can name.
struct Made {
    account: String,
    session: String,
    passkey: String,
    token: String,
    application: String,
    application_session: TokenHash,
    grant: Uuid,
}

impl Made {
    async fn of(app: &App, root: &ApiClient<'_>, login_id: &str) -> Self {
        person(app, login_id).await;
        // Two identical callbacks of one millisecond are replays.
        app.server.clock.advance(Duration::from_millis(1));
        let token = app.token(login_id).await;
        app.browser().post("/session", &[("token", &token)]).await;
        let found = root.get(&format!("/accounts?q={login_id}")).await.json();
        let account = text(&found["items"][0]["id"]);
        let first = async |what: &str| {
            text(&root.get(&format!("/accounts/{account}/{what}")).await.json()["items"][0]["id"])
        };
        let token =
            root.post("/tokens", &json!({"name": "made", "scopes": ["audit:read"]})).await.json();
        let application =
            root.post("/applications", &json!({"name": "made", "kind": "web"})).await.json();
        let session = first("sessions").await;
        let application = text(&application["id"]);
        let access = access_of(app, &application, &account, &session).await;
        Self {
            application_session: access.session,
            grant: access.grant,
            session,
            passkey: first("passkeys").await,
            token: text(&token["id"]),
            application,
            account,
        }
    }

    /// The path with the ids of a webhook that was just tested, if it is about one.
    async fn within_webhook(&self, root: &ApiClient<'_>, path: &str) -> String {
        if !path.starts_with("/webhooks/{id}") {
            return path.to_owned();
        }
        let new = json!({"url": "https://hooks.invalid/vestibule", "types": ["account.created"]});
        let webhook = text(&root.post("/webhooks", &new).await.json()["id"]);
        let tested = root.post(&format!("/webhooks/{webhook}/test"), &json!({})).await.json();
        path.replace("{id}", &webhook).replace("{event}", &text(&tested["eventId"]))
    }

    /// The example's id belongs to no object.
    fn instead(&self, text: &str) -> String {
        text.replace("{id}", &self.account)
            .replace("01890000-0000-7000-8000-000000000000", &self.account)
    }
}

/// The access of an application to an account.
struct MadeAccess {
    session: TokenHash,
    grant: Uuid,
}

/// Gives an application a grant, and a session as one behind a proxy has it.
async fn access_of(app: &App, application: &str, account: &str, session: &str) -> MadeAccess {
    let (server, now) = (&app.server, app.server.clock.now());
    let session_hash = TokenHash::parse(session).unwrap();
    let grant = AuthorizationGrant {
        id: server.random.uuid(now),
        application_id: ApplicationId::parse(application).unwrap(),
        account_id: account.parse().unwrap(),
        session_hash: Some(session_hash.clone()),
        session_id: session.to_owned(),
        scopes: OAuthScopes::parse("openid"),
        request: "{}".to_owned(),
        method: AuthMethod::Passkey,
        authenticated_at: now,
        offline_at: None,
        created_at: now,
        expires_at: now.plus(Duration::from_secs(60)),
    };
    let code = NewAuthorizationCode {
        code_hash: server.random.token().hash(),
        redirect_uri: "https://app.example.com/callback".to_owned(),
        code_challenge: None,
        expires_at: grant.expires_at,
    };
    let entered = NewApplicationSession {
        token_hash: server.random.token().hash(),
        application_id: &grant.application_id,
        session_hash: &session_hash,
        method: grant.method,
        authenticated_at: now,
    };

    let mut tx = server.db.begin().await.unwrap();
    let new = NewAuthorizationGrant { grant: grant.clone(), code };
    assert!(grant_writes::create_within(&mut tx, new).await.unwrap());
    assert!(sessions::create(&mut tx, &entered, now).await.unwrap());
    tx.commit().await.unwrap();
    MadeAccess { session: entered.token_hash, grant: grant.id }
}
