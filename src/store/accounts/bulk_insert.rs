//! Many new accounts at once: one statement per table for thousands of rows.

use std::collections::{HashMap, HashSet};

use sqlx::types::Uuid;

use super::{
    changes::{Conflict, NewAccount},
    search_text,
};
use crate::{
    domain::Timestamp,
    on,
    store::{
        Database, Tx,
        db::{
            By,
            bulk_insert::{Cell, fetch, insert},
        },
        logins::credentials,
    },
};

/// Why an account was not made, while those beside it were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InsertConflict {
    LoginId,
    Id,
    /// Another account has this value of a unique field.
    Field(String),
    /// Another account has a passkey that is in the `ownIdData`.
    Credential,
}

/// Gives the connection that writes room for the pages that a transaction of thousands of accounts touches, or takes it back.
/// SQLite would write each of them many times otherwise.
pub async fn make_room(db: &Database, much: bool) -> sqlx::Result<()> {
    match &db.write {
        // Negative: in KiB. The default is 2,000.
        By::Sqlite(pool) => sqlx::query(if much { "pragma cache_size = -20480" } else { "pragma cache_size = -2000" })
            .execute(pool)
            .await
            .map(drop),
        By::Postgres(_) => Ok(()),
    }
}

/// Makes the accounts with all they begin with, in a transaction that the caller ends. Each answer is for the account at its
/// place; none means that it was made.
///
/// Every table gets its rows in the order of its keys, so that as many as possible lie on the pages that are touched, and each
/// page is done with before the next.
///
/// # Errors
/// [`Conflict::Stale`] when this version of the schema is not in force any more.
pub async fn make(
    db: &Database,
    accounts: &[&NewAccount],
    schema_version: i64,
    now: Timestamp,
) -> Result<(Tx, Vec<Option<InsertConflict>>), Conflict> {
    let mut answers = doubles(accounts);
    let (mut tx, mut left, fields) = loop {
        let mut left = remaining(accounts, &answers);
        left.sort_unstable_by_key(|new| new.login_id.as_str());
        let mut tx = db.begin().await?;
        // If some are taken, by accounts from before or by somebody's just now, it begins again without them.
        let inserted = insert_accounts(&mut tx, &left).await?;
        if usize::try_from(inserted) != Ok(left.len()) {
            drop(tx);
            note(&mut answers, accounts, &known(db, &left).await?);
            continue;
        }
        let fields = insert_unique(&mut tx, &left).await?;
        left.retain(|new| !fields.contains_key(&new.id));
        if !claim(&mut tx, &left, now).await? {
            let disputed = disputed(&mut tx, &left).await?;
            drop(tx);
            note(&mut answers, accounts, &disputed);
            continue;
        }
        break (tx, left, fields);
    };
    let in_force: i64 = on!(&mut tx, tx => sqlx::query_scalar("select coalesce(max(version), 0) from account_schema")
        .fetch_one(&mut **tx).await)?;
    if in_force != schema_version {
        return Err(Conflict::Stale);
    }
    note(&mut answers, accounts, &fields);
    insert_own_id_data(&mut tx, &left).await?;
    insert_fields(&mut tx, &left).await?;
    left.sort_unstable_by_key(|new| new.id);
    insert_parts(&mut tx, &left).await?;
    Ok((tx, answers))
}

fn remaining<'a>(accounts: &[&'a NewAccount], answers: &[Option<InsertConflict>]) -> Vec<&'a NewAccount> {
    accounts.iter().zip(answers).filter(|(_, answer)| answer.is_none()).map(|(new, _)| *new).collect()
}

/// Notes the reasons by the ids of the accounts, where there is none yet.
fn note(answers: &mut [Option<InsertConflict>], accounts: &[&NewAccount], reasons: &HashMap<Uuid, InsertConflict>) {
    for (answer, new) in answers.iter_mut().zip(accounts).filter(|(answer, _)| answer.is_none()) {
        *answer = reasons.get(&new.id).cloned();
    }
}

/// Of those with the same login id, id or passkey, the first stays.
fn doubles(accounts: &[&NewAccount]) -> Vec<Option<InsertConflict>> {
    let (mut login_ids, mut ids, mut passkeys) = (HashSet::new(), HashSet::new(), HashSet::new());
    let of = accounts.iter().map(|new| {
        let own = || new.own_id_data.iter().flat_map(|record| record.credentials.iter().flatten());
        if login_ids.contains(new.login_id.as_str()) {
            Some(InsertConflict::LoginId)
        } else if !ids.insert(new.id) {
            Some(InsertConflict::Id)
        } else if own().any(|credential| passkeys.contains(credential)) {
            Some(InsertConflict::Credential)
        } else {
            login_ids.insert(new.login_id.as_str());
            passkeys.extend(own());
            None
        }
    });
    of.collect()
}

async fn insert_accounts(tx: &mut Tx, accounts: &[&NewAccount]) -> sqlx::Result<u64> {
    let rows: Vec<_> = accounts
        .iter()
        .map(|new| {
            let at = |so: bool| Cell::Time(so.then_some(new.created_at));
            [
                Cell::Id(new.id),
                Cell::Text(new.login_id.as_str()),
                Cell::Maybe(new.password_hash.as_deref()),
                Cell::Owned(new.profile.to_json()),
                Cell::Json(&new.index.keys),
                at(true),
                at(true),
                Cell::Time(new.last_login_at),
                at(new.disabled),
                at(new.pending),
            ]
        })
        .collect();
    let head = "insert into account (id, login_id, password_hash, profile, keys, created_at, updated_at, last_login_at,
                                     disabled_at, pending_since) ";
    insert(tx, head, " on conflict do nothing", &rows).await
}

/// What is taken of those that there are already, or whose login id another account has; by their new ids.
async fn known(db: &Database, accounts: &[&NewAccount]) -> sqlx::Result<HashMap<Uuid, InsertConflict>> {
    let mut tx = db.begin().await?;
    let rows: Vec<_> = accounts.iter().map(|new| [Cell::Text(new.login_id.as_str())]).collect();
    let tail = ") select a.login_id from item join account a on a.login_id = item.login_id";
    let login_ids: Vec<(String,)> = fetch(&mut tx, "with item (login_id) as (", tail, &rows).await?;
    let login_ids: HashSet<_> = login_ids.into_iter().map(|(login_id,)| login_id).collect();
    let rows: Vec<_> = accounts.iter().map(|new| [Cell::Id(new.id)]).collect();
    let tail = ") select a.id from item join account a on a.id = item.id";
    let ids: Vec<(Uuid,)> = fetch(&mut tx, "with item (id) as (", tail, &rows).await?;
    let ids: HashMap<_, _> = ids.into_iter().map(|(id,)| (id, InsertConflict::Id)).collect();
    let by_login_id = accounts.iter().filter(|new| login_ids.contains(new.login_id.as_str()));
    Ok(ids.into_iter().chain(by_login_id.map(|new| (new.id, InsertConflict::LoginId))).collect())
}

/// Takes away again the accounts whose value of a unique field belongs to another. Returns them, with the field.
async fn insert_unique(tx: &mut Tx, accounts: &[&NewAccount]) -> sqlx::Result<HashMap<Uuid, InsertConflict>> {
    let keys = accounts.iter().flat_map(|new| new.index.unique.iter().map(|(field, value)| (field, value, new.id)));
    let mut keys: Vec<(&String, &String, Uuid)> = keys.collect();
    keys.sort_by_key(|(field, value, _)| (*field, *value));
    let rows: Vec<_> =
        keys.iter().map(|(field, value, id)| [Cell::Text(field), Cell::Text(value), Cell::Id(*id)]).collect();
    let inserted: Vec<(Uuid, String)> = fetch(
        tx,
        "insert into account_unique (field, value, account_id) ",
        " on conflict do nothing returning account_id, field",
        &rows,
    )
    .await?;
    let inserted: HashSet<(Uuid, String)> = inserted.into_iter().collect();
    let losers = keys.into_iter().filter(|(field, _, id)| !inserted.contains(&(*id, (*field).clone())));
    let losers: HashMap<Uuid, InsertConflict> =
        losers.map(|(field, _, id)| (id, InsertConflict::Field(field.clone()))).collect();
    for id in losers.keys() {
        for statement in ["delete from account_unique where account_id = $1", "delete from account where id = $1"] {
            on!(tx, tx => sqlx::query(statement).bind(id).execute(&mut **tx).await.map(drop))?;
        }
    }
    Ok(losers)
}

/// Claims the passkeys of the accounts, all in one statement. False when some are another account's.
async fn claim(tx: &mut Tx, accounts: &[&NewAccount], now: Timestamp) -> sqlx::Result<bool> {
    let records: Vec<_> = accounts.iter().filter_map(|new| new.own_id_data.as_ref()).collect();
    credentials::claim(tx, &records, now).await
}

/// The accounts with a passkey that is another account's, by their ids.
async fn disputed(tx: &mut Tx, accounts: &[&NewAccount]) -> sqlx::Result<HashMap<Uuid, InsertConflict>> {
    let records: Vec<_> = accounts.iter().filter_map(|new| new.own_id_data.as_ref()).collect();
    let disputed = credentials::disputed(tx, &records).await?;
    let login_ids: HashSet<_> = disputed.into_iter().map(|disputed| disputed.login_id).collect();
    let disputed = accounts.iter().filter(|new| login_ids.contains(new.login_id.as_str()));
    Ok(disputed.map(|new| (new.id, InsertConflict::Credential)).collect())
}

async fn insert_own_id_data(tx: &mut Tx, accounts: &[&NewAccount]) -> sqlx::Result<()> {
    let rows = accounts.iter().filter_map(|new| {
        let data = new.own_id_data.as_ref()?;
        let disabled_at = Cell::Time(new.disabled.then_some(new.created_at));
        Some([
            Cell::Text(new.login_id.as_str()),
            Cell::Text(data.data.as_str()),
            Cell::Time(Some(new.created_at)),
            disabled_at,
        ])
    });
    let head = "insert into own_id_data (login_id, data, signed_at, disabled_at) ";
    insert(tx, head, "", &rows.collect::<Vec<_>>()).await.map(drop)
}

async fn insert_fields(tx: &mut Tx, accounts: &[&NewAccount]) -> sqlx::Result<()> {
    let keys = accounts.iter().flat_map(|new| new.index.indexed.iter().map(|(field, value)| (field, value, new.id)));
    let mut keys: Vec<(&String, &String, Uuid)> = keys.collect();
    keys.sort_unstable();
    let rows = keys.into_iter().map(|(field, value, id)| [Cell::Text(field), Cell::Text(value), Cell::Id(id)]);
    let head = "insert into account_field (field, value, account_id) ";
    insert(tx, head, "", &rows.collect::<Vec<_>>()).await.map(drop)
}

async fn insert_parts(tx: &mut Tx, accounts: &[&NewAccount]) -> sqlx::Result<()> {
    let roles = accounts.iter().flat_map(|new| new.roles.iter().map(|role| [Cell::Text(role), Cell::Id(new.id)]));
    insert(tx, "insert into account_role (role, account_id) ", "", &roles.collect::<Vec<_>>()).await?;
    let addresses = accounts.iter().flat_map(|new| {
        new.addresses.iter().map(|address| {
            let verified_at = Cell::Time(address.verified_at);
            [Cell::Id(new.id), Cell::Text(address.kind), Cell::Text(&address.value), verified_at]
        })
    });
    let head = "insert into account_address (account_id, kind, value, verified_at) ";
    insert(tx, head, "", &addresses.collect::<Vec<_>>()).await?;
    let texts: Vec<_> = accounts.iter().map(|new| (new.id, new.index.text.as_str())).collect();
    search_text::put(tx, &texts).await
}
