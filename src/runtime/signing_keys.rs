//! The signing keys that this process has read last: reading one takes a decryption.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use crate::domain::{EncryptionKey, Timestamp, credentials::jws::KeySet};

/// Time after which the keys are read again, so that every server learns of a new key long before
/// it signs.
pub const REFRESH_INTERVAL: Duration = Duration::from_secs(10);

/// The keys in memory, and the key that encrypts them in the database.
#[derive(Debug)]
pub struct SigningKeys {
    pub encryption: EncryptionKey,
    cached: RwLock<Option<CachedKeys>>,
}

#[derive(Clone, Debug)]
struct CachedKeys {
    keys: Arc<KeySet>,
    read_at: Timestamp,
}

impl SigningKeys {
    pub fn new(encryption: EncryptionKey) -> Self {
        Self { encryption, cached: RwLock::default() }
    }

    /// The keys, if they were read recently.
    pub fn get(&self, now: Timestamp) -> Option<Arc<KeySet>> {
        let cached = self.cached.read().unwrap_or_else(PoisonError::into_inner);
        let cached = cached.as_ref()?;
        let is_recent = now.distance(cached.read_at) < REFRESH_INTERVAL;
        if is_recent { Some(Arc::clone(&cached.keys)) } else { None }
    }

    pub fn set(&self, keys: Arc<KeySet>, read_at: Timestamp) {
        let cached = CachedKeys { keys, read_at };
        *self.cached.write().unwrap_or_else(PoisonError::into_inner) = Some(cached);
    }
}
