//! Deleted accounts, whole, until they are erased for good.

use sqlx::types::Uuid;

use crate::{
    domain::{Timestamp, TokenHash},
    on,
    store::{Database, Tx},
};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DeletedAccount {
    pub id: Uuid,
    pub login_id: String,
    /// The account as JSON, as it was exported.
    pub account: String,
    pub deleted_at: Timestamp,
    /// Of the token with which its person can bring it back.
    pub undo_hash: Option<TokenHash>,
}

pub async fn put(tx: &mut Tx, binned: &DeletedAccount) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "insert into account_bin (id, login_id, account, deleted_at, undo_hash) values ($1, $2, $3, $4, $5)
             on conflict (id) do update set login_id = excluded.login_id, account = excluded.account,
                                            deleted_at = excluded.deleted_at, undo_hash = excluded.undo_hash",
    ).bind(binned.id).bind(&binned.login_id).bind(&binned.account).bind(binned.deleted_at).bind(&binned.undo_hash)
        .execute(&mut **tx).await.map(drop))
}

/// Which account this token brings back, and when it was deleted.
pub async fn by_undo(db: &Database, token: &TokenHash) -> sqlx::Result<Option<(Uuid, Timestamp)>> {
    on!(&db.read, pool => sqlx::query_as("select id, deleted_at from account_bin where undo_hash = $1")
        .bind(token).fetch_optional(pool).await)
}

/// Takes an account out of the bin, to be made again or erased.
pub async fn take(tx: &mut Tx, id: Uuid) -> sqlx::Result<Option<DeletedAccount>> {
    on!(tx, tx => sqlx::query_as("delete from account_bin where id = $1 returning id, login_id, account, deleted_at, undo_hash")
        .bind(id).fetch_optional(&mut **tx).await)
}

/// Gives an account that came back a version that it never had before, and to what is begun for it an epoch of its own: the time,
/// which is far ahead of every count.
pub async fn renew(tx: &mut Tx, id: Uuid, now: Timestamp) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query("update account set version = $2, updated_at = $3, login_epoch = $2 where id = $1")
        .bind(id).bind(now.as_millis()).bind(now).execute(&mut **tx).await.map(drop))
}

/// Where one stands in the list of the bin.
pub type DeletedPosition = (Timestamp, Uuid);

/// Those in the bin after this place, the latest first.
pub async fn list(db: &Database, (at, id): DeletedPosition, most: i64) -> sqlx::Result<Vec<DeletedAccount>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, login_id, account, deleted_at, undo_hash from account_bin
          where deleted_at < $1 or (deleted_at = $1 and id > $2) order by deleted_at desc, id limit $3",
    ).bind(at).bind(id).bind(most).fetch_all(pool).await)
}

/// Those deleted before this moment.
pub async fn due(db: &Database, before: Timestamp, most: i64) -> sqlx::Result<Vec<Uuid>> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select id from account_bin where deleted_at < $1 order by deleted_at limit $2",
    ).bind(before).bind(most).fetch_all(pool).await)
}
