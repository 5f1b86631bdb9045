//! Uploaded files of accounts, which are stored in parts until a job has imported them.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::FileFormat;
use crate::{
    domain::{
        access::{scope::Scope, strength::ProtectedAction},
        account::csv_format::CsvColumn,
    },
    server::Server,
    service::{Refusal, Result, caller::Caller, import, jobs},
    store::admin::uploads::{self as store, UploadRow},
};

pub use crate::store::admin::uploads::UploadProblem;

/// Maximum size of a file in bytes.
pub const MAX_FILE_BYTES: usize = 1024 * 1024 * 1024;

/// Size of a part in bytes. Each part is one row of the database.
const PART_BYTES: usize = 1024 * 1024;

/// Time for which a file is kept if it is not imported.
const UPLOAD_RETENTION: Duration = Duration::from_secs(24 * 60 * 60);

/// The settings for the import of an uploaded file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Plan {
    pub file: Uuid,
    /// The file's name, for display after its deletion.
    pub name: String,
    /// Names of the columns of a CSV file with their fields, in the syntax of `Column::parse`.
    pub mapping: Vec<(String, String)>,
    pub update: bool,
    pub dry_run: bool,
}

impl Plan {
    pub(in crate::service) fn columns(&self) -> Vec<(String, CsvColumn)> {
        let known =
            self.mapping.iter().map(|(name, field)| (name.clone(), CsvColumn::parse(field)));
        known.filter_map(|(name, column)| Some((name, column?))).collect()
    }
}

/// A file that is being received.
#[derive(Debug)]
pub struct Upload {
    id: Uuid,
    part: i64,
    buffer: Vec<u8>,
    lines: i64,
}

impl Upload {
    /// Begins to receive a file.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::TooWeak`].
    pub async fn begin(server: &Server, caller: &Caller, name: &str) -> Result<Self> {
        caller.require(Scope::AccountsWrite)?;
        caller.require_strength(ProtectedAction::Import, server.clock.now())?;
        let now = server.clock.now();
        let id = server.random.uuid(now);
        store::begin(&server.db, id, name, FileFormat::of_name(name).as_str(), now).await?;
        Ok(Self { id, part: 0, buffer: Vec::with_capacity(PART_BYTES), lines: 0 })
    }

    /// Appends bytes to the file.
    pub async fn push(&mut self, server: &Server, mut bytes: &[u8]) -> Result<()> {
        self.lines += i64::try_from(bytes.split(|byte| *byte == b'\n').count() - 1).unwrap_or(0);
        while !bytes.is_empty() {
            let (fits, rest) = bytes.split_at(bytes.len().min(PART_BYTES - self.buffer.len()));
            self.buffer.extend_from_slice(fits);
            bytes = rest;
            if self.buffer.len() == PART_BYTES {
                self.keep(server).await?;
            }
        }
        Ok(())
    }

    /// Completes the file. Returns its id.
    pub async fn finish(mut self, server: &Server) -> Result<Uuid> {
        if self.buffer.last().is_some_and(|last| *last != b'\n') {
            self.lines += 1;
        }
        self.keep(server).await?;
        store::complete(&server.db, self.id, self.lines, self.part).await?;
        Ok(self.id)
    }

    async fn keep(&mut self, server: &Server) -> Result<()> {
        store::add_part(&server.db, self.id, self.part, &self.buffer).await?;
        self.part += 1;
        self.buffer.clear();
        Ok(())
    }
}

/// A summary of a file before its import.
#[derive(Clone, Debug)]
pub struct UploadPreview {
    pub file: UploadRow,
    pub format: FileFormat,
    /// Approximate number of rows.
    pub rows: i64,
    /// The columns of a CSV file, each with its first values.
    pub columns: Vec<(String, Vec<String>)>,
}

/// Summarizes a file.
///
/// # Errors
/// [`Refusal::NotFound`]; [`import::Error::Header`] when the first line cannot be read.
pub async fn preview(
    server: &Server,
    caller: &Caller,
    id: Uuid,
) -> std::result::Result<UploadPreview, import::Error> {
    let (file, first) = open(server, caller, id).await?;
    let format = FileFormat::parse(&file.format);
    let columns = import::first_rows(&first, format)?;
    Ok(UploadPreview { rows: rows(&file, format), file, format, columns })
}

/// Starts a job that imports the file. Returns the job's id.
///
/// # Errors
/// [`Refusal::NotFound`]; [`import::Error::Header`] for an invalid mapping.
pub async fn start(
    server: &Server,
    caller: &Caller,
    plan: &Plan,
) -> std::result::Result<Uuid, import::Error> {
    let (file, first) = open(server, caller, plan.file).await?;
    let format = FileFormat::parse(&file.format);
    import::check_columns(&first, format, &plan.columns())?;
    Ok(jobs::start_import(server, caller, plan, rows(&file, format)).await?)
}

/// The approximate number of rows: one per line, which is too many if cells have line breaks.
fn rows(file: &UploadRow, format: FileFormat) -> i64 {
    (file.lines - i64::from(format == FileFormat::Csv)).max(0)
}

async fn open(server: &Server, caller: &Caller, id: Uuid) -> Result<(UploadRow, Vec<u8>)> {
    caller.require(Scope::AccountsWrite)?;
    let file = store::find(&server.db, id).await?.ok_or(Refusal::NotFound)?;
    let first = store::part(&server.db, id, 0).await?.unwrap_or_default();
    Ok((file, first))
}

/// The problems of rows, beginning with the given one.
pub async fn problems(
    server: &Server,
    caller: &Caller,
    job: Uuid,
    from: i64,
    most: i64,
) -> Result<Vec<UploadProblem>> {
    caller.require(Scope::AccountsWrite)?;
    Ok(store::problems(&server.db, job, from, most).await?)
}

/// Deletes at most `limit` parts of files past their retention. Returns the number of deleted
/// parts.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    Ok(store::forget(&server.db, server.clock.now().minus(UPLOAD_RETENTION), limit).await?)
}
