//! Acts on many accounts, and how far each has come.

use sqlx::types::Uuid;

use crate::{
    domain::{Timestamp, text::storable::replace_nul},
    on,
    store::{Database, Tx},
};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct JobRow {
    pub id: Uuid,
    pub kind: String,
    pub actor: Uuid,
    pub address: String,
    pub filter: String,
    pub search: String,
    pub reached: Uuid,
    pub total: i64,
    pub done: i64,
    pub skipped: i64,
    pub failed: i64,
    pub problems: String,
    pub created_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
    pub stopped: Option<String>,
    pub plan: String,
    pub updated: i64,
}

macro_rules! columns {
    () => {
        "id, kind, actor, address, filter, search, reached, total, done, skipped, failed, problems, created_at, started_at, \
         finished_at, stopped, plan, updated"
    };
}

pub async fn add(tx: &mut Tx, job: &JobRow) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "insert into job (id, kind, actor, address, filter, search, reached, total, done, skipped, failed, problems, created_at,
                          plan)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    ).bind(job.id).bind(&job.kind).bind(job.actor).bind(&job.address).bind(replace_nul(&job.filter)).bind(replace_nul(&job.search)).bind(job.reached)
        .bind(job.total).bind(job.done).bind(job.skipped).bind(job.failed).bind(&job.problems).bind(job.created_at)
        .bind(&job.plan).execute(&mut **tx).await.map(drop))
}

/// The oldest job that nobody runs, for this runner until then. Of two that ask at a time the database gives it to one. A lease
/// that goes on for twice as long as this one would was taken before the clock was set back, and holds nobody off.
pub async fn claim(db: &Database, runner: Uuid, now: Timestamp, until: Timestamp) -> sqlx::Result<Option<JobRow>> {
    let unbelievable = until.plus(until.distance(now));
    on!(&db.write, pool => sqlx::query_as(concat!(
        "update job set runner = $1, lease_until = $3, started_at = coalesce(started_at, $2)
          where id = (select id from job
                       where finished_at is null and (coalesce(lease_until, 0) <= $2 or lease_until > $4) order by id limit 1)
            and finished_at is null and (coalesce(lease_until, 0) <= $2 or lease_until > $4)
          returning ", columns!(),
    )).bind(runner).bind(now).bind(until).bind(unbelievable).fetch_optional(pool).await)
}

/// Keeps how far the job has come, and keeps it for this runner. False when another has taken it over.
pub async fn progress(db: &Database, runner: Uuid, job: &JobRow, until: Timestamp) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update job set reached = $3, done = $4, skipped = $5, failed = $6, problems = $7, lease_until = $8, updated = $9
          where id = $1 and runner = $2 and finished_at is null",
    ).bind(job.id).bind(runner).bind(job.reached).bind(job.done).bind(job.skipped).bind(job.failed).bind(&job.problems)
        .bind(until).bind(job.updated).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Counts more accounts that are done and that failed, with whatever else the transaction does. False when another runner has taken
/// the job over.
pub async fn advance(tx: &mut Tx, (id, runner): (Uuid, Uuid), (done, failed): (i64, i64)) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "update job set done = done + $3, failed = failed + $4 where id = $1 and runner = $2 and finished_at is null",
    ).bind(id).bind(runner).bind(done).bind(failed).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Keeps the job for this runner. False when another has taken it over.
pub async fn renew(db: &Database, (id, runner): (Uuid, Uuid), until: Timestamp) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update job set lease_until = $3 where id = $1 and runner = $2 and finished_at is null",
    ).bind(id).bind(runner).bind(until).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Ends the job, and says why if it ends before its end.
pub async fn finish(
    db: &Database,
    (id, runner): (Uuid, Uuid),
    now: Timestamp,
    stopped: Option<&str>,
) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update job set finished_at = $3, stopped = $4, lease_until = null
          where id = $1 and runner = $2 and finished_at is null",
    ).bind(id).bind(runner).bind(now).bind(stopped.map(replace_nul)).execute(pool).await.map(drop))
}

/// It is asked where jobs are written: who has just made one wants to see it.
pub async fn find(db: &Database, id: Uuid) -> sqlx::Result<Option<JobRow>> {
    on!(&db.write, pool => sqlx::query_as(concat!("select ", columns!(), " from job where id = $1"))
        .bind(id).fetch_optional(pool).await)
}

/// The latest first.
pub async fn list(db: &Database, most: i64) -> sqlx::Result<Vec<JobRow>> {
    on!(&db.read, pool => sqlx::query_as(concat!("select ", columns!(), " from job order by id desc limit $1"))
        .bind(most).fetch_all(pool).await)
}

/// Deletes jobs that ended before this moment, at most `most`. Returns how many went.
pub async fn forget(db: &Database, before: Timestamp, most: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from job_problem where job_id in (select id from job where finished_at < $1 order by id limit $2)",
    ).bind(before).bind(most).execute(pool).await.map(drop))?;
    on!(&db.write, pool => sqlx::query(
        "delete from job where id in (select id from job where finished_at < $1 order by id limit $2)",
    ).bind(before).bind(most).execute(pool).await.map(|done| done.rows_affected()))
}
