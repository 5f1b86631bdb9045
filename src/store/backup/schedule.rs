//! The schedule of backups, by which one server at a time makes one.

use uuid::Uuid;

use crate::{
    domain::Timestamp,
    on,
    store::{Database, db::values::from_row},
};

/// The state of the schedule.
#[derive(Clone, Copy, Debug)]
pub struct BackupSchedule {
    /// The time when the schedule began.
    pub since: Timestamp,
    /// The time when the last backup that succeeded was begun.
    pub succeeded_at: Option<Timestamp>,
}

from_row!(BackupSchedule { since, succeeded_at });

/// The times by which a backup is due.
#[derive(Clone, Copy, Debug)]
pub struct DueTimes {
    pub now: Timestamp,
    /// Due if the last success is not after this time,
    pub last_success: Timestamp,
    /// and the last attempt not after this one.
    pub last_attempt: Timestamp,
    pub lease_until: Timestamp,
}

/// Begins the schedule, unless it was.
pub async fn declare(db: &Database, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into scheduled_backup (id, since) values (1, $1) on conflict (id) do nothing",
    ).bind(now).execute(pool).await.map(drop))
}

/// Returns the state of the schedule, once it was begun.
pub async fn find(db: &Database) -> sqlx::Result<Option<BackupSchedule>> {
    on!(&db.read, pool => {
        sqlx::query_as("select since, succeeded_at from scheduled_backup")
            .fetch_optional(pool)
            .await
    })
}

/// Takes the lease of a backup. Returns false if none is due, or another server makes it.
pub async fn claim(db: &Database, runner: Uuid, due: DueTimes) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update scheduled_backup set attempted_at = $1, runner = $2, lease_until = $3
          where (succeeded_at is null or succeeded_at <= $4)
            and (attempted_at is null or attempted_at <= $5)
            and (lease_until is null or lease_until <= $1)",
    ).bind(due.now).bind(runner).bind(due.lease_until).bind(due.last_success)
        .bind(due.last_attempt).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Renews the lease. Returns false if another server has taken it over.
pub async fn renew(db: &Database, runner: Uuid, until: Timestamp) -> sqlx::Result<bool> {
    on!(&db.write, pool => {
        sqlx::query("update scheduled_backup set lease_until = $2 where runner = $1")
            .bind(runner)
            .bind(until)
            .execute(pool)
            .await
            .map(|done| done.rows_affected() == 1)
    })
}

/// Ends the lease after a success, which counts from the time of the attempt, or a failure.
pub async fn finish(db: &Database, runner: Uuid, has_succeeded: bool) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update scheduled_backup
            set succeeded_at = case when $2 = 1 then attempted_at else succeeded_at end,
                runner = null, lease_until = null
          where runner = $1",
    ).bind(runner).bind(i64::from(has_succeeded)).execute(pool).await.map(drop))
}
