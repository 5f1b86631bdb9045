//! Conflicts that keep an account from being inserted, while others of its batch are.

use std::{
    collections::{HashMap, HashSet},
    hash::BuildHasher,
};

use super::changes::NewAccountRecord;
use crate::{
    domain::AccountId,
    store::{
        Database, Tx,
        db::bulk_insert::{ColumnValue, fetch},
        logins::credentials,
    },
};

/// The reason why an account was not inserted, while others of the batch were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InsertConflict {
    LoginId,
    Id,
    /// Another account has this value of a unique field.
    Field(String),
    /// A passkey in the `ownIdData` belongs to another account.
    Credential,
}

/// Notes the conflicts, by account id, of accounts without a conflict so far.
pub(super) fn note_conflicts(
    answers: &mut [Option<InsertConflict>],
    accounts: &[&NewAccountRecord],
    reasons: &HashMap<AccountId, InsertConflict, impl BuildHasher>,
) {
    for (answer, new) in answers.iter_mut().zip(accounts).filter(|(answer, _)| answer.is_none()) {
        *answer = reasons.get(&new.account.id).cloned();
    }
}

/// Finds accounts with the login id, the id or a passkey of an earlier account of the batch.
pub(super) fn find_duplicates(accounts: &[&NewAccountRecord]) -> Vec<Option<InsertConflict>> {
    let mut login_ids = HashSet::new();
    let mut ids = HashSet::new();
    let mut passkeys = HashSet::new();

    let conflicts = accounts.iter().map(|new| {
        let own = || new.own_id_data.iter().flat_map(|record| record.credentials.iter().flatten());
        if login_ids.contains(new.account.login_id.as_str()) {
            Some(InsertConflict::LoginId)
        } else if !ids.insert(new.account.id) {
            Some(InsertConflict::Id)
        } else if own().any(|credential| passkeys.contains(credential)) {
            Some(InsertConflict::Credential)
        } else {
            login_ids.insert(new.account.login_id.as_str());
            passkeys.extend(own());
            None
        }
    });
    conflicts.collect()
}

/// Finds the accounts whose id or login id is taken, by their new ids.
pub(super) async fn find_taken(
    db: &Database,
    accounts: &[&NewAccountRecord],
) -> sqlx::Result<HashMap<AccountId, InsertConflict>> {
    let mut tx = db.begin().await?;
    let rows: Vec<_> =
        accounts.iter().map(|new| [ColumnValue::Text(new.account.login_id.as_str())]).collect();
    let tail = ") select a.login_id from item join account a on a.login_id = item.login_id";
    let login_ids: Vec<(String,)> =
        fetch(&mut tx, "with item (login_id) as (", tail, &rows).await?;
    let login_ids: HashSet<_> = login_ids.into_iter().map(|(login_id,)| login_id).collect();
    let rows: Vec<_> = accounts.iter().map(|new| [ColumnValue::Id(new.account.id)]).collect();
    let tail = ") select a.id from item join account a on a.id = item.id";
    let ids: Vec<(AccountId,)> = fetch(&mut tx, "with item (id) as (", tail, &rows).await?;
    let ids: HashMap<_, _> = ids.into_iter().map(|(id,)| (id, InsertConflict::Id)).collect();
    let by_login_id =
        accounts.iter().filter(|new| login_ids.contains(new.account.login_id.as_str()));
    Ok(ids
        .into_iter()
        .chain(by_login_id.map(|new| (new.account.id, InsertConflict::LoginId)))
        .collect())
}

/// Finds the accounts with a passkey that belongs to another account, by their ids.
pub(super) async fn find_disputed(
    tx: &mut Tx,
    accounts: &[&NewAccountRecord],
) -> sqlx::Result<HashMap<AccountId, InsertConflict>> {
    let records: Vec<_> = accounts.iter().filter_map(|new| new.own_id_data.as_ref()).collect();
    let disputed = credentials::disputed(tx, &records).await?;
    let login_ids: HashSet<_> = disputed.into_iter().map(|disputed| disputed.login_id).collect();
    let disputed = accounts.iter().filter(|new| login_ids.contains(new.account.login_id.as_str()));
    Ok(disputed.map(|new| (new.account.id, InsertConflict::Credential)).collect())
}
