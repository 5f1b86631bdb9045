//! A look at the database for `vestibule doctor`, which changes nothing: it does not migrate.

use std::{path::Path, time::Duration};

use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use uuid::Uuid;

use super::{
    By, Db, OpenError, connections::ConnectionPool, migrations, postgres, values::from_row,
};
use crate::{config::DatabaseUrl, domain::Timestamp, on, store::StoreError};

/// The facts that a look at the database finds.
#[derive(Clone, Debug)]
pub struct DatabaseFacts {
    /// The number of migrations of this version that the database lacks.
    pub outstanding_migrations: usize,
    /// True if a newer version has changed its tables.
    pub is_newer: bool,
    pub has_accounts: bool,
    /// The last signing key, with its encrypted private key.
    pub signing_key: Option<SealedKey>,
    /// The last message that has a text, encrypted.
    pub message: Option<SealedMessage>,
    pub engine: By<SqliteFacts, PostgresFacts>,
}

#[derive(Clone, Debug)]
pub struct SealedKey {
    pub id: String,
    pub private_key: String,
}

from_row!(SealedKey { id, private_key });

#[derive(Clone, Debug)]
pub struct SealedMessage {
    pub id: Uuid,
    pub content: String,
}

from_row!(SealedMessage { id, content });

#[derive(Clone, Debug)]
pub struct SqliteFacts {
    /// `wal` with a file that this server has opened.
    pub journal_mode: String,
}

#[derive(Clone, Debug)]
pub struct PostgresFacts {
    /// 170002 for 17.2.
    pub version: i64,
    pub encoding: String,
    pub max_connections: i64,
    /// Connections that are kept for superusers.
    pub reserved_connections: i64,
    pub has_trigrams: bool,
    /// The database's time.
    pub clock: Timestamp,
}

from_row!(PostgresFacts {
    version,
    encoding,
    max_connections,
    reserved_connections,
    has_trigrams,
    clock
});

/// Time to wait for a writer of a file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

/// Looks at the database.
///
/// # Errors
/// [`OpenError`] if it cannot be reached or read.
pub async fn inspect(url: &DatabaseUrl) -> Result<DatabaseFacts, OpenError> {
    let db = match url {
        DatabaseUrl::Sqlite(path) => By::Sqlite(open_file(path).await?),
        DatabaseUrl::Postgres(url) => By::Postgres(postgres::open_unmigrated(url).await?),
    };
    let facts = read(&db).await;
    on!(&db, pool => pool.close().await);
    Ok(facts?)
}

async fn open_file(path: &Path) -> Result<ConnectionPool<sqlx::Sqlite>, OpenError> {
    let options =
        SqliteConnectOptions::new().filename(path).read_only(true).busy_timeout(BUSY_TIMEOUT);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    Ok(ConnectionPool::new(pool, ()))
}

async fn read(db: &Db) -> Result<DatabaseFacts, StoreError> {
    let engine = match db {
        By::Sqlite(pool) => By::Sqlite(SqliteFacts {
            journal_mode: sqlx::query_scalar("pragma journal_mode").fetch_one(pool).await?,
        }),
        By::Postgres(pool) => By::Postgres(read_settings(pool).await?),
    };

    let ours = migrations::versions();
    let applied = applied_migrations(db).await?;
    let has_tables = !applied.is_empty();
    Ok(DatabaseFacts {
        outstanding_migrations: ours.iter().filter(|version| !applied.contains(version)).count(),
        is_newer: applied.iter().max() > ours.iter().max(),
        has_accounts: has_tables && has_accounts(db).await?,
        signing_key: if has_tables { last_signing_key(db).await } else { None },
        message: if has_tables { last_message(db).await? } else { None },
        engine,
    })
}

/// The versions of the migrations that were applied: none in an empty database.
async fn applied_migrations(db: &Db) -> sqlx::Result<Vec<i64>> {
    let applied = on!(db, pool => sqlx::query_scalar(
        "select version from _sqlx_migrations where success",
    ).fetch_all(pool).await);
    match applied {
        Err(sqlx::Error::Database(error))
            if error.code().as_deref() == Some("42P01")
                || error.message().starts_with("no such table") =>
        {
            Ok(Vec::new())
        }
        other => other,
    }
}

async fn has_accounts(db: &Db) -> sqlx::Result<bool> {
    on!(db, pool => sqlx::query("select 1 from account limit 1")
        .fetch_optional(pool).await.map(|row| row.is_some()))
}

/// The key, or none in a database of a version without keys.
async fn last_signing_key(db: &Db) -> Option<SealedKey> {
    let found: sqlx::Result<Option<SealedKey>> = on!(db, pool => sqlx::query_as(
        "select id, private_key from signing_key order by created_at desc limit 1",
    ).fetch_optional(pool).await);
    found.ok().flatten()
}

async fn last_message(db: &Db) -> sqlx::Result<Option<SealedMessage>> {
    on!(db, pool => sqlx::query_as(
        "select id, content from outbox where content is not null order by id desc limit 1",
    ).fetch_optional(pool).await)
}

async fn read_settings(pool: &ConnectionPool<sqlx::Postgres>) -> sqlx::Result<PostgresFacts> {
    sqlx::query_as(
        "select current_setting('server_version_num')::bigint as version,
                current_setting('server_encoding') as encoding,
                current_setting('max_connections')::bigint as max_connections,
                current_setting('superuser_reserved_connections')::bigint as reserved_connections,
                exists (select 1 from pg_available_extensions where name = 'pg_trgm')
                    as has_trigrams,
                (extract(epoch from clock_timestamp()) * 1000)::bigint as clock",
    )
    .fetch_one(pool)
    .await
}
