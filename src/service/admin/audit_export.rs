//! The export of the audit log and of security events to a place outside the database: at least
//! once, in order. What has arrived is noted in the database, so a receiver that was away gets
//! everything, and a process that is killed loses nothing.

use std::{sync::Arc, time::Duration};

use serde_json::{Map, Value};
use tokio::time::sleep;
use uuid::Uuid;

use super::security_events;
use crate::{
    config::AuditExport,
    delivery::audit_export as delivery,
    domain::{
        Timestamp,
        audit::{
            export::{ExportedEvent, ExportedLink, exported_changes},
            syslog::SyslogSender,
        },
    },
    runtime::metrics::{
        catalogue::{AUDIT_EXPORT, AUDIT_EXPORT_AGE, AUDIT_EXPORT_WAITING},
        number,
    },
    server::Server,
    service::{Error, Result},
    store::admin::{
        audit::{self as rows, StoredAuditEntry},
        audit_export as store,
        security_events::{self as events, StoredSecurityEvent},
    },
};

/// Time between two looks for new events.
const POLL_INTERVAL: Duration = Duration::from_millis(500);
/// Longest time between two attempts while the receiver is away.
const MAX_DELAY: Duration = Duration::from_secs(30);
/// Duration of a lease, which is longer than a batch may take.
const LEASE_DURATION: Duration = Duration::from_secs(2 * delivery::SYSLOG_TIMEOUT.as_secs());
/// Maximum numbers of rows and of security events in a batch.
const BATCH: i64 = 200;

/// The next events, and how far the export is when they have arrived.
struct ExportBatch {
    exported: Vec<ExportedEvent>,
    sequence: i64,
    taken: Vec<StoredSecurityEvent>,
}

/// Exports for as long as the server runs, if a destination is set. `runner` is the server's name.
pub async fn keep(server: Arc<Server>, runner: Uuid) {
    let Some(to) = &server.config.audit_export else { return };
    let mut delay = POLL_INTERVAL;
    loop {
        match export(&server, to, runner).await {
            Ok(true) => {
                delay = POLL_INTERVAL;
                continue;
            }
            Ok(false) => delay = POLL_INTERVAL,
            Err(error) => {
                AUDIT_EXPORT.increment(["failed"]);
                tracing::warn!(
                    %error, "the audit log could not be exported; it will be tried again"
                );
                delay = (delay * 2).min(MAX_DELAY);
            }
        }
        sleep(delay).await;
    }
}

/// A failure of the export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    Service(#[from] Error),
    #[error("{to}: {error}")]
    Destination { to: String, error: std::io::Error },
}

/// Exports the next batch. Returns false when nothing is left, or another server exports.
///
/// # Errors
/// [`ExportError`]; the same batch is exported again.
pub async fn export(
    server: &Server,
    to: &AuditExport,
    runner: Uuid,
) -> std::result::Result<bool, ExportError> {
    if next(server).await?.exported.is_empty() {
        return Ok(false);
    }
    let now = server.clock.now();
    let claimed = store::claim(&server.db, runner, now, now.plus(LEASE_DURATION)).await;
    if claimed.map_err(Error::from)?.is_none() {
        return Ok(false);
    }

    // Read anew: another server may have exported until now.
    let batch = next(server).await?;
    let host = server.config.web.public_url.host_str().unwrap_or_default().to_owned();
    let sender = SyslogSender { host, process_id: std::process::id() };
    delivery::deliver(to, &sender, &batch.exported)
        .await
        .map_err(|error| ExportError::Destination { to: to.to_string(), error })?;
    let is_ours = note_arrival(server, runner, &batch).await?;
    AUDIT_EXPORT.add(batch.exported.len() as u64, ["exported"]);
    Ok(is_ours)
}

async fn next(server: &Server) -> Result<ExportBatch> {
    let from = store::find(&server.db).await?.sequence;
    let log = rows::after(&server.db, from, BATCH).await?;
    let taken = events::list(&server.db, BATCH).await?;
    let sequence = log.last().map_or(from, |row| row.sequence);
    let exported = log.into_iter().map(of_row).chain(taken.iter().map(of_security_event));
    Ok(ExportBatch { exported: exported.collect(), sequence, taken })
}

/// Notes that a batch has arrived. Returns false if another server has taken the export over.
async fn note_arrival(server: &Server, runner: Uuid, batch: &ExportBatch) -> Result<bool> {
    let mut tx = server.db.begin().await?;
    if !store::advance(&mut tx, runner, batch.sequence).await? {
        return Ok(false);
    }
    for event in &batch.taken {
        events::remove(&mut tx, event).await?;
    }
    tx.commit().await?;
    Ok(true)
}

fn of_row(row: StoredAuditEntry) -> ExportedEvent {
    let detail: Value =
        row.detail.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let changes = detail["changes"].as_object().map(exported_changes).unwrap_or_default();
    let details = if changes.is_empty() {
        Map::new()
    } else {
        Map::from_iter([("changes".to_owned(), Value::Object(changes))])
    };
    ExportedEvent {
        id: row.sequence.to_string(),
        at: row.at,
        action: row.action,
        actor: Some(row.actor),
        account: row.account_id.map(|id| id.to_string()),
        target: detail["target"].as_str().map(ToOwned::to_owned),
        address: Some(row.address).filter(|address| !address.is_empty()),
        link: Some(ExportedLink { sequence: row.sequence, hash: row.hash }),
        details,
    }
}

fn of_security_event(event: &StoredSecurityEvent) -> ExportedEvent {
    let mut fields: Map<String, Value> = serde_json::from_str(&event.fields).unwrap_or_default();
    let mut take = |name: &str| match fields.remove(name) {
        Some(Value::String(text)) => Some(text),
        Some(other) => Some(other.to_string()),
        None => None,
    };
    ExportedEvent {
        id: format!("{}-{}-{}", event.at.as_millis(), event.server.simple(), event.number),
        at: event.at,
        action: event.event.clone(),
        actor: None,
        account: take("account"),
        target: take("login_id"),
        address: take("address"),
        link: None,
        details: fields,
    }
}

/// Measures what is still to be exported.
pub async fn sample(server: &Server) -> Result<()> {
    if server.config.audit_export.is_none() {
        return Ok(());
    }
    let from = store::find(&server.db).await?.sequence;
    let oldest_row = rows::after(&server.db, from, 1).await?.pop();
    let waiting_rows = match (&oldest_row, rows::last(&server.db).await?) {
        (Some(oldest), Some((last, _))) => last - oldest.sequence + 1,
        (None, _) | (_, None) => 0,
    };
    let waiting = waiting_rows + events::count(&server.db, i64::MAX).await?;
    let oldest_event = events::list(&server.db, 1).await?.pop();
    let oldest = oldest_row.map(|row| row.at).into_iter().chain(oldest_event.map(|it| it.at)).min();

    let now = server.clock.now();
    let age = oldest.map_or(Duration::ZERO, |at: Timestamp| now.distance(at));
    AUDIT_EXPORT_WAITING.set(number(usize::try_from(waiting).unwrap_or(0)), []);
    AUDIT_EXPORT_AGE.set(age.as_secs_f64(), []);
    Ok(())
}

/// Stores the security events that the server has still in its memory, before it ends, and leaves
/// the export to others.
pub async fn finish(server: &Server, runner: Uuid) -> Result<()> {
    if server.config.audit_export.is_some() {
        security_events::write(server, runner).await?;
        store::release(&server.db, runner).await?;
    }
    Ok(())
}
