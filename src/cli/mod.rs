//! The command line: one file per command.

mod account;
mod application;
mod audit;
mod back_end;
mod backup;
pub(crate) mod call;
pub(crate) mod check;
pub(crate) mod check_proxy;
mod config;
mod db;
pub(crate) mod doctor;
mod export;
mod findings;
mod generate;
mod health;
mod id_documents;
mod import;
mod keys;
mod messages;
mod migrate;
mod output;
mod serve;
mod setup_link;
mod token;
mod webhook;

use std::{collections::BTreeMap, io, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{
    config::{Config, MissingKeys, SettingMistakes},
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
    /// Ask the server whether it is ready: exit code 0 if it is, else 1. For containers.
    Health(health::HealthArguments),
    /// Create and change accounts.
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Create and change applications, which learn here who is logged in.
    #[command(subcommand)]
    Application(application::ApplicationCommand),
    /// Create accounts from a file of JSON Lines or CSV.
    Import(import::Import),
    /// Write accounts to a file. JSON Lines contain credentials: protect them like the database.
    Export(export::Export),
    /// Write the database and the keys to one file, beside servers that run.
    Backup(backup::Backup),
    /// Put a backup in place, where no server runs.
    Restore(backup::Restore),
    /// Inspect outgoing messages.
    #[command(subcommand)]
    Messages(messages::MessagesCommand),
    /// Inspect the decisions on identity documents.
    #[command(subcommand)]
    IdDocuments(id_documents::IdDocumentsCommand),
    /// Print a link for creating the first administrator, valid for an hour.
    SetupLink,
    /// Create tokens for the administration API.
    #[command(subcommand)]
    Token(token::TokenCommand),
    /// List and test webhooks.
    #[command(subcommand)]
    Webhook(webhook::WebhookCommand),
    /// Inspect and replace the keys that sign tokens of applications.
    #[command(subcommand)]
    Keys(keys::KeysCommand),
    /// Check the audit log.
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// Bring the tables of the database to this version, as a start of the server does.
    Migrate(migrate::MigrateArguments),
    /// Move everything into another database.
    #[command(subcommand)]
    Db(db::DbCommand),
    /// Check the settings.
    #[command(subcommand)]
    Config(config::ConfigCommand),
    /// Look at everything around the server that an operator can get wrong, and name the mend.
    Doctor(doctor::DoctorArguments),
    /// Sign one callback, send it to any back end, and show the response.
    Call(call::Call),
    /// Check that a back end implements the protocol. The ownIdData of the given user is changed
    /// and restored.
    Check(check::CheckArguments),
    /// Attack an application behind a proxy from outside, and name each fault of its
    /// configuration.
    CheckProxy(check_proxy::CheckProxyArguments),
    /// Write the files that packages need beside the binary.
    #[command(subcommand, hide = true)]
    Generate(generate::GenerateCommand),
}

/// Runs the command. Returns the exit code: 0 for success, 1 for a failure, 2 for mistakes in the
/// settings or on the command line.
pub async fn run(arguments: Arguments, environment: &BTreeMap<String, String>) -> ExitCode {
    let done = match arguments.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run(environment).await,
        Command::Generate(command) => generate::run(&command),
        Command::Health(arguments) => health::run(arguments, environment).await,
        Command::Account(command) => account::run(command, environment).await,
        Command::Application(command) => application::run(command, environment).await,
        Command::Import(import) => import::run(import, environment).await,
        Command::Export(export) => export::run(export, environment).await,
        Command::Backup(command) => backup::run(command, environment).await,
        Command::Restore(restore) => backup::restore(restore, environment).await,
        Command::Messages(command) => messages::run(command, environment).await,
        Command::IdDocuments(command) => id_documents::run(command, environment).await,
        Command::SetupLink => setup_link::run(environment).await,
        Command::Token(command) => token::run(command, environment).await,
        Command::Webhook(command) => webhook::run(command, environment).await,
        Command::Keys(command) => keys::run(command, environment).await,
        Command::Audit(command) => audit::run(command, environment).await,
        Command::Migrate(arguments) => migrate::run(arguments, environment).await,
        Command::Db(command) => db::run(command).await,
        Command::Config(command) => config::run(&command, environment),
        Command::Doctor(doctor) => doctor::run(doctor, environment, &mut io::stdout()).await,
        Command::Call(call) => call::run(call, environment, &mut io::stdout()).await,
        Command::Check(check) => check::run(check, environment, &mut io::stdout()).await,
        Command::CheckProxy(check) => check_proxy::run(check, environment, &mut io::stdout()).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The output is complete, or its reader has gone away.
            if !matches!(error, Error::Closed) {
                output::print_error(error.to_string().trim_end());
            }
            ExitCode::from(error.code())
        }
    }
}

/// A failure of a command.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("{0}")]
    Settings(#[from] SettingMistakes),
    #[error("The database cannot be opened: {0}")]
    Open(#[from] OpenError),
    /// The state of the database cannot be told.
    #[error("The database cannot be checked: {0}")]
    Unknown(#[source] OpenError),
    #[error("{0}")]
    Lock(#[from] LockError),
    #[error("A provider of messages cannot be used: {0}")]
    Delivery(#[from] Unusable),
    #[error("{0}")]
    Failed(String),
    /// The reader of the output has gone away.
    #[error("the output was closed")]
    Closed,
    /// A mistake on the command line that its parser does not detect.
    #[error("{0}")]
    Usage(String),
}

impl Error {
    /// The exit code.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Settings(_) | Self::Usage(_) | Self::Unknown(_) => 2,
            Self::Open(_) | Self::Lock(_) | Self::Delivery(_) | Self::Failed(_) => 1,
            Self::Closed => 0,
        }
    }
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Failed(error.to_string())
}

/// Opens the server's state for a command, with the same settings and the same database.
async fn open(environment: &BTreeMap<String, String>) -> Result<std::sync::Arc<Server>, Error> {
    let config = Config::load(environment, MissingKeys::Create)?;
    let db = Database::open(&config.database).await?;
    Ok(Server::new(config, db, Clock::Real, Random::Real)?)
}
