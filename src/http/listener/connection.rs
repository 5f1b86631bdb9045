//! The life of one connection, from its first byte to its last.

use std::{
    convert::Infallible,
    future::{pending, poll_fn},
    net::SocketAddr,
    panic::AssertUnwindSafe,
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::ConnectInfo,
    http::{Request, Response},
};
use futures::FutureExt;
use hyper::{body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::conn::auto,
};
use rustls::ServerConfig;
use tokio::{
    net::TcpStream,
    sync::watch,
    time::{Instant, Sleep, sleep_until, timeout},
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};
use tokio_util::either::Either;
use tower::Service;

use super::{
    connection_state::{ConnectionState, OpenRequest},
    outgoing_body::OutgoingBody,
    proxy_protocol,
    registry::Admission,
    stream::TimedStream,
    stream_executor::StreamExecutor,
};
use crate::{
    config::ConnectionLimits,
    http::error,
    runtime::{
        metrics::catalogue::{LIMITS_HIT, TLS_HANDSHAKES},
        served_certificate::ACME_PROTOCOL,
    },
};

/// Limit of a request's head, in bytes. Beyond it, and beyond hyper's 100 header fields, the
/// response is 431.
const MAX_HEAD_BYTES: u16 = 32 * 1024;
/// Limit of concurrent streams on one HTTP/2 connection.
const MAX_STREAMS: u32 = 100;
/// Interval of HTTP/2 PING frames to a client.
const PING_INTERVAL: Duration = Duration::from_secs(20);
/// Time that a client has to acknowledge a PING.
const PING_TIMEOUT: Duration = Duration::from_secs(20);

/// Phase of the server's life, as its connections see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Serving,
    /// Requests in progress are finished, and no new ones are accepted.
    Draining,
    Over,
}

/// State that all connections share.
#[derive(Clone, Debug)]
pub(super) struct Host {
    pub(super) router: Router,
    pub(super) tls: Option<Arc<ServerConfig>>,
    pub(super) protocols: auto::Builder<StreamExecutor>,
    pub(super) bounds: ConnectionLimits,
    pub(super) phase: watch::Receiver<Phase>,
}

/// An accepted connection.
#[derive(Debug)]
pub(super) struct AcceptedConnection {
    pub(super) stream: TcpStream,
    pub(super) peer: SocketAddr,
    pub(super) state: Arc<ConnectionState>,
    /// Occupies a place in the registry until the connection is closed.
    pub(super) admission: Admission,
    /// True when the peer is a proxy that sends a PROXY protocol header.
    pub(super) is_proxied: bool,
}

impl Host {
    /// Serves the connection until it ends, its deadline passes, or it has to make room for
    /// another.
    pub(super) async fn serve(self, connection: AcceptedConnection) {
        let state = Arc::clone(&connection.state);
        let mut phase = self.phase.clone();

        tokio::select! {
            () = state.is_dismissed() => {}
            _ = phase.wait_for(|phase| *phase == Phase::Over) => {}
            () = self.run(connection) => {}
        }
    }

    async fn run(self, connection: AcceptedConnection) {
        let AcceptedConnection { mut stream, mut peer, state, admission, is_proxied } = connection;
        let mut first = Bytes::new();

        if is_proxied {
            let header =
                timeout(self.bounds.header_timeout, proxy_protocol::read(&mut stream)).await;
            let Ok(Ok((client, rest))) = header else {
                tracing::debug!(%peer, "a trusted proxy sent no header of the PROXY protocol");
                return;
            };
            // The proxy's own requests, such as health checks, count towards no address.
            if client.is_some_and(|client| !admission.count_for(client.ip())) {
                LIMITS_HIT.increment(["connections"]);
                return;
            }
            peer = client.unwrap_or(peer);
            first = rest;
        }

        let stream = TimedStream::new(stream, first, Arc::clone(&state));
        let stream = match self.tls.clone() {
            None => Either::Left(stream),
            Some(tls) => match self.negotiate(tls, stream, &state).await {
                Some(stream) => Either::Right(stream),
                None => return,
            },
        };

        let requests = service_fn(|request: Request<Incoming>| {
            let open = state.open(request.version());
            let router = self.router.clone();
            async move {
                match open {
                    Some(open) => respond(router, request, peer, open).await,
                    // The connection is being closed: the request is not started and gets no
                    // response.
                    None => pending().await,
                }
            }
        });

        let protocols = self.protocols.clone();
        let served = pin!(protocols.serve_connection(TokioIo::new(stream), requests));
        let phase = self.phase.clone();
        Deadline { state: &state, bounds: &self.bounds, phase }
            .hold(served, auto::Connection::graceful_shutdown)
            .await;
    }

    /// Negotiates TLS, in the time that a new connection has until its first request. Returns
    /// `None` if the connection is to be closed.
    async fn negotiate(
        &self,
        tls: Arc<ServerConfig>,
        stream: TimedStream,
        state: &ConnectionState,
    ) -> Option<TlsStream<TimedStream>> {
        let handshake = pin!(TlsAcceptor::from(tls).accept(stream));
        let deadline = Deadline { state, bounds: &self.bounds, phase: self.phase.clone() };

        let (outcome, stream) = match deadline.hold(handshake, |_| ()).await {
            None => ("timed_out", None),
            Some(Err(error)) => {
                tracing::debug!(%error, "a client did not agree on TLS");
                ("failed", None)
            }
            Some(Ok(stream)) if stream.get_ref().1.alpn_protocol() == Some(ACME_PROTOCOL) => {
                // The certificate was the answer (RFC 8737 §3).
                ("challenge", None)
            }
            Some(Ok(stream)) => ("done", Some(stream)),
        };
        TLS_HANDSHAKES.increment([outcome]);
        stream
    }
}

/// The time that a connection has.
struct Deadline<'a> {
    state: &'a ConnectionState,
    bounds: &'a ConnectionLimits,
    phase: watch::Receiver<Phase>,
}

impl Deadline<'_> {
    /// Polls a part of the connection's life until it ends. Returns `None` if the connection's
    /// deadline passes before. `stop` is called once the server is asked to stop.
    async fn hold<F: Future>(
        mut self,
        mut part: Pin<&mut F>,
        stop: impl Fn(Pin<&mut F>),
    ) -> Option<F::Output> {
        let mut alarm = pin!(sleep_until(self.state.deadline(self.bounds)));
        let mut is_serving = true;

        loop {
            let ended = poll_fn(|context| {
                if let Poll::Ready(output) = part.as_mut().poll(context) {
                    return Poll::Ready(Some(output));
                }
                is_over(self.state, self.bounds, alarm.as_mut(), context).map(|()| None)
            });

            tokio::select! {
                output = ended => return output,
                _ = self.phase.wait_for(|phase| *phase != Phase::Serving), if is_serving => {
                    is_serving = false;
                    self.state.stop();
                    stop(part.as_mut());
                }
            }
        }
    }
}

/// Ready once the connection's deadline has passed; otherwise wakes the task when it may have.
fn is_over(
    state: &ConnectionState,
    bounds: &ConnectionLimits,
    mut alarm: Pin<&mut Sleep>,
    context: &mut Context<'_>,
) -> Poll<()> {
    loop {
        let deadline = state.deadline(bounds);
        // A later deadline is only looked up when the alarm fires, so most requests need not reset
        // it.
        if deadline < alarm.deadline() {
            alarm.as_mut().reset(deadline);
        }

        ready!(alarm.as_mut().poll(context));

        if deadline <= Instant::now() {
            return Poll::Ready(());
        }
        alarm.as_mut().reset(deadline);
    }
}

/// Passes a request to the router. A panic becomes a 500 and does not end the connection.
async fn respond(
    mut router: Router,
    mut request: Request<Incoming>,
    peer: SocketAddr,
    open: OpenRequest,
) -> Result<Response<OutgoingBody>, Infallible> {
    request.extensions_mut().insert(ConnectInfo(peer));

    let answered = AssertUnwindSafe(async { router.call(request).await }).catch_unwind().await;
    let response = match answered {
        Ok(Ok(response)) => response,
        Ok(Err(never)) => match never {},
        Err(panic) => error::panicked(panic),
    };

    Ok(response.map(|body| OutgoingBody::new(body, open)))
}

/// HTTP/1 and HTTP/2 within limits. The time for a head is measured by [`ConnectionState`], for
/// both alike.
pub(super) fn protocols(bounds: &ConnectionLimits) -> auto::Builder<StreamExecutor> {
    let mut protocols = auto::Builder::new(StreamExecutor { patience: bounds.idle_timeout });

    protocols.http1().header_read_timeout(None).max_buf_size(MAX_HEAD_BYTES.into());

    protocols
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(PING_INTERVAL)
        .keep_alive_timeout(PING_TIMEOUT)
        .max_concurrent_streams(MAX_STREAMS)
        .max_header_list_size(MAX_HEAD_BYTES.into());

    protocols
}
