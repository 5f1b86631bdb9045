//! Options of the command, and the login of its visitor.

use std::process::ExitCode;

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use super::{names, register, run, run_with_login, start};
use crate::tests::{
    operations::command_line,
    support::{
        admin::ApiClient,
        forward_auth::{PERSON, configure},
        harness::{App, TestDatabase, on_both},
        ports::free_port,
        proxies::{Proxy, documented, origin},
    },
};

on_both!(the_login_of_an_inspection_is_in_the_audit_log_and_ends_with_it);

/// The session is begun in the database of either kind, redeemed by way of the proxy, and gone
/// afterwards.
async fn the_login_of_an_inspection_is_in_the_audit_log_and_ends_with_it(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1")]).await;
    app.account(PERSON, Some("a long password"), Some("keys")).await;
    let port = free_port();
    register(&app, &origin(port)).await;
    let proxy = Proxy::nginx(port, app.address).await;

    let only = ["--only", "login-completes"];
    let (code, report) = run_with_login(&app, &proxy.origin, &only).await;
    assert_eq!((code, names(&report, "passed")), (0, vec!["login-completes"]), "{report:#}");
    assert_eq!(sessions(&app).await, 0, "the session has ended");

    let root = ApiClient::root(&app).await;
    let log = root.get("/audit?action=application_inspected").await.json();
    let acts = log["items"].as_array().unwrap();
    assert_eq!(acts.len(), 1, "{log:#}");
    assert_eq!(acts[0]["actor"], json!("command-line"), "{log:#}");

    // An application that the account may not enter is told, and no other check is made of it.
    let id = id_of(&app, &proxy.origin).await;
    configure(&app, &id, &json!({ "roles": ["editor"] })).await;
    let (code, report) = run_with_login(&app, &proxy.origin, &[]).await;
    assert_eq!((code, names(&report, "failed")), (1, vec!["login-completes"]), "{report:#}");
    assert!(names(&report, "skipped").contains(&"identity-spoofed"), "{report:#}");

    for words in [["account", "disable", PERSON], ["account", "delete", PERSON]] {
        assert_eq!(command_line::run(&app, &words).await, ExitCode::SUCCESS);
        let (code, report) = run_with_login(&app, &proxy.origin, &[]).await;
        assert_eq!((code, report), (1, Value::Null), "{words:?}");
    }
}

async fn sessions(app: &App) -> usize {
    let root = ApiClient::root(app).await;
    let found = root.get(&format!("/accounts?q={PERSON}")).await.json();
    let id = found["items"][0]["id"].as_str().unwrap().to_owned();
    let sessions = root.get(&format!("/accounts/{id}/sessions")).await.json();
    sessions["items"].as_array().unwrap().len()
}

/// The id of the application with this origin.
async fn id_of(app: &App, origin: &str) -> String {
    let listed = ApiClient::root(app).await.get("/applications").await.json();
    let items = listed["items"].as_array().unwrap();
    let found = items.iter().find(|item| item["name"] == origin).unwrap();
    found["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn without_a_login_only_what_an_outsider_sees_is_checked() {
    let app = start().await;
    let port = free_port();
    register(&app, &origin(port)).await;
    let proxy = Proxy::nginx(port, app.address).await;

    let page = format!("{}/wiki/page?a=b", proxy.origin);
    let (code, report) = run(&app, &[&page]).await;
    assert_eq!((code, names(&report, "failed")), (0, vec![]), "{report:#}");
    assert!(names(&report, "passed").len() >= 15, "{report:#}");
    for name in ["login-completes", "identity-spoofed", "page-cached", "session-ended"] {
        assert!(names(&report, "skipped").contains(&name), "{name}: {report:#}");
    }
}

#[tokio::test]
async fn one_host_for_vestibule_and_the_application_is_found() {
    let app = start().await;
    let port = free_port();
    let shared = format!("http://localhost:{port}");
    register(&app, &shared).await;
    let site = documented("caddy.md", "caddyfile")
        .replace("app.example.com {", &format!("{shared} {{"))
        .replace("127.0.0.1:3000", &app.address.to_string());
    let _proxy = Proxy::caddy_with(&site, port).await;

    let (code, report) = run(&app, &[&shared, "--only", "host-shared"]).await;
    assert_eq!((code, names(&report, "failed")), (1, vec!["host-shared"]), "{report:#}");
}

#[tokio::test]
async fn paths_for_everyone_are_left_out_and_paths_to_look_at_are_added() {
    let app = start().await;
    let port = free_port();
    register(&app, &origin(port)).await;
    let (before, location) = ("\troute {\n", "\thandle /open/* {\n\t\trespond \"open\"\n\t}\n");
    let site = documented("caddy.md", "caddyfile")
        .replace("app.example.com {", &format!("{} {{", origin(port)))
        .replace("127.0.0.1:3000", &app.address.to_string())
        .replace(before, &format!("{location}\thandle {{\n\troute {{\n"))
        + "}\n";
    let _proxy = Proxy::caddy_with(&site, port).await;

    let only = ["--only", "paths-covered"];
    let page = format!("{}/", origin(port));
    for (more, code) in [
        (&[][..], 0),
        (&["--path", "/open/page"][..], 1),
        (&["--path", "/open/page", "--public", "/open/"][..], 0),
    ] {
        let (found, report) = run(&app, &[&[page.as_str()][..], &only, more].concat()).await;
        assert_eq!(found, code, "{more:?}: {report:#}");
    }
}

#[tokio::test]
async fn mistakes_on_the_command_line_exit_2_and_sites_that_do_not_answer_1() {
    let app = start().await;
    let page = "http://127.0.0.1:9/";
    for words in [
        &["not-a-url"][..],
        &["ftp://app.example.com/"],
        &["https://user@app.example.com/"],
        &[page, "--assertion-echo", "http://127.0.0.1:8/"],
        &[page, "--direct", "x"],
        &[page, "--public", "static"],
        &[page, "--ca-file", "/no/such/file"],
    ] {
        let code = command_line::run(&app, &[&["check-proxy"], words].concat()).await;
        assert_eq!(code, ExitCode::from(2), "{words:?}");
    }
    let refused = ["check-proxy", page];
    assert_eq!(command_line::run(&app, &refused).await, ExitCode::from(1));
}

#[tokio::test]
async fn each_check_is_in_the_documents() {
    let app = start().await;
    let port = free_port();
    register(&app, &origin(port)).await;
    let proxy = Proxy::caddy(port, app.address).await;
    let (_, report) = run(&app, &[&proxy.origin, "--path", "/x"]).await;

    let document = include_str!("../../../../docs/check-proxy.md");
    let checks = report["checks"].as_array().unwrap();
    assert!(checks.len() >= 15, "{report:#}");
    for check in checks {
        let (name, says) = (check["name"].as_str().unwrap(), check["says"].as_str().unwrap());
        assert!(document.contains(&format!("| `{name}` | {says} |")), "{name}: {says}");
    }
    let (_, table) = document.split_once("## The checks").unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    assert_eq!(rows.count(), checks.len());
}

/// A proxy that reads and answers anything, whatever its length.
#[tokio::test]
async fn a_server_that_takes_ambiguous_lengths_is_found() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut read = [0; 4_096];
                if stream.read(&mut read).await.unwrap_or_default() > 0 {
                    let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
                    stream.write_all(answer).await.ok();
                }
            });
        }
    });

    let app = start().await;
    let (code, report) = run(&app, &[&origin(port), "--only", "smuggling"]).await;
    assert_eq!((code, names(&report, "failed")), (1, vec!["smuggling"]), "{report:#}");
}
