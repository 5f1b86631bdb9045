//! Import of accounts from a file, with thousands of rows per transaction. Invalid rows are
//! reported, and the others are imported.

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
use tokio::sync::mpsc;
use uuid::Uuid;

pub use self::rows::first_rows;
use self::{
    check::{CheckedRow, Checker},
    rows::RowReader,
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
        account::{csv_format::CsvColumn, row_problem::RowProblem},
    },
    server::Server,
    store::accounts::{bulk_insert as store, insert_conflicts::InsertConflict},
};

/// The format of a file with accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum FileFormat {
    /// One JSON object per line.
    Jsonl,
    Csv,
}

impl FileFormat {
    pub fn parse(name: &str) -> Self {
        if name == Self::Csv.as_str() || name == "tsv" { Self::Csv } else { Self::Jsonl }
    }

    /// The format of a file name's extension.
    pub fn of_name(name: &str) -> Self {
        Self::parse(&name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase())
    }

    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A request to import a file.
#[derive(Clone, Debug)]
pub struct ImportRequest {
    /// The file's name, for the log.
    pub name: String,
    pub format: FileFormat,
    /// Fields of the columns of a CSV file that are not named like their field.
    pub mapping: Vec<(String, CsvColumn)>,
    /// True when rows may update existing accounts.
    pub update: bool,
    /// True to validate only, without writing.
    pub dry_run: bool,
    /// Number of rows that an interrupted import has already processed.
    pub skip: u64,
    /// The job and its runner, if the job's progress is to be written in the same transaction as
    /// the new accounts.
    pub job: Option<(Uuid, Uuid)>,
}

/// The numbers of rows by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub rows: u64,
    pub created: u64,
    pub updated: u64,
    /// Rows that were not imported.
    pub refused: u64,
}

impl Summary {
    /// The sum of both summaries.
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
    /// A mistake in the first line of the file or in the mapping.
    #[error("{0}")]
    Header(String),
    #[error("The file cannot be read further: {0}")]
    Input(io::Error),
    #[error("The problems cannot be written: {0}")]
    Problems(io::Error),
    #[error("{0}")]
    Service(#[from] super::Error),
}

/// Maximum number of rows that are read and checked at once.
const BATCH_ROWS: u64 = 1_000;
/// Number of bytes of input after which a batch takes no more rows.
const BATCH_BYTES: usize = 1024 * 1024;
/// Maximum number of batches that wait while a transaction is written, which limits the memory.
const MAX_WAITING_BATCHES: usize = 4;

/// Imports a file. Problems are reported as they are found, in the order of the rows within a
/// transaction.
///
/// Each transaction is durable before the next begins: after an error, the rows in the summary of
/// the last report are imported.
pub async fn run(
    server: &Server,
    caller: &Caller,
    order: &ImportRequest,
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
    let (queue, batches) = mpsc::channel(MAX_WAITING_BATCHES);
    let (format, mapping, skip) = (order.format, order.mapping.clone(), order.skip);

    // Reading, checking and indexing run on their own thread, in parallel with the writing.
    let reading = tokio::task::spawn_blocking(move || {
        read_and_check(&checker, RowReader::open(input, format, &mapping)?, skip, &queue)
    });
    let mut summary = Summary::default();
    let writer = Writer { server, caller, order, schema: &schema };
    store::set_large_cache(&server.db, true).await.map_err(super::Error::from)?;
    let written = writer.write_all(batches, &mut summary, report).await;
    store::set_large_cache(&server.db, false).await.map_err(super::Error::from)?;
    let read = reading.await.map_err(|error| Error::Input(io::Error::other(error)))?;
    if !order.dry_run && summary.rows > 0 {
        record_import(server, caller, order, &summary).await?;
    }
    written.and(read)?;
    Ok(summary)
}

/// Checks that a file with this beginning can be imported with this mapping.
///
/// # Errors
/// [`Error::Header`].
pub fn check_columns(
    beginning: &[u8],
    format: FileFormat,
    mapping: &[(String, CsvColumn)],
) -> Result<(), Error> {
    RowReader::open(beginning, format, mapping).map(drop)
}

/// Records the import in the audit log, in one row for all new accounts. Updated accounts have
/// their own rows.
async fn record_import(
    server: &Server,
    caller: &Caller,
    order: &ImportRequest,
    summary: &Summary,
) -> super::Result<()> {
    let counts =
        [("created", summary.created), ("updated", summary.updated), ("refused", summary.refused)];
    let changes = counts.map(|(name, count)| (name.to_owned(), json!([Value::Null, count])));
    let act =
        Act { account_id: None, target: order.name.clone(), changes: Map::from_iter(changes) };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, "accounts_imported", act).await?;
    Ok(tx.commit().await?)
}

/// Checked rows for one transaction, or for a part of one.
#[derive(Debug, Default)]
struct RowBatch {
    checked: Vec<CheckedRow>,
    problems: Vec<RowProblem>,
    rows: u64,
    bytes: usize,
}

/// Reads and checks all rows, and sends them to the queue in batches.
fn read_and_check<R: Read>(
    checker: &Checker,
    mut rows: RowReader<R>,
    mut skip: u64,
    queue: &mpsc::Sender<RowBatch>,
) -> Result<(), Error> {
    let mut batch = RowBatch::default();
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
        match row
            .account
            .map_err(|problem| vec![problem])
            .and_then(|account| checker.check(row.number, account))
        {
            Ok(fit) => batch.checked.push(fit),
            Err(problems) => batch.problems.extend(problems),
        }
        let full = batch.rows >= BATCH_ROWS || batch.bytes >= BATCH_BYTES;
        if full && queue.blocking_send(std::mem::take(&mut batch)).is_err() {
            return Ok(());
        }
    };
    // The receiver is closed if the writing failed, which is reported elsewhere.
    queue.blocking_send(batch).ok();
    failed.map_or(Ok(()), |error| Err(Error::Input(error)))
}

fn to_problem(row: u64, taken: &InsertConflict) -> RowProblem {
    match taken {
        InsertConflict::LoginId => {
            problem(row, "/loginId", "login_id_taken", "already belongs to an account")
        }
        InsertConflict::Id => problem(row, "/id", "id_taken", "is the id of another account"),
        InsertConflict::Field(field) => problem(
            row,
            &format!("/profile/{field}"),
            "field_taken",
            "is the value of another account",
        ),
        InsertConflict::Credential => credential_taken(row),
    }
}

fn credential_taken(row: u64) -> RowProblem {
    problem(row, "/ownIdData", "credential_taken", "has a passkey that belongs to another account")
}

fn problem(row: u64, pointer: &str, code: &'static str, message: impl Into<String>) -> RowProblem {
    RowProblem { row, pointer: pointer.to_owned(), code, message: message.into() }
}
