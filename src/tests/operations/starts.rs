//! Starts: many at once, a second one, and one after an interrupted one.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
    process::Command,
    time::Duration,
};

use crate::{
    config::{Config, MissingKeys},
    tests::support::{
        harness::{TestDatabase, new_folder},
        process::Process,
    },
};

fn settings(folder: &Path) -> [(&'static str, String); 2] {
    [
        ("VESTIBULE_DATABASE_URL", format!("sqlite:{}", folder.join("data/test.db").display())),
        ("VESTIBULE_DATA_DIR", folder.join("data").display().to_string()),
    ]
}

fn start(folder: &Path) -> Process {
    let settings = settings(folder);
    let settings = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
    Process::start(folder, &settings, &[])
}

/// Runs a command as a process of its own.
fn command(folder: &Path, words: &str) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--ignored",
            "--exact",
            "--nocapture",
            "tests::operations::starts::a_command_beside_a_server",
        ])
        .envs(settings(folder))
        .env("TEST_COMMAND", words)
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test]
#[ignore = "the process that other tests start"]
async fn a_command_beside_a_server() {
    use clap::Parser;
    let environment: BTreeMap<String, String> = std::env::vars().collect();
    let words = environment["TEST_COMMAND"].split(' ');
    let done = crate::cli::run(
        crate::cli::Arguments::parse_from(["vestibule"].into_iter().chain(words)),
        &environment,
    )
    .await;
    assert_eq!(done, std::process::ExitCode::SUCCESS);
}

#[tokio::test]
async fn a20_commands_that_start_simultaneously_in_a_new_folder_all_work() {
    let folder = new_folder();
    let all: Vec<_> = (0..6)
        .map(|number| command(&folder, &format!("account create user{number}@example.com")))
        .collect();
    for mut child in all {
        assert!(child.wait().unwrap().success());
    }
    let path = folder.join("data/test.db");
    let database = rusqlite::Connection::open(path).unwrap();
    let count: i64 =
        database.query_row("select count(*) from account", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 6);
    fs::remove_dir_all(folder).ok();
}

#[tokio::test]
async fn a20_a_second_server_on_one_file_is_refused_but_commands_are_not() {
    let folder = new_folder();
    let mut first = start(&folder).ready().await;
    let by_link = new_folder();
    symlink(folder.join("data"), by_link.join("data")).unwrap();
    for folder in [&folder, &by_link] {
        let mut second = start(folder);
        second.ended().await;
        let said = second.log();
        assert!(said.contains(&format!("Another server (process {})", first.child.id())), "{said}");
        assert!(said.contains("PostgreSQL"), "{said}");
    }
    assert!(command(&folder, "account create user@example.com").wait().unwrap().success());
    assert_eq!(first.get("/healthz").await.unwrap().status, 200);
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    start(&folder).ready().await;
    fs::remove_dir_all(folder).ok();
    fs::remove_dir_all(by_link).ok();
}

fn load(folder: &Path, keys: MissingKeys) -> Result<Config, String> {
    let environment =
        BTreeMap::from([("VESTIBULE_DATA_DIR".to_owned(), folder.display().to_string())]);
    Config::load(&environment, keys).map_err(|mistakes| mistakes.to_string())
}

#[test]
fn a25_a_truncated_key_file_is_refused() {
    let folder = new_folder();
    load(&folder, MissingKeys::Create).unwrap();
    for name in [
        "ownid-app-id",
        "ownid-shared-secret",
        "platform-key",
        "message-key",
        "id-document-key",
        "audit-key",
    ] {
        let path = folder.join(name);
        let whole = fs::read_to_string(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        for length in 0..whole.len() - 1 {
            fs::write(&path, &whole[..length]).unwrap();
            let refused = load(&folder, MissingKeys::Create)
                .err()
                .unwrap_or_else(|| panic!("{name} of {length} characters"));
            assert!(refused.contains(name), "{refused}");
            assert!(!refused.contains(whole.trim()), "secrets are not printed");
        }
        fs::write(&path, whole.trim()).unwrap();
        load(&folder, MissingKeys::Create).unwrap();
    }
    fs::remove_dir_all(folder).ok();
}

#[test]
fn a25_the_remains_of_an_interrupted_start_are_not_a_key() {
    let folder = new_folder();
    fs::write(folder.join("platform-key.new"), "abc").unwrap();
    load(&folder, MissingKeys::Create).unwrap();
    let made = fs::read_to_string(folder.join("platform-key")).unwrap();
    load(&folder, MissingKeys::Create).unwrap();
    assert_eq!(
        fs::read_to_string(folder.join("platform-key")).unwrap(),
        made,
        "a key is not made twice"
    );
    let left: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".new")), "{left:?}");
    fs::remove_dir_all(folder).ok();
}

#[tokio::test]
async fn a20_one_server_may_follow_another_in_a_process() {
    let database = TestDatabase::sqlite();
    let again = TestDatabase { url: database.url.clone(), folder: database.folder.clone() };
    let first = database.start(&[]).await;
    first.account("user@example.com", None, None).await;
    let second = again.start(&[]).await;
    tokio::time::sleep(Duration::from_millis(1)).await;
    assert_eq!(second.client.get(second.url("/healthz")).send().await.unwrap().status(), 200);
}

/// A folder of programs that `.ci/tools` finds before any others.
#[test]
fn a27_the_tests_wait_while_another_process_installs() {
    let folder = new_folder();
    let script = "#!/bin/sh\ncase \"$*\" in *update*) file=lists;; *) file=archives;; esac\n\
        echo \"$*\" >> \"$0.said\"\n\
        if [ ! -e \"$0.$file\" ]; then : > \"$0.$file\"\n\
        echo \"E: Could not get lock /var/lib/apt/lists/lock. It is held by process 1 (apt-get)\" \
               >&2; exit 100; fi\n";
    for (name, text) in [
        ("apt-get", script),
        ("sleep", "#!/bin/sh\n"),
        ("npm", "#!/bin/sh\n"),
        ("sudo", "#!/bin/sh\nexec \"$@\"\n"),
        ("node", "#!/bin/sh\necho 20\n"),
    ] {
        fs::write(folder.join(name), text).unwrap();
        fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    }
    for name in ["bash", "sh", "id", "ls"] {
        let found = ["/usr/bin", "/bin"]
            .map(|place| Path::new(place).join(name))
            .into_iter()
            .find(|path| path.exists());
        symlink(found.unwrap(), folder.join(name)).unwrap();
    }
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/tools");
    let bash = folder.join("bash");
    let done = Command::new(bash).arg(tools).env("PATH", &folder).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let said = fs::read_to_string(folder.join("apt-get.said")).unwrap();
    let words: Vec<_> = said
        .lines()
        .map(|line| if line.contains("update") { "update" } else { "install" })
        .collect();
    assert_eq!(words, ["update", "update", "install", "install"], "{said}");
    fs::remove_dir_all(folder).ok();
}
