//! PostgreSQL: the pool of connections, and the migration of the tables.

use std::{str::FromStr, sync::Arc};

use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, PgConnection, PgPool, Postgres, Row,
    migrate::Migrator,
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
    let (_, server) = find(url, name).await?;
    Ok(server.connect().await?)
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
    let (pool, primary) = find_primary(url).await?;
    migrate(&primary.current(), url.is_pooled).await?;
    Ok(ConnectionPool::new(pool, primary).one_transaction_each(url.is_pooled))
}

/// Opens the database as it is.
pub(in crate::store) async fn open_unmigrated(
    url: &PostgresUrl,
) -> Result<ConnectionPool<Postgres>, OpenError> {
    let (pool, primary) = find_primary(url).await?;
    Ok(ConnectionPool::new(pool, primary).one_transaction_each(url.is_pooled))
}

/// Makes the pool, and finds the server that accepts writes.
async fn find_primary(url: &PostgresUrl) -> Result<(PgPool, Arc<PrimaryServer>), OpenError> {
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
    Ok((pool, primary))
}

/// Finds the server that accepts writes. Returns a pool of one connection to it.
pub(in crate::store) async fn find(
    url: &PostgresUrl,
    name: &str,
) -> Result<(PgPool, PgConnectOptions), OpenError> {
    let primary = PrimaryServer::new(options(url, name)?, 1);
    let pool = PgPoolOptions::new().max_connections(1).acquire_timeout(ACQUIRE_TIMEOUT);
    let pool = pool.connect_lazy_with(primary.server(0));
    primary.wait_until_found(&pool).await?;
    Ok((pool, primary.current()))
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
    check_usable(By::Postgres(&mut *tx)).await?;
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

/// Lets identity columns go on behind the values that were copied into them.
pub(in crate::store) async fn advance_identities(session: &mut PgConnection) -> sqlx::Result<()> {
    let advances = sqlx::raw_sql(
        "select format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1,
                                      false) from %I',
                       quote_ident(c.relname), a.attname, a.attname, c.relname)
           from pg_attribute a join pg_class c on c.oid = a.attrelid
          where a.attidentity <> '' and not a.attisdropped and c.relkind = 'r'
            and c.relnamespace = current_schema()::regnamespace",
    );
    for row in advances.fetch_all(&mut *session).await? {
        let advance: String = row.try_get(0)?;
        sqlx::raw_sql(AssertSqlSafe(advance)).execute(&mut *session).await?;
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
