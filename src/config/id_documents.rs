//! The requirements for identity documents.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretSlice};

use super::{SettingMistake, SettingMistakes, Source, keys};
use crate::domain::id_document::{
    DocumentType,
    number::NumberKey,
    policy::{DocumentPolicy, MissingData},
};

#[derive(Clone, Debug)]
pub struct IdDocuments {
    /// The rules, shared by concurrent decisions.
    pub policy: Arc<DocumentPolicy>,
    /// The key that hashes document numbers. Apart from the hash, only the last characters are
    /// stored.
    pub number_key: NumberKey,
}

/// [`IdDocuments`] before a missing key is created.
#[derive(Debug)]
pub(super) struct IdDocumentsDraft {
    policy: DocumentPolicy,
    number_key: Option<SecretSlice<u8>>,
}

impl IdDocumentsDraft {
    pub(super) fn read(source: &mut Source) -> Self {
        let missing_data = source.choice(
            "id_document_missing_data",
            &[("refuse", MissingData::Refuse), ("accept", MissingData::Accept)],
            MissingData::Refuse,
        );
        let grace_days = source.number("id_document_grace_days", 0, 0..=3_650);
        let mut types = Vec::new();
        for text in source.list("id_document_types") {
            match DocumentType::parse(&text.to_ascii_uppercase()) {
                Ok(kind) => types.push(kind),
                Err(error) => source.mistake("id_document_types", format_args!("{text} {error}")),
            }
        }
        if types.is_empty() {
            types = DocumentType::ALL.to_vec();
        }

        // Zero, the default, means no minimum.
        let minimum_age = source.number("id_document_minimum_age", 0, 0..=150);
        let minimum_age = if minimum_age == 0 { None } else { Some(minimum_age) };
        let number_key =
            source.parsed("id_document_key", None, |text| keys::parse_key(text).map(Some));
        Self { policy: DocumentPolicy { missing_data, grace_days, types, minimum_age }, number_key }
    }

    pub(super) fn with_keys(
        self,
        store: &keys::KeyFiles<'_>,
    ) -> Result<IdDocuments, SettingMistakes> {
        let key = match self.number_key {
            Some(key) => key,
            None => store.id_document_key()?,
        };
        let number_key = NumberKey::new(key.expose_secret()).ok_or_else(|| {
            SettingMistakes(vec![SettingMistake("id_document_key: is empty".to_owned())])
        })?;
        Ok(IdDocuments { policy: Arc::new(self.policy), number_key })
    }
}
