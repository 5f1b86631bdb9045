//! Rows that are written in one transaction. The more there are, the fewer pages of the database are written for each row; but
//! whoever else writes waits for its end.

use std::{
    io,
    time::{Duration, Instant},
};

use sqlx::types::Uuid;
use tokio::{sync::mpsc, time};

use super::{Batch, Error, Order, Summary, check::Checked, seen::Seen, told};
use crate::{
    domain::account_row::RowProblem,
    server::Server,
    service::{Refusal, Result, account_schemas, caller::Caller},
    store::{
        Tx,
        account_import::{self, Taken},
        imports, jobs,
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
    pub schema: &'a account_schemas::Version,
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
            let written = self.write(batch).await?;
            most = at_pace(rows, began.elapsed());
            let problems = self.change(written, summary).await?;
            report(summary, &problems).map_err(Error::Problems)?;
        }
        Ok(())
    }

    /// Makes the accounts that are new, in one transaction.
    async fn write(&self, batch: Batch) -> Result<Written> {
        let Batch { checked: mut fresh, mut problems, rows, .. } = batch;
        let mut known: Vec<_> = fresh.extract_if(.., |checked| !checked.unfit.is_empty()).collect();
        let accounts: Vec<_> = fresh.iter().map(|checked| &checked.new).collect();
        let (mut tx, answers) = account_import::make(&self.server.db, &accounts, self.schema.number).await?;
        let mut created = 0;
        for (checked, taken) in fresh.into_iter().zip(answers) {
            match taken {
                None => created += 1,
                Some(Taken::LoginId) if self.order.update => known.push(checked),
                Some(taken) => problems.push(told(checked.row, &taken)),
            }
        }
        problems.sort_by_key(|problem| problem.row);
        if let Some(job) = self.order.job {
            note(&mut tx, job, ((created, rows), &problems)).await?;
        }
        if !self.order.dry_run {
            tx.commit().await?;
        }
        Ok(Written { rows, created, known, problems })
    }

    /// Changes the accounts that were there. Returns all problems, in the order of the rows.
    async fn change(&self, written: Written, summary: &mut Summary) -> Result<Vec<RowProblem>> {
        let Written { rows, created, known, mut problems } = written;
        let mut updated = 0;
        for checked in known {
            match self.update(checked).await? {
                Ok(()) => updated += 1,
                Err(wrong) => problems.extend(wrong),
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
    rows: u64,
    created: u64,
    /// Rows for accounts that are there already. A change has a transaction of its own.
    known: Vec<Checked>,
    problems: Vec<RowProblem>,
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
    imports::add_problems(tx, job, problems).await?;
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    if jobs::advance(tx, (job, runner), (count(created), count(rows - created))).await? {
        return Ok(());
    }
    Err(Refusal::Stale.into())
}
