//! Parts of several answers.

use axum::http::{HeaderValue, StatusCode};

use crate::http::error::Problem;

/// The refusal for an origin that no application has.
pub fn unknown_application() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "unknown_application",
        "No application of the kind proxy has this origin.",
    )
}

/// A header's value of an address, which consists of visible ASCII characters.
pub fn header_value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
