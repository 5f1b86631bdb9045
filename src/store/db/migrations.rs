//! The migrations, which are part of the binary.

use std::borrow::Cow;

use sqlx::{
    AssertSqlSafe, SqlSafeStr,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
};

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/migrations.rs"));
}

/// The migrations of SQLite.
///
/// # Errors
/// The name of a file is not `<version>_<description>.sql`.
pub fn sqlite() -> Result<Migrator, MigrateError> {
    migrator(embedded::SQLITE)
}

/// The migrations of PostgreSQL.
///
/// # Errors
/// The name of a file is not `<version>_<description>.sql`.
pub fn postgres() -> Result<Migrator, MigrateError> {
    migrator(embedded::POSTGRES)
}

/// The version of the newest migration, which is the same for both databases.
pub fn newest_version() -> Option<i64> {
    versions().into_iter().max()
}

/// The versions of all migrations, which are the same for both databases.
pub fn versions() -> Vec<i64> {
    embedded::SQLITE.iter().filter_map(|(name, _)| name.split('_').next()?.parse().ok()).collect()
}

fn migrator(files: &[(&'static str, &'static str)]) -> Result<Migrator, MigrateError> {
    let migrations: Result<Vec<_>, _> =
        files.iter().map(|(name, sql)| migration(name, sql)).collect();
    Ok(Migrator::with_migrations(migrations?))
}

fn migration(name: &'static str, sql: &'static str) -> Result<Migration, MigrateError> {
    let named = name.strip_suffix(".sql").and_then(|name| name.split_once('_'));
    let (version, description) =
        named.ok_or_else(|| MigrateError::Source(format!("the migration {name}").into()))?;
    let version = version
        .parse()
        .map_err(|_| MigrateError::Source(format!("the version of {name}").into()))?;

    let description = Cow::Owned(description.replace('_', " "));
    Ok(Migration::new(
        version,
        description,
        MigrationType::Simple,
        AssertSqlSafe(sql).into_sql_str(),
        false,
    ))
}
