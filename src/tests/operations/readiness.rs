//! Liveness, readiness, and the command that asks for it.

use std::{
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use reqwest::StatusCode;
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tokio::time::sleep;

use super::command_line::run;
use crate::{
    on,
    store::db::By,
    tests::support::{
        harness::{Answer, App, TestDatabase, on_both},
        log::Log,
        process::Process,
    },
};

on_both!(
    a02_a_database_without_writes_makes_the_server_unready_until_it_has_them_again,
    a_database_of_an_earlier_version_makes_the_server_unready,
    a_server_that_is_to_stop_is_unready_before_it_refuses_connections,
    the_health_command_exits_by_readiness,
);

async fn ask(app: &App, path: &str) -> Answer {
    Answer::of(app.client.get(app.url(path)).send().await.unwrap()).await
}

fn assert_unready(answer: &Answer, code: &str) {
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.json()["code"], code);
    assert_has_retry_after(answer);
}

fn assert_has_retry_after(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
    assert!(answer.header("retry-after").parse::<u32>().is_ok_and(|wait| wait > 0), "{answer:?}");
}

/// Makes the database refuse writes. SQLite takes a new connection after each refusal, which writes
/// again, so there it holds for one write.
async fn refuse_writes(app: &App, url: &str) {
    match &app.server.db.write {
        By::Sqlite(pool) => {
            sqlx::query("pragma query_only = 1").execute(pool).await.unwrap();
        }
        By::Postgres(_) => set_postgres_read_only(url, true).await,
    }
}

/// Changes what the database tells new sessions, and ends those that there are, as a fail-over
/// does.
async fn set_postgres_read_only(url: &str, is_read_only: bool) {
    let (cluster, name) = url.rsplit_once('/').unwrap();
    let mut connection = PgConnection::connect(&format!("{cluster}/postgres")).await.unwrap();
    let word = if is_read_only { "on" } else { "off" };
    for statement in [
        format!("alter database {name} set default_transaction_read_only = {word}"),
        format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"),
    ] {
        connection.execute(AssertSqlSafe(statement)).await.unwrap();
    }
}

async fn a02_a_database_without_writes_makes_the_server_unready_until_it_has_them_again(
    database: TestDatabase,
) {
    let url = database.url.clone();
    let app = database.start(&[]).await;
    app.account("user@example.com", None, None).await;
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let ready = ask(&app, "/readyz").await;
    assert_eq!((ready.status, ready.body.as_str()), (StatusCode::OK, "ready"));

    for _ in 0..3 {
        refuse_writes(&app, &url).await;
        assert_unready(&ask(&app, "/readyz").await, "database_unavailable");
        assert_eq!(ask(&app, "/healthz").await.status, StatusCode::OK, "the process lives");
        refuse_writes(&app, &url).await;
        let body = json!({ "loginId": "user@example.com", "ownIdData": "data" });
        assert_has_retry_after(&app.call("setOwnIDDataByLoginId", &body).await);
        refuse_writes(&app, &url).await;
        let form = [("loginId", "other@example.com"), ("password", "correct horse battery staple")];
        assert_has_retry_after(&app.browser().post("/register", &form).await);
    }

    if matches!(app.server.db.write, By::Postgres(_)) {
        set_postgres_read_only(&url, false).await;
    }
    let since = Instant::now();
    while ask(&app, "/readyz").await.status != StatusCode::OK {
        assert!(since.elapsed() < Duration::from_secs(5), "it does not heal: {}", log.text());
        sleep(Duration::from_millis(20)).await;
    }
    let log = log.text();
    assert_eq!(log.matches("the server is not ready").count(), 1, "{log}");
    assert!(log.contains("the database accepts no writes: "), "{log}");
    assert_eq!(log.matches("the server is ready again").count(), 1, "{log}");
}

async fn a_database_of_an_earlier_version_makes_the_server_unready(database: TestDatabase) {
    let app = database.start(&[]).await;
    let newest = "version = (select max(version) from _sqlx_migrations)";
    let mark = async |is_done: bool| {
        let statement = format!("update _sqlx_migrations set success = {is_done} where {newest}");
        let statement = AssertSqlSafe(statement);
        on!(&app.server.db.write, pool => sqlx::query(statement).execute(pool).await.map(drop))
            .unwrap();
    };

    mark(false).await;
    assert_unready(&ask(&app, "/readyz").await, "migrations_missing");
    mark(true).await;
    assert_eq!(ask(&app, "/readyz").await.status, StatusCode::OK);
}

async fn a_server_that_is_to_stop_is_unready_before_it_refuses_connections(database: TestDatabase) {
    let data = database.folder.display().to_string();
    let settings = [
        ("VESTIBULE_DATABASE_URL", database.url.as_str()),
        ("VESTIBULE_DATA_DIR", data.as_str()),
        ("VESTIBULE_DRAIN_DELAY_SECONDS", "2"),
    ];
    let mut server = Process::start(&database.folder, &settings, &[]).ready().await;
    assert_eq!(server.get("/readyz").await.unwrap().status, StatusCode::OK);

    let began = Instant::now();
    let kill = format!("kill -TERM {}", server.child.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    while server.get("/readyz").await.unwrap().status == StatusCode::OK {
        assert!(began.elapsed() < Duration::from_secs(1), "it is still ready");
        sleep(Duration::from_millis(5)).await;
    }
    let address = format!("http://{}", server.address);
    let (fresh, asked) = (reqwest::Client::new(), format!("{address}/readyz"));
    assert_unready(&Answer::of(fresh.get(asked).send().await.unwrap()).await, "draining");
    let lives = fresh.get(format!("{address}/healthz")).send().await.unwrap();
    assert_eq!(lives.status(), StatusCode::OK, "requests are served in the meantime");

    assert!(server.ended().await.success(), "{}", server.log());
    assert!(began.elapsed() >= Duration::from_secs(2), "{:?}", began.elapsed());
}

async fn the_health_command_exits_by_readiness(database: TestDatabase) {
    let app = database.start(&[]).await;
    let url = app.url("");
    assert_eq!(run(&app, &["health", "--url", &url]).await, ExitCode::SUCCESS);
    let at_listen = async || {
        let listen = ("VESTIBULE_LISTEN".to_owned(), format!("0.0.0.0:{}", app.address.port()));
        let public = ("VESTIBULE_PUBLIC_URL".to_owned(), "https://login.example.com".to_owned());
        let command = clap::Parser::parse_from(["vestibule", "health"]);
        crate::cli::run(command, &[listen, public].into()).await
    };
    assert_eq!(at_listen().await, ExitCode::SUCCESS, "the server on every address of the machine");

    app.server.readiness.begin_draining();
    assert_unready(&ask(&app, "/readyz").await, "draining");
    assert_eq!(run(&app, &["health", "--url", &url]).await, ExitCode::FAILURE);
    assert_eq!(at_listen().await, ExitCode::FAILURE);
    let nobody = ["health", "--url", "http://127.0.0.1:1"];
    assert_eq!(run(&app, &nobody).await, ExitCode::FAILURE, "nobody listens");
}
