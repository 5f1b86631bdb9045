//! Backups: made beside servers that write, verified, restored elsewhere.

mod killed;
mod refused;
mod scheduled;
mod under_load;
mod whole;

use std::path::{Path, PathBuf};

use crate::{
    runtime::random::Random,
    tests::support::{
        command::{Done, run},
        harness::{App, TestDatabase},
    },
};

/// A database of the same kind, without tables, in a folder without keys. `None` never comes,
/// because the first one was made.
async fn another(database: &TestDatabase) -> TestDatabase {
    if database.url.starts_with("sqlite:") {
        TestDatabase::sqlite()
    } else {
        TestDatabase::postgres().await.unwrap()
    }
}

/// A second handle of a database.
fn same(database: &TestDatabase) -> TestDatabase {
    TestDatabase { url: database.url.clone(), folder: database.folder.clone() }
}

/// Backs a database up into a file of its folder.
async fn back_up(database: &TestDatabase, words: &[&str]) -> PathBuf {
    let file =
        database.folder.join(format!("backup-{:x}", u64::from_be_bytes(Random::Real.bytes())));
    let path = file.display().to_string();
    run(&[&["backup", path.as_str()], words].concat(), database).await.succeeded();
    file
}

async fn restore(file: &Path, target: &TestDatabase, words: &[&str]) -> Done {
    let path = file.display().to_string();
    run(&[&["restore", path.as_str()], words].concat(), target).await
}

async fn verify(file: &Path, target: &TestDatabase, words: &[&str]) -> Done {
    let path = file.display().to_string();
    run(&[&["backup", "verify", path.as_str(), "--json"], words].concat(), target).await
}

/// Accounts whose data cannot be compressed, of 45 KB each.
async fn fill(app: &App, accounts: usize) {
    use base64::{Engine, prelude::BASE64_STANDARD};
    for number in 0..accounts {
        let data = BASE64_STANDARD.encode(Random::Real.bytes::<33_000>());
        app.account(&format!("user{number}@example.com"), None, Some(&data)).await;
    }
}

/// The names in a folder that begin so.
fn names(folder: &Path, beginning: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap();
    let names = files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> = names.filter(|name| name.starts_with(beginning)).collect();
    names.sort();
    names
}
