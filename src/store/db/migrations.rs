//! The migrations, which are part of the binary.

use std::{borrow::Cow, collections::BTreeSet};

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
    versions().last().copied()
}

/// The table in which sqlx notes the migrations.
pub const TABLE: &str = "_sqlx_migrations";

/// The versions of all migrations.
pub fn versions() -> BTreeSet<i64> {
    let files = embedded::SQLITE.iter();
    files.filter_map(|(name, _)| name.split('_').next()?.parse().ok()).collect()
}

/// Some of the migrations of PostgreSQL.
///
/// # Errors
/// As [`postgres`].
pub fn postgres_of(versions: &[i64]) -> Result<Migrator, MigrateError> {
    let all = postgres()?;
    let some = all.iter().filter(|migration| versions.contains(&migration.version));
    Ok(Migrator::with_migrations(some.cloned().collect()))
}

/// The names of all tables that the migrations of PostgreSQL have made, also of those that are
/// dropped again, and of the table in which they are noted.
pub fn postgres_tables() -> BTreeSet<&'static str> {
    let lines = embedded::POSTGRES.iter().flat_map(|(_, sql)| sql.lines());
    let named = lines.filter_map(|line| {
        let created = line.strip_prefix("create table ");
        let named = created.or_else(|| line.split_once(" rename to ").map(|(_, name)| name))?;
        named.split([' ', '(', ';']).next()
    });
    named.chain([TABLE]).collect()
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
