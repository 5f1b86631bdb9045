//! The deletion of expired rows, in small chunks, so that other writes do not wait long.

use std::{pin::Pin, sync::Arc, time::Duration};

use super::{
    Result,
    accounts::deleted,
    admin::{audit_retention, idempotency, login_counters, security_events},
    applications::secrets,
    callbacks::{id_documents, messages, own_id_data},
    forward_auth::tickets,
    import::uploads,
    jobs,
    login::{devices, registration, sessions},
    oauth,
    webhooks::upkeep as webhooks,
};
use crate::{runtime::metrics::catalogue::RETENTION_DELETED, server::Server};

/// Time between two rounds.
const INTERVAL: Duration = Duration::from_secs(30);
/// Maximum number of rows that one statement deletes.
const CHUNK_ROWS: i64 = 1_000;
/// Maximum number of upload parts that one statement deletes. A part has one mebibyte.
const CHUNK_PARTS: i64 = 50;

/// Deletion of one kind of expired rows.
struct Sweep {
    /// The kind of record, for those with a retention that operators set.
    kind: Option<&'static str>,
    /// Maximum number of rows that one statement deletes.
    chunk: i64,
    /// Deletes at most this many rows, and returns their number.
    delete: for<'a> fn(&'a Server, i64) -> SweepFuture<'a>,
}

impl Sweep {
    async fn run(&self, server: &Server) -> Result<()> {
        let mut total = 0;
        loop {
            let deleted = (self.delete)(server, self.chunk).await?;
            total += deleted;
            if let Some(kind) = self.kind {
                RETENTION_DELETED.add(deleted, [kind]);
            }
            if deleted < self.chunk.unsigned_abs() {
                break;
            }
            tokio::task::yield_now().await;
        }

        if let Some(kind) = self.kind.filter(|_| total > 0) {
            tracing::info!(kind, rows = total, "rows were deleted: their retention is over");
        }
        Ok(())
    }
}

type SweepFuture<'a> = Pin<Box<dyn Future<Output = Result<u64>> + Send + 'a>>;

/// Makes a sweep of a function that deletes at most as many rows as it is told.
macro_rules! sweep {
    ($kind:expr, $chunk:ident, $delete:path) => {
        Sweep {
            kind: $kind,
            chunk: $chunk,
            delete: |server, limit| Box::pin($delete(server, limit)),
        }
    };
}

// The audit log is the last: a row that was tampered with is an error.
const SWEEPS: [Sweep; 18] = [
    sweep!(None, CHUNK_ROWS, id_documents::note_accounts),
    sweep!(None, CHUNK_ROWS, own_id_data::delete_expired_tokens),
    sweep!(Some("message"), CHUNK_ROWS, messages::tidy),
    sweep!(None, CHUNK_ROWS, deleted::tidy),
    sweep!(None, CHUNK_ROWS, idempotency::tidy),
    sweep!(None, CHUNK_PARTS, uploads::tidy),
    sweep!(None, CHUNK_ROWS, jobs::tidy),
    sweep!(None, CHUNK_ROWS, registration::tidy),
    sweep!(None, CHUNK_ROWS, registration::expire_unverified),
    sweep!(Some("device"), CHUNK_ROWS, devices::tidy),
    sweep!(None, CHUNK_ROWS, oauth::tidy),
    sweep!(None, CHUNK_ROWS, tickets::tidy),
    sweep!(None, CHUNK_ROWS, sessions::tidy),
    sweep!(None, CHUNK_ROWS, secrets::tidy),
    sweep!(None, CHUNK_ROWS, webhooks::tidy),
    sweep!(Some("id_document"), CHUNK_ROWS, id_documents::tidy),
    sweep!(None, CHUNK_ROWS, security_events::tidy),
    sweep!(Some("audit"), CHUNK_ROWS, audit_retention::tidy),
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

    for sweep in SWEEPS {
        sweep.run(server).await?;
    }

    Ok(())
}
