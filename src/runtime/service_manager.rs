//! The service manager that started this process, such as systemd. It is told when the server is
//! ready, that it still runs and when it stops (`sd_notify(3)`), and may pass on the sockets at
//! which the server listens (`sd_listen_fds(3)`). Without a service manager nothing happens.

use std::{env, io, net::TcpListener};

use listenfd::ListenFd;
use sd_notify::NotifyState;

/// Tells that the server answers requests.
pub fn notify_ready() {
    notify(NotifyState::Ready);
}

/// Tells that the server stops.
pub fn notify_stopping() {
    notify(NotifyState::Stopping);
}

/// Tells the watchdog, twice within its time, that this process still runs.
pub async fn feed_watchdog() {
    let Some(limit) = sd_notify::watchdog_enabled().filter(|limit| !limit.is_zero()) else {
        return;
    };

    let mut interval = tokio::time::interval(limit / 2);
    loop {
        interval.tick().await;
        notify(NotifyState::Watchdog);
    }
}

/// Name of the socket for TLS (`FileDescriptorName=` in its unit).
const TLS_SOCKET_NAME: &str = "https";

/// The sockets that were passed on.
#[derive(Debug, Default)]
pub struct InheritedSockets {
    /// The one that takes the place of `listen`, under any name.
    pub plain: Option<TcpListener>,
    /// The one that takes the place of `tls_listen`.
    pub tls: Option<TcpListener>,
}

/// The sockets that were passed on, if any were. It changes the environment, so it is called before
/// other threads have work.
///
/// # Errors
/// There are several sockets for one place, or one accepts no TCP connections.
pub fn inherited_sockets() -> io::Result<InheritedSockets> {
    let names = env::var("LISTEN_FDNAMES").unwrap_or_default();
    let mut names = names.split(':');
    let mut passed_on = ListenFd::from_env();
    let mut sockets = InheritedSockets::default();

    for index in 0..passed_on.len() {
        let is_tls = names.next() == Some(TLS_SOCKET_NAME);
        let place = if is_tls { &mut sockets.tls } else { &mut sockets.plain };
        let Some(listener) = passed_on.take_tcp_listener(index)? else { continue };
        listener.set_nonblocking(true)?;

        if place.replace(listener).is_some() {
            return Err(io::Error::other(
                "the service manager passes on several sockets; give the server one for listen, \
                 and one with FileDescriptorName=https for tls_listen",
            ));
        }
    }
    Ok(sockets)
}

fn notify(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(%error, "the service manager cannot be told of the server's state");
    }
}
