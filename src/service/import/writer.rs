//! Rows that are written in one transaction. The more there are, the fewer pages of the database are written for each row; but
//! whoever else writes waits for its end.

use std::{
    collections::HashSet,
    io,
    time::{Duration, Instant},
};

use sqlx::types::Uuid;
use tokio::{sync::mpsc, time};

use super::{Batch, Error, Order, Summary, duplicates::Seen, problem, told};
use crate::{
    domain::account::import_row::RowProblem,
    runtime::schema_cache::SchemaVersion,
    server::Server,
    service::{self, Refusal, Result, caller::Caller},
    store::{
        Tx,
        accounts::bulk_insert::{self, InsertConflict},
        admin::{jobs, uploads},
    },
};

/// How long a transaction should take, about.
const LONG: Duration = Duration::from_secs(1);
/// The rows of the first transaction. How many the following have, the one before tells by the time that it took.
const FIRST: u64 = 2_000;
/// The most rows of a transaction, and from how many bytes of the file on it takes no more: they are in memory.
const MOST: u64 = 8_000;
const MUCH: usize = 16 * 1024 * 1024;
/// How long a transaction waits for the next batch. An input may pause for as long as it likes.
const PATIENCE: Duration = Duration::from_millis(50);

pub(super) struct Writer<'a> {
    pub server: &'a Server,
    pub caller: &'a Caller,
    pub order: &'a Order,
    pub schema: &'a SchemaVersion,
}

impl Writer<'_> {
    /// Writes every batch, and reports after each transaction.
    pub(super) async fn write_all(
        &self,
        mut batches: mpsc::Receiver<Batch>,
        summary: &mut Summary,
        mut report: impl FnMut(&Summary, &[RowProblem]) -> io::Result<()>,
    ) -> std::result::Result<(), Error> {
        let mut seen = Seen::default();
        let mut most = FIRST;
        while let Some(mut batch) = together(&mut batches, most).await {
            if self.order.dry_run {
                seen.sort_out(&mut batch, self.order.update);
            }
            let (rows, began) = (batch.rows, Instant::now());
            let mut parts = vec![batch];
            while let Some(mut part) = parts.pop() {
                let written = match self.write(&part).await {
                    Ok(written) => written,
                    Err(error) if error.is_of_values() && !part.checked.is_empty() => {
                        parts.extend(part.without_the_cause(&error));
                        continue;
                    }
                    Err(error) => return Err(error.into()),
                };
                part.checked.retain(|checked| written.known.binary_search(&checked.row).is_ok());
                let problems = self.change(part, written, summary).await?;
                report(summary, &problems).map_err(Error::Problems)?;
            }
            most = at_pace(rows, began.elapsed());
        }
        Ok(())
    }

    /// Makes the accounts that are new, in one transaction.
    async fn write(&self, batch: &Batch) -> Result<Written> {
        let mut problems = batch.problems.clone();
        let mut known: Vec<_> =
            batch.checked.iter().filter(|checked| !checked.unfit.is_empty()).map(|checked| checked.row).collect();
        let fresh: Vec<_> = batch.checked.iter().filter(|checked| checked.unfit.is_empty()).collect();
        let accounts: Vec<_> = fresh.iter().map(|checked| &checked.new).collect();
        let now = self.server.clock.now();
        let (mut tx, answers) = bulk_insert::insert_all(&self.server.db, &accounts, self.schema.number, now).await?;
        let mut created = 0;
        for (checked, taken) in fresh.into_iter().zip(answers) {
            match taken {
                None => created += 1,
                Some(InsertConflict::LoginId) if self.order.update => known.push(checked.row),
                Some(taken) => problems.push(told(checked.row, &taken)),
            }
        }
        problems.sort_by_key(|problem| problem.row);
        known.sort_unstable();
        if let Some(job) = self.order.job {
            note(&mut tx, job, ((created, batch.rows), &problems)).await?;
        }
        if !self.order.dry_run {
            tx.commit().await?;
        }
        Ok(Written { created, known, problems })
    }

    /// Changes the accounts that were there. Returns all problems, in the order of the rows.
    async fn change(&self, batch: Batch, written: Written, summary: &mut Summary) -> Result<Vec<RowProblem>> {
        let (Batch { checked, rows, .. }, Written { created, mut problems, .. }) = (batch, written);
        let mut updated = 0;
        for checked in checked {
            let row = checked.row;
            match self.update(checked).await {
                Ok(Ok(())) => updated += 1,
                Ok(Err(wrong)) => problems.extend(wrong),
                Err(error) if error.is_of_values() => problems.push(unstorable(row, &error)),
                Err(error) => return Err(error),
            }
        }
        problems.sort_by_key(|problem| problem.row);
        summary.rows += rows;
        summary.created += created;
        summary.updated += updated;
        summary.refused += rows - created - updated;
        Ok(problems)
    }
}

/// What became of the rows of a transaction.
struct Written {
    created: u64,
    /// The numbers of the rows for accounts that are there already, in order. A change has a transaction of its own.
    known: Vec<u64>,
    problems: Vec<RowProblem>,
}

fn unstorable(row: u64, error: &service::Error) -> RowProblem {
    problem(row, "", "not_storable", format!("cannot be stored: {error}"))
}

impl Batch {
    /// The same rows in two halves, the later one first, so that the row that the database refuses is found; when there is only one
    /// left, with its problem in its place.
    fn without_the_cause(mut self, error: &service::Error) -> Vec<Self> {
        if let [only] = self.checked.as_slice() {
            self.problems.push(unstorable(only.row, error));
            self.checked.clear();
            return vec![self];
        }
        let middle = self.checked[self.checked.len() / 2].row;
        let before = self.checked.extract_if(.., |checked| checked.row < middle).collect::<Vec<_>>();
        let problems = self.problems.extract_if(.., |problem| problem.row < middle).collect::<Vec<_>>();
        let refused: HashSet<_> = problems.iter().map(|problem| problem.row).collect();
        let rows = (before.len() + refused.len()) as u64;
        self.rows -= rows;
        let first = Self { checked: before, problems, rows, bytes: 0 };
        vec![self, first]
    }
}

/// The next rows, about so many at most; none when there are none. It does not wait for long when there are some.
async fn together(batches: &mut mpsc::Receiver<Batch>, most: u64) -> Option<Batch> {
    let mut all = batches.recv().await?;
    while all.rows < most && all.bytes < MUCH {
        let Ok(Some(batch)) = time::timeout(PATIENCE, batches.recv()).await else { break };
        all.checked.extend(batch.checked);
        all.problems.extend(batch.problems);
        all.rows += batch.rows;
        all.bytes += batch.bytes;
    }
    Some(all)
}

/// How many rows take as long as they should, when so many took so long.
fn at_pace(rows: u64, took: Duration) -> u64 {
    let rows = u128::from(rows) * LONG.as_millis() / took.as_millis().max(1);
    u64::try_from(rows).unwrap_or(MOST).clamp(FIRST, MOST)
}

/// How far a job has come is written with what its rows became, so that no server's death makes a row be imported, or told, twice.
///
/// # Errors
/// [`Refusal::Stale`] when another server has taken the job over.
async fn note(
    tx: &mut Tx,
    (job, runner): (Uuid, Uuid),
    ((created, rows), problems): ((u64, u64), &[RowProblem]),
) -> Result<()> {
    uploads::add_problems(tx, job, problems).await?;
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    if jobs::advance(tx, job, runner, count(created), count(rows - created)).await? {
        return Ok(());
    }
    Err(Refusal::Stale.into())
}
