//! Soft deletion, restoration and erasure of accounts.

mod restoration;

use std::time::Duration;

use serde_json::Map;

pub use self::restoration::restore;
pub(in crate::service) use self::restoration::{RestoredRoles, restore_with_roles};
use super::details;
use crate::{
    domain::{
        Account, AccountId, Timestamp, TokenHash,
        access::{scope::Scope, strength::ProtectedAction},
        account::record::AccountRecord,
    },
    server::Server,
    service::{
        Error, Refusal, Result, accounts,
        admin::audit::{self, Act},
        caller::Caller,
        oauth::backchannel_logout::{self, EndingSessions},
        schema,
    },
    store::{
        accounts::{
            self as rows,
            changes::{self, Conflict},
            deleted::{self as store, DeletedAccount},
            erasure::{self, ErasureSubject},
        },
        logins::{registrations, unfinished_flows},
    },
};

pub use crate::store::accounts::deleted::DeletedPosition;

/// Time during which a deleted account can be restored.
pub const DELETED_ACCOUNT_RETENTION: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Deletes an account: its sessions end and its login id becomes free. It can be restored during
/// [`DELETED_ACCOUNT_RETENTION`].
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`], [`Refusal::LastAdministrator`],
/// [`Refusal::NotAllowed`], [`Refusal::TooWeak`].
pub async fn delete(server: &Server, caller: &Caller, id: AccountId, version: i64) -> Result<()> {
    caller.require(Scope::AccountsWrite)?;
    caller.require_strength(ProtectedAction::DeleteAccount, server.clock.now())?;
    let details = details::find(server, id).await?.ok_or(Refusal::NotFound)?;
    if details.version != version {
        return Err(Refusal::Stale.into());
    }
    caller.require_rights_over(&details.roles)?;
    soft_delete(server, caller, details, None).await
}

/// Deletes the account, if it is still the given version. With `undo`, its owner can restore it
/// with the token of that hash.
pub(in crate::service) async fn soft_delete(
    server: &Server,
    caller: &Caller,
    details: Account,
    undo: Option<TokenHash>,
) -> Result<()> {
    let id = details.id;
    let version = details.version;
    let schema = schema::current(server).await?.in_force;
    let index = details.index(&schema.schema);
    let credentials = rows::credentials(&server.db, id).await?.ok_or(Refusal::NotFound)?;
    let record = AccountRecord::new(&details, credentials);
    let binned = DeletedAccount {
        id,
        login_id: details.login_id.to_string(),
        account: serde_json::to_string(&record).map_err(|error| corrupt(id, &error))?,
        deleted_at: server.clock.now(),
        undo_hash: undo,
    };
    let act =
        Act { account_id: Some(id), target: details.login_id.to_string(), changes: Map::new() };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, "account_deleted", act).await?;
    if details.is_admin() {
        accounts::require_other_administrator(&mut tx, id).await?;
    }
    let ending = EndingSessions::OfAccount { account_id: id, keep: None };
    let logouts = backchannel_logout::queue(&mut tx, server, ending).await?;
    unfinished_flows::end(&mut tx, id, None).await?;
    if let Err(conflict) = changes::delete(&mut tx, id, version, &index).await {
        drop(tx);
        let gone =
            matches!(conflict, Conflict::Stale) && details::find(server, id).await?.is_none();
        return Err(if gone { Refusal::NotFound.into() } else { conflict.into() });
    }
    store::put(&mut tx, &binned).await?;
    tx.commit().await?;
    logouts.wake(server);
    Ok(())
}

/// The error for a deleted account that cannot be read or written.
fn corrupt(id: AccountId, error: &dyn std::error::Error) -> Error {
    Error::Corrupt(format!("the deleted account {id}: {error}"))
}

/// Erases a deleted account finally, with all records of its owner. The audit log keeps only the
/// act itself.
pub async fn erase(server: &Server, caller: &Caller, id: AccountId) -> Result<()> {
    caller.require(Scope::AccountsWrite)?;
    let mut tx = server.db.begin().await?;
    let act = Act { account_id: Some(id), target: String::new(), changes: Map::new() };
    audit::record(&mut tx, server, caller, "account_erased", act).await?;
    let binned = store::take(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let record: AccountRecord = serde_json::from_str(&binned.account).unwrap_or_default();
    let further = record.addresses(binned.deleted_at).map(|address| address.value).collect();
    erasure::erase(
        &mut tx,
        &erased_person(server, id, binned.login_id, further, binned.deleted_at),
    )
    .await?;
    Ok(tx.commit().await?)
}

fn erased_person(
    server: &Server,
    id: AccountId,
    login_id: String,
    further: Vec<String>,
    deleted_at: Timestamp,
) -> ErasureSubject {
    let addresses: Vec<_> = std::iter::once(login_id.clone()).chain(further).collect();
    let recipient_hashes =
        addresses.iter().map(|address| server.delivery.recipient_hash(address)).collect();
    ErasureSubject { id, login_id, addresses, recipient_hashes, deleted_at }
}

/// Erases an account whose login id was never verified. It cannot be restored, and the audit log
/// keeps only the act itself.
///
/// # Errors
/// [`Refusal::NotFound`], and [`Refusal::Stale`] when it is not pending since before this time.
pub(in crate::service) async fn erase_unverified(
    server: &Server,
    id: AccountId,
    before: Timestamp,
) -> Result<()> {
    let details = details::find(server, id).await?.ok_or(Refusal::NotFound)?;
    let schema = schema::current(server).await?.in_force;
    let index = details.index(&schema.schema);
    let mut tx = server.db.begin().await?;
    let act = Act { account_id: Some(id), target: String::new(), changes: Map::new() };
    audit::record(&mut tx, server, &Caller::server(), "pending_account_erased", act).await?;
    if !registrations::lock_unverified(&mut tx, id, before).await? {
        return Err(Refusal::Stale.into());
    }
    unfinished_flows::end(&mut tx, id, None).await?;
    changes::delete(&mut tx, id, details.version, &index).await?;
    let further = details.addresses.iter().map(|address| address.value.clone()).collect();
    erasure::erase(
        &mut tx,
        &erased_person(server, id, details.login_id.to_string(), further, server.clock.now()),
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Erases at most `limit` deleted accounts past their retention. Returns the number of erased
/// accounts.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    let due =
        store::list_due(&server.db, server.clock.now().minus(DELETED_ACCOUNT_RETENTION), limit)
            .await?;
    for id in &due {
        match erase(server, &Caller::server(), *id).await {
            // Another node was faster.
            Ok(()) | Err(Error::Refused(Refusal::NotFound)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(due.len() as u64)
}

/// The deleted accounts that can be restored, latest first.
pub async fn list(server: &Server, caller: &Caller, limit: i64) -> Result<Vec<DeletedAccount>> {
    page(server, caller, None, limit).await
}

/// The deleted accounts after this place in the list.
pub async fn page(
    server: &Server,
    caller: &Caller,
    after: Option<DeletedPosition>,
    limit: i64,
) -> Result<Vec<DeletedAccount>> {
    caller.require(Scope::AccountsRead)?;
    let first =
        DeletedPosition { deleted_at: Timestamp::from_millis(i64::MAX), id: AccountId::MIN };
    Ok(store::list(&server.db, after.unwrap_or(first), limit).await?)
}
