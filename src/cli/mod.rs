//! The command line: one file per command.

mod account;
mod audit;
mod back_end;
pub(crate) mod call;
pub(crate) mod check;
mod config;
mod export;
mod id_documents;
mod import;
mod messages;
mod output;
mod serve;
mod setup_link;
mod token;

use std::{collections::BTreeMap, io, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{
    config::{Config, Keys, Mistakes},
    delivery::Unusable,
    runtime::{clock::Clock, random::Random},
    server::Server,
    store::{
        Database,
        db::{OpenError, lock::LockError},
    },
};

/// A self-hosted login server: passkeys, and the signed callbacks of OwnID.
#[derive(Debug, Parser)]
#[command(
    name = "vestibule",
    version,
    about,
    after_help = "Settings come from vestibule.toml and the environment; see docs/configuration.md."
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the login pages and the callbacks (the default).
    Serve,
    /// Create and change accounts.
    #[command(subcommand)]
    Account(account::Command),
    /// Create accounts from a file of JSON Lines or CSV.
    Import(import::Import),
    /// Write accounts to a file. JSON Lines hold what logs people in: keep them as you keep the database.
    Export(export::Export),
    /// Look at messages on their way out.
    #[command(subcommand)]
    Messages(messages::Command),
    /// Look at the decisions on identity documents.
    #[command(subcommand)]
    IdDocuments(id_documents::Command),
    /// Print a link that enrols the first administrator, valid for an hour.
    SetupLink,
    /// Make tokens for the administration API.
    #[command(subcommand)]
    Token(token::Command),
    /// Check the audit log.
    #[command(subcommand)]
    Audit(audit::Command),
    /// Look at the settings.
    #[command(subcommand)]
    Config(config::Command),
    /// Sign one callback, send it to any back end, and show what it answers.
    Call(call::Call),
    /// Check that a back end speaks the protocol. The ownIdData of the user it is told is rewritten, and put back.
    Check(check::Check),
}

/// Runs the command and says what the process exits with: 0 when done, 1 when not, 2 when the settings or the command
/// line are wrong.
pub async fn run(arguments: Arguments, environment: &BTreeMap<String, String>) -> ExitCode {
    let done = match arguments.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run(environment).await,
        Command::Account(command) => account::run(command, environment).await,
        Command::Import(import) => import::run(import, environment).await,
        Command::Export(export) => export::run(export, environment).await,
        Command::Messages(command) => messages::run(command, environment).await,
        Command::IdDocuments(command) => id_documents::run(command, environment).await,
        Command::SetupLink => setup_link::run(environment).await,
        Command::Token(command) => token::run(command, environment).await,
        Command::Audit(command) => audit::run(command, environment).await,
        Command::Config(command) => config::run(&command, environment),
        Command::Call(call) => call::run(call, environment, &mut io::stdout()).await,
        Command::Check(check) => check::run(check, environment, &mut io::stdout()).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The work is done, or its reader has gone.
            if !matches!(error, Error::Closed) {
                output::tell(error.to_string().trim_end());
            }
            ExitCode::from(error.code())
        }
    }
}

/// Why a command did not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("{0}")]
    Settings(#[from] Mistakes),
    #[error("The database cannot be opened: {0}")]
    Open(#[from] OpenError),
    #[error("{0}")]
    Lock(#[from] LockError),
    #[error("A provider of messages cannot be used: {0}")]
    Delivery(#[from] Unusable),
    #[error("{0}")]
    Failed(String),
    /// Nobody reads the output any more.
    #[error("nobody reads the output")]
    Closed,
    /// The command line makes no sense, in a way that its parser cannot see.
    #[error("{0}")]
    Usage(String),
}

impl Error {
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Settings(_) | Self::Usage(_) => 2,
            Self::Open(_) | Self::Lock(_) | Self::Delivery(_) | Self::Failed(_) => 1,
            Self::Closed => 0,
        }
    }
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Failed(error.to_string())
}

/// The server as a command beside it uses it: the same settings, the same database.
async fn open(environment: &BTreeMap<String, String>) -> Result<std::sync::Arc<Server>, Error> {
    let config = Config::load(environment, Keys::Make)?;
    let db = Database::open(&config.database).await?;
    Ok(Server::new(config, db, Clock::Real, Random::Real)?)
}
