//! Backups: the database and the key files together, of one moment, in one archive.
//!
//! An archive is a `tar` compressed by gzip, and encrypted by age if there are recipients, so that
//! it can be read without this program. First comes `manifest.json`, then `keys/…`, then the
//! database: on SQLite its file, on PostgreSQL the rows of each table as `COPY` writes them.

mod archive_reader;
mod archive_writer;
mod create;
mod restore;
mod schedule;
mod seal;
mod verify;

use std::{io, path::PathBuf};

use age::x25519::Identity;
use serde::{Deserialize, Serialize};

use crate::{
    config::{DatabaseUrl, backups},
    domain::Timestamp,
    store::{
        StoreError,
        backup::{DatabaseContents, ImportError},
        db::{OpenError, lock::LockError},
    },
};

pub use archive_reader::read_manifest;
pub use create::{BackupPlan, BackupTarget, create};
pub use restore::{OpenedArchive, RestorePlace, Restored, restore};
pub use schedule::{keep, work};
pub use verify::{BackupFindings, VerifiedPlace, inspect, unpack};

/// The description of a backup, in the archive's first file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BackupManifest {
    /// The version of the archive's format.
    pub format: u32,
    /// The version of the program that made it.
    pub version: String,
    /// The time of its moment, in RFC 3339.
    pub created_at: String,
    pub database: DatabaseKind,
    pub contents: DatabaseContents,
}

/// The kind of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DatabaseKind {
    Sqlite,
    Postgres,
}

impl DatabaseKind {
    fn of(database: &DatabaseUrl) -> Self {
        match database {
            DatabaseUrl::Sqlite(_) => Self::Sqlite,
            DatabaseUrl::Postgres(_) => Self::Postgres,
        }
    }

    /// The name of the product.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

impl BackupManifest {
    fn new(database: DatabaseKind, created_at: Timestamp, contents: DatabaseContents) -> Self {
        Self {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            created_at: created_at.to_rfc3339(),
            database,
            contents,
        }
    }
}

/// The version of the format that this program writes and reads.
const FORMAT: u32 = 1;

/// Names within an archive.
const MANIFEST: &str = "manifest.json";
const KEYS_FOLDER: &str = "keys/";
const SQLITE_FILE: &str = "database/vestibule.db";

/// Beginning of the names of files that are not complete yet.
const UNFINISHED_PREFIX: &str = ".vestibule-backup-";

/// The name of a part of a table's rows. Parts are numbered from zero.
fn rows_name(table: &str, part: usize) -> String {
    format!("database/{table}/{part:06}.copy")
}

/// The table that a part belongs to.
fn table_of(name: &str) -> Option<&str> {
    name.strip_prefix("database/")?.strip_suffix(".copy")?.split_once('/').map(|(table, _)| table)
}

/// A failure of a backup, of its verification, or of a restore. A restore that failed has changed
/// neither the database nor a key that existed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{} exists already; a backup replaces no file", .0.display())]
    Exists(PathBuf),
    #[error("{}: {error}", .path.display())]
    File { path: PathBuf, error: io::Error },
    #[error("the archive cannot be written: {0}")]
    Output(io::Error),
    #[error("the archive cannot be read: {0}")]
    Input(io::Error),
    #[error("the database: {0}")]
    Open(#[from] OpenError),
    #[error("the database: {0}")]
    Store(#[from] StoreError),
    #[error("the database has no tables of Vestibule")]
    NoTables,
    #[error(
        "the database has migration {0}, which this version does not know: use the version that \
         the servers run"
    )]
    NewerDatabase(i64),
    #[error("this is not a backup of Vestibule")]
    NoBackup,
    #[error("the archive is truncated, or it was changed")]
    Damaged,
    #[error("the archive has {0}, which this version does not know: use the version that made it")]
    UnknownPart(String),
    #[error(
        "the backup has migration {0}, which this version does not know: it was made by a newer \
         version, so restore it with that one"
    )]
    NewerBackup(i64),
    #[error("the archive is encrypted: name the file of the private key with --identity")]
    IdentityNeeded,
    #[error("none of the private keys opens this archive: it was encrypted for others")]
    WrongIdentity,
    #[error("{} has no private key of age, which begins with AGE-SECRET-KEY-1", .0.display())]
    NoIdentity(PathBuf),
    #[error("the archive cannot be encrypted: {0}")]
    Encryption(String),
    #[error(
        "this is a backup of {}, but database_url names {}: restore it where it belongs, and use \
         `vestibule db copy` to move", .backup.as_str(), .target.as_str()
    )]
    OtherDatabase { backup: DatabaseKind, target: DatabaseKind },
    #[error("{0} has data already: use --replace to put the backup in its place")]
    NotEmpty(String),
    #[error("{} is in the way: move it elsewhere", .0.display())]
    InTheWay(PathBuf),
    #[error(
        "{} is another key than that of the backup: move it elsewhere, because what was encrypted \
         with it could never be read again", .0.display()
    )]
    OtherKey(PathBuf),
    #[error("{0}")]
    Lock(#[from] LockError),
    #[error("{0}")]
    Import(ImportError),
    #[error("the restored database is damaged: {0}")]
    Broken(String),
    /// The other half of the work has ended, and has the reason.
    #[error("the work was given up")]
    Abandoned,
}

impl BackupError {
    /// Returns the function that makes an error about this file.
    fn of_file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        |error| Self::File { path: path.into(), error }
    }

    /// True when damage of the archive may be the cause.
    fn may_be_damage(&self) -> bool {
        matches!(self, Self::Input(_) | Self::NoBackup | Self::UnknownPart(_) | Self::Abandoned)
    }
}

impl From<ImportError> for BackupError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Open(error) => Self::Open(error),
            ImportError::Store(error) => Self::Store(error),
            ImportError::NotEmpty => Self::NotEmpty("the database".to_owned()),
            error @ (ImportError::InUse(_) | ImportError::RowsMissing { .. }) => {
                Self::Import(error)
            }
        }
    }
}

/// Parses the private keys in the text of a file: one a line, with comments after `#`.
pub fn parse_identities(text: &str) -> Vec<Identity> {
    text.lines().filter_map(|line| line.trim().parse().ok()).collect()
}

pub use backups::parse_recipient;
