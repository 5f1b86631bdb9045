//! Account ids: UUIDs of version 7 (RFC 9562), which begin with the time of the account's creation.
//! They sort by that time, and a period is a range of ids.

use uuid::Uuid;

use crate::domain::Timestamp;

/// Returns the smallest id of an account created in this millisecond.
pub fn first(at: Timestamp) -> Uuid {
    with_random_bits(at, 0)
}

/// Returns the largest id of an account created in this millisecond.
pub fn last(at: Timestamp) -> Uuid {
    with_random_bits(at, 0xff)
}

fn with_random_bits(at: Timestamp, byte: u8) -> Uuid {
    let millis = u64::try_from(at.as_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &[byte; 10]).into_uuid()
}
