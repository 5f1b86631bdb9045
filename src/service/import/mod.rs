//! Import: accounts from a file, thousands in a transaction. Rows that do not fit are told, and the others are imported.

mod check;
mod duplicates;
mod rows;
mod table;
mod update;
pub mod uploads;
mod writer;

use std::{
    io::{self, Read},
    sync::Arc,
};

use serde_json::{Map, Value, json};
use sqlx::types::Uuid;
use tokio::sync::mpsc;

pub use self::rows::first_rows;
use self::{
    check::{Checked, Checker},
    rows::Rows,
    writer::Writer,
};
use super::{
    admin::audit::{self, Act},
    caller::Caller,
    schema,
};
use crate::{
    domain::{
        access::scope::Scope,
        account::{csv_format::CsvColumn, import_row::RowProblem},
    },
    server::Server,
    store::accounts::bulk_insert::{self as store, InsertConflict},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A JSON object a line.
    Jsonl,
    Csv,
}

impl Format {
    pub fn parse(name: &str) -> Self {
        if name == Self::Csv.as_str() || name == "tsv" { Self::Csv } else { Self::Jsonl }
    }

    /// By the ending of a file's name.
    pub fn of_name(name: &str) -> Self {
        Self::parse(&name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase())
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
        }
    }
}

/// How a file is to be imported.
#[derive(Clone, Debug)]
pub struct Order {
    /// The file's name, for the log.
    pub name: String,
    pub format: Format,
    /// What columns of a CSV file hold, where their names do not say it.
    pub mapping: Vec<(String, CsvColumn)>,
    /// Whether rows may change accounts that are there already.
    pub update: bool,
    /// Whether only to say what would happen.
    pub dry_run: bool,
    /// How many rows were dealt with before, when it goes on.
    pub skip: u64,
    /// The job and its runner, when new accounts and how far the job has come are to be written together.
    pub job: Option<(Uuid, Uuid)>,
}

/// What became of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub rows: u64,
    pub created: u64,
    pub updated: u64,
    /// Rows that were not imported.
    pub refused: u64,
}

impl Summary {
    /// What became of these rows and of those.
    #[must_use]
    pub fn plus(self, more: &Self) -> Self {
        Self {
            rows: self.rows + more.rows,
            created: self.created + more.created,
            updated: self.updated + more.updated,
            refused: self.refused + more.refused,
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The first line of the file, or the mapping.
    #[error("{0}")]
    Header(String),
    #[error("The file cannot be read further: {0}")]
    Input(io::Error),
    #[error("The problems cannot be written: {0}")]
    Problems(io::Error),
    #[error("{0}")]
    Service(#[from] super::Error),
}

/// The most rows that are read and checked at a time, and from how many bytes of the file on they are no more; and how many such
/// batches wait while a transaction is written. That bounds the memory.
const MOST_ROWS: u64 = 1_000;
const MOST_BYTES: usize = 1024 * 1024;
const BATCHES: usize = 4;

/// Imports a file. Problems are reported as they are found, in the order of the rows as far as a transaction goes.
///
/// Each transaction is durable before the next begins: after an error, what the summary of the last report counts is imported.
pub async fn run(
    server: &Server,
    caller: &Caller,
    order: &Order,
    input: impl Read + Send + 'static,
    report: impl FnMut(&Summary, &[RowProblem]) -> io::Result<()>,
) -> Result<Summary, Error> {
    caller.require(Scope::AccountsWrite)?;
    let schema = schema::current(server).await?.in_force;
    let credentials = server.credentials.clone();
    let checker = Checker {
        schema: Arc::clone(&schema),
        random: server.random.clone(),
        read: Box::new(move |login_id, data| credentials.read(login_id, data)),
        now: server.clock.now(),
        caller: caller.clone(),
        update: order.update,
    };
    let (queue, batches) = mpsc::channel(BATCHES);
    let (format, mapping, skip) = (order.format, order.mapping.clone(), order.skip);
    // Reading, checking and indexing have a thread of their own, beside the one that writes.
    let reading =
        tokio::task::spawn_blocking(move || read(&checker, Rows::open(input, format, &mapping)?, skip, &queue));
    let mut summary = Summary::default();
    let writer = Writer { server, caller, order, schema: &schema };
    store::set_large_cache(&server.db, true).await.map_err(super::Error::from)?;
    let written = writer.write_all(batches, &mut summary, report).await;
    store::set_large_cache(&server.db, false).await.map_err(super::Error::from)?;
    let read = reading.await.map_err(|error| Error::Input(io::Error::other(error)))?;
    if !order.dry_run && summary.rows > 0 {
        note(server, caller, (order, &summary)).await?;
    }
    written.and(read)?;
    Ok(summary)
}

/// Whether a file that begins so can be imported by this mapping.
///
/// # Errors
/// [`Error::Header`].
pub fn check_columns(beginning: &[u8], format: Format, mapping: &[(String, CsvColumn)]) -> Result<(), Error> {
    Rows::open(beginning, format, mapping).map(drop)
}

/// One line in the audit log for all accounts that were made; those that were changed have lines of their own.
async fn note(server: &Server, caller: &Caller, (order, summary): (&Order, &Summary)) -> super::Result<()> {
    let counts = [("created", summary.created), ("updated", summary.updated), ("refused", summary.refused)];
    let changes = counts.map(|(name, count)| (name.to_owned(), json!([Value::Null, count])));
    let act = Act { account_id: None, target: order.name.clone(), changes: Map::from_iter(changes) };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, ("accounts_imported", act)).await?;
    Ok(tx.commit().await?)
}

/// Rows that were read, for one transaction or a part of one.
#[derive(Debug, Default)]
struct Batch {
    checked: Vec<Checked>,
    problems: Vec<RowProblem>,
    rows: u64,
    bytes: usize,
}

fn read<R: Read>(
    checker: &Checker,
    mut rows: Rows<R>,
    mut skip: u64,
    queue: &mpsc::Sender<Batch>,
) -> Result<(), Error> {
    let mut batch = Batch::default();
    let failed = loop {
        let row = match rows.next(&checker.schema.schema) {
            Ok(Some(row)) => row,
            Ok(None) => break None,
            Err(error) => break Some(error),
        };
        if skip > 0 {
            skip -= 1;
            continue;
        }
        batch.rows += 1;
        batch.bytes += row.bytes;
        match row.account.map_err(|problem| vec![problem]).and_then(|account| checker.check(row.number, account)) {
            Ok(fit) => batch.checked.push(fit),
            Err(problems) => batch.problems.extend(problems),
        }
        let full = batch.rows >= MOST_ROWS || batch.bytes >= MOST_BYTES;
        if full && queue.blocking_send(std::mem::take(&mut batch)).is_err() {
            return Ok(());
        }
    };
    // Nobody receives when writing failed, which is told elsewhere.
    queue.blocking_send(batch).ok();
    failed.map_or(Ok(()), |error| Err(Error::Input(error)))
}

fn told(row: u64, taken: &InsertConflict) -> RowProblem {
    match taken {
        InsertConflict::LoginId => problem(row, "/loginId", "login_id_taken", "belongs to an account already"),
        InsertConflict::Id => problem(row, "/id", "id_taken", "is the id of another account"),
        InsertConflict::Field(field) => {
            problem(row, &format!("/profile/{field}"), "field_taken", "is the value of another account")
        }
        InsertConflict::Credential => credential_taken(row),
    }
}

fn credential_taken(row: u64) -> RowProblem {
    problem(row, "/ownIdData", "credential_taken", "has a passkey that belongs to another account")
}

fn problem(row: u64, pointer: &str, code: &'static str, message: impl Into<String>) -> RowProblem {
    RowProblem { row, pointer: pointer.to_owned(), code, message: message.into() }
}
