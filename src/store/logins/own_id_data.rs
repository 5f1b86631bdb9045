//! `ownIdData`: the statements that the platform's load falls on.

use std::{
    collections::{HashMap, HashSet},
    mem,
};

use sqlx::{QueryBuilder, types::Uuid};

use super::credentials;
use crate::{
    domain::{LoginId, OwnIdRecord, Timestamp, credentials::signature::VerifiedRequest},
    on,
    store::{
        Database, Db, Tx,
        accounts::{self, changes::Conflict},
        db::{By, group_commit::GroupCommitWork, sql::Sql},
    },
};

/// What is known under a login id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnIdDataLookup {
    Data(String),
    /// The account exists and has none.
    Nothing,
    Disabled,
    UnknownUser,
}

/// The row that [`GET`] finds: the data, and since when the account is disabled.
pub(in crate::store) type Row = (Option<String>, Option<i64>);

impl From<Option<Row>> for OwnIdDataLookup {
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
pub(in crate::store) const GET: &str = "select nullif(data, ''), disabled_at from own_id_data where login_id = $1
     union all
    select cast(null as text), disabled_at from account
     where login_id = $1 and not exists (select 1 from own_id_data where login_id = $1)";

/// Reads what the platform keeps about this user.
pub async fn get(db: &Database, login_id: LoginId) -> sqlx::Result<OwnIdDataLookup> {
    match &db.own_id_data {
        By::Sqlite(readers) => readers.ask(login_id).await,
        By::Postgres(pool) => {
            let row: Option<Row> = sqlx::query_as(GET).bind(login_id.as_str()).fetch_optional(pool).await?;
            Ok(OwnIdDataLookup::from(row))
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
pub enum WriteOutcome {
    /// Also when a request signed later, or this one, had written already.
    Written,
    Disabled,
    UnknownUser,
    /// A passkey in it is another account's.
    CredentialTaken,
}

/// A signed request to keep what the platform sends about a user.
#[derive(Debug)]
pub struct OwnIdDataWrite {
    pub record: OwnIdRecord,
    pub request: VerifiedRequest,
    /// The time at which it came.
    pub now: Timestamp,
}

/// Writes it, unless this very request already did, or one that was signed two seconds later or more. Within those two seconds the
/// order of arrival counts: the cloud calls from two hosts, and their clocks may differ.
pub async fn set(db: &Database, write: OwnIdDataWrite) -> sqlx::Result<WriteOutcome> {
    db.own_id_data_set.ask(write).await
}

/// Writes it with whatever else changes of the account, and claims the passkeys in it. What was signed before stays behind it, also when
/// the clock was set back.
pub(in crate::store) async fn put(tx: &mut Tx, id: Uuid, record: &OwnIdRecord, now: Timestamp) -> Result<(), Conflict> {
    on!(&mut *tx, tx => sqlx::query(
        "insert into own_id_data (login_id, data, signed_at, disabled_at)
         select login_id, $2, $3, disabled_at from account where id = $1
             on conflict (login_id) do update
            set data = excluded.data, disabled_at = excluded.disabled_at,
                signed_at = case when excluded.signed_at > own_id_data.signed_at
                                 then excluded.signed_at else own_id_data.signed_at + 1 end",
    ).bind(id).bind(record.data.as_str()).bind(now).execute(&mut **tx).await.map(drop))?;
    credentials::claim_for(tx, record, now).await
}

/// Writes it in the place of what there was, and lets go of the passkeys in that.
pub(in crate::store) async fn replace(
    tx: &mut Tx,
    id: Uuid,
    record: &OwnIdRecord,
    now: Timestamp,
) -> Result<(), Conflict> {
    credentials::release(tx, &[record.login_id.as_str()]).await?;
    put(tx, id, record, now).await
}

/// Notes beside the data whether the account is disabled. It follows every change of that.
pub(in crate::store) async fn note_disabled(tx: &mut Tx, id: Uuid) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "update own_id_data set disabled_at = (select disabled_at from account where id = $1)
          where login_id = (select login_id from account where id = $1)",
    ).bind(id).execute(&mut **tx).await.map(drop))
}

#[derive(Debug)]
pub(in crate::store) struct SetOwnIdData(pub Db);

/// The outcome of one user's waiting requests: the data of the one that was signed last, and the marks of them all, its own first.
#[derive(Debug)]
struct Merged<'a> {
    last: &'a OwnIdDataWrite,
    marks: String,
}

impl<'a> Merged<'a> {
    fn of(mut writes: Vec<&'a OwnIdDataWrite>) -> Option<Self> {
        writes.sort_by_key(|write| std::cmp::Reverse(write.request.timestamp));
        // One that was sent twice is remembered once.
        let mut seen = HashSet::with_capacity(writes.len());
        let marks = writes.iter().map(|write| mark(write)).filter(|mark| seen.insert(*mark)).take(MARKS_KEPT);
        let marks = marks.flat_map(|mark| [mark, " "]).collect();
        Some(Self { last: writes.first()?, marks })
    }
}

/// Requests that are remembered for a user, while each is signed within two seconds of the next; beyond them, only one that was signed
/// later than all counts. With the space between them, each takes 13 characters in `recent`.
const MARKS_KEPT: usize = 16;

/// The beginning of the hash of the request's signature: 72 bits, which tell it from any other.
fn mark(write: &OwnIdDataWrite) -> &str {
    write.request.replay_key.as_str().get(..12).unwrap_or_default()
}

impl GroupCommitWork for SetOwnIdData {
    type Item = OwnIdDataWrite;
    type Answer = WriteOutcome;

    async fn run(&self, items: &[OwnIdDataWrite]) -> sqlx::Result<Vec<WriteOutcome>> {
        let mut by_user: HashMap<&str, Vec<&OwnIdDataWrite>> = HashMap::with_capacity(items.len());
        for item in items {
            by_user.entry(item.record.login_id.as_str()).or_default().push(item);
        }
        let several: Vec<&OwnIdDataWrite> =
            by_user.values().filter(|writes| writes.len() > 1).flatten().copied().collect();
        let merged: Vec<Merged<'_>> = by_user.into_values().filter_map(Merged::of).collect();
        let mut taken = HashSet::new();
        if self.write_all(&merged, &mut taken).await? == merged.len() {
            return Ok(vec![WriteOutcome::Written; items.len()]);
        }
        // Some row stayed as it was: because of a later write, or of the same request before, or because there was no such user, or a
        // disabled one. Of several requests about a user, another than the last may be new. An account that came in between is written
        // to as well: what is answered with is known before the last try, and did not change until after it.
        let mut known = self.known(items).await?;
        loop {
            taken.clear();
            self.write_all(&merged, &mut taken).await?;
            for one in &several {
                let alone: Vec<_> = Merged::of(vec![one]).into_iter().collect();
                self.write_all(&alone, &mut taken).await?;
            }
            let before = mem::replace(&mut known, self.known(items).await?);
            if before == known {
                break;
            }
        }
        let kept = |item: &OwnIdDataWrite| match known.get(item.record.login_id.as_str()) {
            None => WriteOutcome::UnknownUser,
            Some(true) => WriteOutcome::Disabled,
            Some(false) if taken.contains(item.record.login_id.as_str()) => WriteOutcome::CredentialTaken,
            Some(false) => WriteOutcome::Written,
        };
        Ok(items.iter().map(kept).collect())
    }
}

/// The statement that writes for each user what may be written.
macro_rules! statement {
    ($users:expr) => {{
        let mut query = QueryBuilder::new("with item (login_id, data, signed_at, recent) as (");
        query.push_values($users, |mut row, Merged { last, marks }| {
            row.push_bind(last.record.login_id.as_str()).push_bind(last.record.data.as_str());
            row.push_bind(last.request.timestamp).push_bind(marks.as_str());
        });
        query.push(
            ") insert into own_id_data (login_id, data, signed_at, recent)
             select login_id, data, signed_at, recent from item
              where exists (select 1 from own_id_data known where known.login_id = item.login_id)
                 or exists (select 1 from account known
                             where known.login_id = item.login_id and known.disabled_at is null)
                 on conflict (login_id) do update set
                    data = excluded.data,
                    signed_at = case when excluded.signed_at > own_id_data.signed_at
                                     then excluded.signed_at else own_id_data.signed_at end,
                    recent = case when excluded.signed_at - 2000 >= own_id_data.signed_at
                                  then excluded.recent
                                  else substr(excluded.recent || own_id_data.recent, 1, 208) end
              where own_id_data.disabled_at is null
                and (own_id_data.signed_at < excluded.signed_at
                 or (own_id_data.signed_at - 2000 < excluded.signed_at
                     and length(own_id_data.recent) < 208
                     and replace(own_id_data.recent, substr(excluded.recent, 1, 13), '') = own_id_data.recent))",
        );
        query
    }};
}

impl SetOwnIdData {
    async fn known(&self, items: &[OwnIdDataWrite]) -> sqlx::Result<HashMap<String, bool>> {
        accounts::known(&self.0, items.iter().map(|item| &item.record.login_id)).await
    }

    /// Writes for each user what may be written, and returns for how many that was. Notes users whose passkeys another account has.
    async fn write_all<'a>(&self, users: &[Merged<'a>], taken: &mut HashSet<&'a str>) -> sqlx::Result<usize> {
        let (documents, opaque): (Vec<_>, Vec<_>) =
            users.iter().partition(|user| user.last.record.credentials.is_some());
        let mut written = if opaque.is_empty() { 0 } else { self.write(&opaque).await? };
        match self.write_documents(&documents).await? {
            Some(count) => written += count,
            // One of them spoils it for all, so each is written alone.
            None => {
                for user in documents {
                    match self.write_documents(&[user]).await? {
                        Some(count) => written += count,
                        None => drop(taken.insert(user.last.record.login_id.as_str())),
                    }
                }
            }
        }
        Ok(written)
    }

    /// Writes what names no passkeys. What its users kept before stays theirs until they write something that does.
    async fn write(&self, users: &[&Merged<'_>]) -> sqlx::Result<usize> {
        let written = on!(&self.0, pool => {
            statement!(users).build().execute(pool).await.map(|done| done.rows_affected())
        })?;
        Ok(usize::try_from(written).unwrap_or(usize::MAX))
    }

    /// Writes documents of the local platform, and claims the passkeys in them instead of those that they had before. None when another
    /// account has one of them; then nothing is written.
    async fn write_documents(&self, users: &[&Merged<'_>]) -> sqlx::Result<Option<usize>> {
        let Some(now) = users.first().map(|user| user.last.now) else { return Ok(Some(0)) };
        let mut tx = self.0.begin().await?;
        let written: Vec<String> = on!(&mut tx, tx => {
            statement!(users).push(" returning login_id").build_query_scalar().fetch_all(&mut **tx).await
        })?;
        let login_ids: HashSet<&str> = written.iter().map(String::as_str).collect();
        let records = users.iter().map(|user| &user.last.record);
        let records: Vec<_> = records.filter(|record| login_ids.contains(record.login_id.as_str())).collect();
        credentials::release(&mut tx, &login_ids.into_iter().collect::<Vec<_>>()).await?;
        if !credentials::claim(&mut tx, &records, now).await? {
            return Ok(None);
        }
        tx.commit().await?;
        Ok(Some(written.len()))
    }
}
