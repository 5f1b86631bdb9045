//! What is asked of identity documents.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretSlice};

use super::{Mistake, Mistakes, Source, keys};
use crate::domain::id_document::{
    DocumentType,
    number::NumberKey,
    policy::{DocumentPolicy, MissingData},
};

#[derive(Clone, Debug)]
pub struct IdDocuments {
    /// Shared by all decisions that are under way.
    pub policy: Arc<DocumentPolicy>,
    /// Hashes the numbers of documents, of which nothing else is kept but the end.
    pub number_key: NumberKey,
}

/// [`IdDocuments`] before the keys of a first start are made.
#[derive(Debug)]
pub(super) struct Settings {
    policy: DocumentPolicy,
    number_key: Option<SecretSlice<u8>>,
}

impl Settings {
    pub(super) fn read(source: &mut Source) -> Self {
        let missing_data = source.choice(
            "id_document_missing_data",
            &[("refuse", MissingData::Refuse), ("accept", MissingData::Accept)],
            MissingData::Refuse,
        );
        let grace_days = source.number("id_document_grace_days", 0, (0, 3_650));
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
        // Zero means nothing here, so it is no number of years either.
        let minimum_age = source.number("id_document_minimum_age", 0, (0, 150));
        let number_key = source.parsed("id_document_key", None, |text| keys::parse_key(text).map(Some));
        let minimum_age = (minimum_age > 0).then_some(minimum_age);
        Self { policy: DocumentPolicy { missing_data, grace_days, types, minimum_age }, number_key }
    }

    pub(super) fn with_keys(self, store: &keys::Store<'_>) -> Result<IdDocuments, Mistakes> {
        let key = match self.number_key {
            Some(key) => key,
            None => store.id_document_key()?,
        };
        let number_key = NumberKey::new(key.expose_secret())
            .ok_or_else(|| Mistakes(vec![Mistake("id_document_key: is empty".to_owned())]))?;
        Ok(IdDocuments { policy: Arc::new(self.policy), number_key })
    }
}
