//! `/session` and `/logout`: a token becomes a cookie session, and a session ends.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::Client;
use crate::{
    domain::{ReturnPath, session::AuthMethod},
    http::{error::Problem, extract::form_or_json::FormOrJson, session},
    server::Server,
    service::login::sign_in,
};

#[derive(Debug, Deserialize)]
pub struct Exchange {
    token: String,
    next: Option<String>,
}

#[derive(Debug, Serialize)]
struct Next {
    next: String,
}

/// Trades the token that `onLogin` handed to the page: 303 for a form, JSON for a script.
pub async fn redeem(
    State(server): State<Arc<Server>>,
    session: Session,
    client: Client,
    body: FormOrJson<Exchange>,
) -> Result<Response, Problem> {
    let (FormOrJson::Form(exchange) | FormOrJson::Json(exchange)) = &body;
    let signed_in = sign_in::with_token(&server, &exchange.token, AuthMethod::Passkey).await?;
    session::begin(&session, &server, signed_in, client).await?;
    let next = ReturnPath::parse(exchange.next.as_deref());
    Ok(match body {
        FormOrJson::Form(_) => Redirect::to(next.as_str()).into_response(),
        FormOrJson::Json(_) => Json(Next { next: next.as_str().to_owned() }).into_response(),
    })
}

/// What tells the browser to forget all that it kept.
pub const CLEAR: [(HeaderName, &str); 1] = [(HeaderName::from_static("clear-site-data"), "\"cookies\", \"storage\"")];

/// Ends the session, and asks the browser to forget what it kept (behaviour b25).
pub async fn log_out(
    State(server): State<Arc<Server>>,
    session: Session,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    session::end(&session).await?;
    let wants_json =
        headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"));
    Ok(if wants_json {
        (session::forget(&server), StatusCode::NO_CONTENT).into_response()
    } else {
        (session::forget(&server), Redirect::to("/")).into_response()
    })
}
