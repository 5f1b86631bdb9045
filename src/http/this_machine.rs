//! Pages for whoever develops on this machine, and for nobody else.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{Extensions, HeaderMap, StatusCode, request::Parts},
};

use super::error::Problem;
use crate::{
    config::{ownid::Mode, web::is_loopback},
    server::Server,
};

/// The request was made on this machine, of a server that is for this machine, with the local platform. To others the page does
/// not exist.
#[derive(Clone, Copy, Debug)]
pub struct ThisMachine;

impl FromRequestParts<Arc<Server>> for ThisMachine {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Problem> {
        let developing = server.config.ownid.mode == Mode::Local && is_loopback(&server.config.web.public_url);
        if developing && is_local(&parts.extensions, &parts.headers) {
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
