//! The numbers of accounts, and of new accounts per day.

use std::time::Duration;

use crate::{
    domain::{AccountId, Timestamp, access::scope::Scope},
    server::Server,
    service::{Result, caller::Caller},
    store::accounts::counts as store,
};

pub use crate::store::accounts::counts::AccountCounts;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// The last millisecond of a day, from its beginning.
const LAST_MOMENT: Duration = Duration::from_millis(24 * 60 * 60 * 1_000 - 1);

/// The numbers of accounts by status.
pub async fn counts(server: &Server, caller: &Caller) -> Result<AccountCounts> {
    caller.require(Scope::AccountsRead)?;
    Ok(store::counts(&server.db).await?)
}

/// The number of accounts that were created on each of the last `days` days in UTC, oldest first.
pub async fn per_day(server: &Server, caller: &Caller, days: u32) -> Result<Vec<(Timestamp, i64)>> {
    caller.require(Scope::AccountsRead)?;
    let now = server.clock.now();
    let today = Timestamp::from_millis(now.as_millis() - now.as_millis().rem_euclid(86_400_000));
    let mut counted = Vec::new();
    for ago in (0..days).rev() {
        let start = today.minus(DAY * ago);
        let first = AccountId::first_at(start);
        let last = AccountId::last_at(start.plus(LAST_MOMENT));
        counted.push((start, store::between(&server.db, first, last).await?));
    }
    Ok(counted)
}
