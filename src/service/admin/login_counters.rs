//! Counts of successful and refused logins, by the hour.

use std::time::Duration;

use crate::{
    domain::{Timestamp, access::scope::Scope},
    runtime::login_counters::LoginOutcome,
    server::Server,
    service::{Result, caller::Caller},
    store::admin::login_counters as store,
};

const HOUR: Duration = Duration::from_secs(60 * 60);
const COUNT_RETENTION: Duration = Duration::from_secs(400 * 24 * 60 * 60);

/// Adds the counts of this process to the database, and deletes those past their retention.
///
/// # Errors
/// The database's; the counts are kept then.
pub async fn write(server: &Server) -> Result<()> {
    let now = server.clock.now();

    for &outcome in LoginOutcome::ALL {
        let count = server.login_counters.take(outcome);
        if count == 0 {
            continue;
        }
        if let Err(error) = store::add(&server.db, hour(now), outcome.as_str(), count).await {
            server.login_counters.add(outcome, count);
            return Err(error.into());
        }
    }

    Ok(store::forget(&server.db, hour(now.minus(COUNT_RETENTION))).await?)
}

/// Counts the logins of this outcome during the last `time`, to the hour.
pub async fn count(
    server: &Server,
    caller: &Caller,
    outcome: LoginOutcome,
    time: Duration,
) -> Result<i64> {
    caller.require(Scope::AccountsRead)?;
    let since = hour(server.clock.now().minus(time));
    let written = store::since(&server.db, since, outcome.as_str()).await?;
    Ok(written + server.login_counters.get(outcome))
}

/// Hours since 1970.
fn hour(at: Timestamp) -> i64 {
    at.as_millis().div_euclid(HOUR.as_secs().cast_signed() * 1_000)
}
