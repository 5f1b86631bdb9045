//! The writer of imported rows. More rows per transaction mean fewer written pages of the database
//! per row, but also longer waits for other writers.

use std::{
    collections::HashSet,
    io,
    time::{Duration, Instant},
};

use tokio::{sync::mpsc, time};
use uuid::Uuid;

use super::{Error, ImportRequest, RowBatch, Summary, duplicates::Duplicates, problem, to_problem};
use crate::{
    domain::account::row_problem::RowProblem,
    runtime::schema_cache::NumberedSchema,
    server::Server,
    service::{self, Refusal, Result, caller::Caller},
    store::{
        Tx,
        accounts::{bulk_insert, insert_conflicts::InsertConflict},
        admin::{jobs, uploads},
    },
};

/// Approximate duration of a transaction.
const TARGET_TX_DURATION: Duration = Duration::from_secs(1);
/// Number of rows in the first transaction, and the minimum for the following ones. Their numbers
/// depend on the duration of the previous transaction.
const FIRST_BATCH_ROWS: u64 = 2_000;
/// Maximum number of rows in a transaction.
const MAX_BATCH_ROWS: u64 = 8_000;
/// Number of bytes of input after which a transaction takes no more rows, because they are in
/// memory.
const MAX_BATCH_BYTES: usize = 16 * 1024 * 1024;
/// Maximum time that a transaction waits for the next batch. The input may pause for any time.
const BATCH_WAIT: Duration = Duration::from_millis(50);

pub(super) struct Writer<'a> {
    pub server: &'a Server,
    pub caller: &'a Caller,
    pub order: &'a ImportRequest,
    pub schema: &'a NumberedSchema,
}

impl Writer<'_> {
    /// Writes every batch, and reports after each transaction.
    pub(super) async fn write_all(
        &self,
        mut batches: mpsc::Receiver<RowBatch>,
        summary: &mut Summary,
        mut report: impl FnMut(&Summary, &[RowProblem]) -> io::Result<()>,
    ) -> std::result::Result<(), Error> {
        let mut duplicates = Duplicates::default();
        let mut row_limit = FIRST_BATCH_ROWS;
        while let Some(mut batch) = collect_batches(&mut batches, row_limit).await {
            if self.order.dry_run {
                duplicates.split(&mut batch, self.order.update);
            }
            let (rows, began) = (batch.rows, Instant::now());
            let mut parts = vec![batch];
            while let Some(mut part) = parts.pop() {
                let written = match self.write(&part).await {
                    Ok(written) => written,
                    Err(error) if error.is_value_error() && !part.checked.is_empty() => {
                        parts.extend(part.isolate_refused_row(&error));
                        continue;
                    }
                    Err(error) => return Err(error.into()),
                };
                part.checked.retain(|checked| written.known.binary_search(&checked.row).is_ok());
                let problems = self.change(part, written, summary).await?;
                report(summary, &problems).map_err(Error::Problems)?;
            }
            row_limit = adapt_batch_size(rows, began.elapsed());
        }
        Ok(())
    }

    /// Creates the new accounts, in one transaction.
    async fn write(&self, batch: &RowBatch) -> Result<WrittenBatch> {
        let mut problems = batch.problems.clone();
        let mut known: Vec<_> = batch
            .checked
            .iter()
            .filter(|checked| !checked.unfit.is_empty())
            .map(|checked| checked.row)
            .collect();
        let fresh: Vec<_> =
            batch.checked.iter().filter(|checked| checked.unfit.is_empty()).collect();
        let accounts: Vec<_> = fresh.iter().map(|checked| &checked.new).collect();
        let now = self.server.clock.now();
        let (mut tx, answers) =
            bulk_insert::insert_all(&self.server.db, &accounts, self.schema.number, now).await?;
        let mut created = 0;
        for (checked, taken) in fresh.into_iter().zip(answers) {
            match taken {
                None => created += 1,
                Some(InsertConflict::LoginId) if self.order.update => known.push(checked.row),
                Some(taken) => problems.push(to_problem(checked.row, &taken)),
            }
        }
        problems.sort_by_key(|problem| problem.row);
        known.sort_unstable();
        if let Some((job, runner)) = self.order.job {
            let progress = JobProgress { created, failed: batch.rows - created };
            record_progress(&mut tx, job, runner, progress, &problems).await?;
        }
        if !self.order.dry_run {
            tx.commit().await?;
        }
        Ok(WrittenBatch { created, known, problems })
    }

    /// Updates the existing accounts. Returns all problems of the batch, in the order of the rows.
    async fn change(
        &self,
        batch: RowBatch,
        written: WrittenBatch,
        summary: &mut Summary,
    ) -> Result<Vec<RowProblem>> {
        let RowBatch { checked, rows, .. } = batch;
        let WrittenBatch { created, mut problems, .. } = written;
        let mut updated = 0;
        for checked in checked {
            let row = checked.row;
            match self.update(checked).await {
                Ok(Ok(())) => updated += 1,
                Ok(Err(wrong)) => problems.extend(wrong),
                Err(error) if error.is_value_error() => problems.push(not_storable(row, &error)),
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

/// The result of a transaction.
struct WrittenBatch {
    created: u64,
    /// Numbers of the rows for existing accounts, in order. Each update has its own transaction.
    known: Vec<u64>,
    problems: Vec<RowProblem>,
}

fn not_storable(row: u64, error: &service::Error) -> RowProblem {
    problem(row, "", "not_storable", format!("cannot be stored: {error}"))
}

impl RowBatch {
    /// Splits the rows into two halves, the later one first, to find the row that the database
    /// refuses. A single row is replaced by its problem.
    fn isolate_refused_row(mut self, error: &service::Error) -> Vec<Self> {
        if let [only] = self.checked.as_slice() {
            self.problems.push(not_storable(only.row, error));
            self.checked.clear();
            return vec![self];
        }
        let middle = self.checked[self.checked.len() / 2].row;
        let before =
            self.checked.extract_if(.., |checked| checked.row < middle).collect::<Vec<_>>();
        let problems =
            self.problems.extract_if(.., |problem| problem.row < middle).collect::<Vec<_>>();
        let refused: HashSet<_> = problems.iter().map(|problem| problem.row).collect();
        let rows = (before.len() + refused.len()) as u64;
        self.rows -= rows;
        let first = Self { checked: before, problems, rows, bytes: 0 };
        vec![self, first]
    }
}

/// Collects batches with about `row_limit` rows in total. Returns `None` at the end of the input.
/// Waits for a further batch only for a short time.
async fn collect_batches(
    batches: &mut mpsc::Receiver<RowBatch>,
    row_limit: u64,
) -> Option<RowBatch> {
    let mut all = batches.recv().await?;
    while all.rows < row_limit && all.bytes < MAX_BATCH_BYTES {
        let Ok(Some(batch)) = time::timeout(BATCH_WAIT, batches.recv()).await else { break };
        all.checked.extend(batch.checked);
        all.problems.extend(batch.problems);
        all.rows += batch.rows;
        all.bytes += batch.bytes;
    }
    Some(all)
}

/// The number of rows for a transaction of [`TARGET_TX_DURATION`], given the duration of the
/// previous one.
fn adapt_batch_size(rows: u64, took: Duration) -> u64 {
    let rows = u128::from(rows) * TARGET_TX_DURATION.as_millis() / took.as_millis().max(1);
    u64::try_from(rows).unwrap_or(MAX_BATCH_ROWS).clamp(FIRST_BATCH_ROWS, MAX_BATCH_ROWS)
}

/// The rows of a transaction by outcome, for the progress of a job.
#[derive(Clone, Copy)]
struct JobProgress {
    created: u64,
    failed: u64,
}

/// Writes the progress of a job in the transaction of its rows, so that no row is imported or
/// reported twice if the server stops.
///
/// # Errors
/// [`Refusal::Stale`] when another server has taken over the job.
async fn record_progress(
    tx: &mut Tx,
    job: Uuid,
    runner: Uuid,
    progress: JobProgress,
    problems: &[RowProblem],
) -> Result<()> {
    uploads::add_problems(tx, job, problems).await?;
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    if jobs::advance(tx, job, runner, count(progress.created), count(progress.failed)).await? {
        return Ok(());
    }
    Err(Refusal::Stale.into())
}
