//! `vestibule check`: of our own server, which must pass, and of a naive one, whose mistakes must all be found.

use std::{collections::BTreeMap, process::ExitCode};

use base64::{Engine, prelude::BASE64_STANDARD};
use clap::Parser;
use serde_json::{Value, json};

use super::{
    harness::{TestDatabase, id, on_both},
    naive,
};
use crate::{
    cli::{self, check},
    service::accounts,
};

on_both!(our_own_back_end_conforms, a_back_end_that_must_not_be_written_keeps_its_data);

const ALICE: &str = "Alice@example.com";
const BOB: &str = "bob@example.com";

/// The command as the binary parses it.
#[derive(Parser)]
struct Only {
    #[command(flatten)]
    check: check::Check,
}

/// Runs the command and returns its exit code with its JSON report.
async fn report(words: &[&str]) -> (u8, Value) {
    let words = [&["check", "--json", "--samples", "9"], words].concat();
    let mut out = Vec::new();
    let done = check::run(Only::parse_from(words).check, &BTreeMap::new(), &mut out).await;
    (done.map_or_else(|error| error.code(), |()| 0), serde_json::from_slice(&out).unwrap())
}

/// The names of the checks with this verdict.
fn names<'a>(report: &'a Value, verdict: &str) -> Vec<&'a str> {
    let checks = report["checks"].as_array().unwrap();
    checks.iter().filter(|check| check["verdict"] == verdict).map(|check| check["name"].as_str().unwrap()).collect()
}

fn answer<'a>(report: &'a Value, name: &str) -> &'a str {
    let mut checks = report["checks"].as_array().unwrap().iter();
    checks.find(|check| check["name"] == name).unwrap()["answer"].as_str().unwrap()
}

fn secret() -> String {
    BASE64_STANDARD.encode("a secret that two servers share")
}

async fn our_own_back_end_conforms(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_OWNID_SHARED_SECRET", &secret())]).await;
    app.account(ALICE, None, Some("the data from before")).await;
    app.account(BOB, None, None).await;
    accounts::disable(&app.server, &id(BOB)).await.unwrap();
    let (url, secret) = (app.url("/api/ownid"), secret());
    let words =
        [url.as_str(), "--secret", &secret, "--existing-login-id", "alice@example.com", "--disabled-login-id", BOB];
    let (code, report) = report(&words).await;
    assert_eq!((names(&report, "failed"), names(&report, "skipped"), code), (vec![], vec![], 0), "{report:#}");
    assert!(names(&report, "passed").len() >= 40);
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
    for name in ["data-5000", "data-20000", "data-characters", "data-older", "data-empty", "data-restored"] {
        assert!(names(&report, "skipped").contains(&name), "{report:#}");
    }
    let got = app.call("getOwnIDDataByLoginId", &json!({ "loginId": ALICE })).await;
    assert_eq!(got.json()["ownIdData"], "the data from before");
}

#[tokio::test]
async fn the_mistakes_of_a_naive_back_end_are_found() {
    let (url, secret) = (naive::start("alice@example.com", "its own data").await, secret());
    let (code, report) = report(&[&url, "--secret", &secret, "--existing-login-id", "alice@example.com"]).await;
    assert_eq!(code, 1);
    let right = [
        "signature-right",
        "timestamp-old-enough",
        "body-key-order",
        "body-spaces",
        "body-non-ascii",
        "members-unknown",
        "content-type-charset",
        "method-get",
        "method-head",
        "session-token",
        "data-5000",
        "data-characters",
        "data-restored",
    ];
    assert_eq!(names(&report, "passed"), right, "{report:#}");
    assert_eq!(names(&report, "skipped"), ["session-disabled"]);
    let wrong = [
        "signature-wrong",
        "signature-of-other-body",
        "signature-of-other-time",
        "signature-missing",
        "signature-empty",
        "signature-repeated",
        "timestamp-missing",
        "timestamp-empty",
        "timestamp-repeated",
        "timestamp-not-a-number",
        "timestamp-in-seconds",
        "timestamp-stale",
        "timestamp-future",
        "unknown-get",
        "unknown-set",
        "unknown-session",
        "unknown-not-a-login-id",
        "login-id-folded",
        "json-malformed",
        "member-missing",
        "member-mistyped",
        "body-not-an-object",
        "session-type-unknown",
        "problem-details",
        "content-type-other",
        "session-replayed",
        "session-fresh",
        "data-20000",
        "data-older",
        "data-empty",
        "unknown-timing",
    ];
    assert_eq!(names(&report, "failed"), wrong, "{report:#}");
    assert_eq!(report["totals"], json!({ "passed": right.len(), "failed": wrong.len(), "skipped": 1 }));
    assert_eq!(answer(&report, "unknown-get"), "200 application/json, {\"errorCode\":404}");
    assert!(answer(&report, "unknown-session").starts_with("no answer"));
    assert!(answer(&report, "data-20000").ends_with("another text"));
}

#[tokio::test]
async fn a_check_of_nothing_is_told_apart_from_a_failed_one() {
    let away = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
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
}
