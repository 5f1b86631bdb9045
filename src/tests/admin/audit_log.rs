//! An audit log that was changed by someone with write access to the database.

use std::process::ExitCode;

use crate::{
    domain::audit::{self, chain::Checkpoint},
    on,
    service::{
        accounts::{self, deleted},
        admin::{
            audit as log,
            audit_check::{self, AuditExpectation, AuditVerdict},
        },
        caller::Caller,
    },
    store::admin::audit::{self as store, StoredAuditEntry},
    tests::{
        accounts::imports::{path, write},
        operations::command_line::run,
        support::harness::{App, TestDatabase, id, on_both},
    },
};

on_both!(
    s13_a_detail_missing_without_an_erasure_is_detected,
    s13_a_chain_recomputed_without_the_key_is_detected,
    s13_a_truncated_log_is_detected_by_a_hash_stored_elsewhere,
    s13_a_log_from_before_there_were_keys_is_verified,
);

async fn app(database: TestDatabase) -> App {
    let app = database.start(&[]).await;
    for number in 0..5 {
        app.account(&format!("user{number}@example.com"), None, None).await;
    }
    app
}

async fn verdict(app: &App, known: AuditExpectation) -> AuditVerdict {
    audit_check::verify(&app.server, &known).await.unwrap()
}

async fn execute(app: &App, statement: &'static str) {
    on!(&app.server.db.write, pool => sqlx::query(statement).execute(pool).await.map(drop))
        .unwrap();
}

/// Gives every row the hash that an older version would have written.
async fn compute_anew(app: &App) {
    let mut previous = String::new();
    for row in rows(app).await {
        previous = row.link().hash(&previous);
        on!(&app.server.db.write, pool => sqlx::query(
            "update audit set hash = $2 where sequence = $1",
        ).bind(row.sequence).bind(&previous).execute(pool).await.map(drop))
        .unwrap();
    }
}

async fn rows(app: &App) -> Vec<StoredAuditEntry> {
    store::after(&app.server.db, 0, 1_000).await.unwrap()
}

async fn s13_a_detail_missing_without_an_erasure_is_detected(database: TestDatabase) {
    let app = app(database).await;
    app.delete("user1@example.com").await;
    assert!(
        matches!(verdict(&app, AuditExpectation::default()).await, AuditVerdict::Whole { .. }),
        "an erasure takes details with it"
    );
    let account = accounts::by_login_id(&app.server, &id("user2@example.com")).await.unwrap();
    let row = rows(&app).await.into_iter().find(|row| row.account_id == Some(account.id)).unwrap();
    on!(&app.server.db.write, pool => sqlx::query(
        "update audit set detail = null where account_id = $1",
    ).bind(account.id).execute(pool).await.map(drop))
    .unwrap();
    assert_eq!(
        verdict(&app, AuditExpectation::default()).await,
        AuditVerdict::DetailGone { sequence: row.sequence }
    );
    assert_eq!(run(&app, &["audit", "verify"]).await, ExitCode::from(1));
    let caller = Caller::command_line();
    deleted::delete(&app.server, &caller, account.id, account.version).await.unwrap();
    deleted::erase(&app.server, &caller, account.id).await.unwrap();
    let AuditVerdict::Whole { rows, .. } = verdict(&app, AuditExpectation::default()).await else {
        panic!("not whole")
    };

    let mut tx = app.server.db.begin().await.unwrap();
    log::record(&mut tx, &app.server, &caller, "job_started", log::Act::default()).await.unwrap();
    tx.commit().await.unwrap();
    execute(
        &app,
        "update audit set detail = null where account_id is null and action = 'job_started'",
    )
    .await;
    assert_eq!(
        verdict(&app, AuditExpectation::default()).await,
        AuditVerdict::DetailGone { sequence: rows + 1 }
    );
    app.delete("user3@example.com").await;
    assert!(
        matches!(verdict(&app, AuditExpectation::default()).await, AuditVerdict::Whole { .. }),
        "an erasure may have met it"
    );
}

async fn s13_a_chain_recomputed_without_the_key_is_detected(database: TestDatabase) {
    let app = app(database).await;
    let last = rows(&app).await.last().unwrap().sequence;
    execute(&app, "update audit set actor = 'server' where sequence = 2").await;
    assert_eq!(
        verdict(&app, AuditExpectation::default()).await,
        AuditVerdict::Broken { sequence: 2 }
    );
    compute_anew(&app).await;
    assert_eq!(
        verdict(&app, AuditExpectation::default()).await,
        AuditVerdict::WithoutKey { sequence: last }
    );
    assert_eq!(run(&app, &["audit", "verify"]).await, ExitCode::from(1));
    // Nor from some row on.
    app.account("later@example.com", None, None).await;
    execute(
        &app,
        "insert into audit (sequence, at, actor, action, address, detail_hash, hash)
         select max(sequence) + 1, 0, 'server', 'x', '', '', '' from audit",
    )
    .await;
    let all = rows(&app).await;
    let [.., before, forged] = &all[..] else { panic!("few rows") };
    let hash = forged.link().hash(&before.hash);
    on!(&app.server.db.write, pool => sqlx::query("update audit set hash = $2 where sequence = $1")
        .bind(forged.sequence).bind(&hash).execute(pool).await.map(drop))
    .unwrap();
    assert_eq!(
        verdict(&app, AuditExpectation::default()).await,
        AuditVerdict::WithoutKey { sequence: forged.sequence }
    );
}

async fn s13_a_truncated_log_is_detected_by_a_hash_stored_elsewhere(database: TestDatabase) {
    let app = app(database).await;
    let AuditVerdict::Whole { rows, last, without_key: 0, .. } =
        verdict(&app, AuditExpectation::default()).await
    else {
        panic!("not whole")
    };
    let line = audit_check::checkpoint(&app.server).await.unwrap().unwrap();
    let kept = write(&app, "checkpoint", &format!("{line}\n"));
    let checkpoint = Checkpoint::parse(&line, &app.server.config.audit_keys).unwrap();
    app.account("later@example.com", None, None).await;
    let by_hash = AuditExpectation { hash: Some(last.clone()), ..AuditExpectation::default() };
    let by_checkpoint =
        AuditExpectation { checkpoint: Some(checkpoint), ..AuditExpectation::default() };
    for known in [&by_hash, &by_checkpoint] {
        let found = verdict(&app, known.clone()).await;
        assert!(matches!(found, AuditVerdict::Whole { rows: now, .. } if now > rows));
    }
    assert_eq!(
        run(&app, &["audit", "verify", "--expect", &last, "--checkpoint", &kept]).await,
        ExitCode::SUCCESS
    );
    on!(&app.server.db.write, pool => sqlx::query("delete from audit where sequence >= $1")
        .bind(rows).execute(pool).await.map(drop))
    .unwrap();
    assert!(
        matches!(verdict(&app, AuditExpectation::default()).await, AuditVerdict::Whole { .. }),
        "by itself the log does not know"
    );
    for known in [by_hash, by_checkpoint] {
        assert_eq!(verdict(&app, known).await, AuditVerdict::Missing { rows: rows - 1 });
    }
    assert_eq!(run(&app, &["audit", "verify", "--expect", &last]).await, ExitCode::from(1));
    assert_eq!(run(&app, &["audit", "verify", "--checkpoint", &kept]).await, ExitCode::from(1));
    assert_eq!(
        run(&app, &["audit", "verify", "--checkpoint", &path(&app, "audit-key")]).await,
        ExitCode::from(1)
    );
}

async fn s13_a_log_from_before_there_were_keys_is_verified(database: TestDatabase) {
    let app = app(database).await;
    compute_anew(&app).await;
    let without_key = AuditExpectation { without_key: true, ..AuditExpectation::default() };
    let before = i64::try_from(rows(&app).await.len()).unwrap();
    let found = verdict(&app, without_key.clone()).await;
    assert!(matches!(found, AuditVerdict::Whole { rows, .. } if rows == before));
    crate::service::admin::audit::begin_keyed(&app.server).await.unwrap();
    crate::service::admin::audit::begin_keyed(&app.server).await.unwrap();
    app.account("later@example.com", None, None).await;
    let AuditVerdict::Whole { rows: all, without_key, .. } =
        verdict(&app, AuditExpectation::default()).await
    else {
        panic!("not whole")
    };
    let last = rows(&app).await;
    assert_eq!(
        (all, without_key),
        (last.last().unwrap().sequence, before),
        "the rewrite is detected"
    );
    assert_eq!(last.iter().filter(|row| row.action == "audit_key_in_force").count(), 1);
    assert_ne!(audit::hash(""), last[0].hash);
}
