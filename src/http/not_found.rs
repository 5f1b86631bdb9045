//! Paths without a route.

use axum::{
    http::{StatusCode, Uri},
    response::{IntoResponse, Redirect, Response},
};

use super::error::Problem;

/// Redirects a page's path with a trailing slash to the one without; everything else is a 404.
pub async fn respond(uri: Uri) -> Result<Response, Problem> {
    let path = uri.path().trim_end_matches('/');
    let is_for_program =
        (path.starts_with("/api/") && path != "/api/docs") || path.starts_with("/platform/");

    // Two leading slashes would name another host.
    if is_for_program
        || path.len() == uri.path().len()
        || !path.starts_with('/')
        || path.starts_with("//")
        || path.contains('\\')
    {
        return Err(Problem::of_status(StatusCode::NOT_FOUND));
    }

    let target = uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    Ok(Redirect::permanent(&target).into_response())
}
