//! `vestibule id-documents`

use std::{collections::BTreeMap, fmt::Write};

use clap::Subcommand;
use uuid::Uuid;

use super::{Error, account::resolve_login_id, output};
use crate::{
    server::Server,
    service::callbacks::id_documents::{self, StoredDocumentDecision},
};

#[derive(Debug, Subcommand)]
pub(super) enum IdDocumentsCommand {
    /// List the latest decisions, newest first.
    List {
        /// Only those of this account.
        #[arg(long)]
        login_id: Option<String>,
        /// Maximum number of decisions.
        #[arg(
            long, default_value_t = 50,
            value_parser = clap::value_parser!(u32).range(1..=10_000)
        )]
        limit: u32,
    },
    /// Show one decision with every check.
    Show { id: Uuid },
}

pub(super) async fn run(
    command: IdDocumentsCommand,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let server = super::open(environment).await?;
    let done = match command {
        IdDocumentsCommand::List { login_id, limit } => {
            list(&server, login_id.as_deref(), limit).await
        }
        IdDocumentsCommand::Show { id } => show(&server, id).await,
    };
    server.db.close().await;
    output::print_line(&done?.trim_end_matches('\n'))
}

async fn list(server: &Server, login_id: Option<&str>, limit: u32) -> Result<String, Error> {
    let login_id = match login_id {
        Some(login_id) => Some(resolve_login_id(server, login_id).await?),
        None => None,
    };
    let records = id_documents::list(server, login_id.as_ref(), limit).await.map_err(failed)?;
    Ok(format_table(&records))
}

async fn show(server: &Server, id: Uuid) -> Result<String, Error> {
    let found = id_documents::find(server, id).await.map_err(failed)?;
    let record = found.ok_or_else(|| Error::Failed("There is no such decision.".to_owned()))?;
    Ok(format_record(&record))
}

fn format_table(records: &[StoredDocumentDecision]) -> String {
    if records.is_empty() {
        return "No decisions yet.\n".to_owned();
    }
    let heading = ["ID", "DECIDED", "TYPE", "NUMBER", "OUTCOME", "LOGIN ID"].map(str::to_owned);
    let rows = records.iter().map(|record| {
        [
            record.id.to_string(),
            record.decided_at.to_rfc3339(),
            record.document_type.as_str().to_owned(),
            number(record),
            id_documents::outcome(record.reason).to_owned(),
            record.login_id.clone(),
        ]
    });
    let rows: Vec<_> = std::iter::once(heading).chain(rows).collect();
    let width =
        |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 6] = std::array::from_fn(width);
    let lines = rows.iter().map(|row| {
        let cells: Vec<_> =
            row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        format!("{}\n", cells.join("  ").trim_end())
    });
    lines.collect()
}

fn format_record(record: &StoredDocumentDecision) -> String {
    let mut text = String::new();
    for (name, value) in [
        ("id", record.id.to_string()),
        ("decided", record.decided_at.to_rfc3339()),
        ("login id", record.login_id.clone()),
        ("account", record.account_id.to_string()),
        ("type", record.document_type.as_str().to_owned()),
        ("number", number(record)),
        ("number hash", record.number_hash.clone()),
        ("outcome", id_documents::outcome(record.reason).to_owned()),
    ] {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{name:<17}{value}");
    }
    for (check, outcome) in id_documents::checks(record) {
        let _ = writeln!(text, "  {check:<15}{outcome}");
    }
    text
}

/// All that is kept of it.
fn number(record: &StoredDocumentDecision) -> String {
    format!("…{}", record.number_end)
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Failed(error.to_string())
}
