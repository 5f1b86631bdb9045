//! How often people log in, and how often they are refused.
//!
//! A login is not made slower by a row that all logins write: this process counts, and adds its counts to the database from time to
//! time. A process that is killed takes the last half minute with it.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::Duration,
};

use crate::{
    domain::{Timestamp, access::scope::Scope},
    server::Server,
    service::{Result, caller::Caller},
    store::admin::login_counters as store,
};

const HOUR: Duration = Duration::from_secs(60 * 60);
/// How long counts are kept.
const KEPT: Duration = Duration::from_secs(400 * 24 * 60 * 60);

#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Login,
    LoginRefused,
}

impl Kind {
    const ALL: [Self; 2] = [Self::Login, Self::LoginRefused];

    fn as_str(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::LoginRefused => "login_refused",
        }
    }
}

/// What this process has counted and not yet written.
#[derive(Debug, Default)]
pub struct Activity([AtomicI64; Kind::ALL.len()]);

impl Activity {
    pub fn note(&self, kind: Kind) {
        self.0[kind as usize].fetch_add(1, Ordering::Relaxed);
    }
}

/// Writes what was counted, and forgets what is old.
pub async fn write(server: &Server) -> Result<()> {
    let now = server.clock.now();
    for kind in Kind::ALL {
        let counter = &server.activity.0[kind as usize];
        let count = counter.swap(0, Ordering::Relaxed);
        if count == 0 {
            continue;
        }
        if let Err(error) = store::add(&server.db, hour(now), kind.as_str(), count).await {
            counter.fetch_add(count, Ordering::Relaxed);
            return Err(error.into());
        }
    }
    Ok(store::forget(&server.db, hour(now.minus(KEPT))).await?)
}

/// How often it happened in this time, to the hour.
pub async fn count(server: &Server, caller: &Caller, kind: Kind, time: Duration) -> Result<i64> {
    caller.require(Scope::AccountsRead)?;
    let written = store::since(&server.db, hour(server.clock.now().minus(time)), kind.as_str()).await?;
    Ok(written + server.activity.0[kind as usize].load(Ordering::Relaxed))
}

/// Hours since 1970.
fn hour(at: Timestamp) -> i64 {
    at.as_millis().div_euclid(HOUR.as_secs().cast_signed() * 1_000)
}
