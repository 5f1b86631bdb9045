//! Copies of the whole database, each of one moment, and their way back.

mod postgres;
mod postgres_import;
pub mod schedule;
mod sqlite;

use serde::{Deserialize, Serialize};

use super::db::migrations;

pub use postgres::PostgresSnapshot;
pub use postgres_import::{ImportError, ImportPlace, PostgresImport, drop_schema};
pub use sqlite::{check_file, copy_file};

/// The contents of a database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatabaseContents {
    /// The versions of the migrations that made its tables. Empty for a database of somebody else.
    pub migrations: Vec<i64>,
    /// Its tables, each after those that it refers to.
    pub tables: Vec<TableContents>,
}

/// A table with the number of its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableContents {
    pub name: String,
    pub rows: u64,
    /// The columns in the order of the copied rows. None on SQLite, whose file is copied.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
}

impl DatabaseContents {
    /// The newest migration that this version does not have, if there is one.
    pub fn unknown_migration(&self) -> Option<i64> {
        let known = migrations::versions();
        self.migrations.iter().copied().filter(|version| !known.contains(version)).max()
    }

    /// The number of rows of a table.
    pub fn rows(&self, table: &str) -> u64 {
        self.tables.iter().find(|found| found.name == table).map_or(0, |found| found.rows)
    }

    /// The number of rows of all tables.
    pub fn all_rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}
