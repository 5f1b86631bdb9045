//! The timestamps with which callbacks are signed.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::{
    domain::{LoginId, Timestamp},
    runtime::striped::Striped,
};

/// A source of timestamps that are unique and ascending per user. A back end takes a write for a
/// replay if an earlier one has the same or a later timestamp, and likewise a second request for a
/// session in the same millisecond.
#[derive(Debug)]
pub(in crate::platform) struct TimestampSequence {
    /// The last timestamp of the users who share a slot, in milliseconds since the Unix epoch. A
    /// single slot would run ahead of the clock under more than 1,000 callbacks per second.
    last: Striped<AtomicI64>,
}

/// Maximum lead of a slot over the clock for other back ends, in milliseconds, well inside the
/// window in which they accept a timestamp. A larger lead means that the clock was set back;
/// keeping the old time would get every request refused.
pub(in crate::platform) const MAX_AHEAD_MS: i64 = 15_000;

impl TimestampSequence {
    pub(in crate::platform) fn new() -> Self {
        Self { last: Striped::new(1_024, || AtomicI64::new(0)) }
    }

    /// The next timestamp for this user, in milliseconds since the Unix epoch: `now`, or the last
    /// timestamp plus one if that is later by less than `max_ahead` milliseconds.
    pub(in crate::platform) fn next(
        &self,
        login_id: &LoginId,
        now: Timestamp,
        max_ahead: i64,
    ) -> i64 {
        let now = now.as_millis();
        let after = |last: i64| if last - now < max_ahead { now.max(last + 1) } else { now };

        let last =
            self.last
                .of(login_id)
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| Some(after(last)));
        after(last.unwrap_or_else(|last| last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_users_timestamps_always_differ_and_stay_near_the_clock() {
        let (timestamp_sequence, alice) =
            (TimestampSequence::new(), LoginId::parse("alice@example.com").unwrap());
        let next =
            |now: i64| timestamp_sequence.next(&alice, Timestamp::from_millis(now), MAX_AHEAD_MS);
        assert_eq!(
            [next(1_000_000), next(1_000_000), next(1_000_001)],
            [1_000_000, 1_000_001, 1_000_002]
        );
        assert_eq!(next(2_000_000), 2_000_000);
        // A clock that was set back a little is followed with care, one that was set back far at
        // once.
        assert_eq!(next(1_999_000), 2_000_001);
        assert_eq!([next(1_500_000), next(1_500_000)], [1_500_000, 1_500_001]);
        // However many requests there are, those of others do not push a user's time ahead.
        for n in 0..5_000 {
            let other = LoginId::parse(&format!("user{n}@example.com")).unwrap();
            assert!(
                timestamp_sequence.next(&other, Timestamp::from_millis(3_000_000), MAX_AHEAD_MS)
                    < 3_000_100
            );
        }
    }

    #[test]
    fn s09_our_own_timestamps_never_go_back() {
        let (timestamp_sequence, alice) =
            (TimestampSequence::new(), LoginId::parse("alice@example.com").unwrap());
        let next =
            |now: i64| timestamp_sequence.next(&alice, Timestamp::from_millis(now), i64::MAX);
        assert_eq!(
            [next(90_000_000), next(1_000), next(1_001)],
            [90_000_000, 90_000_001, 90_000_002]
        );
    }
}
