//! Rows that have done their work are deleted, a few at a time, so that nobody waits for it.

use std::{sync::Arc, time::Duration};

use super::{
    Result,
    accounts::deleted,
    admin::{idempotency, login_counters},
    callbacks::{id_documents, messages, own_id_data},
    import::uploads,
    jobs,
    login::{devices, registration},
};
use crate::{server::Server, store::logins::sessions};

/// How often the house is tidied.
const INTERVAL: Duration = Duration::from_secs(30);
/// The most rows that one statement deletes.
const MOST: i64 = 1_000;

/// The most parts of files that one statement deletes: each has a megabyte.
const MOST_PARTS: i64 = 50;

/// Tidies for as long as the server runs.
pub async fn keep(server: Arc<Server>) {
    let mut interval = tokio::time::interval(INTERVAL);
    loop {
        interval.tick().await;
        if let Err(error) = tidy(&server).await {
            tracing::warn!(%error, "expired rows could not be deleted; it will be tried again");
        }
    }
}

/// Deletes what has expired.
pub async fn tidy(server: &Server) -> Result<()> {
    let now = server.clock.now();
    server.rate_limits.forget();
    server.message_limits.forget();
    login_counters::write(server).await?;
    while id_documents::note_accounts(server, MOST).await? == MOST.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while own_id_data::forget_tokens(server, MOST).await? == MOST.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while messages::tidy(server, MOST).await? == MOST.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while deleted::tidy(server, MOST).await? == MOST.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while idempotency::tidy(server, MOST).await? == MOST.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while uploads::tidy(server, MOST_PARTS).await? == MOST_PARTS.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while jobs::tidy(server, MOST).await? == MOST.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while registration::tidy(server, MOST).await? == MOST.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while registration::give_up(server, MOST).await? == MOST.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while devices::tidy(server, MOST).await? == MOST.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while sessions::forget(&server.db, now, MOST).await? == MOST.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    Ok(())
}
