//! Use cases: free functions over the server. They take parsed values and decide; who asked, and over what, is not their business.

pub mod accounts;
pub mod admin;
pub mod callbacks;
pub mod caller;
pub mod housekeeping;
pub mod import;
pub mod jobs;
pub mod login;
pub mod outbox;
pub mod overtaken_changes;
pub mod schema;

mod refusal;

use std::time::Duration;

pub use refusal::Refusal;

use crate::{
    domain::{id_document::policy::RefusalReason, message::InvalidMessage},
    runtime::{password_hasher::HashingError, rate_limits::TooManyAttempts},
    store::Failure,
};

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no such account")]
    UnknownUser,
    #[error("the account is disabled")]
    AccountDisabled,
    #[error("the account exists already")]
    LoginIdTaken,
    #[error("nobody can create an account here by themselves")]
    RegistrationClosed,
    /// The same words whether the login id, the password or both are wrong.
    #[error("the login id and the password do not belong together")]
    WrongCredentials,
    /// The session token is unknown, used, expired, or its account may not log in.
    #[error("the session token is not valid")]
    TokenRefused,
    /// A callback's signature was seen before.
    #[error("the request was already answered")]
    Replayed,
    #[error("no provider is configured for this kind of message")]
    NoProvider,
    #[error("no messages are sent to this country")]
    CountryNotAllowed,
    #[error("{0}")]
    InvalidMessage(InvalidMessage),
    #[error("a message could not be encrypted")]
    Sealing,
    /// The operator's policy does not take this identity document for this account.
    #[error("the document is refused: {}", .0.as_str())]
    DocumentRefused(RefusalReason),
    #[error(transparent)]
    TooManyAttempts(#[from] TooManyAttempts),
    /// More passwords wait to be checked than we are willing to hold, or others changed the same for as long as it was tried.
    #[error("too busy")]
    Busy,
    /// Another account schema came into force while this was worked out by the one before.
    #[error("the account schema was changed in the meantime")]
    SchemaChanged,
    /// An administrator, or a program, asked for what cannot be done.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// What the database holds is not what we wrote.
    #[error("{0}")]
    Corrupt(String),
    #[error("a password could not be hashed: {0}")]
    Hashing(String),
    #[error("the database failed: {0}")]
    Database(sqlx::Error),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        // What refers to something refers to an account, and this one was deleted in the meantime.
        if error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_foreign_key_violation) {
            return Self::UnknownUser;
        }
        Self::Database(error)
    }
}

impl From<HashingError> for Error {
    fn from(error: HashingError) -> Self {
        match error {
            HashingError::Busy => Self::Busy,
            HashingError::Failed(reason) => Self::Hashing(reason),
        }
    }
}

impl Error {
    /// How long to wait until the same may succeed, when it is only that the database is not there, full or held by others.
    pub fn passes_in(&self) -> Option<Duration> {
        let Self::Database(error) = self else { return None };
        let failure = Failure::of(error);
        failure.is_transient().then(|| failure.retry_after())
    }

    /// True when the database refused the values, and would refuse them again, but may take others.
    pub fn is_of_values(&self) -> bool {
        matches!(self, Self::Database(error) if Failure::of(error) == Failure::Refused)
    }
}

pub type Result<T> = std::result::Result<T, Error>;
