//! Passkeys and their accounts: each credential id belongs to one account only
//! (`docs/security-behaviours.md` b08). Every write of `ownIdData` claims the ids in it, in the
//! same transaction; the creation of a passkey claims its id before
//! (`platform::ceremonies::store`).
//!
//! The states of a claim: `claimed` by a passkey that no account has yet, `kept` by an account's
//! `ownIdData`, or `released` by it. A claim that is not kept yields to `ownIdData` with that id; a
//! released one also yields to a new passkey, and until then names its previous owner. A deleted
//! account keeps its claims for as long as it can be restored.

use crate::{
    domain::{LoginId, OwnIdRecord, Timestamp, TokenHash},
    on,
    store::{
        Database, Tx,
        accounts::changes::Conflict,
        db::{
            bulk_insert::{ColumnValue, fetch, insert},
            values::from_row,
        },
    },
};

/// Claims the ids in these records. Returns false if some belong to other accounts; the others are
/// claimed nevertheless, so the caller rolls back, or resolves the conflicts.
pub async fn claim(tx: &mut Tx, records: &[&OwnIdRecord], now: Timestamp) -> sqlx::Result<bool> {
    let mut claims = claims(records);
    let claim_count = claims.len();

    // In a fixed order, so that concurrent claims of the same ids wait for each other instead of
    // deadlocking.
    claims.sort_unstable();
    claims.dedup_by_key(|(credential, _)| *credential);
    let cells = |(credential, login_id)| {
        [
            ColumnValue::Text(credential),
            ColumnValue::Text(login_id),
            ColumnValue::Time(Some(now)),
            ColumnValue::Text("kept"),
        ]
    };
    let rows: Vec<_> = claims.into_iter().map(cells).collect();
    let claimed = insert(
        tx,
        "insert into platform_credential (id_hash, login_id, created_at, state) ",
        " on conflict (id_hash) do update
             set login_id = excluded.login_id, created_at = excluded.created_at,
                 state = excluded.state
           where platform_credential.login_id = excluded.login_id
              or platform_credential.state <> 'kept'",
        &rows,
    )
    .await?;
    Ok(usize::try_from(claimed) == Ok(claim_count))
}

/// A credential id in a record of one login id that belongs to another account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputedCredential {
    pub id_hash: TokenHash,
    pub login_id: String,
    /// The login id of the account that it belongs to.
    pub owner: String,
}

from_row!(DisputedCredential { id_hash, login_id, owner });

/// Returns the ids in these records that belong to other accounts.
pub async fn disputed(
    tx: &mut Tx,
    records: &[&OwnIdRecord],
) -> sqlx::Result<Vec<DisputedCredential>> {
    let rows: Vec<_> = claims(records)
        .into_iter()
        .map(|(credential, login_id)| [ColumnValue::Text(credential), ColumnValue::Text(login_id)])
        .collect();
    let tail = ") select item.id_hash, item.login_id, c.login_id as owner from item
                    join platform_credential c on c.id_hash = item.id_hash
                   where c.state = 'kept' and c.login_id <> item.login_id";
    fetch(tx, "with item (id_hash, login_id) as (", tail, &rows).await
}

/// Claims the ids in the record of one account.
///
/// # Errors
/// [`Conflict::CredentialTaken`] if one belongs to another account.
pub(in crate::store) async fn claim_for(
    tx: &mut Tx,
    record: &OwnIdRecord,
    now: Timestamp,
) -> Result<(), Conflict> {
    if claim(tx, &[record], now).await? { Ok(()) } else { Err(Conflict::CredentialTaken) }
}

/// Releases the credentials of these login ids. The next write claims them again.
pub(in crate::store) async fn release(tx: &mut Tx, login_ids: &[&str]) -> sqlx::Result<()> {
    let rows: Vec<_> = login_ids.iter().map(|login_id| [ColumnValue::Text(login_id)]).collect();
    let tail = ") update platform_credential set state = 'released'
                   where state = 'kept' and login_id in (select login_id from item)";
    insert(tx, "with item (login_id) as (", tail, &rows).await.map(drop)
}

/// Returns the credential ids in the records, each with its login id.
fn claims<'a>(records: &[&'a OwnIdRecord]) -> Vec<(&'a str, &'a str)> {
    let of = |record: &'a OwnIdRecord| {
        let ids = record.credentials.iter().flatten();
        ids.map(|credential| (credential.as_str(), record.login_id.as_str()))
    };
    records.iter().copied().flat_map(of).collect()
}

/// Assigns an id to an account, whichever account had it.
pub async fn give(
    tx: &mut Tx,
    credential: &TokenHash,
    login_id: &LoginId,
    now: Timestamp,
) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "update platform_credential set login_id = $2, created_at = $3, state = 'kept'
          where id_hash = $1",
    ).bind(credential).bind(login_id.as_str()).bind(now).execute(&mut **tx).await.map(drop))
}

/// Returns true if the claims of all older `ownIdData` were filled in with this key.
pub async fn is_filled(db: &Database, key_mark: &str) -> sqlx::Result<bool> {
    let found: Option<Timestamp> = on!(&db.read, pool => sqlx::query_scalar(
        "select filled_at from platform_credential_filled where key_mark = $1",
    ).bind(key_mark).fetch_optional(pool).await)?;
    Ok(found.is_some())
}

/// Records that the claims were filled in with this key.
pub async fn note_filled(db: &Database, key_mark: &str, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into platform_credential_filled (key_mark, filled_at) values ($1, $2)
             on conflict do nothing",
    ).bind(key_mark).bind(now).execute(pool).await.map(drop))
}

/// Deletes the records of other keys than this one.
pub async fn forget_filled(db: &Database, except: Option<&str>) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "delete from platform_credential_filled where key_mark <> $1",
    ).bind(except.unwrap_or_default()).execute(pool).await.map(drop))
}

/// Returns login ids after this one with their `ownIdData`, in order, and locks the rows until the
/// transaction ends.
pub async fn page(tx: &mut Tx, after: &str, limit: i64) -> sqlx::Result<Vec<(String, String)>> {
    let lock = tx.row_lock();
    let sql = format!(
        "select login_id, data from own_id_data where login_id > $1 and data <> ''
          order by login_id limit $2{lock}"
    );
    on!(tx, tx => sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(after).bind(limit)
        .fetch_all(&mut **tx).await)
}
