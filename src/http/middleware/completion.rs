//! Requests that run to completion when their client disconnects.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use vestibule_app::{Language, i18n::speaking::in_language};

use crate::{http::error::Problem, runtime::request_context::continued, server::Server};

/// Runs every request that may change something as a task of its own. A change, its audit record
/// and the owner's notification belong together, and a client must not be able to separate them by
/// disconnecting (`docs/security-behaviours.md` b20).
pub async fn ensure(
    State(server): State<Arc<Server>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    if request.method().is_safe() {
        return Ok(next.run(request).await);
    }

    let work = in_language(Language::spoken(), next.run(request));
    server.background_tasks.spawn(continued(work)).await.map_err(|error| Problem::failure(&error))
}
