//! Many new accounts at once: one statement per table for thousands of rows.

use std::collections::{BTreeMap, HashMap, HashSet};

use sqlx::types::Uuid;

use super::{
    Database, Tx,
    account_changes::{Conflict, NewAccount},
    account_text,
    db::By,
    rows::{Cell, fetch, insert, insert_all},
};
use crate::{domain::Timestamp, on};

/// How many of the rows that waited are made ready at once: whole statements of three values a row.
const AT_ONCE: usize = 999;

/// Why an account was not made, while those beside it were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    LoginId,
    Id,
    /// Another account has this value of a unique field.
    Field(String),
}

/// Gives the connection that writes room for the pages that a transaction of thousands of accounts touches, or takes it back.
/// SQLite would write each of them many times otherwise.
pub async fn make_room(db: &Database, much: bool) -> sqlx::Result<()> {
    match &db.write {
        // Negative: in KiB. The default is 2,000.
        By::Sqlite(pool) => sqlx::query(if much { "pragma cache_size = -24576" } else { "pragma cache_size = -2000" })
            .execute(pool)
            .await
            .map(drop),
        By::Postgres(_) => Ok(()),
    }
}

/// A transaction that makes accounts, a batch after the other.
///
/// Rows of tables whose keys have nothing to do with the order of the accounts wait until its end. Then they are written in the
/// order of their keys, so that as many as possible lie on the pages that are touched.
#[derive(Debug)]
pub struct Making {
    pub tx: Tx,
    /// Login ids, `ownIdData`, and when they were signed.
    data: Vec<(String, String, Timestamp)>,
    /// Of each indexed field, the values and whose they are.
    fields: BTreeMap<String, Vec<(String, Uuid)>>,
}

impl Making {
    pub async fn begin(db: &Database) -> sqlx::Result<Self> {
        Ok(Self { tx: db.begin().await?, data: Vec::new(), fields: BTreeMap::new() })
    }

    /// Makes the accounts with all they begin with. Each answer is for the account at its place; none means that it was made.
    ///
    /// # Errors
    /// [`Conflict::Stale`] when this version of the schema is not in force any more.
    pub async fn add(&mut self, accounts: &[&NewAccount], schema_version: i64) -> Result<Vec<Option<Taken>>, Conflict> {
        let tx = &mut self.tx;
        let mut answers = doubles(accounts);
        let mut left: Vec<&NewAccount> = remaining(accounts, &answers).collect();
        left.sort_unstable_by_key(|new| new.id);
        let made = insert_accounts(tx, &left).await?;
        let in_force: i64 = on!(tx, tx => sqlx::query_scalar("select coalesce(max(version), 0) from account_schema")
            .fetch_one(&mut **tx).await)?;
        if in_force != schema_version {
            return Err(Conflict::Stale);
        }
        let known = login_ids(tx, left.iter().filter(|new| !made.contains(&new.id))).await?;
        for (answer, new) in answers.iter_mut().zip(accounts).filter(|(answer, _)| answer.is_none()) {
            if !made.contains(&new.id) {
                *answer = Some(if known.contains(new.login_id.as_str()) { Taken::LoginId } else { Taken::Id });
            }
        }
        let fields = insert_unique(tx, remaining(accounts, &answers)).await?;
        for (answer, new) in answers.iter_mut().zip(accounts).filter(|(answer, _)| answer.is_none()) {
            *answer = fields.get(&new.id).map(|field| Taken::Field(field.clone()));
        }
        let left: Vec<&NewAccount> = remaining(accounts, &answers).collect();
        insert_parts(tx, &left).await?;
        for new in left {
            self.keep(new);
        }
        Ok(answers)
    }

    fn keep(&mut self, new: &NewAccount) {
        let signed_at = if new.own_id_data.is_some() { new.created_at } else { Timestamp::from_millis(0) };
        let data = new.own_id_data.as_ref().map_or("", |data| data.as_str());
        self.data.push((new.login_id.as_str().to_owned(), data.to_owned(), signed_at));
        for (field, value) in &new.index.indexed {
            match self.fields.get_mut(field) {
                Some(values) => values.push((value.clone(), new.id)),
                None => drop(self.fields.insert(field.clone(), vec![(value.clone(), new.id)])),
            }
        }
    }

    /// Writes what has waited. Without it, nothing is made.
    pub async fn commit(mut self) -> sqlx::Result<()> {
        self.data.sort_unstable();
        let head = "insert into own_id_data (login_id, data, signed_at) ";
        for some in self.data.chunks(AT_ONCE) {
            let rows = some.iter().map(|(login_id, data, signed_at)| {
                [Cell::Text(login_id), Cell::Text(data), Cell::Time(Some(*signed_at))]
            });
            insert(&mut self.tx, head, "", &rows.collect::<Vec<_>>()).await?;
        }
        let head = "insert into account_field (field, value, account_id) ";
        for (field, values) in &mut self.fields {
            values.sort_unstable();
            for some in values.chunks(AT_ONCE) {
                let rows = some.iter().map(|(value, id)| [Cell::Text(field), Cell::Text(value), Cell::Id(*id)]);
                insert(&mut self.tx, head, " on conflict do nothing", &rows.collect::<Vec<_>>()).await?;
            }
        }
        self.tx.commit().await
    }
}

fn remaining<'a>(accounts: &'a [&'a NewAccount], answers: &'a [Option<Taken>]) -> impl Iterator<Item = &'a NewAccount> {
    accounts.iter().zip(answers).filter(|(_, answer)| answer.is_none()).map(|(new, _)| *new)
}

/// Of those with the same login id or id, the first stays.
fn doubles(accounts: &[&NewAccount]) -> Vec<Option<Taken>> {
    let (mut login_ids, mut ids) = (HashSet::new(), HashSet::new());
    let of = accounts.iter().map(|new| {
        if login_ids.contains(new.login_id.as_str()) {
            Some(Taken::LoginId)
        } else if !ids.insert(new.id) {
            Some(Taken::Id)
        } else {
            login_ids.insert(new.login_id.as_str());
            None
        }
    });
    of.collect()
}

/// Returns the ids of those that were made.
async fn insert_accounts(tx: &mut Tx, accounts: &[&NewAccount]) -> sqlx::Result<HashSet<Uuid>> {
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
    if insert_all(tx, head, &rows).await? {
        return Ok(accounts.iter().map(|new| new.id).collect());
    }
    let made: Vec<(Uuid,)> = fetch(tx, head, " on conflict do nothing returning id", &rows).await?;
    Ok(made.into_iter().map(|(id,)| id).collect())
}

/// Which of the login ids belong to an account.
async fn login_ids<'a>(tx: &mut Tx, losers: impl Iterator<Item = &'a &'a NewAccount>) -> sqlx::Result<HashSet<String>> {
    let rows: Vec<_> = losers.map(|new| [Cell::Text(new.login_id.as_str())]).collect();
    let known: Vec<(String,)> = fetch(
        tx,
        "with item (login_id) as (",
        ") select a.login_id from item join account a on a.login_id = item.login_id",
        &rows,
    )
    .await?;
    Ok(known.into_iter().map(|(login_id,)| login_id).collect())
}

/// Takes away again the accounts whose value of a unique field belongs to another. Returns them, with the field.
async fn insert_unique(
    tx: &mut Tx,
    accounts: impl Iterator<Item = &NewAccount>,
) -> sqlx::Result<HashMap<Uuid, String>> {
    let keys = accounts.flat_map(|new| new.index.unique.iter().map(|(field, value)| (field, value, new.id)));
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
    let losers: HashMap<Uuid, String> = losers.map(|(field, _, id)| (id, field.clone())).collect();
    for id in losers.keys() {
        for statement in ["delete from account_unique where account_id = $1", "delete from account where id = $1"] {
            on!(tx, tx => sqlx::query(statement).bind(id).execute(&mut **tx).await.map(drop))?;
        }
    }
    Ok(losers)
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
    account_text::put(tx, &texts).await
}
