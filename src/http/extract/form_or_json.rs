//! Request bodies: forms from pages, JSON from scripts.

use axum::{
    Form, RequestExt,
    body::{Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header},
};
use serde::de::DeserializeOwned;

use crate::{
    domain::text::json_text::strip_bom,
    http::{
        BODY_LIMIT,
        error::{ACCEPT_PATCH, Problem},
    },
};

/// A body in either encoding.
#[derive(Debug)]
pub enum FormOrJson<T> {
    Form(T),
    Json(T),
}

impl<T, S> FromRequest<S> for FormOrJson<T>
where
    T: DeserializeOwned + Send + 'static,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        if is_json(request.headers()) {
            let body = request
                .extract::<Bytes, _>()
                .await
                .map_err(|error| Problem::of_status(error.status()))?;
            return parse_json(&body).map(Self::Json);
        }

        let Form(form) = request
            .extract::<Form<T>, _>()
            .await
            .map_err(|error| Problem::of_status(error.status()))?;
        Ok(Self::Form(form))
    }
}

/// True when the body is declared to be JSON.
pub fn is_json(headers: &HeaderMap) -> bool {
    let essence = essence(headers);
    essence == "application/json"
        || (essence.starts_with("application/") && essence.ends_with("+json"))
}

/// True when the body is declared to be the fields of a form, not a file.
pub fn is_form(headers: &HeaderMap) -> bool {
    essence(headers) == "application/x-www-form-urlencoded"
}

/// Reads the fields of a form, and returns the request unconsumed.
///
/// # Errors
/// [`Problem`] 413 if the form is longer than forms may be.
pub async fn read_form(request: Request) -> Result<(Request, Bytes), Problem> {
    let (parts, body) = request.into_parts();
    // A route for uploads allows far larger bodies than forms need.
    let body = to_bytes(body, BODY_LIMIT)
        .await
        .map_err(|_| Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE))?;

    Ok((Request::from_parts(parts, body.clone().into()), body))
}

/// Media type of the body in lower case, without parameters.
fn essence(headers: &HeaderMap) -> String {
    let value =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Requires a body that is declared to be JSON and is not a patch document.
///
/// # Errors
/// 415.
pub fn require_json(headers: &HeaderMap) -> Result<(), Problem> {
    if is_json(headers) && !essence(headers).ends_with("-patch+json") {
        return Ok(());
    }
    Err(Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE))
}

/// Requires a body that is declared to be a JSON Merge Patch.
///
/// # Errors
/// 415; the response names the accepted media types (RFC 5789 §2.2).
pub fn require_merge_patch(headers: &HeaderMap) -> Result<(), Problem> {
    if ACCEPT_PATCH.split(", ").any(|taken| taken == essence(headers)) {
        return Ok(());
    }
    Err(Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE).naming_patches())
}

/// Parses a JSON object.
///
/// # Errors
/// 400 when the bytes are not JSON; 422 when they are not an object, or a member is missing or of
/// the wrong type.
pub fn parse_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    let body = strip_bom(body);
    // serde also reads a struct from an array, by position, which no client intends.
    let is_array = body.trim_ascii_start().first() == Some(&b'[');

    match serde_json::from_slice(body) {
        Ok(value) if !is_array => Ok(value),
        Err(error) if !error.is_data() => {
            Err(Problem::new(StatusCode::BAD_REQUEST, "malformed", "The body is not valid JSON."))
        }
        Ok(_) | Err(_) => Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
            "A member of the body is missing or has the wrong type.",
        )),
    }
}
