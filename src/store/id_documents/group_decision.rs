//! Decisions on all queued submissions, in one transaction.

use std::collections::HashMap;

use sqlx::QueryBuilder;
use uuid::Uuid;

use super::{DocumentSubmission, SubmissionOutcome};
use crate::{
    domain::{
        AccountId, Profile, Timestamp, TokenHash,
        id_document::policy::{DocumentAssessment, RefusalReason},
    },
    on,
    store::{
        Db, Tx,
        db::{group_commit::GroupCommitWork, values::from_row},
    },
};

/// Decides on all queued submissions in one transaction: it reads and locks their accounts, and
/// writes the decisions before any of them can change.
///
/// It uses the connection for writes from the beginning: SQLite drops its page cache when another
/// connection has written, and reading the pages again for each batch cost more than the rest.
#[derive(Debug)]
pub(in crate::store) struct DecideDocuments(pub Db);

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
        let assessment = item.policy.assess(
            &item.document,
            &profile,
            holder.disabled_at.is_some(),
            item.now.day(),
        );
        Self { item, holder, assessment }
    }
}

impl GroupCommitWork for DecideDocuments {
    const NAME: &'static str = "id_document";

    type Item = DocumentSubmission;
    type Output = SubmissionOutcome;

    async fn run(&self, items: &[DocumentSubmission]) -> sqlx::Result<Vec<SubmissionOutcome>> {
        let mut tx = self.0.begin().await?;
        let holders = lock_holders(&mut tx, items).await?;
        let drafts: Vec<_> = items
            .iter()
            .filter_map(|item| {
                holders.get(item.login_id.as_str()).map(|holder| DecisionDraft::new(item, holder))
            })
            .collect();
        if drafts.is_empty() {
            return Ok(vec![SubmissionOutcome::UnknownUser; items.len()]);
        }
        let new = insert_decisions(&mut tx, &drafts).await?;
        // Replayed requests were decided before: the recorded decision counts.
        let all_new = usize::try_from(new) == Ok(drafts.len());
        let recorded = if all_new { Vec::new() } else { find_recorded(&mut tx, &drafts).await? };
        tx.commit().await?;

        let decided = drafts.iter().map(|draft| {
            (draft.item.key(), SubmissionOutcome::of(draft.item.id, draft.assessment.reason()))
        });
        let before = recorded.iter().map(|(at, hash, id, reason)| {
            ((*at, hash.as_str()), SubmissionOutcome::of(*id, *reason))
        });
        let answers: HashMap<_, _> = decided.chain(before).collect();

        Ok(items
            .iter()
            .map(|item| answers.get(&item.key()).copied().unwrap_or(SubmissionOutcome::UnknownUser))
            .collect())
    }
}

/// Reads the accounts, by login id, and locks them until the transaction ends.
async fn lock_holders(
    tx: &mut Tx,
    items: &[DocumentSubmission],
) -> sqlx::Result<HashMap<String, DocumentHolder>> {
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
            "insert into id_document_decision (signed_at, signature_hash, id, account_id, login_id,
                                               document_type, number_hash, number_end, reason,
                                               checks, decided_at) ",
        );
        query.push_values(drafts, |mut row, DecisionDraft { item, holder, assessment }| {
            row.push_bind(item.request.timestamp).push_bind(&item.request.replay_key);
            row.push_bind(item.id).push_bind(holder.id).push_bind(&holder.login_id);
            row.push_bind(item.document.kind);
            row.push_bind(&item.number_hash).push_bind(&item.number_end);
            row.push_bind(assessment.reason()).push_bind(assessment.checks()).push_bind(item.now);
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
