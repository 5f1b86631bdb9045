//! A database that is temporarily unavailable, or read-only.

use std::time::{Duration, Instant};

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::{
    store::db::By,
    tests::support::{
        cluster::Cluster,
        harness::{Answer, App, TestDatabase, new_folder, on_both},
        process::Process,
    },
};

/// Limit of the time of a request while there is no database.
const AT_ONCE: Duration = Duration::from_secs(2);

/// A server on this URL, without what the harness creates for both databases.
async fn start(url: String) -> App {
    TestDatabase { url, folder: new_folder() }.start(&[]).await
}

async fn get(app: &App, path: &str) -> Answer {
    Answer::of(app.client.get(app.url(path)).header("accept", "text/html").send().await.unwrap())
        .await
}

async fn set(app: &App, data: &str) -> Answer {
    app.server.clock.advance(Duration::from_millis(5));
    app.call("setOwnIDDataByLoginId", &json!({ "loginId": "user@example.com", "ownIdData": data }))
        .await
}

async fn register(app: &App, login_id: &str) -> Answer {
    let form = [("loginId", login_id), ("password", "correct horse battery staple")];
    app.browser().post("/register", &form).await
}

fn assert_away(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
    assert!(
        answer.header("retry-after").parse::<u32>().is_ok_and(|seconds| seconds > 0),
        "{answer:?}"
    );
}

/// Repeats a request until it gets the expected response.
async fn until(what: &str, mut asked: impl AsyncFnMut() -> bool) -> Duration {
    let since = Instant::now();
    while !asked().await {
        assert!(since.elapsed() < Duration::from_secs(10), "{what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    since.elapsed()
}

#[tokio::test]
async fn a02_read_only_connections_are_closed() {
    let Some(cluster) = Cluster::start().await else { return };
    let app = start(cluster.url()).await;
    app.account("user@example.com", None, None).await;
    assert!(set(&app, "first").await.status.is_success());

    cluster.fail_over(true).await;
    let read = json!({ "loginId": "user@example.com" });
    until("reading continues", async || {
        app.call("getOwnIDDataByLoginId", &read).await.status == StatusCode::OK
    })
    .await;
    for _ in 0..20 {
        assert_away(&set(&app, "second").await);
        assert_away(&register(&app, "other@example.com").await);
        assert_away(&get(&app, "/readyz").await);
        assert_eq!(app.call("getOwnIDDataByLoginId", &read).await.json()["ownIdData"], "first");
    }

    // Its existing sessions stay in use, with their settings.
    cluster
        .say("postgres", "alter database vestibule set default_transaction_read_only = off")
        .await;
    let healed =
        until("writing continues", async || set(&app, "third").await.status.is_success()).await;
    assert!(healed < Duration::from_secs(3), "{healed:?}");
    for _ in 0..20 {
        assert!(set(&app, "fourth").await.status.is_success());
        assert_eq!(get(&app, "/readyz").await.status, StatusCode::OK);
    }
    assert_eq!(app.call("getOwnIDDataByLoginId", &read).await.json()["ownIdData"], "fourth");
}

#[tokio::test]
async fn a02_of_several_servers_the_writable_one_is_used() {
    let (Some(one), Some(two)) = (Cluster::start().await, Cluster::start().await) else { return };
    one.fail_over(true).await;
    let hosts = format!("{},{}", one.address(), two.address());
    let app =
        start(format!("postgres://vestibule@{hosts}/vestibule?target_session_attrs=read-write"))
            .await;
    app.account("user@example.com", None, None).await;
    assert!(set(&app, "on the second").await.status.is_success());
    let data = "select data from own_id_data";
    let of = async |cluster: &Cluster| -> String {
        sqlx::query_scalar(data).fetch_one(&mut cluster.connect("vestibule").await).await.unwrap()
    };
    assert_eq!(of(&two).await, "on the second");

    // The first has all of the second's data, and replaces it.
    one.fail_over(false).await;
    let other = start(one.url()).await;
    other.account("user@example.com", None, None).await;
    two.fail_over(true).await;
    until("the first is found", async || set(&app, "on the first").await.status.is_success()).await;
    assert_eq!(of(&one).await, "on the first");
    two.stop();
    assert!(set(&app, "still on the first").await.status.is_success());
    one.stop();
    two.resume();
    two.fail_over(false).await;
    until("the second is found", async || {
        set(&app, "on the second again").await.status.is_success()
    })
    .await;
    assert_eq!(of(&two).await, "on the second again");
}

#[tokio::test]
async fn a28_a_database_that_is_down_is_reported_at_once_with_the_reason() {
    let Some(cluster) = Cluster::start().await else { return };
    let folder = new_folder();
    let (url, data) = (cluster.url(), folder.display().to_string());
    let settings =
        [("VESTIBULE_DATABASE_URL", url.as_str()), ("VESTIBULE_DATA_DIR", data.as_str())];
    let server = Process::start(&folder, &settings, &[]).ready().await;
    let form = [("loginId", "user@example.com"), ("password", "correct horse battery staple")];
    assert_eq!(server.post("/register", &form).await.status, StatusCode::SEE_OTHER);

    cluster.stop();
    for _ in 0..3 {
        let began = Instant::now();
        assert_away(&server.get("/readyz").await.unwrap());
        assert!(began.elapsed() < AT_ONCE, "/readyz: {:?}", began.elapsed());
        let began = Instant::now();
        assert_away(&server.post("/login", &form).await);
        assert!(began.elapsed() < AT_ONCE, "/login: {:?}", began.elapsed());
        let began = Instant::now();
        assert_away(&server.call("getOwnIDDataByLoginId", "user@example.com", json!({})).await);
        assert_away(&server.call("getSessionByLoginId", "user@example.com", json!({})).await);
        assert_away(
            &server
                .call("setOwnIDDataByLoginId", "user@example.com", json!({ "ownIdData": "x" }))
                .await,
        );
        assert!(began.elapsed() < AT_ONCE, "callbacks: {:?}", began.elapsed());
    }
    let log = server.log();
    assert!(
        log.contains(&format!("PostgreSQL cannot be reached at {}", cluster.address())),
        "{log}"
    );
    assert!(log.contains("refused") && !log.contains("pool timed out"), "{log}");

    cluster.resume();
    let healed = until("it comes back", async || {
        server.get("/readyz").await.unwrap().status == StatusCode::OK
    })
    .await;
    println!("healed {healed:?} after the database was back");
    assert_ne!(server.post("/login", &form).await.status, StatusCode::SERVICE_UNAVAILABLE);
    std::fs::remove_dir_all(folder).ok();
}

#[tokio::test]
async fn a28_a_database_that_cannot_hold_every_name_is_refused_at_the_start() {
    let Some(cluster) = Cluster::start().await else { return };
    let make = "create database latin encoding 'LATIN1' locale 'C' template template0";
    cluster.say("postgres", make).await;
    let folder = new_folder();
    let url = format!("postgres://vestibule@{}/latin", cluster.address());
    let data = folder.display().to_string();
    let settings =
        [("VESTIBULE_DATABASE_URL", url.as_str()), ("VESTIBULE_DATA_DIR", data.as_str())];
    let mut server = Process::start(&folder, &settings, &[]);
    server.ended().await;
    assert!(server.log().contains("LATIN1") && server.log().contains("UTF8"), "{}", server.log());
    std::fs::remove_dir_all(folder).ok();
}

#[tokio::test]
async fn a28_trigrams_may_be_in_another_schema() {
    let Some(cluster) = Cluster::start().await else { return };
    cluster.say("vestibule", "create schema \"Extensions\"").await;
    cluster.say("vestibule", "create extension pg_trgm schema \"Extensions\"").await;
    let app = start(cluster.url()).await;
    app.account("user@example.com", None, None).await;
    assert_eq!(
        crate::tests::accounts::imports::found(&app, None, Some("ser@exam")).await,
        ["user@example.com"]
    );
}

#[tokio::test]
async fn a28_a_database_locked_by_another_process_is_busy() {
    let app = TestDatabase::sqlite().start(&[]).await;
    app.account("user@example.com", None, None).await;
    let By::Sqlite(writer) = &app.server.db.write else { panic!("not SQLite") };
    sqlx::query("pragma busy_timeout = 100").execute(writer).await.unwrap();
    let path = app.server.config.data_dir.join("test.db");
    let other = rusqlite::Connection::open(path).unwrap();
    other.execute_batch("begin immediate").unwrap();
    assert_away(&set(&app, "first").await);
    assert_away(&get(&app, "/readyz").await);
    assert_eq!(get(&app, "/login").await.status, StatusCode::OK);
    other.execute_batch("rollback").unwrap();
    assert!(set(&app, "second").await.status.is_success());
    assert_eq!(get(&app, "/readyz").await.status, StatusCode::OK);
}

on_both!(a16_of_two_deletions_of_an_account_one_finds_it_gone);

async fn a16_of_two_deletions_of_an_account_one_finds_it_gone(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = crate::tests::support::admin::ApiClient::root(&app).await;
    for round in 0..10 {
        let id = root.create(&json!({ "loginId": format!("user{round}@example.com") })).await;
        let path = format!("/accounts/{id}");
        let deleting = (0..8).map(|_| {
            crate::tests::support::admin::send(
                root.request(Method::DELETE, &path).header("if-match", "\"1\""),
            )
        });
        let mut statuses: Vec<_> = futures::future::join_all(deleting)
            .await
            .iter()
            .map(|answer| answer.status.as_u16())
            .collect();
        statuses.sort_unstable();
        assert_eq!(statuses[0], 204);
        assert!(statuses[1..].iter().all(|status| [404, 412].contains(status)), "{statuses:?}");
    }
}
