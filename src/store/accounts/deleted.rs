//! Deleted accounts, kept complete until they are erased.

use crate::{
    domain::{AccountId, Timestamp, TokenHash},
    on,
    store::{Database, Tx, db::values::from_row},
};

/// A deleted account that can be restored.
#[derive(Clone, Debug)]
pub struct DeletedAccount {
    pub id: AccountId,
    pub login_id: String,
    /// The account as JSON, as exported.
    pub account: String,
    pub deleted_at: Timestamp,
    /// The hash of the token by which the owner can restore it.
    pub undo_hash: Option<TokenHash>,
}

from_row!(DeletedAccount { id, login_id, account, deleted_at, undo_hash });

/// Stores a deleted account.
pub async fn put(tx: &mut Tx, deleted: &DeletedAccount) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "insert into account_bin (id, login_id, account, deleted_at, undo_hash)
         values ($1, $2, $3, $4, $5)
             on conflict (id) do update
                 set login_id = excluded.login_id, account = excluded.account,
                     deleted_at = excluded.deleted_at, undo_hash = excluded.undo_hash",
    ).bind(deleted.id).bind(&deleted.login_id).bind(&deleted.account).bind(deleted.deleted_at)
        .bind(&deleted.undo_hash).execute(&mut **tx).await.map(drop))
}

/// Finds the account that this token restores, and the time of its deletion.
pub async fn find_by_undo_token(
    db: &Database,
    token: &TokenHash,
) -> sqlx::Result<Option<(AccountId, Timestamp)>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, deleted_at from account_bin where undo_hash = $1",
    ).bind(token).fetch_optional(pool).await)
}

/// Removes a deleted account from the table, to be restored or erased.
pub async fn take(tx: &mut Tx, id: AccountId) -> sqlx::Result<Option<DeletedAccount>> {
    on!(tx, tx => sqlx::query_as(
        "delete from account_bin where id = $1
         returning id, login_id, account, deleted_at, undo_hash",
    ).bind(id).fetch_optional(&mut **tx).await)
}

/// Gives a restored account a version that it never had, and its unfinished flows a new epoch. Both
/// are the time, which is far beyond every count.
pub async fn renew_version(tx: &mut Tx, id: AccountId, now: Timestamp) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query(
        "update account set version = $2, updated_at = $3, login_epoch = $2 where id = $1",
    ).bind(id).bind(now.as_millis()).bind(now).execute(&mut **tx).await.map(drop))
}

/// A position in the list of deleted accounts.
#[derive(Clone, Copy, Debug)]
pub struct DeletedPosition {
    pub deleted_at: Timestamp,
    pub id: AccountId,
}

/// Lists the deleted accounts after this position, latest first.
pub async fn list(
    db: &Database,
    after: DeletedPosition,
    limit: i64,
) -> sqlx::Result<Vec<DeletedAccount>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, login_id, account, deleted_at, undo_hash from account_bin
          where deleted_at < $1 or (deleted_at = $1 and id > $2)
          order by deleted_at desc, id limit $3",
    ).bind(after.deleted_at).bind(after.id).bind(limit).fetch_all(pool).await)
}

/// Lists accounts that were deleted before this time.
pub async fn list_due(
    db: &Database,
    before: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<AccountId>> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select id from account_bin where deleted_at < $1 order by deleted_at limit $2",
    ).bind(before).bind(limit).fetch_all(pool).await)
}
