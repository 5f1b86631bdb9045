//! Decisions on identity documents: one for each request, which is recorded.

use std::{collections::HashMap, sync::Arc};

use sqlx::QueryBuilder;
use uuid::Uuid;

use super::{Database, Db, Tx, db::group_commit::GroupCommitWork};
use crate::{
    domain::{
        AccountId, IdDocument, LoginId, Profile, Timestamp, TokenHash,
        credentials::signature::VerifiedRequest,
        id_document::{
            DocumentType,
            policy::{DocumentAssessment, DocumentPolicy, RefusalReason},
        },
    },
    on,
    store::db::values::from_row,
};

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
pub struct DocumentDecision {
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

from_row!(DocumentDecision {
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
pub async fn decide(db: &Database, submission: DocumentSubmission) -> sqlx::Result<SubmissionOutcome> {
    db.id_document_decide.submit(submission).await
}

/// Lists the latest decisions, of one login id or of all, newest first.
pub async fn list(db: &Database, login_id: Option<&LoginId>, limit: i64) -> sqlx::Result<Vec<DocumentDecision>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, decided_at, login_id, account_id, document_type, number_hash, number_end, reason, checks
           from id_document_decision where $1 is null or login_id = $1
          order by signed_at desc, signature_hash limit $2",
    ).bind(login_id.map(LoginId::as_str)).bind(limit).fetch_all(pool).await)
}

/// Lists the decisions before this one, newest first.
pub async fn page(db: &Database, before: Option<Uuid>, limit: i64) -> sqlx::Result<Vec<DocumentDecision>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, decided_at, login_id, account_id, document_type, number_hash, number_end, reason, checks
           from id_document_decision where id < $1 order by id desc limit $2",
    ).bind(before.unwrap_or(Uuid::max())).bind(limit).fetch_all(pool).await)
}

/// Lists the decisions about an account before this one, newest first.
pub async fn page_of_account(
    db: &Database,
    account: AccountId,
    before: Option<Uuid>,
    limit: i64,
) -> sqlx::Result<Vec<DocumentDecision>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, decided_at, login_id, account_id, document_type, number_hash, number_end, reason, checks
           from id_document_decision
          where id in (select id from id_document_of_account where account_id = $1 and id < $2
                        union
                       select id from id_document_decision
                        where id > (select id from id_document_noted) and account_id = $1 and id < $2)
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
        on!(&mut *tx, tx => sqlx::query(statement).bind(account).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

pub async fn find(db: &Database, id: Uuid) -> sqlx::Result<Option<DocumentDecision>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, decided_at, login_id, account_id, document_type, number_hash, number_end, reason, checks
           from id_document_decision where id = $1",
    ).bind(id).fetch_optional(pool).await)
}

/// Decides on all queued submissions in one transaction: it reads and locks their accounts, and
/// writes the decisions before any of them can change.
///
/// It uses the connection for writes from the beginning: SQLite drops its page cache when another
/// connection has written, and reading the pages again for each batch cost more than the rest.
#[derive(Debug)]
pub(super) struct DecideDocuments(pub Db);

/// The account that a document is compared with.
struct DocumentHolder {
    id: AccountId,
    login_id: String,
    profile: String,
    disabled_at: Option<Timestamp>,
}

from_row!(DocumentHolder { id, login_id, profile, disabled_at });

/// The decision on one submission, before it is recorded.
struct DecisionDraft<'a> {
    item: &'a DocumentSubmission,
    holder: &'a DocumentHolder,
    assessment: DocumentAssessment,
}

impl<'a> DecisionDraft<'a> {
    fn new(item: &'a DocumentSubmission, holder: &'a DocumentHolder) -> Self {
        let profile = Profile::parse(&holder.profile).unwrap_or_default();
        let assessment = item.policy.assess(&item.document, &profile, holder.disabled_at.is_some(), item.now.day());
        Self { item, holder, assessment }
    }
}

impl GroupCommitWork for DecideDocuments {
    type Item = DocumentSubmission;
    type Output = SubmissionOutcome;

    async fn run(&self, items: &[DocumentSubmission]) -> sqlx::Result<Vec<SubmissionOutcome>> {
        let mut tx = self.0.begin().await?;
        let holders = lock_holders(&mut tx, items).await?;
        let drafts: Vec<_> = items
            .iter()
            .filter_map(|item| holders.get(item.login_id.as_str()).map(|holder| DecisionDraft::new(item, holder)))
            .collect();
        if drafts.is_empty() {
            return Ok(vec![SubmissionOutcome::UnknownUser; items.len()]);
        }
        let new = insert_decisions(&mut tx, &drafts).await?;
        // Replayed requests were decided before: the recorded decision counts.
        let all_new = usize::try_from(new) == Ok(drafts.len());
        let recorded = if all_new { Vec::new() } else { find_recorded(&mut tx, &drafts).await? };
        tx.commit().await?;

        let decided = drafts
            .iter()
            .map(|draft| (draft.item.key(), SubmissionOutcome::of(draft.item.id, draft.assessment.reason())));
        let before =
            recorded.iter().map(|(at, hash, id, reason)| ((*at, hash.as_str()), SubmissionOutcome::of(*id, *reason)));
        let answers: HashMap<_, _> = decided.chain(before).collect();

        Ok(items
            .iter()
            .map(|item| answers.get(&item.key()).copied().unwrap_or(SubmissionOutcome::UnknownUser))
            .collect())
    }
}

/// Reads the accounts, by login id, and locks them until the transaction ends.
async fn lock_holders(tx: &mut Tx, items: &[DocumentSubmission]) -> sqlx::Result<HashMap<String, DocumentHolder>> {
    let lock = tx.row_lock();
    let holders: Vec<DocumentHolder> = on!(tx, tx => {
        let mut query = QueryBuilder::new("with item (login_id) as (");
        query.push_values(items, |mut row, item| {
            row.push_bind(item.login_id.as_str());
        });
        query.push(
            ") select a.id, a.login_id, a.profile, a.disabled_at
                 from account a where a.login_id in (select login_id from item)",
        );
        query.push(lock).build_query_as().fetch_all(&mut **tx).await
    })?;

    Ok(holders.into_iter().map(|holder| (holder.login_id.clone(), holder)).collect())
}

/// Records the decisions, unless their requests have one. Returns how many rows are new.
async fn insert_decisions(tx: &mut Tx, drafts: &[DecisionDraft<'_>]) -> sqlx::Result<u64> {
    on!(tx, tx => {
        let mut query = QueryBuilder::new(
            "insert into id_document_decision (signed_at, signature_hash, id, account_id, login_id, document_type,
                                               number_hash, number_end, reason, checks, decided_at) ",
        );
        query.push_values(drafts, |mut row, DecisionDraft { item, holder, assessment }| {
            row.push_bind(item.request.timestamp).push_bind(&item.request.replay_key).push_bind(item.id);
            row.push_bind(holder.id).push_bind(&holder.login_id).push_bind(item.document.kind);
            row.push_bind(&item.number_hash).push_bind(&item.number_end).push_bind(assessment.reason());
            row.push_bind(assessment.checks()).push_bind(item.now);
        });
        query.push(" on conflict (signed_at, signature_hash) do nothing");
        query.build().execute(&mut **tx).await.map(|done| done.rows_affected())
    })
}

/// Reads the recorded decisions of the same requests.
async fn find_recorded(
    tx: &mut Tx,
    drafts: &[DecisionDraft<'_>],
) -> sqlx::Result<Vec<(Timestamp, TokenHash, Uuid, Option<RefusalReason>)>> {
    on!(tx, tx => {
        let mut query = QueryBuilder::new("with item (signed_at, signature_hash) as (");
        query.push_values(drafts, |mut row, DecisionDraft { item, .. }| {
            row.push_bind(item.request.timestamp).push_bind(&item.request.replay_key);
        });
        query.push(
            ") select d.signed_at, d.signature_hash, d.id, d.reason
                 from item
                 join id_document_decision d
                   on d.signed_at = item.signed_at and d.signature_hash = item.signature_hash",
        );
        query.build_query_as().fetch_all(&mut **tx).await
    })
}

impl SubmissionOutcome {
    fn of(id: Uuid, reason: Option<RefusalReason>) -> Self {
        reason.map_or(Self::Accepted, |reason| Self::Refused { id, reason })
    }
}
