//! Batches that are written in one transaction. The more there are, the fewer pages of the database are written for each row; but
//! whoever else writes waits for its end.

use std::time::{Duration, Instant};

use sqlx::types::Uuid;
use tokio::{sync::mpsc, time};

use super::{Batch, check::Checked};
use crate::{
    domain::account_row::RowProblem,
    server::Server,
    service::{Refusal, Result},
    store::{account_import::Making, imports, jobs},
};

/// From then on a transaction takes no further batch.
const LONG: Duration = Duration::from_secs(1);
/// From so many bytes of the file on neither: what waits for the end of the transaction is in memory.
const MUCH: usize = 16 * 1024 * 1024;
/// How long a transaction waits for the next batch. An input may pause for as long as it likes.
const PATIENCE: Duration = Duration::from_millis(50);

pub(super) struct Together {
    pub making: Making,
    began: Instant,
    pub bytes: usize,
    pub rows: u64,
    pub created: u64,
    /// Rows for accounts that are there already. A change has a transaction of its own.
    pub known: Vec<Checked>,
    pub problems: Vec<RowProblem>,
}

impl Together {
    pub(super) async fn begin(server: &Server) -> Result<Self> {
        let making = Making::begin(&server.db).await?;
        let (known, problems) = (Vec::new(), Vec::new());
        Ok(Self { making, began: Instant::now(), bytes: 0, rows: 0, created: 0, known, problems })
    }

    pub(super) fn is_full(&self) -> bool {
        self.began.elapsed() >= LONG || self.bytes >= MUCH
    }

    /// How far a job has come is written with what its rows became, so that no server's death makes a row be imported, or told, twice.
    ///
    /// # Errors
    /// [`Refusal::Stale`] when another server has taken the job over.
    pub(super) async fn note(&mut self, (job, runner): (Uuid, Uuid)) -> Result<()> {
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
pub(super) async fn next(batches: &mut mpsc::Receiver<Batch>, open: bool) -> Option<Batch> {
    if open {
        return time::timeout(PATIENCE, batches.recv()).await.ok().flatten();
    }
    batches.recv().await
}
