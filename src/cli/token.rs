//! `vestibule token`

use std::{collections::BTreeMap, time::Duration};

use clap::Subcommand;
use sqlx::types::Uuid;

use super::{Error, failed, output};
use crate::{
    domain::{
        access::scope::Scopes,
        credentials::api_token::{self, TokenName, parse_lifetime},
    },
    server::Server,
    service::{admin::api_tokens, caller::Caller},
};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a token for the administration API, and print it alone. It cannot be shown again.
    Create {
        /// What the token is for.
        name: String,
        /// What it may do, with commas between, such as accounts:read,audit:read.
        #[arg(long)]
        scopes: String,
        /// How long it lives, such as 90d; for ever when left out.
        #[arg(long, value_parser = parse_lifetime)]
        expires: Option<Duration>,
    },
}

pub(super) async fn run(command: Command, environment: &BTreeMap<String, String>) -> Result<(), Error> {
    let Command::Create { name, scopes, expires } = command;
    let usage = |error: &dyn std::fmt::Display| Error::Usage(error.to_string());
    let name = TokenName::parse(&name).map_err(|error| usage(&error))?;
    let scopes = Scopes::parse(&scopes).map_err(|error| usage(&error))?;
    let server = super::open(environment).await?;
    let caller = Caller::command_line();
    let made = match api_tokens::create(&server, &caller, (name, scopes, expires)).await {
        Ok((token, secret)) => match output::say(&api_token::reveal(&secret)) {
            Ok(()) => Ok(()),
            // Nobody will ever know it, so it is taken back.
            Err(lost) => take_back(&server, &caller, token.id, &lost).await,
        },
        Err(error) => Err(failed(error)),
    };
    server.db.close().await;
    made
}

async fn take_back(server: &Server, caller: &Caller, id: Uuid, lost: &Error) -> Result<(), Error> {
    api_tokens::revoke(server, caller, id).await.map_err(failed)?;
    Err(Error::Failed(format!("The token could not be printed, and was revoked at once: {lost}.")))
}
