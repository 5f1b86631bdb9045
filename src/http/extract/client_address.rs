//! The client's IP address, honouring trusted proxies (`docs/security-behaviours.md` b32).

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, FromRef, FromRequestParts, Request},
    http::{Extensions, HeaderMap, header, request::Parts},
};

use super::forwarded;
use crate::{config::web::ForwardedHeader, server::Server};

/// The client's address in canonical form: the peer's or, behind trusted proxies, the one that they
/// name.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    pub fn of(request: &Request, server: &Server) -> Self {
        find(request.extensions(), request.headers(), server)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ClientAddress
where
    Arc<Server>: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let server = Arc::<Server>::from_ref(state);
        Ok(find(&parts.extensions, &parts.headers, &server))
    }
}

/// Logs a peer that names its clients without being trusted. It is most likely a proxy missing from
/// `trusted_proxies`, and all of its clients share one rate limit. Each peer is logged once, up to
/// a limit.
pub fn note_unlisted_proxy(request: &Request, server: &Server) {
    let headers = request.headers();
    if !headers.contains_key("x-forwarded-for") && !headers.contains_key(header::FORWARDED) {
        return;
    }

    let peer = peer(request.extensions());
    if !server.config.web.trusts(peer) && server.unlisted_proxies.is_new(peer) {
        tracing::warn!(
            %peer,
            "X-Forwarded-For and Forwarded of this peer are ignored: trusted_proxies does not list \
             it"
        );
    }
}

/// True if a trusted proxy sent the request, so that its headers about other requests are its own.
pub fn is_trusted_proxy(extensions: &Extensions, server: &Server) -> bool {
    server.config.web.trusts(peer(extensions))
}

/// Address of the connection's peer. A request without one was made in-process.
pub fn peer(extensions: &Extensions) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>();
    peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip().to_canonical())
}

/// Follows the chain of proxies from the peer outwards, as far as they are trusted.
fn find(extensions: &Extensions, headers: &HeaderMap, server: &Server) -> ClientAddress {
    let web = &server.config.web;
    let mut address = peer(extensions);
    if !web.trusts(address) {
        return ClientAddress(address);
    }

    let is_plain = web.forwarded_header == ForwardedHeader::XForwardedFor
        && headers.contains_key("x-forwarded-for");
    let hops = if is_plain { forwarded::plain_hops(headers) } else { forwarded::hops(headers) };

    // From the right, each trusted hop vouches for the one before it. Anything left of the first
    // untrusted hop is unverified.
    for hop in hops.into_iter().rev() {
        let Some(hop) = hop else { break };
        address = hop;
        if !web.trusts(address) {
            break;
        }
    }

    ClientAddress(address)
}
