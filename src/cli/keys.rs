//! `vestibule keys`

use std::collections::BTreeMap;

use clap::Subcommand;
use serde_json::json;

use super::{Error, failed, output};
use crate::{
    domain::Timestamp,
    server::Server,
    service::{
        caller::Caller,
        oauth::signing_keys::{self, KeyStart},
    },
};

#[derive(Debug, Subcommand)]
pub(super) enum KeysCommand {
    /// List the keys that are published, the oldest first.
    List {
        /// Print one JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Publish the next keys. They sign a day later, when every application has read them.
    Rotate {
        /// Sign with them at once, and publish the present ones no more: those have leaked, and
        /// what they signed is worth nothing.
        #[arg(long)]
        now: bool,
    },
}

pub(super) async fn run(
    command: KeysCommand,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let server = super::open(environment).await?;
    let done = match command {
        KeysCommand::List { json } => list(&server, json).await,
        KeysCommand::Rotate { now } => {
            let start = if now { KeyStart::Now } else { KeyStart::Published };
            signing_keys::rotate(&server, &Caller::command_line(), start).await.map_err(failed)
        }
    };
    server.db.close().await;
    done
}

async fn list(server: &Server, as_json: bool) -> Result<(), Error> {
    let keys = signing_keys::list(server, &Caller::command_line()).await.map_err(failed)?;
    for key in keys {
        let (algorithm, signs_at) = (key.algorithm.as_str(), key.signs_at.to_rfc3339());
        let expires_at = key.expires_at.map(Timestamp::to_rfc3339);
        if as_json {
            output::print_line(&json!({
                "kid": key.id, "alg": algorithm, "signsAt": signs_at, "expiresAt": expires_at,
            }))?;
        } else {
            let end = expires_at.map(|at| format!(" until {at}")).unwrap_or_default();
            output::print_line(&format_args!("{}\t{algorithm}\tfrom {signs_at}{end}", key.id))?;
        }
    }
    Ok(())
}
