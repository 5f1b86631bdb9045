//! The records of people go when their retention is over.

use std::time::Duration;

use serde_json::json;

use super::erasure::everything;
use crate::{
    domain::AccountId,
    on,
    service::{
        Error,
        accounts::{self, deleted},
        caller::Caller,
        housekeeping,
    },
    tests::{
        login::sessions::log_in,
        messages::send_requests::deliver,
        operations::command_line::run,
        support::{
            documents::passport,
            harness::{App, TestDatabase, id, on_both},
            sdk::{ALICE, person},
        },
    },
};

on_both!(
    b70_nothing_is_left_of_a_deleted_account_when_all_retention_is_over,
    b70_a_report_has_what_is_stored_about_a_person_and_nothing_that_logs_in,
    b70_each_kind_of_record_goes_when_its_own_retention_is_over,
);

fn days(number: u64) -> Duration {
    Duration::from_hours(24 * number)
}

/// An account that was used: with a session in a browser, a message about that browser, and a
/// decision on a document.
async fn used_account(app: &App) -> AccountId {
    person(app, ALICE).await;
    let mut browser = log_in(app, ALICE).await;
    browser.get("/account").await;
    app.server.clock.advance(Duration::from_mins(5));
    log_in(app, ALICE).await;
    let body = json!({ "loginId": ALICE, "type": "PASSPORT", "data": passport() });
    app.call("verifyIdDoc", &body).await;
    deliver(app).await;
    app.server.clock.advance(Duration::from_mins(5));
    housekeeping::tidy(&app.server).await.unwrap();
    accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap().id
}

/// The rows that name the account, by its login id, its own id or the address it was used from.
async fn about(app: &App, account: AccountId) -> Vec<(String, String)> {
    let dashed = account.to_string();
    let hex = dashed.replace('-', "");
    let marks = ["alice", &dashed, &hex, "127.0.0.1"];
    let rows = everything(app).await.into_iter();
    rows.filter(|(_, row)| {
        let row = row.to_lowercase();
        marks.iter().any(|mark| row.contains(mark))
    })
    .collect()
}

async fn count(app: &App, statement: &'static str) -> i64 {
    on!(&app.server.db.read, pool => sqlx::query_scalar(statement).fetch_one(pool).await).unwrap()
}

async fn b70_nothing_is_left_of_a_deleted_account_when_all_retention_is_over(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    let account = used_account(&app).await;
    assert!(about(&app, account).await.len() > 8, "there is a lot to forget");
    let caller = Caller::command_line();
    let version = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap().version;
    deleted::delete(&app.server, &caller, account, version).await.unwrap();

    app.server.clock.advance(deleted::DELETED_ACCOUNT_RETENTION + days(1));
    housekeeping::tidy(&app.server).await.unwrap();
    let left = about(&app, account).await;
    assert!(!left.is_empty() && left.iter().all(|(table, _)| table == "audit"), "{left:#?}");
    assert!(left.iter().all(|(_, row)| !row.contains("alice")), "{left:#?}");

    app.account("later@example.com", None, None).await;
    app.server.clock.advance(days(367));
    housekeeping::tidy(&app.server).await.unwrap();
    let left = about(&app, account).await;
    assert!(left.is_empty(), "{left:#?}");
}

async fn b70_a_report_has_what_is_stored_about_a_person_and_nothing_that_logs_in(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    used_account(&app).await;
    let report = accounts::report::report(&app.server, &id(ALICE)).await.unwrap();
    assert_eq!(report["account"]["loginId"], ALICE);
    assert_eq!(report["sessions"][0]["login"]["address"], "127.0.0.1");
    for kind in ["sessions", "knownBrowsers", "messages", "idDocuments", "auditLog"] {
        assert!(report[kind].as_array().is_some_and(|rows| !rows.is_empty()), "{report:#}");
    }
    assert_eq!(report["auditLog"][0]["actor"], "command-line");
    let text = report.to_string();
    assert!(!text.contains("passwordHash") && !text.contains("\"ownIdData\":"), "{text}");
    let command = run(&app, &["account", "report", ALICE]).await;
    assert_eq!(command, std::process::ExitCode::SUCCESS);
    let unknown = accounts::report::report(&app.server, &id("nobody@example.com")).await;
    assert!(matches!(unknown, Err(Error::UnknownUser)), "{unknown:?}");
}

async fn b70_each_kind_of_record_goes_when_its_own_retention_is_over(database: TestDatabase) {
    let app = database
        .start(&[
            ("VESTIBULE_MESSAGE_RETENTION_DAYS", "10"),
            ("VESTIBULE_ID_DOCUMENT_RETENTION_DAYS", "20"),
            ("VESTIBULE_DEVICE_RETENTION_DAYS", "30"),
            ("VESTIBULE_AUDIT_RETENTION_DAYS", "forever"),
        ])
        .await;
    used_account(&app).await;
    let kept = async || {
        housekeeping::tidy(&app.server).await.unwrap();
        [
            count(&app, "select count(*) from outbox").await,
            count(&app, "select count(*) from session").await,
            count(&app, "select count(*) from id_document_decision").await,
            count(&app, "select count(*) from id_document_of_account").await,
            count(&app, "select count(*) from account_device").await,
        ]
        .map(|count| count > 0)
    };
    let logged = count(&app, "select count(*) from audit").await;

    assert_eq!(kept().await, [true; 5]);
    app.server.clock.advance(days(9));
    assert_eq!(kept().await, [true; 5]);
    app.server.clock.advance(days(2));
    assert_eq!(kept().await, [false, true, true, true, true]);
    app.server.clock.advance(days(4));
    assert_eq!(kept().await, [false, false, true, true, true], "sessions end after 14 days idle");
    app.server.clock.advance(days(6));
    assert_eq!(kept().await, [false, false, false, false, true]);
    app.server.clock.advance(days(10));
    assert_eq!(kept().await, [false; 5]);
    assert_eq!(count(&app, "select count(*) from audit").await, logged);
}
