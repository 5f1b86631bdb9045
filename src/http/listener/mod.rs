//! The accept loop: a limited number of connections, each with deadlines, and an orderly end when
//! the server is asked to stop.

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
use futures::future::join_all;
use rustls::ServerConfig;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time::{Instant, sleep, timeout},
};

use self::{
    connection::{AcceptedConnection, Host, Phase, protocols},
    connection_state::ConnectionState,
    registry::Registry,
};
use crate::{config::Web, runtime::metrics::catalogue::LIMITS_HIT};

/// File descriptors reserved for the database, files and outgoing connections.
const RESERVED_DESCRIPTORS: usize = 256;
/// Pause after the system had no descriptor or no memory for a connection.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);
/// Minimum interval between warnings about refused connections.
const WARNING_INTERVAL: Duration = Duration::from_secs(60);

/// An address of the server, and the routes at it.
#[derive(Debug)]
pub struct Endpoint {
    pub socket: TcpListener,
    pub router: Router,
    /// The settings of TLS; `None` for connections in clear text.
    pub tls: Option<Arc<ServerConfig>>,
}

/// Serves the endpoints, which share the limits of connections, until `stop`, and then until the
/// open requests are answered or the drain time is over.
pub async fn serve(endpoints: Vec<Endpoint>, web: &Web, stop: impl Future<Output = ()>) {
    let (phase, watched) = watch::channel(Phase::Serving);
    let bounds = web.connections;

    let registry =
        Registry::new(within_descriptors(bounds.max_connections), bounds.max_per_address);
    let turned_away = RareWarning::default();
    let accepting = endpoints.into_iter().map(|Endpoint { socket, router, tls }| {
        let phase = watched.clone();
        let acceptor = Acceptor {
            registry: Arc::clone(&registry),
            host: Host { router, tls, protocols: protocols(&bounds), bounds, phase },
            web,
            turned_away: &turned_away,
        };
        async move { acceptor.accept(&socket).await }
    });

    // Closed at once after that, so that the system refuses new connections and clients turn to
    // another server.
    tokio::select! {
        _ = join_all(accepting) => {}
        () = stop => {}
    }
    drop(watched);
    phase.send(Phase::Draining).ok();

    if timeout(bounds.drain_timeout, phase.closed()).await.is_err() {
        let open = registry.count();
        tracing::warn!(
            open,
            "connections were closed with requests open: drain_seconds have passed"
        );
        phase.send(Phase::Over).ok();
        phase.closed().await;
    }
}

/// Limits the number of connections to the available file descriptors, after raising the soft limit
/// to the hard one.
fn within_descriptors(most: usize) -> usize {
    let limit = rlimit::increase_nofile_limit(u64::MAX).unwrap_or_else(|error| {
        tracing::warn!(%error, "the limit of file descriptors cannot be raised");
        u64::MAX
    });

    let room = usize::try_from(limit).unwrap_or(usize::MAX);
    let room = room.saturating_sub(RESERVED_DESCRIPTORS).max(room / 2);

    if room < most {
        tracing::warn!(
            limit,
            connections = room,
            "there are fewer file descriptors than connections_max needs"
        );
    }
    most.min(room)
}

/// The accepting side of the listener.
struct Acceptor<'a> {
    registry: Arc<Registry>,
    host: Host,
    web: &'a Web,
    turned_away: &'a RareWarning,
}

impl Acceptor<'_> {
    async fn accept(&self, listener: &TcpListener) {
        loop {
            match listener.accept().await {
                Ok((stream, peer)) => {
                    self.admit(stream, SocketAddr::new(peer.ip().to_canonical(), peer.port()));
                }
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    if self.turned_away.is_due() {
                        tracing::warn!(%error, "connections cannot be accepted");
                    }
                    self.registry.make_room();
                    sleep(ACCEPT_PAUSE).await;
                }
            }
        }
    }

    fn admit(&self, stream: TcpStream, peer: SocketAddr) {
        let state = ConnectionState::begin();
        let is_proxy = self.web.trusts(peer.ip());

        let admission = self.registry.admit(&state);
        let admission = admission.filter(|admission| is_proxy || admission.count_for(peer.ip()));
        let Some(admission) = admission else {
            LIMITS_HIT.increment(["connections"]);
            if self.turned_away.is_due() {
                tracing::warn!(
                    %peer,
                    "a connection was refused: too many are open, all with requests open"
                );
            }
            return;
        };

        stream.set_nodelay(true).ok();
        let is_proxied = is_proxy && self.host.bounds.proxy_protocol;
        let connection = AcceptedConnection { stream, peer, state, admission, is_proxied };
        tokio::spawn(self.host.clone().serve(connection));
    }
}

/// True for an error of one connection, closed before it was accepted, rather than of the listener.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Limits a log line to one per [`WARNING_INTERVAL`].
#[derive(Debug, Default)]
struct RareWarning(Mutex<Option<Instant>>);

impl RareWarning {
    fn is_due(&self) -> bool {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);

        let is_due = last.is_none_or(|last| last.elapsed() >= WARNING_INTERVAL);
        if is_due {
            *last = Some(Instant::now());
        }

        is_due
    }
}
