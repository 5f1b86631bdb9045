//! Requests that come to their end when their client leaves in the middle.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use vestibule_app::{Language, i18n::speaking::in_language};

use crate::{http::error::Problem, server::Server};

/// Carries out by itself whatever changes something: a change, its line in the audit log and the word to the account's owner belong
/// together, and whoever leaves at the right moment must not part them (behaviour b20).
pub async fn ensure(State(server): State<Arc<Server>>, request: Request, next: Next) -> Result<Response, Problem> {
    if request.method().is_safe() {
        return Ok(next.run(request).await);
    }
    let work = in_language(Language::spoken(), next.run(request));
    server.background_tasks.spawn(work).await.map_err(|error| Problem::failure(&error))
}
