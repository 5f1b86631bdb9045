//! The pages about applications, in a browser without JavaScript.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::json;

use crate::tests::support::{
    admin::ApiClient,
    administrators::{administrator, cloud, grant, with_passkey},
    harness::{Answer, TestDatabase, on_both},
};

on_both!(
    an_administrator_creates_and_changes_an_application,
    an_administrator_rotates_and_deletes,
    an_administrator_sets_the_keys_of_an_application,
    the_issuer_stands_where_it_is_meant,
    each_kind_has_a_form_and_its_snippets,
    a_form_with_mistakes_keeps_what_was_typed,
    a_change_from_an_old_page_is_refused,
    b21_changing_an_application_requires_a_recent_login,
    b43_typed_text_is_shown_as_text
);

/// The secret that this page shows.
fn secret(page: &Answer) -> Option<String> {
    let rest = page.body.split_once("id=\"new-secret\">")?.1;
    Some(rest.split_once('<')?.0.to_owned())
}

async fn an_administrator_creates_and_changes_an_application(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let form = [
        ("kind", "web"),
        ("name", "My Wiki"),
        ("redirectUris", "https://wiki.example.com/cb\r\nhttps://wiki.example.com/other\r\n"),
        ("roles", "editor  author"),
        ("id", ""),
    ];
    let created = admin.post("/admin/applications", &form).await;
    assert_eq!(created.status, StatusCode::OK, "{}", created.body);
    let first = secret(&created).expect("a secret");
    assert!(first.starts_with("vcs_"));

    let page = "/admin/applications/my-wiki";
    let shown = admin.get(page).await;
    assert!(secret(&shown).is_none() && !shown.body.contains(&first), "shown once");
    assert!(shown.body.contains("/.well-known/openid-configuration"));
    assert!(admin.get("/admin/applications").await.body.contains(page));

    let form = [
        ("version", "1"),
        ("name", "Wiki"),
        ("redirectUris", "https://wiki.example.com/cb"),
        ("scopes", "openid email"),
        ("requirePkce", "true"),
        ("deviceAuthorization", "true"),
        ("maxAuthenticationAgeSeconds", "3600"),
        ("accessTokenFormat", "jwt"),
        ("idTokenSignedResponseAlg", "RS256"),
        ("subjectType", "pairwise"),
    ];
    let saved = admin.post(page, &form).await;
    let to = format!("{page}?saved=1");
    assert_eq!((saved.status, saved.header("location")), (StatusCode::SEE_OTHER, to.as_str()));
    let root = ApiClient::root(&app).await;
    let view = root.get("/applications/my-wiki").await.json();
    for (member, value) in [
        ("name", json!("Wiki")),
        ("redirectUris", json!(["https://wiki.example.com/cb"])),
        ("roles", json!([])),
        ("scopes", json!(["email", "openid"])),
        ("maxAuthenticationAgeSeconds", json!(3600)),
        ("requirePkce", json!(true)),
        ("deviceAuthorization", json!(true)),
        ("thirdParty", json!(false)),
        ("accessTokenFormat", json!("jwt")),
        ("idTokenSignedResponseAlg", json!("RS256")),
        ("subjectType", json!("pairwise")),
        ("tokenEndpointAuthMethod", json!("client_secret")),
    ] {
        assert_eq!(view[member], value, "{member}");
    }
}

async fn an_administrator_rotates_and_deletes(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let root = ApiClient::root(&app).await;
    let form = [("kind", "web"), ("name", "My Wiki")];
    let first = secret(&admin.post("/admin/applications", &form).await);
    let page = "/admin/applications/my-wiki";

    let rotated = admin.post(&format!("{page}/secret"), &[("endsPrevious", "true")]).await;
    let second = secret(&rotated);
    assert!(second.is_some() && first != second);
    let view = root.get("/applications/my-wiki").await.json();
    assert_eq!(view["secrets"].as_array().unwrap().len(), 1);

    let deletion = format!("{page}/delete");
    let refused = admin.post(&deletion, &[("version", "1"), ("confirm", "wiki")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Nothing was deleted"), "{}", refused.body);
    let deleted = admin.post(&deletion, &[("version", "1"), ("confirm", "my-wiki")]).await;
    assert_eq!(deleted.header("location"), "/admin/applications");
    assert_eq!(admin.get(page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(admin.get("/admin/applications/Not-An-Id").await.status, StatusCode::NOT_FOUND);
}

async fn an_administrator_sets_the_keys_of_an_application(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let root = ApiClient::root(&app).await;
    root.post("/applications", &json!({"name": "Wiki", "kind": "web"})).await;
    let page = "/admin/applications/wiki";
    let with_keys = |version: &'static str, jwks: &'static str| {
        let method = ("tokenEndpointAuthMethod", "private_key_jwt");
        [("version", version), ("name", "Wiki"), method, ("jwks", jwks)]
    };

    for wrong in ["", "no JSON", "[1]", "\"text\""] {
        let refused = admin.post(page, &with_keys("1", wrong)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(refused.body.contains("jwks-mistake"), "{wrong}: {}", refused.body);
    }

    let keys = r#"{"keys": [{"kty": "EC", "crv": "P-256", "x": "<x>", "y": "y"}]}"#;
    assert_eq!(admin.post(page, &with_keys("1", keys)).await.status, StatusCode::SEE_OTHER);
    let view = root.get("/applications/wiki").await.json();
    assert_eq!(view["tokenEndpointAuthMethod"], "private_key_jwt");
    assert_eq!(view["jwks"], serde_json::from_str::<serde_json::Value>(keys).unwrap());
    let shown = admin.get(page).await.body;
    assert!(shown.contains("&lt;x&gt;") && !shown.contains("id=\"secret\""), "{shown}");
}

async fn the_issuer_stands_where_it_is_meant(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_ISSUER", "https://id.example.com/tenant")]).await;
    app.account("root@example.com", None, Some("keys")).await;
    grant(&app, "root@example.com", "admin").await;
    let mut admin = with_passkey(&app, "root@example.com").await;
    ApiClient::root(&app)
        .await
        .post("/applications", &json!({"name": "Wiki", "kind": "web"}))
        .await;

    let shown = admin.get("/admin/applications/wiki").await.body;
    let url = app.server.config.web.public_url.as_str().trim_end_matches('/').to_owned();
    for words in [
        "https://id.example.com/tenant/.well-known/openid-configuration".to_owned(),
        "issuerBaseURL: 'https://id.example.com/tenant'".to_owned(),
        format!("OIDC_OP_TOKEN_ENDPOINT = \"{url}/oauth2/token\""),
    ] {
        assert!(shown.contains(&words), "{words}: {shown}");
    }
}

async fn each_kind_has_a_form_and_its_snippets(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let backend = app.server.config.web.listen.to_string();
    let issuer = app.server.config.web.public_url.as_str().trim_end_matches('/').to_owned();
    for (kind, member, value, products) in [
        ("web", "redirectUris", "https://a.example/cb", &["Express", "Next.js", "Django"][..]),
        ("browser", "redirectUris", "https://b.example/cb", &["oidc-client-ts"]),
        ("native", "redirectUris", "com.example.app:/cb", &[]),
        ("service", "scopes", "reports:read", &["grant_type=client_credentials"]),
        ("proxy", "origin", "https://site.example", &["nginx", "Caddy", "Traefik", "HAProxy"]),
    ] {
        let drawn = admin.get(&format!("/admin/applications?kind={kind}")).await;
        assert!(drawn.body.contains(&format!("name=\"{member}\"")), "{kind}: {}", drawn.body);
        let form = [("kind", kind), ("name", "Example"), (member, value), ("id", kind)];
        let created = admin.post("/admin/applications", &form).await;
        let has_secret = ["web", "service"].contains(&kind);
        assert_eq!(secret(&created).is_some(), has_secret, "{kind}: {}", created.body);

        let page = admin.get(&format!("/admin/applications/{kind}")).await;
        for product in products {
            assert!(page.body.contains(product), "{kind}: {product}");
        }
        if !products.is_empty() {
            assert!(page.body.contains("<code id=\"snippet-0\">"), "{kind}");
            let server = if kind == "proxy" { &backend } else { &issuer };
            assert!(page.body.contains(server), "{kind}");
            let places = [
                "@ISSUER",
                "@PUBLIC_URL@",
                "@BACKEND@",
                "@AUTHORITY@",
                "@CLIENT_ID@",
                "@HOST@",
                "@ORIGIN@",
                "@ALGORITHM@",
            ];
            assert!(places.iter().all(|place| !page.body.contains(place)), "{kind}");
        }
    }
    let unknown = admin.post("/admin/applications", &[("kind", "x"), ("name", "A")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn a_form_with_mistakes_keeps_what_was_typed(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let form = [("kind", "web"), ("name", ""), ("redirectUris", "http://a.example/cb")];
    let refused = admin.post("/admin/applications", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in ["http://a.example/cb", "name-mistake", "redirectUris-mistake"] {
        assert!(refused.body.contains(shown), "{shown}: {}", refused.body);
    }

    let site = [("kind", "proxy"), ("name", "One"), ("origin", "https://a.example")];
    assert_eq!(admin.post("/admin/applications", &site).await.status, StatusCode::SEE_OTHER);
    let taken = admin.post("/admin/applications", &site).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.body.contains("origin-mistake"), "{}", taken.body);

    let form = [("version", "1"), ("name", ""), ("origin", "a.example")];
    let refused = admin.post("/admin/applications/one", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in ["name-mistake", "origin-mistake", "value=\"a.example\""] {
        assert!(refused.body.contains(shown), "{shown}: {}", refused.body);
    }
}

async fn a_change_from_an_old_page_is_refused(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let root = ApiClient::root(&app).await;
    root.post("/applications", &json!({"name": "Phone", "kind": "native"})).await;
    let form = [("version", "1"), ("name", "Telephone")];
    assert_eq!(admin.post("/admin/applications/phone", &form).await.status, StatusCode::SEE_OTHER);

    let late = admin.post("/admin/applications/phone", &[("version", "1"), ("name", "Set")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("value=\"Set\"") && late.body.contains("after you opened the page"));
    let deletion = [("version", "1"), ("confirm", "phone")];
    let late = admin.post("/admin/applications/phone/delete", &deletion).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(root.get("/applications/phone").await.json()["name"], "Telephone");
}

async fn b21_changing_an_application_requires_a_recent_login(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let root = ApiClient::root(&app).await;
    root.post("/applications", &json!({"name": "Wiki", "kind": "web"})).await;
    app.server.clock.advance(Duration::from_secs(16 * 60));
    for (path, form) in [
        ("", vec![("kind", "web"), ("name", "Other")]),
        ("/wiki", vec![("version", "1"), ("name", "Other")]),
        ("/wiki/secret", vec![]),
        ("/wiki/delete", vec![("version", "1"), ("confirm", "wiki")]),
    ] {
        let refused = admin.post(&format!("/admin/applications{path}"), &form).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
        assert!(refused.body.contains("Confirm it’s you"), "{}", refused.body);
    }
    assert_eq!(admin.get("/admin/applications/wiki").await.status, StatusCode::OK);
}

async fn b43_typed_text_is_shown_as_text(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let script = "<script>alert(1)</script>";
    let form = [("kind", "web"), ("name", script), ("id", "a"), ("redirectUris", script)];
    let refused = admin.post("/admin/applications", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.body.contains(script), "{}", refused.body);

    let uri = "https://a.example/cb?x='+alert(1)+'&amp;y=<";
    let form = [("kind", "web"), ("name", script), ("id", "a"), ("redirectUris", uri)];
    assert_eq!(
        admin.post("/admin/applications", &form).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let form = [("kind", "browser"), ("name", script), ("id", "a")];
    assert_eq!(admin.post("/admin/applications", &form).await.status, StatusCode::SEE_OTHER);
    for path in ["/admin/applications", "/admin/applications/a"] {
        let shown = admin.get(path).await;
        assert!(!shown.body.contains(script) && shown.body.contains("&lt;script&gt;"), "{path}");
    }
}
