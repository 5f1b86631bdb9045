//! The retention of the audit log: the oldest rows go, and the rest can still be verified.

use std::{process::ExitCode, time::Duration};

use crate::{
    domain::audit::chain::Checkpoint,
    on,
    service::{
        Error,
        admin::{
            audit_check::{self, AuditExpectation, AuditVerdict},
            audit_export, audit_retention,
        },
        housekeeping,
    },
    store::admin::audit::{self as store, StoredAuditEntry},
    tests::{
        operations::command_line::run,
        support::harness::{App, TestDatabase, on_both},
    },
};

on_both!(
    b70_the_oldest_rows_of_the_log_are_deleted_and_the_rest_stays_verifiable,
    b70_a_beginning_that_somebody_else_removed_is_detected,
    b70_a_row_that_was_changed_is_not_deleted,
    b70_rows_that_were_not_exported_are_not_deleted,
    b70_a_log_that_is_kept_forever_is_not_shortened,
);

/// The number of rows from the first day.
const OLD_ROWS: i64 = 5;

fn days(number: u64) -> Duration {
    Duration::from_hours(24 * number)
}

/// Five rows from the first day and two from 200 days later, after 400 days.
async fn grown(database: TestDatabase, settings: &[(&str, &str)]) -> App {
    let app = database.start(settings).await;
    for number in 0..OLD_ROWS {
        app.account(&format!("old{number}@example.com"), None, None).await;
    }
    app.server.clock.advance(days(200));
    for number in 0..2 {
        app.account(&format!("new{number}@example.com"), None, None).await;
    }
    app.server.clock.advance(days(200));
    app
}

async fn rows(app: &App) -> Vec<StoredAuditEntry> {
    store::after(&app.server.db, 0, 1_000).await.unwrap()
}

async fn sequences(app: &App) -> Vec<i64> {
    rows(app).await.iter().map(|row| row.sequence).collect()
}

async fn verdict(app: &App, known: AuditExpectation) -> AuditVerdict {
    audit_check::verify(&app.server, &known).await.unwrap()
}

async fn shorten(app: &App) {
    while audit_retention::tidy(&app.server, 2).await.unwrap() == 2 {}
}

async fn execute(app: &App, statement: &'static str) {
    on!(&app.server.db.write, pool => sqlx::query(statement).execute(pool).await.map(drop))
        .unwrap();
}

async fn b70_the_oldest_rows_of_the_log_are_deleted_and_the_rest_stays_verifiable(
    database: TestDatabase,
) {
    let app = grown(database, &[]).await;
    let whole = rows(&app).await;
    let checkpoint = |sequence: i64| {
        let row = whole.iter().find(|row| row.sequence == sequence).unwrap();
        let checkpoint = Checkpoint { sequence, hash: row.hash.clone() };
        AuditExpectation { checkpoint: Some(checkpoint), ..AuditExpectation::default() }
    };
    shorten(&app).await;

    assert_eq!(sequences(&app).await, [6, 7, 8]);
    let last = rows(&app).await.pop().unwrap();
    assert_eq!((last.action.as_str(), last.actor.as_str()), ("audit_log_cut", "server"));
    let AuditVerdict::Whole { rows: 3, without_key: 0, cut: Some(cut), .. } =
        verdict(&app, AuditExpectation::default()).await
    else {
        panic!("not whole")
    };
    assert_eq!((cut.sequence, cut.at), (OLD_ROWS, whole[4].at));
    assert_eq!(run(&app, &["audit", "verify"]).await, ExitCode::SUCCESS);

    for sequence in [OLD_ROWS, OLD_ROWS + 1] {
        let found = verdict(&app, checkpoint(sequence)).await;
        assert!(matches!(found, AuditVerdict::Whole { .. }), "{sequence}: {found:?}");
    }
    let deleted = AuditVerdict::CheckpointDeleted { sequence: OLD_ROWS };
    assert_eq!(verdict(&app, checkpoint(3)).await, deleted);

    housekeeping::tidy(&app.server).await.unwrap();
    assert_eq!(sequences(&app).await, [6, 7, 8], "there is nothing more to delete that day");

    app.server.clock.advance(days(3_000));
    shorten(&app).await;
    shorten(&app).await;
    assert_eq!(sequences(&app).await, [9], "the last row stays");
    app.account("later@example.com", None, None).await;
    let found = verdict(&app, AuditExpectation::default()).await;
    assert!(matches!(found, AuditVerdict::Whole { rows: 2, .. }), "{found:?}");
}

async fn b70_a_beginning_that_somebody_else_removed_is_detected(database: TestDatabase) {
    let app = grown(database, &[]).await;
    shorten(&app).await;
    let broken = |sequence| AuditVerdict::Broken { sequence };

    execute(
        &app,
        "insert into audit (sequence, at, actor, action, address, detail_hash, hash)
         values (3, 0, 'server', 'x', '', '', '')",
    )
    .await;
    assert_eq!(verdict(&app, AuditExpectation::default()).await, broken(3));
    execute(&app, "delete from audit where sequence = 3").await;

    execute(&app, "delete from audit where sequence = 6").await;
    assert_eq!(verdict(&app, AuditExpectation::default()).await, broken(6));
    execute(
        &app,
        "update audit_cut set sequence = 6, hash = (select hash from audit where sequence = 7)",
    )
    .await;
    assert_eq!(verdict(&app, AuditExpectation::default()).await, broken(1));
    assert_eq!(run(&app, &["audit", "verify"]).await, ExitCode::from(1));
    assert!(matches!(audit_retention::tidy(&app.server, 10).await, Err(Error::Corrupt(_))));
    execute(&app, "delete from audit_cut").await;
    assert_eq!(verdict(&app, AuditExpectation::default()).await, broken(1));
}

async fn b70_a_row_that_was_changed_is_not_deleted(database: TestDatabase) {
    let app = grown(database, &[]).await;
    execute(&app, "update audit set actor = 'server' where sequence = 2").await;
    assert!(matches!(audit_retention::tidy(&app.server, 10).await, Err(Error::Corrupt(_))));
    assert_eq!(sequences(&app).await, [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(
        verdict(&app, AuditExpectation::default()).await,
        AuditVerdict::Broken { sequence: 2 }
    );
}

async fn b70_rows_that_were_not_exported_are_not_deleted(database: TestDatabase) {
    let file = database.folder.join("audit.jsonl").display().to_string();
    let app = grown(database, &[("VESTIBULE_AUDIT_EXPORT", &format!("file:{file}"))]).await;
    shorten(&app).await;
    assert_eq!(sequences(&app).await, [1, 2, 3, 4, 5, 6, 7]);

    let to = app.server.config.audit_export.clone().unwrap();
    let runner = app.server.random.uuid(app.now());
    while audit_export::export(&app.server, &to, runner).await.unwrap() {}
    shorten(&app).await;
    assert_eq!(sequences(&app).await, [6, 7, 8]);
}

async fn b70_a_log_that_is_kept_forever_is_not_shortened(database: TestDatabase) {
    let app = grown(database, &[("VESTIBULE_AUDIT_RETENTION_DAYS", "forever")]).await;
    housekeeping::tidy(&app.server).await.unwrap();
    assert_eq!(sequences(&app).await, [1, 2, 3, 4, 5, 6, 7]);
}
