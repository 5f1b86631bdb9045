//! The audit log of administrative acts. Its rows are chained by keyed hashes, so that changes are
//! detectable.

use serde_json::{Map, Value};

use crate::{
    domain::{
        AccessLevel, AccountId, AccountSchema,
        access::scope::Scope,
        audit::{self, NewAuditEntry, chain},
        webhook::event::AuditedAct,
    },
    runtime::security_events::RECORDED,
    server::Server,
    service::{Result, caller::Caller, schema, webhooks::events},
    store::{Tx, admin::audit as store},
};

pub use crate::store::admin::audit::{AuditQuery, StoredAuditEntry};

/// The object of an act, and the changes.
#[derive(Clone, Debug, Default)]
pub struct Act {
    pub account_id: Option<AccountId>,
    /// The login id of the account, or the name of another object.
    pub target: String,
    /// `{"field": [before, after]}`.
    pub changes: Map<String, Value>,
}

/// The acts that erase the details of an account's rows in the log.
pub const ERASURES: [&str; 2] = ["account_erased", "pending_account_erased"];

/// Appends a row with a key if the last row has none because an older version wrote it, so that the
/// log always ends with a keyed row.
pub async fn begin_keyed(server: &Server) -> Result<()> {
    let last = store::last(&server.db).await?;
    if last.is_none_or(|(_, hash)| chain::is_keyed(&hash)) {
        return Ok(());
    }
    let mut tx = server.db.begin().await?;
    record(&mut tx, server, &Caller::server(), "audit_key_in_force", Act::default()).await?;
    Ok(tx.commit().await?)
}

/// Appends an act to the log, in the transaction that performs it, and queues its events for
/// webhooks.
pub async fn record(
    tx: &mut Tx,
    server: &Server,
    caller: &Caller,
    action: &'static str,
    act: Act,
) -> Result<()> {
    let entry = NewAuditEntry {
        at: server.clock.now(),
        actor: caller.actor.to_string(),
        action,
        account_id: act.account_id,
        address: caller.address.map(|address| address.to_string()).unwrap_or_default(),
        detail: audit::detail(&act.target, &act.changes, server.random.bytes()),
    };
    store::append(tx, &entry, &server.config.audit_keys).await?;
    let audited = AuditedAct {
        action,
        actor: &entry.actor,
        account_id: act.account_id,
        target: &act.target,
        changes: &act.changes,
    };
    events::audited(tx, server, audited).await?;
    tracing::info!(
        name: RECORDED, target: "audit", event = action, actor = entry.actor,
        account = act.account_id.map(tracing::field::display)
    );
    Ok(())
}

/// Locks the log until the transaction ends. Called first by an act that records what its change
/// returns, so that no two transactions wait for each other.
pub(in crate::service) async fn lock(tx: &mut Tx) -> Result<()> {
    Ok(store::lock_chain(tx).await?)
}

/// Rows of the log, newest first. Members of profiles that the caller may not read are omitted.
pub async fn list(
    server: &Server,
    caller: &Caller,
    query: &AuditQuery,
) -> Result<Vec<StoredAuditEntry>> {
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
        changes.retain(|name, _| {
            name.strip_prefix("profile.").is_none_or(|field| schema.may_read(field, role))
        });
    }
    detail.to_string()
}

/// The detail of a row, for display.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// The object of the act. Empty after its erasure.
    pub target: String,
    /// Names of fields with their values before and after.
    pub changes: Vec<(String, String, String)>,
}

/// Parses the detail of a row.
pub fn detail(row: &StoredAuditEntry) -> Detail {
    let detail: Value =
        row.detail.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let word = |value: &Value| match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let changes = detail["changes"].as_object().into_iter().flatten();
    Detail {
        target: detail["target"].as_str().unwrap_or_default().to_owned(),
        changes: changes
            .map(|(field, change)| (field.clone(), word(&change[0]), word(&change[1])))
            .collect(),
    }
}
