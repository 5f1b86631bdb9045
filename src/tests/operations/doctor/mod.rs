//! `vestibule doctor` beside a real server: what is right stays unsaid, and what is wrong is found
//! by its name.

mod providers;
mod proxies;
mod servers;

use std::{
    collections::BTreeMap, fs, net::SocketAddr, os::unix::fs::PermissionsExt, path::PathBuf,
};

use clap::Parser;
use serde_json::Value;

use crate::{
    cli::doctor,
    tests::support::{harness::TestDatabase, ports::free_address, process::Process},
};

/// The command as the binary parses it.
#[derive(Parser)]
struct OnlyDoctor {
    #[command(flatten)]
    doctor: doctor::DoctorArguments,
}

/// The settings of a server and of the commands beside it.
struct Installation {
    database: TestDatabase,
    settings: BTreeMap<String, String>,
}

impl Installation {
    fn new(database: TestDatabase, more: &[(&str, &str)]) -> Self {
        let listen = free_address();
        fs::set_permissions(&database.folder, PermissionsExt::from_mode(0o700)).unwrap();
        let mut settings = BTreeMap::from([
            ("VESTIBULE_LISTEN".to_owned(), listen.to_string()),
            ("VESTIBULE_PUBLIC_URL".to_owned(), format!("http://localhost:{}", listen.port())),
            ("VESTIBULE_DATABASE_URL".to_owned(), database.url.clone()),
            ("VESTIBULE_DATA_DIR".to_owned(), database.folder.display().to_string()),
        ]);
        settings.extend(more.iter().map(|(name, value)| ((*name).into(), (*value).into())));
        Self { database, settings }
    }

    fn set(&mut self, name: &str, value: &str) {
        self.settings.insert(name.to_owned(), value.to_owned());
    }

    fn listen(&self) -> SocketAddr {
        self.settings["VESTIBULE_LISTEN"].parse().unwrap()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.database.folder.join(name)
    }

    /// Starts the server.
    async fn start(&self) -> Process {
        let settings: Vec<_> =
            self.settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let listen = self.listen();
        let mut process = Process::start(&self.database.folder, &settings, &[]);
        process.address = listen;
        process.ready().await
    }

    /// The report of these checks, or of all, with the exit code.
    async fn examine(&self, words: &[&str]) -> Report {
        let mut environment = self.settings.clone();
        environment.insert("VESTIBULE_OWNID_SHARED_SECRET".into(), SECRET.into());
        let doctor = OnlyDoctor::parse_from([&["doctor", "--json"], words].concat()).doctor;
        let mut out = Vec::new();
        let done = doctor::run(doctor, &environment, &mut out).await;
        let code = done.as_ref().map_or_else(crate::cli::Error::code, |()| 0);
        let lines = serde_json::from_slice(&out)
            .unwrap_or_else(|_| panic!("{done:?}: {}", String::from_utf8_lossy(&out)));
        Report { code, lines }
    }

    /// The finding of one check.
    async fn look(&self, name: &str) -> ReportLine {
        self.examine(&["--only", name]).await.line(name)
    }
}

/// The secret that the process of the tests is given.
const SECRET: &str = "c2hhcmVkLXNlY3JldC1mb3ItdGVzdC12ZWN0b3JzLW9ubHk=";

struct Report {
    code: u8,
    lines: Value,
}

/// A line of the report.
#[derive(Debug)]
struct ReportLine {
    verdict: String,
    found: String,
}

impl Report {
    /// The line of this check.
    fn line(&self, name: &str) -> ReportLine {
        let lines = self.lines["checks"].as_array().unwrap();
        let line = lines.iter().find(|line| line["name"] == name);
        let line = line.unwrap_or_else(|| panic!("{name} in {:#}", self.lines));
        let text = |member: &str| line[member].as_str().unwrap().to_owned();
        ReportLine { verdict: text("verdict"), found: text("found") }
    }

    fn names(&self, verdict: &str) -> Vec<&str> {
        let lines = self.lines["checks"].as_array().unwrap().iter();
        let of_verdict = lines.filter(|line| line["verdict"] == verdict);
        of_verdict.map(|line| line["name"].as_str().unwrap()).collect()
    }
}

/// Requires this verdict, and these words in the finding.
fn require(line: &ReportLine, verdict: &str, words: &str) {
    assert!(line.verdict == verdict && line.found.contains(words), "{line:?}: {verdict}, {words}");
}
