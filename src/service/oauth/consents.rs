//! Consents of people to what a third party learns.

use serde_json::{Map, json};

use crate::{
    domain::{AccountId, Application, ApplicationId, oauth::OAuthScopes},
    server::Server,
    service::{
        Result,
        admin::audit::{self, Act},
        applications,
        caller::Caller,
    },
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

/// Scopes that a person allows an application.
#[derive(Clone, Copy, Debug)]
pub struct GivenConsent<'a> {
    pub account_id: AccountId,
    pub application: &'a Application,
    pub scopes: &'a OAuthScopes,
}

/// Adds scopes to what the account allowed.
pub async fn give(server: &Server, caller: &Caller, given: GivenConsent<'_>) -> Result<()> {
    let mut tx = server.db.begin().await?;
    audit::lock(&mut tx).await?;
    give_within(&mut tx, server, caller, given).await?;
    Ok(tx.commit().await?)
}

/// Adds scopes as [`give`] does, within a transaction that has locked the audit log.
pub(super) async fn give_within(
    tx: &mut Tx,
    server: &Server,
    caller: &Caller,
    given: GivenConsent<'_>,
) -> Result<()> {
    let GivenConsent { account_id, application, scopes } = given;
    let application_id = &application.id;
    if application_id.is_document_url() {
        applications::record_unregistered(tx, server, application).await?;
    }
    let before = store::hold(tx, account_id, application_id).await?;
    let after = before.as_ref().map_or_else(|| scopes.clone(), |before| before.with(scopes));
    store::set(tx, account_id, application_id, &after, server.clock.now()).await?;

    let change = json!([before.map(|before| before.to_string()), after.to_string()]);
    let act = Act {
        account_id: Some(account_id),
        target: application_id.to_string(),
        changes: Map::from_iter([("scopes".to_owned(), change)]),
    };
    audit::record(tx, server, caller, "consent_given", act).await
}
