//! Upkeep of webhooks: their bounds and their retention.

use std::time::Duration;

use super::disable;
use crate::{
    domain::webhook::DisabledReason,
    runtime::metrics::{
        catalogue::{WEBHOOK_DELIVERIES, WEBHOOKS_AGE, WEBHOOKS_WAITING},
        number,
    },
    server::Server,
    service::Result,
    store::webhooks::upkeep::{self, RetentionEnds},
};

/// Time for which deliveries are kept that were made, and those that were given up.
const DELIVERED_RETENTION: Duration = Duration::from_hours(7 * 24);
const DEAD_RETENTION: Duration = Duration::from_hours(30 * 24);

/// Maximum number of unfinished deliveries to one endpoint. It is disabled beyond it, so that one
/// that is down does not fill the disk.
const MAX_UNFINISHED: i64 = 100_000;

/// Finishes what nothing else would, disables endpoints for which too much waits, and deletes
/// finished deliveries past their retention and those to deleted endpoints, at most `limit` at
/// once. Returns the number of rows that the last step deleted.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    tidy_beyond(server, MAX_UNFINISHED, limit).await
}

/// Does what [`tidy`] does with another maximum of unfinished deliveries.
pub(crate) async fn tidy_beyond(server: &Server, max_unfinished: i64, limit: i64) -> Result<u64> {
    let now = server.clock.now();
    upkeep::unblock(&server.db, now).await?;
    upkeep::end_secrets(&server.db, now).await?;
    for _ in 0..upkeep::expire(&server.db, now).await? {
        WEBHOOK_DELIVERIES.increment(["dead"]);
    }
    for id in upkeep::overflowing(&server.db, max_unfinished).await? {
        disable(server, id, DisabledReason::Overflow).await?;
    }

    for id in upkeep::deleted_endpoints(&server.db).await? {
        let deleted = upkeep::forget_all_to(&server.db, id, limit).await?;
        if deleted == limit.unsigned_abs() {
            return Ok(deleted);
        }
    }
    let ends = RetentionEnds {
        delivered: now.minus(DELIVERED_RETENTION),
        dead: now.minus(DEAD_RETENTION),
    };
    Ok(upkeep::forget(&server.db, ends, limit).await?)
}

/// Measures what is still to be sent.
pub async fn sample(server: &Server) -> Result<()> {
    let waiting = upkeep::waiting(&server.db).await?;
    let age = waiting.oldest_at.map_or(Duration::ZERO, |at| server.clock.now().distance(at));
    WEBHOOKS_WAITING.set(number(usize::try_from(waiting.count).unwrap_or(usize::MAX)), []);
    WEBHOOKS_AGE.set(age.as_secs_f64(), []);
    Ok(())
}
