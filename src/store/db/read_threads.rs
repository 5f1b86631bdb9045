//! The lookup of `ownIdData` on SQLite, the platform's most frequent callback, on dedicated
//! threads.
//!
//! Through sqlx a statement costs a hop to the driver's thread and one back for each row, several
//! times what SQLite needs for the lookup. This file is the only one that uses rusqlite, which
//! shares sqlx's copy of SQLite, and it only reads.

use std::{fmt, ops::ControlFlow, path::Path, thread};

use flume::{Receiver, Sender};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Statement};
use tokio::sync::oneshot;

use crate::{
    domain::LoginId,
    store::logins::own_id_data::{GET, OwnIdDataLookup, OwnIdDataRow},
};

/// The maximum number of requests that one thread takes at once, so that the other threads find
/// some too.
const MAX_BATCH_REQUESTS: usize = 16;

type LookupRequest = (LoginId, oneshot::Sender<sqlx::Result<OwnIdDataLookup>>);

/// The handle of the threads, which end when its last clone is dropped.
#[derive(Clone)]
pub(in crate::store) struct ReadThreads {
    requests: Sender<LookupRequest>,
}

impl ReadThreads {
    /// Starts the threads, each with a read only connection.
    pub(in crate::store) fn start(threads: usize, database: &Path) -> sqlx::Result<Self> {
        let (requests, queue) = flume::unbounded();

        for _ in 0..threads {
            let connection = open(database).map_err(driver_error)?;
            let database = database.to_owned();
            let queue = queue.clone();
            thread::Builder::new()
                .name("reader".to_owned())
                .spawn(move || run_thread(connection, &database, &queue))
                .map_err(sqlx::Error::Io)?;
        }
        Ok(Self { requests })
    }

    /// Queues a lookup and waits for its result.
    pub(in crate::store) async fn find(&self, login_id: LoginId) -> sqlx::Result<OwnIdDataLookup> {
        let (answer, answered) = oneshot::channel();
        self.requests.send((login_id, answer)).map_err(|_| sqlx::Error::WorkerCrashed)?;
        answered.await.map_err(|_| sqlx::Error::WorkerCrashed)?
    }
}

impl fmt::Debug for ReadThreads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReadThreads")
    }
}

fn open(database: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(
        database,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.pragma_update(None, "mmap_size", super::MMAP_BYTES)?;
    Ok(connection)
}

/// Serves requests until the handle is dropped, opening another connection when one fails.
fn run_thread(mut connection: Connection, database: &Path, queue: &Receiver<LookupRequest>) {
    while serve(&connection, queue).is_break() {
        match open(database) {
            Ok(another) => connection = another,
            Err(error) => tracing::warn!(%error, "a read thread cannot reopen the database"),
        }
    }
}

/// Serves requests on this connection. Returns `Break` when it fails, and `Continue` when the
/// handle is dropped.
fn serve(connection: &Connection, queue: &Receiver<LookupRequest>) -> ControlFlow<()> {
    let mut statement = match connection.prepare(GET) {
        Ok(statement) => statement,
        Err(error) => {
            let Ok((_, answer)) = queue.recv() else { return ControlFlow::Continue(()) };
            answer.send(Err(driver_error(error))).ok();
            return ControlFlow::Break(());
        }
    };
    let mut requests = Vec::with_capacity(MAX_BATCH_REQUESTS);
    let mut answers = Vec::with_capacity(MAX_BATCH_REQUESTS);

    while let Ok(first) = queue.recv() {
        requests.push(first);
        requests.extend(queue.try_iter().take(MAX_BATCH_REQUESTS - 1));

        // One snapshot for all of them, taken after the last request: taking it costs as much as a
        // lookup.
        let snapshot = connection.unchecked_transaction();
        answers.extend(
            requests.drain(..).map(|(login_id, answer)| (answer, find(&mut statement, &login_id))),
        );
        drop(snapshot);

        let has_failed = answers.iter().any(|(_, found)| found.is_err());
        // All at once, so that the waiting task is woken once.
        for (answer, found) in answers.drain(..) {
            answer.send(found.map_err(driver_error)).ok();
        }
        if has_failed {
            return ControlFlow::Break(());
        }
    }
    ControlFlow::Continue(())
}

fn find(statement: &mut Statement<'_>, login_id: &LoginId) -> rusqlite::Result<OwnIdDataLookup> {
    let found = statement
        .query_row([login_id.as_str()], |row| Ok::<OwnIdDataRow, _>((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(OwnIdDataLookup::from(found))
}

fn driver_error(error: rusqlite::Error) -> sqlx::Error {
    sqlx::Error::AnyDriverError(error.into())
}
