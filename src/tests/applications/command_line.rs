//! `vestibule application`, which scripts rely on.

use std::process::ExitCode;

use serde_json::{Value, json};

use crate::tests::{
    operations::command_line::run,
    support::{
        admin::ApiClient,
        harness::{App, TestDatabase, on_both, text},
    },
};

on_both!(
    an_operator_creates_rotates_and_deletes,
    settings_of_an_application_are_options,
    mistakes_in_an_application_exit_2,
    what_is_not_there_exits_1
);

async fn listed(app: &App) -> Vec<Value> {
    let root = ApiClient::root(app).await;
    let mut found = Vec::new();
    for item in root.get("/applications").await.json()["items"].as_array().unwrap() {
        let id = text(&item["id"]);
        found.push(root.get(&format!("/applications/{id}")).await.json());
    }
    found
}

async fn an_operator_creates_rotates_and_deletes(database: TestDatabase) {
    let app = database.start(&[]).await;
    for words in [
        &["application", "create", "My Wiki", "--kind", "web"][..],
        &["application", "list"],
        &["application", "list", "--json"],
        &["application", "show", "my-wiki"],
        &["application", "show", "my-wiki", "--json"],
        &["application", "rotate-secret", "my-wiki", "--json"],
    ] {
        assert_eq!(run(&app, words).await, ExitCode::SUCCESS, "{words:?}");
    }
    let wiki = listed(&app).await.remove(0);
    assert_eq!((&wiki["name"], &wiki["kind"]), (&json!("My Wiki"), &json!("web")));
    assert_eq!(wiki["secrets"].as_array().unwrap().len(), 2);

    let words = ["application", "rotate-secret", "my-wiki", "--end-previous"];
    assert_eq!(run(&app, &words).await, ExitCode::SUCCESS);
    let wiki = listed(&app).await.remove(0);
    let lasting = wiki["secrets"].as_array().unwrap().iter();
    assert_eq!(lasting.filter(|secret| secret["expiresAt"].is_null()).count(), 1);
    assert_eq!(run(&app, &["application", "delete", "my-wiki"]).await, ExitCode::SUCCESS);
    assert!(listed(&app).await.is_empty());

    let root = ApiClient::root(&app).await;
    let log = root.get("/audit?actor=command-line&limit=20").await.json();
    let acts: Vec<_> = log["items"].as_array().unwrap().iter().collect();
    let about: Vec<_> = acts.iter().filter(|act| act["target"] == "my-wiki").collect();
    let actions: Vec<_> = about.iter().map(|act| text(&act["action"])).collect();
    assert_eq!(
        actions,
        [
            "application_deleted",
            "application_secret_rotated",
            "application_secret_rotated",
            "application_created"
        ]
    );
}

async fn settings_of_an_application_are_options(database: TestDatabase) {
    let app = database.start(&[]).await;
    let words = [
        "application",
        "create",
        "Shop",
        "--kind",
        "web",
        "--redirect-uri",
        "https://shop.example.com/callback",
        "--redirect-uri",
        "http://localhost:3001/callback",
        "--post-logout-uri",
        "https://shop.example.com/",
        "--role",
        "customer",
        "--role",
        "clerk",
        "--third-party",
        "--no-pkce",
        "--device-authorization",
        "--id-token-alg",
        "RS256",
        "--json",
    ];
    assert_eq!(run(&app, &words).await, ExitCode::SUCCESS);
    let words =
        ["application", "create", "Site", "--kind", "proxy", "--origin", "https://a.example.com"];
    assert_eq!(run(&app, &words).await, ExitCode::SUCCESS);

    let found = listed(&app).await;
    let (shop, site) = (&found[0], &found[1]);
    assert_eq!(
        shop["redirectUris"],
        json!(["https://shop.example.com/callback", "http://localhost:3001/callback"])
    );
    assert_eq!(shop["postLogoutRedirectUris"], json!(["https://shop.example.com/"]));
    assert_eq!(shop["roles"], json!(["clerk", "customer"]));
    assert_eq!(
        (&shop["thirdParty"], &shop["requirePkce"], &shop["idTokenSignedResponseAlg"]),
        (&json!(true), &json!(false), &json!("RS256"))
    );
    assert_eq!(shop["deviceAuthorization"], true);
    assert_eq!((&site["id"], &site["origin"]), (&json!("site"), &json!("https://a.example.com")));
    assert_eq!(site["secrets"], json!([]));
}

async fn mistakes_in_an_application_exit_2(database: TestDatabase) {
    let app = database.start(&[]).await;
    for options in [
        &["", "--kind", "web"][..],
        &["Site", "--kind", "proxy"],
        &["Site", "--kind", "proxy", "--origin", "https://a.example.com/path"],
        &["Site", "--kind", "browser", "--no-pkce"],
        &["Site", "--kind", "web", "--redirect-uri", "javascript:alert(1)"],
        &["Site", "--kind", "web", "--role", "Admin"],
    ] {
        let words = [&["application", "create"], options].concat();
        assert_eq!(run(&app, &words).await, ExitCode::from(2), "{words:?}");
    }
    assert!(listed(&app).await.is_empty());
}

async fn what_is_not_there_exits_1(database: TestDatabase) {
    let app = database.start(&[]).await;
    run(&app, &["application", "create", "Phone", "--kind", "native"]).await;
    let site = ["application", "create", "A", "--kind", "proxy", "--origin", "https://a.example"];
    assert_eq!(run(&app, &site).await, ExitCode::SUCCESS);
    for words in [
        &["application", "show", "other"][..],
        &["application", "delete", "other"],
        &["application", "rotate-secret", "other"],
        &["application", "rotate-secret", "phone"],
        &["application", "create", "B", "--kind", "proxy", "--origin", "https://a.example"],
    ] {
        assert_eq!(run(&app, words).await, ExitCode::from(1), "{words:?}");
    }
}
