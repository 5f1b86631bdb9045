//! Applications behind a proxy: the answers to their proxies, and the page by which a browser
//! enters them.

mod cookies;
pub mod enter;
mod redeem;
mod request;
mod responses;
pub mod verify;

use std::sync::Arc;

use axum::{
    http::{HeaderValue, header},
    middleware::{map_response, map_response_with_state},
    response::Response,
};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::router::OpenApiRouter;

use super::{
    error,
    route_table::{PlainRoutes, any, get},
    state::AppState,
};
use crate::server::Server;

/// Path of the page by which a browser enters an application.
pub const ENTRY_PATH: &str = "/auth/start";

/// Path at which Envoy asks, with the requested path behind it.
const EXT_AUTHZ_PATH: &str = "/auth/verify/ext-authz";

/// Questions of proxies. They carry the application's cookie, need no session, and are answered for
/// its host: none of the headers of our own pages belongs there.
pub fn questions(server: &Arc<Server>) -> OpenApiRouter {
    OpenApiRouter::new()
        .plain("/auth/verify", any(verify::answer))
        .plain("/auth/verify/ext-authz/", any(verify::answer))
        .plain("/auth/verify/ext-authz/{*path}", any(verify::answer))
        .with_state(Arc::clone(server))
        .layer(
            ServiceBuilder::new()
                .layer(CatchPanicLayer::custom(error::panicked))
                .layer(map_response(forbid_sniffing))
                .layer(map_response_with_state(Arc::clone(server), error::report)),
        )
}

/// Keeps browsers from guessing the type of an answer that the proxy hands to them
/// (`docs/security-behaviours.md` b31).
async fn forbid_sniffing(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// The page, which needs the session.
pub fn pages() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().plain(ENTRY_PATH, get(enter::start))
}
