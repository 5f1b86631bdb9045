//! Changing an account.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{
    AccountPatch, ProfilePatch, details,
    patch::{PowerChange, secret_changes, validate_change},
    require_other_administrator, role_names,
};
use crate::{
    domain::{
        AccessLevel, Account, AccountId, AccountSchema, OwnIdRecord, Profile, Status,
        access::{role_name::RoleName, scope::Scope},
        audit::{changes, describe},
    },
    server::Server,
    service::{
        Refusal, Result,
        admin::audit::{self, Act},
        caller::Caller,
        oauth::backchannel_logout::{self, EndingSessions},
        retries::RetryWindow,
        schema,
    },
    store::{
        accounts::changes::{self as store, AccountUpdate},
        logins::unfinished_flows,
    },
};

/// Changes an account, if it still has this version.
///
/// # Errors
/// [`Refusal::Stale`], [`Refusal::NotFound`], [`Refusal::FieldTaken`],
/// [`Refusal::CredentialTaken`], [`Refusal::InvalidProfile`], [`Refusal::LastAdministrator`],
/// [`Refusal::LastCredential`], [`Refusal::NotAllowed`], [`Refusal::TooWeak`].
pub async fn change(
    server: &Server,
    caller: &Caller,
    id: AccountId,
    version: i64,
    patch: AccountPatch,
) -> Result<Account> {
    let only_status = patch.profile.is_none()
        && patch.roles.is_none()
        && patch.addresses.is_none()
        && !patch.changes_credentials();
    caller.require(if only_status { Scope::AccountsSupport } else { Scope::AccountsWrite })?;
    change_as(server, caller, AccessLevel::Admin, AccountVersion { id, version }, patch).await
}

/// Changes the profile of an account with the rights of its owner.
///
/// # Errors
/// Those of [`change`].
pub async fn change_own(
    server: &Server,
    caller: &Caller,
    id: AccountId,
    version: i64,
    patch: Map<String, Value>,
) -> Result<Account> {
    let patch =
        AccountPatch { profile: Some(ProfilePatch::Merge(patch)), ..AccountPatch::default() };
    change_as(server, caller, AccessLevel::User, AccountVersion { id, version }, patch).await
}

/// An account, as it was read in this version.
#[derive(Clone, Copy)]
struct AccountVersion {
    id: AccountId,
    version: i64,
}

async fn change_as(
    server: &Server,
    caller: &Caller,
    role: AccessLevel,
    account: AccountVersion,
    mut patch: AccountPatch,
) -> Result<Account> {
    let window = RetryWindow::start();
    loop {
        let done = try_change(server, caller, role, account, &mut patch).await;
        if let Some(done) = window.unless_schema_changed(done) {
            return done;
        }
    }
}

async fn try_change(
    server: &Server,
    caller: &Caller,
    role: AccessLevel,
    AccountVersion { id, version }: AccountVersion,
    patch: &mut AccountPatch,
) -> Result<Account> {
    let old = details::find(server, id).await?.ok_or(Refusal::NotFound)?;
    if old.version != version {
        return Err(Refusal::Stale.into());
    }

    let changed = prepare(server, role, &old, patch).await?;
    require_grantable(caller, &old, patch.roles.as_deref().unwrap_or_default())?;
    let status = changed.account.status();
    let power = PowerChange {
        status: if status == old.status() { None } else { Some(status) },
        roles: changed.account.roles != old.roles,
        addresses: changed.account.addresses != old.addresses,
        credentials: patch.changes_credentials(),
    };
    power.require(caller, &old, server.clock.now())?;

    let secrets = NewSecrets {
        password_hash: patch.hash_password(server).await?,
        own_id_data: patch
            .own_id_data
            .clone()
            .map(|data| server.credentials.read(&old.login_id, data)),
        requires_password: patch.requires_password,
    };
    apply(server, caller, PreparedChange { old: &old, changed, secrets, power }).await?;
    details::find(server, id).await?.ok_or(Refusal::NotFound.into())
}

/// The new password and `ownIdData` of an account.
struct NewSecrets {
    password_hash: Option<String>,
    own_id_data: Option<OwnIdRecord>,
    /// The account must have a password already.
    requires_password: bool,
}

/// A change that is ready to be written.
struct PreparedChange<'a> {
    old: &'a Account,
    changed: AccountUpdate,
    secrets: NewSecrets,
    power: PowerChange,
}

/// The new values of the account's row, roles and addresses.
async fn prepare(
    server: &Server,
    role: AccessLevel,
    old: &Account,
    patch: &AccountPatch,
) -> Result<AccountUpdate> {
    let schema = schema::current(server).await?.in_force;
    let now = server.clock.now();
    let profile = patched_profile(&schema.schema, &old.profile, patch.profile.as_ref(), role)?;

    let mut account = Account {
        needs_attention: validate_change(&schema.schema, &old.profile, &profile)?,
        profile,
        roles: changed_roles(old, patch.roles.as_deref()),
        addresses: patch.addresses.clone().unwrap_or_else(|| old.addresses.clone()),
        ..old.clone()
    };
    account.set_status(patch.status.unwrap_or(old.status()), now);

    Ok(AccountUpdate {
        before: old.index(&schema.schema),
        index: account.index(&schema.schema),
        account,
        schema_version: schema.number,
        now,
    })
}

/// Writes the change and its row in the audit log.
async fn apply(server: &Server, caller: &Caller, change: PreparedChange<'_>) -> Result<()> {
    let PreparedChange { old, changed, secrets, power } = change;
    let AccountUpdate { account, now, .. } = &changed;
    let id = account.id;
    let mut after = describe(account);
    after.extend(secret_changes(secrets.password_hash.is_some(), secrets.own_id_data.is_some()));
    let act = Act {
        account_id: Some(id),
        target: old.login_id.to_string(),
        changes: changes(&describe(old), &after),
    };

    let mut tx = server.db.begin().await?;
    // The audit log is written first: on PostgreSQL this serializes changes of administrators.
    audit::record(&mut tx, server, caller, "account_changed", act).await?;
    let stays_admin = account.status() == Status::Active && account.is_admin();
    if old.is_admin() && !stays_admin {
        require_other_administrator(&mut tx, id).await?;
    }
    let logouts = if account.status() == Status::Disabled {
        let ending = EndingSessions::OfAccount { account_id: id, keep: None };
        Some(backchannel_logout::queue(&mut tx, server, ending).await?)
    } else {
        None
    };
    store::update(&mut tx, &changed).await?;
    if old.is_unverified() && !account.is_unverified() {
        // They were chosen before the login id was verified.
        store::remove_credentials(&mut tx, id).await?;
    }
    if power.credentials {
        let NewSecrets { password_hash, own_id_data, requires_password } = &secrets;
        if *requires_password && !store::has_password(&mut tx, id).await? {
            return Err(Refusal::LastCredential.into());
        }
        store::set_secrets(&mut tx, id, password_hash.as_deref(), own_id_data.as_ref(), *now)
            .await?;
    }
    if power.changes_power() {
        unfinished_flows::end(&mut tx, id, None).await?;
    }
    tx.commit().await?;
    if let Some(logouts) = logouts {
        logouts.wake(server);
    }
    Ok(())
}

/// The roles after the change. Roles are a set: the same ones in another order, or named twice, are
/// no change, whatever the order in which the database returned them.
fn changed_roles(old: &Account, wanted: Option<&[RoleName]>) -> Vec<String> {
    let Some(wanted) = wanted else { return old.roles.clone() };
    let wanted = role_names(wanted);
    let had: BTreeSet<&String> = old.roles.iter().collect();

    if had == wanted.iter().collect::<BTreeSet<_>>() { old.roles.clone() } else { wanted }
}

fn patched_profile(
    schema: &AccountSchema,
    old: &Profile,
    patch: Option<&ProfilePatch>,
    role: AccessLevel,
) -> Result<Profile> {
    match patch {
        None => Ok(old.clone()),
        Some(ProfilePatch::Merge(patch)) => Ok(schema.patch(old, patch, role)?),
        Some(ProfilePatch::Replace(profile)) => Ok(schema.replace(old, profile, role)?),
    }
}

fn require_grantable(caller: &Caller, old: &Account, wanted: &[RoleName]) -> Result<()> {
    let added = wanted.iter().filter(|role| !old.roles.iter().any(|had| had == role.as_str()));
    caller.require_grantable(&added.cloned().collect::<Vec<_>>())?;
    Ok(())
}
