//! Applications that the settings file declares.

use std::{collections::BTreeMap, fs, process::ExitCode};

use clap::Parser;
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    cli,
    config::{Config, DatabaseUrl, DeclaredApplication, MissingKeys, SettingMistakes},
    domain::ApplicationId,
    service::applications::declared::{DeclarationConflict, apply},
    tests::{
        applications::is_valid_secret,
        operations::command_line::run,
        support::{
            admin::ApiClient,
            harness::{App, TestDatabase, new_folder, on_both, text},
            ports::free_port,
            sdk::refusal,
        },
    },
};

on_both!(
    declared_applications_are_created_changed_and_deleted,
    declared_applications_are_read_only_elsewhere,
    an_application_that_was_not_declared_is_a_conflict,
    several_servers_declare_at_once,
    origins_and_secrets_move_between_declared_applications,
    a_server_with_a_conflict_does_not_start
);

const FIRST: &str = "first-secret-of-thirty-two-letters";
const SECOND: &str = "second-secret-of-thirty-two-letters";

fn load(toml: &str) -> Result<Vec<DeclaredApplication>, SettingMistakes> {
    let folder = new_folder();
    let file = folder.join("vestibule.toml");
    fs::write(&file, toml.replace("FOLDER", &folder.display().to_string())).unwrap();
    fs::write(folder.join("secrets"), format!("{FIRST}\n\n {SECOND}\n")).unwrap();
    let environment = [("VESTIBULE_DATA_DIR", folder.join("data")), ("VESTIBULE_CONFIG", file)];
    let environment = environment.map(|(name, path)| (name.to_owned(), path.display().to_string()));
    let config = Config::load(&environment.into(), MissingKeys::Discard);
    fs::remove_dir_all(folder).unwrap();
    config.map(|config| config.applications)
}

fn declare(toml: &str) -> Vec<DeclaredApplication> {
    load(toml).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

fn wiki(more: &str) -> String {
    format!("[[application]]\nid = \"wiki\"\nname = \"Wiki\"\nkind = \"web\"\n{more}\n")
}

fn site(id: &str, port: u16) -> String {
    format!(
        "[[application]]\nid = \"{id}\"\nname = \"Site\"\nkind = \"proxy\"\n\
         origin = \"https://app.example.com:{port}\"\n"
    )
}

async fn has_secret(app: &App, secret: &str) -> bool {
    is_valid_secret(app, &ApplicationId::parse("wiki").unwrap(), secret).await
}

async fn actions(app: &App, root: &ApiClient<'_>) -> Vec<String> {
    let actor = crate::service::caller::Caller::server().actor;
    let log = root.get(&format!("/audit?actor={actor}")).await.json();
    assert!(!log.to_string().contains(FIRST), "{}", app.address);
    log["items"].as_array().unwrap().iter().map(|act| text(&act["action"])).collect()
}

async fn declared_applications_are_created_changed_and_deleted(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let uris = "redirect_uris = [\"https://wiki.example.com/cb\"]\nroles = [\"editor\"]";
    let first = declare(&wiki(&format!("{uris}\nsecret = \"{FIRST}\"")));
    assert_eq!(apply(&app.server, &first).await.unwrap(), []);

    let shown = root.get("/applications/wiki").await;
    assert_eq!((shown.status, shown.header("etag")), (StatusCode::OK, "\"1\""));
    let view = shown.json();
    assert_eq!((&view["declared"], &view["roles"]), (&json!(true), &json!(["editor"])));
    assert_eq!(view["redirectUris"], json!(["https://wiki.example.com/cb"]));
    assert!(has_secret(&app, FIRST).await);

    assert_eq!(apply(&app.server, &first).await.unwrap(), []);
    assert_eq!(root.get("/applications/wiki").await.json(), view, "nothing changes twice");
    assert_eq!(actions(&app, &root).await, ["application_created"]);

    let second = declare(&wiki("secret_file = \"FOLDER/secrets\"\ndevice_authorization = true"));
    assert_eq!(apply(&app.server, &second).await.unwrap(), []);
    let shown = root.get("/applications/wiki").await;
    assert_eq!((shown.header("etag"), &shown.json()["roles"]), ("\"2\"", &json!([])));
    assert_eq!(shown.json()["deviceAuthorization"], true);
    assert!(has_secret(&app, FIRST).await && has_secret(&app, SECOND).await);

    let browser = "[[application]]\nid = \"wiki\"\nname = \"Wiki\"\nkind = \"browser\"\n";
    assert_eq!(apply(&app.server, &declare(browser)).await.unwrap(), []);
    assert_eq!(root.get("/applications/wiki").await.json()["kind"], "browser");
    assert!(!has_secret(&app, FIRST).await && !has_secret(&app, SECOND).await);

    assert_eq!(apply(&app.server, &[]).await.unwrap(), []);
    assert_eq!(root.get("/applications/wiki").await.status, StatusCode::NOT_FOUND);
    let made = [
        "application_deleted",
        "application_secret_rotated",
        "application_changed",
        "application_secret_rotated",
        "application_changed",
        "application_created",
    ];
    assert_eq!(actions(&app, &root).await, made);
}

async fn declared_applications_are_read_only_elsewhere(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let declared = declare(&wiki(&format!("secret = \"{FIRST}\"")));
    apply(&app.server, &declared).await.unwrap();

    for (method, path, body) in [
        (Method::PUT, "/applications/wiki", json!({"name": "Docs"})),
        (Method::PATCH, "/applications/wiki", json!({"name": "Docs"})),
        (Method::DELETE, "/applications/wiki", Value::Null),
        (Method::POST, "/applications/wiki/secret", json!({})),
    ] {
        let refused = root.change(method, path, "*", &body).await;
        assert_eq!(refusal(&refused), (409, "declared_in_settings".to_owned()), "{path}");
    }
    for words in [
        &["application", "delete", "wiki"][..],
        &["application", "rotate-secret", "wiki", "--end-previous"],
    ] {
        assert_eq!(run(&app, words).await, ExitCode::from(1), "{words:?}");
    }
    assert!(has_secret(&app, FIRST).await);
    assert_eq!(root.get("/applications/wiki").await.header("etag"), "\"1\"");
}

async fn an_application_that_was_not_declared_is_a_conflict(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    apply(&app.server, &declare(&site("old", 8009))).await.unwrap();
    root.post("/applications", &json!({"name": "Wiki", "kind": "web"})).await;
    let held = json!({"name": "Held", "kind": "proxy", "origin": "https://app.example.com:8001"});
    assert_eq!(root.post("/applications", &held).await.status, StatusCode::CREATED);

    let text = wiki(&format!("secret = \"{FIRST}\"")) + &site("one", 8001) + &site("two", 8002);
    let id = |id: &str| ApplicationId::parse(id).unwrap();
    let conflicts = apply(&app.server, &declare(&text)).await.unwrap();
    assert_eq!(
        conflicts,
        [
            DeclarationConflict::Exists(id("wiki")),
            DeclarationConflict::OriginTaken { id: id("one"), holder: id("held") },
        ]
    );
    assert!(conflicts[0].to_string().contains("wiki exists already, and was not declared"));
    for (path, status) in [("old", 200), ("two", 404), ("one", 404)] {
        let found = root.get(&format!("/applications/{path}")).await;
        assert_eq!(found.status.as_u16(), status, "{path}: nothing was changed");
    }
    assert_eq!(root.get("/applications/wiki").await.json()["declared"], json!(false));
}

async fn several_servers_declare_at_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let text = wiki(&format!("secret = \"{FIRST}\"")) + &site("one", 8001) + &site("two", 8002);
    let declared = declare(&text);
    let done = join_all((0..4).map(|_| apply(&app.server, &declared))).await;
    assert!(done.into_iter().all(|conflicts| conflicts.unwrap().is_empty()));
    assert_eq!(actions(&app, &root).await, ["application_created"; 3]);

    let changed = declare(&site("two", 8003));
    let done = join_all((0..4).map(|_| apply(&app.server, &changed))).await;
    assert!(done.into_iter().all(|conflicts| conflicts.unwrap().is_empty()));
    assert_eq!(actions(&app, &root).await.len(), 6, "two deleted, one changed");
    assert_eq!(root.get("/applications/two").await.header("etag"), "\"2\"");
}

async fn origins_and_secrets_move_between_declared_applications(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let before = site("one", 8001) + &site("two", 8002) + &wiki(&format!("secret = \"{FIRST}\""));
    apply(&app.server, &declare(&before)).await.unwrap();
    let after = site("one", 8002) + &site("two", 8001) + &wiki(&format!("secret = \"{SECOND}\""));
    assert_eq!(apply(&app.server, &declare(&after)).await.unwrap(), []);

    let origin =
        async |id: &str| text(&root.get(&format!("/applications/{id}")).await.json()["origin"]);
    assert_eq!(origin("one").await, "https://app.example.com:8002");
    assert_eq!(origin("two").await, "https://app.example.com:8001");
    assert_eq!((has_secret(&app, FIRST).await, has_secret(&app, SECOND).await), (false, true));
}

async fn a_server_with_a_conflict_does_not_start(database: TestDatabase) {
    let app = database.start(&[]).await;
    run(&app, &["application", "create", "Wiki", "--kind", "web"]).await;
    let folder = new_folder();
    let file = folder.join("vestibule.toml");
    fs::write(&file, wiki(&format!("secret = \"{FIRST}\""))).unwrap();

    let url = match &app.server.config.database {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.text.to_string(),
    };
    let port = free_port();
    let environment = BTreeMap::from([
        ("VESTIBULE_DATABASE_URL".to_owned(), url),
        ("VESTIBULE_DATA_DIR".to_owned(), app.server.config.data_dir.display().to_string()),
        ("VESTIBULE_LISTEN".to_owned(), format!("127.0.0.1:{port}")),
        ("VESTIBULE_CONFIG".to_owned(), file.display().to_string()),
    ]);
    let arguments = cli::Arguments::try_parse_from(["vestibule", "serve"]).unwrap();
    assert_eq!(cli::run(arguments, &environment).await, ExitCode::from(2));
    fs::remove_dir_all(folder).unwrap();
}

/// A file with mistakes in every application.
const MISTAKEN: &str = r#"
        registration = "maybe"
        [[application]]
        id = "Wiki"
        kind = "site"
        [[application]]
        id = "shop"
        name = "Shop"
        kind = "web"
        redirect_uris = ["http://shop.example.com/cb"]
        redirectUris = []
        colour = "red"
        [[application]]
        id = "app"
        name = "App"
        kind = "browser"
        secret = "short"
        [[application]]
        id = "app"
        name = "App"
        kind = "proxy"
        origin = "https://a.example"
        [[application]]
        id = "app"
        name = "Other"
        kind = "proxy"
        origin = "https://a.example"
        [[application]]
        id = "phone"
        name = "Phone"
        kind = "native"
        secret = "a-secret-that-is-long-enough-to-be-one"
        [[application]]
        id = "job"
        name = "Job"
        kind = "service"
        secret_file = "/nowhere/secret"
        [[application]]
        id = "both"
        name = "Both"
        kind = "service"
        secret = "a-secret-that-is-long-enough-to-be-one"
        secret_file = "FOLDER/secrets"
    "#;

#[test]
fn every_mistake_in_the_file_is_listed() {
    let said = load(MISTAKEN).unwrap_err().to_string();
    for mistake in [
        "registration: ",
        "application: number 1 (Wiki): id: ",
        "application: number 1 (Wiki): name: is missing",
        "application: number 1 (Wiki): kind: the kind of an application is web,",
        "application: number 2 (shop): redirect_uris: must be https,",
        "application: number 2 (shop): redirectUris: there is no such member",
        "application: number 2 (shop): colour: there is no such member",
        "application: number 3 (app): secret: must be 32 to 256",
        "application: app: two applications have this id",
        "application: app: origin: app has the same",
        "application: number 6 (phone): secret: must be left out",
        "application: number 7 (job): secret_file: /nowhere/secret: ",
        "application: number 8 (both): secret_file: give either",
    ] {
        assert!(said.contains(mistake), "{mistake} is not in {said}");
    }
    assert!(!said.contains("long-enough"), "no secret is repeated");

    let mistake = load("application = \"wiki\"").unwrap_err().to_string();
    assert!(mistake.contains("application: must be an array of tables"), "{mistake}");
}
