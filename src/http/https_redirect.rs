//! The plain address of a server that does TLS itself: it leads browsers to https, answers the
//! challenges of ACME, and tells of the server's health, and nothing else
//! (`docs/security-behaviours.md` b68).

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::{
    error::Problem,
    operations::health::{show_liveness, show_readiness},
};
use crate::server::Server;

/// The routes of the plain address.
pub fn router(server: &Arc<Server>) -> Router {
    Router::new()
        .route("/healthz", get(show_liveness))
        .route("/readyz", get(show_readiness))
        .route("/.well-known/acme-challenge/{token}", get(show_challenge))
        .fallback(redirect)
        .with_state(Arc::clone(server))
}

async fn show_challenge(
    State(server): State<Arc<Server>>,
    Path(token): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    let text = server.served_certificate.challenge_text(&token);
    let text = text.ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], text))
}

/// Leads to the same path below the public URL, whatever the request calls the host. A request that
/// would change something has been read by everybody on its way, so it is refused: led on, it would
/// work, and nobody would notice.
async fn redirect(State(server): State<Arc<Server>>, method: Method, uri: Uri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return https_required().into_response();
    }
    let Some(path) = uri.path_and_query().filter(|path| path.as_str().starts_with('/')) else {
        return https_required().into_response();
    };

    let origin = server.config.web.public_url.as_str().trim_end_matches('/');
    match HeaderValue::try_from(format!("{origin}{path}")) {
        Ok(location) => {
            let headers = [
                (header::LOCATION, location),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (StatusCode::PERMANENT_REDIRECT, headers).into_response()
        }
        Err(_) => https_required().into_response(),
    }
}

fn https_required() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "https_required",
        "This address answers over https only. What was sent was not encrypted, and not used.",
    )
}
