//! Commands that scripts rely on.

use std::{collections::BTreeMap, fs, process::ExitCode};

use clap::Parser;
use reqwest::StatusCode;
use serde_json::json;

use crate::{
    cli,
    tests::support::harness::{App, TestDatabase, new_folder, on_both},
};

on_both!(an_operator_creates_disables_enables_and_deletes, commands_that_fail_exit_1);

/// Runs a command on the server's database.
pub(crate) async fn run(app: &App, words: &[&str]) -> ExitCode {
    let arguments = cli::Arguments::try_parse_from([&["vestibule"], words].concat()).unwrap();
    let database = match &app.server.config.database {
        crate::config::DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        crate::config::DatabaseUrl::Postgres(url) => url.text.to_string(),
    };
    let data = app.server.config.data_dir.display().to_string();
    let environment = [("VESTIBULE_DATABASE_URL", database), ("VESTIBULE_DATA_DIR", data)];
    cli::run(
        arguments,
        &environment.map(|(name, value)| (name.to_owned(), value)).into_iter().collect(),
    )
    .await
}

async fn an_operator_creates_disables_enables_and_deletes(database: TestDatabase) {
    let app = database.start(&[]).await;
    let user = "user@example.com";
    let profile = r#"{"firstName":"Alex"}"#;
    let created =
        run(&app, &["account", "create", user, "--own-id-data", "the data", "--profile", profile])
            .await;
    assert_eq!(created, ExitCode::SUCCESS);
    let got = app.call("getOwnIDDataByLoginId", &json!({ "loginId": user })).await;
    assert_eq!(got.json()["ownIdData"], "the data");
    let mut browser = app.browser();
    browser.post("/session", &[("token", &app.token(user).await)]).await;
    assert!(browser.get("/account").await.body.contains("Alex"));
    assert_eq!(run(&app, &["account", "disable", "USER@example.com"]).await, ExitCode::SUCCESS);
    assert!(!browser.is_logged_in().await);
    assert_eq!(run(&app, &["account", "enable", user]).await, ExitCode::SUCCESS);
    app.server.clock.advance(std::time::Duration::from_millis(1));
    app.token(user).await;
    assert_eq!(run(&app, &["account", "delete", user]).await, ExitCode::SUCCESS);
    let gone = app.call("getOwnIDDataByLoginId", &json!({ "loginId": user })).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

async fn commands_that_fail_exit_1(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    for words in [
        &["account", "create", "user@example.com"][..],
        &["account", "create", "not a login id"],
        &["account", "create", "new@example.com", "--profile", "[]"],
        &["account", "create", "new@example.com", "--own-id-data", "\0"],
        &["account", "disable", "nobody@example.com"],
        &["account", "enable", "nobody@example.com"],
        &["account", "delete", "nobody@example.com"],
    ] {
        assert_eq!(run(&app, words).await, ExitCode::from(1), "{words:?}");
    }
}

#[tokio::test]
async fn invalid_settings_exit_2_and_start_nothing() {
    let wrong = BTreeMap::from([("VESTIBULE_LISTEN".to_owned(), "nowhere".to_owned())]);
    for words in [&["vestibule", "config", "check"][..], &["vestibule", "serve"], &["vestibule"]] {
        let arguments = cli::Arguments::try_parse_from(words).unwrap();
        assert_eq!(cli::run(arguments, &wrong).await, ExitCode::from(2));
    }
}

#[tokio::test]
async fn packages_get_a_manual_page_of_each_command_and_completions_of_each_shell() {
    let folder = new_folder();
    let generate = async |what: &str| {
        let words = ["vestibule", "generate", what, folder.to_str().unwrap()];
        let arguments = cli::Arguments::try_parse_from(words).unwrap();
        assert_eq!(cli::run(arguments, &BTreeMap::new()).await, ExitCode::SUCCESS);
    };
    generate("man").await;
    generate("completions").await;

    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert!(read("vestibule.1").contains("check\\-proxy"), "{}", read("vestibule.1"));
    assert!(read("vestibule-account-create.1").contains("vestibule account create"));
    assert!(!folder.join("vestibule-generate.1").exists(), "only packages need it");
    for (name, what) in [
        ("vestibule.bash", "complete -F _vestibule"),
        ("_vestibule", "#compdef vestibule"),
        ("vestibule.fish", "complete -c vestibule"),
    ] {
        assert!(read(name).contains(what), "{name}");
    }
    fs::remove_dir_all(folder).unwrap();
}
