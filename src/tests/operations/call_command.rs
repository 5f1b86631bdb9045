//! `vestibule call`: one signed request, and its response.

use std::{collections::BTreeMap, fs, process::ExitCode};

use clap::Parser;

use crate::{
    cli::{self, call},
    tests::support::harness::{App, TestDatabase, new_folder, on_both},
};

on_both!(a_call_shows_the_response_of_the_back_end, a_body_from_a_file_is_sent_unchanged);

const ALICE: &str = "alice@example.com";

/// The command as the binary parses it.
#[derive(Parser)]
struct Only {
    #[command(flatten)]
    call: call::Call,
}

/// Environment of a shell on the server's machine.
fn environment(app: &App) -> BTreeMap<String, String> {
    let config = &app.server.config;
    let settings = [
        ("VESTIBULE_DATA_DIR", config.data_dir.display().to_string()),
        ("VESTIBULE_LISTEN", app.address.to_string()),
        (
            "VESTIBULE_PUBLIC_URL",
            format!("http://{}", app.address).replace("127.0.0.1", "localhost"),
        ),
    ];
    settings.map(|(name, value)| (name.to_owned(), value)).into()
}

/// Runs the command on the server's machine and returns its exit code with its output.
async fn run(app: &App, words: &[&str]) -> (u8, String) {
    let mut out = Vec::new();
    let call = Only::parse_from([&["call"], words].concat()).call;
    let done = call::run(call, &environment(app), &mut out).await;
    (done.map_or_else(|error| error.code(), |()| 0), String::from_utf8(out).unwrap())
}

async fn a_call_shows_the_response_of_the_back_end(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, Some("the data")).await;
    // Without --url and --secret, it calls our own back end with its secret, from the settings and
    // the key file.
    let (code, shown) = run(&app, &["getOwnIDDataByLoginId", "--login-id", ALICE]).await;
    assert_eq!(code, 0);
    assert!(shown.starts_with("HTTP/1.1 200 OK\ncontent-type: application/json\n"), "{shown}");
    assert!(shown.ends_with("\n\n{\"ownIdData\":\"the data\"}\n"), "{shown}");

    let (code, shown) = run(&app, &["getSessionByLoginId", "--login-id", ALICE]).await;
    assert!(code == 0 && shown.contains("{\"token\":\""), "{shown}");
    let base = app.url("/api/ownid/");
    let (code, shown) =
        run(&app, &["getOwnIDDataByLoginId", "--login-id", "nobody", "--url", &base]).await;
    assert!(code == 1 && shown.starts_with("HTTP/1.1 404 Not Found\n"), "{shown}");
    let (code, shown) =
        run(&app, &["getSessionByLoginId", "--login-id", ALICE, "--timestamp", "0"]).await;
    assert!(code == 1 && shown.contains("signature_refused"), "{shown}");
    // Another path of the host, which the console allows for messages.
    let (code, shown) = run(&app, &["/healthz", "--login-id", ALICE, "--url", &base]).await;
    assert!(code == 1 && shown.starts_with("HTTP/1.1 405 "), "{shown}");
}

async fn a_body_from_a_file_is_sent_unchanged(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, None).await;
    let folder = new_folder();
    let file = folder.join("body.json");
    fs::write(&file, "{ \"ownIdData\":\"\u{e9}\" ,\n\"loginId\" : \"alice@example.com\"}\n")
        .unwrap();
    let (code, shown) =
        run(&app, &["setOwnIDDataByLoginId", "--file", file.to_str().unwrap()]).await;
    assert!(code == 0 && shown.starts_with("HTTP/1.1 204 "), "{shown}");
    let (_, shown) = run(&app, &["getOwnIDDataByLoginId", "--login-id", ALICE]).await;
    assert!(shown.ends_with("{\"ownIdData\":\"\u{e9}\"}\n"), "{shown}");
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn mistakes_on_the_command_line_exit_2() {
    let folder = new_folder();
    let environment = [("VESTIBULE_DATA_DIR".to_owned(), folder.display().to_string())].into();
    let secret = ["--secret", "b25seSBhIHNlY3JldCBmb3IgdGVzdHM="];
    for words in [
        &["getownIDDataByLoginId", "--login-id", ALICE][..],
        &["//example.com/sms", "--login-id", ALICE],
        &["getOwnIDDataByLoginId"],
        &["setOwnIDDataByLoginId", "--login-id", ALICE],
        &["sendSms", "--login-id", "+14155550100"],
        &["getOwnIDDataByLoginId", "--login-id", ALICE, "--url", "nowhere"],
        &["getOwnIDDataByLoginId", "--login-id", ALICE, "--timestamp", "1\n2"],
        &["getOwnIDDataByLoginId", "--file", "no such file"],
        &["getOwnIDDataByLoginId", "--file", "-", "--secret-stdin"],
    ] {
        let secret = if words.contains(&"--secret-stdin") { &[][..] } else { &secret[..] };
        let words = [&["vestibule", "call"], words, secret].concat();
        let arguments = cli::Arguments::try_parse_from(&words).unwrap();
        assert_eq!(cli::run(arguments, &environment).await, ExitCode::from(2), "{words:?}");
    }
    // A generated secret would be unknown to the back end.
    let words = ["vestibule", "call", "getOwnIDDataByLoginId", "--login-id", ALICE];
    let arguments = cli::Arguments::try_parse_from(words).unwrap();
    assert_eq!(cli::run(arguments, &environment).await, ExitCode::from(2));
    assert!(fs::read_dir(&folder).unwrap().next().is_none(), "nothing was written");
    fs::remove_dir_all(folder).unwrap();
}
