//! The restoration of deleted accounts.

use serde_json::{Map, json};

use super::corrupt;
use crate::{
    domain::{
        Account, AccountId, LoginId, OwnIdData, Profile, Status,
        access::{role_name, scope::Scope, strength::ProtectedAction},
        account::record::AccountRecord,
    },
    server::Server,
    service::{
        Refusal, Result,
        admin::audit::{self, Act},
        caller::Caller,
        retries::RetryWindow,
        schema,
    },
    store::{
        accounts::{
            changes::{self, NewAccountRecord},
            deleted as store,
        },
        admin::audit as log,
    },
};

/// Restores a deleted account with everything except its sessions.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such deleted account;
/// [`LoginIdTaken`](crate::service::Error::LoginIdTaken), [`Refusal::FieldTaken`] and
/// [`Refusal::CredentialTaken`] when another account has taken its place.
pub async fn restore(server: &Server, caller: &Caller, id: AccountId) -> Result<()> {
    caller.require(Scope::AccountsWrite)?;
    caller.require_strength(ProtectedAction::RestoreAccount, server.clock.now())?;
    restore_with_roles(server, caller, id, RestoredRoles::All).await
}

/// The roles with which an account is restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::service) enum RestoredRoles {
    All,
    /// Only roles without power. An administrator can grant the others again.
    WithoutPower,
}

/// Restores a deleted account with these of its roles.
pub(in crate::service) async fn restore_with_roles(
    server: &Server,
    caller: &Caller,
    id: AccountId,
    kept: RestoredRoles,
) -> Result<()> {
    let window = RetryWindow::start();
    loop {
        if let Some(done) =
            window.unless_schema_changed(try_restore(server, caller, id, kept).await)
        {
            return done;
        }
    }
}

async fn try_restore(
    server: &Server,
    caller: &Caller,
    id: AccountId,
    kept: RestoredRoles,
) -> Result<()> {
    let schema = schema::current(server).await?.in_force;
    let now = server.clock.now();
    let mut tx = server.db.begin().await?;
    // The audit log is locked first, as in every change; its entry depends on the deleted account.
    log::lock_chain(&mut tx).await?;
    let binned = store::take(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let record: AccountRecord =
        serde_json::from_str(&binned.account).map_err(|error| corrupt(id, &error))?;
    let mut roles = record.roles.clone().unwrap_or_default();
    let mut changed = Map::new();
    match kept {
        RestoredRoles::All => caller.require_rights_over(&roles)?,
        RestoredRoles::WithoutPower => {
            let had = roles.clone();
            roles.retain(|role| !role_name::give_power(std::slice::from_ref(role)));
            if roles != had {
                changed.insert("roles".to_owned(), json!([had, roles]));
            }
        }
    }

    let act = Act { account_id: Some(id), target: binned.login_id.clone(), changes: changed };
    audit::record(&mut tx, server, caller, "account_restored", act).await?;

    let own_id_data = record.own_id_data.clone().map(OwnIdData::parse).transpose();
    let own_id_data = own_id_data.map_err(|error| corrupt(id, &error))?;
    let login_id = LoginId::from_database(record.login_id.clone());
    let status = record.status.as_deref().and_then(Status::parse).unwrap_or(Status::Disabled);
    let created_at = record.created_at.unwrap_or(binned.deleted_at);

    let account = Account {
        addresses: record.addresses(binned.deleted_at).collect(),
        profile: Profile::from_checked(record.profile.unwrap_or_default()),
        roles,
        last_login_at: record.last_login_at,
        ..Account::new(id, login_id, status, created_at)
    };
    let new = NewAccountRecord {
        index: account.index(&schema.schema),
        password_hash: record.password_hash,
        own_id_data: own_id_data.map(|data| server.credentials.read(&account.login_id, data)),
        schema_version: schema.number,
        account,
    };

    changes::create(&mut tx, &new, now).await?;
    // The version continues, so that a caller who read the first version does not mistake this one
    // for it.
    store::renew_version(&mut tx, id, now).await?;
    Ok(tx.commit().await?)
}
