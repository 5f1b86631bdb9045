//! What time it is. Everything asks the server's clock, so that a test can say.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use crate::domain::{Timestamp, timestamp::millis};

#[derive(Clone, Debug)]
pub enum Clock {
    Real,
    /// Milliseconds since the Unix epoch; stands still until [`Clock::advance`].
    Test(Arc<AtomicI64>),
}

impl Clock {
    pub fn now(&self) -> Timestamp {
        match self {
            Self::Real => Timestamp::from_millis(real_millis()),
            Self::Test(millis) => Timestamp::from_millis(millis.load(Ordering::SeqCst)),
        }
    }

    /// A clock that starts now and stands still.
    pub fn test() -> Self {
        Self::Test(Arc::new(AtomicI64::new(real_millis())))
    }

    /// Moves a test clock on; a real one moves by itself.
    pub fn advance(&self, duration: Duration) {
        match self {
            Self::Real => {}
            Self::Test(now) => {
                now.fetch_add(millis(duration), Ordering::SeqCst);
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the system clock")]
fn real_millis() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, millis)
}
