//! Limits of connections: their number and their timeouts.

use std::time::Duration;

use super::Source;

/// The limits of the accept loop.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// Maximum number of connections in total.
    pub max_connections: usize,
    /// Maximum number from one IPv4 address or one IPv6 /64 network. Trusted proxies are exempt,
    /// because they carry many users.
    pub max_per_address: usize,
    /// Maximum time for the first request of a connection to begin, and for the head of any request
    /// to arrive.
    pub header_timeout: Duration,
    /// Maximum time between two requests, and during which a client may stop reading a response.
    pub idle_timeout: Duration,
    /// Maximum time for open requests to end after the server was asked to stop.
    pub drain_timeout: Duration,
    /// Time between the request to stop, from which on the server is not ready, and the end of its
    /// listener.
    pub drain_delay: Duration,
    /// True when trusted proxies begin each connection with a header of the PROXY protocol.
    pub proxy_protocol: bool,
}

impl ConnectionLimits {
    pub(super) fn read(source: &mut Source) -> Self {
        let max_connections = source.number("connections_max", 8_192, 16..=1_000_000);
        let max_per_address = source.number("connections_per_address", 2_048, 1..=1_000_000);
        let header_timeout =
            Duration::from_secs(source.number("header_timeout_seconds", 15, 1..=600));
        let idle_timeout =
            Duration::from_secs(source.number("idle_timeout_seconds", 75, 1..=3_600));
        let drain_timeout = Duration::from_secs(source.number("drain_seconds", 8, 0..=3_600));
        let drain_delay = Duration::from_secs(source.number("drain_delay_seconds", 0, 0..=3_600));
        let proxy_protocol = source.flag("proxy_protocol", false);
        if proxy_protocol && source.list("trusted_proxies").is_empty() {
            source.mistake(
                "proxy_protocol",
                "works for trusted proxies only; list them in trusted_proxies",
            );
        }
        Self {
            max_connections,
            max_per_address,
            header_timeout,
            idle_timeout,
            drain_timeout,
            drain_delay,
            proxy_protocol,
        }
    }
}
