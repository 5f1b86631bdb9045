//! How many accounts there are.

use sqlx::types::Uuid;

use crate::{
    on,
    store::{Database, db::By},
};

#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct AccountCounts {
    pub accounts: i64,
    pub disabled: i64,
    pub pending: i64,
    pub needs_attention: i64,
}

pub async fn counts(db: &Database) -> sqlx::Result<AccountCounts> {
    on!(&db.read, pool => sqlx::query_as(
        "select (select count(*) from account) as accounts,
                (select count(*) from account where disabled_at is not null) as disabled,
                (select count(*) from account where pending_since is not null and disabled_at is null) as pending,
                (select count(*) from account where needs_attention_since is not null) as needs_attention",
    ).fetch_one(pool).await)
}

pub async fn all(db: &Database) -> sqlx::Result<i64> {
    on!(&db.read, pool => sqlx::query_scalar("select count(*) from account").fetch_one(pool).await)
}

/// About how many there are, in no time. PostgreSQL, which counts a million in a tenth of a second, knows how many rows a page had
/// when it last looked, and how many pages there are now; so its planner reckons, too.
pub async fn about(db: &Database) -> sqlx::Result<i64> {
    if let By::Postgres(pool) = &db.read {
        let reckoned: Option<i64> = sqlx::query_scalar(
            "select (reltuples / relpages * (pg_relation_size(oid) / current_setting('block_size')::bigint))::bigint
               from pg_class where oid = 'account'::regclass and reltuples > 0 and relpages > 0",
        )
        .fetch_optional(pool)
        .await?;
        if let Some(reckoned) = reckoned {
            return Ok(reckoned);
        }
    }
    all(db).await
}

/// How many have an id from `first` to `last`, both included: an id begins with the time at which its account was made.
pub async fn between(db: &Database, (first, last): (Uuid, Uuid)) -> sqlx::Result<i64> {
    on!(&db.read, pool => sqlx::query_scalar("select count(*) from account where id >= $1 and id <= $2")
        .bind(first).bind(last).fetch_one(pool).await)
}
