//! Deleting accounts, bringing them back, and erasing them for good.

use std::time::Duration;

use serde_json::{Map, json};
use sqlx::types::Uuid;

use super::details::{self, Details};
use crate::{
    domain::{
        AccountIndex, LoginId, OwnIdData, Profile, Status, Timestamp, TokenHash,
        access::{role_name, scope::Scope, strength::ProtectedAction},
        account::record::{AccountRecord, AddressRecord},
    },
    server::Server,
    service::{
        Error, Refusal, Result, accounts,
        admin::audit::{self, Act},
        caller::Caller,
        overtaken_changes::Tries,
        schema,
    },
    store::{
        accounts::{
            self as rows,
            changes::{self, Address, Conflict, NewAccount},
            deleted::{self as store, DeletedAccount},
            erasure::{self, ErasureSubject},
        },
        admin::audit as log,
        logins::{registrations, unfinished_flows},
    },
};

pub use crate::store::accounts::deleted::DeletedPosition;

/// How long a deleted account can be brought back.
pub const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Deletes an account: its sessions end, its login id is free, and it can be brought back for [`KEPT`].
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`], [`Refusal::LastAdministrator`].
pub async fn delete(server: &Server, caller: &Caller, (id, version): (Uuid, i64)) -> Result<()> {
    caller.require(Scope::AccountsWrite)?;
    let details = details::find(server, id).await?.ok_or(Refusal::NotFound)?;
    if details.row.version != version {
        return Err(Refusal::Stale.into());
    }
    caller.may_rule(&details.roles)?;
    put_away(server, caller, (details, None)).await
}

/// Deletes the account as it was read. With the hash of a token, its person can bring it back.
pub(in crate::service) async fn put_away(
    server: &Server,
    caller: &Caller,
    (details, undo): (Details, Option<TokenHash>),
) -> Result<()> {
    let (id, version) = (details.row.id, details.row.version);
    let schema = schema::current(server).await?.in_force;
    let addresses = details.addresses.iter().map(|address| address.value.as_str());
    let index = AccountIndex::new(&schema.schema, &details.profile, &details.login_id(), addresses);
    let portable = portable(server, &details).await?;
    let binned = DeletedAccount {
        id,
        login_id: details.row.login_id.clone(),
        account: serde_json::to_string(&portable).map_err(|error| corrupt(id, &error))?,
        deleted_at: server.clock.now(),
        undo_hash: undo,
    };
    let act = Act { account_id: Some(id), target: details.row.login_id.clone(), changes: Map::new() };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, ("account_deleted", act)).await?;
    if details.is_admin() {
        accounts::keep_an_administrator(&mut tx, id).await?;
    }
    unfinished_flows::end(&mut tx, id, None).await?;
    if let Err(conflict) = changes::delete(&mut tx, id, version, &index).await {
        drop(tx);
        let gone = matches!(conflict, Conflict::Stale) && details::find(server, id).await?.is_none();
        return Err(if gone { Refusal::NotFound.into() } else { conflict.into() });
    }
    store::put(&mut tx, &binned).await?;
    Ok(tx.commit().await?)
}

/// Brings a deleted account back, with everything but its sessions.
///
/// # Errors
/// [`Refusal::NotFound`] when it is not in the bin; [`Error::LoginIdTaken`], [`Refusal::FieldTaken`] and [`Refusal::CredentialTaken`]
/// when somebody has taken its place.
pub async fn restore(server: &Server, caller: &Caller, id: Uuid) -> Result<()> {
    caller.require(Scope::AccountsWrite)?;
    caller.require_strength(ProtectedAction::RestoreAccount, server.clock.now())?;
    bring_back(server, caller, id, Roles::All).await
}

/// The roles with which an account comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::service) enum Roles {
    All,
    /// Those that give no power here: whoever has the right to gives the others again.
    WithoutPower,
}

pub(in crate::service) async fn bring_back(server: &Server, caller: &Caller, id: Uuid, kept: Roles) -> Result<()> {
    let tries = Tries::begin();
    loop {
        if let Some(done) = tries.unless_schema_changed(try_to_bring_back(server, caller, id, kept).await) {
            return done;
        }
    }
}

async fn try_to_bring_back(server: &Server, caller: &Caller, id: Uuid, kept: Roles) -> Result<()> {
    let schema = schema::current(server).await?.in_force;
    let now = server.clock.now();
    let mut tx = server.db.begin().await?;
    // The log comes first, as in every change; what to write there is in the bin.
    log::lock_chain(&mut tx).await?;
    let binned = store::take(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let portable: AccountRecord = serde_json::from_str(&binned.account).map_err(|error| corrupt(id, &error))?;
    let mut roles = portable.roles;
    let mut changed = Map::new();
    match kept {
        Roles::All => caller.may_rule(&roles)?,
        Roles::WithoutPower => {
            let had = roles.clone();
            roles.retain(|role| !role_name::give_power(std::slice::from_ref(role)));
            if roles != had {
                changed.insert("roles".to_owned(), json!([had, roles]));
            }
        }
    }
    let act = Act { account_id: Some(id), target: binned.login_id.clone(), changes: changed };
    audit::record(&mut tx, server, caller, ("account_restored", act)).await?;
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
    // Not the first version again: whoever read that one must not take this one for it.
    store::renew_version(&mut tx, id, now).await?;
    Ok(tx.commit().await?)
}

/// What cannot be written or read stays where it is.
fn corrupt(id: Uuid, error: &dyn std::error::Error) -> Error {
    Error::Corrupt(format!("the deleted account {id}: {error}"))
}

/// Erases an account for good, in the bin or not yet, and with it what is recorded of its person. The audit log keeps only that it
/// was done.
pub async fn erase(server: &Server, caller: &Caller, id: Uuid) -> Result<()> {
    caller.require(Scope::AccountsWrite)?;
    let mut tx = server.db.begin().await?;
    let act = Act { account_id: Some(id), target: String::new(), changes: Map::new() };
    audit::record(&mut tx, server, caller, ("account_erased", act)).await?;
    let binned = store::take(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let portable: Option<AccountRecord> = serde_json::from_str(&binned.account).ok();
    let further = portable.into_iter().flat_map(|portable| portable.emails.into_iter().chain(portable.phones));
    let further = further.map(|address| address.value).collect();
    erasure::erase(&mut tx, &person(server, id, binned.login_id, further, binned.deleted_at)).await?;
    Ok(tx.commit().await?)
}

fn person(server: &Server, id: Uuid, login_id: String, further: Vec<String>, deleted_at: Timestamp) -> ErasureSubject {
    let addresses: Vec<_> = std::iter::once(login_id.clone()).chain(further).collect();
    let recipient_hashes = addresses.iter().map(|address| server.delivery.recipient_hash(address)).collect();
    ErasureSubject { id, login_id, addresses, recipient_hashes, deleted_at }
}

/// Erases an account that nobody has ever used: its login id was not proved. It does not go to the bin, and the audit log keeps only
/// that it was done.
///
/// # Errors
/// [`Refusal::NotFound`] and [`Refusal::Stale`] when it does not wait since before this moment any more.
pub(in crate::service) async fn give_up(server: &Server, id: Uuid, before: Timestamp) -> Result<()> {
    let details = details::find(server, id).await?.ok_or(Refusal::NotFound)?;
    let schema = schema::current(server).await?.in_force;
    let addresses = details.addresses.iter().map(|address| address.value.as_str());
    let index = AccountIndex::new(&schema.schema, &details.profile, &details.login_id(), addresses);
    let mut tx = server.db.begin().await?;
    let act = Act { account_id: Some(id), target: String::new(), changes: Map::new() };
    audit::record(&mut tx, server, &Caller::server(), ("pending_account_erased", act)).await?;
    if !registrations::lock_unverified(&mut tx, id, before).await? {
        return Err(Refusal::Stale.into());
    }
    unfinished_flows::end(&mut tx, id, None).await?;
    changes::delete(&mut tx, id, details.row.version, &index).await?;
    let further = details.addresses.iter().map(|address| address.value.clone()).collect();
    erasure::erase(&mut tx, &person(server, id, details.row.login_id, further, server.clock.now())).await?;
    Ok(tx.commit().await?)
}

/// Erases the accounts whose time in the bin is over, at most `most`. Returns how many.
pub async fn tidy(server: &Server, most: i64) -> Result<u64> {
    let due = store::list_due(&server.db, server.clock.now().minus(KEPT), most).await?;
    for id in &due {
        match erase(server, &Caller::server(), *id).await {
            // Another node was faster.
            Ok(()) | Err(Error::Refused(Refusal::NotFound)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(due.len() as u64)
}

/// Those that can be brought back, the latest first.
pub async fn list(server: &Server, caller: &Caller, most: i64) -> Result<Vec<DeletedAccount>> {
    page(server, caller, None, most).await
}

/// Those after this place in the list.
pub async fn page(
    server: &Server,
    caller: &Caller,
    after: Option<DeletedPosition>,
    most: i64,
) -> Result<Vec<DeletedAccount>> {
    caller.require(Scope::AccountsRead)?;
    let first = DeletedPosition { deleted_at: Timestamp::from_millis(i64::MAX), id: Uuid::nil() };
    Ok(store::list(&server.db, after.unwrap_or(first), most).await?)
}

/// The account whole.
pub(in crate::service) async fn portable(server: &Server, details: &Details) -> Result<AccountRecord> {
    let secrets = rows::secrets(&server.db, details.row.id).await?.ok_or(Refusal::NotFound)?;
    Ok(portable_of(details, secrets))
}

/// The account with its password hash and its `ownIdData`. Disabled before anybody proved its login id, it goes without them: the
/// status says nothing of that, and whoever chose them is not known to be its owner.
pub(in crate::service) fn portable_of(
    details: &Details,
    (password_hash, own_id_data): (Option<String>, Option<String>),
) -> AccountRecord {
    let (password_hash, own_id_data) = if details.is_unproved() && details.status() == Status::Disabled {
        (None, None)
    } else {
        (password_hash, own_id_data)
    };
    let of_kind = |kind| {
        let addresses = details.addresses.iter().filter(move |address| address.kind == kind);
        addresses
            .map(|address| AddressRecord { value: address.value.clone(), verified: address.verified_at.is_some() })
            .collect()
    };
    AccountRecord {
        id: Some(details.row.id),
        login_id: details.row.login_id.clone(),
        emails: of_kind("email"),
        phones: of_kind("phone"),
        status: details.status().to_string(),
        roles: details.roles.clone(),
        profile: details.profile.members().clone(),
        created_at: Some(details.row.created_at),
        last_login_at: details.row.last_login_at,
        password_hash,
        own_id_data,
    }
}

fn addresses(kind: &'static str, portable: Vec<AddressRecord>, now: Timestamp) -> impl Iterator<Item = Address> {
    portable.into_iter().map(move |AddressRecord { value, verified }| Address {
        kind,
        value,
        verified_at: verified.then_some(now),
    })
}
