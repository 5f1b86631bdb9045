//! Lookups on SQLite, on dedicated threads.
//!
//! Through sqlx a statement costs a hop to the driver's thread and one back for each row, several
//! times what SQLite needs for the lookup. This file and `store::backup` are the only ones that
//! open a connection of rusqlite, which shares sqlx's copy of SQLite, and they only read.

use std::{fmt, ops::ControlFlow, path::Path, thread};

use flume::{Receiver, Sender};
use rusqlite::{
    Connection, OpenFlags, Statement, ToSql,
    types::{ToSqlOutput, Value, ValueRef},
};
use tokio::sync::oneshot;

use super::{lookups::FoundRow, sql::BoundValue};

/// The maximum number of lookups that one thread takes at once, so that the other threads find
/// some too.
const MAX_BATCH_LOOKUPS: usize = 16;

/// The maximum number of statements that a connection keeps prepared.
const MAX_PREPARED_STATEMENTS: usize = 64;

/// The handle of the threads, which end when its last clone is dropped.
#[derive(Clone)]
pub(in crate::store) struct ReadThreads {
    lookups: Sender<Box<dyn QueuedLookup>>,
}

impl ReadThreads {
    /// Starts the threads, each with a read only connection.
    pub(in crate::store) fn start(threads: usize, database: &Path) -> sqlx::Result<Self> {
        let (lookups, queue) = flume::unbounded();

        for _ in 0..threads {
            let connection = open(database).map_err(driver_error)?;
            let database = database.to_owned();
            let queue = queue.clone();
            thread::Builder::new()
                .name("reader".to_owned())
                .spawn(move || run_thread(connection, &database, &queue))
                .map_err(sqlx::Error::Io)?;
        }
        Ok(Self { lookups })
    }

    /// Queues a lookup and waits for its first rows. The statement is not run beyond them.
    pub(super) async fn list<R: FoundRow>(
        &self,
        statement: &'static str,
        values: Vec<BoundValue>,
        max_rows: usize,
    ) -> sqlx::Result<Vec<R>> {
        let (answer, answered) = oneshot::channel();
        let lookup = RowLookup::<R> { statement, values, max_rows, answer, found: Ok(Vec::new()) };
        self.lookups.send(Box::new(lookup)).map_err(|_| sqlx::Error::WorkerCrashed)?;
        answered.await.map_err(|_| sqlx::Error::WorkerCrashed)?
    }
}

impl fmt::Debug for ReadThreads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReadThreads")
    }
}

/// A lookup of any kind of rows.
trait QueuedLookup: Send {
    /// Runs the statement and keeps its rows. Returns false if it failed.
    fn run(&mut self, connection: &Connection) -> bool;

    /// Hands over the rows to the task that waits.
    fn answer(self: Box<Self>);
}

struct RowLookup<R> {
    statement: &'static str,
    values: Vec<BoundValue>,
    max_rows: usize,
    answer: oneshot::Sender<sqlx::Result<Vec<R>>>,
    found: rusqlite::Result<Vec<R>>,
}

impl<R: FoundRow> QueuedLookup for RowLookup<R> {
    fn run(&mut self, connection: &Connection) -> bool {
        self.found = connection.prepare_cached(self.statement).and_then(|mut statement| {
            bind(&mut statement, &self.values)?;
            statement.raw_query().mapped(R::read).take(self.max_rows).collect()
        });
        self.found.is_ok()
    }

    fn answer(self: Box<Self>) {
        self.answer.send(self.found.map_err(driver_error)).ok();
    }
}

/// Binds each value to the parameter of its number, `$1` to the first: `SQLite` counts such
/// parameters in the order in which they occur.
fn bind(statement: &mut Statement<'_>, values: &[BoundValue]) -> rusqlite::Result<()> {
    let count = statement.parameter_count();
    for index in 1..=count {
        let name = statement.parameter_name(index).unwrap_or_default();
        let number = name.trim_start_matches('$').parse::<usize>().unwrap_or_default();
        let value = values.get(number.wrapping_sub(1));
        let missing = rusqlite::Error::InvalidParameterCount(values.len(), count);
        statement.raw_bind_parameter(index, value.ok_or(missing)?)?;
    }
    Ok(())
}

impl ToSql for BoundValue {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Integer(integer) => ToSqlOutput::Owned(Value::Integer(*integer)),
            Self::Id(id) => ToSqlOutput::Owned(Value::Blob(id.as_uuid().as_bytes().to_vec())),
        })
    }
}

fn open(database: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(
        database,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.pragma_update(None, "mmap_size", super::MMAP_BYTES)?;
    connection.set_prepared_statement_cache_capacity(MAX_PREPARED_STATEMENTS);
    Ok(connection)
}

/// Serves lookups until the handle is dropped, opening another connection when one fails.
fn run_thread(
    mut connection: Connection,
    database: &Path,
    queue: &Receiver<Box<dyn QueuedLookup>>,
) {
    while serve(&connection, queue).is_break() {
        match open(database) {
            Ok(another) => connection = another,
            Err(error) => tracing::warn!(%error, "a read thread cannot reopen the database"),
        }
    }
}

/// Serves lookups on this connection. Returns `Break` when one fails, and `Continue` when the
/// handle is dropped.
fn serve(connection: &Connection, queue: &Receiver<Box<dyn QueuedLookup>>) -> ControlFlow<()> {
    let mut lookups = Vec::with_capacity(MAX_BATCH_LOOKUPS);

    while let Ok(first) = queue.recv() {
        lookups.push(first);
        lookups.extend(queue.try_iter().take(MAX_BATCH_LOOKUPS - 1));

        // One snapshot for all of them, taken after the last was queued: taking it costs as much as
        // a lookup.
        let snapshot = connection.unchecked_transaction();
        let mut has_failed = false;
        for lookup in &mut lookups {
            has_failed |= !lookup.run(connection);
        }
        drop(snapshot);

        // All at once, so that the waiting task is woken once.
        for lookup in lookups.drain(..) {
            lookup.answer();
        }
        if has_failed {
            return ControlFlow::Break(());
        }
    }
    ControlFlow::Continue(())
}

fn driver_error(error: rusqlite::Error) -> sqlx::Error {
    sqlx::Error::AnyDriverError(error.into())
}
