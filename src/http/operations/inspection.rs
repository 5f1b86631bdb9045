//! `GET /doctor`: what the server saw of a request, for `vestibule doctor`. Nobody else is told.

use std::{net::IpAddr, sync::Arc};

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{AppendHeaders, IntoResponse, Response},
};
use serde::{Deserialize, Serialize};

use crate::{
    config::web::ForwardedHeader,
    domain::credentials::inspection_ticket::InspectionKey,
    http::{
        cookies::{SecretCookie, set_cookie},
        error::Problem,
        extract::client_address::{ClientAddress, is_trusted_proxy, peer},
    },
    server::Server,
};

/// The header with the ticket.
pub const TICKET: HeaderName = HeaderName::from_static("vestibule-doctor");

/// A request as the server saw it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct SeenRequest {
    /// The server's proof that it has the keys.
    pub proof: String,
    pub version: String,
    /// The address of the connection: the proxy's, if there is one.
    pub peer: IpAddr,
    /// The address of the client, as the settings let it be believed.
    pub client: IpAddr,
    pub is_trusted_proxy: bool,
    /// True if a header names the client.
    pub names_client: bool,
    /// True if that header is the one that `forwarded_header` asks for.
    pub names_client_as_set: bool,
    pub host: Option<String>,
    /// `X-Forwarded-Proto`.
    pub scheme: Option<String>,
}

/// Answers with the request. The answer removes a cookie that it does not set, so that a proxy that
/// changes cookies shows.
pub async fn show(
    State(server): State<Arc<Server>>,
    request: Request,
) -> Result<Response, Problem> {
    let key = InspectionKey::derive(&server.config.messages.key);
    let ticket = text(request.headers(), &TICKET);
    let ticket = ticket.filter(|ticket| key.accepts(ticket, server.clock.now()));
    let proof = ticket.map(|ticket| key.answer(ticket));
    let proof = proof.ok_or_else(|| Problem::of_status(StatusCode::UNAUTHORIZED))?;

    let seen = see(&request, &server, proof);
    let cookie = set_cookie(&SecretCookie::CodeFlow.removal(&server.config.web));
    let uncached = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok((AppendHeaders([cookie, uncached]), Json(seen)).into_response())
}

fn see(request: &Request, server: &Server, proof: String) -> SeenRequest {
    let headers = request.headers();
    let forwarded = headers.contains_key(header::FORWARDED);
    let names_client = forwarded || headers.contains_key("x-forwarded-for");
    let needs_forwarded = server.config.web.forwarded_header == ForwardedHeader::Forwarded;
    let host = text(headers, &header::HOST).or_else(|| Some(request.uri().authority()?.as_str()));
    let scheme = text(headers, &HeaderName::from_static("x-forwarded-proto"));
    SeenRequest {
        proof,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        peer: peer(request.extensions()),
        client: ClientAddress::of(request, server).0,
        is_trusted_proxy: is_trusted_proxy(request.extensions(), server),
        names_client,
        names_client_as_set: if needs_forwarded { forwarded } else { names_client },
        host: host.map(str::to_owned),
        scheme: scheme.map(str::to_owned),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
