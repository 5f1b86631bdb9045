//! Errors as RFC 9457 problems, which the page routes render as a page.

use std::{any::Any, sync::Arc, time::Duration};

use axum::{
    Json,
    extract::State,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    runtime::{random::Random, request_context::RequestId, traces::parent::X_REQUEST_ID},
    server::Server,
};

/// Media types accepted for a JSON Merge Patch (RFC 7396): its own, and plain JSON.
pub const ACCEPT_PATCH: &str = "application/merge-patch+json, application/json";

/// A problem with a stable code. It reveals nothing that the caller must not know
/// (`docs/security-behaviours.md` b38).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    kind: AboutBlank,
    pub title: &'static str,
    #[serde(serialize_with = "as_number")]
    #[schema(value_type = u16, minimum = 400, maximum = 599)]
    pub status: StatusCode,
    /// Stable, for programs.
    pub code: &'static str,
    /// One or two sentences for people: what happened, and what to do.
    #[schema(value_type = String)]
    pub detail: Box<str>,
    /// The member of the request at fault, as a JSON Pointer (RFC 6901).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    pub pointer: Option<&'static str>,
    /// Every mistake in the request, where there can be more than one.
    #[serde(skip_serializing_if = "is_empty")]
    #[schema(value_type = Vec<RequestMistake>, required = false)]
    pub errors: Box<[RequestMistake]>,
    /// Structured details of a refusal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = serde_json::Map<String, serde_json::Value>, required = false)]
    report: Option<Box<serde_json::Value>>,
    /// Wait before a retry, in seconds.
    #[serde(skip)]
    retry_after: Option<u32>,
    /// True if the response lists the accepted media types of patches.
    #[serde(skip)]
    names_patches: bool,
    /// True if the log has the failure already.
    #[serde(skip)]
    is_logged: bool,
    /// Cause of a failure, for the log only.
    #[serde(skip)]
    cause: Option<Box<str>>,
}

/// The `type` of a problem that is fully described by its status (RFC 9457 §4.2.1).
#[derive(Clone, Copy, Debug, Serialize)]
enum AboutBlank {
    #[serde(rename = "about:blank")]
    AboutBlank,
}

fn is_empty(errors: &[RequestMistake]) -> bool {
    errors.is_empty()
}

/// A single mistake in a request.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RequestMistake {
    /// The member at fault, as a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// Stable, for programs.
    pub code: &'static str,
    /// For people.
    pub detail: String,
}

impl RequestMistake {
    pub fn new(pointer: impl Into<String>, code: &'static str, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), code, detail: detail.into() }
    }
}

impl Problem {
    pub fn new(status: StatusCode, code: &'static str, detail: impl Into<Box<str>>) -> Self {
        let title = status.canonical_reason().unwrap_or("Error");

        Self {
            kind: AboutBlank::AboutBlank,
            title,
            status,
            code,
            detail: detail.into(),
            pointer: None,
            errors: Box::default(),
            report: None,
            retry_after: None,
            names_patches: false,
            is_logged: false,
            cause: None,
        }
    }

    /// Sets the member at fault.
    #[must_use]
    pub fn at(self, pointer: &'static str) -> Self {
        Self { pointer: Some(pointer), ..self }
    }

    /// Sets the mistakes.
    #[must_use]
    pub fn with(self, errors: Vec<RequestMistake>) -> Self {
        Self { errors: errors.into(), ..self }
    }

    /// Sets the structured details.
    #[must_use]
    pub fn reporting(self, report: serde_json::Value) -> Self {
        Self { report: Some(Box::new(report)), ..self }
    }

    /// Wait before a retry in minutes, rounded up, if known.
    #[must_use]
    pub fn minutes(&self) -> Option<u64> {
        self.retry_after.map(|seconds| u64::from(seconds).div_ceil(60).max(1))
    }

    /// Sets the wait before a retry, in whole seconds.
    #[must_use]
    pub fn retry_after(self, wait: Duration) -> Self {
        // Rounded up, so that a client that waits this long is admitted.
        Self {
            retry_after: Some(wait.as_millis().div_ceil(1_000).try_into().unwrap_or(u32::MAX)),
            ..self
        }
    }

    /// Lists the accepted media types of patches in the response (RFC 5789 §3.1).
    #[must_use]
    pub fn naming_patches(self) -> Self {
        Self { names_patches: true, ..self }
    }

    /// Keeps the failure out of the log, which has it already.
    #[must_use]
    pub fn logged(self) -> Self {
        Self { is_logged: true, ..self }
    }

    /// A failure of the server. The caller learns only a request id.
    pub fn failure(cause: &impl std::error::Error) -> Self {
        Self {
            cause: Some(cause.to_string().into()),
            ..Self::of_status(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }

    /// A temporary failure of the database. The caller is asked to retry, and the cause is logged.
    pub fn unavailable(cause: &impl std::error::Error, wait: Duration) -> Self {
        let unavailable = Self::of_status(StatusCode::SERVICE_UNAVAILABLE).retry_after(wait);
        Self { cause: Some(cause.to_string().into()), ..unavailable }
    }

    /// The problem for a status of axum or one of the layers.
    pub fn of_status(status: StatusCode) -> Self {
        let (code, detail) = match status {
            StatusCode::BAD_REQUEST => ("malformed", "The request could not be read."),
            StatusCode::FORBIDDEN => ("forbidden", "This is not allowed."),
            StatusCode::NOT_FOUND => ("not_found", "There is nothing at this address."),
            StatusCode::METHOD_NOT_ALLOWED => {
                ("method_not_allowed", "This method is not allowed at this address.")
            }
            StatusCode::REQUEST_TIMEOUT => ("timeout", "The request took too long. Try again."),
            StatusCode::PAYLOAD_TOO_LARGE => ("too_large", "The request is larger than we accept."),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                ("unsupported_media_type", "The content type of the request is not accepted here.")
            }
            StatusCode::UNPROCESSABLE_ENTITY => {
                ("invalid", "A part of the request is missing or invalid.")
            }
            StatusCode::TOO_MANY_REQUESTS => (
                "too_many_requests",
                "There were too many attempts. Wait a moment, then try again.",
            ),
            StatusCode::SERVICE_UNAVAILABLE => (
                "unavailable",
                "The server cannot read or save anything right now. Try again in a moment.",
            ),
            _ if status.is_client_error() => ("refused", "The request was refused."),
            _ => ("internal", "Something went wrong on our side. Try again in a moment."),
        };
        Self::new(status, code, detail)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(&self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));

        if let Some(wait) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(wait));
        }
        if self.names_patches {
            headers.insert(
                HeaderName::from_static("accept-patch"),
                HeaderValue::from_static(ACCEPT_PATCH),
            );
        }

        response.extensions_mut().insert(self);
        response
    }
}

/// Adds an `x-request-id` that a user can quote, and logs the cause of a server error under the
/// same id.
pub fn identify(response: &mut Response, random: &Random) -> String {
    let id = RequestId::current().unwrap_or_else(|| RequestId::new(random)).to_string();

    let problem = response.extensions().get::<Problem>();
    if response.status().is_server_error() && !problem.is_some_and(|problem| problem.is_logged) {
        let cause = problem.and_then(|problem| problem.cause.as_deref());
        tracing::error!(
            request_id = id,
            status = response.status().as_u16(),
            cause,
            "a request failed"
        );
    }

    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(X_REQUEST_ID, value);
    }
    id
}

/// Middleware that applies [`identify`] to server errors on routes without error pages.
pub async fn report(State(server): State<Arc<Server>>, mut response: Response) -> Response {
    if response.status().is_server_error() {
        identify(&mut response, &server.random);
    }
    response
}

/// Response to a request whose handler panicked. The panic itself is logged.
pub fn panicked(_panic: Box<dyn Any + Send>) -> Response {
    Problem::of_status(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn as_number<S: serde::Serializer>(status: &StatusCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u16(status.as_u16())
}
