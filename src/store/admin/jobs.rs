//! Jobs on many accounts, and their progress.

use uuid::Uuid;

use crate::{
    domain::{AccountId, Timestamp, text::storable::replace_nul},
    on,
    store::{Database, Tx, db::values::from_row},
};

/// A job with its progress.
#[derive(Clone, Debug)]
pub struct JobRow {
    pub id: Uuid,
    pub kind: String,
    pub actor: AccountId,
    pub address: String,
    pub filter: String,
    pub search: String,
    pub reached: AccountId,
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
    /// The id of the HTTP request that started it.
    pub request_id: Option<String>,
}

from_row!(JobRow {
    id,
    kind,
    actor,
    address,
    filter,
    search,
    reached,
    total,
    done,
    skipped,
    failed,
    problems,
    created_at,
    started_at,
    finished_at,
    stopped,
    plan,
    updated,
    request_id
});

macro_rules! columns {
    () => {
        "id, kind, actor, address, filter, search, reached, total, done, skipped, failed, \
         problems, created_at, started_at, finished_at, stopped, plan, updated, \
         request_id"
    };
}

pub async fn add(tx: &mut Tx, job: &JobRow) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "insert into job (id, kind, actor, address, filter, search, reached, total, done, skipped,
                          failed, problems, created_at, plan, request_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    ).bind(job.id).bind(&job.kind).bind(job.actor).bind(&job.address).bind(replace_nul(&job.filter))
        .bind(replace_nul(&job.search)).bind(job.reached).bind(job.total).bind(job.done)
        .bind(job.skipped).bind(job.failed).bind(&job.problems).bind(job.created_at).bind(&job.plan)
        .bind(&job.request_id).execute(&mut **tx).await.map(drop))
}

/// Claims the oldest job without a runner, until the lease ends. Of two concurrent runners, one
/// gets it. A lease more than twice as long as this one was taken before the clock was set back,
/// and is ignored.
pub async fn claim(
    db: &Database,
    runner: Uuid,
    now: Timestamp,
    until: Timestamp,
) -> sqlx::Result<Option<JobRow>> {
    let longest_plausible = until.plus(until.distance(now));
    on!(&db.write, pool => sqlx::query_as(concat!(
        "update job set runner = $1, lease_until = $3, started_at = coalesce(started_at, $2)
          where id = (select id from job
                       where finished_at is null
                         and (coalesce(lease_until, 0) <= $2 or lease_until > $4)
                       order by id limit 1)
            and finished_at is null and (coalesce(lease_until, 0) <= $2 or lease_until > $4)
          returning ", columns!(),
    )).bind(runner).bind(now).bind(until).bind(longest_plausible).fetch_optional(pool).await)
}

/// Saves the progress and renews the lease. Returns false if another runner has taken the job over.
pub async fn progress(
    db: &Database,
    runner: Uuid,
    job: &JobRow,
    until: Timestamp,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update job set reached = $3, done = $4, skipped = $5, failed = $6, problems = $7,
                lease_until = $8, updated = $9
          where id = $1 and runner = $2 and finished_at is null",
    ).bind(job.id).bind(runner).bind(job.reached).bind(job.done).bind(job.skipped).bind(job.failed)
        .bind(&job.problems).bind(until).bind(job.updated)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Adds to the numbers of processed and failed accounts, within the transaction of the change.
/// Returns false if another runner has taken the job over.
pub async fn advance(
    tx: &mut Tx,
    id: Uuid,
    runner: Uuid,
    done: i64,
    failed: i64,
) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "update job set done = done + $3, failed = failed + $4
          where id = $1 and runner = $2 and finished_at is null",
    ).bind(id).bind(runner).bind(done).bind(failed)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Renews the lease. Returns false if another runner has taken the job over.
pub async fn renew(db: &Database, id: Uuid, runner: Uuid, until: Timestamp) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "update job set lease_until = $3 where id = $1 and runner = $2 and finished_at is null",
    ).bind(id).bind(runner).bind(until).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Ends the job, with the reason if it ends early.
pub async fn finish(
    db: &Database,
    id: Uuid,
    runner: Uuid,
    now: Timestamp,
    stopped: Option<&str>,
) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update job set finished_at = $3, stopped = $4, lease_until = null
          where id = $1 and runner = $2 and finished_at is null",
    ).bind(id).bind(runner).bind(now).bind(stopped.map(replace_nul)).execute(pool).await.map(drop))
}

/// Finds a job. It reads where jobs are written, so that a new job is found at once.
pub async fn find(db: &Database, id: Uuid) -> sqlx::Result<Option<JobRow>> {
    on!(&db.write, pool => sqlx::query_as(concat!("select ", columns!(), " from job where id = $1"))
        .bind(id).fetch_optional(pool).await)
}

/// Lists the latest jobs.
pub async fn list(db: &Database, limit: i64) -> sqlx::Result<Vec<JobRow>> {
    on!(&db.read, pool => sqlx::query_as(
        concat!("select ", columns!(), " from job order by id desc limit $1"),
    ).bind(limit).fetch_all(pool).await)
}

/// Deletes jobs that ended before this time, at most `limit`. Returns how many.
pub async fn forget(db: &Database, before: Timestamp, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from job_problem where job_id in (select id from job where finished_at < $1
                                                  order by id limit $2)",
    ).bind(before).bind(limit).execute(pool).await.map(drop))?;
    on!(&db.write, pool => sqlx::query(
        "delete from job where id in (select id from job where finished_at < $1
                                      order by id limit $2)",
    ).bind(before).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}
