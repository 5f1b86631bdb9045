//! Pages that lead to a path after a login: one that is too long is refused before anything is
//! typed, instead of being lost behind the login.

use axum::{
    extract::Request,
    http::{Method, StatusCode},
    middleware::Next,
    response::Response,
};
use url::form_urlencoded;

use crate::{domain::ReturnPath, http::error::Problem};

/// Refuses to show a page whose `next` cannot be kept. A form has it from its page.
///
/// # Errors
/// [`Problem`] 414.
pub async fn require_short(request: Request, next: Next) -> Result<Response, Problem> {
    let query = request.uri().query().unwrap_or_default();
    let mut parameters = form_urlencoded::parse(query.as_bytes());
    let is_too_long =
        parameters.any(|(name, value)| name == "next" && ReturnPath::is_too_long(&value));
    if is_too_long && request.method() == Method::GET {
        return Err(Problem::new(
            StatusCode::URI_TOO_LONG,
            "return_path_too_long",
            "The path in next is too long to be kept during a login.",
        ));
    }
    Ok(next.run(request).await)
}
