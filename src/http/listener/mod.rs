//! The accept loop: connections in bounded number, each with bounded time, and an end when the server is asked to stop.

mod connection;
mod connection_state;
mod outgoing_body;
mod proxy_protocol;
mod registry;
mod stream;
mod stream_executor;

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::Router;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time::{Instant, sleep, timeout},
};

use self::{
    connection::{Connection, Host, Phase, protocols},
    connection_state::ConnectionState,
    registry::Registry,
};
use crate::config::Web;

/// Descriptors that are left for the database, files and what the server asks of others.
const DESCRIPTORS_KEPT: usize = 256;
/// How long nothing is accepted after the system had no descriptor or no memory for a connection.
const PAUSE: Duration = Duration::from_millis(100);
/// How often the log says that connections are turned away.
const SAID_EVERY: Duration = Duration::from_secs(60);

/// Serves the router until `stop`, and then until the requests under way are answered or their time is over.
pub async fn serve(listener: TcpListener, router: Router, web: &Web, stop: impl Future<Output = ()>) {
    let (phase, watched) = watch::channel(Phase::Serving);
    let bounds = web.connections;
    let registry = Registry::new(within_descriptors(bounds.most), bounds.most_per_address);
    let door = Door {
        registry: Arc::clone(&registry),
        host: Host { router, protocols: protocols(&bounds), bounds, phase: watched },
        web,
        turned_away: RareWarning::default(),
    };
    tokio::select! {
        () = door.accept(&listener) => {}
        () = stop => {}
    }
    // Closed at once: who comes now is refused by the system, and goes where else there is a server.
    drop((listener, door));
    phase.send(Phase::Draining).ok();
    if timeout(bounds.drain, phase.closed()).await.is_err() {
        let open = registry.count();
        tracing::warn!(open, "connections were closed with requests under way: drain_seconds are over");
        phase.send(Phase::Over).ok();
        phase.closed().await;
    }
}

/// As many connections as there are descriptors for, once the soft limit is raised to the hard one.
fn within_descriptors(most: usize) -> usize {
    let limit = rlimit::increase_nofile_limit(u64::MAX).unwrap_or_else(|error| {
        tracing::warn!(%error, "the limit of file descriptors cannot be raised");
        u64::MAX
    });
    let room = usize::try_from(limit).unwrap_or(usize::MAX);
    let room = room.saturating_sub(DESCRIPTORS_KEPT).max(room / 2);
    if room < most {
        tracing::warn!(limit, connections = room, "file descriptors are fewer than connections_max asks for");
    }
    most.min(room)
}

struct Door<'a> {
    registry: Arc<Registry>,
    host: Host,
    web: &'a Web,
    turned_away: RareWarning,
}

impl Door<'_> {
    async fn accept(&self, listener: &TcpListener) {
        loop {
            match listener.accept().await {
                Ok((stream, peer)) => self.admit(stream, SocketAddr::new(peer.ip().to_canonical(), peer.port())),
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    if self.turned_away.is_due() {
                        tracing::warn!(%error, "connections cannot be accepted");
                    }
                    self.registry.make_room();
                    sleep(PAUSE).await;
                }
            }
        }
    }

    fn admit(&self, stream: TcpStream, peer: SocketAddr) {
        let state = ConnectionState::begin();
        let is_proxy = self.web.trusts(peer.ip());
        let place = self.registry.admit(&state).filter(|place| is_proxy || place.count_for(peer.ip()));
        let Some(place) = place else {
            if self.turned_away.is_due() {
                tracing::warn!(%peer, "a connection was turned away: too many are open, all with requests under way");
            }
            return;
        };
        stream.set_nodelay(true).ok();
        let is_proxied = is_proxy && self.host.bounds.proxy_protocol;
        let connection = Connection { stream, peer, state, place, is_proxied };
        tokio::spawn(self.host.clone().serve(connection));
    }
}

/// An error of a connection that was gone before it was accepted, and not of the listener.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// A line of the log that is not written for every event.
#[derive(Debug, Default)]
struct RareWarning(Mutex<Option<Instant>>);

impl RareWarning {
    fn is_due(&self) -> bool {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = last.is_none_or(|last| last.elapsed() >= SAID_EVERY);
        if is_due {
            *last = Some(Instant::now());
        }
        is_due
    }
}
