//! Readiness of the server, for load balancers and service managers.

use std::time::Duration;

use crate::{
    runtime::readiness::UnreadyPart,
    server::Server,
    store::{DatabaseFailure, StoreError},
};

/// The reason why the server cannot do its work.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    #[error("the server was asked to stop")]
    Draining,
    #[error("the database accepts no writes: {0}")]
    Database(#[from] StoreError),
    #[error("the database lacks tables of this version: was an older backup restored?")]
    Migrations,
}

impl NotReady {
    /// The part at fault.
    pub fn part(&self) -> UnreadyPart {
        match self {
            Self::Draining => UnreadyPart::Draining,
            Self::Database(_) => UnreadyPart::Database,
            Self::Migrations => UnreadyPart::Migrations,
        }
    }

    /// Time to wait before the next question.
    pub fn retry_after(&self) -> Duration {
        match self {
            Self::Database(error) => DatabaseFailure::of(error).retry_after(),
            Self::Draining | Self::Migrations => Duration::from_secs(10),
        }
    }
}

/// Checks that the server can do its work. The log tells each change.
///
/// # Errors
/// [`NotReady`], with the first part at fault.
pub async fn check(server: &Server) -> Result<(), NotReady> {
    let checked = check_parts(server).await;

    if server.readiness.is_news(checked.as_ref().err().map(NotReady::part)) {
        match &checked {
            Ok(()) => tracing::info!("the server is ready again"),
            Err(NotReady::Draining) => tracing::info!("the server is ready no longer: it stops"),
            Err(cause) => tracing::error!(%cause, "the server is not ready"),
        }
    }
    checked
}

async fn check_parts(server: &Server) -> Result<(), NotReady> {
    if server.readiness.is_draining() {
        return Err(NotReady::Draining);
    }
    server.db.check().await?;

    if server.db.is_migrated().await? { Ok(()) } else { Err(NotReady::Migrations) }
}
