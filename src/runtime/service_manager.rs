//! The service manager that started this process, such as systemd. It is told when the server is
//! ready, that it still runs and when it stops (`sd_notify(3)`), and may pass on the socket at
//! which the server listens (`sd_listen_fds(3)`). Without a service manager nothing happens.

use std::{io, net::TcpListener};

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

/// The socket that was passed on, if one was. It changes the environment, so it is called before
/// other threads have work.
///
/// # Errors
/// There are several sockets, or it is not one at which TCP connections are accepted.
pub fn inherited_listener() -> io::Result<Option<TcpListener>> {
    let mut sockets = ListenFd::from_env();
    if sockets.len() > 1 {
        return Err(io::Error::other(
            "the service manager passes on several sockets; give the server one",
        ));
    }

    let listener = sockets.take_tcp_listener(0)?;
    if let Some(listener) = &listener {
        listener.set_nonblocking(true)?;
    }
    Ok(listener)
}

fn notify(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(%error, "the service manager cannot be told of the server's state");
    }
}
