//! The account schemas that this process has parsed last: parsing is slow, and schemas seldom
//! change.

use std::sync::{Arc, PoisonError, RwLock};

use crate::domain::AccountSchema;

/// A version of the account schema.
#[derive(Debug)]
pub struct NumberedSchema {
    pub number: i64,
    pub schema: AccountSchema,
}

/// The schemas that the server works by.
#[derive(Clone, Debug)]
pub struct Schemas {
    /// The schema that profiles must conform to.
    pub in_force: Arc<NumberedSchema>,
    /// The schema that lists are answered by: the last version whose indexes hold every account.
    pub indexed: Option<Arc<NumberedSchema>>,
}

#[derive(Debug, Default)]
pub struct SchemaCache(RwLock<Option<Schemas>>);

impl SchemaCache {
    pub fn get(&self) -> Option<Schemas> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn set(&self, schemas: Schemas) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(schemas);
    }
}
