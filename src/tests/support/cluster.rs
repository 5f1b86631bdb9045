//! PostgreSQL servers of one test, which it can stop, start and make read-only.

use std::{path::PathBuf, process::Command};

use sqlx::{Connection, Executor, PgConnection};

use super::{harness::new_folder, ports::free_port};

/// A running cluster with the database `vestibule`, removed after the test.
pub(crate) struct Cluster {
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// Starts a cluster, or returns `None` if PostgreSQL is not requested, as in the tests on both
    /// databases.
    pub(crate) async fn start() -> Option<Self> {
        std::env::var_os("VESTIBULE_TEST_POSTGRES")?;
        let folder = new_folder();
        if is_root() {
            assert!(Command::new("chown").arg("postgres").arg(&folder).status().unwrap().success());
        }
        let port = free_port();
        let cluster = Self { folder, port };
        let data = cluster.data();
        let words = [
            "-D",
            &data,
            "-U",
            "vestibule",
            "--auth=trust",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C",
        ];
        cluster.run("initdb", &words);
        cluster.resume();
        cluster.say("postgres", "create database vestibule").await;
        Some(cluster)
    }

    pub(crate) fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://vestibule@{}/vestibule", self.address())
    }

    /// Stops it immediately, in the middle of its work. `pg_ctl` returns while the port may still
    /// be open: clients would learn that the server shuts down, not that it is gone.
    pub(crate) fn stop(&self) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "-w", "stop"]);
        let is_closed = || match std::net::TcpStream::connect(self.address()) {
            Ok(_) => false,
            Err(error) => error.kind() == std::io::ErrorKind::ConnectionRefused,
        };
        while !is_closed() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
    }

    pub(crate) fn resume(&self) {
        let options = format!(
            "-c listen_addresses=127.0.0.1 -c port={} -c unix_socket_directories='' -c fsync=off",
            self.port
        );
        let log = format!("{}/log", self.data());
        self.run("pg_ctl", &["-D", &self.data(), "-w", "-l", &log, "-o", &options, "start"]);
    }

    /// Executes a statement in one of its databases.
    pub(crate) async fn say(&self, database: &str, statement: &str) {
        let mut connection = self.connect(database).await;
        connection.execute(sqlx::AssertSqlSafe(statement.to_owned())).await.unwrap();
    }

    /// Makes it read-only or writable, and ends every session, as a fail-over does.
    pub(crate) async fn fail_over(&self, read_only: bool) {
        let word = if read_only { "on" } else { "off" };
        self.say(
            "postgres",
            &format!("alter database vestibule set default_transaction_read_only = {word}"),
        )
        .await;
        let others =
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'vestibule'";
        self.say("postgres", others).await;
    }

    pub(crate) async fn connect(&self, database: &str) -> PgConnection {
        PgConnection::connect(&format!("postgres://vestibule@{}/{database}", self.address()))
            .await
            .unwrap()
    }

    fn data(&self) -> String {
        self.folder.join("data").display().to_string()
    }

    // PostgreSQL refuses to run as root.
    fn run(&self, program: &str, words: &[&str]) {
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--", &path_of(program)]);
            command
        } else {
            Command::new(path_of(program))
        };
        command.args(words).current_dir(&self.folder).stdout(std::process::Stdio::null());
        assert!(command.status().unwrap().success(), "{program} {words:?}");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if self.folder.join("data/postmaster.pid").exists() {
            self.stop();
        }
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

pub(crate) fn is_root() -> bool {
    Command::new("id").arg("-u").output().unwrap().stdout == b"0\n"
}

/// Path of a program: Debian has a folder for each version.
fn path_of(program: &str) -> String {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let found = versions
        .map(|version| version.path().join("bin").join(program))
        .filter(|path| path.exists())
        .max();
    found.map_or_else(|| program.to_owned(), |path| path.display().to_string())
}
