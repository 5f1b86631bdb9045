//! Well-known addresses (RFC 8615), which browsers, password managers, systems of phones and
//! researchers look for by themselves.

pub mod native_apps;
pub mod passkeys;
pub mod security_contact;

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use utoipa_axum::router::OpenApiRouter;
use vestibule_app::SECURITY;

use super::{
    error::Problem,
    route_table::{PlainRoutes, get},
    state::AppState,
};

/// Time for which clients may keep a document: a change of the settings is seen soon.
const CACHE_CONTROL: &str = "public, max-age=300";

/// Routes of the well-known addresses. They need no cookie, and answer everybody alike.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .plain("/.well-known/change-password", get(change_password))
        .plain("/.well-known/passkey-endpoints", get(passkeys::show_endpoints))
        .plain("/.well-known/webauthn", get(passkeys::show_related_origins))
        .plain("/.well-known/security.txt", get(security_contact::show))
        .plain("/.well-known/assetlinks.json", get(native_apps::show_asset_links))
        .plain("/.well-known/apple-app-site-association", get(native_apps::show_apple_apps))
}

/// Redirects to the page where a password is changed (W3C, A Well-Known URL for Changing
/// Passwords). Password managers open it once they know that another address beside it is not
/// answered with 200.
pub async fn change_password() -> Redirect {
    Redirect::to(SECURITY)
}

/// The document, if the settings have one, or a 404.
fn respond(document: Option<impl IntoResponse>) -> Result<Response, Problem> {
    let document = document.ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;
    Ok(([(header::CACHE_CONTROL, CACHE_CONTROL)], document).into_response())
}
