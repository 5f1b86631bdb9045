//! The server's clocks. Every use goes through [`Clock`], so that tests control the time.
//!
//! The wall clock gives the dates that are stored and shown. Operators and time servers set it,
//! also backwards: so whatever is counted over a period within this process, such as a rate limit,
//! uses the monotonic clock.

use std::{
    sync::{
        Arc, LazyLock,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use crate::domain::{Timestamp, timestamp::millis};

#[derive(Clone, Debug)]
pub enum Clock {
    Real,
    /// Stopped; moved by [`Clock::advance`] and [`Clock::set_back`].
    Test(Arc<TestTime>),
}

/// The wall time and the monotonic time of a test clock.
#[derive(Debug)]
pub struct TestTime {
    /// Milliseconds since the Unix epoch.
    wall: AtomicI64,
    /// Milliseconds since the clock was created.
    monotonic: AtomicU64,
}

impl Clock {
    /// Returns the wall time.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::Real => Timestamp::from_millis(system_millis()),
            Self::Test(time) => Timestamp::from_millis(time.wall.load(Ordering::SeqCst)),
        }
    }

    /// Returns the time since a fixed moment in the life of this process. It never decreases.
    pub fn monotonic(&self) -> Duration {
        match self {
            Self::Real => STARTED.elapsed(),
            Self::Test(time) => Duration::from_millis(time.monotonic.load(Ordering::SeqCst)),
        }
    }

    /// Creates a stopped clock that shows the current time.
    pub fn test() -> Self {
        Self::Test(Arc::new(TestTime {
            wall: AtomicI64::new(system_millis()),
            monotonic: AtomicU64::new(0),
        }))
    }

    /// Advances a test clock; has no effect on the real one.
    pub fn advance(&self, duration: Duration) {
        match self {
            Self::Real => {}
            Self::Test(time) => {
                time.wall.fetch_add(millis(duration), Ordering::SeqCst);
                time.monotonic.fetch_add(millis(duration).unsigned_abs(), Ordering::SeqCst);
            }
        }
    }

    /// Sets a test's wall clock back, as a time server does with a real one. The monotonic time
    /// stays.
    pub fn set_back(&self, duration: Duration) {
        match self {
            Self::Real => {}
            Self::Test(time) => {
                time.wall.fetch_sub(millis(duration), Ordering::SeqCst);
            }
        }
    }
}

static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);

#[expect(clippy::disallowed_methods, reason = "the one place that reads the system clock")]
fn system_millis() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, millis)
}
