//! PostgreSQL: the pool of connections, and the migration of the tables.

use std::{str::FromStr, sync::Arc};

use sqlx::{
    ConnectOptions, Connection, PgConnection, PgPool, Postgres,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::{
    OpenError,
    connections::ConnectionPool,
    migrations,
    primary_server::{ACQUIRE_TIMEOUT, PrimaryServer, read_setting},
};
use crate::config::database::PostgresUrl;

/// Opens the database and migrates its tables.
pub(in crate::store) async fn open(
    url: &PostgresUrl,
) -> Result<ConnectionPool<Postgres>, OpenError> {
    let primary = Arc::new(PrimaryServer::new(servers(url, "vestibule")?, url.max_connections));

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

/// Finds the server that accepts writes. Returns a pool of one connection to it.
pub(in crate::store) async fn find(
    url: &PostgresUrl,
    application: &str,
) -> Result<(PgPool, PgConnectOptions), OpenError> {
    let primary = PrimaryServer::new(servers(url, application)?, 1);
    let options = PgPoolOptions::new().max_connections(1).acquire_timeout(ACQUIRE_TIMEOUT);
    let pool = options.connect_lazy_with(primary.server(0));
    primary.wait_until_found(&pool).await?;
    Ok((pool, primary.current()))
}

fn servers(url: &PostgresUrl, application: &str) -> sqlx::Result<Vec<PgConnectOptions>> {
    let servers = url.servers.iter().map(|server| {
        // PgBouncer refuses `extra_float_digits`, and no number here is a float.
        PgConnectOptions::from_str(server)
            .map(|server| server.application_name(application).extra_float_digits(None))
    });
    servers.collect()
}

/// Migrates the tables. An advisory lock admits one server at a time; it ends with the transaction,
/// so that it works behind a pooler of transactions too.
async fn migrate(server: &PgConnectOptions, pooled: bool) -> Result<(), OpenError> {
    check_encoding(server).await?;
    if !pooled {
        detect_pooler(server).await?;
    }

    let mut connection = server.connect().await?;
    let mut tx = connection.begin().await?;
    lock_migrations(&mut tx).await?;
    migrate_within(&mut tx, migrations::postgres()?, pooled).await?;
    tx.commit().await?;
    connection.close().await?;
    Ok(())
}

/// Refuses a database in which not every text can be stored.
pub(in crate::store) async fn check_encoding(server: &PgConnectOptions) -> Result<(), OpenError> {
    let mut connection = server.connect().await?;
    let encoding = read_setting("show server_encoding", &mut connection).await?;
    connection.close().await?;
    if encoding == "UTF8" { Ok(()) } else { Err(OpenError::Encoding(encoding)) }
}

/// Waits until nobody else migrates the tables, and lets nobody until the transaction ends.
pub(in crate::store) async fn lock_migrations(tx: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::raw_sql("select pg_advisory_xact_lock(7521960330246178)").execute(tx).await.map(drop)
}

/// Applies migrations in a transaction that holds their lock.
pub(in crate::store) async fn migrate_within(
    tx: &mut PgConnection,
    mut migrator: Migrator,
    pooled: bool,
) -> Result<(), OpenError> {
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
    migrator.set_locking(false);
    migrator.run(&mut *tx).await?;
    if pooled {
        sqlx::raw_sql("deallocate all").execute(&mut *tx).await?;
    }
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
