//! What time it is, and how long something takes. Everything asks the server's clock, so that a test can say.
//!
//! The wall clock gives dates, which are stored and shown. Operators and time servers set it, also back: so whatever is counted over
//! a span of time in this process, such as a limit, is counted on the monotonic clock.

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
    /// Stands still until [`Clock::advance`] or [`Clock::set_back`].
    Test(Arc<TestTime>),
}

/// The two times of a test clock.
#[derive(Debug)]
pub struct TestTime {
    /// Milliseconds since the Unix epoch.
    wall: AtomicI64,
    /// Milliseconds since the clock was made.
    monotonic: AtomicU64,
}

impl Clock {
    /// The wall clock's time.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::Real => Timestamp::from_millis(real_millis()),
            Self::Test(time) => Timestamp::from_millis(time.wall.load(Ordering::SeqCst)),
        }
    }

    /// The time since some moment in the life of this process. It never goes back.
    pub fn monotonic(&self) -> Duration {
        match self {
            Self::Real => STARTED.elapsed(),
            Self::Test(time) => Duration::from_millis(time.monotonic.load(Ordering::SeqCst)),
        }
    }

    /// A clock that starts now and stands still.
    pub fn test() -> Self {
        Self::Test(Arc::new(TestTime { wall: AtomicI64::new(real_millis()), monotonic: AtomicU64::new(0) }))
    }

    /// Moves a test clock on; a real one moves by itself.
    pub fn advance(&self, duration: Duration) {
        match self {
            Self::Real => {}
            Self::Test(time) => {
                time.wall.fetch_add(millis(duration), Ordering::SeqCst);
                time.monotonic.fetch_add(millis(duration).unsigned_abs(), Ordering::SeqCst);
            }
        }
    }

    /// Sets a test's wall clock back, as a time server does with a real one; no time passes.
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
fn real_millis() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, millis)
}
