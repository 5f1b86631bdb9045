//! Databases of earlier and of later versions.

use std::{process::ExitCode, str::FromStr};

use reqwest::StatusCode;
use serde_json::json;
use sqlx::{
    AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection,
    sqlite::SqliteConnectOptions,
};

use super::command_line::run;
use crate::{
    cli,
    config::DatabaseUrl,
    service::{admin::audit, schema},
    store::{Database, db::migrations::MigrationState},
    tests::support::{
        admin::ApiClient,
        harness::{Answer, App, TestDatabase, on_both},
    },
};

on_both!(
    a_database_of_commit_1904745_is_upgraded,
    a_database_of_a_newer_version_is_refused_with_a_sentence,
    outstanding_migrations_are_listed_and_made,
);

/// Executes statements on a database without a server.
pub(super) async fn execute(url: &str, statements: &str) {
    let statements = AssertSqlSafe(statements.to_owned());
    if url.starts_with("sqlite:") {
        let options = SqliteConnectOptions::from_str(url).unwrap().create_if_missing(true);
        let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
        connection.execute(sqlx::raw_sql(statements)).await.unwrap();
        connection.close().await.unwrap();
    } else {
        let mut connection = PgConnection::connect(url).await.unwrap();
        connection.execute(sqlx::raw_sql(statements)).await.unwrap();
        connection.close().await.unwrap();
    }
}

async fn a_database_of_commit_1904745_is_upgraded(database: TestDatabase) {
    let dump = if database.url.starts_with("sqlite:") {
        include_str!("sqlite.sql")
    } else {
        include_str!("postgres.sql")
    };
    execute(&database.url, dump).await;
    let state = MigrationState::read(&DatabaseUrl::parse(&database.url).unwrap()).await.unwrap();
    assert_eq!(state.outstanding.first().map(String::as_str), Some("0030 begun"));

    let app = database.start(&[]).await;
    audit::begin_keyed(&app.server).await.unwrap();
    schema::migrate_accounts(&app.server).await.unwrap();
    shows_administrators_their_accounts(&app).await;
    logs_people_in_as_before(&app).await;
    assert_eq!(run(&app, &["audit", "verify"]).await, ExitCode::SUCCESS, "the chain is whole");
}

async fn logs_people_in_as_before(app: &App) {
    for (login_id, password, status) in [
        ("admin@example.com", "the administrator of then", StatusCode::SEE_OTHER),
        ("user@example.com", "correct horse battery staple", StatusCode::SEE_OTHER),
        ("+14155552671", "a password for a telephone", StatusCode::SEE_OTHER),
        ("user@example.com", "another password", StatusCode::UNPROCESSABLE_ENTITY),
        ("disabled@example.com", "a password that is useless", StatusCode::UNPROCESSABLE_ENTITY),
        ("passkey@example.com", "any password", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let form = [("loginId", login_id), ("password", password)];
        let answer = app.browser().post("/login", &form).await;
        assert_eq!(answer.status, status, "{login_id}: {}", answer.body);
    }

    let data = app.call("getOwnIDDataByLoginId", &json!({ "loginId": "user@example.com" })).await;
    assert_eq!(data.json()["ownIdData"], "the ownIdData of a user");
    let session = app.client.get(app.url("/account")).header("cookie", SESSION_COOKIE);
    let page = Answer::of(session.send().await.unwrap()).await;
    assert_eq!(page.status, StatusCode::OK, "a session of then goes on: {}", page.body);
    assert!(page.body.contains("user@example.com"), "{}", page.body);
}

/// The cookie of the session in the dumps.
const SESSION_COOKIE: &str = "vestibule=782rkHhWNBLvzauQeFY0Eg";

async fn shows_administrators_their_accounts(app: &App) {
    let program = ApiClient::bearer(app, &format!("vst_{}", "A".repeat(43)));
    for (path, expected) in [
        ("/accounts", 6),
        ("/accounts?filter=roles%20eq%20%22admin%22", 1),
        ("/accounts?q=oneill", 0),
        ("/accounts?q=lovelace", 1),
        ("/messages", 2),
        ("/id-documents", 1),
    ] {
        let answer = program.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        let items = answer.json()["items"].as_array().map_or(0, Vec::len);
        assert_eq!(items, expected, "{path}: {}", answer.body);
    }
    let audit = program.get("/audit").await.json();
    let actions = audit["items"].as_array().unwrap().iter().map(|entry| &entry["action"]);
    assert_eq!(actions.filter(|action| *action == "account_created").count(), 6, "{audit}");

    let administrator = ApiClient::logged_in(app, "new-admin@example.com", &["admin"]).await;
    let page = administrator.get("/admin/accounts").await;
    assert!(page.body.contains("passkey@example.com"), "{}", page.body);
}

async fn a_database_of_a_newer_version_is_refused_with_a_sentence(database: TestDatabase) {
    let url = DatabaseUrl::parse(&database.url).unwrap();
    Database::open(&url).await.unwrap().close().await;
    execute(
        &database.url,
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
         values (9999, 'a later table', true, '', 0)",
    )
    .await;

    let refused = Database::open(&url).await.unwrap_err().to_string();
    assert_eq!(
        refused,
        format!(
            "a newer version of Vestibule has used it: it has the migration 9999 a later table, \
             which this version ({}) does not know. Install that newer version again, or restore \
             a backup from before the upgrade",
            env!("CARGO_PKG_VERSION")
        )
    );
    for (words, code) in [("migrate --check", 2), ("migrate", 1), ("audit verify", 1)] {
        assert_eq!(command(&database, words).await, ExitCode::from(code), "{words}");
    }
}

/// Runs a command on a database without a server.
async fn command(database: &TestDatabase, words: &str) -> ExitCode {
    let arguments = <cli::Arguments as clap::Parser>::parse_from(
        ["vestibule"].into_iter().chain(words.split(' ')),
    );
    let environment = [
        ("VESTIBULE_DATABASE_URL".to_owned(), database.url.clone()),
        ("VESTIBULE_DATA_DIR".to_owned(), database.folder.display().to_string()),
    ];
    cli::run(arguments, &environment.into()).await
}

async fn outstanding_migrations_are_listed_and_made(database: TestDatabase) {
    let check = async || command(&database, "migrate --check").await;
    let file = database.folder.join("test.db");
    assert_eq!(check().await, ExitCode::from(1), "all of them");
    assert!(!file.exists(), "a check makes no database");

    assert_eq!(command(&database, "migrate").await, ExitCode::SUCCESS);
    assert_eq!(check().await, ExitCode::SUCCESS);
    let newest = "delete from _sqlx_migrations
                   where version = (select max(version) from _sqlx_migrations)";
    execute(&database.url, newest).await;
    let state = MigrationState::read(&DatabaseUrl::parse(&database.url).unwrap()).await.unwrap();
    assert_eq!(state.outstanding.len(), 1, "{state:?}");
    assert_eq!(check().await, ExitCode::from(1));

    let url = if database.url.starts_with("sqlite:") {
        format!("sqlite:{}", database.folder.display())
    } else {
        "postgres://vestibule@127.0.0.1:1/none".to_owned()
    };
    let unreachable = TestDatabase { url, folder: database.folder.clone() };
    assert_eq!(command(&unreachable, "migrate --check").await, ExitCode::from(2));
}

#[tokio::test]
async fn outstanding_migrations_are_checked_beside_a_server() {
    let app = TestDatabase::sqlite().start(&[]).await;
    app.account("user@example.com", None, None).await;
    assert_eq!(run(&app, &["migrate", "--check"]).await, ExitCode::SUCCESS);
    assert_eq!(run(&app, &["migrate"]).await, ExitCode::SUCCESS);
    app.account("other@example.com", None, None).await;
}
