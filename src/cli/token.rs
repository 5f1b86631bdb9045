//! `vestibule token`

use std::{collections::BTreeMap, time::Duration};

use clap::Subcommand;

use super::{Error, failed};
use crate::{
    domain::{
        api_token::{self, TokenName, parse_lifetime},
        scope::Scopes,
    },
    service::{api_tokens, caller::Caller},
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
    let made = api_tokens::create(&server, &Caller::command_line(), (name, scopes, expires)).await;
    server.db.close().await;
    let (_, secret) = made.map_err(failed)?;
    println!("{}", api_token::reveal(&secret));
    Ok(())
}
