//! `vestibule account`

use axum::Router;
use std::{
    collections::BTreeMap,
    io::{self, Read},
};

use clap::{Args, Subcommand};

use super::{Error, failed, output};
use crate::{
    domain::{LoginId, OwnIdData, Password, Profile, identity::login_id::InvalidLoginId},
    journeys::canonical_login_ids::{self, ClashingAccount},
    platform::clear_code_lock,
    server::Server,
    service::{
        self, Refusal,
        accounts::{self, NewAccountRequest, deleted, login_ids},
        caller::Caller,
        login::recovery,
        retries::RetryWindow,
    },
    startup,
};

#[derive(Debug, Subcommand)]
pub(super) enum AccountCommand {
    /// Create an account and print its id.
    Create(Create),
    /// List accounts whose login ids need attention.
    List {
        /// Accounts whose login id is equivalent to another one's, or would be invalid for a new
        /// account.
        #[arg(long, required = true)]
        clashes: bool,
    },
    /// Disable an account: its sessions end, and logins are refused.
    Disable { login_id: String },
    /// Let a disabled account log in again.
    Enable { login_id: String },
    /// Print a link with which the owner of an account, also an administrator, can recover it:
    /// valid for an hour, once.
    Recover { login_id: String },
    /// Print everything that is stored about an account and its owner, as JSON, for the owner:
    /// without what logs them in.
    Report { login_id: String },
    /// Delete an account with everything that belongs to it.
    Delete { login_id: String },
    /// Unlock a login id after too many wrong codes, whether it has an account or not.
    LiftCodeLock { login_id: String },
}

#[derive(Debug, Args)]
pub(super) struct Create {
    /// An email address, or a phone number with its country code.
    login_id: String,
    /// Read a password from standard input, up to the end of its first line.
    #[arg(long)]
    password_stdin: bool,
    /// The profile, a JSON object.
    #[arg(long, value_name = "JSON")]
    profile: Option<String>,
    /// The ownIdData of the user.
    #[arg(long, value_name = "TEXT")]
    own_id_data: Option<String>,
}

pub(super) async fn run(
    command: AccountCommand,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let server = super::open(environment).await?;
    let done = match command {
        AccountCommand::Create(create) => create.run(&server).await,
        AccountCommand::List { .. } => list_clashes(&server).await,
        AccountCommand::Disable { login_id } => match resolve_login_id(&server, &login_id).await {
            Ok(login_id) => {
                to_result(accounts::disable(&server, &Caller::command_line(), &login_id).await)
            }
            Err(error) => Err(error),
        },
        AccountCommand::Enable { login_id } => match resolve_login_id(&server, &login_id).await {
            Ok(login_id) => {
                to_result(accounts::enable(&server, &Caller::command_line(), &login_id).await)
            }
            Err(error) => Err(error),
        },
        AccountCommand::Recover { login_id } => match resolve_login_id(&server, &login_id).await {
            Ok(login_id) => recover(&server, &login_id).await,
            Err(error) => Err(error),
        },
        AccountCommand::Report { login_id } => match resolve_login_id(&server, &login_id).await {
            Ok(login_id) => report(&server, &login_id).await,
            Err(error) => Err(error),
        },
        AccountCommand::Delete { login_id } => match resolve_login_id(&server, &login_id).await {
            Ok(login_id) => to_result(delete(&server, &login_id).await),
            Err(error) => Err(error),
        },
        AccountCommand::LiftCodeLock { login_id } => {
            match resolve_login_id(&server, &login_id).await {
                Ok(login_id) => lift_code_lock(&server, &login_id).await,
                Err(error) => Err(error),
            }
        }
    };
    server.db.close().await;
    done
}

impl Create {
    async fn run(self, server: &Server) -> Result<(), Error> {
        let beginning = NewAccountRequest {
            password: if self.password_stdin {
                Some(read_password(server.config.passwords.min_length)?)
            } else {
                None
            },
            own_id_data: self
                .own_id_data
                .map(OwnIdData::parse)
                .transpose()
                .map_err(|error| Error::Failed(format!("--own-id-data {error}")))?,
            profile: self
                .profile
                .as_deref()
                .map(Profile::parse)
                .transpose()
                .map_err(failed)?
                .unwrap_or_default(),
            ..NewAccountRequest::of(
                LoginId::parse_new(&self.login_id)
                    .map_err(|error| invalid(&self.login_id, error))?,
            )
        };
        let id =
            accounts::create(server, &Caller::command_line(), beginning).await.map_err(to_error)?;
        output::print_line(&id)
    }
}

async fn recover(server: &Server, login_id: &LoginId) -> Result<(), Error> {
    let elsewhere =
        || Error::Failed("The accounts of this server are recovered by OwnID's cloud.".to_owned());
    let platform =
        startup::local_platform(server, Router::new()).map_err(failed)?.ok_or_else(elsewhere)?;
    let account = accounts::by_login_id(server, login_id).await.map_err(to_error)?;
    let login_id =
        recovery::start(server, &Caller::command_line(), account.id).await.map_err(to_error)?;
    output::print_line(&platform.recovery_link(&login_id).await.map_err(failed)?)
}

/// Prints one line per account: its login id, its id, and the problem with the login id.
async fn list_clashes(server: &Server) -> Result<(), Error> {
    for ClashingAccount { login_id, id, reason } in
        canonical_login_ids::clashing_accounts(server).await.map_err(failed)?
    {
        output::print_line(&format_args!("{}\t{id}\t{reason}", login_id.escape_debug()))?;
    }
    Ok(())
}

/// Erases the account finally, without keeping it for 30 days.
async fn report(server: &Server, login_id: &LoginId) -> Result<(), Error> {
    let report = accounts::report::report(server, login_id).await.map_err(failed)?;
    output::print_line(&format_args!("{report:#}"))
}

async fn delete(server: &Server, login_id: &LoginId) -> service::Result<()> {
    let (caller, window) = (Caller::command_line(), RetryWindow::start());
    loop {
        let account = accounts::by_login_id(server, login_id).await?;
        let done = deleted::delete(server, &caller, account.id, account.version).await;
        if let Some(done) = window.unless_stale(done) {
            done?;
            return deleted::erase(server, &caller, account.id).await;
        }
    }
}

async fn lift_code_lock(server: &Server, login_id: &LoginId) -> Result<(), Error> {
    let Some(platform) = &server.config.platform else {
        return Err(Error::Failed(
            "The codes of this server are sent by OwnID's cloud.".to_owned(),
        ));
    };
    if !clear_code_lock(&server.db, &platform.key, login_id).await.map_err(failed)? {
        return output::print_line("There were no wrong codes.");
    }
    to_result(recovery::code_lock_lifted(server, &Caller::command_line(), login_id).await)
}

/// Resolves the text to the login id of an existing account, in any spelling.
pub(super) async fn resolve_login_id(server: &Server, login_id: &str) -> Result<LoginId, Error> {
    let meant = login_ids::resolve(server, login_id).await.map_err(failed)?;
    meant.map_err(|error| invalid(login_id, error))
}

fn invalid(login_id: &str, error: InvalidLoginId) -> Error {
    Error::Failed(format!("{login_id} is {error}"))
}

fn read_password(min_length: usize) -> Result<Password, Error> {
    let mut input = String::new();
    // Limited, so that a wrong file on standard input does not fill the memory.
    io::stdin().take(64 * 1024).read_to_string(&mut input).map_err(failed)?;
    let line = input.split(['\n', '\r']).next().unwrap_or_default();
    Password::choose(line, min_length).map_err(failed)
}

fn to_result(done: service::Result<()>) -> Result<(), Error> {
    done.map_err(to_error)
}

fn to_error(error: service::Error) -> Error {
    match error {
        service::Error::UnknownUser => Error::Failed("There is no such account.".to_owned()),
        service::Error::Refused(Refusal::InvalidProfile(problems)) => {
            let problems =
                problems.iter().map(|problem| format!("{} {}", problem.pointer, problem.message));
            Error::Failed(format!(
                "The profile does not fit the account schema: {}.",
                problems.collect::<Vec<_>>().join("; ")
            ))
        }
        service::Error::LoginIdTaken => {
            Error::Failed("There is already an account with this login id.".to_owned())
        }
        error => failed(error),
    }
}
