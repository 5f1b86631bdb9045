//! Locks of users: one change of a document at a time.

use std::hash::{BuildHasher, RandomState};

use tokio::sync::{Mutex, MutexGuard};

use crate::domain::LoginId;

/// Locks that serialize changes of one user's document, so that no update is lost between reading
/// and writing. They work within this process; on several nodes the later write wins.
#[derive(Debug)]
pub struct UserLocks {
    hasher: RandomState,
    locks: Vec<Mutex<()>>,
}

impl UserLocks {
    pub fn new() -> Self {
        Self { hasher: RandomState::new(), locks: (0..256).map(|_| Mutex::new(())).collect() }
    }

    /// Locks this user's document. Two users may share a lock, and then wait for each other.
    pub async fn lock(&self, login_id: &LoginId) -> MutexGuard<'_, ()> {
        let count = u64::try_from(self.locks.len()).unwrap_or(1);
        let index = usize::try_from(self.hasher.hash_one(login_id) % count).unwrap_or(0);
        self.locks[index].lock().await
    }
}
