//! The signed requests through which the platform, and only so, reaches users (protocol file, §2 and §3).
//!
//! It takes back ends as OwnID's documentation and samples show them, which is less strict than how this server answers.

use std::{
    hash::{BuildHasher, RandomState},
    sync::atomic::{AtomicI64, Ordering},
};

use serde_json::{Value, json};

use super::{
    answers::{self, Found},
    error::Error,
    transport::{Request, Response, Transports},
};
use crate::{
    clock::Clock,
    domain::{LoginId, OwnIdData, SharedSecrets, Timestamp},
};

#[derive(Debug)]
pub(super) struct Callbacks {
    transports: Transports,
    secrets: SharedSecrets,
    clock: Clock,
    stamps: Stamps,
}

impl Callbacks {
    pub(super) fn new(transports: Transports, secrets: SharedSecrets, clock: Clock) -> Self {
        Self { transports, secrets, clock, stamps: Stamps::new() }
    }

    pub(super) async fn own_id_data(&self, login_id: &LoginId) -> Result<Found, Error> {
        Found::of(&self.post("getOwnIDDataByLoginId", login_id, json!({})).await?)
    }

    /// # Errors
    /// [`Error::UnknownUser`], [`Error::AccountDisabled`], or the back end's failure.
    pub(super) async fn set_own_id_data(&self, login_id: &LoginId, data: &OwnIdData) -> Result<(), Error> {
        let body = json!({ "ownIdData": data.as_str() });
        answers::taken(&self.post("setOwnIDDataByLoginId", login_id, body).await?)
    }

    pub(super) async fn post(
        &self,
        path: &'static str,
        login_id: &LoginId,
        mut body: Value,
    ) -> Result<Response, Error> {
        body["loginId"] = json!(login_id.as_str());
        self.post_body(path, login_id, &body).await
    }

    /// Sends a body as it stands; it concerns this user.
    pub(super) async fn post_body(
        &self,
        path: &'static str,
        login_id: &LoginId,
        body: &Value,
    ) -> Result<Response, Error> {
        let body = body.to_string().into_bytes();
        let timestamp = self.stamps.next(login_id, self.clock.now()).to_string();
        let signature = self.secrets.signing().sign(&body, &timestamp);
        let answer = self.transports.of(path).send(Request { path, signature, timestamp, body }).await;
        if let Err(error) = &answer {
            tracing::warn!(path, %error, "a callback failed");
        }
        answer
    }
}

/// The timestamps of callbacks. Two requests about one user must never carry the same: a write that was signed no later
/// than another is taken for a replay of it, and so is a second request for a session in the same millisecond.
#[derive(Debug)]
struct Stamps {
    hasher: RandomState,
    /// The last timestamp of the users who share a slot, in milliseconds. One slot for all would run ahead of the clock
    /// under more than a thousand callbacks a second.
    last: Vec<AtomicI64>,
}

/// How far a slot may run ahead, in milliseconds: well inside the window in which back ends believe a timestamp. Further
/// than that, it is the clock that went back, and following the old time would only get every request refused.
const AHEAD: i64 = 15_000;

impl Stamps {
    fn new() -> Self {
        Self { hasher: RandomState::new(), last: (0..1_024).map(|_| AtomicI64::new(0)).collect() }
    }

    /// The time, or a millisecond after the last timestamp if that is later.
    fn next(&self, login_id: &LoginId, now: Timestamp) -> i64 {
        let now = now.as_millis();
        let after = |last: i64| if last - now < AHEAD { now.max(last + 1) } else { now };
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
        let next = |now: i64| stamps.next(&alice, Timestamp::from_millis(now));
        assert_eq!([next(1_000_000), next(1_000_000), next(1_000_001)], [1_000_000, 1_000_001, 1_000_002]);
        assert_eq!(next(2_000_000), 2_000_000);
        // A clock that was set back a little is followed with care, one that was set back far at once.
        assert_eq!(next(1_999_000), 2_000_001);
        assert_eq!([next(1_500_000), next(1_500_000)], [1_500_000, 1_500_001]);
        // However many requests there are, those of others do not push a user's time ahead.
        for n in 0..5_000 {
            let other = LoginId::parse(&format!("user{n}@example.com")).unwrap();
            assert!(stamps.next(&other, Timestamp::from_millis(3_000_000)) < 3_000_100);
        }
    }
}
