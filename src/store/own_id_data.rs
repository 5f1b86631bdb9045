//! `ownIdData`: the statements that the platform's load falls on.

use std::collections::HashMap;

use sqlx::{QueryBuilder, types::Uuid};

use super::{Database, Db, Tx, accounts, batch::Work, db::By, sql::Sql};
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
    Disabled,
    UnknownUser,
}

/// The row that [`GET`] finds: the data, and since when the account is disabled.
pub(super) type Row = (Option<String>, Option<i64>);

impl From<Option<Row>> for Found {
    /// From the row of the statement, if there is one.
    fn from(row: Option<Row>) -> Self {
        match row {
            Some((_, Some(_))) => Self::Disabled,
            Some((Some(data), None)) => Self::Data(data),
            Some((None, None)) => Self::Nothing,
            None => Self::UnknownUser,
        }
    }
}

/// One row, unless there is no such user. The accounts are asked only where there is no data.
pub(super) const GET: &str = "select nullif(data, ''), disabled_at from own_id_data where login_id = $1
     union all
    select cast(null as text), disabled_at from account
     where login_id = $1 and not exists (select 1 from own_id_data where login_id = $1)";

/// Reads what the platform keeps about this user.
pub async fn get(db: &Database, login_id: LoginId) -> sqlx::Result<Found> {
    match &db.own_id_data {
        By::Sqlite(readers) => readers.ask(login_id).await,
        By::Postgres(pool) => {
            let row: Option<Row> = sqlx::query_as(GET).bind(login_id.as_str()).fetch_optional(pool).await?;
            Ok(Found::from(row))
        }
    }
}

/// What is kept about these users; who has nothing is left out.
pub async fn of(db: &Database, login_ids: &[&str]) -> sqlx::Result<HashMap<String, String>> {
    if login_ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::default();
    sql.push("select login_id, data from own_id_data where data <> '' and login_id in (");
    for (at, login_id) in login_ids.iter().enumerate() {
        sql.push(if at > 0 { ", " } else { "" }).bind(*login_id);
    }
    sql.push(")");
    let rows: Vec<(String, String)> = sql.fetch_all(&db.read).await?;
    Ok(rows.into_iter().collect())
}

/// The outcome of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Also when a request signed later, or this one, had written already.
    Yes,
    Disabled,
    UnknownUser,
}

/// Writes it, unless a request signed later (or this one) already did.
pub async fn set(db: &Database, login_id: LoginId, data: OwnIdData, signed_at: Timestamp) -> sqlx::Result<Kept> {
    db.own_id_data_set.ask((login_id, data, signed_at)).await
}

/// Writes it with whatever else changes of the account.
pub(super) async fn put(tx: &mut Tx, id: Uuid, data: &str, now: Timestamp) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "insert into own_id_data (login_id, data, signed_at, disabled_at)
         select login_id, $2, $3, disabled_at from account where id = $1
             on conflict (login_id) do update
            set data = excluded.data, signed_at = excluded.signed_at, disabled_at = excluded.disabled_at",
    ).bind(id).bind(data).bind(now).execute(&mut **tx).await.map(drop))
}

/// Notes beside the data whether the account is disabled. It follows every change of that.
pub(super) async fn note_disabled(tx: &mut Tx, id: Uuid) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "update own_id_data set disabled_at = (select disabled_at from account where id = $1)
          where login_id = (select login_id from account where id = $1)",
    ).bind(id).execute(&mut **tx).await.map(drop))
}

#[derive(Debug)]
pub(super) struct Set(pub Db);

impl Work for Set {
    type Item = (LoginId, OwnIdData, Timestamp);
    type Answer = Kept;

    async fn run(&self, items: &[Self::Item]) -> sqlx::Result<Vec<Kept>> {
        // Two writes for one user in a batch: the later one is all that would have remained.
        let mut latest: HashMap<&str, &Self::Item> = HashMap::with_capacity(items.len());
        for item in items {
            let kept = latest.entry(item.0.as_str()).or_insert(item);
            if item.2 > kept.2 {
                *kept = item;
            }
        }
        let users = latest.len();
        let written = on!(&self.0, pool => {
            let mut query = QueryBuilder::new("with item (login_id, data, signed_at) as (");
            query.push_values(latest.into_values(), |mut row, (login_id, data, signed_at)| {
                row.push_bind(login_id.as_str()).push_bind(data.as_str()).push_bind(signed_at);
            });
            query.push(
                ") insert into own_id_data (login_id, data, signed_at)
                 select login_id, data, signed_at from item
                  where exists (select 1 from own_id_data known where known.login_id = item.login_id)
                     or exists (select 1 from account known
                                 where known.login_id = item.login_id and known.disabled_at is null)
                     on conflict (login_id) do update set data = excluded.data, signed_at = excluded.signed_at
                  where own_id_data.signed_at < excluded.signed_at and own_id_data.disabled_at is null",
            );
            query.build().execute(pool).await.map(|done| done.rows_affected())
        })?;
        if usize::try_from(written) == Ok(users) {
            return Ok(vec![Kept::Yes; items.len()]);
        }
        // Some row stayed as it was: because of a later write, or because there is no such user, or a disabled one.
        let known = accounts::known(&self.0, items.iter().map(|item| &item.0)).await?;
        let kept = |login_id: &LoginId| match known.get(login_id.as_str()) {
            None => Kept::UnknownUser,
            Some(true) => Kept::Disabled,
            Some(false) => Kept::Yes,
        };
        Ok(items.iter().map(|(login_id, ..)| kept(login_id)).collect())
    }
}
