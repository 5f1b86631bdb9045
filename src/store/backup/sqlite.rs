//! The copy of an SQLite file, beside a server that writes to it.
//!
//! A read transaction holds one moment of the write-ahead log, so the copy is of that moment
//! however long it takes. It is made page by page by SQLite's online backup API.

use std::{path::Path, thread, time::Duration};

use rusqlite::{
    Connection, OpenFlags,
    backup::{Backup, StepResult},
};
use tokio::sync::oneshot;

use super::{DatabaseContents, TableContents};
use crate::store::StoreError;

/// The number of pages that are copied before the copier looks whether anybody still waits.
const STEP_PAGES: i32 = 1_000;

/// The time to wait for a lock of another process.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Copies the database into an empty file. The copy ends when the caller does.
///
/// # Errors
/// The database cannot be read, or the copy not be written.
pub async fn copy_file(database: &Path, copy: &Path) -> Result<DatabaseContents, StoreError> {
    let (database, copy) = (database.to_owned(), copy.to_owned());
    let (answer, answered) = oneshot::channel();
    tokio::task::spawn_blocking(move || {
        let copied = run(&database, &copy, || answer.is_closed());
        answer.send(copied).ok();
    });
    answered.await.map_err(|_| StoreError::WorkerCrashed)?.map_err(driver_error)
}

fn run(
    database: &Path,
    copy: &Path,
    is_abandoned: impl Fn() -> bool,
) -> rusqlite::Result<DatabaseContents> {
    let from = open_read_only(database)?;
    let snapshot = from.unchecked_transaction()?;
    let contents = read_contents(&snapshot)?;

    let mut to = Connection::open(copy)?;
    // A copy that is not finished is of no use, and is synchronised with the disk later.
    to.execute_batch("pragma journal_mode = off; pragma synchronous = off;")?;
    let backup = Backup::new(&snapshot, &mut to)?;
    while !is_abandoned() {
        match backup.step(STEP_PAGES)? {
            StepResult::Done => return Ok(contents),
            StepResult::Busy | StepResult::Locked => thread::sleep(Duration::from_millis(5)),
            // More, and whatever a later version of the driver adds.
            _ => {}
        }
    }
    Err(rusqlite::Error::QueryReturnedNoRows)
}

/// Checks that a file is undamaged and that no row refers to a missing one. Returns its contents.
///
/// # Errors
/// A description of the damage.
pub async fn check_file(database: &Path) -> Result<DatabaseContents, String> {
    let database = database.to_owned();
    let checked = tokio::task::spawn_blocking(move || {
        let file = open_read_only(&database).map_err(|error| error.to_string())?;
        check(&file)
    });
    checked.await.map_err(|error| error.to_string())?
}

fn check(file: &Connection) -> Result<DatabaseContents, String> {
    let said: String = file
        .query_row("pragma integrity_check(1)", [], |row| row.get(0))
        .map_err(|error| error.to_string())?;
    if said != "ok" {
        return Err(said);
    }
    let orphans: Vec<String> =
        list(file, "select distinct \"table\" from pragma_foreign_key_check")
            .map_err(|error| error.to_string())?;
    if let Some(table) = orphans.first() {
        return Err(format!("a row of {table} refers to one that is missing"));
    }
    read_contents(file).map_err(|error| error.to_string())
}

fn open_read_only(database: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let file = Connection::open_with_flags(database, flags)?;
    file.busy_timeout(BUSY_TIMEOUT)?;
    Ok(file)
}

fn read_contents(file: &Connection) -> rusqlite::Result<DatabaseContents> {
    let names: Vec<String> = list(
        file,
        "select name from pragma_table_list
          where schema = 'main' and type = 'table' and name not glob 'sqlite_*' order by name",
    )?;
    let (migrations, names): (Vec<_>, Vec<_>) =
        names.into_iter().partition(|name| name == "_sqlx_migrations");
    if migrations.is_empty() {
        return Ok(DatabaseContents::default());
    }

    let migrations =
        list(file, "select version from _sqlx_migrations where success order by version")?;
    let mut tables = Vec::new();
    for name in names {
        let count = format!("select count(*) from \"{name}\"");
        let rows: i64 = file.query_row(&count, [], |row| row.get(0))?;
        tables.push(TableContents { name, rows: rows.unsigned_abs(), columns: Vec::new() });
    }
    Ok(DatabaseContents { migrations, tables })
}

fn list<T: rusqlite::types::FromSql>(file: &Connection, sql: &str) -> rusqlite::Result<Vec<T>> {
    file.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

fn driver_error(error: rusqlite::Error) -> StoreError {
    StoreError::AnyDriverError(error.into())
}
