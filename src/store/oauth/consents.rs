//! Consents: what an account allowed a third party to learn.

use super::grant_locks;
use crate::{
    domain::{AccountId, ApplicationId, Timestamp, oauth::OAuthScopes},
    on,
    store::{Database, Tx, db::values::from_row},
};

/// The consent of an account.
#[derive(Clone, Debug)]
pub struct Consent {
    pub application_id: ApplicationId,
    pub scopes: OAuthScopes,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

from_row!(Consent { application_id, scopes, created_at, updated_at });

pub async fn find(
    db: &Database,
    account_id: AccountId,
    application_id: &ApplicationId,
) -> sqlx::Result<Option<Consent>> {
    on!(&db.read, pool => sqlx::query_as(
        "select application_id, scopes, created_at, updated_at
           from consent where account_id = $1 and application_id = $2",
    ).bind(account_id).bind(application_id).fetch_optional(pool).await)
}

/// Replaces the consent.
pub async fn set(
    tx: &mut Tx,
    account_id: AccountId,
    application_id: &ApplicationId,
    scopes: &OAuthScopes,
    now: Timestamp,
) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "insert into consent (account_id, application_id, scopes, created_at, updated_at)
         values ($1, $2, $3, $4, $4)
             on conflict (account_id, application_id)
             do update set scopes = $3, updated_at = $4",
    ).bind(account_id).bind(application_id).bind(scopes).bind(now)
        .execute(&mut **tx).await.map(drop))
}

/// Holds the consent until the transaction ends, so that it is not withdrawn meanwhile. Returns its
/// scopes; `None` if there is none.
pub async fn hold(
    tx: &mut Tx,
    account_id: AccountId,
    application_id: &ApplicationId,
) -> sqlx::Result<Option<OAuthScopes>> {
    grant_locks::hold_application(tx, application_id).await?;
    on!(tx, tx => sqlx::query_scalar(
        "update consent set updated_at = updated_at
          where account_id = $1 and application_id = $2
      returning scopes",
    ).bind(account_id).bind(application_id).fetch_optional(&mut **tx).await)
}

/// Lists the consents of an account.
pub async fn of_account(db: &Database, account_id: AccountId) -> sqlx::Result<Vec<Consent>> {
    on!(&db.read, pool => sqlx::query_as(
        "select application_id, scopes, created_at, updated_at from consent where account_id = $1",
    ).bind(account_id).fetch_all(pool).await)
}
