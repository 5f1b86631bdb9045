//! Security events on their way to an export: the log lines of the target `audit` that are no rows
//! of the audit log, such as refused logins. They are collected here, and the service writes them
//! into the database in batches.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
};

use serde_json::{Map, Value};
use tracing::{Event, Subscriber, field::Field};
use tracing_subscriber::{
    Layer,
    filter::{LevelFilter, Targets},
    layer::Context,
    registry::LookupSpan,
};

use super::clock::Clock;
use crate::domain::Timestamp;

/// The name of events that stand in the audit log already.
pub const RECORDED: &str = "recorded";

/// Maximum number of events that wait to be written.
const MAX_WAITING: usize = 5_000;
/// Maximum length of a field, in bytes. Clients choose some of them.
const MAX_FIELD_BYTES: usize = 1_024;

static WAITING: Mutex<WaitingEvents> =
    Mutex::new(WaitingEvents { events: Vec::new(), dropped: 0, count: 0 });

/// An event with its fields.
#[derive(Clone, Debug)]
pub struct SecurityEvent {
    pub at: Timestamp,
    /// The place among the events of this process.
    pub number: i64,
    pub event: String,
    pub fields: Map<String, Value>,
}

#[derive(Debug)]
struct WaitingEvents {
    events: Vec<SecurityEvent>,
    dropped: u64,
    count: i64,
}

/// The events since the last call, and the number of those for which there was no room.
pub fn take() -> (Vec<SecurityEvent>, u64) {
    let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
    (std::mem::take(&mut waiting.events), std::mem::take(&mut waiting.dropped))
}

/// Puts back events that could not be written.
pub fn put_back(mut events: Vec<SecurityEvent>) {
    let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
    events.append(&mut waiting.events);
    waiting.events = events;
}

/// A layer of the log that collects the events.
pub fn layer<S: Subscriber + for<'a> LookupSpan<'a>>() -> impl Layer<S> {
    SecurityEventLayer.with_filter(Targets::new().with_target("audit", LevelFilter::INFO))
}

#[derive(Debug)]
struct SecurityEventLayer;

impl<S: Subscriber> Layer<S> for SecurityEventLayer {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().name() == RECORDED {
            return;
        }

        let mut fields = FieldReader(Map::new());
        event.record(&mut fields);
        let Some(Value::String(name)) = fields.0.remove("event") else { return };
        let at = Clock::Real.now();

        let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.events.len() >= MAX_WAITING {
            waiting.dropped += 1;
            return;
        }
        waiting.count += 1;
        let number = waiting.count;
        waiting.events.push(SecurityEvent { at, number, event: name, fields: fields.0 });
    }
}

/// The fields of an event as JSON.
struct FieldReader(Map<String, Value>);

impl FieldReader {
    fn add(&mut self, field: &Field, mut text: String) {
        text.truncate(text.floor_char_boundary(MAX_FIELD_BYTES));
        self.0.insert(field.name().to_owned(), text.into());
    }
}

impl tracing::field::Visit for FieldReader {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.add(field, value.to_owned());
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.0.insert(field.name().to_owned(), value.into());
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.0.insert(field.name().to_owned(), value.into());
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.0.insert(field.name().to_owned(), value.into());
    }

    /// Quoted texts lose their quotes, unless an escape in them is none of JSON's.
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let text = format!("{value:?}");
        if text == "None" {
            return;
        }
        let inner = text.strip_prefix("Some(").and_then(|text| text.strip_suffix(')'));
        let inner = inner.unwrap_or(&text);
        let unquoted = serde_json::from_str(inner).unwrap_or_else(|_| inner.to_owned());
        self.add(field, unquoted);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tracing_subscriber::layer::SubscriberExt;

    use super::*;

    #[test]
    fn events_that_are_no_rows_are_collected_with_their_fields() {
        let subscriber = tracing_subscriber::registry().with(layer());
        tracing::subscriber::with_default(subscriber, || {
            let login_id = Some("a\"\nb@example.com");
            tracing::info!(target: "audit", event = "login_refused", ?login_id, attempts = 3_u64);
            tracing::info!(name: RECORDED, target: "audit", event = "account_created");
            tracing::warn!(event = "of another target");
            let address = Some(tracing::field::display(std::net::Ipv4Addr::LOCALHOST));
            tracing::info!(target: "audit", event = "login", address, none = ?None::<&str>);
        });

        let (events, dropped) = take();
        let found: Vec<_> =
            events.into_iter().map(|event| (event.event, Value::Object(event.fields))).collect();
        let expected = [
            ("login_refused", json!({ "attempts": 3, "login_id": "a\"\nb@example.com" })),
            ("login", json!({ "address": "127.0.0.1" })),
        ];
        assert_eq!(found, expected.map(|(name, fields)| (name.to_owned(), fields)));
        assert_eq!(dropped, 0);
    }
}
