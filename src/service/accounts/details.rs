//! Reading accounts with their roles and addresses.

use serde_json::Map;

use crate::{
    domain::{Account, AccountId, LoginId, Profile, access::scope::Scope},
    server::Server,
    service::{
        Error, Refusal, Result,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::accounts::{
        self, AccountRow,
        relations::{self, AccountRelations},
    },
};

/// Parses a stored profile.
///
/// # Errors
/// [`Error::Corrupt`]. No default may replace the profile, because the next change would overwrite
/// it.
pub(in crate::service) fn stored_profile(id: AccountId, json: &str) -> Result<Profile> {
    Profile::from_database(json)
        .map_err(|_| Error::Corrupt(format!("the profile of {id} is no JSON object")))
}

/// Combines a row with its roles and addresses.
///
/// # Errors
/// [`Error::Corrupt`] when the profile cannot be read.
pub(in crate::service) fn combine(row: AccountRow, relations: AccountRelations) -> Result<Account> {
    Ok(Account {
        profile: stored_profile(row.id, &row.profile)?,
        id: row.id,
        login_id: LoginId::from_database(row.login_id),
        roles: relations.roles,
        addresses: relations.addresses,
        created_at: row.created_at,
        updated_at: row.updated_at,
        last_login_at: row.last_login_at,
        disabled_at: row.disabled_at,
        pending_since: row.pending_since,
        needs_attention: row.needs_attention_since.is_some(),
        version: row.version,
    })
}

/// The account with this id.
pub(in crate::service) async fn find(server: &Server, id: AccountId) -> Result<Option<Account>> {
    let Some(row) = accounts::by_id(&server.db, id).await? else { return Ok(None) };
    let relations = relations::of_account(&server.db, id).await?;
    combine(row, relations).map(Some)
}

/// The account with this id, for a caller who may read accounts.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotAllowed`].
pub async fn get(server: &Server, caller: &Caller, id: AccountId) -> Result<Account> {
    caller.require(Scope::AccountsRead)?;
    find(server, id).await?.ok_or(Refusal::NotFound.into())
}

/// True when the account has a password.
pub async fn has_password(server: &Server, id: AccountId) -> Result<bool> {
    Ok(accounts::credentials(&server.db, id)
        .await?
        .is_some_and(|stored| stored.password_hash.is_some()))
}

/// The `ownIdData` of the account, unless it is empty.
pub(in crate::service) async fn own_id_data(
    server: &Server,
    id: AccountId,
) -> Result<Option<String>> {
    Ok(accounts::credentials(&server.db, id).await?.and_then(|stored| stored.own_id_data))
}

/// True when the account has `ownIdData`.
pub async fn has_own_id_data(server: &Server, id: AccountId) -> Result<bool> {
    Ok(own_id_data(server, id).await?.is_some())
}

/// Records an act in the audit log that does not change the account's row, such as ending sessions
/// or removing a passkey.
pub async fn note(
    server: &Server,
    caller: &Caller,
    action: &'static str,
    account: &Account,
) -> Result<()> {
    let act = Act {
        account_id: Some(account.id),
        target: account.login_id.to_string(),
        changes: Map::new(),
    };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, action, act).await?;
    Ok(tx.commit().await?)
}

/// The caller's own account.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn own(server: &Server, id: AccountId) -> Result<Account> {
    find(server, id).await?.ok_or(Refusal::NotFound.into())
}
