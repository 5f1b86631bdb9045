//! The deletion of expired rows, in small chunks, so that other writes do not wait long.

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

/// Time between two rounds.
const INTERVAL: Duration = Duration::from_secs(30);
/// Maximum number of rows that one statement deletes.
const CHUNK_ROWS: i64 = 1_000;
/// Maximum number of upload parts that one statement deletes. A part has one mebibyte.
const CHUNK_PARTS: i64 = 50;

/// Deletes expired rows for as long as the server runs.
pub async fn keep(server: Arc<Server>) {
    let mut interval = tokio::time::interval(INTERVAL);
    loop {
        interval.tick().await;
        if let Err(error) = tidy(&server).await {
            tracing::warn!(%error, "expired rows could not be deleted; it will be tried again");
        }
    }
}

/// Deletes all rows that have expired.
pub async fn tidy(server: &Server) -> Result<()> {
    let now = server.clock.now();
    server.rate_limits.forget();
    server.message_limits.forget();
    login_counters::write(server).await?;
    while id_documents::note_accounts(server, CHUNK_ROWS).await? == CHUNK_ROWS.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while own_id_data::delete_expired_tokens(server, CHUNK_ROWS).await? == CHUNK_ROWS.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while messages::tidy(server, CHUNK_ROWS).await? == CHUNK_ROWS.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while deleted::tidy(server, CHUNK_ROWS).await? == CHUNK_ROWS.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while idempotency::tidy(server, CHUNK_ROWS).await? == CHUNK_ROWS.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while uploads::tidy(server, CHUNK_PARTS).await? == CHUNK_PARTS.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while jobs::tidy(server, CHUNK_ROWS).await? == CHUNK_ROWS.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while registration::tidy(server, CHUNK_ROWS).await? == CHUNK_ROWS.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while registration::expire_unverified(server, CHUNK_ROWS).await? == CHUNK_ROWS.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while devices::tidy(server, CHUNK_ROWS).await? == CHUNK_ROWS.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    while sessions::forget(&server.db, now, CHUNK_ROWS).await? == CHUNK_ROWS.unsigned_abs() {
        tokio::task::yield_now().await;
    }
    Ok(())
}
