//! The effective settings of records and backups: how long they are kept, and where they go.

use super::{Named, SettingValue, list, text};
use crate::config::{AuditExport, Backups, Config};

/// The settings of records in the order of the manual.
pub(super) fn list_all(config: &Config) -> Vec<Named> {
    let authorities = match &config.audit_export {
        Some(AuditExport::Syslog(server)) => server.authorities.len(),
        Some(AuditExport::File(_)) | None => 0,
    };
    let given = Some(authorities).filter(|count| *count > 0);
    vec![
        ("audit_export", config.audit_export.as_ref().map_or(SettingValue::None, text)),
        ("audit_export_ca_file", list(given.iter().map(|count| format!("{count} certificates")))),
        ("audit_retention_days", text(config.retention.audit)),
        ("message_retention_days", text(config.retention.messages)),
        ("id_document_retention_days", text(config.retention.id_documents)),
        ("device_retention_days", text(config.retention.devices)),
    ]
}

/// The settings of scheduled backups.
pub(super) fn backups(config: &Config) -> Vec<Named> {
    let Backups { directory, interval, keep, recipients } = &config.backups;
    let directory = directory.as_ref();
    vec![
        ("backup_directory", directory.map_or(SettingValue::None, |folder| text(folder.display()))),
        ("backup_every_hours", text(interval.as_secs() / 3_600)),
        ("backup_keep", text(keep)),
        ("backup_recipients", list(recipients.iter().map(ToString::to_string))),
    ]
}
