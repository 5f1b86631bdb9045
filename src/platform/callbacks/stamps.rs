//! The times that callbacks are signed with.

use std::{
    hash::{BuildHasher, RandomState},
    sync::atomic::{AtomicI64, Ordering},
};

use crate::domain::{LoginId, Timestamp};

/// The timestamps of callbacks. Two requests about one user must never carry the same: a write that was signed no later
/// than another is taken for a replay of it, and so is a second request for a session in the same millisecond.
#[derive(Debug)]
pub(in crate::platform) struct Stamps {
    hasher: RandomState,
    /// The last timestamp of the users who share a slot, in milliseconds. One slot for all would run ahead of the clock
    /// under more than a thousand callbacks a second.
    last: Vec<AtomicI64>,
}

/// The furthest that a slot may run ahead for other back ends, in milliseconds: well inside the window in which they believe a timestamp.
/// Further than that, it is the clock that went back, and following the old time would only get every request refused.
pub(in crate::platform) const AHEAD: i64 = 15_000;

impl Stamps {
    pub(in crate::platform) fn new() -> Self {
        Self { hasher: RandomState::new(), last: (0..1_024).map(|_| AtomicI64::new(0)).collect() }
    }

    /// The time, or a millisecond after the last timestamp if that is later.
    pub(in crate::platform) fn next(&self, login_id: &LoginId, now: Timestamp, ahead: i64) -> i64 {
        let now = now.as_millis();
        let after = |last: i64| if last - now < ahead { now.max(last + 1) } else { now };
        let slots = u64::try_from(self.last.len()).unwrap_or(1);
        let slot = usize::try_from(self.hasher.hash_one(login_id) % slots).unwrap_or(0);
        let last = self.last[slot].fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| Some(after(last)));
        after(last.unwrap_or_else(|last| last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_users_timestamps_always_differ_and_stay_near_the_clock() {
        let (stamps, alice) = (Stamps::new(), LoginId::parse("alice@example.com").unwrap());
        let next = |now: i64| stamps.next(&alice, Timestamp::from_millis(now), AHEAD);
        assert_eq!([next(1_000_000), next(1_000_000), next(1_000_001)], [1_000_000, 1_000_001, 1_000_002]);
        assert_eq!(next(2_000_000), 2_000_000);
        // A clock that was set back a little is followed with care, one that was set back far at once.
        assert_eq!(next(1_999_000), 2_000_001);
        assert_eq!([next(1_500_000), next(1_500_000)], [1_500_000, 1_500_001]);
        // However many requests there are, those of others do not push a user's time ahead.
        for n in 0..5_000 {
            let other = LoginId::parse(&format!("user{n}@example.com")).unwrap();
            assert!(stamps.next(&other, Timestamp::from_millis(3_000_000), AHEAD) < 3_000_100);
        }
    }

    #[test]
    fn s09_our_own_timestamps_never_go_back() {
        let (stamps, alice) = (Stamps::new(), LoginId::parse("alice@example.com").unwrap());
        let next = |now: i64| stamps.next(&alice, Timestamp::from_millis(now), i64::MAX);
        assert_eq!([next(90_000_000), next(1_000), next(1_001)], [90_000_000, 90_000_001, 90_000_002]);
    }
}
