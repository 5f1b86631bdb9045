//! PostgreSQL: the pool of connections, and the migration of the tables.

use std::{str::FromStr, sync::Arc};

use sqlx::{
    ConnectOptions, Connection, PgConnection, Postgres,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::{
    By, OpenError, check_usable,
    connections::ConnectionPool,
    migrations,
    primary_server::{ACQUIRE_TIMEOUT, PrimaryServer, read_setting},
};
use crate::config::database::PostgresUrl;

/// The name of a server's sessions in PostgreSQL.
pub(in crate::store) const SERVER: &str = "vestibule";

/// The name of the sessions of commands that are no server.
pub(in crate::store) const COMMAND: &str = "vestibule command";

/// Opens one session, outside of any pool, on the server that accepts writes.
pub(in crate::store) async fn connect(
    url: &PostgresUrl,
    name: &str,
) -> Result<PgConnection, OpenError> {
    let primary = PrimaryServer::new(options(url, name)?, 1);
    let pool = PgPoolOptions::new().connect_lazy_with(primary.server(0));
    primary.wait_until_found(&pool).await?;
    Ok(primary.current().connect().await?)
}

/// The options of a session on each server.
fn options(url: &PostgresUrl, name: &str) -> sqlx::Result<Vec<PgConnectOptions>> {
    // PgBouncer refuses `extra_float_digits`, and no number here is a float.
    let each = url.servers.iter().map(|server| {
        PgConnectOptions::from_str(server)
            .map(|server| server.application_name(name).extra_float_digits(None))
    });
    each.collect()
}

/// Opens the database and migrates its tables.
pub(in crate::store) async fn open(
    url: &PostgresUrl,
) -> Result<ConnectionPool<Postgres>, OpenError> {
    let primary = Arc::new(PrimaryServer::new(options(url, SERVER)?, url.max_connections));

    let checked_primary = Arc::clone(&primary);
    let pool = PgPoolOptions::new()
        .max_connections(url.max_connections)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .before_acquire(move |_, found| {
            let is_usable = checked_primary.is_usable(found.age);
            Box::pin(async move { Ok(is_usable) })
        })
        .connect_lazy_with(primary.server(0));
    primary.wait_until_found(&pool).await?;
    migrate(&primary.current(), url.is_pooled).await?;
    Ok(ConnectionPool::new(pool, primary).one_transaction_each(url.is_pooled))
}

/// Migrates the tables. An advisory lock admits one server at a time; it ends with the transaction,
/// so that it works behind a pooler of transactions too.
async fn migrate(server: &PgConnectOptions, pooled: bool) -> Result<(), OpenError> {
    let mut connection = server.connect().await?;
    let encoding = read_setting("show server_encoding", &mut connection).await?;
    if encoding != "UTF8" {
        return Err(OpenError::Encoding(encoding));
    }
    if !pooled {
        detect_pooler(server).await?;
    }

    let mut tx = connection.begin().await?;
    sqlx::raw_sql("select pg_advisory_xact_lock(7521960330246178)").execute(&mut *tx).await?;
    // Extensions may be installed in a schema of their own.
    sqlx::raw_sql(
        "select set_config('search_path',
                           current_setting('search_path') || ', ' || quote_ident(n.nspname), true)
           from pg_extension e join pg_namespace n on n.oid = e.extnamespace
          where e.extname = 'pg_trgm' and n.nspname <> all (current_schemas(true))",
    )
    .execute(&mut *tx)
    .await?;
    if pooled {
        // The session is shared with other clients: named statements would conflict.
        sqlx::raw_sql("deallocate all").execute(&mut *tx).await?;
    }
    check_usable(By::Postgres(&mut *tx)).await?;
    let mut migrator = migrations::postgres()?;
    migrator.set_locking(false);
    migrator.run(&mut *tx).await?;
    if pooled {
        sqlx::raw_sql("deallocate all").execute(&mut *tx).await?;
    }
    tx.commit().await?;
    connection.close().await?;
    Ok(())
}

/// Detects a pooler: two connections that share a session conflict in their prepared statements.
async fn detect_pooler(server: &PgConnectOptions) -> Result<(), OpenError> {
    let (mut one, mut two) = (server.connect().await?, server.connect().await?);
    for connection in [&mut one, &mut two] {
        let prepared = sqlx::query("select $1::bigint").bind(1_i64).fetch_one(connection).await;
        match prepared {
            Err(sqlx::Error::Database(error))
                if matches!(error.code().as_deref(), Some("42P05" | "26000")) =>
            {
                return Err(OpenError::Pooler);
            }
            other => other?,
        };
    }

    one.close().await?;
    two.close().await?;

    Ok(())
}
