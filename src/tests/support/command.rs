//! Commands as processes of their own, as an operator runs them.

use std::{
    collections::BTreeMap,
    fs::File,
    path::Path,
    process::{Command, Stdio},
};

use clap::Parser;
use serde_json::Value;

use super::harness::TestDatabase;
use crate::cli;

/// The outcome of a command.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: i32,
    /// Standard output with the lines of the test runner around it.
    pub(crate) output: Vec<u8>,
    pub(crate) error: String,
}

impl Done {
    /// The JSON object that the command printed.
    pub(crate) fn json(&self) -> Value {
        let output = String::from_utf8_lossy(&self.output);
        let line = output.lines().find(|line| line.starts_with('{'));
        serde_json::from_str(line.unwrap_or_else(|| panic!("{self:?}"))).unwrap()
    }

    /// Asserts that it succeeded.
    pub(crate) fn succeeded(self) -> Self {
        assert_eq!(self.code, 0, "{}{}", String::from_utf8_lossy(&self.output), self.error);
        self
    }

    /// Asserts that it was refused with these words.
    pub(crate) fn refused(self, words: &str) {
        assert_eq!(self.code, 1, "{words}: {}", self.error);
        assert!(self.error.contains(words), "{words}: {}", self.error);
    }
}

/// The settings of a database with its folder.
pub(crate) fn settings_of(database: &TestDatabase) -> Vec<(&'static str, String)> {
    vec![
        ("VESTIBULE_DATABASE_URL", database.url.clone()),
        ("VESTIBULE_DATA_DIR", database.folder.display().to_string()),
    ]
}

/// A command that is not started yet.
pub(crate) fn command(words: &[&str], settings: &[(&str, String)]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--ignored", "--exact", "--nocapture", "tests::support::command::a_command"])
        .envs(settings.iter().map(|(name, value)| (name, value)))
        .env("TEST_COMMAND", serde_json::to_string(words).unwrap())
        .stdin(Stdio::null());
    command
}

/// Runs a command on this database.
pub(crate) async fn run(words: &[&str], database: &TestDatabase) -> Done {
    run_with(words, &settings_of(database), None).await
}

/// Runs a command with these settings, and a file as its standard input.
pub(crate) async fn run_with(
    words: &[&str],
    settings: &[(&str, String)],
    input: Option<&Path>,
) -> Done {
    let mut command = command(words, settings);
    if let Some(path) = input {
        command.stdin(File::open(path).unwrap());
    }
    let done = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    Done {
        code: done.status.code().unwrap(),
        output: done.stdout,
        error: String::from_utf8_lossy(&done.stderr).into_owned(),
    }
}

#[tokio::test]
#[ignore = "the process that other tests start"]
async fn a_command() {
    let environment: BTreeMap<String, String> = std::env::vars().collect();
    let words: Vec<String> = serde_json::from_str(&environment["TEST_COMMAND"]).unwrap();
    let words = ["vestibule".to_owned()].into_iter().chain(words);
    let done = cli::run(cli::Arguments::parse_from(words), &environment).await;
    let codes = (0..=2).find(|code| std::process::ExitCode::from(*code) == done);
    std::process::exit(codes.map_or(101, i32::from));
}
