//! The audit log: who did what to whom, in an order that cannot be changed unseen.

use serde_json::{Map, Value};
use sqlx::types::Uuid;

use crate::{
    domain::{
        AccessLevel, AccountSchema,
        access::scope::Scope,
        audit::{self, AuditEntry, chain},
    },
    server::Server,
    service::{Result, caller::Caller, schema},
    store::{Tx, admin::audit as store},
};

pub use crate::store::admin::audit::{AuditQuery, StoredAuditEntry};

/// To whom something was done, and what changed.
#[derive(Clone, Debug, Default)]
pub struct Act {
    pub account_id: Option<Uuid>,
    /// The login id, or the name of the thing.
    pub target: String,
    /// `{"field": [before, after]}`.
    pub changes: Map<String, Value>,
}

/// The acts with which an account's person is forgotten, and with them what the log says of the person.
pub const ERASURES: [&str; 2] = ["account_erased", "pending_account_erased"];

/// Begins to write with a key behind rows that an older version wrote without one, so that the log always ends with one.
pub async fn begin_keyed(server: &Server) -> Result<()> {
    let last = store::last(&server.db).await?;
    if last.is_none_or(|(_, hash)| chain::is_keyed(&hash)) {
        return Ok(());
    }
    let mut tx = server.db.begin().await?;
    record(&mut tx, server, &Caller::server(), ("audit_key_in_force", Act::default())).await?;
    Ok(tx.commit().await?)
}

/// Notes the act in the transaction that does it: neither stands without the other.
pub async fn record(tx: &mut Tx, server: &Server, caller: &Caller, (action, act): (&'static str, Act)) -> Result<()> {
    let entry = AuditEntry {
        at: server.clock.now(),
        actor: caller.actor.to_string(),
        action,
        account_id: act.account_id,
        address: caller.address.map(|address| address.to_string()).unwrap_or_default(),
        detail: audit::detail(&act.target, &act.changes, server.random.bytes()),
    };
    store::append(tx, &entry, &server.config.audit_keys).await?;
    tracing::info!(target: "audit", event = action, actor = entry.actor, account = act.account_id.map(tracing::field::display));
    Ok(())
}

/// Rows of the log, newest first. What the caller may not read of profiles is not in their details.
pub async fn list(server: &Server, caller: &Caller, query: &AuditQuery) -> Result<Vec<StoredAuditEntry>> {
    caller.require(Scope::AuditRead)?;
    let schema = schema::current(server).await?.in_force;
    let mut rows = store::list(&server.db, query).await?;
    for detail in rows.iter_mut().filter_map(|row| row.detail.as_mut()) {
        *detail = readable(detail, &schema.schema, caller.role());
    }
    Ok(rows)
}

fn readable(detail: &str, schema: &AccountSchema, role: AccessLevel) -> String {
    let mut detail: Value = serde_json::from_str(detail).unwrap_or_default();
    if let Some(changes) = detail.get_mut("changes").and_then(Value::as_object_mut) {
        changes.retain(|name, _| name.strip_prefix("profile.").is_none_or(|field| schema.may_read(field, role)));
    }
    detail.to_string()
}

/// What a row says of a person, for people.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// To whom or what it was done; empty once it was erased.
    pub target: String,
    /// Fields with what they were and what they are.
    pub changes: Vec<(String, String, String)>,
}

pub fn detail(row: &StoredAuditEntry) -> Detail {
    let detail: Value = row.detail.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let word = |value: &Value| match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let changes = detail["changes"].as_object().into_iter().flatten();
    Detail {
        target: detail["target"].as_str().unwrap_or_default().to_owned(),
        changes: changes.map(|(field, change)| (field.clone(), word(&change[0]), word(&change[1]))).collect(),
    }
}
