//! How many connections are served at once, and how long each may take.

use std::time::Duration;

use super::Source;

/// The bounds of the accept loop.
#[derive(Clone, Copy, Debug)]
pub struct Connections {
    /// In total.
    pub most: usize,
    /// From one IPv4 address, or one IPv6 network of 64 bits. Trusted proxies carry many people and are exempt.
    pub most_per_address: usize,
    /// For the first request of a connection to begin, and for the head of every request to be sent whole.
    pub header_timeout: Duration,
    /// Between two requests, and while an answer is not taken.
    pub idle_timeout: Duration,
    /// For requests under way to end once the server is asked to stop.
    pub drain: Duration,
    /// Whether trusted proxies begin each connection with a header of the PROXY protocol.
    pub proxy_protocol: bool,
}

impl Connections {
    pub(super) fn read(source: &mut Source) -> Self {
        let most = source.number("connections_max", 8_192, (16, 1_000_000));
        let most_per_address = source.number("connections_per_address", 2_048, (1, 1_000_000));
        let header_timeout = Duration::from_secs(source.number("header_timeout_seconds", 15, (1, 600)));
        let idle_timeout = Duration::from_secs(source.number("idle_timeout_seconds", 75, (1, 3_600)));
        let drain = Duration::from_secs(source.number("drain_seconds", 8, (0, 3_600)));
        let proxy_protocol = source.choice("proxy_protocol", &[("true", true), ("false", false)], false);
        if proxy_protocol && source.list("trusted_proxies").is_empty() {
            source.mistake("proxy_protocol", "is spoken by trusted proxies only; name them in trusted_proxies");
        }
        Self { most, most_per_address, header_timeout, idle_timeout, drain, proxy_protocol }
    }
}
