//! Ports of servers that a test starts, stops and starts again.

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    sync::atomic::{AtomicU32, Ordering::Relaxed},
};

/// Returns a port of 127.0.0.1 that nothing listens at. It lies below those that Linux gives to
/// listeners and clients that ask for none (from 32768, `ip_local_port_range`), so no other test
/// comes to sit there while the server is stopped; every process begins with eight of its own.
pub(crate) fn free_port() -> u16 {
    static GIVEN: AtomicU32 = AtomicU32::new(0);
    loop {
        let place = std::process::id().wrapping_mul(8).wrapping_add(GIVEN.fetch_add(1, Relaxed));
        let port = 10_000 + u16::try_from(place % 20_000).unwrap();
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
}

/// Returns 127.0.0.1 with such a port.
pub(crate) fn free_address() -> SocketAddr {
    (Ipv4Addr::LOCALHOST, free_port()).into()
}
