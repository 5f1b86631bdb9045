//! Restores that are refused, and what they leave.

use std::{fs, path::Path};

use super::{another, back_up, fill, names, restore, same, verify};
use crate::{
    config::DatabaseUrl,
    service::backup::{self, BackupError, OpenedArchive, RestorePlace},
    tests::support::{
        command::{run, run_with, settings_of},
        harness::{TestDatabase, on_both},
        process::Process,
    },
};

on_both!(
    b61_a_changed_or_truncated_backup_changes_nothing,
    b62_a_restore_replaces_neither_data_nor_keys_unasked,
    b62_only_the_private_key_opens_an_encrypted_backup,
);

async fn b61_a_changed_or_truncated_backup_changes_nothing(database: TestDatabase) {
    let app = same(&database).start(&[]).await;
    fill(&app, 2).await;
    let key = age::x25519::Identity::generate();
    let recipient = key.to_public().to_string();
    let plain = back_up(&database, &[]).await;
    let encrypted = back_up(&database, &["--recipient", &recipient]).await;

    let target = another(&database).await;
    for (file, identities) in [(plain, vec![]), (encrypted, vec![key])] {
        let whole = fs::read(&file).unwrap();
        let refused = async |bytes: Vec<u8>, change: &str| {
            let place = RestorePlace {
                database: DatabaseUrl::parse(&target.url).unwrap(),
                data_dir: target.folder.clone(),
                replace: false,
                schema: None,
            };
            let input = Box::new(std::io::Cursor::new(bytes));
            let archive = OpenedArchive { input, identities: identities.clone() };
            let error = backup::restore(archive, place).await.err();
            assert!(error.is_some(), "{change} of {}", file.display());
            assert_eq!(names(&target.folder, ".vestibule"), [""; 0], "{change}");
            assert!(!target.folder.join("test.db").exists(), "{change}");
            assert!(!target.folder.join("message-key").exists(), "{change}");
            error
        };
        // PostgreSQL makes its tables anew each time.
        let steps = if database.url.starts_with("sqlite:") { 150 } else { 6 };
        for step in 0..steps {
            let mut changed = whole.clone();
            // The ends closely, and the rest in steps.
            let at = match step % 3 {
                0 => step / 3,
                1 => whole.len() - 1 - step / 3,
                _ => whole.len() / steps * step,
            };
            changed[at] ^= 1 << (step % 8);
            refused(changed, &format!("byte {at} changed")).await;
        }
        for length in [0, 1, 20, whole.len() / 2, whole.len() - 1] {
            let error = refused(whole[..length].to_vec(), &format!("{length} bytes")).await;
            let expected = matches!(error, Some(BackupError::Damaged | BackupError::NoBackup));
            assert!(expected, "{length}: {error:?}");
        }
        refused([whole.as_slice(), b"\n"].concat(), "a byte added").await;
    }
    fs::remove_dir_all(&target.folder).ok();
}

async fn b62_a_restore_replaces_neither_data_nor_keys_unasked(database: TestDatabase) {
    run(&["account", "create", "old@example.com"], &database).await.succeeded();
    let file = back_up(&database, &[]).await;
    run(&["account", "create", "new@example.com"], &database).await.succeeded();
    restore(&file, &database, &[]).await.refused("has data already: use --replace");

    let settings = settings_of(&database);
    let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut server = Process::start(&database.folder, &settings, &[]).ready().await;
    let is_sqlite = database.url.starts_with("sqlite:");
    let words = if is_sqlite { "Another server" } else { "stop every server first" };
    restore(&file, &database, &["--replace"]).await.refused(words);
    server.child.kill().unwrap();
    server.child.wait().unwrap();

    let there = account_count(&database).await;
    assert_eq!(there, 2, "nothing has changed so far");
    restore(&file, &database, &["--replace"]).await.succeeded();
    assert_eq!(account_count(&database).await, 1);
    let kept = database.folder.join("test.db.before-restore");
    assert_eq!(kept.exists(), is_sqlite);
    if is_sqlite {
        restore(&file, &database, &["--replace"]).await.refused("is in the way");
    }

    let target = another(&database).await;
    let key = target.folder.join("message-key");
    fs::copy(database.folder.join("platform-key"), &key).unwrap();
    let before = fs::read(&key).unwrap();
    restore(&file, &target, &[]).await.refused("is another key than that of the backup");
    assert_eq!(fs::read(&key).unwrap(), before);
    assert!(!target.folder.join("audit-key").exists() && !target.folder.join("test.db").exists());
    fs::remove_file(key).unwrap();
    restore(&file, &target, &[]).await.succeeded();
    assert_eq!(account_count(&target).await, 1);
    for folder in [&database.folder, &target.folder] {
        fs::remove_dir_all(folder).ok();
    }
}

/// The number of accounts, as a new backup counts them.
async fn account_count(database: &TestDatabase) -> u64 {
    let file = database.folder.join("counted");
    let path = file.display().to_string();
    let told = run(&["backup", &path, "--json"], database).await.succeeded().json();
    fs::remove_file(file).unwrap();
    told["accounts"].as_u64().unwrap()
}

async fn b62_only_the_private_key_opens_an_encrypted_backup(database: TestDatabase) {
    run(&["account", "create", "user@example.com"], &database).await.succeeded();
    let (key, other) = (age::x25519::Identity::generate(), age::x25519::Identity::generate());
    // By the setting, as a scheduled backup has it.
    let mut settings = settings_of(&database);
    settings.push(("VESTIBULE_BACKUP_RECIPIENTS", key.to_public().to_string()));
    let file = database.folder.join("encrypted.age");
    let path = file.display().to_string();
    let made = run_with(&["backup", &path, "--json"], &settings, None).await.succeeded();
    assert_eq!(made.json()["encrypted"], true);
    let message_key = fs::read(database.folder.join("message-key")).unwrap();
    let bytes = fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1"));
    assert!(!bytes.windows(message_key.len()).any(|found| found == message_key));

    let target = another(&database).await;
    let identity = |name: &str, key: &age::x25519::Identity| {
        use age::secrecy::ExposeSecret;
        let path = target.folder.join(name);
        fs::write(&path, format!("# a key\n{}\n", key.to_string().expose_secret())).unwrap();
        path.display().to_string()
    };
    let (right, wrong) = (identity("right", &key), identity("wrong", &other));
    restore(&file, &target, &[]).await.refused("is encrypted: name the file of the private key");
    let words = "None of the private keys opens this archive";
    restore(&file, &target, &["--identity", &wrong]).await.refused(words);
    verify(&file, &target, &["--identity", &wrong]).await.refused(words);
    let no_key = Path::new(&right).with_file_name("none");
    fs::write(&no_key, "nothing").unwrap();
    let no_key = no_key.display().to_string();
    restore(&file, &target, &["--identity", &no_key]).await.refused("has no private key of age");

    verify(&file, &target, &["--identity", &right]).await.succeeded();
    restore(&file, &target, &["--identity", &right]).await.succeeded();
    assert_eq!(fs::read(target.folder.join("message-key")).unwrap(), message_key);
    for folder in [&database.folder, &target.folder] {
        fs::remove_dir_all(folder).ok();
    }
}

#[tokio::test]
async fn a_backup_of_the_other_database_is_refused() {
    let sqlite = TestDatabase::sqlite();
    let Some(postgres) = TestDatabase::postgres().await else { return };
    for (from, to) in [(&sqlite, &postgres), (&postgres, &sqlite)] {
        run(&["account", "create", "user@example.com"], from).await.succeeded();
        let file = back_up(from, &[]).await;
        restore(&file, &another(to).await, &[]).await.refused("vestibule db copy");
    }
    fs::write(sqlite.folder.join("text"), "no backup, but a text of some length").unwrap();
    let text = sqlite.folder.join("text");
    restore(&text, &another(&sqlite).await, &[]).await.refused("not a backup of Vestibule");
    for folder in [&sqlite.folder, &postgres.folder] {
        fs::remove_dir_all(folder).ok();
    }
}
