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
    /// Told when the connection is to make room for another.
    pub(super) dismissed: Notify,
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

    /// Notes that a request's head was read. The request is open until the value is dropped.
    pub(super) fn open(self: &Arc<Self>, version: Version) -> OpenRequest {
        let mut inner = self.inner();
        inner.open += 1;
        inner.version = Some(version);
        inner.next_request += 1;
        OpenRequest { connection: Arc::clone(self), request: inner.next_request }
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
