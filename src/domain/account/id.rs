//! Ids of accounts: UUIDs of version 7 (RFC 9562), which begin with the time at which the account was made. So their order is the
//! order of the accounts' making, and a span of time is a range of ids.

use uuid::Uuid;

use crate::domain::Timestamp;

/// The least id of an account made in this millisecond.
pub fn first(at: Timestamp) -> Uuid {
    of(at, 0)
}

/// The greatest.
pub fn last(at: Timestamp) -> Uuid {
    of(at, 0xff)
}

fn of(at: Timestamp, rest: u8) -> Uuid {
    let millis = u64::try_from(at.as_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &[rest; 10]).into_uuid()
}
