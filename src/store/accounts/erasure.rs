//! The erasure of an account from every table that may name its owner.

use uuid::Uuid;

use crate::{
    domain::{AccountId, LoginId, Timestamp, identity::mention, job::JobProblem},
    on,
    store::{
        Tx,
        admin::{
            audit,
            security_events::{self, StoredSecurityEvent},
        },
        id_documents,
        webhooks::deliveries,
    },
};

/// The person to erase. Since the deletion, another account may have the login id: later rows are
/// kept.
#[derive(Debug)]
pub struct ErasureSubject {
    pub id: AccountId,
    pub login_id: String,
    /// The login id and all further addresses.
    pub addresses: Vec<String>,
    /// The hashes by which the messages to these addresses are found.
    pub recipient_hashes: Vec<String>,
    pub deleted_at: Timestamp,
}

/// Erases the person's data: decisions on documents, passkeys, messages, events for webhooks, and
/// mentions in the audit log and in jobs.
pub async fn erase(tx: &mut Tx, subject: &ErasureSubject) -> sqlx::Result<()> {
    id_documents::erase(tx, subject.id).await?;
    audit::erase(tx, subject.id).await?;
    deliveries::erase(tx, subject.id).await?;

    on!(&mut *tx, tx => sqlx::query(
        "delete from platform_credential where login_id = $1 and created_at <= $2",
    ).bind(&subject.login_id).bind(subject.deleted_at).execute(&mut **tx).await.map(drop))?;
    for hash in &subject.recipient_hashes {
        on!(&mut *tx, tx => sqlx::query(
            "delete from outbox where recipient_hash = $1 and created_at <= $2",
        ).bind(hash).bind(subject.deleted_at).execute(&mut **tx).await.map(drop))?;
    }

    erase_untold(tx, subject).await?;
    erase_mentions(tx, &subject.addresses).await?;
    erase_from_jobs(tx, subject.id).await
}

/// Erases notices that could not be sent: all of them, unless another account has the login id now.
async fn erase_untold(tx: &mut Tx, subject: &ErasureSubject) -> sqlx::Result<()> {
    for address in &subject.addresses {
        on!(&mut *tx, tx => sqlx::query(
            "delete from platform_untold
              where login_id = $1 and (due_at <= $2
                                       or not exists (select 1 from account
                                                      where login_id = $1 and id <> $3))",
        ).bind(address).bind(subject.deleted_at).bind(subject.id)
            .execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

/// Erases filters and searches of finished jobs that mention the person, such mentions that an
/// older version wrote to the log, and security events that are still to be exported. Rust compares
/// the texts, because the databases do not fold the case of all scripts alike.
async fn erase_mentions(tx: &mut Tx, addresses: &[String]) -> sqlx::Result<()> {
    let addresses: Vec<_> = addresses.iter().cloned().map(LoginId::from_database).collect();
    let is_mentioned =
        |text: &str| addresses.iter().any(|address| mention::mentions(text, address));

    let details: Vec<(i64, String)> = on!(&mut *tx, tx => sqlx::query_as(
        "select sequence, detail from audit where account_id is null and detail is not null",
    ).fetch_all(&mut **tx).await)?;
    for (sequence, detail) in details {
        if is_mentioned(&detail) {
            on!(&mut *tx, tx => sqlx::query("update audit set detail = null where sequence = $1")
                .bind(sequence).execute(&mut **tx).await.map(drop))?;
        }
    }
    let waiting: Vec<StoredSecurityEvent> = on!(&mut *tx, tx => sqlx::query_as(
        "select at, server, number, event, fields from security_event",
    ).fetch_all(&mut **tx).await)?;
    for event in waiting.iter().filter(|event| is_mentioned(&event.fields)) {
        security_events::remove(tx, event).await?;
    }
    let orders: Vec<(Uuid, String, String)> = on!(&mut *tx, tx => sqlx::query_as(
        "select id, filter, search from job
          where finished_at is not null and (filter <> '' or search <> '')",
    ).fetch_all(&mut **tx).await)?;
    for (job, filter, search) in orders {
        if is_mentioned(&filter) || is_mentioned(&search) {
            on!(&mut *tx, tx => sqlx::query("update job set filter = '', search = '' where id = $1")
                .bind(job).execute(&mut **tx).await.map(drop))?;
        }
    }
    Ok(())
}

/// Removes the account from the problems of jobs.
async fn erase_from_jobs(tx: &mut Tx, id: AccountId) -> sqlx::Result<()> {
    let jobs: Vec<(Uuid, String)> = on!(&mut *tx, tx => sqlx::query_as(
        "select id, problems from job where problems like $1",
    ).bind(format!("%{id}%")).fetch_all(&mut **tx).await)?;
    for (job, problems) in jobs {
        let mut problems: Vec<JobProblem> = serde_json::from_str(&problems).unwrap_or_default();
        problems.retain(|problem| problem.id != id);
        let remaining = serde_json::to_string(&problems).unwrap_or_else(|_| "[]".to_owned());
        on!(&mut *tx, tx => sqlx::query("update job set problems = $2 where id = $1")
            .bind(job).bind(remaining).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}
