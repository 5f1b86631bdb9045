//! Pages for whoever develops on this machine, and for nobody else.

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

/// The request was made on this machine, under the server's own name, of a server that is for this machine and for developing,
/// with the local platform. To others the page does not exist.
#[derive(Clone, Copy, Debug)]
pub struct ThisMachine;

impl FromRequestParts<AppState> for ThisMachine {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let server = &state.server;
        let is_asked_here =
            is_local(&parts.extensions, &parts.headers) && is_addressed_to(&server.config.web.public_url, parts);
        if server.config.has_development_pages() && is_asked_here {
            Ok(Self)
        } else {
            Err(Problem::of_status(StatusCode::NOT_FOUND))
        }
    }
}

/// A proxy on this machine speaks for others, whether the settings trust it or not; it says so in a header.
fn is_local(extensions: &Extensions, headers: &HeaderMap) -> bool {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_canonical());
    let forwarded = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];
    peer.is_some_and(|peer| peer.is_loopback()) && !forwarded.iter().any(|name| headers.contains_key(*name))
}

/// A proxy that says nothing of itself mostly gives another name or port away.
fn is_addressed_to(public_url: &Url, parts: &Parts) -> bool {
    let mut hosts = parts.headers.get_all(header::HOST).iter().map(|host| host.to_str().unwrap_or_default());
    let (host, another) = (hosts.next(), hosts.next());
    let authority = parts.uri.authority().map(Authority::as_str);
    let named = authority.into_iter().chain(host).all(|host| is_at(public_url, host));
    (authority.is_some() || host.is_some()) && another.is_none() && named
}

fn is_at(public_url: &Url, host: &str) -> bool {
    let url = Url::parse(&format!("{}://{host}", public_url.scheme()));
    url.is_ok_and(|url| url.origin() == public_url.origin())
}

/// Whether the request names this machine by its number, while the server goes by a name of it.
pub fn is_at_a_number(public_url: &Url, parts: &Parts) -> bool {
    let is_named = matches!(public_url.host(), Some(Host::Domain(_))) && is_loopback(public_url);
    let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let url = host.filter(|_| is_named).and_then(|host| Url::parse(&format!("http://{host}")).ok());
    url.is_some_and(|url| is_loopback(&url) && !matches!(url.host(), Some(Host::Domain(_))))
}
