//! The OpenID provider (OpenID Connect Core, RFC 6749) over HTTP.

pub mod authorization_response;
pub mod authorize;
pub mod client_request;
pub mod consent;
mod cross_origin;
pub mod device_authorization;
pub mod error;
pub mod logout;
pub mod metadata;
pub mod token;
pub mod userinfo;

use std::sync::Arc;

use axum::{extract::DefaultBodyLimit, middleware::from_fn_with_state};
use utoipa_axum::router::OpenApiRouter;

use super::{
    middleware::completion,
    route_table::{PlainRoutes, get, post},
    session::form_owner,
    state::AppState,
};
use crate::server::Server;

/// Limit of a request, in bytes.
const BODY_LIMIT: usize = 64 * 1024;

/// Endpoints for programs. They need no session, and take no cookie.
pub fn routes(server: &Arc<Server>) -> OpenApiRouter<AppState> {
    let metadata = OpenApiRouter::new()
        .plain("/.well-known/openid-configuration", get(metadata::show))
        .plain("/.well-known/oauth-authorization-server", get(metadata::show))
        .plain("/oauth2/jwks.json", get(metadata::show_keys))
        .layer(cross_origin::open());
    let endpoints = OpenApiRouter::new()
        .plain("/oauth2/token", post(token::exchange))
        .plain("/oauth2/revoke", post(token::revoke))
        .plain("/oauth2/userinfo", get(userinfo::show).post(userinfo::show_posted))
        .layer(cross_origin::registered(server));
    let confidential = OpenApiRouter::new()
        .plain("/oauth2/device_authorization", post(device_authorization::begin))
        .plain("/oauth2/par", post(token::push))
        .plain("/oauth2/introspect", post(token::introspect));

    OpenApiRouter::new()
        // Other sites post them: they are begun anew by a GET that carries the cookie.
        .plain("/oauth2/authorize", post(authorize::submit))
        .plain("/oauth2/logout", post(logout::submit))
        .merge(metadata)
        .merge(endpoints)
        .merge(confidential)
        .route_layer(from_fn_with_state(Arc::clone(server), completion::ensure))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
}

/// Pages, which need the session.
pub fn pages(server: &Arc<Server>) -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .plain("/oauth2/authorize", get(authorize::show))
        .plain("/oauth2/consent", get(consent::show).post(consent::submit))
        .plain("/oauth2/logout", get(logout::show))
        .plain("/oauth2/logout/confirm", get(logout::ask).post(logout::confirm))
        .route_layer(from_fn_with_state(Arc::clone(server), completion::ensure))
        .route_layer(from_fn_with_state(Arc::clone(server), form_owner::of_account))
}
