//! The erasure of an account, in every table that may name its person.

use sqlx::types::Uuid;

use super::{Tx, audit, id_documents};
use crate::{
    domain::{Timestamp, job::Problem},
    on,
};

/// The person to forget. The login id may be somebody else's since the account was deleted: what is later stays.
#[derive(Debug)]
pub struct Person {
    pub id: Uuid,
    pub login_id: String,
    /// The login id and every further address.
    pub addresses: Vec<String>,
    /// The hashes by which the messages to each of them are found.
    pub recipient_hashes: Vec<String>,
    pub deleted_at: Timestamp,
}

/// Erases what is known of the person: the decisions on documents, passkeys, messages, and what the audit log and jobs say.
pub async fn erase(tx: &mut Tx, person: &Person) -> sqlx::Result<()> {
    id_documents::erase(tx, person.id).await?;
    audit::erase(tx, person.id).await?;
    on!(&mut *tx, tx => sqlx::query("delete from platform_credential where login_id = $1 and created_at <= $2")
        .bind(&person.login_id).bind(person.deleted_at).execute(&mut **tx).await.map(drop))?;
    for hash in &person.recipient_hashes {
        on!(&mut *tx, tx => sqlx::query("delete from outbox where recipient_hash = $1 and created_at <= $2")
            .bind(hash).bind(person.deleted_at).execute(&mut **tx).await.map(drop))?;
    }
    for address in &person.addresses {
        erase_mentions(tx, &containing(address)).await?;
    }
    erase_from_jobs(tx, person.id).await
}

/// Forgets what jobs that have ended were asked for in words that name the person, and what an older version wrote of that into the log.
async fn erase_mentions(tx: &mut Tx, pattern: &str) -> sqlx::Result<()> {
    for statement in [
        r"update audit set detail = null where account_id is null and lower(detail) like $1 escape '\'",
        r"update job set filter = '', search = ''
           where finished_at is not null and (lower(filter) like $1 escape '\' or lower(search) like $1 escape '\')",
    ] {
        on!(&mut *tx, tx => sqlx::query(statement).bind(pattern).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

/// Takes the account out of the problems of jobs.
async fn erase_from_jobs(tx: &mut Tx, id: Uuid) -> sqlx::Result<()> {
    let jobs: Vec<(Uuid, String)> = on!(&mut *tx, tx => sqlx::query_as("select id, problems from job where problems like $1")
        .bind(format!("%{id}%")).fetch_all(&mut **tx).await)?;
    for (job, problems) in jobs {
        let mut problems: Vec<Problem> = serde_json::from_str(&problems).unwrap_or_default();
        problems.retain(|problem| problem.id != id);
        let left = serde_json::to_string(&problems).unwrap_or_else(|_| "[]".to_owned());
        on!(&mut *tx, tx => sqlx::query("update job set problems = $2 where id = $1")
            .bind(job).bind(left).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

/// The pattern of `like` for every text that contains this one, in small letters.
fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
