//! Consents of people to what a third party learns.

use crate::{
    domain::{AccountId, ApplicationId, oauth::OAuthScopes},
    server::Server,
    service::Result,
    store::oauth::{
        consents::{self as store, Consent},
        grants,
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

/// Adds these scopes to what the account allowed.
pub async fn give(
    server: &Server,
    account_id: AccountId,
    application_id: &ApplicationId,
    scopes: &OAuthScopes,
) -> Result<()> {
    let before = find(server, account_id, application_id).await?;
    let scopes = before.map_or_else(|| scopes.clone(), |before| before.scopes.with(scopes));

    let mut tx = server.db.begin().await?;
    store::set(&mut tx, account_id, application_id, &scopes, server.clock.now()).await?;
    tx.commit().await?;
    tracing::info!(
        target: "audit", event = "consent_given", account = %account_id,
        application = %application_id, %scopes
    );
    Ok(())
}

/// Removes the consent, with all that the application was given.
pub async fn withdraw(
    server: &Server,
    account_id: AccountId,
    application_id: &ApplicationId,
) -> Result<()> {
    let mut tx = server.db.begin().await?;
    store::delete(&mut tx, account_id, application_id).await?;
    grants::end_of_account(&mut tx, application_id, account_id).await?;
    tx.commit().await?;
    tracing::info!(
        target: "audit", event = "consent_withdrawn", account = %account_id,
        application = %application_id
    );
    Ok(())
}
