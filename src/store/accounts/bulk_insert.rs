//! Insertion of many accounts at once, with one statement per table for thousands of rows.

use std::collections::{HashMap, HashSet};

use super::{
    changes::{Conflict, NewAccountRecord},
    insert_conflicts::{
        InsertConflict, find_disputed, find_duplicates, find_taken, note_conflicts,
    },
    search_text,
};
use crate::{
    domain::{AccountId, Timestamp},
    on,
    store::{
        Database, Tx,
        db::{
            By,
            bulk_insert::{ColumnValue, fetch, insert},
        },
        logins::credentials,
    },
};

/// Enlarges SQLite's page cache for the pages that a transaction of thousands of accounts touches,
/// or resets it. Otherwise SQLite would write each page many times.
pub async fn set_large_cache(db: &Database, large: bool) -> sqlx::Result<()> {
    match &db.write {
        // A negative size is in KiB. The default is 2,000.
        By::Sqlite(pool) => sqlx::query(if large {
            "pragma cache_size = -20480"
        } else {
            "pragma cache_size = -2000"
        })
        .execute(pool)
        .await
        .map(drop),
        By::Postgres(_) => Ok(()),
    }
}

/// Inserts the accounts with all that belongs to them, in a transaction that the caller ends. Each
/// answer belongs to the account at the same position; `None` means that it was inserted.
///
/// Rows are inserted in the order of their keys, so that rows share as many pages as possible, and
/// each page is finished before the next.
///
/// # Errors
/// [`Conflict::Stale`] when this version of the schema is not in force any more.
pub async fn insert_all(
    db: &Database,
    accounts: &[&NewAccountRecord],
    schema_version: i64,
    now: Timestamp,
) -> Result<(Tx, Vec<Option<InsertConflict>>), Conflict> {
    let mut answers = find_duplicates(accounts);
    let (mut tx, mut left, fields) = loop {
        let mut left = remaining(accounts, &answers);
        left.sort_unstable_by_key(|new| new.account.login_id.as_str());

        let mut tx = db.begin().await?;
        // If some are taken, by older accounts or by concurrent inserts, it starts again without
        // them.
        let inserted = insert_accounts(&mut tx, &left).await?;
        if usize::try_from(inserted) != Ok(left.len()) {
            drop(tx);
            note_conflicts(&mut answers, accounts, &find_taken(db, &left).await?);
            continue;
        }

        let fields = insert_unique(&mut tx, &left).await?;
        left.retain(|new| !fields.contains_key(&new.account.id));
        if !claim_credentials(&mut tx, &left, now).await? {
            let disputed = find_disputed(&mut tx, &left).await?;
            drop(tx);
            note_conflicts(&mut answers, accounts, &disputed);
            continue;
        }
        break (tx, left, fields);
    };
    let in_force: i64 = on!(&mut tx, tx => sqlx::query_scalar(
        "select coalesce(max(version), 0) from account_schema",
    ).fetch_one(&mut **tx).await)?;
    if in_force != schema_version {
        return Err(Conflict::Stale);
    }
    note_conflicts(&mut answers, accounts, &fields);
    insert_own_id_data(&mut tx, &left).await?;
    insert_fields(&mut tx, &left).await?;
    left.sort_unstable_by_key(|new| new.account.id);
    insert_relations(&mut tx, &left).await?;
    Ok((tx, answers))
}

fn remaining<'a>(
    accounts: &[&'a NewAccountRecord],
    answers: &[Option<InsertConflict>],
) -> Vec<&'a NewAccountRecord> {
    accounts
        .iter()
        .zip(answers)
        .filter(|(_, answer)| answer.is_none())
        .map(|(new, _)| *new)
        .collect()
}

async fn insert_accounts(tx: &mut Tx, accounts: &[&NewAccountRecord]) -> sqlx::Result<u64> {
    let rows: Vec<_> = accounts
        .iter()
        .map(|new| {
            let account = &new.account;
            [
                ColumnValue::Id(account.id),
                ColumnValue::Text(account.login_id.as_str()),
                ColumnValue::Maybe(new.password_hash.as_deref()),
                ColumnValue::Owned(account.profile.to_json()),
                ColumnValue::Json(&new.index.keys),
                ColumnValue::Time(Some(account.created_at)),
                ColumnValue::Time(Some(account.updated_at)),
                ColumnValue::Time(account.last_login_at),
                ColumnValue::Time(account.disabled_at),
                ColumnValue::Time(account.pending_since),
            ]
        })
        .collect();

    let head = "insert into account (id, login_id, password_hash, profile, keys, created_at,
                                     updated_at, last_login_at, disabled_at, pending_since) ";

    insert(tx, head, " on conflict do nothing", &rows).await
}

/// Inserts the unique keys, and deletes the accounts of those that are taken. Returns these
/// accounts, with the field.
async fn insert_unique(
    tx: &mut Tx,
    accounts: &[&NewAccountRecord],
) -> sqlx::Result<HashMap<AccountId, InsertConflict>> {
    let keys = accounts.iter().flat_map(|new| {
        new.index.unique.iter().map(|(field, value)| (field, value, new.account.id))
    });
    let mut keys: Vec<(&String, &String, AccountId)> = keys.collect();
    keys.sort_by_key(|(field, value, _)| (*field, *value));
    let rows: Vec<_> = keys
        .iter()
        .map(|(field, value, id)| {
            [ColumnValue::Text(field), ColumnValue::Text(value), ColumnValue::Id(*id)]
        })
        .collect();

    let inserted: Vec<(AccountId, String)> = fetch(
        tx,
        "insert into account_unique (field, value, account_id) ",
        " on conflict do nothing returning account_id, field",
        &rows,
    )
    .await?;
    let inserted: HashSet<(AccountId, String)> = inserted.into_iter().collect();
    let conflicting =
        keys.into_iter().filter(|(field, _, id)| !inserted.contains(&(*id, (*field).clone())));
    let conflicting: HashMap<AccountId, InsertConflict> =
        conflicting.map(|(field, _, id)| (id, InsertConflict::Field(field.clone()))).collect();

    for id in conflicting.keys() {
        for statement in [
            "delete from account_unique where account_id = $1",
            "delete from account where id = $1",
        ] {
            on!(tx, tx => sqlx::query(statement).bind(id).execute(&mut **tx).await.map(drop))?;
        }
    }

    Ok(conflicting)
}

/// Claims the passkeys of the accounts, all in one statement. Returns false if some belong to other
/// accounts.
async fn claim_credentials(
    tx: &mut Tx,
    accounts: &[&NewAccountRecord],
    now: Timestamp,
) -> sqlx::Result<bool> {
    let records: Vec<_> = accounts.iter().filter_map(|new| new.own_id_data.as_ref()).collect();
    credentials::claim(tx, &records, now).await
}

async fn insert_own_id_data(tx: &mut Tx, accounts: &[&NewAccountRecord]) -> sqlx::Result<()> {
    let rows = accounts.iter().filter_map(|new| {
        let data = new.own_id_data.as_ref()?;
        Some([
            ColumnValue::Text(new.account.login_id.as_str()),
            ColumnValue::Text(data.data.as_str()),
            ColumnValue::Time(Some(new.account.created_at)),
            ColumnValue::Time(new.account.disabled_at),
        ])
    });

    let head = "insert into own_id_data (login_id, data, signed_at, disabled_at) ";
    insert(tx, head, "", &rows.collect::<Vec<_>>()).await.map(drop)
}

async fn insert_fields(tx: &mut Tx, accounts: &[&NewAccountRecord]) -> sqlx::Result<()> {
    let keys = accounts.iter().flat_map(|new| {
        new.index.indexed.iter().map(|(field, value)| (field, value, new.account.id))
    });
    let mut keys: Vec<(&String, &String, AccountId)> = keys.collect();
    keys.sort_unstable();
    let rows = keys.into_iter().map(|(field, value, id)| {
        [ColumnValue::Text(field), ColumnValue::Text(value), ColumnValue::Id(id)]
    });
    let head = "insert into account_field (field, value, account_id) ";
    insert(tx, head, "", &rows.collect::<Vec<_>>()).await.map(drop)
}

async fn insert_relations(tx: &mut Tx, accounts: &[&NewAccountRecord]) -> sqlx::Result<()> {
    let roles = accounts.iter().flat_map(|new| {
        new.account
            .roles
            .iter()
            .map(|role| [ColumnValue::Text(role), ColumnValue::Id(new.account.id)])
    });
    insert(tx, "insert into account_role (role, account_id) ", "", &roles.collect::<Vec<_>>())
        .await?;

    let addresses = accounts.iter().flat_map(|new| {
        new.account.addresses.iter().map(|address| {
            let verified_at = ColumnValue::Time(address.verified_at);
            [
                ColumnValue::Id(new.account.id),
                ColumnValue::Text(address.kind.as_str()),
                ColumnValue::Text(&address.value),
                verified_at,
            ]
        })
    });

    let head = "insert into account_address (account_id, kind, value, verified_at) ";
    insert(tx, head, "", &addresses.collect::<Vec<_>>()).await?;
    let texts: Vec<_> =
        accounts.iter().map(|new| (new.account.id, new.index.text.as_str())).collect();

    search_text::put(tx, &texts).await
}
