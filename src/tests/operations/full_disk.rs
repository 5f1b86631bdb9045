//! A disk that is full, and then has room again.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use reqwest::StatusCode;
use serde_json::json;

use crate::{
    domain::OwnIdData,
    service::{
        self,
        accounts::{self, NewAccountRequest},
        caller::Caller,
    },
    store::db::By,
    tests::support::{
        harness::{Answer, App, TestDatabase, id, new_folder},
        process::Process,
    },
};

/// Limit of the time until everything works again, once there is room.
const HEALED_WITHIN: Duration = Duration::from_secs(3);

#[tokio::test]
async fn a01_a_transaction_that_sqlite_rolled_back_leaves_a_working_connection() {
    let app = TestDatabase::sqlite().start(&[]).await;
    for round in 0..3 {
        let By::Sqlite(writer) = &app.server.db.write else { panic!("not SQLite") };
        // As many as there are.
        sqlx::query("pragma max_page_count = 1").execute(writer).await.unwrap();
        let login_id = format!("user{round}@example.com");
        let refused = create(&app, &login_id).await.unwrap_err();
        assert_eq!(refused.retry_after(), Some(Duration::from_secs(10)), "{refused}");
        create(&app, &login_id).await.unwrap();
    }
    assert_eq!(app.client.get(app.url("/readyz")).send().await.unwrap().status(), StatusCode::OK);
}

/// Creates an account that does not fit into the existing pages of the file.
async fn create(app: &App, login_id: &str) -> service::Result<()> {
    let own_id_data = Some(OwnIdData::parse("x".repeat(60_000)).unwrap());
    let beginning = NewAccountRequest { own_id_data, ..NewAccountRequest::of(id(login_id)) };
    accounts::create(&app.server, &Caller::command_line(), beginning).await.map(drop)
}

/// Writes until the full disk refuses it.
async fn first_refusal(server: &Process) -> Answer {
    let until = Instant::now() + Duration::from_secs(60);
    let mut number = 0;
    loop {
        let data = json!({ "ownIdData": format!("{number}{}", "x".repeat(60_000)) });
        let answer = server.call("setOwnIDDataByLoginId", "first@example.com", data).await;
        number += 1;
        if answer.status != StatusCode::NO_CONTENT && answer.status != StatusCode::OK {
            return answer;
        }
        assert!(Instant::now() < until, "the disk takes everything");
    }
}

#[tokio::test]
async fn a01_a_full_disk_is_reported_and_recovers_by_itself() {
    let disk = Disk::small();
    let database = format!("sqlite:{}", disk.folder.join("test.db").display());
    let data = disk.folder.display().to_string();
    let settings =
        [("VESTIBULE_DATABASE_URL", database.as_str()), ("VESTIBULE_DATA_DIR", data.as_str())];
    let server = Process::start(&disk.log, &settings, &disk.wrapped()).ready().await;
    let register = |login_id: &'static str| {
        let server = &server;
        async move {
            let form = [("loginId", login_id), ("password", "correct horse battery staple")];
            server.post("/register", &form).await
        }
    };
    assert_eq!(register("first@example.com").await.status, StatusCode::SEE_OTHER);
    // The account is created after the response; from then on the platform's data is stored, and
    // can be read.
    let until = Instant::now() + Duration::from_secs(60);
    let data = json!({ "ownIdData": "before" });
    let kept = async || {
        server.call("setOwnIDDataByLoginId", "first@example.com", data.clone()).await.status
    };
    while kept().await != StatusCode::NO_CONTENT {
        assert!(Instant::now() < until, "{}", server.log());
    }
    disk.fill(&server);

    let refused = first_refusal(&server).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
    assert_eq!(refused.header("retry-after"), "10");
    for _ in 0..3 {
        let refused = register("second@example.com").await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
        assert!(
            refused.header("retry-after").parse::<u32>().is_ok_and(|seconds| seconds > 0),
            "{refused:?}"
        );
        assert!(refused.header("content-type").starts_with("text/html"), "{refused:?}");
        let health = server.get("/readyz").await.unwrap();
        assert_eq!(health.status, StatusCode::SERVICE_UNAVAILABLE, "{}", health.body);
        assert_eq!(server.get("/login").await.unwrap().status, StatusCode::OK, "reading continues");
        let read = server.call("getOwnIDDataByLoginId", "first@example.com", json!({})).await;
        assert_eq!(read.status, StatusCode::OK, "reading continues");
    }

    disk.empty(&server);
    let since = Instant::now();
    while server.get("/readyz").await.unwrap().status != StatusCode::OK {
        assert!(since.elapsed() < HEALED_WITHIN, "{}", server.log());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(
        register("second@example.com").await.status,
        StatusCode::SEE_OTHER,
        "{}",
        server.log()
    );
    println!("healed {:?} after there was room, on a {:?}", since.elapsed(), disk.kind);
    assert!(since.elapsed() < HEALED_WITHIN);
}

/// A file system of a few MiB, where one can be mounted; else a limit on the size of the server's
/// files.
struct Disk {
    folder: PathBuf,
    log: PathBuf,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    FileSystem,
    FileLengths,
}

impl Disk {
    fn small() -> Self {
        let (folder, log) = (new_folder(), new_folder());
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=16m", "none"])
            .arg(&folder)
            .status();
        let kind = if mounted.is_ok_and(|status| status.success()) {
            Kind::FileSystem
        } else {
            Kind::FileLengths
        };
        Self { folder, log, kind }
    }

    /// Command that starts the server: a signal would end it where the size of files is limited.
    fn wrapped(&self) -> Vec<&'static str> {
        match self.kind {
            Kind::FileSystem => Vec::new(),
            Kind::FileLengths => vec!["env", "--ignore-signal=XFSZ"],
        }
    }

    fn fill(&self, server: &Process) {
        match self.kind {
            Kind::FileSystem => {
                let mut file = File::create(self.folder.join("filler")).unwrap();
                while file.write_all(&[1; 4096]).is_ok() {}
            }
            Kind::FileLengths => limit(server, &(1 << 20).to_string()),
        }
    }

    fn empty(&self, server: &Process) {
        match self.kind {
            Kind::FileSystem => fs::remove_file(self.folder.join("filler")).unwrap(),
            Kind::FileLengths => limit(server, "unlimited"),
        }
    }
}

fn limit(server: &Process, bytes: &str) {
    let set = Command::new("prlimit")
        .args(["--pid", &server.child.id().to_string(), &format!("--fsize={bytes}:unlimited")])
        .status();
    assert!(set.unwrap().success());
}

impl Drop for Disk {
    fn drop(&mut self) {
        if self.kind == Kind::FileSystem {
            Command::new("umount").arg("-l").arg(&self.folder).status().ok();
        }
        remove(&self.folder);
        remove(&self.log);
    }
}

fn remove(folder: &Path) {
    fs::remove_dir_all(folder).ok();
}
