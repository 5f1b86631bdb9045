//! Decisions on identity documents: one for each request, which is recorded.

mod group_decision;

use std::sync::Arc;

use uuid::Uuid;

use super::{Database, Tx};
use crate::{
    domain::{
        AccountId, IdDocument, LoginId, Timestamp,
        credentials::signature::VerifiedRequest,
        id_document::{
            DocumentType,
            policy::{DocumentPolicy, RefusalReason},
        },
    },
    on,
    store::db::values::from_row,
};

pub(super) use group_decision::DecideDocuments;

/// A document that was submitted for a decision.
#[derive(Clone, Debug)]
pub struct DocumentSubmission {
    /// The id of the record, if the submission creates one.
    pub id: Uuid,
    pub login_id: LoginId,
    pub document: IdDocument,
    /// The keyed hash of the document's number.
    pub number_hash: String,
    /// The last characters of the document's number.
    pub number_end: String,
    pub policy: Arc<DocumentPolicy>,
    /// The callback's time and the hash of its signature. They are unique together, so a replay
    /// decides nothing.
    pub request: VerifiedRequest,
    pub now: Timestamp,
}

impl DocumentSubmission {
    /// Returns the key by which replays are detected.
    fn key(&self) -> (Timestamp, &str) {
        (self.request.timestamp, self.request.replay_key.as_str())
    }
}

/// The answer to a submission, as recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubmissionOutcome {
    Accepted,
    Refused { id: Uuid, reason: RefusalReason },
    UnknownUser,
}

/// A recorded decision.
#[derive(Clone, Debug)]
pub struct StoredDocumentDecision {
    pub id: Uuid,
    pub decided_at: Timestamp,
    pub login_id: String,
    pub account_id: AccountId,
    pub document_type: DocumentType,
    /// The HMAC-SHA256 of the document's number.
    pub number_hash: String,
    pub number_end: String,
    /// `None` if the document was accepted.
    pub reason: Option<RefusalReason>,
    /// Pairs of a check's name and its outcome, as JSON.
    pub checks: String,
}

from_row!(StoredDocumentDecision {
    id,
    decided_at,
    login_id,
    account_id,
    document_type,
    number_hash,
    number_end,
    reason,
    checks
});

/// Decides on a document, or returns the recorded decision of the same request.
pub async fn decide(
    db: &Database,
    submission: DocumentSubmission,
) -> sqlx::Result<SubmissionOutcome> {
    db.id_document_decide.submit(submission).await
}

/// Lists the latest decisions, of one login id or of all, newest first.
pub async fn list(
    db: &Database,
    login_id: Option<&LoginId>,
    limit: i64,
) -> sqlx::Result<Vec<StoredDocumentDecision>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, decided_at, login_id, account_id, document_type, number_hash, number_end,
                reason, checks
           from id_document_decision where $1 is null or login_id = $1
          order by signed_at desc, signature_hash limit $2",
    ).bind(login_id.map(LoginId::as_str)).bind(limit).fetch_all(pool).await)
}

/// Lists the decisions before this one, newest first.
pub async fn page(
    db: &Database,
    before: Option<Uuid>,
    limit: i64,
) -> sqlx::Result<Vec<StoredDocumentDecision>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, decided_at, login_id, account_id, document_type, number_hash, number_end,
                reason, checks
           from id_document_decision where id < $1 order by id desc limit $2",
    ).bind(before.unwrap_or(Uuid::max())).bind(limit).fetch_all(pool).await)
}

/// Lists the decisions about an account before this one, newest first.
pub async fn page_of_account(
    db: &Database,
    account: AccountId,
    before: Option<Uuid>,
    limit: i64,
) -> sqlx::Result<Vec<StoredDocumentDecision>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, decided_at, login_id, account_id, document_type, number_hash, number_end,
                reason, checks
           from id_document_decision
          where id in (select id from id_document_of_account where account_id = $1 and id < $2
                        union
                       select id from id_document_decision
                        where id > (select id from id_document_noted) and account_id = $1
                          and id < $2)
          order by id desc limit $3",
    ).bind(account).bind(before.unwrap_or(Uuid::max())).bind(limit).fetch_all(pool).await)
}

/// Adds the next decisions, up to this id, to the index by account. Returns how many there were.
pub async fn note_accounts(tx: &mut Tx, last: Uuid, limit: i64) -> sqlx::Result<u64> {
    let noted: Vec<Uuid> = on!(tx, tx => sqlx::query_scalar(
        "insert into id_document_of_account (account_id, id)
         select account_id, id from (select account_id, id from id_document_decision
                                      where id > (select id from id_document_noted) and id <= $1
                                      order by id limit $2) next
          where true
             on conflict do nothing
      returning id",
    ).bind(last).bind(limit).fetch_all(&mut **tx).await)?;

    if let Some(last) = noted.iter().max() {
        on!(tx, tx => sqlx::query("update id_document_noted set id = $1 where id < $1")
            .bind(last).execute(&mut **tx).await.map(drop))?;
    }

    Ok(noted.len() as u64)
}

/// Deletes the decisions about an account.
pub async fn erase(tx: &mut Tx, account: AccountId) -> sqlx::Result<()> {
    for statement in [
        "delete from id_document_decision
          where id in (select id from id_document_of_account where account_id = $1
                        union
                       select id from id_document_decision
                        where id > (select id from id_document_noted) and account_id = $1)",
        "delete from id_document_of_account where account_id = $1",
    ] {
        on!(&mut *tx, tx => sqlx::query(statement).bind(account)
            .execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

/// Deletes decisions before this id, at most `limit`. Returns how many.
pub async fn forget(tx: &mut Tx, before: Uuid, limit: i64) -> sqlx::Result<u64> {
    let last: Option<Uuid> = on!(&mut *tx, tx => sqlx::query_scalar(
        "select id from (select id from id_document_decision where id < $1 order by id limit $2)
                oldest
          order by id desc limit 1",
    ).bind(before).bind(limit).fetch_optional(&mut **tx).await)?;
    let Some(last) = last else { return Ok(0) };

    on!(&mut *tx, tx => sqlx::query(
        "delete from id_document_of_account
          where (account_id, id) in (select account_id, id from id_document_decision
                                      where id <= $1)",
    ).bind(last).execute(&mut **tx).await.map(drop))?;
    on!(&mut *tx, tx => sqlx::query("delete from id_document_decision where id <= $1")
        .bind(last).execute(&mut **tx).await.map(|done| done.rows_affected()))
}

pub async fn find(db: &Database, id: Uuid) -> sqlx::Result<Option<StoredDocumentDecision>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, decided_at, login_id, account_id, document_type, number_hash, number_end,
                reason, checks
           from id_document_decision where id = $1",
    ).bind(id).fetch_optional(pool).await)
}

impl SubmissionOutcome {
    fn of(id: Uuid, reason: Option<RefusalReason>) -> Self {
        reason.map_or(Self::Accepted, |reason| Self::Refused { id, reason })
    }
}
