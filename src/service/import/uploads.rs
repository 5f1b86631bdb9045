//! Files of accounts that an administrator sends: kept in parts until a job has imported them.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use sqlx::types::Uuid;

use super::Format;
use crate::{
    domain::{access::scope::Scope, account::csv_format::CsvColumn},
    server::Server,
    service::{Refusal, Result, caller::Caller, import, jobs},
    store::admin::uploads::{self as store, UploadRow},
};

pub use crate::store::admin::uploads::UploadProblem;

/// The largest file, in bytes.
pub const MOST: usize = 1024 * 1024 * 1024;

/// What one row of the database holds of a file, in bytes.
const PART: usize = 1024 * 1024;

/// How long a file waits for its import.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// How a file is to be imported.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Plan {
    pub file: Uuid,
    /// The file's name, for when it is gone.
    pub name: String,
    /// What each column of a CSV file holds, as [`CsvColumn::parse`] reads it.
    pub mapping: Vec<(String, String)>,
    pub update: bool,
    pub dry_run: bool,
}

impl Plan {
    pub(in crate::service) fn columns(&self) -> Vec<(String, CsvColumn)> {
        let known = self.mapping.iter().map(|(name, field)| (name.clone(), CsvColumn::parse(field)));
        known.filter_map(|(name, column)| Some((name, column?))).collect()
    }
}

/// A file on its way in.
#[derive(Debug)]
pub struct Upload {
    id: Uuid,
    part: i64,
    buffer: Vec<u8>,
    lines: i64,
}

impl Upload {
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub async fn begin(server: &Server, caller: &Caller, name: &str) -> Result<Self> {
        caller.require(Scope::AccountsWrite)?;
        let now = server.clock.now();
        let id = server.random.uuid(now);
        store::begin(&server.db, id, name, Format::of_name(name).as_str(), now).await?;
        Ok(Self { id, part: 0, buffer: Vec::with_capacity(PART), lines: 0 })
    }

    pub async fn push(&mut self, server: &Server, mut bytes: &[u8]) -> Result<()> {
        self.lines += i64::try_from(bytes.split(|byte| *byte == b'\n').count() - 1).unwrap_or(0);
        while !bytes.is_empty() {
            let (fits, rest) = bytes.split_at(bytes.len().min(PART - self.buffer.len()));
            self.buffer.extend_from_slice(fits);
            bytes = rest;
            if self.buffer.len() == PART {
                self.keep(server).await?;
            }
        }
        Ok(())
    }

    /// The file is there whole. Returns its id.
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

/// A file as it is shown before its import.
#[derive(Clone, Debug)]
pub struct Look {
    pub file: UploadRow,
    pub format: Format,
    /// About how many.
    pub rows: i64,
    /// The columns of a CSV file, each with its first values.
    pub columns: Vec<(String, Vec<String>)>,
}

/// # Errors
/// [`Refusal::NotFound`]; [`import::Error::Header`] when the first line cannot be read.
pub async fn look(server: &Server, caller: &Caller, id: Uuid) -> std::result::Result<Look, import::Error> {
    let (file, first) = open(server, caller, id).await?;
    let format = Format::parse(&file.format);
    let columns = import::first_rows(&first, format)?;
    Ok(Look { rows: rows(&file, format), file, format, columns })
}

/// Has the file imported, and returns the job's id.
///
/// # Errors
/// [`Refusal::NotFound`]; [`import::Error::Header`] when the mapping does not do.
pub async fn order(server: &Server, caller: &Caller, plan: &Plan) -> std::result::Result<Uuid, import::Error> {
    let (file, first) = open(server, caller, plan.file).await?;
    let format = Format::parse(&file.format);
    import::check_columns(&first, format, &plan.columns())?;
    Ok(jobs::start_import(server, caller, plan, rows(&file, format)).await?)
}

/// A line a row, as far as no cell has several.
fn rows(file: &UploadRow, format: Format) -> i64 {
    (file.lines - i64::from(format == Format::Csv)).max(0)
}

async fn open(server: &Server, caller: &Caller, id: Uuid) -> Result<(UploadRow, Vec<u8>)> {
    caller.require(Scope::AccountsWrite)?;
    let file = store::find(&server.db, id).await?.ok_or(Refusal::NotFound)?;
    let first = store::part(&server.db, id, 0).await?.unwrap_or_default();
    Ok((file, first))
}

/// What was wrong with rows, from this problem on.
pub async fn problems(
    server: &Server,
    caller: &Caller,
    (job, from): (Uuid, i64),
    most: i64,
) -> Result<Vec<UploadProblem>> {
    caller.require(Scope::AccountsWrite)?;
    Ok(store::problems(&server.db, job, from, most).await?)
}

/// Deletes files whose time is over, at most `most` parts. Returns how many parts went.
pub async fn tidy(server: &Server, most: i64) -> Result<u64> {
    Ok(store::forget(&server.db, server.clock.now().minus(KEPT), most).await?)
}
