//! Locks between the processes that use one SQLite file. They end with their process, however it
//! ends.

use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use crate::config::DatabaseUrl;

/// The lock of the running server. A server counts attempts and messages in its own memory, so
/// there is only one per file. Commands run beside it.
#[derive(Debug)]
pub struct OnlyServer {
    _held: Option<File>,
}

#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error(
        "Another server (process {process}) is using {}. Stop it first, or use PostgreSQL for \
         several servers.",
        .path.display()
    )]
    Taken { path: PathBuf, process: String },
    #[error("{}: {error}", .path.display())]
    File { path: PathBuf, error: io::Error },
}

impl OnlyServer {
    /// Takes the lock of this database.
    ///
    /// # Errors
    /// [`LockError::Taken`] while another process holds it.
    pub fn of(database: &DatabaseUrl) -> Result<Self, LockError> {
        let DatabaseUrl::Sqlite(path) = database else { return Ok(Self { _held: None }) };
        let file_error = |error| LockError::File { path: path.clone(), error };
        let mut file = open(path, ".server").map_err(file_error)?;

        match file.try_lock() {
            Ok(()) => {
                file.set_len(0)
                    .and_then(|()| writeln!(file, "{}", std::process::id()))
                    .map_err(file_error)?;
                Ok(Self { _held: Some(file) })
            }
            Err(TryLockError::WouldBlock) => {
                let mut process = String::new();
                file.read_to_string(&mut process).ok();
                Err(LockError::Taken { path: path.clone(), process: process.trim().to_owned() })
            }
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                Ok(Self { _held: None })
            }
            Err(TryLockError::Error(error)) => Err(file_error(error)),
        }
    }
}

/// Waits until no other process migrates the tables. The lock ends when the file is dropped.
pub(in crate::store) fn migration(database: &Path) -> io::Result<File> {
    let file = open(database, ".lock")?;
    match file.lock() {
        Err(error) if error.kind() != io::ErrorKind::Unsupported => Err(error),
        _ => Ok(file),
    }
}

/// Opens the file to lock, beside the database and named after it, by its canonical path. The
/// database itself must not be opened for that: SQLite loses its locks when such a handle is
/// closed.
fn open(database: &Path, ending: &str) -> io::Result<File> {
    let folder =
        database.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;

    let mut path = match fs::canonicalize(database) {
        Ok(path) => OsString::from(path),
        Err(_) => fs::canonicalize(folder)?.join(database.file_name().unwrap_or_default()).into(),
    };

    path.push(ending);
    let mut options = File::options();
    options.create(true).truncate(false).read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);

    options.open(path)
}
