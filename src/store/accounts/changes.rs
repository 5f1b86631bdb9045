//! Creation, change and deletion of accounts: the row and every index over it, in one transaction.

use sqlx::types::Json;

use super::index_rows::reindex;
use crate::{
    domain::{Account, AccountId, AccountIndex, Address, LoginId, OwnIdRecord, Status, Timestamp},
    on,
    store::{Database, Tx, logins::own_id_data, oauth::grants},
};

/// An account to be created.
#[derive(Debug)]
pub struct NewAccountRecord {
    pub account: Account,
    /// A PHC string.
    pub password_hash: Option<String>,
    pub own_id_data: Option<OwnIdRecord>,
    pub index: AccountIndex,
    /// The version of the schema that the profile and the index follow.
    pub schema_version: i64,
}

/// The new state of an account.
#[derive(Debug)]
pub struct AccountUpdate {
    /// The account with the changes, and with the version that they are based on.
    pub account: Account,
    pub before: AccountIndex,
    pub index: AccountIndex,
    pub schema_version: i64,
    pub now: Timestamp,
}

/// The reason why a change was not made. The caller rolls the transaction back.
#[derive(Debug, thiserror::Error)]
pub enum Conflict {
    /// The login id belongs to an account.
    #[error("the login id is taken")]
    LoginIdTaken,
    /// Another account has this value of a unique field.
    #[error("another account has this {0}")]
    FieldTaken(String),
    /// A passkey in the `ownIdData` belongs to another account.
    #[error("a passkey in ownIdData belongs to another account")]
    CredentialTaken,
    /// The account was deleted, or changed since it was read.
    #[error("the account was changed in the meantime")]
    Stale,
    /// Another schema version is in force than the one that the account follows.
    #[error("the account schema was changed in the meantime")]
    SchemaChanged,
    #[error("{0}")]
    Database(#[from] sqlx::Error),
}

/// Creates an account with all that belongs to it.
pub async fn create(tx: &mut Tx, new: &NewAccountRecord, now: Timestamp) -> Result<(), Conflict> {
    let NewAccountRecord { account, password_hash, own_id_data, index, schema_version } = new;

    let is_created = on!(tx, tx => sqlx::query(
        "insert into account (id, login_id, password_hash, profile, keys, created_at, updated_at,
                              disabled_at, pending_since, last_login_at)
         select $1, $2, $3, $4, $5, $6, $6, $7, $8, $9
          where $10 = (select coalesce(max(version), 0) from account_schema)
             on conflict (login_id) do nothing",
    ).bind(account.id).bind(account.login_id.as_str()).bind(password_hash)
        .bind(account.profile.to_json()).bind(Json(&index.keys)).bind(account.created_at)
        .bind(account.disabled_at).bind(account.pending_since).bind(account.last_login_at)
        .bind(schema_version).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    if !is_created {
        let is_login_id_taken = is_taken(tx, &account.login_id).await?;
        return Err(if is_login_id_taken {
            Conflict::LoginIdTaken
        } else {
            Conflict::SchemaChanged
        });
    }
    if let Some(data) = own_id_data {
        own_id_data::put(tx, account.id, data, now).await?;
    }
    insert_roles(tx, account.id, &account.roles).await?;
    insert_addresses(tx, account.id, &account.addresses).await?;
    require_untaken(reindex(tx, account.id, &[], index).await?)
}

/// Changes an account, unless it was changed since it was read.
pub async fn update(tx: &mut Tx, changed: &AccountUpdate) -> Result<(), Conflict> {
    let AccountUpdate { account, before, index, schema_version, now } = changed;
    let id = account.id;

    let is_updated = on!(tx, tx => sqlx::query(
        "update account
            set profile = $3, keys = $4, updated_at = $5, version = version + 1,
                needs_attention_since = case when $9 = 0 then null
                                             else coalesce(needs_attention_since, $5) end,
                disabled_at = $6, pending_since = $7, unproved_since = null
          where id = $1 and version = $2
            and $8 = (select coalesce(max(version), 0) from account_schema)",
    ).bind(id).bind(account.version).bind(account.profile.to_json()).bind(Json(&index.keys))
        .bind(now).bind(account.disabled_at).bind(account.pending_since).bind(schema_version)
        .bind(i64::from(account.needs_attention))
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;

    if !is_updated {
        let is_by_schema = current_schema_version(tx).await? != *schema_version;
        return Err(if is_by_schema { Conflict::SchemaChanged } else { Conflict::Stale });
    }

    for table in [
        "delete from account_role where account_id = $1",
        "delete from account_address where account_id = $1",
    ] {
        on!(tx, tx => sqlx::query(table).bind(id).execute(&mut **tx).await.map(drop))?;
    }

    insert_roles(tx, id, &account.roles).await?;
    insert_addresses(tx, id, &account.addresses).await?;
    let mut taken = reindex(tx, id, &before.indexed, index).await?;

    // Conflicts that an earlier schema left in two accounts do not prevent other changes.
    let old_conflicts = taken.extract_if(.., |key| before.unique.contains(key)).count();
    require_untaken(taken)?;
    if old_conflicts > 0 {
        mark_for_attention(tx, id, *now).await?;
    }

    if account.status() == Status::Disabled {
        end_sessions(tx, id).await?;
    }

    Ok(own_id_data::note_disabled(tx, id).await?)
}

/// Sets the password's PHC string and the `ownIdData`. `None` keeps the present value.
pub async fn set_secrets(
    tx: &mut Tx,
    id: AccountId,
    hash: Option<&str>,
    data: Option<&OwnIdRecord>,
    now: Timestamp,
) -> Result<(), Conflict> {
    on!(&mut *tx, tx => sqlx::query(
        "update account set password_hash = coalesce($2, password_hash) where id = $1",
    ).bind(id).bind(hash).execute(&mut **tx).await.map(drop))?;
    let Some(data) = data else { return Ok(()) };
    own_id_data::replace(tx, id, data, now).await
}

/// Removes the password if the `ownIdData` is still this text. Returns false if it is not: then the
/// caller rolls the transaction back.
///
/// The account's row is locked first, as where a passkey is removed that only the password allows.
pub async fn remove_password(tx: &mut Tx, id: AccountId, own_id_data: &str) -> sqlx::Result<bool> {
    set_password(tx, id, None).await?;
    own_id_data::is_still(tx, id, own_id_data).await
}

/// Returns true if the account has a password, within a transaction that has changed its row.
pub async fn has_password(tx: &mut Tx, id: AccountId) -> sqlx::Result<bool> {
    let count: i64 = on!(tx, tx => {
        sqlx::query_scalar(
            "select count(*) from account where id = $1 and password_hash is not null",
        )
            .bind(id).fetch_one(&mut **tx).await
    })?;
    Ok(count > 0)
}

/// Sets the password's PHC string, or removes the password.
pub async fn set_password(tx: &mut Tx, id: AccountId, hash: Option<&str>) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query("update account set password_hash = $2 where id = $1")
        .bind(id).bind(hash).execute(&mut **tx).await.map(drop))
}

/// Removes all credentials: the password, the `ownIdData` and the recovery codes.
pub async fn remove_credentials(tx: &mut Tx, id: AccountId) -> sqlx::Result<()> {
    for statement in [
        "update account set password_hash = null where id = $1",
        "update platform_credential set state = 'released'
          where state = 'kept' and login_id = (select login_id from account where id = $1)",
        "delete from own_id_data where login_id = (select login_id from account where id = $1)",
        "delete from recovery_code where account_id = $1",
    ] {
        on!(&mut *tx, tx => sqlx::query(statement).bind(id).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

/// Deletes the account, with its sessions and `ownIdData`. Records about it in other tables are
/// kept.
pub async fn delete(
    tx: &mut Tx,
    id: AccountId,
    version: i64,
    index: &AccountIndex,
) -> Result<(), Conflict> {
    // First, so that of two concurrent deletions one does nothing.
    let is_current = on!(tx, tx => sqlx::query(
        "update account set version = version + 1 where id = $1 and version = $2",
    ).bind(id).bind(version).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    if !is_current {
        return Err(Conflict::Stale);
    }
    reindex(tx, id, &index.indexed, &AccountIndex::default()).await?;
    for statement in
        ["delete from account_text where account_id = $1", "delete from account where id = $1"]
    {
        on!(tx, tx => sqlx::query(statement).bind(id).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

/// Deletes all sessions of the account, and the grants that have outlived theirs.
async fn end_sessions(tx: &mut Tx, id: AccountId) -> sqlx::Result<()> {
    on!(&mut *tx, tx => sqlx::query("delete from session where account_id = $1")
        .bind(id).execute(&mut **tx).await.map(drop))?;
    grants::end_outlived(tx, id).await
}

/// Counts the other active accounts with this role.
pub async fn others_with_role(tx: &mut Tx, role: &str, except: AccountId) -> sqlx::Result<i64> {
    on!(tx, tx => sqlx::query_scalar(
        "select count(*) from account_role r join account a on a.id = r.account_id
          where r.role = $1 and a.id <> $2 and a.disabled_at is null and a.pending_since is null",
    ).bind(role).bind(except).fetch_one(&mut **tx).await)
}

/// Returns true if any account has this role.
pub async fn has_role(db: &Database, role: &str) -> sqlx::Result<bool> {
    let found: Option<AccountId> = on!(&db.read, pool => {
        sqlx::query_scalar("select account_id from account_role where role = $1 limit 1")
            .bind(role)
            .fetch_optional(pool)
            .await
    })?;
    Ok(found.is_some())
}

/// Marks the account for an administrator's attention.
pub(in crate::store) async fn mark_for_attention(
    tx: &mut Tx,
    id: AccountId,
    now: Timestamp,
) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "update account set needs_attention_since = coalesce(needs_attention_since, $2)
          where id = $1",
    ).bind(id).bind(now).execute(&mut **tx).await.map(drop))
}

fn require_untaken(keys: Vec<(String, String)>) -> Result<(), Conflict> {
    match keys.into_iter().next() {
        Some((field, _)) => Err(Conflict::FieldTaken(field)),
        None => Ok(()),
    }
}

async fn is_taken(tx: &mut Tx, login_id: &LoginId) -> sqlx::Result<bool> {
    let found: Option<AccountId> = on!(tx, tx => sqlx::query_scalar(
        "select id from account where login_id = $1",
    ).bind(login_id.as_str()).fetch_optional(&mut **tx).await)?;
    Ok(found.is_some())
}

/// Returns the schema version in force.
async fn current_schema_version(tx: &mut Tx) -> sqlx::Result<i64> {
    on!(tx, tx => sqlx::query_scalar("select coalesce(max(version), 0) from account_schema")
        .fetch_one(&mut **tx).await)
}

async fn insert_roles(tx: &mut Tx, id: AccountId, roles: &[String]) -> sqlx::Result<()> {
    for role in roles {
        on!(tx, tx => sqlx::query("insert into account_role (role, account_id) values ($1, $2)")
            .bind(role).bind(id).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

pub(super) async fn insert_addresses(
    tx: &mut Tx,
    id: AccountId,
    addresses: &[Address],
) -> sqlx::Result<()> {
    for address in addresses {
        on!(tx, tx => sqlx::query(
            "insert into account_address (account_id, kind, value, verified_at)
             values ($1, $2, $3, $4)",
        ).bind(id).bind(address.kind).bind(&address.value).bind(address.verified_at)
            .execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}
