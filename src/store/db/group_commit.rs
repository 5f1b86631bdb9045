//! Writes that wait are committed together: one statement and one commit for all of them.
//!
//! A statement costs a hop to the driver's thread, and a durable commit a sync of the disk; under load both are shared.
//! When nothing waits, a write is a batch of its own and is not delayed.

use std::{fmt, future::Future};

use tokio::sync::{mpsc, oneshot};

use super::failure::{Failure, Outage};

/// What a batch does with the items that waited.
pub trait GroupCommitWork: Send + Sync + 'static {
    type Item: Send + Sync + 'static;
    type Answer: Send + 'static;

    /// Answers the items in their order. All of them succeed or fail together.
    fn run(&self, items: &[Self::Item]) -> impl Future<Output = sqlx::Result<Vec<Self::Answer>>> + Send;
}

/// The most items in one statement: more would make the first of them wait for the last.
const MOST: usize = 128;

type Waiting<W> = (<W as GroupCommitWork>::Item, oneshot::Sender<sqlx::Result<<W as GroupCommitWork>::Answer>>);

pub struct GroupCommit<W: GroupCommitWork> {
    queue: mpsc::Sender<Waiting<W>>,
}

impl<W: GroupCommitWork> GroupCommit<W> {
    /// Starts the task that runs one batch after the other.
    pub fn start(work: W) -> Self {
        let (queue, waiting) = mpsc::channel(8 * MOST);
        tokio::spawn(drain(work, waiting));
        Self { queue }
    }

    /// Waits for the answer to one item.
    pub async fn ask(&self, item: W::Item) -> sqlx::Result<W::Answer> {
        let (answer, answered) = oneshot::channel();
        self.queue.send((item, answer)).await.map_err(|_| sqlx::Error::WorkerCrashed)?;
        answered.await.map_err(|_| sqlx::Error::WorkerCrashed)?
    }
}

async fn drain<W: GroupCommitWork>(work: W, mut waiting: mpsc::Receiver<Waiting<W>>) {
    loop {
        let mut batch = Vec::with_capacity(MOST);
        if waiting.recv_many(&mut batch, MOST).await == 0 {
            return;
        }
        let (items, answers): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
        match work.run(&items).await {
            Ok(results) => {
                for (answer, result) in answers.into_iter().zip(results) {
                    answer.send(Ok(result)).ok();
                }
            }
            // None of them fares better alone.
            Err(error) if Failure::of(&error).passes() => {
                let outage = Outage::of(&error);
                for answer in answers {
                    answer.send(Err(outage.clone().into())).ok();
                }
            }
            // One bad item must not spoil its neighbours: each is tried alone.
            Err(_) => {
                for (item, answer) in items.iter().zip(answers) {
                    let alone = work.run(std::slice::from_ref(item)).await;
                    answer.send(alone.and_then(|mut one| one.pop().ok_or(sqlx::Error::RowNotFound))).ok();
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
