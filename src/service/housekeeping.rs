//! The deletion of expired rows, in small chunks, so that other writes do not wait long.

use std::{pin::Pin, sync::Arc, time::Duration};

use super::{
    Result,
    accounts::deleted,
    admin::{idempotency, login_counters},
    applications::secrets,
    callbacks::{id_documents, messages, own_id_data},
    forward_auth::tickets,
    import::uploads,
    jobs,
    login::{devices, registration, sessions},
    oauth,
    webhooks::upkeep as webhooks,
};
use crate::server::Server;

/// Time between two rounds.
const INTERVAL: Duration = Duration::from_secs(30);
/// Maximum number of rows that one statement deletes.
const CHUNK_ROWS: i64 = 1_000;
/// Maximum number of upload parts that one statement deletes. A part has one mebibyte.
const CHUNK_PARTS: i64 = 50;

/// Deletion of one kind of expired rows.
struct Sweep {
    /// Maximum number of rows that one statement deletes.
    chunk: i64,
    /// Deletes at most this many rows, and returns their number.
    delete: for<'a> fn(&'a Server, i64) -> SweepFuture<'a>,
}

type SweepFuture<'a> = Pin<Box<dyn Future<Output = Result<u64>> + Send + 'a>>;

const SWEEPS: [Sweep; 15] = [
    Sweep {
        chunk: CHUNK_ROWS,
        delete: |server, limit| Box::pin(id_documents::note_accounts(server, limit)),
    },
    Sweep {
        chunk: CHUNK_ROWS,
        delete: |server, limit| Box::pin(own_id_data::delete_expired_tokens(server, limit)),
    },
    Sweep { chunk: CHUNK_ROWS, delete: |server, limit| Box::pin(messages::tidy(server, limit)) },
    Sweep { chunk: CHUNK_ROWS, delete: |server, limit| Box::pin(deleted::tidy(server, limit)) },
    Sweep { chunk: CHUNK_ROWS, delete: |server, limit| Box::pin(idempotency::tidy(server, limit)) },
    Sweep { chunk: CHUNK_PARTS, delete: |server, limit| Box::pin(uploads::tidy(server, limit)) },
    Sweep { chunk: CHUNK_ROWS, delete: |server, limit| Box::pin(jobs::tidy(server, limit)) },
    Sweep {
        chunk: CHUNK_ROWS,
        delete: |server, limit| Box::pin(registration::tidy(server, limit)),
    },
    Sweep {
        chunk: CHUNK_ROWS,
        delete: |server, limit| Box::pin(registration::expire_unverified(server, limit)),
    },
    Sweep { chunk: CHUNK_ROWS, delete: |server, limit| Box::pin(devices::tidy(server, limit)) },
    Sweep { chunk: CHUNK_ROWS, delete: |server, limit| Box::pin(oauth::tidy(server, limit)) },
    Sweep { chunk: CHUNK_ROWS, delete: |server, limit| Box::pin(tickets::tidy(server, limit)) },
    Sweep { chunk: CHUNK_ROWS, delete: |server, limit| Box::pin(sessions::tidy(server, limit)) },
    Sweep { chunk: CHUNK_ROWS, delete: |server, limit| Box::pin(secrets::tidy(server, limit)) },
    Sweep { chunk: CHUNK_ROWS, delete: |server, limit| Box::pin(webhooks::tidy(server, limit)) },
];

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
    server.rate_limits.forget();
    server.message_limits.forget();
    server.forwarded_identities.forget();
    login_counters::write(server).await?;
    oauth::signing_keys::rotate_old(server).await?;

    for Sweep { chunk, delete } in SWEEPS {
        while delete(server, chunk).await? == chunk.unsigned_abs() {
            tokio::task::yield_now().await;
        }
    }

    Ok(())
}
