//! SQLite's answer to the platform's most frequent question, on threads of our own.
//!
//! Through sqlx a statement costs a hop to the driver's thread and one back for each row, several times what SQLite needs
//! for the look-up. This file is the only one that uses rusqlite, which shares sqlx's copy of SQLite, and it only reads.

use std::{fmt, ops::ControlFlow, path::Path, thread};

use flume::{Receiver, Sender};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Statement};
use tokio::sync::oneshot;

use crate::{
    domain::LoginId,
    store::logins::own_id_data::{GET, OwnIdDataLookup, Row},
};

/// The most questions that one thread takes at once, so that the others find some too.
const MOST: usize = 16;

type Question = (LoginId, oneshot::Sender<sqlx::Result<OwnIdDataLookup>>);

/// The way to the threads; they end when the last clone is gone.
#[derive(Clone)]
pub(in crate::store) struct Readers {
    questions: Sender<Question>,
}

impl Readers {
    /// Starts this many threads, each with a connection that cannot write.
    pub(in crate::store) fn start(threads: usize, database: &Path) -> sqlx::Result<Self> {
        let (questions, waiting) = flume::unbounded();
        for _ in 0..threads {
            let connection = open(database).map_err(driver_error)?;
            let (database, waiting) = (database.to_owned(), waiting.clone());
            thread::Builder::new()
                .name("reader".to_owned())
                .spawn(move || answer(connection, &database, &waiting))
                .map_err(sqlx::Error::Io)?;
        }
        Ok(Self { questions })
    }

    pub(in crate::store) async fn ask(&self, login_id: LoginId) -> sqlx::Result<OwnIdDataLookup> {
        let (answer, answered) = oneshot::channel();
        self.questions.send((login_id, answer)).map_err(|_| sqlx::Error::WorkerCrashed)?;
        answered.await.map_err(|_| sqlx::Error::WorkerCrashed)?
    }
}

impl fmt::Debug for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Readers")
    }
}

fn open(database: &Path) -> rusqlite::Result<Connection> {
    let connection =
        Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.pragma_update(None, "mmap_size", super::MAPPED)?;
    Ok(connection)
}

/// Answers until nobody can ask any more, on another connection when one fails.
fn answer(mut connection: Connection, database: &Path, waiting: &Receiver<Question>) {
    while serve(&connection, waiting).is_break() {
        match open(database) {
            Ok(another) => connection = another,
            Err(error) => tracing::warn!(%error, "a reader could not open the database again"),
        }
    }
}

/// Answers on this connection. Breaks off when it fails, and goes on no more when nobody can ask.
fn serve(connection: &Connection, waiting: &Receiver<Question>) -> ControlFlow<()> {
    let mut statement = match connection.prepare(GET) {
        Ok(statement) => statement,
        Err(error) => {
            let Ok((_, answer)) = waiting.recv() else { return ControlFlow::Continue(()) };
            answer.send(Err(driver_error(error))).ok();
            return ControlFlow::Break(());
        }
    };
    let (mut questions, mut answers) = (Vec::with_capacity(MOST), Vec::with_capacity(MOST));
    while let Ok(first) = waiting.recv() {
        questions.push(first);
        questions.extend(waiting.try_iter().take(MOST - 1));
        // One snapshot for all of them, taken after the last was asked: taking it costs as much as an answer.
        let snapshot = connection.unchecked_transaction();
        answers.extend(questions.drain(..).map(|(login_id, answer)| (answer, find(&mut statement, &login_id))));
        drop(snapshot);
        let failed = answers.iter().any(|(_, found)| found.is_err());
        // All at once, so that those who wait are woken once.
        for (answer, found) in answers.drain(..) {
            answer.send(found.map_err(driver_error)).ok();
        }
        if failed {
            return ControlFlow::Break(());
        }
    }
    ControlFlow::Continue(())
}

fn find(statement: &mut Statement<'_>, login_id: &LoginId) -> rusqlite::Result<OwnIdDataLookup> {
    let found = statement.query_row([login_id.as_str()], |row| Ok::<Row, _>((row.get(0)?, row.get(1)?))).optional()?;
    Ok(OwnIdDataLookup::from(found))
}

fn driver_error(error: rusqlite::Error) -> sqlx::Error {
    sqlx::Error::AnyDriverError(error.into())
}
