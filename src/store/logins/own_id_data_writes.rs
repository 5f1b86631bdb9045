//! Group commit of `ownIdData`: the queued requests of all users are written together.

use std::{
    collections::{HashMap, HashSet},
    mem,
};

use sqlx::QueryBuilder;

use super::{
    credentials,
    own_id_data::{OwnIdDataWrite, WriteOutcome},
};
use crate::{
    on,
    store::{Db, Tx, accounts, db::group_commit::GroupCommitWork},
};

/// Writes the queued requests.
#[derive(Debug)]
pub(in crate::store) struct SetOwnIdData(pub Db);

/// The queued requests of one user, merged: the data of the request that was signed last, and the
/// marks of all, its own first.
#[derive(Debug)]
struct MergedWrites<'a> {
    last: &'a OwnIdDataWrite,
    marks: String,
}

impl<'a> MergedWrites<'a> {
    fn of(mut writes: Vec<&'a OwnIdDataWrite>) -> Option<Self> {
        writes.sort_by_key(|write| std::cmp::Reverse(write.request.timestamp));
        // A replayed request has one mark.
        let mut seen = HashSet::with_capacity(writes.len());
        let marks = writes
            .iter()
            .map(|write| mark(write))
            .filter(|mark| seen.insert(*mark))
            .take(MAX_MARKS);
        let marks = marks.flat_map(|mark| [mark, " "]).collect();
        Some(Self { last: writes.first()?, marks })
    }
}

/// The maximum number of remembered requests of a user, each signed within two seconds of the next.
/// Beyond it, only a request that was signed later than all counts. With a space, each takes 13
/// characters in `recent`.
const MAX_MARKS: usize = 16;

/// Returns the mark of a request: the beginning of the hash of its signature, 72 bits.
fn mark(write: &OwnIdDataWrite) -> &str {
    write.request.replay_key.as_str().get(..12).unwrap_or_default()
}

impl GroupCommitWork for SetOwnIdData {
    const NAME: &'static str = "own_id_data";

    type Item = OwnIdDataWrite;
    type Output = WriteOutcome;

    async fn run(&self, items: &[OwnIdDataWrite]) -> sqlx::Result<Vec<WriteOutcome>> {
        let mut by_user: HashMap<&str, Vec<&OwnIdDataWrite>> = HashMap::with_capacity(items.len());
        for item in items {
            by_user.entry(item.record.login_id.as_str()).or_default().push(item);
        }

        let several: Vec<&OwnIdDataWrite> =
            by_user.values().filter(|writes| writes.len() > 1).flatten().copied().collect();
        let merged: Vec<MergedWrites<'_>> =
            by_user.into_values().filter_map(MergedWrites::of).collect();
        let mut taken = HashSet::new();
        if self.write_all(&merged, &mut taken).await? == merged.len() {
            return Ok(vec![WriteOutcome::Written; items.len()]);
        }

        // Some rows were not written: because of a later request, a replay, an unknown user or a
        // disabled one. Of several requests of a user, another than the last may be new. An account
        // that is created meanwhile is written to as well: the accounts are read before the last
        // attempt, and must not change until after it.
        let mut known = self.known(items).await?;

        loop {
            taken.clear();
            self.write_all(&merged, &mut taken).await?;
            for one in &several {
                let alone: Vec<_> = MergedWrites::of(vec![one]).into_iter().collect();
                self.write_all(&alone, &mut taken).await?;
            }
            let before = mem::replace(&mut known, self.known(items).await?);
            if before == known {
                break;
            }
        }

        let outcome = |item: &OwnIdDataWrite| match known.get(item.record.login_id.as_str()) {
            None => WriteOutcome::UnknownUser,
            Some(true) => WriteOutcome::Disabled,
            Some(false) if taken.contains(item.record.login_id.as_str()) => {
                WriteOutcome::CredentialTaken
            }
            Some(false) => WriteOutcome::Written,
        };

        Ok(items.iter().map(outcome).collect())
    }
}

/// Builds the statement that writes the data of each user, where that is permitted.
macro_rules! statement {
    ($users:expr) => {{
        let mut query = QueryBuilder::new("with item (login_id, data, signed_at, recent) as (");
        query.push_values($users, |mut row, MergedWrites { last, marks }| {
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
                     and replace(own_id_data.recent, substr(excluded.recent, 1, 13), '')
                         = own_id_data.recent))",
        );
        query
    }};
}

impl SetOwnIdData {
    /// Returns the known login ids, with whether their accounts are disabled.
    async fn known(&self, items: &[OwnIdDataWrite]) -> sqlx::Result<HashMap<String, bool>> {
        accounts::known(&self.0, items.iter().map(|item| &item.record.login_id)).await
    }

    /// Writes the data of each user, where that is permitted, and returns for how many. Adds users
    /// whose passkeys belong to other accounts to `taken`.
    async fn write_all<'a>(
        &self,
        users: &[MergedWrites<'a>],
        taken: &mut HashSet<&'a str>,
    ) -> sqlx::Result<usize> {
        let (documents, opaque): (Vec<_>, Vec<_>) =
            users.iter().partition(|user| user.last.record.credentials.is_some());
        let mut written = if opaque.is_empty() { 0 } else { self.write_opaque(&opaque).await? };

        match self.write_documents(&documents).await? {
            Some(count) => written += count,
            // One conflict rolls back all, so each is written alone.
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

    /// Writes data that names no passkeys. The claims of its users stay until they write data that
    /// does.
    async fn write_opaque(&self, users: &[&MergedWrites<'_>]) -> sqlx::Result<usize> {
        let written = on!(&self.0, pool => {
            statement!(users).build().execute(pool).await.map(|done| done.rows_affected())
        })?;
        Ok(usize::try_from(written).unwrap_or(usize::MAX))
    }

    /// Writes data of the local platform, and claims the passkeys in it instead of the previous
    /// ones. Returns `None`, and writes nothing, if another account has one of them.
    async fn write_documents(&self, users: &[&MergedWrites<'_>]) -> sqlx::Result<Option<usize>> {
        let mut tx = self.0.begin().await?;
        let written = write_and_claim(&mut tx, users).await?;
        if written.is_some() {
            tx.commit().await?;
        }
        Ok(written)
    }
}

/// Writes one request within a transaction, and claims the passkeys in it instead of the previous
/// ones. Returns `None` if another account has one of them; the caller rolls the transaction back.
pub(super) async fn write_one(tx: &mut Tx, write: &OwnIdDataWrite) -> sqlx::Result<Option<usize>> {
    let alone: Vec<_> = MergedWrites::of(vec![write]).into_iter().collect();
    write_and_claim(tx, &alone.iter().collect::<Vec<_>>()).await
}

async fn write_and_claim(tx: &mut Tx, users: &[&MergedWrites<'_>]) -> sqlx::Result<Option<usize>> {
    let Some(now) = users.first().map(|user| user.last.now) else { return Ok(Some(0)) };
    let written: Vec<String> = on!(&mut *tx, tx => {
        statement!(users)
            .push(" returning login_id")
            .build_query_scalar()
            .fetch_all(&mut **tx)
            .await
    })?;

    let login_ids: HashSet<&str> = written.iter().map(String::as_str).collect();
    let records = users.iter().map(|user| &user.last.record);
    let records: Vec<_> =
        records.filter(|record| login_ids.contains(record.login_id.as_str())).collect();
    credentials::release(tx, &login_ids.into_iter().collect::<Vec<_>>()).await?;

    let is_claimed = credentials::claim(tx, &records, now).await?;
    Ok(if is_claimed { Some(written.len()) } else { None })
}
