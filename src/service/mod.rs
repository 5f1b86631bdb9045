//! Use cases: free functions over [`Server`](crate::server::Server). They take validated values and
//! make the decisions, independent of HTTP and of the command line.

pub mod accounts;
pub mod admin;
pub mod applications;
pub mod backup;
pub mod callbacks;
pub mod caller;
pub mod certificates;
pub mod forward_auth;
pub mod housekeeping;
pub mod import;
pub mod jobs;
pub mod login;
pub mod measurements;
pub mod oauth;
pub mod outbox;
pub mod readiness;
pub mod retries;
pub mod schema;
pub mod webhooks;

mod refusal;

use std::time::Duration;

pub use refusal::Refusal;

use crate::{
    domain::{id_document::policy::RefusalReason, message::InvalidMessage},
    runtime::{password_hasher::HashingError, rate_limits::TooManyAttempts},
    store::{DatabaseFailure, StoreError},
};

/// A failure of a use case.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no such account")]
    UnknownUser,
    #[error("the account is disabled")]
    AccountDisabled,
    #[error("the account already exists")]
    LoginIdTaken,
    #[error("registration is closed")]
    RegistrationClosed,
    /// The message is the same whether the login id, the password or both are wrong.
    #[error("the login id or the password is wrong")]
    WrongCredentials,
    /// The session token is unknown, used or expired, or its account may not log in.
    #[error("the session token is not valid")]
    TokenRefused,
    /// A callback with the same signature was processed before.
    #[error("the request was already processed")]
    Replayed,
    #[error("no provider is configured for this kind of message")]
    NoProvider,
    #[error("no messages are sent to this country")]
    CountryNotAllowed,
    #[error("{0}")]
    InvalidMessage(InvalidMessage),
    #[error("a message could not be encrypted")]
    Sealing,
    /// The operator's policy refuses this identity document for this account.
    #[error("the document is refused: {}", .0.as_str())]
    DocumentRefused(RefusalReason),
    #[error(transparent)]
    TooManyAttempts(#[from] TooManyAttempts),
    /// Too many passwords wait for verification, or concurrent changes prevented this one for too
    /// long.
    #[error("too busy")]
    Busy,
    /// The account schema was replaced while the change was prepared with the previous one.
    #[error("the account schema was changed in the meantime")]
    SchemaChanged,
    /// A request of an administrator or a program that cannot be carried out.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database holds a value that this server did not write.
    #[error("{0}")]
    Corrupt(String),
    #[error("a password could not be hashed: {0}")]
    Hashing(String),
    #[error("the database failed: {0}")]
    Database(StoreError),
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        // All foreign keys refer to accounts, so the account was deleted in the meantime.
        if DatabaseFailure::is_missing_reference(&error) {
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
    /// The time after which the same request may succeed, if the database is temporarily
    /// unavailable, full or locked.
    pub fn retry_after(&self) -> Option<Duration> {
        let Self::Database(error) = self else { return None };
        let failure = DatabaseFailure::of(error);
        if failure.is_transient() { Some(failure.retry_after()) } else { None }
    }

    /// True when the database refused the values, and would accept others.
    pub fn is_value_error(&self) -> bool {
        let Self::Database(error) = self else { return false };
        DatabaseFailure::of(error) == DatabaseFailure::Refused
    }
}

pub type Result<T> = std::result::Result<T, Error>;
