//! Uploaded files of accounts to be imported, and the problems found in their rows.

use uuid::Uuid;

use crate::{
    domain::{Timestamp, account::row_problem::RowProblem, text::storable::replace_nul},
    on,
    store::{Database, Tx, db::values::from_row},
};

/// An uploaded file.
#[derive(Clone, Debug)]
pub struct UploadRow {
    pub id: Uuid,
    pub name: String,
    pub format: String,
    pub lines: i64,
    pub parts: i64,
}

from_row!(UploadRow { id, name, format, lines, parts });

pub async fn begin(
    db: &Database,
    id: Uuid,
    name: &str,
    format: &str,
    now: Timestamp,
) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into job_file (id, name, format, created_at) values ($1, $2, $3, $4)",
    ).bind(id).bind(replace_nul(name)).bind(format).bind(now).execute(pool).await.map(drop))
}

pub async fn add_part(db: &Database, id: Uuid, part: i64, content: &[u8]) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into job_file_part (file_id, part, content) values ($1, $2, $3)",
    ).bind(id).bind(part).bind(content).execute(pool).await.map(drop))
}

/// Marks the file as completely uploaded.
pub async fn complete(db: &Database, id: Uuid, lines: i64, parts: i64) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("update job_file set lines = $2, parts = $3 where id = $1")
        .bind(id).bind(lines).bind(parts).execute(pool).await.map(drop))
}

/// Finds a completely uploaded file.
pub async fn find(db: &Database, id: Uuid) -> sqlx::Result<Option<UploadRow>> {
    on!(&db.write, pool => sqlx::query_as(
        "select id, name, format, lines, parts from job_file where id = $1 and lines is not null",
    ).bind(id).fetch_optional(pool).await)
}

/// Reads a part of the file; `None` after the last.
pub async fn part(db: &Database, id: Uuid, part: i64) -> sqlx::Result<Option<Vec<u8>>> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select content from job_file_part where file_id = $1 and part = $2",
    ).bind(id).bind(part).fetch_optional(pool).await)
}

/// Deletes the file. Its parts are deleted by [`forget`].
pub async fn remove(db: &Database, id: Uuid) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("delete from job_file where id = $1").bind(id)
        .execute(pool).await.map(drop))
}

/// Deletes files from before this time, and at most `limit` parts without a file. Returns how many
/// parts.
pub async fn forget(db: &Database, before: Timestamp, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query("delete from job_file where created_at < $1").bind(before)
        .execute(pool).await.map(drop))?;
    on!(&db.write, pool => sqlx::query(
        "delete from job_file_part where (file_id, part) in
                (select p.file_id, p.part from job_file_part p
                  where not exists (select 1 from job_file f where f.id = p.file_id) limit $1)",
    ).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}

/// The maximum number of stored problems of a job.
const MAX_PROBLEMS: i64 = 10_000;

/// Stores the problems of rows, up to the maximum.
pub async fn add_problems(tx: &mut Tx, job: Uuid, problems: &[RowProblem]) -> sqlx::Result<()> {
    let kept: i64 = on!(&mut *tx, tx => sqlx::query_scalar(
        "select count(*) from job_problem where job_id = $1",
    ).bind(job).fetch_one(&mut **tx).await)?;
    for (number, problem) in (kept..MAX_PROBLEMS).zip(problems) {
        let line = i64::try_from(problem.row).unwrap_or(i64::MAX);
        on!(&mut *tx, tx => sqlx::query(
            "insert into job_problem (job_id, number, line, pointer, code, message)
             values ($1, $2, $3, $4, $5, $6)",
        ).bind(job).bind(number).bind(line).bind(replace_nul(&problem.pointer)).bind(problem.code)
            .bind(replace_nul(&problem.message)).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

/// A stored problem of a row.
#[derive(Clone, Debug)]
pub struct UploadProblem {
    pub number: i64,
    pub line: i64,
    pub pointer: String,
    pub code: String,
    pub message: String,
}

from_row!(UploadProblem { number, line, pointer, code, message });

/// Lists the problems from this number on.
pub async fn problems(
    db: &Database,
    job: Uuid,
    from: i64,
    limit: i64,
) -> sqlx::Result<Vec<UploadProblem>> {
    on!(&db.read, pool => sqlx::query_as(
        "select number, line, pointer, code, message from job_problem
          where job_id = $1 and number >= $2 order by number limit $3",
    ).bind(job).bind(from).bind(limit).fetch_all(pool).await)
}

/// Deletes the problems, before a job restarts from its first row.
pub async fn clear_problems(db: &Database, job: Uuid) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("delete from job_problem where job_id = $1").bind(job)
        .execute(pool).await.map(drop))
}
