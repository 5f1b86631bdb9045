//! Errors of the services and the journeys as problems.

use std::time::Duration;

use axum::http::StatusCode;

use super::{api, error::Problem};
use crate::{
    domain::message::InvalidMessage, journeys, runtime::rate_limits::TooManyAttempts, service,
};

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
            journeys::Error::CodesElsewhere => Self::new(
                StatusCode::NOT_FOUND,
                "codes_elsewhere",
                "OwnID's cloud sends the codes of this server.",
            ),
            journeys::Error::PasskeysElsewhere => Self::new(
                StatusCode::NOT_FOUND,
                "passkeys_elsewhere",
                "OwnID's cloud manages the passkeys of this server.",
            ),
            journeys::Error::PasswordRefused(refused) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "password_refused", refused.to_string())
            }
            journeys::Error::NotConfirmed => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "not_confirmed",
                "Type the login id to confirm this.",
            ),
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
            Error::UnknownUser => {
                Self::new(StatusCode::NOT_FOUND, "unknown_user", "There is no such user.")
            }
            Error::AccountDisabled => {
                Self::new(StatusCode::FORBIDDEN, "account_disabled", "The account is disabled.")
            }
            Error::LoginIdTaken => Self::new(
                StatusCode::CONFLICT,
                "login_id_taken",
                "An account with this login id exists already.",
            ),
            Error::RegistrationClosed => Self::new(
                StatusCode::FORBIDDEN,
                "registration_closed",
                "Registration is closed: administrators create the accounts.",
            ),
            Error::WrongCredentials => Self::new(
                StatusCode::UNAUTHORIZED,
                "wrong_credentials",
                "The login id or the password is wrong.",
            ),
            Error::TokenRefused => Self::new(
                StatusCode::UNAUTHORIZED,
                "token_refused",
                "This login is no longer valid. Log in again.",
            ),
            Error::Replayed => {
                Self::new(StatusCode::CONFLICT, "replayed", "This request was already answered.")
            }
            Error::DocumentRefused(reason) => Self::new(
                StatusCode::FORBIDDEN,
                reason.as_str(),
                "The document is not accepted for this account.",
            ),
            Error::TooManyAttempts(refused) => refused.into(),
            Error::Busy | Error::SchemaChanged => {
                let detail = "The server is busy. Try again in a moment.";
                Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail)
                    .retry_after(Duration::from_secs(5))
            }
            Error::NoProvider => no_provider(),
            Error::CountryNotAllowed => country_not_allowed(),
            Error::InvalidMessage(error) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "message_invalid", format!("{error}."))
                    .at(member(error))
            }
            Error::Refused(refusal) => api::problem::of(refusal),
            Error::Database(_) => match error.retry_after() {
                Some(wait) => Self::unavailable(&error, wait),
                None => Self::failure(&error),
            },
            Error::Sealing | Error::Hashing(_) | Error::Corrupt(_) => Self::failure(&error),
        }
    }
}

fn no_provider() -> Problem {
    let detail = "This server has no provider for messages of this kind. Its operator can \
                  configure one.";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "no_provider", detail)
}

fn country_not_allowed() -> Problem {
    let detail = "No messages are sent to numbers of this country.";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "country_not_allowed", detail).at("/phoneNumber")
}

/// Member of the request with the mistake of a message.
fn member(error: InvalidMessage) -> &'static str {
    match error {
        InvalidMessage::Text(_) => "/messageText",
        InvalidMessage::Code(_) => "/code",
        InvalidMessage::Subject(_) => "/subject",
        InvalidMessage::Body(_) => "/body",
        InvalidMessage::Design(_) => "/design",
    }
}
