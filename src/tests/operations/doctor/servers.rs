//! The server itself, its database, its keys and its files.

use std::{collections::BTreeMap, fs, os::unix::fs::PermissionsExt, time::Duration};

use clap::Parser;
use tokio::time::sleep;

use super::{Installation, OnlyDoctor, require};
use crate::{
    cli::doctor,
    config::DatabaseUrl,
    store::Database,
    tests::support::{
        harness::{TestDatabase, new_folder, on_both},
        peers::SmtpServer,
        ports::free_address,
    },
};

on_both!(
    nothing_is_wrong_with_a_server_as_it_should_be,
    a_server_that_does_not_run_is_found,
    tables_of_another_version_are_found,
    keys_of_another_installation_are_found,
);

/// Checks whose finding depends on the machine of the tests.
const OF_THE_MACHINE: [&str; 4] = ["disk", "file-system", "memory", "file-descriptors"];

async fn nothing_is_wrong_with_a_server_as_it_should_be(database: TestDatabase) {
    let smtp = SmtpServer::start(&[]).await;
    let url = format!("smtp://{}?tls=none", smtp.address);
    let installation = Installation::new(
        database,
        &[
            ("VESTIBULE_EMAIL_PROVIDER", "smtp"),
            ("VESTIBULE_SMTP_URL", &url),
            ("VESTIBULE_EMAIL_FROM", "Login <login@vestibule.dev>"),
        ],
    );
    let server = installation.start().await;
    // Makes the signing keys.
    assert_eq!(server.get("/oauth2/jwks.json").await.unwrap().status, 200);

    let report = installation.examine(&[]).await;
    let of_machine = |name: &&str| OF_THE_MACHINE.contains(name);
    let mut failed = report.names("failed");
    failed.retain(|name| !of_machine(name));
    assert!(failed.is_empty(), "{:#}", report.lines);
    let mut warned = report.names("advised");
    warned.retain(|name| !of_machine(name));
    // It is on this machine alone, and has no provider of SMS.
    assert_eq!(warned, ["public-url", "sms"], "{:#}", report.lines);
    require(&report.line("server"), "passed", "runs and is ready");
    require(&report.line("sealed-values"), "passed", "opens a signing key");
    require(&report.line("mail"), "passed", "smtp takes the login");
    require(&report.line("password-time"), "passed", "ms");
    for check in ["cookies", "proxy", "proxy-headers", "keys", "file-modes", "migrations"] {
        require(&report.line(check), "passed", "");
    }
    let report = installation.examine(&["--only", "server", "--only", "keys"]).await;
    assert_eq!((report.code, report.names("passed")), (0, vec!["server", "keys"]));
    assert!(smtp.mails().is_empty(), "no mail was sent");
}

async fn a_server_that_does_not_run_is_found(database: TestDatabase) {
    let installation = Installation::new(database, &[]);
    let report = installation.examine(&["--only", "server", "--only", "public-url"]).await;
    assert_eq!((report.code, report.names("failed")), (1, vec!["server", "public-url"]));
    require(&report.line("server"), "failed", "nothing answers at http://127.0.0.1:");
    require(&installation.look("cookies").await, "skipped", "public_url does not lead");
}

/// Runs a statement on the database of an installation.
async fn run(installation: &Installation, statement: &'static str) {
    let url = DatabaseUrl::parse(&installation.database.url).unwrap();
    let db = Database::open(&url).await.unwrap();
    crate::on!(&db.write, pool => sqlx::query(statement).execute(pool).await.map(drop)).unwrap();
    db.close().await;
}

async fn tables_of_another_version_are_found(database: TestDatabase) {
    let installation = Installation::new(database, &[]);
    let server = installation.start().await;
    require(&installation.look("migrations").await, "passed", "those of this version");
    drop(server);

    run(&installation, "delete from _sqlx_migrations where version = 106").await;
    require(&installation.look("migrations").await, "failed", "1 migrations are outstanding");
    // It was looked at, and not mended.
    require(&installation.look("migrations").await, "failed", "1 migrations are outstanding");
}

async fn keys_of_another_installation_are_found(database: TestDatabase) {
    let installation = Installation::new(database, &[]);
    require(&installation.look("keys").await, "advised", "the first start makes");
    let server = installation.start().await;
    assert_eq!(server.get("/oauth2/jwks.json").await.unwrap().status, 200);
    server
        .post("/register", &[("loginId", "a@vestibule.dev"), ("password", "a long password")])
        .await;
    require(&installation.look("keys").await, "passed", "can be read");
    // The message is queued after the response.
    while !installation.look("sealed-values").await.found.contains("a message") {
        sleep(Duration::from_millis(20)).await;
    }
    let both = "opens a signing key and a message";
    require(&installation.look("sealed-values").await, "passed", both);

    let key = fs::read(installation.file("audit-key")).unwrap();
    fs::write(installation.file("message-key"), key).unwrap();
    require(&installation.look("sealed-values").await, "failed", "cannot be opened");
    require(&installation.look("public-url").await, "failed", "another message_key");
    fs::remove_file(installation.file("platform-key")).unwrap();
    require(&installation.look("keys").await, "failed", "there are accounts, but no platform-key");
}

#[tokio::test]
async fn an_unreachable_database_is_found() {
    let mut installation = Installation::new(TestDatabase::sqlite(), &[]);
    require(&installation.look("database").await, "failed", "test.db");
    require(&installation.look("migrations").await, "skipped", "cannot be read");
    assert!(!installation.file("test.db").exists(), "nothing was made");
    assert!(!installation.file("message-key").exists(), "nothing was made");

    let url = format!("postgres://nobody@{}/nothing?connect_timeout=1", free_address());
    installation.set("VESTIBULE_DATABASE_URL", &url);
    require(&installation.look("database").await, "failed", "PostgreSQL: ");
}

#[tokio::test]
async fn files_that_others_can_open_are_found() {
    let installation = Installation::new(TestDatabase::sqlite(), &[]);
    let server = installation.start().await;
    require(&installation.look("file-modes").await, "passed", "only the owner");
    let chmod = |name: &str, mode| {
        fs::set_permissions(installation.file(name), PermissionsExt::from_mode(mode)).unwrap();
    };

    for name in ["message-key", "test.db", "test.db-wal"] {
        chmod(name, 0o640);
        require(&installation.look("file-modes").await, "failed", name);
        chmod(name, 0o600);
    }
    chmod("", 0o770);
    require(&installation.look("file-modes").await, "failed", "others can write to");
    chmod("", 0o700);
    require(&installation.look("file-modes").await, "passed", "only the owner");
    drop(server);
}

#[tokio::test]
async fn secrets_that_everybody_can_read_are_found() {
    let mut installation = Installation::new(TestDatabase::sqlite(), &[]);
    require(&installation.look("settings-file").await, "passed", "no secrets");
    let folder = new_folder();
    let (file, secret) = (folder.join("vestibule.toml"), folder.join("key"));
    let key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    fs::write(&file, format!("message_key = \"{key}\"\n")).unwrap();
    fs::write(&secret, key).unwrap();
    installation.set("VESTIBULE_CONFIG", &file.display().to_string());

    for (mode, verdict) in [(0o644, "failed"), (0o640, "passed")] {
        fs::set_permissions(&file, PermissionsExt::from_mode(mode)).unwrap();
        require(&installation.look("settings-file").await, verdict, "has secrets");
    }
    installation.set("VESTIBULE_PLATFORM_KEY_FILE", &secret.display().to_string());
    for (mode, verdict) in [(0o644, "advised"), (0o600, "passed")] {
        fs::set_permissions(&secret, PermissionsExt::from_mode(mode)).unwrap();
        require(&installation.look("settings-file").await, verdict, "");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn lines_have_words_and_the_mend_and_mistakes_in_settings_are_listed() {
    let installation = Installation::new(TestDatabase::sqlite(), &[]);
    let doctor = || OnlyDoctor::parse_from(["doctor", "--only", "server"]).doctor;
    let mut out = Vec::new();
    let done = doctor::run(doctor(), &installation.settings, &mut out).await;
    let text = String::from_utf8(out).unwrap();
    assert!(text.starts_with("✗ problem server"), "{text}");
    assert!(text.contains("\n  To mend it: start it"), "{text}");
    assert_eq!(done.unwrap_err().code(), 1);

    let wrong = BTreeMap::from([("VESTIBULE_LISTEN".to_owned(), "somewhere".to_owned())]);
    let done = doctor::run(doctor(), &wrong, &mut Vec::new()).await;
    let error = done.unwrap_err();
    assert!(error.code() == 2 && error.to_string().contains("  - listen: "), "{error}");
    fs::write(installation.file("message-key"), "broken").unwrap();
    let done = doctor::run(doctor(), &installation.settings, &mut Vec::new()).await;
    assert!(done.unwrap_err().to_string().contains("message-key: "));
    assert!(OnlyDoctor::try_parse_from(["doctor", "--only", "no-such-check"]).is_err());
}
