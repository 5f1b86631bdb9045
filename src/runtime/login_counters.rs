//! Counters of logins, kept in memory until `service::admin::login_counters` adds them to the
//! database.
//!
//! No login waits for a row that all logins would write. A process that is killed loses the counts
//! of its last half minute.

use std::sync::atomic::{AtomicI64, Ordering};

use strum::VariantArray;

use super::metrics::catalogue::LOGINS;
use crate::domain::session::AuthMethod;

#[derive(Clone, Copy, Debug, strum::IntoStaticStr, strum::VariantArray)]
pub enum LoginOutcome {
    #[strum(serialize = "login")]
    Success,
    #[strum(serialize = "login_refused")]
    Refusal,
}

impl LoginOutcome {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name under which the database keeps it.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The name in the metrics.
    fn label(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Refusal => "refused",
        }
    }
}

/// Counts that are not in the database yet.
#[derive(Debug, Default)]
pub struct LoginCounters([AtomicI64; LoginOutcome::ALL.len()]);

impl LoginCounters {
    pub fn count(&self, method: AuthMethod, outcome: LoginOutcome) {
        LOGINS.increment([method.as_str(), outcome.label()]);
        self.add(outcome, 1);
    }

    pub fn get(&self, outcome: LoginOutcome) -> i64 {
        self.0[outcome as usize].load(Ordering::Relaxed)
    }

    /// Returns the count and begins again at zero.
    pub fn take(&self, outcome: LoginOutcome) -> i64 {
        self.0[outcome as usize].swap(0, Ordering::Relaxed)
    }

    pub fn add(&self, outcome: LoginOutcome, count: i64) {
        self.0[outcome as usize].fetch_add(count, Ordering::Relaxed);
    }
}
