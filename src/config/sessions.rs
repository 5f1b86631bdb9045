//! The lifetimes of sessions.

use std::time::Duration;

use super::Source;
use crate::domain::{Lifetimes, SessionType};

/// The lifetimes of sessions by their type.
#[derive(Clone, Copy, Debug)]
pub struct Sessions {
    pub browser: Lifetimes,
    pub mobile: Lifetimes,
}

impl Sessions {
    pub(super) fn read(source: &mut Source) -> Self {
        Self {
            browser: read_lifetimes(
                source,
                LifetimeSettings {
                    idle: "session_browser_idle_seconds",
                    default_idle_days: 14,
                    absolute: "session_browser_absolute_seconds",
                    default_absolute_days: 90,
                },
            ),
            mobile: read_lifetimes(
                source,
                LifetimeSettings {
                    idle: "session_mobile_idle_seconds",
                    default_idle_days: 90,
                    absolute: "session_mobile_absolute_seconds",
                    default_absolute_days: 365,
                },
            ),
        }
    }

    pub fn lifetimes(&self, session_type: SessionType) -> Lifetimes {
        match session_type {
            SessionType::Browser => self.browser,
            SessionType::Mobile => self.mobile,
        }
    }
}

/// The two settings of a session type, with their defaults.
#[derive(Clone, Copy)]
struct LifetimeSettings {
    idle: &'static str,
    default_idle_days: u64,
    absolute: &'static str,
    default_absolute_days: u64,
}

const DAY_SECONDS: u64 = 24 * 60 * 60;

fn read_lifetimes(source: &mut Source, settings: LifetimeSettings) -> Lifetimes {
    let range = 60..=10 * 365 * DAY_SECONDS;
    let mut read = |setting, default_days: u64| {
        Duration::from_secs(source.number(setting, default_days * DAY_SECONDS, range.clone()))
    };
    let lifetimes = Lifetimes {
        idle: read(settings.idle, settings.default_idle_days),
        absolute: read(settings.absolute, settings.default_absolute_days),
    };

    if lifetimes.idle > lifetimes.absolute {
        source
            .mistake(settings.idle, format_args!("must not be longer than {}", settings.absolute));
    }
    lifetimes
}
