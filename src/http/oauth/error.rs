//! Errors of the provider as responses.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{
    domain::oauth::{OAuthError, OAuthErrorCode},
    http::error::Problem,
    runtime::metrics::catalogue::OPENID_ERRORS,
    service::oauth::ProviderError,
};

/// An error for a program.
#[derive(Debug)]
pub struct OAuthFailure(pub ProviderError);

impl<E: Into<ProviderError>> From<E> for OAuthFailure {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

/// The body of an error (RFC 6749 §5.2).
#[derive(Serialize)]
struct ErrorBody {
    error: &'static str,
    error_description: &'static str,
}

impl IntoResponse for OAuthFailure {
    fn into_response(self) -> Response {
        match self.0 {
            ProviderError::OAuth(error) => respond(&error),
            ProviderError::Service(error) => Problem::from(error).into_response(),
        }
    }
}

fn respond(error: &OAuthError) -> Response {
    let OAuthError { code, description } = error;
    OPENID_ERRORS.increment([code.as_str()]);
    let status = match code {
        OAuthErrorCode::InvalidClient | OAuthErrorCode::InvalidToken => StatusCode::UNAUTHORIZED,
        OAuthErrorCode::InsufficientScope => StatusCode::FORBIDDEN,
        OAuthErrorCode::TemporarilyUnavailable => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::BAD_REQUEST,
    };

    let body = ErrorBody { error: code.as_str(), error_description: description };
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().extend(challenge(error).map(|value| (header::WWW_AUTHENTICATE, value)));
    response
}

/// The challenge of a refused client (RFC 6749 §5.2) or token (RFC 6750 §3).
fn challenge(error: &OAuthError) -> Option<HeaderValue> {
    let OAuthError { code, description } = error;
    let challenge = match code {
        OAuthErrorCode::InvalidClient => "Basic realm=\"vestibule\"".to_owned(),
        OAuthErrorCode::InvalidToken | OAuthErrorCode::InsufficientScope => format!(
            "Bearer realm=\"vestibule\", error=\"{}\", error_description=\"{description}\"",
            code.as_str()
        ),
        _ => return None,
    };
    HeaderValue::from_str(&challenge).ok()
}

/// The answer to a request without an access token: a challenge that names no error (RFC 6750
/// §3.1), and an empty body that stays so.
pub(super) fn bearer_challenge() -> Response {
    let headers =
        [(header::WWW_AUTHENTICATE, "Bearer realm=\"vestibule\""), (header::CONTENT_LENGTH, "0")];
    (StatusCode::UNAUTHORIZED, headers).into_response()
}

/// A refusal that is shown to the person on a page, because no address can be trusted with it.
pub fn page_problem(error: ProviderError) -> Problem {
    to_problem(error, "invalid_authorization_request")
}

/// The refusal of a logout, which is shown in the same way.
pub fn logout_problem(error: ProviderError) -> Problem {
    to_problem(error, "invalid_logout_request")
}

fn to_problem(error: ProviderError, code: &'static str) -> Problem {
    match error {
        ProviderError::OAuth(error) => {
            OPENID_ERRORS.increment([error.code.as_str()]);
            Problem::new(StatusCode::BAD_REQUEST, code, error.description)
        }
        ProviderError::Service(error) => error.into(),
    }
}
