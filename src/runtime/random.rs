//! Randomness. Every use goes through [`Random`], so that tests are reproducible.

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
    /// SHA-256 of a counter: reproducible, and without repetition.
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
                    let block =
                        Sha256::digest(counter.fetch_add(1, Ordering::SeqCst).to_be_bytes());
                    chunk.copy_from_slice(&block[..chunk.len()]);
                }
            }
        }

        bytes
    }

    pub fn token(&self) -> Token {
        Token::from_random(self.bytes())
    }

    /// Creates a UUID version 7 (RFC 9562). Its first 48 bits are the time, so rows created
    /// together are stored together.
    pub fn uuid(&self, now: Timestamp) -> Uuid {
        let millis = u64::try_from(now.as_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }

    /// Creates one of many UUIDs of the same moment. They sort by `number`, whose lower 32 bits
    /// precede the 42 random bits (RFC 9562, section 6.2, method 1).
    pub fn uuid_in_order(&self, now: Timestamp, number: u64) -> Uuid {
        let millis = u128::try_from(now.as_millis()).unwrap_or(0) << 80;
        let number = u128::from(number & 0xffff_ffff);
        let random = u128::from(u64::from_be_bytes(self.bytes()) >> 22);

        Uuid::from_u128(
            millis | 7 << 76 | (number >> 20) << 64 | 2 << 62 | (number & 0xf_ffff) << 42 | random,
        )
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that calls the system's generator")]
#[expect(clippy::expect_used, reason = "the server must not run without randomness")]
fn fill_from_system(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the system's generator is available");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids_of_one_moment_keep_their_order() {
        let (random, now) = (Random::Real, Timestamp::from_millis(1_700_000_000_123));
        let made: Vec<_> =
            [0, 1, 0xf_ffff, 0x10_0000, 0xffff_ffff].map(|n| random.uuid_in_order(now, n)).to_vec();
        assert!(made.is_sorted(), "{made:?}");
        for uuid in made {
            let (seconds, nanos) = uuid.get_timestamp().unwrap().to_unix();
            assert_eq!((uuid.get_version_num(), seconds, nanos), (7, 1_700_000_000, 123_000_000));
            assert_eq!(uuid.get_variant(), uuid::Variant::RFC4122);
        }
        assert_ne!(random.uuid_in_order(now, 1), random.uuid_in_order(now, 1));
    }
}
