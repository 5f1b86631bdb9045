//! The erasure of an account, in every table that may name its person.

use sqlx::types::Uuid;

use crate::{
    domain::{LoginId, Timestamp, identity::mention, job::JobProblem},
    on,
    store::{Tx, admin::audit, id_documents},
};

/// The person to forget. The login id may be somebody else's since the account was deleted: what is later stays.
#[derive(Debug)]
pub struct ErasureSubject {
    pub id: Uuid,
    pub login_id: String,
    /// The login id and every further address.
    pub addresses: Vec<String>,
    /// The hashes by which the messages to each of them are found.
    pub recipient_hashes: Vec<String>,
    pub deleted_at: Timestamp,
}

/// Erases what is known of the person: the decisions on documents, passkeys, messages, and what the audit log and jobs say.
pub async fn erase(tx: &mut Tx, person: &ErasureSubject) -> sqlx::Result<()> {
    id_documents::erase(tx, person.id).await?;
    audit::erase(tx, person.id).await?;
    on!(&mut *tx, tx => sqlx::query("delete from platform_credential where login_id = $1 and created_at <= $2")
        .bind(&person.login_id).bind(person.deleted_at).execute(&mut **tx).await.map(drop))?;
    for hash in &person.recipient_hashes {
        on!(&mut *tx, tx => sqlx::query("delete from outbox where recipient_hash = $1 and created_at <= $2")
            .bind(hash).bind(person.deleted_at).execute(&mut **tx).await.map(drop))?;
    }
    erase_untold(tx, person).await?;
    erase_mentions(tx, &person.addresses).await?;
    erase_from_jobs(tx, person.id).await
}

/// Forgets what the person was not told of: all of it, unless somebody else has the login id now.
async fn erase_untold(tx: &mut Tx, person: &ErasureSubject) -> sqlx::Result<()> {
    for address in &person.addresses {
        on!(&mut *tx, tx => sqlx::query(
            "delete from platform_untold
              where login_id = $1 and (due_at <= $2 or not exists (select 1 from account where login_id = $1 and id <> $3))",
        ).bind(address).bind(person.deleted_at).bind(person.id).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

/// Forgets what jobs that have ended were asked for in words that name the person, and what an older version wrote of that into the log.
/// Rust compares, because the databases do not agree on the capitals of all scripts.
async fn erase_mentions(tx: &mut Tx, addresses: &[String]) -> sqlx::Result<()> {
    let addresses: Vec<_> = addresses.iter().cloned().map(LoginId::from_database).collect();
    let is_named = |text: &str| addresses.iter().any(|address| mention::mentions(text, address));

    let details: Vec<(i64, String)> = on!(&mut *tx, tx => sqlx::query_as(
        "select sequence, detail from audit where account_id is null and detail is not null",
    ).fetch_all(&mut **tx).await)?;
    for (sequence, detail) in details {
        if is_named(&detail) {
            on!(&mut *tx, tx => sqlx::query("update audit set detail = null where sequence = $1")
                .bind(sequence).execute(&mut **tx).await.map(drop))?;
        }
    }
    let orders: Vec<(Uuid, String, String)> = on!(&mut *tx, tx => sqlx::query_as(
        "select id, filter, search from job where finished_at is not null and (filter <> '' or search <> '')",
    ).fetch_all(&mut **tx).await)?;
    for (job, filter, search) in orders {
        if is_named(&filter) || is_named(&search) {
            on!(&mut *tx, tx => sqlx::query("update job set filter = '', search = '' where id = $1")
                .bind(job).execute(&mut **tx).await.map(drop))?;
        }
    }
    Ok(())
}

/// Takes the account out of the problems of jobs.
async fn erase_from_jobs(tx: &mut Tx, id: Uuid) -> sqlx::Result<()> {
    let jobs: Vec<(Uuid, String)> = on!(&mut *tx, tx => sqlx::query_as("select id, problems from job where problems like $1")
        .bind(format!("%{id}%")).fetch_all(&mut **tx).await)?;
    for (job, problems) in jobs {
        let mut problems: Vec<JobProblem> = serde_json::from_str(&problems).unwrap_or_default();
        problems.retain(|problem| problem.id != id);
        let left = serde_json::to_string(&problems).unwrap_or_else(|_| "[]".to_owned());
        on!(&mut *tx, tx => sqlx::query("update job set problems = $2 where id = $1")
            .bind(job).bind(left).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}
