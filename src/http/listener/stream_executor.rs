//! The streams of HTTP/2, each a task of its own. A stream whose client does not read the response
//! is reset; the others of the connection, which may be a proxy's, continue.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use hyper::rt::Executor;
use tokio::time::{Instant, sleep_until};

tokio::task_local! {
    /// State of the stream that the current task serves.
    static TURN: Arc<Turn>;
}

/// Runs streams, and resets those whose client has not read waiting data for `patience`.
#[derive(Clone, Copy, Debug)]
pub(super) struct StreamExecutor {
    pub(super) patience: Duration,
}

impl<F: Future<Output = ()> + Send + 'static> Executor<F> for StreamExecutor {
    fn execute(&self, stream: F) {
        let patience = self.patience;
        let turn = Arc::<Turn>::default();

        tokio::spawn(async move {
            tokio::select! {
                () = TURN.scope(Arc::clone(&turn), stream) => {}
                // The stream is dropped, which resets it.
                () = turn.is_over(patience) => {
                    tracing::debug!("a stream was reset: its answer was not taken");
                }
            }
        });
    }
}

/// Records since when the current task's stream has been waiting for the client to read. Returns
/// false if the task serves no stream.
pub(super) fn note_turn(since: Option<Instant>) -> bool {
    TURN.try_with(|turn| turn.set(since)).is_ok()
}

/// Time since when the client has not read waiting data.
#[derive(Debug, Default)]
struct Turn(Mutex<Option<Instant>>);

impl Turn {
    fn set(&self, since: Option<Instant>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = since;
    }

    /// Waits until the client has not read for `patience`.
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
