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

use super::{
    error::Problem,
    form_or_json::FormOrJson,
    session::{self, SignedInAs},
};
use crate::{domain::ReturnPath, server::Server, service::sign_in};

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
    body: FormOrJson<Exchange>,
) -> Result<Response, Problem> {
    let (FormOrJson::Form(exchange) | FormOrJson::Json(exchange)) = &body;
    let signed_in = sign_in::with_token(&server, &exchange.token).await?;
    session::begin(&session, &server, signed_in).await?;
    let next = ReturnPath::parse(exchange.next.as_deref());
    Ok(match body {
        FormOrJson::Form(_) => Redirect::to(next.as_str()).into_response(),
        FormOrJson::Json(_) => Json(Next { next: next.as_str().to_owned() }).into_response(),
    })
}

/// The session as the SDK's `ownid.session.get()` sees it (protocol file, §5).
pub async fn current(
    State(server): State<Arc<Server>>,
    session: Session,
    SignedInAs(account): SignedInAs,
) -> Result<Response, Problem> {
    let (Some(_), Some(id)) = (account, session.id()) else {
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "not_logged_in", "Nobody is logged in."));
    };
    let view = session::describe(&server, id).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(view)).into_response())
}

/// Ends the session, and asks the browser to forget what it kept (behaviour b25).
pub async fn log_out(session: Session, headers: HeaderMap) -> Result<Response, Problem> {
    session::end(&session).await?;
    let clear = [(HeaderName::from_static("clear-site-data"), "\"cookies\", \"storage\"")];
    let wants_json =
        headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"));
    Ok(if wants_json {
        (clear, StatusCode::NO_CONTENT).into_response()
    } else {
        (clear, Redirect::to("/")).into_response()
    })
}
