//! The streams of HTTP/2, each a task of its own: one whose answer the client does not take is reset, and the others of its
//! connection, which may be a proxy's, go on.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use hyper::rt::Executor;
use tokio::time::{Instant, sleep_until};

tokio::task_local! {
    /// Of the stream that the task serves.
    static TURN: Arc<Turn>;
}

/// Runs streams, and gives up those that have something to send which the client does not take for so long.
#[derive(Clone, Copy, Debug)]
pub(super) struct StreamExecutor {
    pub(super) patience: Duration,
}

impl<F: Future<Output = ()> + Send + 'static> Executor<F> for StreamExecutor {
    fn execute(&self, stream: F) {
        let (patience, turn) = (self.patience, Arc::<Turn>::default());
        tokio::spawn(async move {
            tokio::select! {
                () = TURN.scope(Arc::clone(&turn), stream) => {}
                // The stream is dropped, which resets it.
                () = turn.is_over(patience) => tracing::debug!("a stream was reset: its answer was not taken"),
            }
        });
    }
}

/// Notes since when it is the client's turn in the stream of this task. False when the task serves none.
pub(super) fn note_turn(since: Option<Instant>) -> bool {
    TURN.try_with(|turn| turn.set(since)).is_ok()
}

/// Since when the client does not take what there is to send.
#[derive(Debug, Default)]
struct Turn(Mutex<Option<Instant>>);

impl Turn {
    fn set(&self, since: Option<Instant>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = since;
    }

    /// Waits until the client's turn has lasted for so long.
    async fn is_over(&self, patience: Duration) {
        loop {
            let since = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let now = Instant::now();
            let deadline = since.unwrap_or(now) + patience;
            if deadline <= now {
                return;
            }
            sleep_until(deadline).await;
        }
    }
}
