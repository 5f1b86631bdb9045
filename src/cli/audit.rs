//! `vestibule audit`

use std::{collections::BTreeMap, fs, path::PathBuf};

use clap::{Args, Subcommand};

use super::{Error, failed, output};
use crate::{
    domain::audit::chain::Checkpoint,
    server::Server,
    service::admin::audit_check::{self, Known, Verdict},
};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check that no row of the audit log was changed or taken out.
    Verify(Verify),
    /// Print a signed line that stands for all rows: keep it elsewhere, and verify with it later.
    Checkpoint,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// A hash that was the last one once, as this command printed it.
    #[arg(long, value_name = "HASH")]
    expect: Option<String>,
    /// A file with a checkpoint, as the other command printed it.
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// Accept a log that an older version wrote, in which no row has a key.
    #[arg(long)]
    without_key: bool,
}

pub(super) async fn run(command: Command, environment: &BTreeMap<String, String>) -> Result<(), Error> {
    let server = super::open(environment).await?;
    let done = match command {
        Command::Verify(verify) => check(&server, verify).await,
        Command::Checkpoint => checkpoint(&server).await,
    };
    server.db.close().await;
    done
}

async fn check(server: &Server, verify: Verify) -> Result<(), Error> {
    let checkpoint = verify.checkpoint.map(|path| {
        let text = fs::read_to_string(&path).map_err(|error| Error::Usage(format!("{}: {error}", path.display())))?;
        Checkpoint::parse(&text, &server.config.audit_keys)
            .map_err(|error| Error::Failed(format!("{} {error}.", path.display())))
    });
    let known = Known { hash: verify.expect, checkpoint: checkpoint.transpose()?, without_key: verify.without_key };
    let wrong = match audit_check::verify(server, &known).await.map_err(failed)? {
        Verdict::Whole { rows, last, without_key } => {
            let line = format!("{rows} rows, all as they were written. The last hash is {last}");
            let unsure = format!(
                ". The first {without_key} have no key: an older version wrote them, or somebody who could write to the database."
            );
            return output::say(&(if without_key > 0 { line + &unsure } else { line }));
        }
        Verdict::Broken { sequence } => {
            format!("Row {sequence} of the audit log is not what was written with this server's key, or is missing.")
        }
        Verdict::DetailGone { sequence } => {
            format!("Row {sequence} of the audit log has lost its detail, though its account was not erased.")
        }
        Verdict::WithoutKey { sequence } => format!(
            "Row {sequence} of the audit log has no key: somebody wrote it anew, or an older version did, and this one was not \
             started since. In that case start it once, or say --without-key."
        ),
        Verdict::Missing { rows } => format!(
            "The audit log has {rows} rows, and what you know of it is not among them: rows at its end are missing, or all \
             were written anew."
        ),
    };
    Err(Error::Failed(wrong))
}

async fn checkpoint(server: &Server) -> Result<(), Error> {
    match audit_check::checkpoint(server).await.map_err(failed)? {
        Some(line) => output::say(&line),
        None => Err(Error::Failed("The audit log is empty.".to_owned())),
    }
}
