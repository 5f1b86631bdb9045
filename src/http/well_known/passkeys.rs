//! The pages of passkeys, and the other origins that may use them.

use std::sync::Arc;

use axum::{Json, extract::State, response::Response};
use serde::Serialize;
use vestibule_app::SECURITY;

use super::respond;
use crate::{config, http::error::Problem, server::Server};

/// The pages where a passkey is made and where passkeys are managed (W3C, A Well-Known URL for
/// Relying Party Passkey Endpoints).
#[derive(Debug, Serialize)]
struct PasskeyEndpoints {
    enroll: String,
    manage: String,
}

/// Names the pages of passkeys, unless they belong to OwnID's cloud or to another back end.
pub async fn show_endpoints(State(server): State<Arc<Server>>) -> Result<Response, Problem> {
    let web = &server.config.web;
    let has_passkeys = server
        .config
        .platform
        .as_ref()
        .is_some_and(|platform| !platform.has_back_end_elsewhere(&web.public_url));
    let page = web.origin().ascii_serialization() + SECURITY;

    let endpoints = PasskeyEndpoints { enroll: page.clone(), manage: page };
    respond(if has_passkeys { Some(Json(endpoints)) } else { None })
}

/// The origins of other domains that may use this relying party's passkeys (WebAuthn Level 3,
/// §5.11.1).
#[derive(Debug, Serialize)]
struct RelatedOrigins {
    origins: Vec<String>,
}

/// Lists the related origins.
pub async fn show_related_origins(State(server): State<Arc<Server>>) -> Result<Response, Problem> {
    let related = |platform: &config::PlatformConfig| {
        let origins = platform.related_origins.iter();
        origins.map(|url| url.origin().ascii_serialization()).collect()
    };
    let origins: Vec<_> = server.config.platform.as_ref().map(related).unwrap_or_default();

    respond(if origins.is_empty() { None } else { Some(Json(RelatedOrigins { origins })) })
}
