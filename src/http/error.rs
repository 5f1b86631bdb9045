//! What went wrong, as a client is told: RFC 9457 problems, which the page routes draw as a page.

use std::{any::Any, sync::Arc, time::Duration};

use axum::{
    Json,
    extract::State,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::api;
use crate::{
    domain::message::InvalidMessage,
    journeys,
    runtime::{random::Random, rate_limits::TooManyAttempts},
    server::Server,
    service,
};

/// The media types of a JSON Merge Patch (RFC 7396): its own, and JSON as such.
pub const ACCEPT_PATCH: &str = "application/merge-patch+json, application/json";

/// A problem with a stable code. Nothing in it reveals what the caller must not know (behaviour b38).
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
    /// One or two sentences, for people: what happened, and what to do.
    #[schema(value_type = String)]
    pub detail: Box<str>,
    /// The member of the request at fault, as a JSON Pointer (RFC 6901).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    pub pointer: Option<&'static str>,
    /// Everything that is wrong, when that can be more than one thing.
    #[serde(skip_serializing_if = "no_more")]
    #[schema(value_type = Vec<Mistake>, required = false)]
    pub errors: Box<[Mistake]>,
    /// What the refusal is about, where a sentence does not say enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = serde_json::Map<String, serde_json::Value>, required = false)]
    report: Option<Box<serde_json::Value>>,
    /// In seconds.
    #[serde(skip)]
    retry_after: Option<u32>,
    /// True when the answer names the media types of patches that are taken, because another came.
    #[serde(skip)]
    names_patches: bool,
    /// What the log is told, and nobody else.
    #[serde(skip)]
    cause: Option<Box<str>>,
}

/// The `type` of a problem that its status says enough of (RFC 9457, section 4.2.1).
#[derive(Clone, Copy, Debug, Serialize)]
enum AboutBlank {
    #[serde(rename = "about:blank")]
    AboutBlank,
}

fn no_more(errors: &[Mistake]) -> bool {
    errors.is_empty()
}

/// One thing that is wrong with a request.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Mistake {
    /// The member at fault, as a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// Stable, for programs.
    pub code: &'static str,
    /// For people.
    pub detail: String,
}

impl Mistake {
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
            cause: None,
        }
    }

    #[must_use]
    pub fn at(self, pointer: &'static str) -> Self {
        Self { pointer: Some(pointer), ..self }
    }

    #[must_use]
    pub fn with(self, errors: Vec<Mistake>) -> Self {
        Self { errors: errors.into(), ..self }
    }

    #[must_use]
    pub fn reporting(self, report: serde_json::Value) -> Self {
        Self { report: Some(Box::new(report)), ..self }
    }

    /// The minutes until it is worth trying again, if that is known.
    #[must_use]
    pub fn minutes(&self) -> Option<u64> {
        self.retry_after.map(|seconds| u64::from(seconds).div_ceil(60).max(1))
    }

    #[must_use]
    pub fn retry_after(self, wait: Duration) -> Self {
        // Whole seconds, rounded up: who waits this long is let in.
        Self { retry_after: Some(wait.as_millis().div_ceil(1_000).try_into().unwrap_or(u32::MAX)), ..self }
    }

    /// Names the media types of patches that are taken (RFC 5789, section 3.1).
    #[must_use]
    pub fn naming_patches(self) -> Self {
        Self { names_patches: true, ..self }
    }

    /// A failure of ours: the caller learns nothing of it but a request id.
    pub fn failure(cause: &impl std::error::Error) -> Self {
        Self { cause: Some(cause.to_string().into()), ..Self::of_status(StatusCode::INTERNAL_SERVER_ERROR) }
    }

    /// The database does not take part for the moment: the caller comes back later, and the log is told why.
    pub fn unavailable(cause: &impl std::error::Error, wait: Duration) -> Self {
        let unavailable = Self::of_status(StatusCode::SERVICE_UNAVAILABLE).retry_after(wait);
        Self { cause: Some(cause.to_string().into()), ..unavailable }
    }

    /// The problem behind a status that axum or one of the layers answered with.
    pub fn of_status(status: StatusCode) -> Self {
        let (code, detail) = match status {
            StatusCode::BAD_REQUEST => ("malformed", "The request could not be read."),
            StatusCode::FORBIDDEN => ("forbidden", "This is not allowed."),
            StatusCode::NOT_FOUND => ("not_found", "There is nothing at this address."),
            StatusCode::METHOD_NOT_ALLOWED => {
                ("method_not_allowed", "This address does not take that kind of request.")
            }
            StatusCode::REQUEST_TIMEOUT => ("timeout", "The request took too long. Try again."),
            StatusCode::PAYLOAD_TOO_LARGE => ("too_large", "The request is larger than we accept."),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                ("unsupported_media_type", "The request has a content type that we do not take here.")
            }
            StatusCode::UNPROCESSABLE_ENTITY => {
                ("invalid", "Something in the request is missing or not what we expect.")
            }
            StatusCode::TOO_MANY_REQUESTS => {
                ("too_many_requests", "There were too many attempts. Wait a little, then try again.")
            }
            StatusCode::SERVICE_UNAVAILABLE => {
                ("unavailable", "The server cannot read or save anything right now. Try again in a moment.")
            }
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
            headers.insert(HeaderName::from_static("accept-patch"), HeaderValue::from_static(ACCEPT_PATCH));
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<journeys::Error> for Problem {
    fn from(error: journeys::Error) -> Self {
        match error {
            journeys::Error::Platform(error) => error.into(),
            journeys::Error::Service(error) => error.into(),
            journeys::Error::RecoveryElsewhere => Self::new(
                StatusCode::NOT_FOUND,
                "recovery_elsewhere",
                "OwnID's cloud recovers the accounts of this server.",
            ),
            journeys::Error::CodesElsewhere => {
                Self::new(StatusCode::NOT_FOUND, "codes_elsewhere", "OwnID's cloud sends the codes of this server.")
            }
            journeys::Error::MessageRefused => Self::new(
                StatusCode::CONFLICT,
                "message_refused",
                "No message can be sent to this account's address, or not now.",
            ),
        }
    }
}

impl From<TooManyAttempts> for Problem {
    fn from(TooManyAttempts { retry_after }: TooManyAttempts) -> Self {
        Self::of_status(StatusCode::TOO_MANY_REQUESTS).retry_after(retry_after)
    }
}

impl From<service::Error> for Problem {
    fn from(error: service::Error) -> Self {
        use service::Error;
        match error {
            Error::UnknownUser => Self::new(StatusCode::NOT_FOUND, "unknown_user", "There is no such user."),
            Error::AccountDisabled => Self::new(StatusCode::FORBIDDEN, "account_disabled", "The account is disabled."),
            Error::LoginIdTaken => {
                Self::new(StatusCode::CONFLICT, "login_id_taken", "An account with this login id exists already.")
            }
            Error::RegistrationClosed => Self::new(
                StatusCode::FORBIDDEN,
                "registration_closed",
                "New accounts are made by the administrator here.",
            ),
            Error::WrongCredentials => Self::new(
                StatusCode::UNAUTHORIZED,
                "wrong_credentials",
                "That login and password do not belong together.",
            ),
            Error::TokenRefused => {
                Self::new(StatusCode::UNAUTHORIZED, "token_refused", "This login is no longer valid. Log in again.")
            }
            Error::Replayed => Self::new(StatusCode::CONFLICT, "replayed", "This request was answered before."),
            Error::DocumentRefused(reason) => {
                Self::new(StatusCode::FORBIDDEN, reason.as_str(), "The document is not accepted for this account.")
            }
            Error::TooManyAttempts(refused) => refused.into(),
            Error::Busy | Error::SchemaChanged => {
                let detail = "We are busy right now. Try again in a moment.";
                Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail).retry_after(Duration::from_secs(5))
            }
            Error::NoProvider => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "no_provider",
                "This server has no provider for messages of this kind. Its administrator can name one in the settings.",
            ),
            Error::CountryNotAllowed => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "country_not_allowed",
                "No messages are sent to numbers of this country.",
            )
            .at("/phoneNumber"),
            Error::InvalidMessage(error) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "message_invalid", format!("{error}.")).at(member(error))
            }
            Error::Refused(refusal) => api::problem::of(refusal),
            Error::Database(_) => match error.passes_in() {
                Some(wait) => Self::unavailable(&error, wait),
                None => Self::failure(&error),
            },
            Error::Sealing | Error::Hashing(_) | Error::Corrupt(_) => Self::failure(&error),
        }
    }
}

/// The member of the request that a message's mistake is in.
fn member(error: InvalidMessage) -> &'static str {
    match error {
        InvalidMessage::Text(_) => "/messageText",
        InvalidMessage::Code(_) => "/code",
        InvalidMessage::Subject(_) => "/subject",
        InvalidMessage::Body(_) => "/body",
    }
}

/// Gives a refusal the id that a person can quote, and the log what stands behind a failure, under the same id.
pub fn identify(response: &mut Response, random: &Random) -> String {
    let id = format!("{:016x}", u64::from_be_bytes(random.bytes()));
    if response.status().is_server_error() {
        let cause = response.extensions().get::<Problem>().and_then(|problem| problem.cause.as_deref());
        tracing::error!(request_id = id, status = response.status().as_u16(), cause, "a request failed");
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    id
}

/// [`identify`] for routes whose refusals are not drawn.
pub async fn report(State(server): State<Arc<Server>>, mut response: Response) -> Response {
    if response.status().is_server_error() {
        identify(&mut response, &server.random);
    }
    response
}

/// The answer of a handler that panicked. The panic itself is in the log.
pub fn panicked(_panic: Box<dyn Any + Send>) -> Response {
    Problem::of_status(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn as_number<S: serde::Serializer>(status: &StatusCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u16(status.as_u16())
}
