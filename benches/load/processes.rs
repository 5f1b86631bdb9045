//! The processes under test: the real binary, and this program as the floors.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use vestibule::domain::SharedSecret;

use crate::provider;

/// Environment variable that turns this program into the floors; its value is their address.
pub const FLOORS: &str = "VESTIBULE_BENCH_FLOORS";
/// Environment variable with the page that the floors serve as static bytes.
pub const PAGE: &str = "VESTIBULE_BENCH_PAGE";
/// Environment variable with the document that the floors serve as static bytes.
pub const DOCUMENT: &str = "VESTIBULE_BENCH_DOCUMENT";
/// The shared secret of the bench, in Base64.
const SECRET: &str = "YSBzZWNyZXQgZm9yIHRoZSBsb2FkIGJlbmNoIG9ubHk=";

pub fn secret() -> SharedSecret {
    SharedSecret::parse(SECRET).unwrap()
}

/// A server process, killed when dropped.
pub struct Running {
    pub address: SocketAddr,
    /// Time from the start of the process to its first response.
    pub first_answer: Duration,
    /// The largest write-ahead log seen, in bytes.
    pub largest_log: u64,
    database: Option<PathBuf>,
    child: Child,
}

/// Memory of a process, in KiB.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    pub resident: u64,
    pub anonymous: u64,
}

impl Running {
    pub async fn vestibule(folder: &Path) -> Self {
        let address = free_address();

        let mut command = Command::new(env!("CARGO_BIN_EXE_vestibule"));
        command
            .current_dir(folder)
            .envs(database(folder))
            .env("VESTIBULE_LISTEN", address.to_string())
            .env("VESTIBULE_PUBLIC_URL", origin_of(address))
            // The bench is the proxy that asks about requests to applications.
            .env("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1")
            // Lifetimes longer than the run, and limits that the load cannot reach.
            .env("VESTIBULE_ACCESS_TOKEN_SECONDS", "86400")
            .env("VESTIBULE_PLATFORM_CEREMONIES_PER_ADDRESS", u32::MAX.to_string())
            .env("VESTIBULE_SMS_PER_NUMBER_PER_HOUR", u32::MAX.to_string())
            .env("VESTIBULE_SMS_PER_HOUR", u32::MAX.to_string());

        let mut running = Self::start(command, address).await;

        running.database = Some(folder.join("vestibule.db"));
        running
    }

    /// A server on another database, with OwnID's cloud as its platform, so that a setup link needs
    /// no passkey of ours.
    pub async fn administration(folder: &Path, database_url: &str) -> Self {
        let address = free_address();
        let mut command = Command::new(env!("CARGO_BIN_EXE_vestibule"));

        command
            .current_dir(folder)
            .env("VESTIBULE_LISTEN", address.to_string())
            .env("VESTIBULE_PUBLIC_URL", origin_of(address))
            .envs(administration(folder, database_url));
        Self::start(command, address).await
    }

    /// The floors, with a page and a document to serve as static bytes.
    pub async fn floors(page: &str, document: &str) -> Self {
        let address = free_address();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.env(FLOORS, address.to_string()).env(PAGE, page).env(DOCUMENT, document);
        Self::start(command, address).await
    }

    /// The origin of the server's own pages.
    pub fn origin(&self) -> String {
        origin_of(self.address)
    }

    pub async fn start(mut command: Command, address: SocketAddr) -> Self {
        let began = Instant::now();
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut running =
            Self { address, first_answer: Duration::ZERO, largest_log: 0, database: None, child };

        while TcpStream::connect(address).await.is_err() {
            assert!(running.child.try_wait().unwrap().is_none(), "the process ended");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }

        assert_eq!(running.get("/healthz").await, "ok");
        running.first_answer = began.elapsed();
        running
    }

    /// Gets a page, and returns its body.
    pub async fn get(&self, path: &str) -> String {
        self.request(&format!("GET {path} HTTP/1.1\r\naccept: text/html\r\n"), "").await.1
    }

    /// Sends one request, and returns the head and the body of the response.
    pub async fn request(&self, head: &str, body: &str) -> (String, String) {
        let mut stream = TcpStream::connect(self.address).await.unwrap();

        let length = body.len();
        let request = format!(
            "{head}host: localhost\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).await.unwrap();

        let mut response = String::new();
        stream.read_to_string(&mut response).await.unwrap();

        let (head, body) = response.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }

    pub fn memory(&self) -> Memory {
        let status =
            fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let kilobytes = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0)
        };

        Memory { resident: kilobytes("VmRSS:"), anonymous: kilobytes("RssAnon:") }
    }

    /// Processor time of all threads so far, to a hundredth of a second (proc(5), `stat`).
    pub fn processor_time(&self) -> Duration {
        let stat =
            fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let after_name = stat.rsplit(") ").next().unwrap_or_default().split(' ');
        let ticks: u64 =
            after_name.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();

        Duration::from_millis(10 * ticks)
    }

    pub fn note_log_size(&mut self) {
        let log = self.database.as_ref().map(|path| path.with_extension("db-wal"));
        let size = log.and_then(|path| fs::metadata(path).ok()).map_or(0, |file| file.len());
        self.largest_log = self.largest_log.max(size);
    }
}

/// The settings of [`Running::vestibule`] that name the database, for commands on the same one.
pub fn database(folder: &Path) -> [(&'static str, String); 4] {
    let url = format!("sqlite:{}", folder.join("vestibule.db").display());
    [
        ("VESTIBULE_DATA_DIR", folder.display().to_string()),
        ("VESTIBULE_DATABASE_URL", url),
        ("VESTIBULE_OWNID_APP_ID", provider::APP_ID.to_owned()),
        ("VESTIBULE_OWNID_SHARED_SECRET", SECRET.to_owned()),
    ]
}

/// The settings of [`Running::administration`], for commands on the same database.
pub fn administration(folder: &Path, database_url: &str) -> [(&'static str, String); 5] {
    [
        ("VESTIBULE_DATA_DIR", folder.display().to_string()),
        ("VESTIBULE_DATABASE_URL", database_url.to_owned()),
        ("VESTIBULE_OWNID_MODE", "cloud".to_owned()),
        ("VESTIBULE_OWNID_APP_ID", "bench".to_owned()),
        ("VESTIBULE_OWNID_SHARED_SECRET", SECRET.to_owned()),
    ]
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn origin_of(address: SocketAddr) -> String {
    format!("http://localhost:{}", address.port())
}

pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}
