//! Bulk actions on all matching accounts.

use std::{
    process::{Child, Command, ExitCode, Stdio},
    time::Duration,
};

use reqwest::StatusCode;

use crate::{
    domain::Status,
    runtime::{clock::Clock, random::Random},
    service::{
        accounts::{self, details, list},
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
            administrators::{ADMIN, administrator, cloud, grant, with_passkey},
            harness::{Answer, App, Browser, TestDatabase, id, on_both},
        },
    },
};

const USER: &str = "user@example.com";

on_both!(
    all_matching_accounts_are_disabled_once_their_number_was_typed,
    sessions_end_and_accounts_are_deleted,
    a_job_continues_where_a_dead_server_left_it,
    a_lease_keeps_other_workers_away,
    a_job_stops_when_its_starter_loses_the_permission,
    accounts_created_later_are_not_included,
    b36_an_export_is_a_file_without_secrets_unless_requested,
);

async fn order(admin: &mut Browser<'_>, act: &str, filter: &str, confirm: &str) -> Answer {
    let form = [("act", act), ("filter", filter), ("q", ""), ("confirm", confirm)];
    admin.post("/admin/accounts/act", &form).await
}

async fn status(app: &App, login_id: &str) -> Status {
    let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
    details::own(&app.server, account.id).await.unwrap().status()
}

async fn found(app: &App, filter: &str) -> usize {
    let request = list::Request {
        filter: Some(filter.to_owned()),
        limit: crate::domain::pagination::Limit::parse("200").unwrap(),
        ..list::Request::default()
    };
    list::list(&app.server, &Caller::command_line(), &request).await.unwrap().items.len()
}

async fn all_matching_accounts_are_disabled_once_their_number_was_typed(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    for n in 0..12 {
        app.account(&format!("user{n}@example.com"), None, Some("keys")).await;
    }
    app.account("other@elsewhere.com", None, None).await;
    let filter = "loginId sw \"user\" or roles eq \"admin\"";
    let list = admin.get("/admin/accounts?filter=loginId+sw+%22user%22&status=active").await;
    assert!(list.body.contains("act=disable"), "{}", list.body);
    let path = "/admin/accounts/act?act=disable&filter=loginId+sw+%22user%22+or+roles+eq+%22admin%22";
    let preview = admin.get(path).await;
    for words in ["Disable 13 accounts", "user3@example.com", "and 3 more", "Type 13 to go on"] {
        assert!(preview.body.contains(words), "{words}: {}", preview.body);
    }
    let unsure = order(&mut admin, "disable", filter, "12").await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(order(&mut admin, "explode", filter, "13").await.status, StatusCode::NOT_FOUND);
    assert_eq!(order(&mut admin, "disable", "nonsense", "13").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut user = with_passkey(&app, "user3@example.com").await;
    let ordered = order(&mut admin, "disable", filter, "13").await;
    assert_eq!(ordered.status, StatusCode::SEE_OTHER, "{}", ordered.body);
    let page = ordered.header("location").to_owned();
    let waiting = admin.get(&page).await;
    assert!(waiting.body.contains("Waiting") && waiting.body.contains("http-equiv=\"refresh\""), "{}", waiting.body);
    jobs::work(&app.server).await.unwrap();
    let done = admin.get(&page).await;
    assert!(done.body.contains("Finished") && !done.body.contains("http-equiv=\"refresh\""), "{}", done.body);
    assert!(done.body.contains("<dd class=\"count\">12</dd>"), "{}", done.body);
    assert_eq!(status(&app, "user3@example.com").await, Status::Disabled);
    assert!(!user.is_logged_in().await);
    assert_eq!(
        (status(&app, ADMIN).await, status(&app, "other@elsewhere.com").await),
        (Status::Active, Status::Active)
    );
    assert!(admin.get("/admin/jobs").await.body.contains("12 of 13"));
    assert!(matches!(
        audit_check::verify(&app.server, &AuditExpectation::default()).await.unwrap(),
        AuditVerdict::Whole { .. }
    ));
    assert!(admin.get("/admin/audit").await.body.contains("job_started"));
    let none = admin.get("/admin/accounts/act?act=delete&q=nobody-at-all").await;
    assert!(none.body.contains("nothing to do") && !none.body.contains("confirm"), "{}", none.body);
}

async fn sessions_end_and_accounts_are_deleted(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, None, Some("keys")).await;
    app.account("quiet@example.com", None, None).await;
    let mut user = with_passkey(&app, USER).await;
    let ended = order(&mut admin, "end-sessions", "", "3").await;
    jobs::work(&app.server).await.unwrap();
    assert!(!user.is_logged_in().await);
    let page = admin.get(ended.header("location")).await;
    assert!(page.body.contains("<dd class=\"count\">1</dd>") && page.body.contains("<dd class=\"count\">2</dd>"));
    let deleted = order(&mut admin, "delete", "loginId sw \"user\"", "1").await;
    assert_eq!(deleted.status, StatusCode::SEE_OTHER, "{}", deleted.body);
    jobs::work(&app.server).await.unwrap();
    assert!(admin.get("/admin/deleted").await.body.contains(USER));
    assert_eq!(found(&app, "loginId sw \"user\"").await, 0);
}

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
        tokio::time::sleep(Duration::from_micros(u64::from(u16::from_be_bytes(Random::Real.bytes())))).await;
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
    let query =
        audit::AuditQuery { action: Some("account_changed".to_owned()), limit: 2_000, ..audit::AuditQuery::default() };
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
        let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
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
    assert!(page.body.contains("Stopped") && page.body.contains("no longer has permission"), "{}", page.body);
}

async fn accounts_created_later_are_not_included(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, None, None).await;
    order(&mut admin, "delete", "loginId sw \"user\"", "1").await;
    app.server.clock.advance(Duration::from_millis(1));
    app.account("user-two@example.com", None, None).await;
    jobs::work(&app.server).await.unwrap();
    assert_eq!(found(&app, "loginId sw \"user\"").await, 1);
}

async fn b36_an_export_is_a_file_without_secrets_unless_requested(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, Some("correct horse battery staple"), Some("TOPSECRET")).await;
    let shown = admin.get("/admin/accounts/act?act=export&q=user").await;
    assert!(shown.body.contains("Export 1 account") && !shown.body.contains("to go on"), "{}", shown.body);
    let form = |format: &'static str| vec![("q", "user"), ("filter", ""), ("format", format)];
    let table = admin.post("/admin/accounts/export", &form("csv")).await;
    assert_eq!(table.status, StatusCode::OK);
    assert!(table.header("content-disposition").starts_with("attachment; filename=\"accounts-"));
    assert!(table.header("content-disposition").ends_with(".csv\""));
    assert_eq!(table.body.lines().count(), 2, "{}", table.body);
    assert!(table.body.contains(USER) && !table.body.contains(ADMIN));
    let lines = admin.post("/admin/accounts/export", &form("jsonl")).await;
    assert!(!lines.body.contains("TOPSECRET") && !lines.body.contains("argon2"), "{}", lines.body);
    let secret = |format| [form(format), vec![("secrets", "true")]].concat();
    let whole = admin.post("/admin/accounts/export", &secret("jsonl")).await;
    assert!(whole.body.contains("TOPSECRET") && whole.body.contains("argon2"), "{}", whole.body);
    assert_eq!(admin.post("/admin/accounts/export", &secret("csv")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let empty =
        admin.post("/admin/accounts/export", &[("q", "nobody-at-all"), ("filter", ""), ("format", "csv")]).await;
    assert_eq!(empty.body.lines().count(), 1, "{}", empty.body);
    let wrong = admin.post("/admin/accounts/export", &[("q", ""), ("filter", "nonsense"), ("format", "csv")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(admin.get("/admin/audit").await.body.contains("accounts_exported"));
}
