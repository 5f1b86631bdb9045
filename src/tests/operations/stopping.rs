//! A server as a process of its own, and the signals that stop it.

use std::{
    net::SocketAddr,
    os::unix::process::ExitStatusExt,
    process::{Child, Command, ExitStatus, Stdio},
    sync::Once,
    time::{Duration, Instant},
};

use futures::future::join_all;
use reqwest::StatusCode;
use tokio::{net::TcpStream, time::sleep};

use crate::{
    service::accounts,
    tests::support::{
        harness::{App, TestDatabase, id},
        ports::free_address,
        process,
        wire::Wire,
    },
};

const HALF_BODY: &[u8] = b"POST /login HTTP/1.1\r\nhost: localhost\r\n\
    content-type: application/x-www-form-urlencoded\r\n\
    content-length: 100\r\n\r\nloginId=";
const HALF_HEAD: &[u8] = b"GET /healthz HTTP/1.1\r\nhost: loc";

struct Process {
    child: Child,
    address: SocketAddr,
    _database: TestDatabase,
}

impl Process {
    fn spawn(drain_seconds: &str) -> Self {
        let database = TestDatabase::sqlite();
        let address = free_address();
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "tests::operations::crash::a_server_to_be_killed"])
            .env("VESTIBULE_LISTEN", address.to_string())
            .env("VESTIBULE_DATABASE_URL", &database.url)
            .env("VESTIBULE_DATA_DIR", &database.folder)
            .env("VESTIBULE_DRAIN_SECONDS", drain_seconds)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { child, address, _database: database }
    }

    async fn start(drain_seconds: &str) -> Self {
        let mut process = Self::spawn(drain_seconds);
        while TcpStream::connect(process.address).await.is_err() {
            assert!(process.child.try_wait().unwrap().is_none(), "the server ended by itself");
            sleep(Duration::from_millis(5)).await;
        }
        process
    }

    fn signal(&self, name: &str) {
        signal(&self.child, name);
    }

    async fn end(&mut self) -> (ExitStatus, Duration) {
        let began = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status, began.elapsed());
            }
            assert!(began.elapsed() < Duration::from_secs(30), "it does not end");
            sleep(Duration::from_millis(10)).await;
        }
    }
}

fn signal(child: &Child, name: &str) {
    let kill = format!("kill -{name} {}", child.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[tokio::test]
async fn a04_either_signal_stops_a_server_with_half_a_request() {
    for signal in ["TERM", "INT"] {
        let mut process = Process::start("60").await;
        let _half = Wire::open(process.address, HALF_HEAD).await;
        sleep(Duration::from_millis(200)).await;
        process.signal(signal);
        let (status, took) = process.end().await;
        assert!(
            status.signal().is_none() && took < Duration::from_secs(5),
            "{signal}: {status} after {took:?}"
        );
    }
}

#[tokio::test]
async fn a04_a_second_signal_ends_the_server_at_once() {
    for (first, second) in [("TERM", "TERM"), ("TERM", "INT"), ("INT", "TERM")] {
        let mut process = Process::start("60").await;
        let _half = Wire::open(process.address, HALF_BODY).await;
        sleep(Duration::from_millis(300)).await;
        process.signal(first);
        sleep(Duration::from_millis(1_500)).await;
        assert!(process.child.try_wait().unwrap().is_none(), "the request under way is waited for");
        process.signal(second);
        let (status, took) = process.end().await;
        assert!(
            status.signal().is_none() && took < Duration::from_secs(2),
            "{first} {second}: {status} after {took:?}"
        );
    }
}

#[tokio::test]
async fn s03_a_signal_before_the_port_is_open_is_handled() {
    let mut heard = 0;
    for wait in (20..200).step_by(20) {
        let mut process = Process::spawn("60");
        sleep(Duration::from_millis(wait)).await;
        let is_open = TcpStream::connect(process.address).await.is_ok();
        process.signal("TERM");
        let (status, _) = process.end().await;
        heard += usize::from(!is_open && status.signal().is_none());
    }
    assert!(heard > 0, "no start was slow enough to be interrupted");
}

#[tokio::test]
async fn a04_work_behind_responses_is_done_before_the_server_stops() {
    let database = TestDatabase::sqlite();
    let folder = database.folder.clone();
    let data = folder.display().to_string();
    let settings =
        [("VESTIBULE_DATABASE_URL", database.url.as_str()), ("VESTIBULE_DATA_DIR", data.as_str())];
    let mut server = process::Process::start(&folder, &settings, &[]).ready().await;
    let first_answer = Once::new();
    let registering = (0..20).map(async |n| {
        let login_id = format!("user{n}@example.com");
        let form = [("loginId", login_id.as_str()), ("password", "correct horse battery staple")];
        let answer = server.try_post("/register", &form).await?;
        first_answer.call_once(|| signal(&server.child, "TERM"));
        (answer.status == StatusCode::SEE_OTHER).then_some(login_id)
    });
    let registered: Vec<_> = join_all(registering).await.into_iter().flatten().collect();
    assert!(!registered.is_empty(), "no registration succeeded");
    server.ended().await;

    let app: App = database.start(&[]).await;
    for login_id in &registered {
        accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
    }
}
