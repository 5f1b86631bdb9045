//! `vestibule token`

use std::{collections::BTreeMap, time::Duration};

use clap::Subcommand;
use uuid::Uuid;

use super::{Error, failed, output};
use crate::{
    domain::{
        access::scope::Scopes,
        credentials::api_token::{self, TokenName, parse_lifetime},
    },
    server::Server,
    service::{
        admin::api_tokens::{self, NewApiToken},
        caller::Caller,
    },
};

#[derive(Debug, Subcommand)]
pub(super) enum TokenCommand {
    /// Create a token for the administration API, and print it. It cannot be shown again.
    Create {
        /// The purpose of the token.
        name: String,
        /// Its scopes, separated by commas, such as accounts:read,audit:read.
        #[arg(long)]
        scopes: String,
        /// Its lifetime, such as 90d. By default it does not expire.
        #[arg(long, value_parser = parse_lifetime)]
        expires: Option<Duration>,
    },
}

pub(super) async fn run(
    command: TokenCommand,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let TokenCommand::Create { name, scopes, expires } = command;
    let usage = |error: &dyn std::fmt::Display| Error::Usage(error.to_string());
    let name = TokenName::parse(&name).map_err(|error| usage(&error))?;
    let scopes = Scopes::parse(&scopes).map_err(|error| usage(&error))?;
    let server = super::open(environment).await?;
    let caller = Caller::command_line();
    let made =
        match api_tokens::create(&server, &caller, NewApiToken { name, scopes, lifetime: expires })
            .await
        {
            Ok((token, secret)) => match output::print_line(&api_token::reveal(&secret)) {
                Ok(()) => Ok(()),
                // The token could not be printed, so it is revoked.
                Err(lost) => revoke_unprinted(&server, &caller, token.id, &lost).await,
            },
            Err(error) => Err(failed(error)),
        };
    server.db.close().await;
    made
}

async fn revoke_unprinted(
    server: &Server,
    caller: &Caller,
    id: Uuid,
    lost: &Error,
) -> Result<(), Error> {
    api_tokens::revoke(server, caller, id).await.map_err(failed)?;
    Err(Error::Failed(format!("The token could not be printed, and was revoked at once: {lost}.")))
}
