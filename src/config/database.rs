//! Which database.

use std::path::{Path, PathBuf};

use super::Source;

/// The embedded SQLite file, or a PostgreSQL server for many nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatabaseUrl {
    Sqlite(PathBuf),
    /// A `postgres://` URL; it may hold a password, so it is never printed.
    Postgres(Box<str>),
}

impl DatabaseUrl {
    pub(super) fn read(source: &mut Source, data_dir: &Path) -> Self {
        source.parsed("database_url", Self::Sqlite(data_dir.join("vestibule.db")), Self::parse)
    }

    /// # Errors
    /// What is wrong, without repeating the URL.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return if path.is_empty() || path == ":memory:" {
                Err("names no file; accounts must outlive the process")
            } else {
                Ok(Self::Sqlite(path.into()))
            };
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.into()));
        }
        Err("must begin with sqlite: or postgres://")
    }
}
