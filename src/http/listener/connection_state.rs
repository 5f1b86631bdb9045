//! A connection's doings, from which follows when its time is over.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::http::Version;
use tokio::{sync::Notify, time::Instant};

use super::stream_executor::note_turn;
use crate::config::Connections;

/// How long a connection without a request under way stays open once the server is asked to stop.
const FAREWELL: Duration = Duration::from_secs(1);

/// One connection, as its own task, its requests and the [`Registry`](super::registry::Registry) see it.
#[derive(Debug)]
pub(super) struct ConnectionState {
    inner: Mutex<Inner>,
    /// Told when the connection makes room for another.
    dismissed: Notify,
}

#[derive(Debug)]
struct Inner {
    /// Requests whose answers are not through.
    open: usize,
    /// Since when no request is open.
    waiting_since: Instant,
    /// When the first byte after that was read.
    head_since: Option<Instant>,
    /// Set with the first request.
    version: Option<Version>,
    /// Answers of HTTP/1 that have something to send which the client does not take, by request, and since when.
    untaken: Vec<(u64, Instant)>,
    next_request: u64,
    stopping_since: Option<Instant>,
    /// The connection makes room for another: it takes no request any more.
    is_dismissed: bool,
}

impl ConnectionState {
    pub(super) fn begin() -> Arc<Self> {
        let inner = Inner {
            open: 0,
            waiting_since: Instant::now(),
            head_since: None,
            version: None,
            untaken: Vec::new(),
            next_request: 0,
            stopping_since: None,
            is_dismissed: false,
        };
        Arc::new(Self { inner: Mutex::new(inner), dismissed: Notify::new() })
    }

    /// Notes that bytes were read.
    pub(super) fn has_read(&self) {
        let mut inner = self.inner();
        if inner.open == 0 && inner.head_since.is_none() {
            inner.head_since = Some(Instant::now());
        }
    }

    /// Notes that a request's head was read. The request is open until the value is dropped. None when the connection was dismissed:
    /// the request came too late, and is not begun.
    pub(super) fn open(self: &Arc<Self>, version: Version) -> Option<OpenRequest> {
        let mut inner = self.inner();
        if inner.is_dismissed {
            return None;
        }
        inner.open += 1;
        inner.version = Some(version);
        inner.next_request += 1;
        Some(OpenRequest { connection: Arc::clone(self), request: inner.next_request })
    }

    /// Has the connection make room for another. False when a request is under way, which is never cut for that.
    pub(super) fn dismiss(&self) -> bool {
        let mut inner = self.inner();
        inner.is_dismissed = inner.open == 0;
        if inner.is_dismissed {
            self.dismissed.notify_one();
        }
        inner.is_dismissed
    }

    /// Waits until the connection makes room for another.
    pub(super) async fn is_dismissed(&self) {
        self.dismissed.notified().await;
    }

    /// Notes that the server is asked to stop.
    pub(super) fn stop(&self) {
        self.inner().stopping_since = Some(Instant::now());
    }

    /// The rank of a connection without an open request among those that could make room: who never asked for anything comes first,
    /// then who has waited longest.
    pub(super) fn waiting(&self) -> Option<(bool, Instant)> {
        let inner = self.inner();
        (inner.open == 0).then_some((inner.version.is_some(), inner.waiting_since))
    }

    /// The moment at which the connection's time is over, if nothing happens until then.
    pub(super) fn deadline(&self, bounds: &Connections) -> Instant {
        let inner = self.inner();
        if inner.open > 0 {
            let oldest = inner.untaken.iter().map(|(_, since)| *since).min();
            return oldest.unwrap_or_else(Instant::now) + bounds.idle_timeout;
        }
        if let Some(since) = inner.stopping_since {
            return since + FAREWELL;
        }
        match (inner.version, inner.head_since) {
            (None, _) => inner.waiting_since + bounds.header_timeout,
            // What came may be a ping.
            (Some(Version::HTTP_2), _) | (Some(_), None) => inner.waiting_since + bounds.idle_timeout,
            (Some(_), Some(head)) => head + bounds.header_timeout,
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request whose answer is not through.
#[derive(Debug)]
pub(super) struct OpenRequest {
    connection: Arc<ConnectionState>,
    request: u64,
}

impl OpenRequest {
    /// There is something to send, and from now on it is the client's turn: a stream's, or the whole connection's in HTTP/1.
    pub(super) fn has_more(&self) {
        let now = Instant::now();
        if !note_turn(Some(now)) {
            self.connection.inner().untaken.push((self.request, now));
        }
    }

    /// The client took it: the next piece is asked for.
    pub(super) fn is_taken(&self) {
        if note_turn(None) {
            return;
        }
        self.connection.inner().untaken.retain(|(request, _)| *request != self.request);
    }
}

impl Drop for OpenRequest {
    fn drop(&mut self) {
        let mut inner = self.connection.inner();
        inner.untaken.retain(|(request, _)| *request != self.request);
        inner.open -= 1;
        if inner.open == 0 {
            inner.waiting_since = Instant::now();
            inner.head_since = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_begun_or_its_connection_makes_room_but_not_both() {
        let connection = ConnectionState::begin();
        let request = connection.open(Version::HTTP_11).unwrap();
        assert!(!connection.dismiss(), "a request is under way");
        drop(request);
        assert!(connection.dismiss());
        assert!(connection.open(Version::HTTP_11).is_none(), "it came too late");

        for _ in 0..2_000 {
            let connection = ConnectionState::begin();
            let (request, is_dismissed) = std::thread::scope(|scope| {
                let request = scope.spawn(|| connection.open(Version::HTTP_11));
                let dismissal = scope.spawn(|| connection.dismiss());
                (request.join().unwrap(), dismissal.join().unwrap())
            });
            assert_ne!(request.is_some(), is_dismissed);
        }
    }
}
