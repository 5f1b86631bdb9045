//! The restoration of deleted accounts.

use serde_json::{Map, json};

use super::corrupt;
use crate::{
    domain::{
        AccountId, AccountIndex, LoginId, OwnIdData, Profile, Status, Timestamp,
        access::{role_name, scope::Scope, strength::ProtectedAction},
        account::record::{AccountRecord, AddressRecord},
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
            changes::{self, Address, NewAccount},
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
        if let Some(done) = window.unless_schema_changed(try_restore(server, caller, id, kept).await) {
            return done;
        }
    }
}

async fn try_restore(server: &Server, caller: &Caller, id: AccountId, kept: RestoredRoles) -> Result<()> {
    let schema = schema::current(server).await?.in_force;
    let now = server.clock.now();
    let mut tx = server.db.begin().await?;
    // The audit log is locked first, as in every change; its entry depends on the deleted account.
    log::lock_chain(&mut tx).await?;
    let binned = store::take(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let portable: AccountRecord = serde_json::from_str(&binned.account).map_err(|error| corrupt(id, &error))?;
    let mut roles = portable.roles;
    let mut changed = Map::new();
    match kept {
        RestoredRoles::All => caller.may_rule(&roles)?,
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

    let profile = Profile::from_checked(portable.profile);
    let own_id_data = portable.own_id_data.map(OwnIdData::parse).transpose().map_err(|error| corrupt(id, &error))?;
    let login_id = LoginId::from_database(portable.login_id);
    let addresses: Vec<_> = addresses("email", portable.emails, binned.deleted_at)
        .chain(addresses("phone", portable.phones, binned.deleted_at))
        .collect();
    let status = Status::parse(&portable.status).unwrap_or(Status::Disabled);
    let new = NewAccount {
        id,
        index: AccountIndex::new(
            &schema.schema,
            &profile,
            &login_id,
            addresses.iter().map(|address| address.value.as_str()),
        ),
        own_id_data: own_id_data.map(|data| server.credentials.read(&login_id, data)),
        login_id,
        password_hash: portable.password_hash,
        profile,
        roles,
        addresses,
        created_at: portable.created_at.unwrap_or(binned.deleted_at),
        last_login_at: portable.last_login_at,
        disabled: status == Status::Disabled,
        pending: status == Status::Pending,
        schema_version: schema.number,
    };

    changes::create(&mut tx, &new, now).await?;
    // The version continues, so that a caller who read the first version does not mistake this one
    // for it.
    store::renew_version(&mut tx, id, now).await?;
    Ok(tx.commit().await?)
}

fn addresses(kind: &'static str, portable: Vec<AddressRecord>, now: Timestamp) -> impl Iterator<Item = Address> {
    portable.into_iter().map(move |AddressRecord { value, verified }| Address {
        kind,
        value,
        verified_at: verified.then_some(now),
    })
}
