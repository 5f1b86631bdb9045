//! Decisions on identity documents: whether a document belongs to the owner of an account.

use std::{sync::Arc, time::Duration};

use uuid::Uuid;

use crate::{
    domain::{
        AccountId, IdDocument, LoginId, access::scope::Scope,
        credentials::signature::VerifiedRequest, id_document::policy::RefusalReason,
        time_ordered_id,
    },
    server::Server,
    service::{Error, Result, caller::Caller},
    store::id_documents::{self, DocumentSubmission, SubmissionOutcome},
};

pub use crate::store::id_documents::StoredDocumentDecision;

/// Age of a decision's id after which no open transaction can still insert an earlier one.
const SETTLING_TIME: Duration = Duration::from_mins(1);

/// Compares the document with the account, and stores the decision. A replay gets the decision of
/// the first request.
///
/// # Errors
/// [`Error::DocumentRefused`] or [`Error::UnknownUser`].
pub async fn verify(
    server: &Server,
    login_id: LoginId,
    document: IdDocument,
    request: &VerifiedRequest,
) -> Result<()> {
    let settings = &server.config.id_documents;
    let now = server.clock.now();
    let submission = DocumentSubmission {
        id: server.random.uuid(now),
        login_id,
        number_hash: settings.number_key.hash(&document.number),
        number_end: document.number.last_characters(),
        document,
        policy: Arc::clone(&settings.policy),
        request: request.clone(),
        now,
    };
    match id_documents::decide(&server.db, submission).await? {
        // The stored record is enough; it is not logged.
        SubmissionOutcome::Accepted => Ok(()),
        SubmissionOutcome::Refused { id, reason } => {
            tracing::info!(
                target: "audit", event = "id_document_refused", decision = %id,
                reason = reason.as_str()
            );
            Err(Error::DocumentRefused(reason))
        }
        SubmissionOutcome::UnknownUser => Err(Error::UnknownUser),
    }
}

/// The latest decisions, of one login id or of all, newest first.
pub async fn list(
    server: &Server,
    login_id: Option<&LoginId>,
    limit: u32,
) -> Result<Vec<StoredDocumentDecision>> {
    Ok(id_documents::list(&server.db, login_id, i64::from(limit)).await?)
}

/// The latest decisions before this one, of one account or of all, newest first.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::service::Refusal::NotAllowed).
pub async fn page(
    server: &Server,
    caller: &Caller,
    account: Option<AccountId>,
    before: Option<Uuid>,
    limit: u32,
) -> Result<Vec<StoredDocumentDecision>> {
    caller.require(Scope::IdDocumentsRead)?;
    let limit = i64::from(limit);
    Ok(match account {
        Some(account) => id_documents::page_of_account(&server.db, account, before, limit).await?,
        None => id_documents::page(&server.db, before, limit).await?,
    })
}

/// Fills the index of decisions by account, for at most `limit` decisions. Returns their number.
pub async fn note_accounts(server: &Server, limit: i64) -> Result<u64> {
    let mut tx = server.db.begin().await?;
    let noted = id_documents::note_accounts(
        &mut tx,
        time_ordered_id::last(server.clock.now().minus(SETTLING_TIME)),
        limit,
    )
    .await?;
    tx.commit().await?;
    Ok(noted)
}

/// Deletes at most `limit` decisions past their retention, and returns their number.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    let Some(before) = server.config.retention.id_documents.cutoff(server.clock.now()) else {
        return Ok(0);
    };
    let mut tx = server.db.begin().await?;
    let deleted = id_documents::forget(&mut tx, time_ordered_id::first(before), limit).await?;
    tx.commit().await?;
    Ok(deleted)
}

/// One decision by its id.
pub async fn find(server: &Server, id: Uuid) -> Result<Option<StoredDocumentDecision>> {
    Ok(id_documents::find(&server.db, id).await?)
}

/// The checks of a decision with their outcomes.
pub fn checks(record: &StoredDocumentDecision) -> Vec<(String, String)> {
    serde_json::from_str(&record.checks).unwrap_or_default()
}

/// The outcome of a decision, for display.
pub fn outcome(reason: Option<RefusalReason>) -> &'static str {
    reason.map_or("accepted", RefusalReason::as_str)
}
