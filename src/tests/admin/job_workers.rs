//! Workers of jobs: their leases, and what ends a job early.

use std::{
    process::{Child, Command, ExitCode, Stdio},
    time::Duration,
};

use super::jobs::{USER, order, status};
use crate::{
    domain::Status,
    runtime::{clock::Clock, random::Random},
    service::{
        admin::{
            audit,
            audit_check::{self, AuditExpectation, AuditVerdict},
        },
        caller::Caller,
        jobs,
    },
    tests::{
        accounts::imports::write,
        operations::command_line::run,
        support::{
            administrators::{administrator, cloud, grant, with_passkey},
            harness::{TestDatabase, on_both},
            ports::free_address,
        },
    },
};

on_both!(
    a_job_continues_where_a_dead_server_left_it,
    a_lease_keeps_other_workers_away,
    a_job_stops_when_its_starter_loses_the_permission
);

const CROWD: i64 = 400;

async fn a_job_continues_where_a_dead_server_left_it(database: TestDatabase) {
    let victim = Victim::of(&database);
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let rows = (0..CROWD).map(|n| format!("{{\"loginId\":\"user{n}@example.com\"}}\n"));
    let file = write(&app, "accounts.jsonl", &rows.collect::<String>());
    assert_eq!(run(&app, &["import", &file]).await, ExitCode::SUCCESS);
    // The command line and the other servers have real clocks, so this server's must not be earlier
    // than the accounts' creation.
    app.server.clock.advance(Clock::Real.now().distance(app.now()));
    let ordered = order(&mut admin, "disable", "loginId sw \"user\"", &CROWD.to_string()).await;
    let page = ordered.header("location").to_owned();
    let job = page.rsplit('/').next().unwrap().parse().unwrap();
    let now = async || jobs::get(&app.server, &Caller::command_line(), job).await.unwrap().row;
    let mut kills = 0;
    while now().await.finished_at.is_none() {
        let before = now().await.done;
        let mut child = victim.start();
        while now().await.done == before && now().await.finished_at.is_none() {
            assert!(child.try_wait().unwrap().is_none(), "the server ended by itself");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_micros(u64::from(u16::from_be_bytes(
            Random::Real.bytes(),
        ))))
        .await;
        child.kill().unwrap();
        child.wait().unwrap();
        kills += i64::from(now().await.finished_at.is_none());
        crate::on!(&app.server.db.write, pool => sqlx::query("update job set lease_until = 0")
            .execute(pool).await.map(drop))
        .unwrap();
    }
    assert!(kills > 1, "it was not killed at work: the test proves nothing: {:?}", now().await);
    assert_eq!((now().await.done, now().await.skipped, now().await.failed), (CROWD, 0, 0));
    assert!(admin.get(&page).await.body.contains("Finished"));
    let query = audit::AuditQuery {
        action: Some("account_changed".to_owned()),
        limit: 2_000,
        ..audit::AuditQuery::default()
    };
    let changes = audit::list(&app.server, &Caller::command_line(), &query).await.unwrap();
    assert_eq!(changes.len(), 400, "each account is changed once");
    assert!(matches!(
        audit_check::verify(&app.server, &AuditExpectation::default()).await.unwrap(),
        AuditVerdict::Whole { .. }
    ));
}

/// A server on the same database, as a process of its own.
pub(crate) struct Victim(Vec<(&'static str, String)>);

impl Victim {
    pub(crate) fn of(database: &TestDatabase) -> Self {
        let address = free_address();
        Self(vec![
            ("VESTIBULE_LISTEN", address.to_string()),
            ("VESTIBULE_DATABASE_URL", database.url.clone()),
            ("VESTIBULE_DATA_DIR", database.folder.display().to_string()),
        ])
    }

    pub(crate) fn start(&self) -> Child {
        Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "tests::operations::crash::a_server_to_be_killed"])
            .envs(self.0.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }
}

async fn a_lease_keeps_other_workers_away(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, None, None).await;
    order(&mut admin, "disable", "loginId sw \"user\"", "1").await;
    let until = app.now().plus(Duration::from_secs(60)).as_millis();
    crate::on!(&app.server.db.write, pool => sqlx::query("update job set lease_until = $1")
        .bind(until).execute(pool).await.map(drop))
    .unwrap();
    jobs::work(&app.server).await.unwrap();
    assert_eq!(status(&app, USER).await, Status::Active, "another server has it");
    app.server.clock.advance(Duration::from_secs(60));
    jobs::work(&app.server).await.unwrap();
    assert_eq!(status(&app, USER).await, Status::Disabled, "that server is dead");
}

async fn a_job_stops_when_its_starter_loses_the_permission(database: TestDatabase) {
    let app = cloud(database).await;
    administrator(&app).await;
    app.account(USER, None, Some("keys")).await;
    app.account("second@example.com", None, Some("keys")).await;
    grant(&app, "second@example.com", "admin").await;
    let mut second = with_passkey(&app, "second@example.com").await;
    let ordered = order(&mut second, "disable", "loginId sw \"user\"", "1").await;
    grant(&app, "second@example.com", "support").await;
    jobs::work(&app.server).await.unwrap();
    assert_eq!(status(&app, USER).await, Status::Active);
    grant(&app, "second@example.com", "admin").await;
    let page = second.get(ordered.header("location")).await;
    assert!(
        page.body.contains("Stopped") && page.body.contains("no longer has permission"),
        "{}",
        page.body
    );
}
