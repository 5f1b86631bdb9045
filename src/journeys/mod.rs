//! Journeys: what a person or an administrator sets out to do, across the services and the local
//! platform.
//!
//! Nothing here knows HTTP: pages, the APIs and commands call the same functions.

pub mod after_response;
pub mod canonical_login_ids;
pub mod code_flow;
pub mod code_locks;
pub mod login_device;
pub mod notify_owner;
pub mod passkeys;
pub mod recover;
pub mod register;

use crate::{platform, service};

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
    #[error("no message can be sent to the address of this account, or not now")]
    MessageRefused,
}

pub type Result<T> = std::result::Result<T, Error>;
