//! The copy of a database into another one, of either kind.
//!
//! The tables and their columns are read from the databases. Each table is copied in the order of
//! its keys, and the target keeps how far it came. If the source is in use meanwhile, triggers
//! write the keys of changed rows to a log, and the rows of that log are copied again until few are
//! left; then the source refuses writes, and the rest follows. At the end, both have the same
//! number of rows with the same hashes.

mod binary;
mod bulk;
mod catalog;
mod cells;
mod changes;
mod endpoints;
pub(in crate::store::db) mod gate;
pub(in crate::store::db) mod state;
mod statements;
mod verify;

use std::time::Duration;

use self::{
    catalog::CopiedTable,
    endpoints::{name_of, open_source, open_target, refuse_sessions},
    state::CopyState,
    statements::OnConflict,
};
use super::{
    OpenError, RawConnection,
    lock::{LockError, OnlyServer},
};
use crate::config::DatabaseUrl;

/// A copy that is asked for.
#[derive(Clone, Debug)]
pub struct CopyRequest {
    pub from: DatabaseUrl,
    pub to: DatabaseUrl,
    /// True if servers use the source meanwhile.
    pub follow: bool,
    /// A random identity, of letters and digits.
    pub id: String,
}

/// The reason why a copy ended early.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    #[error("The source cannot be opened: {0}.")]
    Source(#[source] OpenError),
    #[error("The target cannot be opened: {0}.")]
    Target(#[source] OpenError),
    #[error("{0}")]
    Lock(#[from] LockError),
    #[error("The copy cannot be made: {0}.")]
    Refused(String),
    #[error(
        "The table {0} of the target is not that of the source: one of them was changed meanwhile. \
         Empty the target, and copy again."
    )]
    Different(String),
    #[error("A database failed: {0}. Give the same command again: it goes on where it stopped.")]
    Database(#[from] sqlx::Error),
}

/// A step of a copy, for the person who waits.
#[derive(Clone, Copy, Debug)]
pub enum CopyStep {
    Rows {
        copied: u64,
        total: u64,
    },
    Verifying {
        table: usize,
        tables: usize,
    },
    /// The changes that were copied in one round.
    Changes {
        rows: usize,
    },
    /// From here on the source refuses writes.
    Switching,
    /// Servers can be started on the target, while its foreign keys are checked once more.
    Switched,
}

/// The end of a copy.
#[derive(Clone, Copy, Debug)]
pub struct CopyOutcome {
    pub tables: usize,
    /// The time for which the source refused writes, if it was followed in this run.
    pub refused: Option<Duration>,
}

/// The function that is told each step.
pub type StepReport<'r> = &'r mut dyn FnMut(CopyStep);

impl CopyRequest {
    /// The source, without a password.
    pub fn source_name(&self) -> String {
        name_of(&self.from)
    }

    /// The target, without a password.
    pub fn target_name(&self) -> String {
        name_of(&self.to)
    }

    /// Copies everything, from the point that an earlier run of the same copy reached.
    ///
    /// # Errors
    /// [`CopyError`]. What was copied is kept.
    pub async fn run(&self, report: StepReport<'_>) -> Result<CopyOutcome, CopyError> {
        if self.source_name() == self.target_name() {
            return Err(CopyError::Refused("source and target are the same database".to_owned()));
        }
        let mut from = open_source(&self.from).await?;
        let _only_source = if self.follow { None } else { Some(OnlyServer::of(&self.from)?) };
        let _only_target = OnlyServer::of(&self.to)?;
        if !self.follow {
            refuse_sessions(&mut from, "source").await?;
        }
        let (mut to, is_new) = open_target(&self.to).await?;
        let tables = catalog::read(&mut from).await?;
        let tables = catalog::common(tables, &catalog::read(&mut to).await?)?;

        let state = self.claim(&mut to, &tables, is_new).await?;
        let mut run = CopyRun { from, to, tables, report };
        let mut refused = None;
        if state.is_finished {
            run = self.compare_finished(run).await?;
        } else if self.follow {
            self.begin_to_follow(&mut run, &state).await?;
            let time;
            (run, time) = run.follow(&self.target_name()).await?;
            refused = Some(time);
        } else {
            run.copy_rows(OnConflict::Fail).await?;
            run = run.verify().await?;
            state::finish(&mut run.to).await?;
        }

        (run.report)(CopyStep::Switched);
        state::settle(&mut run.to).await?;
        let tables = run.tables.len();
        run.from.close().await?;
        run.to.close().await?;
        Ok(CopyOutcome { tables, refused })
    }

    /// Finds the state of this copy in the target, or begins it in an empty one.
    async fn claim(
        &self,
        to: &mut RawConnection,
        tables: &[CopiedTable],
        is_new: bool,
    ) -> Result<CopyState, CopyError> {
        let Some(state) = state::read(to).await? else {
            if !is_new && let Some(table) = state::occupied(to, tables).await? {
                return Err(self.occupied(&format!("rows in {table}")));
            }
            return state::begin(to, tables, self).await;
        };

        if state.source != self.source_name() {
            return Err(self.occupied(&format!("a copy of {}", state.source)));
        }
        if self.follow == state.follow_id.is_empty() {
            let word = if self.follow { "without" } else { "with" };
            return Err(CopyError::Refused(format!(
                "it was begun {word} --follow: go on in the same way, or empty the target"
            )));
        }
        Ok(state)
    }

    /// Checks a copy of which an earlier run ended between its last steps.
    async fn compare_finished<'r>(&self, mut run: CopyRun<'r>) -> Result<CopyRun<'r>, CopyError> {
        if !self.follow {
            return run.verify().await;
        }
        if gate::is_closed(&mut run.from).await? {
            return Ok(run);
        }
        Err(self.occupied("a copy that ended, and the source is in use again"))
    }

    fn occupied(&self, what: &str) -> CopyError {
        CopyError::Refused(format!(
            "the target {} has {what}. Name an empty database",
            self.target_name()
        ))
    }

    /// Has the source log its changes, unless it does already.
    async fn begin_to_follow(
        &self,
        run: &mut CopyRun<'_>,
        state: &CopyState,
    ) -> Result<(), CopyError> {
        let refused = |what: &str| {
            Err(CopyError::Refused(format!(
                "{what}: end that by `vestibule db reopen`, empty the target, and copy again"
            )))
        };
        match gate::follow_id(&mut run.from).await? {
            Some(id) if id == state.follow_id => Ok(()),
            Some(_) => refused("the source is followed by another copy"),
            None if state::is_fresh(&mut run.to).await? => {
                gate::install(&mut run.from, &run.tables, &state.follow_id).await
            }
            None => refused("the source is followed no longer"),
        }
    }
}

/// Lets a database that was moved, or followed, be used as before.
///
/// # Errors
/// [`CopyError`] if it cannot be opened or changed.
pub async fn reopen(url: &DatabaseUrl) -> Result<(), CopyError> {
    let mut database = open_source(url).await?;
    gate::remove(&mut database).await?;
    Ok(database.close().await?)
}

/// A copy that runs.
struct CopyRun<'r> {
    from: RawConnection,
    to: RawConnection,
    tables: Vec<CopiedTable>,
    report: StepReport<'r>,
}
