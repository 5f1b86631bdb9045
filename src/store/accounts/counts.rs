//! Numbers of accounts.

use crate::{
    domain::AccountId,
    on,
    store::{
        Database,
        db::{By, values::from_row},
    },
};

/// The numbers of accounts, in total and by state.
#[derive(Clone, Copy, Debug)]
pub struct AccountCounts {
    pub accounts: i64,
    pub disabled: i64,
    pub pending: i64,
    pub needs_attention: i64,
}

from_row!(AccountCounts { accounts, disabled, pending, needs_attention });

pub async fn counts(db: &Database) -> sqlx::Result<AccountCounts> {
    on!(&db.read, pool => sqlx::query_as(
        "select (select count(*) from account) as accounts,
                (select count(*) from account where disabled_at is not null) as disabled,
                (select count(*) from account
                 where pending_since is not null and disabled_at is null) as pending,
                (select count(*) from account
                 where needs_attention_since is not null) as needs_attention",
    ).fetch_one(pool).await)
}

/// Counts all accounts.
pub async fn all(db: &Database) -> sqlx::Result<i64> {
    on!(&db.read, pool => sqlx::query_scalar("select count(*) from account").fetch_one(pool).await)
}

/// Estimates the number of accounts without counting them. PostgreSQL needs a tenth of a second to
/// count a million; it knows the rows per page from its last analysis and the number of pages, from
/// which its planner estimates too.
pub async fn approximate(db: &Database) -> sqlx::Result<i64> {
    if let By::Postgres(pool) = &db.read {
        let estimated: Option<i64> = sqlx::query_scalar(
            "select (reltuples / relpages
                       * (pg_relation_size(oid) / current_setting('block_size')::bigint))::bigint
               from pg_class where oid = 'account'::regclass and reltuples > 0 and relpages > 0",
        )
        .fetch_optional(pool)
        .await?;
        if let Some(estimated) = estimated {
            return Ok(estimated);
        }
    }

    all(db).await
}

/// Counts the accounts with ids from `first` to `last`, both included. An id begins with the time
/// of the account's creation.
pub async fn between(db: &Database, first: AccountId, last: AccountId) -> sqlx::Result<i64> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select count(*) from account where id >= $1 and id <= $2",
    ).bind(first).bind(last).fetch_one(pool).await)
}
