//! Batches that are written in one transaction. The more there are, the fewer pages of the database are written for each row; but
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
        account_import::{Making, Taken},
        imports, jobs,
    },
};

/// From then on a transaction takes no further batch.
const LONG: Duration = Duration::from_secs(1);
/// From so many bytes of the file on neither: what waits for the end of the transaction is in memory.
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
        let mut together: Option<Together> = None;
        loop {
            let Some(mut batch) = next(&mut batches, together.is_some()).await else {
                let Some(together) = together.take() else { return Ok(()) };
                let problems = self.end(together, summary).await?;
                report(summary, &problems).map_err(Error::Problems)?;
                continue;
            };
            if self.order.dry_run {
                seen.sort_out(&mut batch, self.order.update);
            }
            let mut with = match together.take() {
                Some(together) => together,
                None => Together::begin(self.server).await?,
            };
            self.add(batch, &mut with).await?;
            if with.is_full() {
                let problems = self.end(with, summary).await?;
                report(summary, &problems).map_err(Error::Problems)?;
            } else {
                together = Some(with);
            }
        }
    }

    async fn add(&self, batch: Batch, together: &mut Together) -> Result<()> {
        together.rows += batch.rows;
        together.bytes += batch.bytes;
        together.problems.extend(batch.problems);
        let (fresh, known): (Vec<_>, Vec<_>) = batch.checked.into_iter().partition(|checked| checked.unfit.is_empty());
        together.known.extend(known);
        let accounts: Vec<_> = fresh.iter().map(|checked| &checked.new).collect();
        let answers = together.making.add(&accounts, self.schema.number).await?;
        for (checked, taken) in fresh.into_iter().zip(answers) {
            match taken {
                None => together.created += 1,
                Some(Taken::LoginId) if self.order.update => together.known.push(checked),
                Some(taken) => together.problems.push(told(checked.row, &taken)),
            }
        }
        Ok(())
    }

    /// Commits. Returns the problems, in the order of the rows.
    async fn end(&self, mut together: Together, summary: &mut Summary) -> Result<Vec<RowProblem>> {
        together.problems.sort_by_key(|problem| problem.row);
        if let Some(job) = self.order.job {
            together.note(job).await?;
        }
        let Together { making, created, rows, known, mut problems, .. } = together;
        if self.order.dry_run {
            drop(making);
        } else {
            making.commit().await?;
        }
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

struct Together {
    making: Making,
    began: Instant,
    bytes: usize,
    rows: u64,
    created: u64,
    /// Rows for accounts that are there already. A change has a transaction of its own.
    known: Vec<Checked>,
    problems: Vec<RowProblem>,
}

impl Together {
    async fn begin(server: &Server) -> Result<Self> {
        let making = Making::begin(&server.db).await?;
        let (known, problems) = (Vec::new(), Vec::new());
        Ok(Self { making, began: Instant::now(), bytes: 0, rows: 0, created: 0, known, problems })
    }

    fn is_full(&self) -> bool {
        self.began.elapsed() >= LONG || self.bytes >= MUCH
    }

    /// How far a job has come is written with what its rows became, so that no server's death makes a row be imported, or told, twice.
    ///
    /// # Errors
    /// [`Refusal::Stale`] when another server has taken the job over.
    async fn note(&mut self, (job, runner): (Uuid, Uuid)) -> Result<()> {
        imports::add_problems(&mut self.making.tx, job, &self.problems).await?;
        let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let counts = (count(self.created), count(self.rows - self.created));
        if jobs::advance(&mut self.making.tx, (job, runner), counts).await? {
            return Ok(());
        }
        Err(Refusal::Stale.into())
    }
}

/// The next batch; none when there is none, or, with a transaction open, when it takes too long.
async fn next(batches: &mut mpsc::Receiver<Batch>, open: bool) -> Option<Batch> {
    if open {
        return time::timeout(PATIENCE, batches.recv()).await.ok().flatten();
    }
    batches.recv().await
}
