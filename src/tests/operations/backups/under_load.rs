//! A backup of a server that takes writes: it is of one moment, and no write that was acknowledged
//! before it is missing.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use serde_json::json;

use super::{another, restore, verify};
use crate::tests::support::{
    command::{run, settings_of},
    harness::{TestDatabase, on_both},
    process::Process,
};

on_both!(b61_a_backup_under_load_is_of_one_moment);

/// Writers at the same time, each of which changes two accounts in turn.
const WRITERS: usize = 4;
const BACKUPS: usize = 3;

/// The last value of each writer that was acknowledged, and the last that was sent.
#[derive(Default)]
struct Progress {
    acknowledged: AtomicU64,
    sent: AtomicU64,
}

async fn b61_a_backup_under_load_is_of_one_moment(database: TestDatabase) {
    let server = Arc::new(start(&database, &database).ready().await);
    let progress: Arc<Vec<Progress>> =
        Arc::new((0..WRITERS).map(|_| Progress::default()).collect());
    for writer in 0..WRITERS {
        for side in ["first", "second"] {
            run(&["account", "create", &login_id(writer, side)], &database).await.succeeded();
        }
    }

    let stop = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (server, progress, stop) =
                (Arc::clone(&server), Arc::clone(&progress), Arc::clone(&stop));
            tokio::spawn(async move { write(&server, writer, &progress[writer], &stop).await })
        })
        .collect();
    while progress.iter().any(|writer| writer.acknowledged.load(Ordering::SeqCst) < 3) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }

    let mut backups = Vec::new();
    for number in 0..BACKUPS {
        let floor: Vec<_> =
            progress.iter().map(|writer| writer.acknowledged.load(Ordering::SeqCst)).collect();
        let file = database.folder.join(format!("under-load-{number}.tar.gz"));
        run(&["backup", &file.display().to_string()], &database).await.succeeded();
        let ceiling: Vec<_> =
            progress.iter().map(|writer| writer.sent.load(Ordering::SeqCst)).collect();
        assert!(floor.iter().zip(&ceiling).any(|(floor, ceiling)| floor < ceiling), "no load");
        backups.push((file, floor, ceiling));
    }
    stop.store(true, Ordering::SeqCst);
    for writer in writers {
        writer.await.unwrap();
    }

    for (file, floor, ceiling) in backups {
        let found = verify(&file, &database, &[]).await.succeeded().json();
        assert_eq!(found["audit"]["whole"], true, "{found}");
        let target = another(&database).await;
        restore(&file, &target, &[]).await.succeeded();
        let restored = start(&target, &database).ready().await;
        for writer in 0..WRITERS {
            let first = value(&restored, writer, "first").await;
            let second = value(&restored, writer, "second").await;
            // Each value is written to the first account, then to the second.
            assert!(first == second || first == second + 1, "{first} and {second}");
            assert!(second >= floor[writer], "{second} was acknowledged: {floor:?}");
            assert!(first <= ceiling[writer], "{first}, {ceiling:?}");
        }
        std::fs::remove_dir_all(&target.folder).ok();
    }
    std::fs::remove_dir_all(&database.folder).ok();
}

fn start(database: &TestDatabase, logs: &TestDatabase) -> Process {
    let settings = settings_of(database);
    let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Process::start(&logs.folder, &settings, &[])
}

fn login_id(writer: usize, side: &str) -> String {
    format!("{side}{writer}@example.com")
}

/// Changes accounts, registers new ones, and begins sessions, until it is told to stop.
async fn write(server: &Process, writer: usize, progress: &Progress, stop: &AtomicBool) {
    for value in 1.. {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        progress.sent.store(value, Ordering::SeqCst);
        for side in ["first", "second"] {
            let data = json!({ "ownIdData": value.to_string() });
            let answer = server.call("setOwnIDDataByLoginId", &login_id(writer, side), data).await;
            assert!(answer.status.is_success(), "{answer:?}");
        }
        progress.acknowledged.store(value, Ordering::SeqCst);

        let login_id = login_id(writer, "first");
        server.call("getSessionByLoginId", &login_id, json!({})).await;
        if value % 5 == 1 {
            let new = format!("new{value}-{writer}@example.com");
            let form = [("loginId", new.as_str()), ("password", "correct horse battery")];
            server.post("/register", &form).await;
        }
    }
}

async fn value(server: &Process, writer: usize, side: &str) -> u64 {
    let answer =
        server.call("getOwnIDDataByLoginId", &login_id(writer, side), json!({})).await.json();
    answer["ownIdData"].as_str().unwrap().parse().unwrap()
}
