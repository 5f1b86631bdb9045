//! `ownIdData`: the two statements that the platform's load falls on.

use std::collections::{HashMap, HashSet};

use super::{
    Database, Db, accounts,
    batch::{Rows, Work},
};
use crate::{
    domain::{LoginId, OwnIdData, Timestamp},
    on,
};

/// What is known under a login id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Data(String),
    /// The account exists and has none.
    Nothing,
    UnknownUser,
}

/// Reads what the platform keeps about this user.
pub async fn get(db: &Database, login_id: LoginId) -> sqlx::Result<Found> {
    db.own_id_data.ask(login_id).await
}

/// Writes it, unless a request signed later (or this one) already did. False when there is no such user.
pub async fn set(db: &Database, login_id: LoginId, data: OwnIdData, signed_at: Timestamp) -> sqlx::Result<bool> {
    db.own_id_data_set.ask((login_id, data, signed_at)).await
}

#[derive(Debug)]
pub(super) struct Get(pub Db);

impl Work for Get {
    type Item = LoginId;
    type Answer = Found;

    async fn run(&self, items: &[LoginId]) -> sqlx::Result<Vec<Found>> {
        let rows = Rows::new(items.iter().map(|login_id| [login_id.as_str()]))?;
        let found: Vec<(String, Option<String>)> = on!(&self.0, pool => sqlx::query_as(
            "select a.login_id, nullif(d.data, '')
               from json_each($1) item
               join account a on a.login_id = item.value ->> 0
               left join own_id_data d on d.account_id = a.id",
        ).bind(rows).fetch_all(pool).await)?;
        let found: HashMap<String, Option<String>> = found.into_iter().collect();
        Ok(items
            .iter()
            .map(|login_id| match found.get(login_id.as_str()) {
                Some(Some(data)) => Found::Data(data.clone()),
                Some(None) => Found::Nothing,
                None => Found::UnknownUser,
            })
            .collect())
    }
}

#[derive(Debug)]
pub(super) struct Set(pub Db);

impl Work for Set {
    type Item = (LoginId, OwnIdData, Timestamp);
    type Answer = bool;

    async fn run(&self, items: &[Self::Item]) -> sqlx::Result<Vec<bool>> {
        // Two writes for one user in a batch: the later one is all that would have remained.
        let mut latest: HashMap<&str, &Self::Item> = HashMap::with_capacity(items.len());
        for item in items {
            let kept = latest.entry(item.0.as_str()).or_insert(item);
            if item.2 > kept.2 {
                *kept = item;
            }
        }
        let rows = Rows::new(latest.values().map(|(login_id, data, at)| (login_id.as_str(), data.as_str(), at)))?;
        let written = on!(&self.0, pool => sqlx::query(
            "insert into own_id_data (account_id, data, signed_at)
             select a.id, item.value ->> 1, cast(item.value ->> 2 as bigint)
               from json_each($1) item
               join account a on a.login_id = item.value ->> 0
              where true
                 on conflict (account_id) do update set data = excluded.data, signed_at = excluded.signed_at
              where own_id_data.signed_at < excluded.signed_at",
        ).bind(rows).execute(pool).await.map(|done| done.rows_affected()))?;
        if usize::try_from(written) == Ok(latest.len()) {
            return Ok(vec![true; items.len()]);
        }
        // Some row stayed as it was: because of a later write, or because there is no such user.
        let known: HashSet<String> = accounts::known(&self.0, latest.keys().copied()).await?;
        Ok(items.iter().map(|(login_id, ..)| known.contains(login_id.as_str())).collect())
    }
}
