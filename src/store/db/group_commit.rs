//! Group commit: queued writes are committed together, with one statement and one commit for all of
//! them.
//!
//! A statement costs a hop to the driver's thread, and a durable commit a sync of the disk; under
//! load both are shared. When the queue is empty, a write is a batch of its own and is not delayed.

use std::{fmt, future::Future};

use tokio::sync::{mpsc, oneshot};

use super::failure::{DatabaseFailure, Outage};
use crate::runtime::{
    metrics::{
        catalogue::{DATABASE_DURATION, GROUP_COMMIT_ITEMS},
        number,
    },
    traces::TraceSpan,
};

/// The work of one batch.
pub trait GroupCommitWork: Send + Sync + 'static {
    /// The name in the metrics.
    const NAME: &'static str;

    type Item: Send + Sync + 'static;
    type Output: Send + 'static;

    /// Processes the items and returns their answers in order. All of them succeed or fail
    /// together.
    fn run(
        &self,
        items: &[Self::Item],
    ) -> impl Future<Output = sqlx::Result<Vec<Self::Output>>> + Send;
}

/// The maximum number of items in one statement: with more, the first would wait for the last.
const MAX_BATCH_ITEMS: usize = 128;

type QueuedItem<W> =
    (<W as GroupCommitWork>::Item, oneshot::Sender<sqlx::Result<<W as GroupCommitWork>::Output>>);

/// A queue of writes of one kind.
pub struct GroupCommit<W: GroupCommitWork> {
    queue: mpsc::Sender<QueuedItem<W>>,
}

impl<W: GroupCommitWork> GroupCommit<W> {
    /// Starts the task that runs the batches, one after the other.
    pub fn start(work: W) -> Self {
        let (queue, waiting) = mpsc::channel(8 * MAX_BATCH_ITEMS);
        tokio::spawn(run_batches(work, waiting));
        Self { queue }
    }

    /// Queues an item and waits for its answer.
    pub async fn submit(&self, item: W::Item) -> sqlx::Result<W::Output> {
        let span = TraceSpan::of_operation("database.group_commit");
        span.set_word("vestibule.writes", W::NAME);
        let (answer, answered) = oneshot::channel();
        self.queue.send((item, answer)).await.map_err(|_| sqlx::Error::WorkerCrashed)?;
        answered.await.map_err(|_| sqlx::Error::WorkerCrashed)?
    }
}

async fn run_batches<W: GroupCommitWork>(work: W, mut waiting: mpsc::Receiver<QueuedItem<W>>) {
    loop {
        let mut batch = Vec::with_capacity(MAX_BATCH_ITEMS);
        if waiting.recv_many(&mut batch, MAX_BATCH_ITEMS).await == 0 {
            return;
        }
        let (items, answers): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
        GROUP_COMMIT_ITEMS.record(number(items.len()), [W::NAME]);
        let timer = DATABASE_DURATION.start(["group_commit"]);
        let committed = work.run(&items).await;
        drop(timer);
        match committed {
            Ok(results) => {
                for (answer, result) in answers.into_iter().zip(results) {
                    answer.send(Ok(result)).ok();
                }
            }
            // A retry of each item alone would fail as well.
            Err(error) if DatabaseFailure::of(&error).is_transient() => {
                let outage = Outage::of(&error);
                for answer in answers {
                    answer.send(Err(outage.clone().into())).ok();
                }
            }
            // One invalid item must not fail the others: each is tried alone.
            Err(_) => {
                for (item, answer) in items.iter().zip(answers) {
                    let alone = work.run(std::slice::from_ref(item)).await;
                    answer
                        .send(alone.and_then(|mut one| one.pop().ok_or(sqlx::Error::RowNotFound)))
                        .ok();
                }
            }
        }
    }
}

impl<W: GroupCommitWork> Clone for GroupCommit<W> {
    fn clone(&self) -> Self {
        Self { queue: self.queue.clone() }
    }
}

impl<W: GroupCommitWork> fmt::Debug for GroupCommit<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GroupCommit")
    }
}
