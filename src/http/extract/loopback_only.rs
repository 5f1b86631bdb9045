//! Access to the development pages, restricted to this machine.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{Extensions, HeaderMap, StatusCode, header, request::Parts, uri::Authority},
};
use url::{Host, Url};

use crate::{
    config::web::is_loopback,
    http::{error::Problem, state::AppState},
};

/// Admits requests that were made on this machine, under the server's own name, to a server whose
/// development pages are enabled. All others get a 404.
#[derive(Clone, Copy, Debug)]
pub struct LoopbackOnly;

impl FromRequestParts<AppState> for LoopbackOnly {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let server = &state.server;
        let is_asked_here = is_local(&parts.extensions, &parts.headers)
            && is_addressed_to(&server.config.web.public_url, parts);

        if server.config.has_development_pages() && is_asked_here {
            Ok(Self)
        } else {
            Err(Problem::of_status(StatusCode::NOT_FOUND))
        }
    }
}

/// True when the request comes from this machine. A proxy here, trusted or not, forwards for
/// others, and says so in a header.
fn is_local(extensions: &Extensions, headers: &HeaderMap) -> bool {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_canonical());
    let forwarded = [
        "forwarded",
        "via",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-real-ip",
    ];
    peer.is_some_and(|peer| peer.is_loopback())
        && !forwarded.iter().any(|name| headers.contains_key(*name))
}

/// True when every host in the request is the server's own. A proxy that adds no header usually
/// passes on another name or port.
fn is_addressed_to(public_url: &Url, parts: &Parts) -> bool {
    let mut hosts =
        parts.headers.get_all(header::HOST).iter().map(|host| host.to_str().unwrap_or_default());
    let host = hosts.next();
    let has_another = hosts.next().is_some();

    let authority = parts.uri.authority().map(Authority::as_str);
    let named = authority.into_iter().chain(host).all(|host| is_at(public_url, host));

    (authority.is_some() || host.is_some()) && !has_another && named
}

fn is_at(public_url: &Url, host: &str) -> bool {
    let url = Url::parse(&format!("{}://{host}", public_url.scheme()));
    url.is_ok_and(|url| url.origin() == public_url.origin())
}

/// True when the request addresses this machine by IP address, while `public_url` has a host name
/// for it.
pub fn is_by_ip_address(public_url: &Url, parts: &Parts) -> bool {
    let is_named = matches!(public_url.host(), Some(Host::Domain(_))) && is_loopback(public_url);
    if !is_named {
        return false;
    }

    let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let url = host.and_then(|host| Url::parse(&format!("http://{host}")).ok());
    url.is_some_and(|url| is_loopback(&url) && !matches!(url.host(), Some(Host::Domain(_))))
}
