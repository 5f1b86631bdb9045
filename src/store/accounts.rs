//! Accounts.

use std::collections::HashSet;

use sqlx::{QueryBuilder, types::Uuid};

use super::{Database, Db};
use crate::{
    domain::{LoginId, OwnIdData, Profile, Timestamp},
    on,
};

/// One row of `account`, without the secrets.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Account {
    pub id: Uuid,
    pub login_id: String,
    pub profile: String,
    pub created_at: Timestamp,
    pub last_login_at: Option<Timestamp>,
    pub disabled_at: Option<Timestamp>,
}

/// What a new account begins with.
#[derive(Debug)]
pub struct NewAccount {
    pub id: Uuid,
    pub login_id: LoginId,
    /// An argon2id PHC string.
    pub password_hash: Option<String>,
    pub own_id_data: Option<OwnIdData>,
    pub profile: Profile,
    pub created_at: Timestamp,
}

/// Creates the account with all it begins with. False when the login id is taken: the unique column decides.
pub async fn create(db: &Database, new: NewAccount) -> sqlx::Result<bool> {
    let mut tx = db.begin().await?;
    let created = on!(&mut tx, tx => sqlx::query(
        "insert into account (id, login_id, password_hash, profile, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $5)
             on conflict (login_id) do nothing",
    ).bind(new.id).bind(new.login_id.as_str()).bind(new.password_hash).bind(new.profile.to_json()).bind(new.created_at)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    if created {
        let (data, signed_at) = match &new.own_id_data {
            Some(data) => (data.as_str(), new.created_at),
            None => ("", Timestamp::from_millis(0)),
        };
        on!(&mut tx, tx => sqlx::query("insert into own_id_data (login_id, data, signed_at) values ($1, $2, $3)")
            .bind(new.login_id.as_str()).bind(data).bind(signed_at)
            .execute(&mut **tx).await.map(drop))?;
    }
    tx.commit().await?;
    Ok(created)
}

pub async fn by_id(db: &Database, id: Uuid) -> sqlx::Result<Option<Account>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, login_id, profile, created_at, last_login_at, disabled_at from account where id = $1",
    ).bind(id).fetch_optional(pool).await)
}

pub async fn by_login_id(db: &Database, login_id: &LoginId) -> sqlx::Result<Option<Account>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, login_id, profile, created_at, last_login_at, disabled_at from account where login_id = $1",
    ).bind(login_id.as_str()).fetch_optional(pool).await)
}

/// The account that may log in with a password, and the PHC string to check it against.
pub async fn password_hash(db: &Database, login_id: &LoginId) -> sqlx::Result<Option<(Uuid, String)>> {
    on!(&db.read, pool => sqlx::query_as(
        "select id, password_hash from account
          where login_id = $1 and disabled_at is null and password_hash is not null",
    ).bind(login_id.as_str()).fetch_optional(pool).await)
}

/// Disables the account and ends its sessions. False when there is no such account.
pub async fn disable(db: &Database, login_id: &LoginId, now: Timestamp) -> sqlx::Result<bool> {
    let mut tx = db.begin().await?;
    let disabled = on!(&mut tx, tx => sqlx::query(
        "update account set disabled_at = coalesce(disabled_at, $2), updated_at = $2 where login_id = $1",
    ).bind(login_id.as_str()).bind(now).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    on!(&mut tx, tx => sqlx::query(
        "delete from session where account_id = (select id from account where login_id = $1)",
    ).bind(login_id.as_str()).execute(&mut **tx).await.map(drop))?;
    tx.commit().await?;
    Ok(disabled)
}

/// Lets the account log in again. False when there is no such account.
pub async fn enable(db: &Database, login_id: &LoginId, now: Timestamp) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query("update account set disabled_at = null, updated_at = $2 where login_id = $1")
        .bind(login_id.as_str()).bind(now).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Deletes the account; its `ownIdData`, its sessions and the decisions on its documents go with it. False when there is no
/// such account.
pub async fn delete(db: &Database, login_id: &LoginId) -> sqlx::Result<bool> {
    let mut tx = db.begin().await?;
    on!(&mut tx, tx => sqlx::query(
        "delete from id_document_decision where account_id = (select id from account where login_id = $1)",
    ).bind(login_id.as_str()).execute(&mut **tx).await.map(drop))?;
    let deleted = on!(&mut tx, tx => sqlx::query("delete from account where login_id = $1")
        .bind(login_id.as_str()).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    tx.commit().await?;
    Ok(deleted)
}

pub async fn note_login(db: &Database, id: Uuid, now: Timestamp) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query("update account set last_login_at = $2 where id = $1")
        .bind(id).bind(now).execute(pool).await.map(drop))
}

/// Which of these login ids belong to an account.
pub(super) async fn known(db: &Db, login_ids: impl Iterator<Item = &LoginId>) -> sqlx::Result<HashSet<String>> {
    let known: Vec<String> = on!(db, pool => {
        let mut query = QueryBuilder::new("with item (login_id) as (");
        query.push_values(login_ids, |mut row, login_id| {
            row.push_bind(login_id.as_str());
        });
        query.push(") select a.login_id from item join account a on a.login_id = item.login_id");
        query.build_query_scalar().fetch_all(pool).await
    })?;
    Ok(known.into_iter().collect())
}
