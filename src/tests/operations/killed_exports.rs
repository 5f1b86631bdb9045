//! A server that is killed again and again while it exports loses no row of the audit log.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::{
    config::{Config, MissingKeys},
    runtime::random::Random,
    store::{Database, admin::audit as rows},
    tests::support::{
        harness::{TestDatabase, on_both},
        process::Process,
    },
};

on_both!(b70_kill_9_loses_no_row_of_the_export);

const KILLS: usize = 15;

async fn b70_kill_9_loses_no_row_of_the_export(database: TestDatabase) {
    let path = database.folder.join("audit.jsonl");
    let (file, folder) =
        (format!("file:{}", path.display()), database.folder.display().to_string());
    let settings = [
        ("VESTIBULE_DATABASE_URL", database.url.as_str()),
        ("VESTIBULE_DATA_DIR", folder.as_str()),
        ("VESTIBULE_AUDIT_EXPORT", file.as_str()),
    ];
    for round in 0..KILLS {
        let mut server = Process::start(&database.folder, &settings, &[]).ready().await;
        let random = u16::from_be_bytes(Random::Real.bytes());
        let wait = Duration::from_millis(100 + u64::from(random % 1_500));
        let acting = async {
            for number in 0.. {
                let login_id = format!("person{round}.{number}@example.com");
                let form = [("loginId", login_id.as_str()), ("password", "a long password")];
                if server.try_post("/register", &form).await.is_none() {
                    return;
                }
                let form = [("loginId", login_id.as_str()), ("password", "a wrong password")];
                if server.try_post("/login", &form).await.is_none() {
                    return;
                }
            }
        };
        tokio::time::timeout(wait, acting).await.ok();
        server.child.kill().unwrap();
        server.child.wait().unwrap();
    }

    let environment = settings.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let config = Config::load(&environment, MissingKeys::Create).unwrap();
    let db = Database::open(&config.database).await.unwrap();
    let last = rows::last(&db).await.unwrap().unwrap().0;
    db.close().await;
    assert!(last > i64::try_from(KILLS).unwrap(), "only {last} rows: the test proves nothing");

    let server = Process::start(&database.folder, &settings, &[]).ready().await;
    server.post("/login", &[("loginId", "nobody@example.com"), ("password", "wrong")]).await;
    let until = Instant::now() + Duration::from_secs(120);
    while !is_complete(&path, last) {
        assert!(Instant::now() < until, "rows are lost: {}", server.log());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// True when every row up to this one is in the file, none before its predecessor, and a refused
/// login, too.
fn is_complete(path: &Path, last: i64) -> bool {
    let text = fs::read_to_string(path).unwrap_or_default();
    let Some(whole) = text.rfind('\n').map(|end| &text[..end]) else { return false };
    let (mut reached, mut refused) = (0, false);
    for line in whole.lines() {
        let event: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
        if let Some(sequence) = event["metadata"]["sequence"].as_i64() {
            assert!(sequence <= reached + 1, "row {sequence} follows {reached}");
            reached = reached.max(sequence);
        }
        refused |= event["activity_name"] == "login_refused" && event["class_uid"] == 3002;
    }
    reached >= last && refused
}
