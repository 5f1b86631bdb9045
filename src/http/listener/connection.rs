//! One connection, from its first byte to its last.

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
use tokio::{
    net::TcpStream,
    sync::watch,
    time::{Instant, Sleep, sleep_until, timeout},
};
use tower::Service;

use super::{
    connection_state::{ConnectionState, OpenRequest},
    outgoing_body::OutgoingBody,
    proxy_protocol,
    registry::Admission,
    stream::Stream,
    stream_executor::StreamExecutor,
};
use crate::{config::Connections, http::error};

/// The largest head of a request, in bytes; beyond it, and beyond hyper's 100 headers, the answer is 431.
const LARGEST_HEAD: u16 = 32 * 1024;
/// Requests that one connection of HTTP/2 may have under way.
const MOST_STREAMS: u32 = 100;
/// How often a client of HTTP/2 is asked if it is still there, and how long its answer may take.
const PING_EVERY: Duration = Duration::from_secs(20);
const PING_TIMEOUT: Duration = Duration::from_secs(20);

/// The server's state, as its connections see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Serving,
    /// Requests under way are finished, and no other is taken.
    Draining,
    Over,
}

/// What all connections share.
#[derive(Clone, Debug)]
pub(super) struct Host {
    pub(super) router: Router,
    pub(super) protocols: auto::Builder<StreamExecutor>,
    pub(super) bounds: Connections,
    pub(super) phase: watch::Receiver<Phase>,
}

/// A connection that was let in.
#[derive(Debug)]
pub(super) struct Connection {
    pub(super) stream: TcpStream,
    pub(super) peer: SocketAddr,
    pub(super) state: Arc<ConnectionState>,
    /// Held until the connection is closed.
    pub(super) place: Admission,
    /// Whether the peer says by the PROXY protocol whom it speaks for.
    pub(super) is_proxied: bool,
}

impl Host {
    /// Serves the connection until it ends, its time is over, or another needs the room.
    pub(super) async fn serve(self, connection: Connection) {
        let (state, mut phase) = (Arc::clone(&connection.state), self.phase.clone());
        tokio::select! {
            () = state.is_dismissed() => {}
            _ = phase.wait_for(|phase| *phase == Phase::Over) => {}
            () = self.run(connection) => {}
        }
    }

    async fn run(mut self, connection: Connection) {
        let Connection { mut stream, mut peer, state, place, is_proxied } = connection;
        let mut first = Bytes::new();
        if is_proxied {
            let header = timeout(self.bounds.header_timeout, proxy_protocol::read(&mut stream)).await;
            let Ok(Ok((client, rest))) = header else {
                tracing::debug!(%peer, "a trusted proxy sent no header of the PROXY protocol");
                return;
            };
            // What a proxy asks for itself, such as its health checks, is counted for nobody.
            if client.is_some_and(|client| !place.count_for(client.ip())) {
                return;
            }
            (peer, first) = (client.unwrap_or(peer), rest);
        }
        let requests = service_fn(|request: Request<Incoming>| {
            let (open, router) = (state.open(request.version()), self.router.clone());
            async move {
                match open {
                    Some(open) => answer(router, (request, peer), open).await,
                    // The connection is being closed: nothing was begun, and there is no answer.
                    None => pending().await,
                }
            }
        });
        let stream = TokioIo::new(Stream::new(stream, first, Arc::clone(&state)));
        let mut served = pin!(self.protocols.serve_connection(stream, requests));
        let mut alarm = pin!(sleep_until(state.deadline(&self.bounds)));
        let mut is_serving = true;
        loop {
            let ended = poll_fn(|context| {
                if served.as_mut().poll(context).is_ready() {
                    return Poll::Ready(());
                }
                is_over(&state, &self.bounds, alarm.as_mut(), context)
            });
            tokio::select! {
                () = ended => return,
                _ = self.phase.wait_for(|phase| *phase != Phase::Serving), if is_serving => {
                    is_serving = false;
                    state.stop();
                    served.as_mut().graceful_shutdown();
                }
            }
        }
    }
}

/// Ready when the connection's time is over; otherwise the task is woken when that may be.
fn is_over(
    state: &ConnectionState,
    bounds: &Connections,
    mut alarm: Pin<&mut Sleep>,
    context: &mut Context<'_>,
) -> Poll<()> {
    loop {
        let deadline = state.deadline(bounds);
        // A later deadline is looked up when the alarm rings: most requests need not set it.
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

/// Has the router answer a request; nothing that it does ends the connection.
async fn answer(
    mut router: Router,
    (mut request, peer): (Request<Incoming>, SocketAddr),
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

/// HTTP/1 and HTTP/2, within bounds. The time that a head may take is measured by [`ConnectionState`], for both alike.
pub(super) fn protocols(bounds: &Connections) -> auto::Builder<StreamExecutor> {
    let mut protocols = auto::Builder::new(StreamExecutor { patience: bounds.idle_timeout });
    protocols.http1().header_read_timeout(None).max_buf_size(LARGEST_HEAD.into());
    protocols
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(PING_EVERY)
        .keep_alive_timeout(PING_TIMEOUT)
        .max_concurrent_streams(MOST_STREAMS)
        .max_header_list_size(LARGEST_HEAD.into());
    protocols
}
