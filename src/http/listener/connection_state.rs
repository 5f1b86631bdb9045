//! Activity of a connection, from which its deadline follows.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::http::Version;
use tokio::{sync::Notify, time::Instant};

use super::stream_executor::note_turn;
use crate::config::ConnectionLimits;

/// Time for which an idle connection stays open after the server was asked to stop.
const IDLE_DRAIN: Duration = Duration::from_secs(1);

/// One connection, shared by its task, its requests and the
/// [`Registry`](super::registry::Registry).
#[derive(Debug)]
pub(super) struct ConnectionState {
    inner: Mutex<Inner>,
    /// Wakes the connection's task when it has to make room for another.
    dismissed: Notify,
}

#[derive(Debug)]
struct Inner {
    /// Number of requests whose responses are not finished.
    open: usize,
    /// Start of the time without an open request.
    waiting_since: Instant,
    /// Arrival of the first byte after that.
    head_since: Option<Instant>,
    /// HTTP version, known from the first request on.
    version: Option<Version>,
    /// HTTP/1 responses with data that the client does not read: the request, and the time since
    /// when.
    untaken: Vec<(u64, Instant)>,
    next_request: u64,
    stopping_since: Option<Instant>,
    /// The connection is making room for another and accepts no more requests.
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

    /// Records that bytes were read.
    pub(super) fn has_read(&self) {
        let mut inner = self.inner();
        if inner.open == 0 && inner.head_since.is_none() {
            inner.head_since = Some(Instant::now());
        }
    }

    /// Records that a request's head was read. The request is open until the returned value is
    /// dropped. Returns `None` if the connection was dismissed: the request came too late and is
    /// not started.
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

    /// Dismisses the connection to make room for another. Returns false if a request is open: those
    /// are never cut off.
    pub(super) fn dismiss(&self) -> bool {
        let mut inner = self.inner();
        inner.is_dismissed = inner.open == 0;

        if inner.is_dismissed {
            self.dismissed.notify_one();
        }
        inner.is_dismissed
    }

    /// Waits until the connection is dismissed.
    pub(super) async fn is_dismissed(&self) {
        self.dismissed.notified().await;
    }

    /// Records that the server was asked to stop.
    pub(super) fn stop(&self) {
        self.inner().stopping_since = Some(Instant::now());
    }

    /// Rank of an idle connection among those that could make room, lowest first: connections that
    /// never sent a request, then the longest idle.
    pub(super) fn waiting(&self) -> Option<(bool, Instant)> {
        let inner = self.inner();
        if inner.open > 0 {
            return None;
        }

        Some((inner.version.is_some(), inner.waiting_since))
    }

    /// Time at which the connection is closed if nothing happens before.
    pub(super) fn deadline(&self, bounds: &ConnectionLimits) -> Instant {
        let inner = self.inner();

        if inner.open > 0 {
            let oldest = inner.untaken.iter().map(|(_, since)| *since).min();
            return oldest.unwrap_or_else(Instant::now) + bounds.idle_timeout;
        }

        if let Some(since) = inner.stopping_since {
            return since + IDLE_DRAIN;
        }

        match (inner.version, inner.head_since) {
            (None, _) => inner.waiting_since + bounds.header_timeout,
            // The bytes that arrived may be a PING.
            (Some(Version::HTTP_2), _) | (Some(_), None) => {
                inner.waiting_since + bounds.idle_timeout
            }
            (Some(_), Some(head)) => head + bounds.header_timeout,
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request whose response is not finished.
#[derive(Debug)]
pub(super) struct OpenRequest {
    connection: Arc<ConnectionState>,
    request: u64,
}

impl OpenRequest {
    /// Records that data is waiting for the client to read it: on the stream in HTTP/2, on the
    /// connection in HTTP/1.
    pub(super) fn has_more(&self) {
        let now = Instant::now();

        if !note_turn(Some(now)) {
            self.connection.inner().untaken.push((self.request, now));
        }
    }

    /// Records that the client has read the data: the next piece was requested.
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
