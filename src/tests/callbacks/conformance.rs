//! `vestibule check` of our own server, and of others that keep the protocol, which must pass.

use std::{collections::BTreeMap, process::ExitCode};

use base64::{Engine, prelude::BASE64_STANDARD};
use clap::Parser;
use serde_json::{Value, json};

use crate::{
    cli::{self, check},
    service::{accounts, caller::Caller},
    tests::{
        messages::send_requests::{NUMBER, outbox},
        support::{
            documented,
            harness::{TestDatabase, id, on_both},
            ports::free_address,
        },
    },
};

on_both!(our_own_back_end_conforms, a_back_end_that_must_not_be_written_keeps_its_data);

const ALICE: &str = "Alice@example.com";

const BOB: &str = "bob@example.com";

/// Checks that are only made on request.
pub(crate) const ON_DEMAND: [&str; 5] =
    ["--sms-to", NUMBER, "--email-to", "alice@example.com", "--id-document"];

/// The command as the binary parses it.
#[derive(Parser)]
struct Only {
    #[command(flatten)]
    check: check::CheckArguments,
}

/// Runs the command and returns its exit code with its JSON report.
pub(crate) async fn report(words: &[&str]) -> (u8, Value) {
    let words = [&["check", "--json", "--samples", "9"], words].concat();
    let mut out = Vec::new();
    let done = check::run(Only::parse_from(words).check, &BTreeMap::new(), &mut out).await;
    (done.map_or_else(|error| error.code(), |()| 0), serde_json::from_slice(&out).unwrap())
}

/// The names of the checks with this verdict.
pub(crate) fn names<'a>(report: &'a Value, verdict: &str) -> Vec<&'a str> {
    let checks = report["checks"].as_array().unwrap();
    checks
        .iter()
        .filter(|check| check["verdict"] == verdict)
        .map(|check| check["name"].as_str().unwrap())
        .collect()
}

pub(crate) fn answer<'a>(report: &'a Value, name: &str) -> &'a str {
    let mut checks = report["checks"].as_array().unwrap().iter();
    checks.find(|check| check["name"] == name).unwrap()["answer"].as_str().unwrap()
}

pub(crate) fn secret() -> String {
    BASE64_STANDARD.encode("a secret that two servers share")
}

async fn our_own_back_end_conforms(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_OWNID_SHARED_SECRET", &secret())]).await;
    app.account(ALICE, None, Some("the data from before")).await;
    app.account(BOB, None, None).await;
    accounts::disable(&app.server, &Caller::command_line(), &id(BOB)).await.unwrap();
    let (url, secret) = (app.url("/api/ownid"), secret());
    let words = [
        url.as_str(),
        "--secret",
        &secret,
        "--existing-login-id",
        "alice@example.com",
        "--disabled-login-id",
        BOB,
    ];
    let (code, report) = report(&[&words, &ON_DEMAND[..]].concat()).await;
    assert_eq!(
        (names(&report, "failed"), names(&report, "skipped"), code),
        (vec![], vec![], 0),
        "{report:#}"
    );
    assert_eq!(names(&report, "advised"), [""; 0], "{report:#}");
    assert!(names(&report, "passed").len() >= 40);
    let sent = outbox(&app).await;
    assert_eq!(
        sent.iter().filter(|row| row.recipient == "+14•••71").count(),
        2,
        "a replay is no message"
    );
    assert_eq!(sent.len(), 4);
    assert_eq!(
        app.records().await.len(),
        2,
        "two documents of the known user were well formed, and signed"
    );
    let text = report.to_string();
    assert!(!text.contains("the data from before") && !text.contains(&secret));
    app.server.clock.advance(std::time::Duration::from_secs(60));
    let got = app.call("getOwnIDDataByLoginId", &json!({ "loginId": ALICE })).await;
    assert_eq!(got.json()["ownIdData"], "the data from before");
}

async fn a_back_end_that_must_not_be_written_keeps_its_data(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, Some("the data from before")).await;
    let (url, wrong) = (app.url("/api/ownid/"), secret());
    let (code, report) = report(&[&url, "--secret", &wrong, "--existing-login-id", ALICE]).await;
    assert_eq!(code, 1);
    assert!(names(&report, "failed").contains(&"signature-right"));
    for name in
        ["data-5000", "data-20000", "data-characters", "data-older", "data-empty", "data-restored"]
    {
        assert!(names(&report, "skipped").contains(&name), "{report:#}");
    }
    let on_demand = names(&report, "skipped")
        .into_iter()
        .filter(|name| ["sms-", "email-", "document-"].iter().any(|kind| name.starts_with(kind)));
    assert_eq!(on_demand.count(), 15, "{report:#}");
    assert!(outbox(&app).await.is_empty());
    let got = app.call("getOwnIDDataByLoginId", &json!({ "loginId": ALICE })).await;
    assert_eq!(got.json()["ownIdData"], "the data from before");
}

#[tokio::test]
async fn p11_a_back_end_written_from_the_documents_alone_passes() {
    for session in [
        json!({ "token": "the same for everybody" }),
        json!({ "token": { "jwt": "abc", "expires": 3_600 } }),
        json!({ "email": "alice@example.com", "ownIdData": null }),
        json!("a JSON string"),
    ] {
        let secret = secret();
        let url = documented::start(&secret, "alice@example.com", session.clone()).await;
        let words = [url.as_str(), "--secret", &secret, "--existing-login-id", "alice@example.com"];
        let (code, report) = report(&[&words, &ON_DEMAND[..]].concat()).await;
        assert_eq!((names(&report, "failed"), code), (vec![], 0), "{session}: {report:#}");
        let advice = names(&report, "advised");
        for name in [
            "json-malformed",
            "login-id-folded",
            "problem-details",
            "body-spaces",
            "session-replayed",
        ] {
            assert!(advice.contains(&name), "{name} is asked by no document: {report:#}");
        }
        for check in report["checks"].as_array().unwrap() {
            assert!(["protocol", "advice"].contains(&check["kind"].as_str().unwrap()), "{check}");
            assert!(check["source"].as_str().unwrap().len() > 10, "{check}");
            assert_ne!(
                (&check["kind"], &check["verdict"]),
                (&json!("advice"), &json!("failed")),
                "{check}"
            );
        }
    }
}

// The back end's router accepts every method. Without a body it responds with 400, which does not
// refuse GET.
#[tokio::test]
async fn p11_other_refusals_are_not_taken_for_a_refusal_of_the_method() {
    let routes = axum::Router::new().fallback(async |body: String| {
        if body.is_empty() {
            axum::http::StatusCode::BAD_REQUEST
        } else {
            axum::http::StatusCode::NO_CONTENT
        }
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/ownid", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    let (_, report) =
        report(&[&url, "--secret", &secret(), "--existing-login-id", "alice@example.com"]).await;
    for name in ["method-get", "method-head"] {
        assert!(names(&report, "advised").contains(&name), "{report:#}");
    }
}

#[tokio::test]
async fn a_check_of_nothing_is_distinguished_from_a_failed_one() {
    let away = free_address();
    let secret = secret();
    for (url, secret, code) in [
        (format!("http://{away}/api/ownid"), secret.as_str(), 1),
        ("ftp://example.com".to_owned(), secret.as_str(), 2),
        ("example.com".to_owned(), secret.as_str(), 2),
        (format!("http://{away}/api/ownid"), "too short", 2),
    ] {
        let words = ["vestibule", "check", &url, "--secret", secret, "--existing-login-id", ALICE];
        let arguments = cli::Arguments::try_parse_from(words).unwrap();
        assert_eq!(cli::run(arguments, &BTreeMap::new()).await, ExitCode::from(code), "{url}");
    }
    for wrong in [
        ["--sms-to", "5550100"],
        ["--email-to", "nobody"],
        ["--sms-url", "https://example.com/sms"],
    ] {
        let words = ["vestibule", "check", "https://example.com", "--existing-login-id", ALICE];
        assert!(
            cli::Arguments::try_parse_from([&words[..], &wrong].concat()).is_err(),
            "{wrong:?}"
        );
    }
}
