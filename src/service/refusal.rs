//! The reasons for refusing an act of administration.

use super::{accounts::list::InvalidList, schema::ConformanceReport};
use crate::domain::{
    access::{scope::Scope, strength::InsufficientAuthentication},
    application::settings::ApplicationMistake,
    schema::{FieldProblem, SchemaRefusal},
};

/// The reasons for refusing an act of administration.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The requested object does not exist.
    #[error("it does not exist")]
    NotFound,
    /// The caller lacks this scope.
    #[error("this needs the scope {}", .0.as_str())]
    NotAllowed(Scope),
    /// The caller's login is not strong enough.
    #[error("this needs a stronger login")]
    TooWeak(InsufficientAuthentication),
    /// The object was changed after the caller read it.
    #[error("it was changed in the meantime")]
    Stale,
    #[error("another account has this {0}")]
    FieldTaken(String),
    #[error("the ownIdData contains a passkey of another account")]
    CredentialTaken,
    /// Without this credential, the owner could not log in.
    #[error("this is the last credential of the account")]
    LastCredential,
    #[error("this is the last administrator")]
    LastAdministrator,
    #[error("the profile does not fit the account schema")]
    InvalidProfile(Vec<FieldProblem>),
    #[error("{0}")]
    ProfileTooLarge(String),
    #[error("the account schema cannot be used")]
    InvalidSchema(Vec<SchemaRefusal>),
    /// The new schema does not fit all accounts.
    #[error("{} accounts do not fit the schema", .0.failing)]
    SchemaBreaks(Box<ConformanceReport>),
    #[error("the settings of the application cannot be used")]
    InvalidApplication(Vec<ApplicationMistake>),
    /// Another application has this value of a member that is unique.
    #[error("another application has this {0}")]
    ApplicationTaken(&'static str),
    /// The settings file, or a metadata document of its own, declares the application.
    #[error("the settings file or its metadata document declares this application")]
    DeclaredElsewhere,
    /// Nothing may be sent to the address of a webhook.
    #[error("nothing may be sent to this address")]
    AddressNotAllowed,
    #[error("there are too many webhooks")]
    TooManyWebhooks,
    #[error("{0}")]
    InvalidList(InvalidList),
    /// The indexes are being built for the first time.
    #[error("the accounts are being indexed")]
    Indexing,
}
