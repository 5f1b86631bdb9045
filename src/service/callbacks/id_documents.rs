//! Identity documents: is this the document of the account's person?

use std::{sync::Arc, time::Duration};

use sqlx::types::Uuid;

use crate::{
    domain::{
        IdDocument, LoginId, account::id, credentials::signature::VerifiedRequest, id_document::policy::RefusalReason,
    },
    server::Server,
    service::{Error, Result},
    store::id_documents::{self, DocumentSubmission, SubmissionOutcome},
};

pub use crate::store::id_documents::DocumentDecision;

/// After this long no transaction is under way that could still bring a decision with an earlier id.
const SETTLED: Duration = Duration::from_secs(60);

/// Holds the document against the account, and keeps the decision. A replay gets the decision that was made the first time.
///
/// # Errors
/// [`Error::DocumentRefused`] or [`Error::UnknownUser`].
pub async fn verify(server: &Server, login_id: LoginId, document: IdDocument, request: &VerifiedRequest) -> Result<()> {
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
        // The record says enough of these.
        SubmissionOutcome::Accepted => Ok(()),
        SubmissionOutcome::Refused { id, reason } => {
            tracing::info!(target: "audit", event = "id_document_refused", decision = %id, reason = reason.as_str());
            Err(Error::DocumentRefused(reason))
        }
        SubmissionOutcome::UnknownUser => Err(Error::UnknownUser),
    }
}

/// The latest decisions, of one login id or of all, newest first.
pub async fn list(server: &Server, login_id: Option<&LoginId>, most: u32) -> Result<Vec<DocumentDecision>> {
    Ok(id_documents::list(&server.db, login_id, i64::from(most)).await?)
}

/// The latest decisions made before this one, about one account or about all, newest first.
pub async fn page(
    server: &Server,
    account: Option<Uuid>,
    before: Option<Uuid>,
    most: u32,
) -> Result<Vec<DocumentDecision>> {
    let most = i64::from(most);
    Ok(match account {
        Some(account) => id_documents::page_of_account(&server.db, account, before, most).await?,
        None => id_documents::page(&server.db, before, most).await?,
    })
}

/// Notes whose decisions were made, so that an account's are found at once: at most `most`. Returns how many were noted.
pub async fn note_accounts(server: &Server, most: i64) -> Result<u64> {
    let mut tx = server.db.begin().await?;
    let noted = id_documents::note_accounts(&mut tx, id::last(server.clock.now().minus(SETTLED)), most).await?;
    tx.commit().await?;
    Ok(noted)
}

/// One decision by its id.
pub async fn find(server: &Server, id: Uuid) -> Result<Option<DocumentDecision>> {
    Ok(id_documents::find(&server.db, id).await?)
}

/// Every check with its outcome, as the record has them.
pub fn checks(record: &DocumentDecision) -> Vec<(String, String)> {
    serde_json::from_str(&record.checks).unwrap_or_default()
}

/// What a person reads about the outcome.
pub fn outcome(reason: Option<RefusalReason>) -> &'static str {
    reason.map_or("accepted", RefusalReason::as_str)
}
