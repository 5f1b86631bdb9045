//! UUIDs of version 7 (RFC 9562), which begin with the time of their creation in milliseconds.

use uuid::Uuid;

use super::Timestamp;

/// Returns the smallest id of this millisecond.
pub fn first(at: Timestamp) -> Uuid {
    with_random_bits(at, 0)
}

/// Returns the largest id of this millisecond.
pub fn last(at: Timestamp) -> Uuid {
    with_random_bits(at, 0xff)
}

/// Returns the time in the id; `None` for a UUID of another version.
pub fn time_of(id: Uuid) -> Option<Timestamp> {
    if id.get_version_num() != 7 {
        return None;
    }

    let (seconds, nanos) = id.get_timestamp()?.to_unix();
    let millis = i64::try_from(seconds)
        .ok()?
        .checked_mul(1_000)?
        .checked_add(i64::from(nanos / 1_000_000))?;
    Some(Timestamp::from_millis(millis))
}

fn with_random_bits(at: Timestamp, byte: u8) -> Uuid {
    let millis = u64::try_from(at.as_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &[byte; 10]).into_uuid()
}
