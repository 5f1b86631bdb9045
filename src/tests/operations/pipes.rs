//! Commands whose reader closes the pipe, as in `vestibule messages list | true`.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    process::{Child, Command, ExitCode, Stdio},
    time::Duration,
};

use clap::Parser;
use serde_json::json;
use tokio::net::TcpStream;

use crate::{
    cli,
    config::DatabaseUrl,
    service::{
        admin::{api_tokens, audit},
        caller::Caller,
    },
    tests::{
        house::tidy::{files, root},
        messages::send_requests::{NUMBER, sms},
        support::{
            admin::ApiClient,
            harness::{App, TestDatabase, on_both},
            ports::free_port,
        },
    },
};

on_both!(
    a21_a_closed_pipe_ends_a_command_quietly,
    a21_a_token_that_could_not_be_printed_is_revoked,
    a21_an_application_whose_secret_could_not_be_printed_is_as_before
);

const WORDS: &str = "VESTIBULE_TEST_WORDS";

#[tokio::test]
#[ignore = "the process whose reader goes away"]
async fn a_command_without_a_reader() {
    // The parent process has closed the pipe by now.
    std::io::stdin().read_line(&mut String::new()).unwrap();
    let environment: BTreeMap<String, String> = std::env::vars().collect();
    let words = environment[WORDS].split('\n').map(str::to_owned);
    let code = cli::run(
        cli::Arguments::parse_from(["vestibule".to_owned()].into_iter().chain(words)),
        &environment,
    )
    .await;
    let known = [0_u8, 1, 2].into_iter().find(|known| ExitCode::from(*known) == code);
    std::process::exit(known.map_or(99, i32::from));
}

/// Starts the command on the server's machine with a closed standard output and, on request, a
/// closed standard error.
fn start(app: &App, words: &[&str], without_error: bool) -> Child {
    let database = match &app.server.config.database {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.text.to_string(),
    };
    let mut command = command(words);
    command
        .env("VESTIBULE_DATABASE_URL", database)
        .env("VESTIBULE_DATA_DIR", &app.server.config.data_dir)
        .env("VESTIBULE_LISTEN", format!("127.0.0.1:{}", free_port()));
    without_reader(command, without_error)
}

/// This test program, as the command with these arguments.
fn command(words: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            "--exact",
            "tests::operations::pipes::a_command_without_a_reader",
            "--ignored",
            "--nocapture",
        ])
        .env(WORDS, words.join("\n"));
    command
}

/// Starts it, and lets it continue once there is no reader.
fn without_reader(mut command: Command, without_error: bool) -> Child {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // The inner test runner prints before the test runs.
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("running 1 test") {
        line.clear();
        assert!(said.read_line(&mut line).unwrap() > 0);
    }
    drop(said);
    if without_error {
        drop(child.stderr.take());
    }
    child.stdin.take().unwrap().write_all(b"go\n").unwrap();
    child
}

/// Runs the command without a reader, once with and once without a standard error, while the server
/// works.
async fn run(app: &App, words: &[&str]) -> (Option<i32>, String) {
    let (mut mute, told) = (start(app, words, true), start(app, words, false));
    let waited = tokio::task::spawn_blocking(move || {
        (mute.wait().unwrap().code(), told.wait_with_output().unwrap())
    });
    let (without_error, done) = waited.await.unwrap();
    assert!(without_error != Some(101), "{words:?}");
    (done.status.code(), String::from_utf8(done.stderr).unwrap())
}

async fn a21_a_closed_pipe_ends_a_command_quietly(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    app.call("sendSms", &sms(NUMBER, "1234")).await;
    let message = crate::tests::messages::send_requests::outbox(&app).await[0].id.to_string();
    let file = crate::tests::accounts::imports::write(
        &app,
        "accounts.jsonl",
        &json!({ "loginId": "nonsense" }).to_string(),
    );
    let base = app.url("/api/ownid/");
    for (words, code) in [
        (&["messages", "list"][..], 0),
        (&["messages", "show", &message], 0),
        (&["id-documents", "list"], 0),
        (&["setup-link"], 0),
        (&["audit", "verify"], 0),
        (&["config", "check"], 0),
        (&["export", "-"], 0),
        (&["export", "-", "--format", "csv", "--excel"], 0),
        (&["import", &file], 1),
        (&["account", "disable", "nobody@example.com"], 1),
        (&["call", "getOwnIDDataByLoginId", "--login-id", "user@example.com", "--url", &base], 0),
        (&["check", &base, "--existing-login-id", "user@example.com", "--json"], 1),
    ] {
        let (ended, said) = run(&app, words).await;
        assert!(ended != Some(101) && !said.contains("panicked"), "{words:?}: {said}");
        assert!(words[0] == "check" || ended == Some(code), "{words:?}: {ended:?} {said}");
        assert!(code == 1 || !said.to_lowercase().contains("broken pipe"), "{words:?}: {said}");
    }
    for n in 0..2 {
        let mut child = start(&app, &["account", "create", &format!("new{n}@example.com")], n == 0);
        assert_eq!(child.wait().unwrap().code(), Some(0), "it was created");
    }
}

async fn a21_a_token_that_could_not_be_printed_is_revoked(database: TestDatabase) {
    let app = database.start(&[]).await;
    let words = ["token", "create", "robot", "--scopes", "accounts:read"];
    let done = start(&app, &words, false).wait_with_output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(said.contains("was revoked at once"), "{said}");
    let tokens = api_tokens::list(&app.server, &Caller::command_line()).await.unwrap();
    assert!(tokens.len() == 1 && tokens[0].revoked_at.is_some(), "{tokens:?}");
    let query = audit::AuditQuery { limit: 10, ..Default::default() };
    let log = audit::list(&app.server, &Caller::command_line(), &query).await.unwrap();
    let log: Vec<_> = log.into_iter().map(|row| row.action).collect();
    assert_eq!(log, ["token_revoked", "token_created"]);
}

async fn a21_an_application_whose_secret_could_not_be_printed_is_as_before(database: TestDatabase) {
    let app = database.start(&[]).await;
    let words = ["application", "create", "Wiki", "--kind", "web", "--json"];
    let done = start(&app, &words, false).wait_with_output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(said.contains("was deleted at once"), "{said}");
    let root = ApiClient::root(&app).await;
    assert_eq!(root.get("/applications").await.json()["items"], json!([]));

    let created = root.post("/applications", &json!({"name": "Wiki", "kind": "web"})).await;
    assert_eq!(created.status, 201, "{created:?}");
    let words = ["application", "rotate-secret", "wiki"];
    let done = start(&app, &words, false).wait_with_output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(said.contains("was taken back at once"), "{said}");
    let secrets = root.get("/applications/wiki").await.json()["secrets"].clone();
    assert_eq!(secrets, created.json()["secrets"]);
}

#[tokio::test]
async fn a21_a_server_works_whether_its_output_is_read_or_not() {
    let app = TestDatabase::sqlite().start(&[]).await;
    let port = free_port();
    let mut serve = command(&["serve"]);
    serve
        .env("VESTIBULE_DATA_DIR", app.server.config.data_dir.join("another"))
        .env("VESTIBULE_LISTEN", format!("127.0.0.1:{port}"))
        .env("VESTIBULE_LOG", "debug");
    let mut child = without_reader(serve, true);
    let mut answered = false;
    for _ in 0..500 {
        if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            let health = app.client.get(format!("http://127.0.0.1:{port}/healthz")).send().await;
            answered = health.is_ok_and(|answer| answer.status() == 200);
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let still_there = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(answered && still_there);
}

/// The standard macros panic on a closed pipe.
#[test]
fn a21_commands_print_through_a_single_writer() {
    for (path, text) in files("src", "rs") {
        let may =
            ["src/tests", "src/build.rs"].iter().any(|may| path.starts_with(root().join(may)));
        let prints = text.contains("print!(") || text.contains("println!(");
        assert!(may || !prints, "{} prints past cli/output.rs", path.display());
    }
}
