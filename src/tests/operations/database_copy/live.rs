//! A copy of a database in use, by real processes: a server that goes on writing, and a copy that
//! is killed again and again.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::Duration,
};

use reqwest::StatusCode;
use serde_json::json;
use tokio::time::sleep;

use super::{execute, is_sqlite, migrate, other_kind, texts};
use crate::{
    domain::TokenHash,
    runtime::random::Random,
    tests::support::{
        harness::{Answer, TestDatabase, on_both},
        process::Process,
    },
};

on_both!(b63_a_copy_of_a_database_in_use_has_every_acknowledged_write_and_no_refused_one);

/// The accounts that there are at the beginning.
const ACCOUNTS: usize = 20_000;

/// Those of them that are written to meanwhile.
const WRITERS: usize = 8;

/// The copies that are killed at a random moment.
const KILLS: usize = 6;

/// Starts `vestibule` with these words as a process of its own.
fn command(database: &TestDatabase, words: &str, errors: Stdio) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--ignored",
            "--exact",
            "--nocapture",
            "tests::operations::starts::a_command_beside_a_server",
        ])
        .env("VESTIBULE_DATABASE_URL", &database.url)
        .env("VESTIBULE_DATA_DIR", database.folder.display().to_string())
        .env("TEST_COMMAND", words)
        .stdout(Stdio::null())
        .stderr(errors)
        .spawn()
        .unwrap()
}

/// Writes the accounts and a token of the API.
async fn seed(url: &str) {
    let id = if is_sqlite(url) { "randomblob(16)" } else { "gen_random_uuid()" };
    let profile = format!("{{\"note\":\"{}\"}}", "x".repeat(1_000));
    let secret = TokenHash::of("A".repeat(43).as_bytes());
    execute(
        url,
        &format!(
            "insert into account (id, login_id, profile, created_at, updated_at)
             with recursive numbers (n) as (
                 select 1 union all select n + 1 from numbers where n < {ACCOUNTS})
             select {id}, 'person' || n || '@example.com', '{profile}', n, n from numbers;
             insert into own_id_data (login_id, signed_at, data)
             select login_id, 0, '' from account;
             insert into account_text (account_id, text) select id, login_id from account;
             insert into api_token (id, name, token_hash, scopes, created_by, created_at)
             select id, 'test', '{}', 'accounts:read accounts:write', 'command-line', 1
               from account where login_id = 'person1@example.com';",
            secret.as_str()
        ),
    )
    .await;
    if is_sqlite(url) {
        execute(url, "insert into account_trigram (account_trigram) values ('rebuild')").await;
    }
}

/// Creates an account by the API, in one transaction with its line of the audit log.
async fn create(server: &Process, login_id: &str) -> Answer {
    let request = reqwest::Client::new()
        .post(format!("http://{}/api/admin/accounts", server.address))
        .bearer_auth(format!("vst_{}", "A".repeat(43)))
        .header("content-type", "application/json")
        .body(json!({ "loginId": login_id }).to_string());
    Answer::of(request.send().await.unwrap()).await
}

/// True if the server acknowledged the write, false if it refused it for now.
fn is_acknowledged(answer: &Answer) -> bool {
    if answer.status == StatusCode::SERVICE_UNAVAILABLE {
        assert!(answer.header("retry-after").parse::<u32>().is_ok(), "{answer:?}");
        return false;
    }
    assert!(answer.status.is_success(), "{answer:?}");
    true
}

/// Writes ever new values to an account until the copy has ended, and returns the last one that was
/// acknowledged.
async fn write_data(server: Arc<Process>, account: usize, has_ended: Arc<AtomicBool>) -> String {
    let login_id = format!("person{account}@example.com");
    let mut last = String::new();
    for number in 0.. {
        let is_last = has_ended.load(Relaxed);
        let value = format!("value {number} of {account}");
        let body = json!({ "ownIdData": value });
        if is_acknowledged(&server.call("setOwnIDDataByLoginId", &login_id, body).await) {
            assert!(!is_last, "the source takes no writes after the copy");
            last = value;
        }
        if is_last {
            break;
        }
        sleep(Duration::from_millis(5)).await;
    }
    last
}

/// Creates accounts until the copy has ended, and returns each with whether it was acknowledged.
async fn create_accounts(server: Arc<Process>, has_ended: Arc<AtomicBool>) -> Vec<(String, bool)> {
    let mut created = Vec::new();
    while !has_ended.load(Relaxed) {
        let login_id = format!("new{}@example.com", created.len());
        let is_there = is_acknowledged(&create(&server, &login_id).await);
        created.push((login_id, is_there));
        sleep(Duration::from_millis(10)).await;
    }
    created
}

/// Kills copies at random moments, and one right after it began to refuse writes. Then lets one
/// come to its end.
async fn copy_in_spite_of_kills(database: &TestDatabase, target: &TestDatabase) {
    let words = format!("db copy --from {} --to {} --follow", database.url, target.url);
    for _ in 0..KILLS {
        let mut copy = command(database, &words, Stdio::null());
        let random: [u8; 2] = Random::Real.bytes();
        sleep(Duration::from_millis(100 + u64::from(u16::from_be_bytes(random) % 3_000))).await;
        copy.kill().unwrap();
        copy.wait().unwrap();
    }

    let mut copy = command(database, &words, Stdio::piped());
    let errors = BufReader::new(copy.stderr.take().unwrap());
    let seen = tokio::task::spawn_blocking(move || {
        errors.lines().map_while(Result::ok).any(|line| line.contains("refuses writes"))
    });
    seen.await.unwrap();
    copy.kill().unwrap();
    copy.wait().unwrap();

    let mut copy = command(database, &words, Stdio::inherit());
    let status = tokio::task::spawn_blocking(move || copy.wait().unwrap()).await.unwrap();
    assert!(status.success());
}

async fn start(folder: &TestDatabase, url: &str) -> Process {
    let data = folder.folder.display().to_string();
    let settings = [("VESTIBULE_DATABASE_URL", url), ("VESTIBULE_DATA_DIR", data.as_str())];
    Process::start(&folder.folder, &settings, &[]).ready().await
}

async fn data_of(server: &Process, login_id: &str) -> Answer {
    server.call("getOwnIDDataByLoginId", login_id, json!({})).await
}

async fn b63_a_copy_of_a_database_in_use_has_every_acknowledged_write_and_no_refused_one(
    database: TestDatabase,
) {
    let Some(target) = other_kind(&database).await else { return };
    migrate(&database.url).await;
    seed(&database.url).await;
    let server = Arc::new(start(&database, &database.url).await);
    let has_ended = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (1..=WRITERS)
        .map(|account| tokio::spawn(write_data(server.clone(), account, has_ended.clone())))
        .collect();
    let creator = tokio::spawn(create_accounts(server.clone(), has_ended.clone()));

    copy_in_spite_of_kills(&database, &target).await;
    has_ended.store(true, Relaxed);
    let mut last = Vec::new();
    for writer in writers {
        last.push(writer.await.unwrap());
    }
    let created = creator.await.unwrap();
    let ready = server.get("/readyz").await.unwrap();
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE, "the source takes no writes");
    assert!(server.log().contains("this database was moved"), "{}", server.log());
    drop(server);

    let moved = start(&database, &target.url).await;
    assert_eq!(moved.get("/readyz").await.unwrap().status, StatusCode::OK);
    for (account, value) in (1..).zip(&last) {
        let found = data_of(&moved, &format!("person{account}@example.com")).await;
        assert!(!value.is_empty(), "{account} was written to");
        assert_eq!(found.json()["ownIdData"], *value, "{account}: {}", found.body);
    }
    assert!(created.iter().any(|(_, is_there)| *is_there), "accounts were created");
    for (login_id, is_there) in &created {
        let status = data_of(&moved, login_id).await.status;
        assert_eq!(status != StatusCode::NOT_FOUND, *is_there, "{login_id}: {status}");
    }
    assert!(is_acknowledged(&create(&moved, "after@example.com").await));
    drop(moved);
    assert_whole(&target, created.iter().filter(|(_, is_there)| *is_there).count() + 1).await;

    for words in ["audit verify".to_owned(), format!("db reopen {}", database.url)] {
        let on = if words.starts_with("db") { &database } else { &target };
        let keys = TestDatabase { url: on.url.clone(), folder: database.folder.clone() };
        assert!(command(&keys, &words, Stdio::inherit()).wait().unwrap().success(), "{words}");
    }
    let old = start(&database, &database.url).await;
    assert!(is_acknowledged(&create(&old, "again@example.com").await), "it is reopened");
    drop(old);
    fs::remove_dir_all(&database.folder).ok();
    fs::remove_dir_all(&target.folder).ok();
}

/// Checks that every account has its other rows.
async fn assert_whole(target: &TestDatabase, created: usize) {
    let counts = texts(
        &target.url,
        "select (select count(*) from account) || ' ' || (select count(*) from own_id_data) || ' '
                || (select count(*) from account_text) || ' '
                || (select count(*) from audit where action = 'account_created')",
    )
    .await;
    let accounts = ACCOUNTS + created;
    assert_eq!(counts, [format!("{accounts} {ACCOUNTS} {accounts} {created}")]);
}
