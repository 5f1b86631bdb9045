//! Striping: a fixed number of values, such as locks, among which keys are divided by their hash.

use std::hash::{BuildHasher, Hash, RandomState};

/// Values that keys share. Two keys may have the same value.
#[derive(Debug)]
pub struct Striped<T> {
    hasher: RandomState,
    stripes: Vec<T>,
}

impl<T> Striped<T> {
    /// Makes this many values; at least one.
    pub fn new(count: usize, make: impl FnMut() -> T) -> Self {
        Self {
            hasher: RandomState::new(),
            stripes: std::iter::repeat_with(make).take(count.max(1)).collect(),
        }
    }

    /// The value of this key.
    pub fn of(&self, key: impl Hash) -> &T {
        let count = u64::try_from(self.stripes.len()).unwrap_or(1);
        let index = usize::try_from(self.hasher.hash_one(key) % count).unwrap_or(0);
        &self.stripes[index]
    }

    /// All values.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        self.stripes.iter()
    }
}
