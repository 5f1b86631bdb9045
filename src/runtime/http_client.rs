//! HTTP clients of this process: they follow no redirects, and read a bounded part of a response.

use std::{
    collections::BTreeSet,
    error, io, iter,
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use reqwest::{ClientBuilder, Response, redirect::Policy};
use url::{Host, Position, Url};

use crate::domain::network::is_public;

/// A response's body, as far as it was read.
#[derive(Debug)]
pub struct CappedBody {
    pub bytes: Vec<u8>,
    /// False when the body is longer than was to be read.
    pub is_whole: bool,
}

/// Installs the implementation of TLS for every client of this process.
pub fn install_tls_provider() {
    // Fails if another thread installed it first, which is the same provider.
    rustls::crypto::ring::default_provider().install_default().ok();
}

/// Begins a client for one receiver. It follows no redirects, so a request goes only to the
/// configured URL. `timeout` is for a whole request with its response.
pub fn builder(url: &Url, timeout: Duration) -> ClientBuilder {
    install_tls_provider();
    let client = reqwest::Client::builder().timeout(timeout).redirect(Policy::none());

    // Plain HTTP is for this machine only, which may have no root certificates.
    if url.scheme() == "http" { client.no_proxy().tls_certs_only([]) } else { client }
}

/// The addresses to which a request may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllowedAddresses {
    Any,
    /// Those that anybody on the internet can reach: for a URL that anybody may have chosen.
    Public,
}

impl AllowedAddresses {
    /// The addresses to which a request to a URL may go that somebody else may have chosen: any of
    /// a host that the operator trusts, and public ones by https. `None` for any other URL.
    pub fn of(url: &Url, trusted_hosts: &BTreeSet<String>) -> Option<Self> {
        if trusted_hosts.contains(&url[Position::BeforeHost..Position::AfterPort]) {
            Some(Self::Any)
        } else if url.scheme() == "https" {
            Some(Self::Public)
        } else {
            None
        }
    }

    /// True unless the host of the URL is itself an address to which no request may go.
    pub fn admits_literal(self, url: &Url) -> bool {
        match url.host() {
            Some(Host::Ipv4(address)) => self.admits(address.into()),
            Some(Host::Ipv6(address)) => self.admits(address.into()),
            Some(Host::Domain(_)) | None => true,
        }
    }

    fn admits(self, address: IpAddr) -> bool {
        match self {
            Self::Any => true,
            Self::Public => is_public(address),
        }
    }
}

/// Resolves the host of a URL.
///
/// # Errors
/// It has no address, or one of its addresses is not allowed.
pub async fn resolve(url: &Url, allowed: AllowedAddresses) -> io::Result<Vec<SocketAddr>> {
    let port = url.port_or_known_default().unwrap_or_default();
    let addresses: Vec<_> = match url.host() {
        Some(Host::Domain(name)) => tokio::net::lookup_host((name, port)).await?.collect(),
        Some(Host::Ipv4(address)) => vec![(IpAddr::V4(address), port).into()],
        Some(Host::Ipv6(address)) => vec![(IpAddr::V6(address), port).into()],
        None => Vec::new(),
    };

    if addresses.is_empty() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "the host has no address"));
    }
    match addresses.iter().find(|address| !allowed.admits(address.ip())) {
        None => Ok(addresses),
        Some(address) => {
            let text = format!("the address {} is not public", address.ip());
            Err(io::Error::new(io::ErrorKind::PermissionDenied, text))
        }
    }
}

/// Begins a client that connects to these addresses of the URL's host and to no other, whatever its
/// name resolves to by then. A proxy would resolve it again, so none is used.
pub fn pinned(url: &Url, addresses: &[SocketAddr], timeout: Duration) -> ClientBuilder {
    let host = url.host_str().unwrap_or_default();
    builder(url, timeout).no_proxy().resolve_to_addrs(host, addresses)
}

/// Reads a body up to the first piece that exceeds `max_bytes`.
///
/// # Errors
/// The connection broke.
pub async fn read_capped(response: &mut Response, max_bytes: usize) -> reqwest::Result<CappedBody> {
    let mut bytes = Vec::new();

    while let Some(chunk) = response.chunk().await? {
        if bytes.len() + chunk.len() > max_bytes {
            return Ok(CappedBody { bytes, is_whole: false });
        }
        bytes.extend_from_slice(&chunk);
    }

    Ok(CappedBody { bytes, is_whole: true })
}

/// Reads the beginning of a body, at most `max_bytes`, as far as it comes before the caller gives
/// up.
pub async fn read_beginning(response: &mut Response, max_bytes: usize, bytes: &mut Vec<u8>) {
    while bytes.len() < max_bytes
        && let Ok(Some(chunk)) = response.chunk().await
    {
        bytes.extend_from_slice(&chunk[..chunk.len().min(max_bytes - bytes.len())]);
    }
}

/// Texts of an error and of its causes: that of reqwest's error alone says only that sending
/// failed. The URL stays out of them, because it may hold a secret.
pub fn error_chain(error: reqwest::Error) -> String {
    let error: &dyn error::Error = &error.without_url();
    let causes = iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}
