//! Backups and restores that are killed: nothing looks complete that is not.

use std::{
    fs,
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;

use super::{another, back_up, fill, names, restore, same, verify};
use crate::tests::support::{
    command::{command, run, settings_of},
    harness::{TestDatabase, on_both},
};

on_both!(b61_a_killed_backup_and_a_killed_restore_leave_nothing_that_looks_complete);

const KILLS: u32 = 8;

async fn b61_a_killed_backup_and_a_killed_restore_leave_nothing_that_looks_complete(
    database: TestDatabase,
) {
    let app = same(&database).start(&[]).await;
    fill(&app, 120).await;
    app.server.db.close().await;
    let file = database.folder.join("killed.tar.gz");
    let path = file.display().to_string();

    let started = Instant::now();
    let whole = back_up(&database, &[]).await;
    let duration = started.elapsed();
    let mut cut_off = 0;
    for kill in 1..=KILLS {
        let child = spawn(&["backup", &path], &database);
        kill_after(child, duration * kill / (KILLS + 1)).await;
        cut_off += usize::from(!file.exists());
        if file.exists() {
            verify(&file, &database, &[]).await.succeeded();
            fs::remove_file(&file).unwrap();
        }
    }
    assert!(cut_off > 2, "{cut_off} of {KILLS} were cut off");
    run(&["backup", &path], &database).await.succeeded();

    let expected = verify(&whole, &database, &[]).await.succeeded().json()["rows"].clone();
    let target = another(&database).await;
    let started = Instant::now();
    restore(&whole, &target, &[]).await.succeeded();
    let duration = started.elapsed();
    let mut cut_off = 0;
    for kill in 1..=KILLS {
        let target = another(&database).await;
        let child = spawn(&["restore", &whole.display().to_string()], &target);
        kill_after(child, duration * kill / (KILLS + 1)).await;
        if !restored(&target, &expected).await {
            cut_off += 1;
            restore(&whole, &target, &[]).await.succeeded();
        }
        assert!(restored(&target, &expected).await);
        fs::remove_dir_all(&target.folder).ok();
    }
    assert!(cut_off > 2, "{cut_off} of {KILLS} were cut off");
    fs::remove_dir_all(&target.folder).ok();
}

/// True if a database is there, which then has everything.
async fn restored(target: &TestDatabase, rows: &Value) -> bool {
    let file = target.folder.join("counted");
    let counted = run(&["backup", &file.display().to_string(), "--json"], target).await;
    if counted.code != 0 {
        assert_eq!(names(&target.folder, "counted"), [""; 0]);
        return false;
    }
    fs::remove_file(file).unwrap();
    assert_eq!(counted.json()["rows"], *rows);
    true
}

fn spawn(words: &[&str], database: &TestDatabase) -> Child {
    command(words, &settings_of(database))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

async fn kill_after(mut child: Child, time: Duration) {
    tokio::time::sleep(time).await;
    child.kill().ok();
    child.wait().unwrap();
}
