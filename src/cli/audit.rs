//! `vestibule audit`

use std::collections::BTreeMap;

use clap::Subcommand;

use super::{Error, failed};
use crate::service::audit::{self, Verdict};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check that no row of the audit log was changed or taken out.
    Verify,
}

pub(super) async fn run(command: Command, environment: &BTreeMap<String, String>) -> Result<(), Error> {
    let Command::Verify = command;
    let server = super::open(environment).await?;
    let verdict = audit::verify(&server).await;
    server.db.close().await;
    match verdict.map_err(failed)? {
        Verdict::Whole { rows, last } => {
            println!("{rows} rows, all as they were written. The last hash is {last}");
            Ok(())
        }
        Verdict::Broken { sequence } => {
            Err(Error::Failed(format!("Row {sequence} of the audit log is not what was written, or is missing.")))
        }
    }
}
