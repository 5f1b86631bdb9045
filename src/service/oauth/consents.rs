//! Consents of people to what a third party learns.

use crate::{
    domain::{AccountId, Application, ApplicationId, oauth::OAuthScopes},
    server::Server,
    service::{Result, applications},
    store::{
        Tx,
        oauth::consents::{self as store, Consent},
    },
};

/// The consent of an account, if it gave one.
pub async fn find(
    server: &Server,
    account_id: AccountId,
    application_id: &ApplicationId,
) -> Result<Option<Consent>> {
    Ok(store::find(&server.db, account_id, application_id).await?)
}

/// Holds the consent of the account to these scopes until the transaction ends. Returns false if
/// it has not given it, or has withdrawn it meanwhile.
pub(super) async fn hold(
    tx: &mut Tx,
    account_id: AccountId,
    application_id: &ApplicationId,
    scopes: &OAuthScopes,
) -> Result<bool> {
    let given = store::hold(tx, account_id, application_id).await?;
    Ok(given.is_some_and(|given| scopes.are_within(&given)))
}

/// Adds these scopes to what the account allowed.
pub async fn give(
    server: &Server,
    account_id: AccountId,
    application: &Application,
    scopes: &OAuthScopes,
) -> Result<()> {
    let application_id = &application.id;
    let mut tx = server.db.begin().await?;
    if application_id.is_document_url() {
        applications::record_unregistered(&mut tx, server, application).await?;
    }
    let before = store::hold(&mut tx, account_id, application_id).await?;
    let scopes = before.map_or_else(|| scopes.clone(), |before| before.with(scopes));
    store::set(&mut tx, account_id, application_id, &scopes, server.clock.now()).await?;
    tx.commit().await?;
    tracing::info!(
        target: "audit", event = "consent_given", account = %account_id,
        application = %application_id, %scopes
    );
    Ok(())
}
