//! How long sessions live.

use std::time::Duration;

use super::Source;
use crate::domain::{Lifetimes, SessionType};

#[derive(Clone, Copy, Debug)]
pub struct Sessions {
    pub browser: Lifetimes,
    pub mobile: Lifetimes,
}

impl Sessions {
    pub(super) fn read(source: &mut Source) -> Self {
        Self {
            browser: lifetimes(source, ["session_browser_idle_seconds", "session_browser_absolute_seconds"], (14, 90)),
            mobile: lifetimes(source, ["session_mobile_idle_seconds", "session_mobile_absolute_seconds"], (90, 365)),
        }
    }

    pub fn lifetimes(&self, session_type: SessionType) -> Lifetimes {
        match session_type {
            SessionType::Browser => self.browser,
            SessionType::Mobile => self.mobile,
        }
    }
}

const DAY: u64 = 24 * 60 * 60;

fn lifetimes(source: &mut Source, [idle, absolute]: [&str; 2], (idle_days, absolute_days): (u64, u64)) -> Lifetimes {
    let bounds = (60, 10 * 365 * DAY);
    let lifetimes = Lifetimes {
        idle: Duration::from_secs(source.number(idle, idle_days * DAY, bounds)),
        absolute: Duration::from_secs(source.number(absolute, absolute_days * DAY, bounds)),
    };
    if lifetimes.idle > lifetimes.absolute {
        source.mistake(idle, format_args!("must not be longer than {absolute}"));
    }
    lifetimes
}
