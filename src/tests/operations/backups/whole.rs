//! The contents of a backup: everything, in a form that other programs read.

use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row};

use super::{another, back_up, names, restore, same, verify};
use crate::{
    config::keys::KEY_FILES,
    service::oauth::signing_keys,
    tests::support::{
        command::{command, run, run_with, settings_of},
        harness::{TestDatabase, new_folder, on_both},
        sdk::{ALICE, person},
    },
};

on_both!(
    every_key_and_every_row_come_back,
    a_backup_passes_through_pipes,
    b61_a_verification_finds_a_forged_audit_log,
);

async fn every_key_and_every_row_come_back(database: TestDatabase) {
    let app = same(&database).start(&[]).await;
    person(&app, ALICE).await;
    signing_keys::published(&app.server).await.unwrap();
    let file = back_up(&database, &[]).await;
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let again = run(&["backup", &file.display().to_string()], &database).await;
    again.refused("exists already; a backup replaces no file");

    let found = verify(&file, &database, &[]).await.succeeded().json();
    assert_eq!(found["openedSigningKeys"], 2, "{found}");
    assert_eq!(found["accounts"], 1, "{found}");
    assert!(found["audit"]["text"].as_str().unwrap().contains("all unchanged"), "{found}");

    let target = another(&database).await;
    let restored = restore(&file, &target, &["--json"]).await.succeeded().json();
    assert_eq!(restored["rows"], found["rows"]);
    let expected: BTreeSet<_> = KEY_FILES.iter().map(|key| key.name.to_owned()).collect();
    let keys: BTreeSet<_> = key_names(&database).into_iter().collect();
    assert_eq!(keys, expected, "a file of the data directory is not in KEY_FILES");
    for key in keys {
        let (before, after) = (database.folder.join(&key), target.folder.join(&key));
        assert_eq!(fs::read(before).unwrap(), fs::read(&after).unwrap(), "{key}");
        assert_eq!(fs::metadata(after).unwrap().permissions().mode() & 0o777, 0o600, "{key}");
    }
    assert_eq!(all_rows(&target).await, all_rows(&database).await);
    fs::remove_dir_all(target.folder).ok();
}

/// The files of a data directory that are neither the database nor a lock, nor of this test.
fn key_names(database: &TestDatabase) -> Vec<String> {
    let names = names(&database.folder, "").into_iter();
    let is_key = |name: &String| {
        !["test.db", "backup-", ".keys.lock"].iter().any(|other| name.starts_with(other))
    };
    names.filter(is_key).collect()
}

/// All rows of a database, each as a text.
async fn all_rows(database: &TestDatabase) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(path) = database.url.strip_prefix("sqlite:") {
        let file = rusqlite::Connection::open(path).unwrap();
        let list = "select name from pragma_table_list where type = 'table' and schema = 'main'
                       and name not glob 'sqlite_*' order by name";
        let mut statement = file.prepare(list).unwrap();
        let tables = statement.query_map([], |row| row.get(0)).unwrap();
        for table in tables.collect::<Result<Vec<String>, _>>().unwrap() {
            let mut select = file.prepare(&format!("select * from \"{table}\"")).unwrap();
            let columns = select.column_count();
            let mut rows = select.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let cells: Vec<_> = (0..columns).map(|at| row.get_ref(at).unwrap()).collect();
                all.push(format!("{table} {cells:?}"));
            }
        }
    } else {
        let mut connection = PgConnection::connect(&database.url).await.unwrap();
        let list = "select relname::text from pg_class where relkind = 'r' and
                    relnamespace = 'public'::regnamespace order by 1";
        for table in connection.fetch_all(list).await.unwrap() {
            let table: String = table.get(0);
            if table != "_sqlx_migrations" {
                let rows = format!("select t::text from \"{table}\" t order by 1");
                let rows = connection.fetch_all(AssertSqlSafe(rows)).await.unwrap();
                all.extend(rows.iter().map(|row| format!("{table} {}", row.get::<String, _>(0))));
            }
        }
    }
    assert!(all.len() > 5, "{all:?}");
    all
}

async fn a_backup_passes_through_pipes(database: TestDatabase) {
    run(&["account", "create", "user@example.com"], &database).await.succeeded();
    let target = another(&database).await;
    let file = target.folder.join("piped");
    let status = command(&["backup", "-"], &settings_of(&database))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    assert!(status.status.success());
    // The program of the test says a line before.
    let start = status.stdout.windows(3).position(|bytes| bytes == [0x1f, 0x8b, 8]).unwrap();
    fs::write(&file, &status.stdout[start..]).unwrap();
    run_with(&["restore", "-"], &settings_of(&target), Some(&file)).await.succeeded();
    assert!(target.folder.join("message-key").exists());
    for folder in [database.folder, target.folder] {
        fs::remove_dir_all(folder).ok();
    }
}

async fn b61_a_verification_finds_a_forged_audit_log(database: TestDatabase) {
    run(&["account", "create", "user@example.com"], &database).await.succeeded();
    let forge = "update audit set actor = 'nobody' where sequence = 1";
    if let Some(path) = database.url.strip_prefix("sqlite:") {
        rusqlite::Connection::open(path).unwrap().execute(forge, []).unwrap();
    } else {
        let mut connection = PgConnection::connect(&database.url).await.unwrap();
        connection.execute(forge).await.unwrap();
    }
    let file = back_up(&database, &[]).await;
    verify(&file, &database, &[]).await.refused("The audit log is not whole");

    // Nothing of the verification is left.
    if !database.url.starts_with("sqlite:") {
        let mut connection = PgConnection::connect(&database.url).await.unwrap();
        let schemas = "select count(*) from pg_namespace where nspname like 'vestibule_verify%'";
        let left: i64 = connection.fetch_one(schemas).await.unwrap().get(0);
        assert_eq!(left, 0);
    }
    fs::remove_dir_all(database.folder).ok();
}

#[tokio::test]
async fn a_backup_is_read_by_age_and_tar_alone() {
    if Command::new("age").arg("--version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "age is not installed: run .ci/tools");
        println!("skipped: age is not installed");
        return;
    }
    let database = TestDatabase::sqlite();
    run(&["account", "create", "user@example.com"], &database).await.succeeded();
    let folder = new_folder();
    let script = format!(
        "set -e; cd {}; age-keygen -o key 2>said; sed -n 's/.*public key: //pI' key > public",
        folder.display()
    );
    assert!(Command::new("bash").args(["-c", &script]).status().unwrap().success());
    let recipient = fs::read_to_string(folder.join("public")).unwrap();
    let file = back_up(&database, &["--recipient", recipient.trim()]).await;
    let script = format!(
        "set -eo pipefail; cd {}; age --decrypt -i key {} | tar --extract --gzip",
        folder.display(),
        file.display()
    );
    let read = Command::new("bash").args(["-c", &script]).output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    for key in key_names(&database) {
        let (before, after) = (database.folder.join(&key), folder.join("keys").join(&key));
        assert_eq!(fs::read(before).unwrap(), fs::read(after).unwrap(), "{key}");
    }
    let copy = rusqlite::Connection::open(folder.join("database/vestibule.db")).unwrap();
    let accounts: i64 =
        copy.query_row("select count(*) from account", [], |row| row.get(0)).unwrap();
    assert_eq!(accounts, 1);
    for folder in [database.folder, folder] {
        fs::remove_dir_all(folder).ok();
    }
}
