//! The migrations, which are part of the binary.

use std::{borrow::Cow, collections::BTreeSet};

use sqlx::{
    AssertSqlSafe, ConnectOptions, SqlSafeStr,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
};

use super::{By, OpenError, RawConnection, SharedConnection, postgres, sqlite_options};
use crate::{config::DatabaseUrl, on};

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

/// The migrations of a database, compared with those of this binary, by their names.
#[derive(Debug, Default)]
pub struct MigrationState {
    /// Those that the database lacks, the oldest first.
    pub outstanding: Vec<String>,
    /// Those that only a newer version knows.
    unknown: Vec<String>,
    /// True if the database has none at all.
    pub(in crate::store) is_new: bool,
}

impl MigrationState {
    /// Reads the state of a database, which is not changed, and not created.
    ///
    /// # Errors
    /// [`OpenError`] if it cannot be reached, or was used by a newer version.
    pub async fn read(url: &DatabaseUrl) -> Result<Self, OpenError> {
        let mut connection = match url {
            DatabaseUrl::Sqlite(path) if !path.exists() => return Ok(Self::compare(&[])),
            DatabaseUrl::Sqlite(path) => {
                let options = sqlite_options(path).read_only(true);
                RawConnection::Sqlite(options.connect().await?)
            }
            DatabaseUrl::Postgres(url) => {
                RawConnection::Postgres(postgres::connect(url, postgres::COMMAND).await?)
            }
        };
        let state = Self::of(connection.share()).await?;
        connection.close().await?;
        Ok(state)
    }

    /// Reads the state by the simple query protocol, which leaves nothing behind in a session.
    pub(super) async fn of(mut connection: SharedConnection<'_>) -> Result<Self, OpenError> {
        let exists = match &connection {
            By::Sqlite(_) => "select count(*) from sqlite_schema where name = '_sqlx_migrations'",
            By::Postgres(_) => "select count(to_regclass('_sqlx_migrations'))",
        };
        let exists: i64 = on!(&mut connection, connection => {
            sqlx::Row::try_get(&sqlx::raw_sql(exists).fetch_one(&mut **connection).await?, 0)
        })?;
        if exists == 0 {
            return Ok(Self::compare(&[]));
        }

        let sql = "select version, description from _sqlx_migrations where success order by 1";
        let applied: Vec<(i64, String)> = on!(&mut connection, connection => {
            let rows = sqlx::raw_sql(sql).fetch_all(&mut **connection).await?;
            rows.iter().map(sqlx::FromRow::from_row).collect::<sqlx::Result<_>>()
        })?;
        let state = Self::compare(&applied);
        match state.unknown.last() {
            Some(newest) => Err(OpenError::Newer { migration: newest.clone() }),
            None => Ok(state),
        }
    }

    fn compare(applied: &[(i64, String)]) -> Self {
        let name = |version: i64, description: &str| format!("{version:04} {description}");
        let known: Vec<(i64, String)> = embedded::SQLITE
            .iter()
            .filter_map(|(file, _)| {
                let (version, description) = file.strip_suffix(".sql")?.split_once('_')?;
                let version = version.parse().ok()?;
                Some((version, name(version, &description.replace('_', " "))))
            })
            .collect();
        let lacks = |list: &[(i64, String)], wanted: i64| list.iter().all(|(at, _)| *at != wanted);

        Self {
            outstanding: known
                .iter()
                .filter(|(version, _)| lacks(applied, *version))
                .map(|(_, name)| name.clone())
                .collect(),
            unknown: applied
                .iter()
                .filter(|(version, _)| lacks(&known, *version))
                .map(|(version, description)| name(*version, description))
                .collect(),
            is_new: applied.is_empty(),
        }
    }
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
