//! `vestibule audit`

use std::{collections::BTreeMap, fs, path::PathBuf};

use clap::{Args, Subcommand};

use super::{Error, failed, output};
use crate::{
    domain::audit::chain::{AuditCut, Checkpoint},
    server::Server,
    service::admin::audit_check::{self, AuditExpectation, AuditVerdict},
};

#[derive(Debug, Subcommand)]
pub(super) enum AuditCommand {
    /// Check that no row of the audit log was changed or removed.
    Verify(Verify),
    /// Print a signed line for all rows: keep it elsewhere, and use it for later checks.
    Checkpoint,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The last hash of an earlier check, as this command printed it.
    #[arg(long, value_name = "HASH")]
    expect: Option<String>,
    /// A file with a checkpoint, as `audit checkpoint` printed it.
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// Accept a log that an older version wrote, in which no row has a key.
    #[arg(long)]
    without_key: bool,
}

pub(super) async fn run(
    command: AuditCommand,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let server = super::open(environment).await?;
    let done = match command {
        AuditCommand::Verify(verify) => check(&server, verify).await,
        AuditCommand::Checkpoint => checkpoint(&server).await,
    };
    server.db.close().await;
    done
}

async fn check(server: &Server, verify: Verify) -> Result<(), Error> {
    let checkpoint = verify.checkpoint.map(|path| {
        let text = fs::read_to_string(&path)
            .map_err(|error| Error::Usage(format!("{}: {error}", path.display())))?;
        Checkpoint::parse(&text, &server.config.audit_keys)
            .map_err(|error| Error::Failed(format!("{} {error}.", path.display())))
    });
    let known = AuditExpectation {
        hash: verify.expect,
        checkpoint: checkpoint.transpose()?,
        without_key: verify.without_key,
    };
    let wrong = match audit_check::verify(server, &known).await.map_err(failed)? {
        AuditVerdict::Whole { rows, last, without_key, cut } => {
            let unsure = if without_key > 0 {
                format!(
                    ". The first {without_key} have no key: they were written by an older \
                     version, or by someone with write access to the database."
                )
            } else {
                String::new()
            };
            let beginning = cut.as_ref().map_or_else(String::new, describe_cut);
            return output::print_line(&format_args!(
                "{rows} rows, all unchanged. The last hash is {last}{unsure}{beginning}"
            ));
        }
        AuditVerdict::Broken { sequence } => {
            format!(
                "Row {sequence} of the audit log was changed, was written with another key, or is \
                 missing."
            )
        }
        AuditVerdict::DetailGone { sequence } => {
            format!(
                "Row {sequence} of the audit log has no detail, although its account was not \
                 erased."
            )
        }
        AuditVerdict::WithoutKey { sequence } => format!(
            "Row {sequence} of the audit log has no key: it was rewritten, or an older version \
             wrote it and this version was not started since. In the latter case start the server \
             once, or use --without-key."
        ),
        AuditVerdict::Missing { rows } => format!(
            "The audit log has {rows} rows, and the expected one is not among them: rows at its \
             end are missing, or all of them were rewritten."
        ),
        AuditVerdict::CheckpointDeleted { sequence } => format!(
            "The row of the checkpoint cannot be compared: rows up to {sequence} were deleted when \
             audit_retention_days were over. The rows that are left are unchanged."
        ),
    };
    Err(Error::Failed(wrong))
}

fn describe_cut(AuditCut { sequence, at, .. }: &AuditCut) -> String {
    format!(
        "\nThe log begins with row {}: the rows up to {} were deleted when audit_retention_days \
         were over.",
        sequence + 1,
        at.to_rfc3339()
    )
}

async fn checkpoint(server: &Server) -> Result<(), Error> {
    match audit_check::checkpoint(server).await.map_err(failed)? {
        Some(line) => output::print_line(&line),
        None => Err(Error::Failed("The audit log is empty.".to_owned())),
    }
}
