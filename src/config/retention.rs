//! The time for which records are kept.

use std::{fmt, ops::RangeInclusive, time::Duration};

use super::Source;
use crate::domain::Timestamp;

/// The retention of each kind of record.
#[derive(Clone, Copy, Debug)]
pub struct Retention {
    pub audit: RetentionTime,
    pub messages: RetentionTime,
    pub id_documents: RetentionTime,
    pub devices: RetentionTime,
}

/// The time for which a kind of record is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetentionTime {
    Days(u64),
    Forever,
}

/// The possible numbers of days.
const DAYS: RangeInclusive<u64> = 1..=3_650;

impl Retention {
    pub(super) fn read(source: &mut Source) -> Self {
        Self {
            audit: read_time(source, "audit_retention_days", 365),
            messages: read_time(source, "message_retention_days", 30),
            id_documents: read_time(source, "id_document_retention_days", 365),
            devices: read_time(source, "device_retention_days", 365),
        }
    }
}

impl RetentionTime {
    /// The time before which records are deleted. `None` deletes none.
    pub fn cutoff(self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Days(days) => Some(now.minus(Duration::from_hours(days * 24))),
            Self::Forever => None,
        }
    }
}

/// Formats the time as the setting has it.
impl fmt::Display for RetentionTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => write!(f, "{days}"),
            Self::Forever => f.write_str("forever"),
        }
    }
}

fn read_time(source: &mut Source, setting: &str, default_days: u64) -> RetentionTime {
    source.parsed(setting, RetentionTime::Days(default_days), |text| {
        if text == "forever" {
            return Ok(RetentionTime::Forever);
        }
        let days = text.parse().ok().filter(|days| DAYS.contains(days)).map(RetentionTime::Days);
        let (min, max) = (DAYS.start(), DAYS.end());
        days.ok_or_else(|| format!("must be forever, or a whole number from {min} to {max}"))
    })
}
