//! The keys of the audit log.

use secrecy::{ExposeSecret, SecretSlice};

use super::{SettingMistake, SettingMistakes, Source, keys};
use crate::domain::audit::chain::ChainKeys;

/// The configured keys, before a missing one is created.
#[derive(Debug)]
pub(super) struct AuditKeysDraft(Vec<SecretSlice<u8>>);

impl AuditKeysDraft {
    pub(super) fn read(source: &mut Source) -> Self {
        let mut keys = Vec::new();
        for text in source.list("audit_key") {
            match keys::parse_key(&text) {
                Ok(key) => keys.push(key),
                Err(error) => source.mistake("audit_key", error),
            }
        }
        Self(keys)
    }

    pub(super) fn with_keys(
        mut self,
        store: &keys::KeyFiles<'_>,
    ) -> Result<ChainKeys, SettingMistakes> {
        if self.0.is_empty() {
            self.0.push(store.audit_key()?);
        }
        ChainKeys::new(self.0.iter().map(ExposeSecret::expose_secret))
            .ok_or_else(|| SettingMistakes(vec![SettingMistake("audit_key: is empty".to_owned())]))
    }
}
