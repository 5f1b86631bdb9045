//! Who is at the other end (behaviour b32).

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, Request},
    http::{Extensions, HeaderMap, request::Parts},
};
use ipnet::IpNet;

use crate::server::Server;

/// The client's address: the peer's, or behind proxies that the settings trust, the one they name.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    pub fn of(request: &Request, server: &Server) -> Self {
        find(request.extensions(), request.headers(), &server.config.web.trusted_proxies)
    }
}

impl FromRequestParts<Arc<Server>> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Infallible> {
        Ok(find(&parts.extensions, &parts.headers, &server.config.web.trusted_proxies))
    }
}

fn find(extensions: &Extensions, headers: &HeaderMap, trusted: &[IpNet]) -> ClientAddress {
    // A request without a peer is one of our own, made in-process.
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
    let is_trusted = |address: &IpAddr| trusted.iter().any(|net| net.contains(&address.to_canonical()));
    let mut address = peer;
    // Each trusted hop vouches for the one before it, from the right; what stands left of the first stranger is hearsay.
    let mut hops = headers
        .get_all("x-forwarded-for")
        .iter()
        .rev()
        .flat_map(|value| value.to_str().unwrap_or_default().rsplit(','));
    while is_trusted(&address) {
        match hops.next().map(|hop| hop.trim().parse()) {
            Some(Ok(hop)) => address = hop,
            Some(Err(_)) | None => break,
        }
    }
    ClientAddress(address)
}
