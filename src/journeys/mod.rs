//! Journeys: what a person or an administrator sets out to do, across the services and the local
//! platform.
//!
//! Nothing here knows HTTP: pages, the APIs and commands call the same functions.

pub mod after_response;
pub mod authorize_application;
pub mod authorize_device;
pub mod canonical_login_ids;
pub mod change_account;
pub mod code_flow;
pub mod code_locks;
pub mod disown_device;
pub mod enter_application;
pub mod login_device;
pub mod notify_owner;
pub mod own_credentials;
pub mod passkeys;
pub mod recover;
pub mod register;

use crate::{
    domain::credentials::password::InvalidPassword,
    platform,
    service::{self, Refusal},
};

/// The reason why a journey came to no end.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Platform(#[from] platform::Error),
    #[error(transparent)]
    Service(#[from] service::Error),
    #[error("OwnID's cloud recovers the accounts of this server")]
    RecoveryElsewhere,
    #[error("OwnID's cloud sends the codes of this server")]
    CodesElsewhere,
    #[error("OwnID's cloud manages the passkeys of this server")]
    PasskeysElsewhere,
    #[error("the password is refused: {0}")]
    PasswordRefused(InvalidPassword),
    /// The text that confirms an act was not the login id.
    #[error("the act was not confirmed")]
    NotConfirmed,
    #[error("no message can be sent to the address of this account, or not now")]
    MessageRefused,
}

impl Error {
    /// True for the refusal to remove the last credential of an account.
    pub fn is_last_credential(&self) -> bool {
        matches!(
            self,
            Self::Platform(platform::Error::LastPasskey)
                | Self::Service(service::Error::Refused(Refusal::LastCredential))
        )
    }
}

pub type Result<T> = std::result::Result<T, Error>;
