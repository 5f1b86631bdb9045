//! Why an act of administration was not carried out.

use super::{accounts::list::InvalidList, schema::Report};
use crate::domain::{
    access::{scope::Scope, strength::InsufficientAuthentication},
    schema::{FieldProblem, SchemaRefusal},
};

#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// What was asked for is not there.
    #[error("there is no such thing")]
    NotFound,
    /// The caller lacks this scope.
    #[error("this needs the scope {}", .0.as_str())]
    NotAllowed(Scope),
    /// It asks for more than what stands behind the request.
    #[error("this asks for a stronger login")]
    TooWeak(InsufficientAuthentication),
    /// It was changed since the caller read it.
    #[error("it was changed in the meantime")]
    Stale,
    #[error("another account has this {0}")]
    FieldTaken(String),
    #[error("another account has a passkey that is in this ownIdData")]
    CredentialTaken,
    #[error("nobody would be left to administrate")]
    LastAdministrator,
    #[error("the profile does not fit the account schema")]
    InvalidProfile(Vec<FieldProblem>),
    #[error("{0}")]
    ProfileTooLarge(String),
    #[error("the account schema cannot be used")]
    InvalidSchema(Vec<SchemaRefusal>),
    /// The new schema does not fit all accounts.
    #[error("{} accounts do not fit the schema", .0.failing)]
    SchemaBreaks(Box<Report>),
    #[error("{0}")]
    InvalidList(InvalidList),
    /// The indexes are filled for the first time.
    #[error("the accounts are being indexed")]
    Indexing,
}
