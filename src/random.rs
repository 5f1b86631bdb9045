//! Chance. Everything asks the server's source, so that a test can repeat itself.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::domain::{Timestamp, Token};

#[derive(Clone, Debug)]
pub enum Random {
    /// The operating system's CSPRNG.
    Real,
    /// A counter under SHA-256: the same every time, and never the same twice.
    Test(Arc<AtomicU64>),
}

impl Random {
    pub fn test(seed: u64) -> Self {
        Self::Test(Arc::new(AtomicU64::new(seed << 32)))
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match self {
            Self::Real => fill_from_system(&mut bytes),
            Self::Test(counter) => {
                for chunk in bytes.chunks_mut(32) {
                    let block = Sha256::digest(counter.fetch_add(1, Ordering::SeqCst).to_be_bytes());
                    chunk.copy_from_slice(&block[..chunk.len()]);
                }
            }
        }
        bytes
    }

    pub fn token(&self) -> Token {
        Token::from_random(self.bytes())
    }

    /// A UUID version 7 (RFC 9562): its first 48 bits are the time, so rows made together lie together.
    pub fn uuid(&self, now: Timestamp) -> Uuid {
        let millis = u64::try_from(now.as_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the system for chance")]
#[expect(clippy::expect_used, reason = "a system without randomness must not go on")]
fn fill_from_system(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system gives random bytes");
}
