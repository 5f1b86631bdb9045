//! Security events that are no rows of the audit log: they wait in the database until they are
//! exported.

use std::{sync::Arc, time::Duration};

use serde_json::{Map, json};
use uuid::Uuid;

use crate::{
    domain::Timestamp,
    runtime::{
        metrics::catalogue::AUDIT_EXPORT,
        security_events::{self as collected, SecurityEvent},
    },
    server::Server,
    service::Result,
    store::admin::security_events::{self as store, StoredSecurityEvent},
};

/// Time between two batches: a process that is killed loses the events of this time.
const INTERVAL: Duration = Duration::from_millis(250);
/// Maximum number of events of one statement.
const BATCH_EVENTS: usize = 500;
/// Maximum number of events that wait in the database. Beyond it they are dropped, so that those
/// who have logins refused cannot fill the disk.
const MAX_STORED: i64 = 100_000;
/// Time for which events wait for their receiver.
const EVENT_RETENTION: Duration = Duration::from_hours(7 * 24);

/// Writes the events of this server into the database for as long as it runs. `runner` is its name.
pub async fn keep(server: Arc<Server>, runner: Uuid) {
    let mut interval = tokio::time::interval(INTERVAL);
    loop {
        interval.tick().await;
        if let Err(error) = write(&server, runner).await {
            tracing::warn!(%error, "security events could not be stored; it will be tried again");
        }
    }
}

/// Writes the events that were collected.
pub async fn write(server: &Server, runner: Uuid) -> Result<()> {
    let (mut events, mut dropped) = collected::take();
    if events.is_empty() && dropped == 0 {
        return Ok(());
    }

    let room = MAX_STORED - store::count(&server.db, MAX_STORED).await.unwrap_or(0);
    let room = usize::try_from(room).unwrap_or(0);
    if events.len() > room {
        dropped += (events.len() - room) as u64;
        events.truncate(room);
    }
    if dropped > 0 {
        AUDIT_EXPORT.add(dropped, ["dropped"]);
        tracing::warn!(dropped, "security events were not stored for the export: too many wait");
        events.extend(events.last().map(|last| note_dropped(last, dropped)));
    }

    let stored: Vec<_> = events.iter().map(|event| to_stored(event, runner)).collect();
    for (batch, rows) in events.chunks(BATCH_EVENTS).zip(stored.chunks(BATCH_EVENTS)) {
        if let Err(error) = store::add(&server.db, rows).await {
            let first = batch.first().map_or(0, |event| event.number);
            events.retain(|event| event.number >= first);
            collected::put_back(events);
            return Err(error.into());
        }
    }
    Ok(())
}

/// An event that tells how many others are missing after this one.
fn note_dropped(last: &SecurityEvent, dropped: u64) -> SecurityEvent {
    let fields = Map::from_iter([("dropped".to_owned(), json!(dropped))]);
    // Another number would be that of the next event.
    let at = Timestamp::from_millis(last.at.as_millis() + 1);
    SecurityEvent { at, event: "security_events_dropped".to_owned(), fields, ..*last }
}

fn to_stored(event: &SecurityEvent, server: Uuid) -> StoredSecurityEvent {
    StoredSecurityEvent {
        at: event.at,
        server,
        number: event.number,
        event: event.event.clone(),
        fields: json!(event.fields).to_string(),
    }
}

/// Deletes at most `limit` events whose receiver was away for too long, and returns their number.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    let before = server.clock.now().minus(EVENT_RETENTION);
    Ok(store::forget(&server.db, before, limit).await?)
}
