//! `/session` and `/logout`: start a session with a token, and end it.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::LoginClient;
use crate::{
    domain::{ReturnPath, session::AuthMethod},
    http::{error::Problem, extract::form_or_json::FormOrJson, session},
    server::Server,
    service::login::sign_in,
};

/// Body of `POST /session`.
#[derive(Debug, Deserialize)]
pub struct SessionRequest {
    token: String,
    next: Option<String>,
}

/// Response to a script: the path to go to.
#[derive(Debug, Serialize)]
struct SessionResponse {
    next: String,
}

/// Exchanges the session token that `onLogin` passed to the page for a session cookie. Responds
/// with 303 to a form, and with JSON to a script.
pub async fn create_session(
    State(server): State<Arc<Server>>,
    client: LoginClient,
    body: FormOrJson<SessionRequest>,
) -> Result<Response, Problem> {
    let (FormOrJson::Form(requested) | FormOrJson::Json(requested)) = &body;
    let signed_in = sign_in::with_token(&server, &requested.token, AuthMethod::Passkey).await?;
    session::begin(&server, signed_in, client).await?;

    let next = ReturnPath::parse(requested.next.as_deref());

    Ok(match body {
        FormOrJson::Form(_) => Redirect::to(next.as_str()).into_response(),
        FormOrJson::Json(_) => {
            Json(SessionResponse { next: next.as_str().to_owned() }).into_response()
        }
    })
}

/// Header that has the browser delete our cookies and storage.
pub const CLEAR_SITE_DATA: [(HeaderName, &str); 1] =
    [(HeaderName::from_static("clear-site-data"), "\"cookies\", \"storage\"")];

/// Ends the session on the server and in the browser (`docs/security-behaviours.md` b25).
pub async fn log_out(
    State(server): State<Arc<Server>>,
    session: Session,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    session::end(&session).await?;

    let wants_json = headers
        .get(header::ACCEPT)
        .is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"));

    Ok(if wants_json {
        (session::forget(&server), StatusCode::NO_CONTENT).into_response()
    } else {
        (session::forget(&server), Redirect::to("/")).into_response()
    })
}
