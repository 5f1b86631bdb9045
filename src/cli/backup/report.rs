//! The words about a backup.

use serde_json::{Value, json};

use crate::{
    config::keys::KEY_FILES,
    service::{admin::audit_check::AuditVerdict, backup::BackupManifest},
};

/// The contents of a backup, in a few lines.
pub(super) fn summary(manifest: &BackupManifest, keys: &[&'static str]) -> String {
    let BackupManifest { database, created_at, version, contents, .. } = manifest;
    let (tables, rows) = (contents.tables.len(), contents.all_rows());
    let missing: Vec<_> =
        KEY_FILES.into_iter().map(|key| key.name).filter(|name| !keys.contains(name)).collect();
    let without = if missing.is_empty() {
        String::new()
    } else {
        format!("\n  without {}: settings give them, or they were never made", missing.join(", "))
    };
    format!(
        "  {}, as it was at {created_at}, by version {version}, migration {}\n  {} accounts; \
         {rows} rows in {tables} tables\n  keys: {}{without}",
        database.as_str(),
        contents.migrations.last().copied().unwrap_or_default(),
        contents.rows("account"),
        if keys.is_empty() { "none".to_owned() } else { keys.join(", ") },
    )
}

/// The contents of a backup for programs.
pub(super) fn told(manifest: &BackupManifest, keys: &[&'static str]) -> Value {
    json!({
        "database": manifest.database, "createdAt": manifest.created_at,
        "version": manifest.version, "migration": manifest.contents.migrations.last(),
        "accounts": manifest.contents.rows("account"), "rows": manifest.contents.all_rows(),
        "tables": manifest.contents.tables.len(), "keys": keys,
    })
}

/// The verdict about the audit log as a line.
pub(super) fn audit_line(verdict: &AuditVerdict) -> String {
    match verdict {
        AuditVerdict::Whole { rows, .. } => format!("the audit log: {rows} rows, all unchanged"),
        AuditVerdict::Broken { sequence }
        | AuditVerdict::DetailGone { sequence }
        | AuditVerdict::WithoutKey { sequence } => {
            format!("the audit log: row {sequence} was changed, or is of another key")
        }
        AuditVerdict::Missing { .. } | AuditVerdict::CheckpointDeleted { .. } => {
            "the audit log: an expected row is not there".to_owned()
        }
    }
}
